package io.balie.shell.http;

import io.balie.dialog.event.Event;
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

    /** Sends what a bot said, and nothing else of what happened. */
    @FunctionalInterface
    interface Outlet {
        void send(String recipient, java.util.List<Event> happened);
    }

    Optional<Outlet> named(String channel) {
        return Optional.ofNullable(byName.get(channel));
    }
}
