package io.balie.nlu;

/** Reads messages. Implementations are deterministic, safe for use by many threads, and never throw on any text. */
@FunctionalInterface
public interface Interpreter {

    /** Read one message. */
    Reading read(Message message);
}
