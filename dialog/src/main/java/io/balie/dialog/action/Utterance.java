package io.balie.dialog.action;

import io.balie.dialog.event.Button;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says a response of the domain. Everything said in a conversation passes through here.
 *
 * <p>At a desk that stands before a company it also passes through the name guard, and long texts are split. A project without a company says its texts
 * as they are written.
 */
public record Utterance(String response) implements Action {

    /** A chat message longer than this is not read. */
    public static final int LONGEST = 300;

    @Override
    public List<Event> run(Tracker tracker, Context context) {
        return say(response, Map.of(), tracker, context);
    }

    /**
     * Say a response.
     *
     * @param more facts for this response alone
     * @return nothing if the domain has no variation that fits
     */
    static List<Event> say(String response, Map<String, Object> more, Tracker tracker, Context context) {
        Map<String, Object> message = worded(response, more, tracker, context);
        return message.isEmpty() ? List.of() : spoken(message, response, tracker, context);
    }

    /** A response as a message in Rasa's form, its places filled; empty if there is nothing to say. */
    static Map<String, Object> worded(String response, Map<String, Object> more, Tracker tracker, Context context) {
        Map<String, Object> facts = new LinkedHashMap<>(context.facts().get());
        if (!context.company().isNone()) {
            facts.putIfAbsent("nth", timesSaid(response, tracker) == 0 ? "first" : "again");
        }
        facts.putAll(more);
        String channel = tracker.latestMessage().map(Event.UserUttered::channel).orElse("rest");
        long seed = 31L * tracker.id().hashCode() + tracker.events().size();
        if (context.outside().responses().isPresent()) {
            return context.outside()
                    .responses()
                    .get()
                    .generate(new ResponseGenerator.Wanted(
                            response, context.replies().id(response, facts, channel), more, tracker, channel));
        }
        return context.replies()
                .say(response, facts, channel, seed, saidBefore(response, tracker))
                .map(BotMessages::message)
                .orElse(Map.of());
    }

    /** A message in Rasa's form, said. */
    static List<Event> spoken(Map<String, Object> message, String by, Tracker tracker, Context context) {
        Event.BotUttered said = BotMessages.event(message, by, context);
        if (context.company().isNone()) {
            return List.of(said);
        }
        Language language = Spoken.language(tracker, context.company());
        List<String> texts = Messages.split(context.guarded(said.text(), language), LONGEST);
        List<Event> spoken = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            boolean last = i == texts.size() - 1;
            spoken.add(new Event.BotUttered(
                    context.now(),
                    texts.get(i),
                    last
                            ? said.buttons().stream()
                                    .map(b -> new Button(
                                            context.guarded(b.title(), language),
                                            context.guarded(b.payload(), language),
                                            b.more()))
                                    .toList()
                            : List.of(),
                    last ? guarded(said.custom(), language, context) : Map.of(),
                    last ? guarded(said.media(), language, context) : Map.of(),
                    by));
        }
        return spoken;
    }

    private static Map<String, Object> guarded(Map<String, Object> custom, Language language, Context context) {
        Map<String, Object> guarded = new LinkedHashMap<>();
        custom.forEach((key, value) -> guarded.put(key, guardedValue(value, language, context)));
        return guarded;
    }

    private static Object guardedValue(Object value, Language language, Context context) {
        return switch (value) {
            case String text -> context.guarded(text, language);
            case List<?> list ->
                list.stream().map(item -> guardedValue(item, language, context)).toList();
            case Map<?, ?> map -> {
                Map<Object, Object> guarded = new LinkedHashMap<>();
                map.forEach((key, item) -> guarded.put(key, guardedValue(item, language, context)));
                yield guarded;
            }
            default -> value;
        };
    }

    private static Set<String> saidBefore(String response, Tracker tracker) {
        Set<String> texts = new LinkedHashSet<>();
        for (Event event : tracker.session()) {
            if (event instanceof Event.BotUttered said && said.action().equals(response)) {
                texts.add(said.text());
            }
        }
        return texts;
    }

    private static long timesSaid(String response, Tracker tracker) {
        return tracker.session().stream()
                .filter(e -> e instanceof Event.BotUttered said && said.action().equals(response))
                .count();
    }
}
