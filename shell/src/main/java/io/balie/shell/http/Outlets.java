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

    /** One such channel. */
    interface Outlet {

        /** What conversations call it. */
        String name();

        /** Send what a bot said, and nothing else of what happened. */
        void send(String recipient, List<Event> happened);
    }

    Optional<Outlet> named(String channel) {
        return Optional.ofNullable(byName.get(channel));
    }
}
