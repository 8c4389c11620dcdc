package io.balie.benchmark;

import io.balie.dialog.Incoming;
import io.balie.dialog.Turns;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import java.util.List;
import java.util.Map;

/** A moment of a conversation whose next turn is measured. */
public enum Moment {
    /** Somebody asks for "whoever is responsible": the desk asks whether they sell. */
    SCREENING(
            "Kunt u mij doorverbinden met degene die verantwoordelijk is voor de energie-inkoop?", "utter_ask_selling"),
    /** A matter in several sentences: told back and asked to be confirmed. */
    SUMMARY(
            "Ik heb vorige week een tuinset besteld en er ontbreekt een stoel, kunt u die nasturen?",
            "action_confirm_summary"),
    /** A question that the company's knowledge answers. */
    ANSWER("Hoe lang geldt de groeigarantie?", "action_answer");

    private static final String GREETING = "Goedemorgen";

    private final String text;
    private final String action;

    Moment(String text, String action) {
        this.text = text;
        this.action = action;
    }

    String text() {
        return text;
    }

    /** The conversation up to this moment. */
    Tracker before(Turns turns) {
        Tracker empty = Tracker.empty("benchmark");
        return empty.after(turns.take(empty, incoming(GREETING, empty)));
    }

    /** The message of this moment. */
    Incoming message(Tracker before) {
        return incoming(text, before);
    }

    /**
     * Check that a turn went the way that is measured.
     *
     * @throws IllegalStateException if it did not
     */
    void expect(List<Event> turn) {
        List<String> done = turn.stream()
                .filter(Event.ActionExecuted.class::isInstance)
                .map(event -> ((Event.ActionExecuted) event).name())
                .toList();
        if (!done.contains(action)) {
            throw new IllegalStateException(
                    "The turn %s led to %s, expected %s among them: another turn would be measured."
                            .formatted(this, done, action));
        }
    }

    private static Incoming incoming(String text, Tracker before) {
        return new Incoming(text, ShippedDesk.NOW, "rest", "m" + before.events().size(), Map.of());
    }
}
