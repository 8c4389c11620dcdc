package io.balie.dialog;

import io.balie.dialog.company.Company;
import io.balie.dialog.company.Holidays;
import io.balie.dialog.company.Knowledge;
import io.balie.dialog.domain.Bot;
import io.balie.dialog.event.Event;
import io.balie.dialog.policy.Decision;
import io.balie.dialog.retelling.Reteller;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
import io.balie.nlu.Interpreter;
import io.balie.nlu.Language;
import io.balie.nlu.Message;
import io.balie.nlu.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Plays a conversation with the sample desk; what a message is read as is said along with it. */
final class Conversation {

    /** Tuesday 24 November 2026, noon in Amsterdam. */
    static final Instant TUESDAY_NOON = Instant.parse("2026-11-24T11:00:00Z");

    private static final Reteller RETELLER = Reteller.create();

    private final Scripted interpreter = new Scripted();
    private final Turns turns;
    private Tracker tracker = Tracker.empty("tester");
    private Instant now = TUESDAY_NOON;
    private List<Event> turn = List.of();

    private Conversation(Bot bot, Company company, Knowledge knowledge) {
        this.turns = new Turns(new Turns.Scene(bot, company, Holidays.NONE, knowledge, interpreter, RETELLER));
    }

    static Conversation begins() {
        return with(SampleDesk.bot(), SampleDesk.company(Company.VendorPolicy.REDIRECT), Knowledge.NONE);
    }

    static Conversation with(Bot bot, Company company, Knowledge knowledge) {
        return new Conversation(bot, company, knowledge);
    }

    /** Readings as the test says; a message that it did not name is a fault of the test. */
    private static final class Scripted implements Interpreter {
        private final Map<String, Reading> readings = new HashMap<>();

        @Override
        public Reading read(Message message) {
            Reading reading = readings.get(message.text());
            if (reading == null) {
                throw new AssertionError("No reading was scripted for '%s'.".formatted(message.text()));
            }
            return reading;
        }
    }

    /** The clock goes on. */
    Conversation waits(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** A message comes in that is surely read as this; the names of the actions taken, in order, without the listening at the end. */
    List<String> hears(String text, String intent, Entity... entities) {
        return hears(text, new Guess(intent, 0.95), entities);
    }

    /** A message comes in; what the best guess leaves is spread evenly over the other intents. */
    List<String> hears(String text, Guess best, Entity... entities) {
        interpreter.readings.put(text, reading(text, best, entities));
        return takes(text);
    }

    /** A message comes in that is read as it was before, or not at all. */
    List<String> takes(String text) {
        now = now.plusSeconds(20);
        turn = turns.take(
                tracker, new Incoming(text, now, "rest", "m" + tracker.events().size(), Map.of()));
        tracker = tracker.after(turn);
        List<String> actions = new ArrayList<>(tracker.actionsInTurn());
        if (!actions.isEmpty() && !actions.removeLast().equals(Decision.LISTEN)) {
            throw new AssertionError("The turn did not end with listening: " + tracker.actionsInTurn());
        }
        return actions;
    }

    void isReadAs(String text, String intent, Entity... entities) {
        interpreter.readings.put(text, reading(text, new Guess(intent, 0.95), entities));
    }

    static Reading reading(String text, Guess best, Entity... entities) {
        List<Guess> ranking = new ArrayList<>(List.of(best));
        double rest = (1 - best.confidence()) / (SampleDesk.INTENTS.size() - 1);
        SampleDesk.INTENTS.stream()
                .filter(intent -> !intent.equals(best.intent()))
                .forEach(intent -> ranking.add(new Guess(intent, rest)));
        return new Reading(text, Language.NL, true, text.isBlank() ? List.of() : ranking, List.of(entities), 1);
    }

    /** An entity over the whole of a message. */
    static Entity entity(String type, String value) {
        return Entity.exact(type, 0, 1, value, "test");
    }

    /** What was said in the latest turn. */
    List<String> said() {
        return turn.stream()
                .filter(Event.BotUttered.class::isInstance)
                .map(event -> ((Event.BotUttered) event).text())
                .toList();
    }

    /** All that happened in the latest turn. */
    List<Event> turn() {
        return turn;
    }

    Tracker tracker() {
        return tracker;
    }

    String slot(String name) {
        return tracker.slot(name).orElse("");
    }
}
