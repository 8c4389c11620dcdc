package io.balie.nlu.evaluation;

/**
 * Whether two models differ by more than chance, judged by the messages that only one of them reads rightly: McNemar's test.
 *
 * @param onlyBefore messages that the first alone reads rightly
 * @param onlyAfter messages that the second alone reads rightly
 * @param p how probable so uneven a split, or a more uneven one, is between equally good models: exact, two-sided
 */
public record McNemar(int onlyBefore, int onlyAfter, double p) {

    /**
     * Test.
     *
     * @throws IllegalArgumentException if a count is negative
     */
    public static McNemar of(int onlyBefore, int onlyAfter) {
        if (onlyBefore < 0 || onlyAfter < 0) {
            throw new IllegalArgumentException(
                    "Messages are %d and %d, expected none or more.".formatted(onlyBefore, onlyAfter));
        }
        int all = onlyBefore + onlyAfter;
        int fewer = Math.min(onlyBefore, onlyAfter);
        // In logarithms: half to the power of some thousands is no number any more.
        double term = all * StrictMath.log(0.5);
        double tail = 0;
        for (int i = 0; i <= fewer; i++) {
            tail += StrictMath.exp(term);
            term += StrictMath.log((all - i) / (i + 1.0));
        }
        return new McNemar(onlyBefore, onlyAfter, Math.min(1, 2 * tail));
    }

    /** Whether chance is an unlikely explanation: p below 0.05. */
    public boolean isClear() {
        return p < 0.05;
    }
}
