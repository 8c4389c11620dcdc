package io.balie.dialog.action;

import io.balie.dialog.domain.Domain;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Runs the actions that a bot's author has written: a server of Rasa's protocol, or Java classes. */
@FunctionalInterface
public interface ActionServer {

    /** No action server: whatever is asked of it fails, with a message that says what to do. */
    ActionServer NONE = call -> new Answer.Failed(
            "Action '%s' is not run: no action server is configured (action_endpoint in endpoints.yml)."
                    .formatted(call.action()));

    /** Run an action. It is never asked for the actions that come with the program. */
    Answer run(Call call);

    /** Whether it surely has an action of this name, though the domain does not list it. */
    default boolean has(String action) {
        return false;
    }

    /**
     * What an action is run with.
     *
     * @param tracker the conversation before the action
     * @param domainIsNeeded whether the domain says that this action needs to be sent it
     * @param now the moment of the turn; what happens happens then
     */
    record Call(String action, Tracker tracker, Domain domain, boolean domainIsNeeded, Instant now) {}

    /** What came of it. */
    sealed interface Answer {

        /**
         * It ran.
         *
         * @param events what happened, in order
         * @param responses what is to be said before that, in Rasa's form: a text, or a response by its name, buttons and so on
         */
        record Done(List<Event> events, List<Map<String, Object>> responses) implements Answer {
            public Done {
                events = List.copyOf(events);
                responses = List.copyOf(responses);
            }
        }

        /** It does not want to run now; the policies choose anew. */
        record Rejected(String reason) implements Answer {}

        /** It could not be run. The reason never holds the customer's words. */
        record Failed(String reason) implements Answer {}
    }
}
