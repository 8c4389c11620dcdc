package io.balie.shell.transcript;

import io.balie.data.transcript.Provenance;
import io.balie.data.transcript.StoredEvent;
import io.balie.dialog.event.Event;
import io.balie.dialog.telling.Teller;
import io.balie.dialog.telling.Turn;
import io.balie.dialog.tracker.Tracker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A conversation with all that is to be told of it.
 *
 * @param name the channel's name for who it is with
 * @param ref its name in the evidence
 * @param stored the events as they are kept; at least one
 * @param events the same, read
 */
public record Transcript(String name, String ref, List<StoredEvent> stored, List<Event> events) {

    public Transcript {
        stored = List.copyOf(stored);
        events = List.copyOf(events);
        if (events.isEmpty() || events.size() != stored.size()) {
            throw new IllegalArgumentException(
                    "A transcript has %d events, %d of them read, expected one or more of each."
                            .formatted(stored.size(), events.size()));
        }
    }

    /**
     * A conversation as it was stored.
     *
     * @throws io.balie.data.transcript.UnreadableEvent if an event is none
     */
    public static Transcript of(String name, String ref, List<StoredEvent> stored) {
        return new Transcript(
                name, ref, stored, stored.stream().map(StoredEvent::event).toList());
    }

    /** What the bot was from some event on. */
    public record Since(long seq, Provenance provenance) {}

    /** What the bot was, and where that changed. */
    public List<Since> provenances() {
        List<Since> changes = new ArrayList<>();
        for (StoredEvent event : stored) {
            if (changes.isEmpty() || !changes.getLast().provenance().equals(event.provenance())) {
                changes.add(new Since(event.seq(), event.provenance()));
            }
        }
        return changes;
    }

    /** The beginning of its ref. */
    public String shortRef() {
        return Refs.brief(ref);
    }

    /** When it began. */
    public Instant started() {
        return events.getFirst().at();
    }

    /** When something last happened. */
    public Instant latest() {
        return events.getLast().at();
    }

    /** How it came out. */
    public Optional<String> outcome() {
        return Tracker.of(name, events).slot("outcome");
    }

    /** What kind of conversation it was. */
    public Optional<String> category() {
        return Tracker.of(name, events).slot("category");
    }

    /** Its turns, told. */
    public List<Turn> turns(Teller teller) {
        return teller.tell(events);
    }
}
