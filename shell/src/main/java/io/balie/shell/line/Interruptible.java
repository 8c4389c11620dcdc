package io.balie.shell.line;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jline.utils.Signals;

/**
 * Work that Ctrl-C stops, and nothing but the work: a shell goes on with its prompt, a command ends with
 * {@link Status#INTERRUPTED}.
 */
public final class Interruptible {

    private static final String CTRL_C = "INT";

    private Interruptible() {}

    /**
     * Do some work in this thread, which is interrupted at Ctrl-C.
     *
     * @param stopped what to say if it did not come to its end
     * @throws CommandFailed with {@link Status#INTERRUPTED} if it was stopped
     */
    public static <T> T run(Supplier<T> work, String stopped) {
        Thread worker = Thread.currentThread();
        AtomicBoolean asked = new AtomicBoolean();
        Object before = Signals.register(CTRL_C, () -> {
            asked.set(true);
            worker.interrupt();
        });
        try {
            return work.get();
        } catch (RuntimeException ended) {
            if (asked.get()) {
                // Whatever it ended with: a wait, a file or a lock may have been interrupted as well as a step of the
                // training.
                throw new CommandFailed(Status.INTERRUPTED, stopped, ended);
            }
            throw ended;
        } finally {
            Signals.unregister(CTRL_C, before);
            if (asked.get() && Thread.interrupted()) {
                asked.set(false); // the mark is not left to what comes next
            }
        }
    }
}
