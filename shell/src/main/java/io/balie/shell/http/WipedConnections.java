package io.balie.shell.http;

import java.nio.ByteBuffer;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * HTTP/1.1 that leaves nothing of a request or of its answer behind in memory. Tomcat uses buffers again and does not clear them, and a browser's
 * connection stays open for long: what a customer said would stay there, also after it was erased.
 *
 * <p>So what takes a request apart is not used again for another one, nor are the buffers of a closed connection; those of a connection that stays open are
 * overwritten when an answer has gone. Tomcat makes one by its name.
 */
public final class WipedConnections extends Http11NioProtocol {

    private static final byte[] BLANK = new byte[8192];

    /** With no buffers yet. */
    public WipedConnections() {
        setProcessorCache(0); // and again among the server's properties, whose usual value comes later
        getEndpoint().getSocketProperties().setBufferPool(0);
        getEndpoint().setHandler(new Wiping(getHandler()));
    }

    /** Tomcat calls it while it holds the connection's lock, and begins nothing else there before it returns. */
    private record Wiping(Handler<NioChannel> within) implements Handler<NioChannel> {

        @Override
        public SocketState process(SocketWrapperBase<NioChannel> socket, SocketEvent event) {
            SocketState state = within.process(socket, event);
            SocketBufferHandler buffers = socket.getSocketBufferHandler();
            switch (state) {
                case OPEN -> {
                    letGo(socket);
                    wipeRead(buffers);
                    if (buffers.isWriteBufferEmpty()) {
                        wipe(buffers.getWriteBuffer());
                    }
                }
                // Others may be writing at this moment.
                case UPGRADED -> {
                    letGo(socket);
                    wipeRead(buffers);
                }
                case LONG -> wipeRead(buffers);
                case CLOSED, UPGRADING, ASYNC_END, ASYNC_IO, SENDFILE, SUSPENDED -> {
                    // What is needed no longer goes with the connection; the rest is in use.
                }
            }
            return state;
        }

        /** The connection holds what took its last request apart, though it is never asked again. */
        private static void letGo(SocketWrapperBase<NioChannel> socket) {
            socket.setAppReadBufHandler(null);
        }

        /** What has come in already of the next request stays. */
        private static void wipeRead(SocketBufferHandler buffers) {
            if (buffers.isReadBufferEmpty()) {
                wipe(buffers.getReadBuffer());
            }
        }

        private static void wipe(ByteBuffer buffer) {
            ByteBuffer all = buffer.duplicate().clear();
            while (all.hasRemaining()) {
                all.put(BLANK, 0, Math.min(BLANK.length, all.remaining()));
            }
        }

        @Override
        public Object getGlobal() {
            return within.getGlobal();
        }

        @Override
        public void release(SocketWrapperBase<NioChannel> socket) {
            within.release(socket);
        }

        @Override
        public void pause() {
            within.pause();
        }

        @Override
        public void recycle() {
            within.recycle();
        }
    }
}
