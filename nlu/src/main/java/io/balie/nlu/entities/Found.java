package io.balie.nlu.entities;

import java.util.List;

/** A span of the clean text with its value. */
record Found(String type, int start, int end, String value, String extractor) {

    boolean overlaps(int from, int to) {
        return from < end && start < to;
    }

    static boolean isFree(List<Found> found, int from, int to) {
        for (Found one : found) {
            if (one.overlaps(from, to)) {
                return false;
            }
        }
        return true;
    }
}
