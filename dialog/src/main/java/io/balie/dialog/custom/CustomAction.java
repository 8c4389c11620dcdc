package io.balie.dialog.custom;

import io.balie.dialog.domain.Domain;
import io.balie.dialog.tracker.Tracker;

/** Something a bot does, written in Java by its author. Implementations are safe for use by many threads. */
public interface CustomAction {

    /** The name by which the domain, stories and rules call it, such as {@code action_check_stock}. */
    String name();

    /**
     * Do it.
     *
     * <p>What it throws is written down as a failure of this action; the conversation goes on.
     *
     * @param tracker the conversation so far
     * @param doing collects what is said and done
     */
    void run(Tracker tracker, Domain domain, Doing doing);
}
