package io.balie.data.search;

import io.balie.data.transcript.ReasonJson;
import io.balie.data.transcript.StoredEvent;
import io.balie.dialog.event.Event;
import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something said, and what was decided around it: one document of the index.
 *
 * @param seq its place in the conversation
 * @param turn counted from 1
 * @param by {@code user}, {@code bot}, {@code agent}, or {@code note} for what was noted down
 * @param reasons why the bot did what it did in this turn
 * @param identities who is named here, each in one spelling
 */
record Line(
        long seq,
        int turn,
        Instant at,
        String by,
        String text,
        Language language,
        Optional<String> intent,
        Set<String> actions,
        Set<String> policies,
        List<String> reasons,
        OptionalDouble belief,
        Set<String> identities) {

    /** A conversation's lines, and what holds for it as a whole: the latest value of these slots. */
    record Lines(List<Line> lines, Optional<String> category, Optional<String> outcome) {}

    /** Everything that was said in a conversation. */
    static Lines of(String name, List<StoredEvent> stored, Identities identities) {
        return new Collector(identities).collect(name, stored);
    }

    /** Goes through a conversation turn by turn: what a message led to is known when the turn is over. */
    private static final class Collector {

        private final Identities identities;
        private final List<Line> done = new ArrayList<>();
        private final List<Line> open = new ArrayList<>();
        private final Set<String> actions = new LinkedHashSet<>();
        private final Set<String> policies = new LinkedHashSet<>();
        private final List<String> reasons = new ArrayList<>();
        private Set<String> found = new LinkedHashSet<>();
        private Language language = Language.UNDETERMINED;
        private Optional<String> intent = Optional.empty();
        private OptionalDouble belief = OptionalDouble.empty();
        private int turn;
        private @Nullable String category;
        private @Nullable String outcome;

        Collector(Identities identities) {
            this.identities = identities;
        }

        Lines collect(String name, List<StoredEvent> stored) {
            identities.of(name).ifPresent(found::add);
            for (StoredEvent event : stored) {
                take(event);
            }
            end();
            return new Lines(List.copyOf(done), Optional.ofNullable(category), Optional.ofNullable(outcome));
        }

        private void take(StoredEvent stored) {
            switch (stored.event()) {
                case Event.UserUttered said -> {
                    end();
                    turn++;
                    language = said.reading().language();
                    intent = said.reading().best().map(Guess::intent);
                    said.reading().entities().forEach(this::note);
                    found.addAll(identities.allIn(said.text(), language));
                    line(stored, said.at(), "user", said.text());
                }
                case Event.BotUttered said -> line(stored, said.at(), "bot", said.text());
                case Event.AgentUttered said -> line(stored, said.at(), "agent", said.text());
                case Event.ActionExecuted action -> {
                    actions.add(action.name());
                    action.policy().ifPresent(policies::add);
                    action.because().forEach(reason -> reasons.add(ReasonJson.words(reason)));
                }
                case Event.Believed believed -> belief = OptionalDouble.of(believed.logOdds());
                case Event.EntitiesAdded added -> added.entities().forEach(this::note);
                case Event.SlotSet set -> {
                    @Nullable String value = set.value() == null ? null : String.valueOf(set.value());
                    if (set.name().equals("category")) {
                        category = value;
                    } else if (set.name().equals("outcome")) {
                        outcome = value;
                    }
                    if (value != null) {
                        identities.of(set.name(), value).ifPresent(found::add);
                    }
                }
                case Event.NoteTaken note -> {
                    for (Map.Entry<String, String> field : note.note().entrySet()) {
                        identities.of(field.getKey(), field.getValue()).ifPresent(found::add);
                    }
                    line(
                            stored,
                            note.at(),
                            "note",
                            String.join("\n", note.note().values()));
                }
                case Event.CallbackPromised promised -> {
                    identities.of(promised.phone()).ifPresent(found::add);
                    if (!promised.name().isBlank()) {
                        found.add(Identities.name(promised.name()));
                    }
                    line(stored, promised.at(), "note", promised.about());
                }
                case Event.HandedOver handed -> line(stored, handed.at(), "note", handed.summary());
                default -> {}
            }
        }

        private void note(Entity entity) {
            identities.of(entity).ifPresent(found::add);
        }

        private void line(StoredEvent stored, Instant at, String by, String text) {
            open.add(new Line(
                    stored.seq(),
                    turn,
                    at,
                    by,
                    text,
                    language,
                    Optional.empty(),
                    Set.of(),
                    Set.of(),
                    List.of(),
                    OptionalDouble.empty(),
                    Set.of()));
        }

        private void end() {
            for (Line line : open) {
                done.add(new Line(
                        line.seq(),
                        line.turn(),
                        line.at(),
                        line.by(),
                        line.text(),
                        line.language(),
                        intent,
                        Set.copyOf(actions),
                        Set.copyOf(policies),
                        List.copyOf(reasons),
                        belief,
                        Set.copyOf(found)));
            }
            if (!open.isEmpty()) {
                found = new LinkedHashSet<>();
            }
            open.clear();
            actions.clear();
            policies.clear();
            reasons.clear();
            intent = Optional.empty();
        }
    }
}
