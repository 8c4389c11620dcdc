package io.balie.nlu.language;

import java.util.Arrays;
import java.util.Map;

/**
 * What runs of letters say of the language, by the hash of their letters: a lookup makes nothing that must be collected. Immutable.
 *
 * <p>A place of the table is one long: above, what of the hash the place itself does not tell; below, which row of the logarithms.
 */
final class Evidence {

    private static final int ROW_BITS = 24;
    private static final long ROW = (1L << ROW_BITS) - 1;
    private static final long START = 0xcbf29ce484222325L;

    private final int languages;
    private final long[] places;
    private final float[] logs;

    /**
     * The evidence of a table of words and runs.
     *
     * @param table logarithms of probabilities, by run, or by word with "=" before it
     */
    Evidence(Map<String, float[]> table, int languages) {
        this.languages = languages;
        int runs = (int) table.keySet().stream()
                .filter(run -> run.length() <= LanguageModel.LONGEST_RUN)
                .count();
        this.logs = new float[runs * languages];
        this.places = new long[Integer.highestOneBit(Math.max(16, runs)) * 4];
        Arrays.fill(places, -1);
        int row = 0;
        for (Map.Entry<String, float[]> entry : table.entrySet()) {
            String run = entry.getKey();
            if (run.length() <= LanguageModel.LONGEST_RUN) {
                System.arraycopy(entry.getValue(), 0, logs, row * languages, languages);
                put(hash(run), row++);
            }
        }
    }

    private void put(long hash, int row) {
        int place = (int) hash & places.length - 1;
        while (places[place] != -1) {
            place = place + 1 & places.length - 1;
        }
        places[place] = hash & ~ROW | row;
    }

    /** Add, times a weight, what the runs of a word's letters say; "_" stands before and behind the word. */
    void addRuns(double[] score, String word, double weight) {
        int length = Math.min(word.length(), LanguageModel.LONGEST_WORD) + 2;
        // By length first, as they are learned: sums of floating-point numbers depend on their order.
        for (int n = 1; n <= LanguageModel.LONGEST_RUN; n++) {
            for (int i = n == 1 ? 1 : 0; i + n <= (n == 1 ? length - 1 : length); i++) {
                long hash = START;
                for (int k = i; k < i + n; k++) {
                    hash = step(hash, k == 0 || k == length - 1 ? '_' : word.charAt(k - 1));
                }
                add(score, finished(hash), weight);
            }
        }
    }

    private void add(double[] score, long hash, double weight) {
        int place = (int) hash & places.length - 1;
        while (places[place] != -1) {
            if ((places[place] & ~ROW) == (hash & ~ROW)) {
                int row = (int) (places[place] & ROW) * languages;
                for (int i = 0; i < languages; i++) {
                    score[i] += weight * logs[row + i];
                }
                return;
            }
            place = place + 1 & places.length - 1;
        }
    }

    private static long hash(String run) {
        long hash = START;
        for (int i = 0; i < run.length(); i++) {
            hash = step(hash, run.charAt(i));
        }
        return finished(hash);
    }

    private static long step(long hash, char c) {
        return (hash ^ c) * 0x100000001b3L;
    }

    private static long finished(long hash) {
        return hash ^ hash >>> 32;
    }
}
