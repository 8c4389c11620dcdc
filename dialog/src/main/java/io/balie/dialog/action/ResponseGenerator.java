package io.balie.dialog.action;

import io.balie.dialog.tracker.Tracker;
import java.util.Map;
import java.util.Optional;

/** Words what a bot says in place of the responses of its domain: Rasa's NLG server. */
@FunctionalInterface
public interface ResponseGenerator {

    /**
     * The wording of a response, in Rasa's form: {@code text}, {@code buttons}, {@code image}, {@code custom} and so on; empty if nothing is to be said.
     *
     * @throws ActionFailed if the wording cannot be had
     */
    Map<String, Object> generate(Wanted wanted);

    /**
     * What is to be worded.
     *
     * @param response the response's name, {@code utter_...}
     * @param id the own name of the variation that the domain would choose
     * @param arguments what an action wants to have filled in
     */
    record Wanted(
            String response, Optional<String> id, Map<String, Object> arguments, Tracker tracker, String channel) {}
}
