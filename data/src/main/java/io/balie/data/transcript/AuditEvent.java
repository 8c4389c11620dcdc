package io.balie.data.transcript;

import java.time.Instant;
import java.util.Optional;

/** Something that was done with transcripts. Names people who looked after them, never the people whose words they hold. */
public sealed interface AuditEvent {

    /** When. */
    Instant at();

    /** Who did it; empty where nobody was asked. */
    String by();

    /** The conversation that it is about, by its ref. */
    default Optional<String> subject() {
        return Optional.empty();
    }

    /**
     * The log began.
     *
     * @param origin the log's name
     * @param verifierKey what its checkpoints are checked with, in written form
     */
    record LogStarted(Instant at, String origin, String verifierKey) implements AuditEvent {
        @Override
        public String by() {
            return "";
        }
    }

    /**
     * Somebody saw what was said.
     *
     * @param subject the conversation; none for a search
     * @param how by which command or address
     * @param why as they said
     */
    record Looked(Instant at, String by, Optional<String> subject, String how, String why) implements AuditEvent {}

    /**
     * Somebody took a copy.
     *
     * @param about the conversation
     * @param what of which kind, such as {@code html}
     * @param why as they said
     */
    record Exported(Instant at, String by, String about, String what, String why) implements AuditEvent {
        @Override
        public Optional<String> subject() {
            return Optional.of(about);
        }
    }

    /**
     * What was said is gone.
     *
     * @param about the conversation
     * @param why as they said
     * @param events how many the conversation had
     */
    record Erased(Instant at, String by, String about, String why, long events) implements AuditEvent {
        @Override
        public Optional<String> subject() {
            return Optional.of(about);
        }
    }

    /**
     * A conversation could not go on and was set aside.
     *
     * @param about the conversation
     * @param why what went wrong
     */
    record Parked(Instant at, String by, String about, String why) implements AuditEvent {
        @Override
        public Optional<String> subject() {
            return Optional.of(about);
        }
    }

    /**
     * A backup was put back.
     *
     * @param backup which one
     * @param erasures how many erasures were done again
     */
    record Restored(Instant at, String by, String backup, long erasures) implements AuditEvent {}
}
