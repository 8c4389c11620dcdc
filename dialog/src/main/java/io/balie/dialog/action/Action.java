package io.balie.dialog.action;

import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import java.util.List;

/** Something the bot does. It answers with what happened; the engine records that it was done. */
@FunctionalInterface
public interface Action {

    /**
     * Do it.
     *
     * @param tracker the state of the conversation, this action already recorded
     */
    List<Event> run(Tracker tracker, Context context);
}
