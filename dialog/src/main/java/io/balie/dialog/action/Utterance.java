package io.balie.dialog.action;

import io.balie.dialog.event.Button;
import io.balie.dialog.event.Event;
import io.balie.dialog.reply.Said;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says a response of the domain. Everything said in a conversation passes through here, and so through the name guard. */
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
     * @return one event, or none if the domain has no variation that fits
     */
    static List<Event> say(String response, Map<String, Object> more, Tracker tracker, Context context) {
        Map<String, Object> facts = new LinkedHashMap<>(context.facts());
        facts.putIfAbsent("nth", timesSaid(response, tracker) == 0 ? "first" : "again");
        facts.putAll(more);
        String channel = tracker.latestMessage().map(Event.UserUttered::channel).orElse("rest");
        long seed = 31L * tracker.id().hashCode() + tracker.events().size();
        return context.replies().say(response, facts, channel, seed, saidBefore(response, tracker)).stream()
                .flatMap(said -> spoken(said, response, tracker, context).stream())
                .toList();
    }

    private static List<Event> spoken(Said said, String response, Tracker tracker, Context context) {
        Language language = Spoken.language(tracker, context.company());
        List<String> texts = Messages.split(context.guard().clean(said.text(), language), LONGEST);
        List<Event> spoken = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            boolean last = i == texts.size() - 1;
            spoken.add(new Event.BotUttered(
                    context.now(),
                    texts.get(i),
                    last
                            ? said.buttons().stream()
                                    .map(b -> new Button(
                                            context.guard().clean(b.title(), language),
                                            context.guard().clean(b.payload(), language),
                                            b.more()))
                                    .toList()
                            : List.of(),
                    last ? guarded(said.custom(), language, context) : Map.of(),
                    last ? guarded(said.media(), language, context) : Map.of(),
                    response));
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
            case String text -> context.guard().clean(text, language);
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
