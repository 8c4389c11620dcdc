package io.balie.data.search;

import io.balie.data.transcript.StoredEvent;
import java.util.List;

/** What an index is made from. */
public interface Source {

    /** The name of the log. */
    String origin();

    /** How many records there are. */
    long size();

    /** What tells a record from any other that could stand in its place. */
    byte[] leafHash(long leaf);

    /** The conversations that have a record at or after this leaf, by their refs; without those that were erased. */
    List<String> changedSince(long leaf);

    /** A conversation with its words; without events if it has none any more. */
    Read read(String ref);

    /**
     * A conversation.
     *
     * @param name the channel's name for who it is with
     */
    record Read(String name, List<StoredEvent> events) {
        public Read {
            events = List.copyOf(events);
        }
    }
}
