package io.balie.data.transcript;

import io.balie.dialog.event.Event;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks events on their way in, so that nothing is stored that could not be read again. */
final class Rows {

    /** Slots that are kept beside the conversation, for lists. */
    private static final Set<String> KEPT = Set.of("outcome", "category");

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,31}");

    /** Together; so that an envelope stays well below what an exported log can hold. */
    private static final int LONGEST_PROVENANCE = 16_384;

    private static final String ANY_REF = "f".repeat(32);

    private Rows() {}

    /**
     * Events as they are added to the log.
     *
     * @throws IllegalArgumentException if they do not belong there
     * @throws UnreadableEvent if one could not be read again
     */
    static List<Row> of(String conversation, long firstSeq, List<StoredEvent> events) {
        checkName(conversation);
        List<Row> rows = new ArrayList<>();
        for (StoredEvent stored : events) {
            if (!stored.conversation().equals(conversation) || stored.seq() != firstSeq + rows.size()) {
                throw new IllegalArgumentException("Event %d of a conversation stands at place %d, or of another."
                        .formatted(stored.seq(), firstSeq + rows.size()));
            }
            rows.add(row(stored, stored.event()));
        }
        return rows;
    }

    private static Row row(StoredEvent stored, Event event) {
        Provenance bot = stored.provenance();
        int length = bot.model().length()
                + bot.script().length()
                + bot.company().length()
                + bot.program().length();
        if (length > LONGEST_PROVENANCE) {
            throw new IllegalArgumentException("The bot's fingerprints have %d characters, expected at most %d."
                    .formatted(length, LONGEST_PROVENANCE));
        }
        // The writer serves everybody: what its envelope could not hold is refused here, to the one who brought it.
        new Envelope(
                event.at(),
                "0".repeat(64),
                0,
                ANY_REF,
                1,
                new Envelope.Link.Previous("0".repeat(64)),
                EventJson.kind(event),
                bot,
                Optional.empty());
        return new Row(EventJson.kind(event), event.at(), stored.bytes(), bot, Optional.empty(), slot(event));
    }

    /** They stand there unsealed, and stay when the conversation is erased: so nothing but a name out of the bot's script, never what somebody typed. */
    private static @Nullable String name(@Nullable Object value) {
        return value instanceof String text && NAME.matcher(text).matches() ? text : null;
    }

    static Optional<Row.Slot> slot(Event event) {
        return event instanceof Event.SlotSet set && KEPT.contains(set.name())
                ? Optional.of(new Row.Slot(set.name(), name(set.value())))
                : Optional.empty();
    }

    /** A conversation's name must come back as it was. */
    static void checkName(String conversation) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(conversation)) {
            throw new IllegalArgumentException("The conversation's name is not valid Unicode.");
        }
    }
}
