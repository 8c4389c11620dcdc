package io.balie.data.evidence;

import io.balie.data.transcript.Envelope;
import io.balie.data.transcript.Sealed;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A log as it is kept somewhere, to be verified or proved from. What cannot be read is told as a {@link Finding}; nothing that lies in it makes
 * these methods throw what they do not name. Sees one moment of the log, however long it is read. Not safe for many threads.
 */
public interface LogSource extends AutoCloseable {

    /** Where it lies, for a report. */
    String name();

    /** How many leaves there are: the last one's number and one. */
    long size();

    /** The verifier key that lies beside it, as it is written; only a convenience, for who changes a log can change it too. */
    Optional<String> ownKey();

    /** Every checkpoint that is kept, the smallest first. */
    List<Note> checkpoints(Consumer<Finding> faults);

    /** Give every record, in the order of the leaves. */
    void read(Reader reader);

    /**
     * One record.
     *
     * @throws IOException if it cannot be read, or is not there
     */
    Sealed record(long leaf) throws IOException;

    /**
     * The hashes of a tile as they are kept.
     *
     * @param width how many it has, 1 to 256
     * @return empty if no such tile is kept here
     * @throws IOException if it cannot be read, or has another length
     */
    Optional<byte[]> tile(int level, long index, int width) throws IOException;

    @Override
    void close();

    /**
     * A checkpoint as it is kept.
     *
     * @param size the one that it is kept under
     * @param bytes the note
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Note(long size, byte[] bytes) {}

    /** Who is given the records. */
    interface Reader {

        /** Hear which records come next: what can be said of each by itself may be found out by several threads. */
        default void coming(List<Sealed> records) {}

        /**
         * Take the next record.
         *
         * @return its envelope, if it has the form of one
         */
        Optional<Envelope> record(Sealed sealed);

        /** Take note that leaves are not there, or cannot be read, from the first number up to but not including the last. */
        void missing(long from, long to, String why);

        /** Take note of another fault. */
        void fault(Finding finding);
    }
}
