package io.balie.nlu.model;

/** Hears how training goes on. */
@FunctionalInterface
public interface Progress {

    /** Hears nothing. */
    Progress SILENT = (epoch, of, loss) -> {};

    /**
     * An epoch ended. Passes run side by side, and the epochs of all count; calls come one at a time, from any of their threads.
     *
     * @param epoch from 1
     * @param of how many there will be in all
     * @param loss mean cross-entropy over a sample of the examples, in nats
     */
    void epoch(int epoch, int of, double loss);
}
