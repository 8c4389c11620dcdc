package io.balie.dialog;

import io.balie.dialog.company.Company;
import io.balie.dialog.company.Holidays;
import io.balie.dialog.company.Knowledge;
import io.balie.dialog.domain.Bot;
import io.balie.dialog.event.Event;
import io.balie.dialog.retelling.Reteller;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Interpreter;
import java.util.List;

/** Takes turns: one message in, the events of one turn out. */
public final class Turns {

    private final Scene scene;

    public Turns(Scene scene) {
        this.scene = scene;
    }

    /**
     * All that a bot needs to know to take turns.
     *
     * @param interpreter reads messages
     * @param reteller sums up questions
     */
    public record Scene(
            Bot bot,
            Company company,
            Holidays holidays,
            Knowledge knowledge,
            Interpreter interpreter,
            Reteller reteller) {}

    /**
     * Take one turn.
     *
     * @return what happened, oldest first: a session start if one was due, the message, and what the bot did and said; a blank message is recorded and
     *     nothing is said. The events are to be stored before the replies among them are sent.
     */
    public List<Event> take(Tracker before, Incoming message) {
        return List.of();
    }

    public Scene scene() {
        return scene;
    }
}
