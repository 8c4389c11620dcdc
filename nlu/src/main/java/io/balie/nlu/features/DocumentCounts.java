package io.balie.nlu.features;

import java.util.Map;
import java.util.TreeMap;

/**
 * In how many documents each feature is, by the hash of its name. A name is put together once, and only for what is kept.
 *
 * <p>Two names of one hash count as one, as they do when a text is read.
 */
final class DocumentCounts {

    private static final int ROOM = 1 << 16;

    private final int fewest;
    private long[] hashes = new long[ROOM];
    private int[] counts = new int[ROOM];
    private int[] lasts = new int[ROOM];
    private String[] names = new String[ROOM];
    private int size;
    private int document;

    /** @param fewest documents that a feature must be in, unless it is a word */
    DocumentCounts(int fewest) {
        this.fewest = fewest;
    }

    void nextDocument() {
        document++;
    }

    /** A feature of the document at hand; once or more often is the same. */
    void add(int group, long hash, FeatureScan at) {
        int slot = slot(hash);
        if (lasts[slot] == document) {
            return;
        }
        if (lasts[slot] == 0) {
            if (2 * size >= hashes.length) {
                grow();
                slot = slot(hash);
            }
            size++;
            hashes[slot] = hash;
        }
        lasts[slot] = document;
        counts[slot]++;
        if (names[slot] == null && (counts[slot] >= fewest || group == FeatureScan.WORDS)) {
            String name = at.name();
            names[slot] = counts[slot] >= fewest || isSingleWord(name) ? name : null;
        }
    }

    /** What is kept, by name. */
    Map<String, Integer> byName() {
        // What occurs once teaches little and makes half the model; a single word may still be a name for the matter.
        Map<String, Integer> byName = new TreeMap<>();
        for (int slot = 0; slot < names.length; slot++) {
            if (names[slot] != null) {
                byName.put(names[slot], counts[slot]);
            }
        }
        return byName;
    }

    private static boolean isSingleWord(String name) {
        return name.startsWith("w:") && name.indexOf(' ') < 0;
    }

    private int slot(long hash) {
        int slot = (int) (hash ^ hash >>> 32) & hashes.length - 1;
        while (lasts[slot] != 0 && hashes[slot] != hash) {
            slot = slot + 1 & hashes.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] oldHashes = hashes;
        int[] oldCounts = counts;
        int[] oldLasts = lasts;
        String[] oldNames = names;
        hashes = new long[2 * oldHashes.length];
        counts = new int[hashes.length];
        lasts = new int[hashes.length];
        names = new String[hashes.length];
        for (int old = 0; old < oldHashes.length; old++) {
            if (oldLasts[old] != 0) {
                int slot = slot(oldHashes[old]);
                hashes[slot] = oldHashes[old];
                counts[slot] = oldCounts[old];
                lasts[slot] = oldLasts[old];
                names[slot] = oldNames[old];
            }
        }
    }
}
