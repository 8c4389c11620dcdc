package io.balie.nlu.model;

/** Hears how training goes on. */
@FunctionalInterface
public interface Progress {

    /** Hears nothing. */
    Progress SILENT = (epoch, of, loss) -> {};

    /**
     * An epoch ended. The epochs that measure the calibration count too.
     *
     * @param epoch from 1
     * @param of how many there will be in all
     * @param loss mean cross-entropy over a sample of the examples, in nats
     */
    void epoch(int epoch, int of, double loss);
}
