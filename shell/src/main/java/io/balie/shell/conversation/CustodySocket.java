package io.balie.shell.conversation;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;

/**
 * A Unix domain socket in a folder of transcripts, for its owner alone: one JSON line each way, then it closes.
 *
 * <p>A socket file that nobody listens on any more does no harm: who connects is refused, who listens replaces it.
 */
final class CustodySocket {

    /** The longest line in either direction, in bytes. */
    static final int LONGEST_LINE = 16 * 1024;

    private static final String NAME = "custody.sock";
    private static final String MAKING = ".custody";

    /** What systems allow; Linux has 108 with the closing zero, others less. */
    private static final int LONGEST_PATH = 100;

    private CustodySocket() {}

    /** Listen in a folder. Whoever gets in may read and erase, so the file is closed to others before it can be seen. */
    static ServerSocketChannel listen(Path folder) throws IOException {
        Path making = folder.resolve(MAKING);
        Path made = making.resolve(NAME);
        Files.deleteIfExists(made);
        Files.deleteIfExists(making);
        Files.createDirectory(
                making, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        boolean listening = false;
        try {
            within(making, address -> server.bind(address));
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
            Files.move(made, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
            listening = true;
            return server;
        } finally {
            if (!listening) {
                server.close();
            }
            Files.deleteIfExists(made);
            Files.deleteIfExists(making);
        }
    }

    static void forget(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(NAME));
    }

    /** Say one line and hear one. */
    static String ask(Path folder, String line, Duration patience) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            within(folder, channel::connect);
            write(channel, line, patience);
            return read(channel, patience);
        }
    }

    static void write(SocketChannel channel, String line, Duration patience) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        if (bytes.remaining() > LONGEST_LINE) {
            throw new IOException("A line of %d bytes is too long.".formatted(bytes.remaining()));
        }
        long end = System.nanoTime() + patience.toNanos();
        while (bytes.hasRemaining()) {
            await(channel, SelectionKey.OP_WRITE, end);
            channel.write(bytes);
        }
    }

    static String read(SocketChannel channel, Duration patience) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST_LINE);
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            for (int i = 0; i < bytes.position(); i++) {
                if (bytes.get(i) == '\n') {
                    return new String(Arrays.copyOf(bytes.array(), i), StandardCharsets.UTF_8);
                }
            }
            if (!bytes.hasRemaining()) {
                throw new IOException("A line is longer than %d bytes.".formatted(LONGEST_LINE));
            }
            await(channel, SelectionKey.OP_READ, end);
            if (channel.read(bytes) < 0) {
                throw new IOException("The other side hung up.");
            }
        }
    }

    private static void await(SocketChannel channel, int what, long end) throws IOException {
        channel.configureBlocking(false);
        try (Selector selector = Selector.open()) {
            channel.register(selector, what);
            long millis = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (millis <= 0 || selector.select(millis) == 0) {
                throw new IOException("The other side does not answer.");
            }
        }
    }

    @FunctionalInterface
    private interface Use {
        void of(UnixDomainSocketAddress address) throws IOException;
    }

    /** A path to a socket has about a hundred bytes at most; a short link leads into a folder that lies deeper. */
    private static void within(Path folder, Use use) throws IOException {
        Path direct = folder.toAbsolutePath().resolve(NAME);
        if (direct.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH) {
            use.of(UnixDomainSocketAddress.of(direct));
            return;
        }
        Path place = Files.createTempDirectory("balie");
        Path link = place.resolve("f");
        try {
            Files.createSymbolicLink(link, folder.toAbsolutePath());
            use.of(UnixDomainSocketAddress.of(link.resolve(NAME)));
        } finally {
            Files.deleteIfExists(link);
            Files.deleteIfExists(place);
        }
    }
}
