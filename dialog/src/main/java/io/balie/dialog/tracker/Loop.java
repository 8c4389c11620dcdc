package io.balie.dialog.tracker;

import io.balie.dialog.event.Event;
import java.util.Optional;

/**
 * A form that is asking.
 *
 * @param interrupted whether another action came in between, so that the message was not meant for the form
 * @param rejected whether the form turned the latest message down
 * @param trigger the message that started the form; empty if none did
 */
public record Loop(String name, boolean interrupted, boolean rejected, Optional<Event.UserUttered> trigger) {}
