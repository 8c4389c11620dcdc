package io.balie.dialog.domain;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The world of a bot, as Rasa's domain: what may be said to it and what it may say and do.
 *
 * @param intents names, in the author's order
 * @param entities types that may be found
 * @param slots by name, in the author's order
 * @param forms by name
 * @param responses by action name ({@code utter_...}); never an empty list
 * @param actions names of actions that are neither responses nor forms
 * @param session when a conversation starts anew
 */
public record Domain(
        List<String> intents,
        List<String> entities,
        Map<String, Slot> slots,
        Map<String, Form> forms,
        Map<String, List<Response>> responses,
        Set<String> actions,
        Session session) {

    /**
     * Session settings.
     *
     * @param expiry how long after the last message a session ends; zero: never
     * @param carryOver whether slots live on in the next session
     */
    public record Session(Duration expiry, boolean carryOver) {}
}
