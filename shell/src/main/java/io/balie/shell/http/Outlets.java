package io.balie.shell.http;

import io.balie.dialog.event.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The channels that can say something without having been asked.
 *
 * @param byName by the names that conversations know them by
 */
record Outlets(Map<String, Outlet> byName) {

    Outlets {
        byName = Map.copyOf(byName);
    }

    /** Says something to whoever a conversation is with. */
    @FunctionalInterface
    interface Voice {

        /** Send what a bot said, and nothing else of what happened. */
        void send(String recipient, List<Event> happened);
    }

    /**
     * One such channel.
     *
     * @param name what conversations call it
     */
    record Outlet(String name, Voice voice) {
        void send(String recipient, List<Event> happened) {
            voice.send(recipient, happened);
        }
    }

    Optional<Outlet> named(String channel) {
        return Optional.ofNullable(byName.get(channel));
    }
}
