package io.balie.dialog.action;

import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import java.util.List;
import java.util.Map;

/** Says a text of the stories as it is (Rasa: end-to-end). */
record SaidText(String text) implements Action {

    @Override
    public List<Event> run(Tracker tracker, Context context) {
        return List.of(BotMessages.event(Map.of("text", text), text, context));
    }
}
