package io.balie.nlu.classifier;

/** Hears of training as it goes on. */
@FunctionalInterface
public interface Epochs {

    /** Hears nothing. */
    Epochs SILENT = (epoch, of, loss) -> {};

    /**
     * An epoch ended.
     *
     * @param epoch from 1
     * @param of how many there will be
     * @param loss mean cross-entropy over a sample of the examples, in nats
     */
    void ended(int epoch, int of, double loss);
}
