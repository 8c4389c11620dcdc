package io.balie.dialog.domain;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The world of a bot, as Rasa's domain: what may be said to it and what it may say and do. All collections are in the author's order.
 *
 * @param intents by name; retrieval intents by their base name
 * @param retrievalIntents the intents that are answered by the response chosen for their key
 * @param entities by type
 * @param slots by name
 * @param forms by name
 * @param responses by action name ({@code utter_...}); never an empty list
 * @param actions names of actions that are neither responses nor forms
 * @param sentTheDomain the actions that are sent the domain when an action server runs them
 * @param endToEndActions texts that the bot may say as they are
 * @param session when a conversation starts anew
 */
public record Domain(
        Map<String, Intent> intents,
        Set<String> retrievalIntents,
        Map<String, EntityType> entities,
        Map<String, Slot> slots,
        Map<String, Form> forms,
        Map<String, List<Response>> responses,
        Set<String> actions,
        Set<String> sentTheDomain,
        List<String> endToEndActions,
        Session session) {

    public Domain {
        intents = Collections.unmodifiableMap(new LinkedHashMap<>(intents));
        retrievalIntents = Collections.unmodifiableSet(new LinkedHashSet<>(retrievalIntents));
        entities = Collections.unmodifiableMap(new LinkedHashMap<>(entities));
        slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
        forms = Collections.unmodifiableMap(new LinkedHashMap<>(forms));
        responses = Collections.unmodifiableMap(new LinkedHashMap<>(responses));
        actions = Collections.unmodifiableSet(new LinkedHashSet<>(actions));
        sentTheDomain = Set.copyOf(sentTheDomain);
        endToEndActions = List.copyOf(endToEndActions);
    }

    /** A domain whose intents and entities have Rasa's defaults, without retrieval intents. */
    public static Domain of(
            Collection<String> intents,
            Collection<String> entities,
            Map<String, Slot> slots,
            Map<String, Form> forms,
            Map<String, List<Response>> responses,
            Set<String> actions,
            Session session) {
        return new Domain(
                byName(intents, Intent::of),
                Set.of(),
                byName(entities, EntityType::of),
                slots,
                forms,
                responses,
                actions,
                Set.of(),
                List.of(),
                session);
    }

    private static <T> Map<String, T> byName(Collection<String> names, Function<String, T> maker) {
        return names.stream().collect(Collectors.toMap(n -> n, maker, (first, again) -> first, LinkedHashMap::new));
    }

    /**
     * Session settings.
     *
     * @param expiry how long after the last message a session ends; zero: never
     * @param carryOver whether slots live on in the next session
     */
    public record Session(Duration expiry, boolean carryOver) {}
}
