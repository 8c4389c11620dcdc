package io.balie.shell.conversation;

import io.balie.shell.conversation.CustodyLines.Answered;
import io.balie.shell.conversation.CustodyLines.Asked;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets other processes of the same owner note looks, copies and erasures while this one holds the store. */
public final class CustodyDesk implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CustodyDesk.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_AT_ONCE = 16;

    private final Path folder;
    private final Custodian custodian;
    private final ServerSocketChannel server;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    private CustodyDesk(Path folder, Custodian custodian, ServerSocketChannel server) {
        this.folder = folder;
        this.custodian = custodian;
        this.server = server;
    }

    /**
     * Listen in the folder of the store that this process holds.
     *
     * @throws IOException if the socket cannot be made
     */
    public static CustodyDesk open(Path folder, Custodian custodian) throws IOException {
        CustodyDesk desk = new CustodyDesk(folder, custodian, CustodySocket.listen(folder));
        Thread.ofPlatform().daemon().name("custody").start(desk::listen);
        return desk;
    }

    private void listen() {
        while (server.isOpen()) {
            try {
                places.acquire();
                SocketChannel caller = server.accept();
                workers.execute(() -> answer(caller));
            } catch (IOException | RejectedExecutionException closed) {
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void answer(SocketChannel caller) {
        try (caller) {
            String line = CustodySocket.read(caller, PATIENCE);
            CustodySocket.write(caller, CustodyLines.write(done(line)), PATIENCE);
        } catch (IOException gone) {
            LOG.debug("A caller of the custody socket left: {}", gone.getMessage());
        } finally {
            places.release();
        }
    }

    private Answered done(String line) {
        try {
            Asked asked = CustodyLines.asked(line);
            String ref = asked.ref().orElse("");
            return switch (asked.act()) {
                case "looked" -> {
                    custodian.looked(asked.look(), asked.ref());
                    yield Answered.done(0);
                }
                case "exported" -> {
                    custodian.exported(asked.look(), ref, asked.what());
                    yield Answered.done(0);
                }
                case "erase" -> Answered.done(custodian.erase(asked.look(), ref));
                case "park" -> {
                    custodian.park(asked.look(), ref);
                    yield Answered.done(0);
                }
                case "purge" -> Answered.done(custodian.purge());
                default -> Answered.refused("Nothing is known of '%.40s'.".formatted(asked.act()));
            };
        } catch (Custodian.ReasonMissing missing) {
            return new Answered(0, Optional.of(String.valueOf(missing.getMessage())), true);
        } catch (IllegalArgumentException | Custodian.NotNoted refused) {
            return Answered.refused(String.valueOf(refused.getMessage()));
        } catch (RuntimeException failed) {
            LOG.error(
                    "What was asked on the custody socket failed: {}",
                    failed.getClass().getName());
            return Answered.refused("It failed; the desk's log says more.");
        }
    }

    @Override
    public void close() {
        try {
            CustodySocket.forget(folder);
            server.close();
        } catch (IOException e) {
            LOG.warn("The custody socket did not close well: {}", e.getMessage());
        }
        workers.close();
    }
}
