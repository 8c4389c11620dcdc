package io.balie.shell.desk;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The desk that serves. It may be changed for another or taken away at any moment; a turn that has begun goes on with the desk it began
 * with.
 */
public final class DeskInUse {

    private final AtomicReference<Optional<Desk>> desk;

    /** Serve with this desk first. */
    public DeskInUse(Desk first) {
        this.desk = new AtomicReference<>(Optional.of(first));
    }

    /** The desk that serves at this moment, if one does. */
    public Optional<Desk> now() {
        return desk.get();
    }

    /**
     * The desk that serves at this moment.
     *
     * @throws NoDesk if none does
     */
    public Desk get() {
        return desk.get().orElseThrow(NoDesk::new);
    }

    /** Serve with another desk from now on. */
    public void change(Desk next) {
        desk.set(Optional.of(next));
    }

    /** Serve no longer. */
    public void takeAway() {
        desk.set(Optional.empty());
    }
}
