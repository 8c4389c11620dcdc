package io.balie.shell.channel;

import io.balie.dialog.event.Event;
import java.util.List;
import java.util.Map;

/** Takes a turn for a channel. */
@FunctionalInterface
public interface Takes {

    /**
     * Take the turn that a message asks for.
     *
     * @return what happened, oldest first, already stored
     * @throws RuntimeException if it cannot be stored; then nothing happened
     */
    List<Event> take(String sender, String text, String channel, Map<String, Object> metadata);
}
