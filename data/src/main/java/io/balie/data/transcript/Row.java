package io.balie.data.transcript;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event to be added to the log.
 *
 * @param json what will be sealed
 * @param subject the conversation that a record of the auditing stream is about
 * @param slot kept beside the conversation, if the event sets one that is
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Row(String kind, Instant at, byte[] json, Provenance provenance, Optional<String> subject, Optional<Slot> slot) {

    /** A slot that is kept beside the conversation, for lists. */
    record Slot(String name, @Nullable String value) {}
}
