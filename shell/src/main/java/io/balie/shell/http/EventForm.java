package io.balie.shell.http;

import io.balie.dialog.event.Event;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The form that events have outside: Rasa's. */
interface EventForm {

    /** An event as JSON values. */
    Map<String, ?> write(Event event);

    /**
     * The event that JSON values describe.
     *
     * @param at when it happened, if the values do not say
     * @throws IllegalArgumentException if they describe none
     */
    Event read(Map<String, @Nullable Object> json, Instant at);
}
