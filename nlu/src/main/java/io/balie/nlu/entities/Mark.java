package io.balie.nlu.entities;

/**
 * A span of a message's clean text of some kind.
 *
 * @param kind such as {@code person}, {@code phone}
 * @param start index of its first character
 * @param end index after its last character
 */
public record Mark(String kind, int start, int end) {

    /** Whether the two have a character in common. */
    public boolean overlaps(Mark other) {
        return start < other.end && other.start < end;
    }
}
