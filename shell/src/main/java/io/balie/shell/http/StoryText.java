package io.balie.shell.http;

import io.balie.data.json.Unkept;
import io.balie.data.yaml.YamlText;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a conversation down as test stories, one for each of its sessions. */
final class StoryText {

    private static final String SESSION_START = "action_session_start";

    /** What goes without saying in a story. */
    private static final Set<String> UNSAID = Set.of("action_listen", "action_unlikely_intent", SESSION_START);

    private StoryText() {}

    /**
     * The text of a file of test stories.
     *
     * @param all whether of all sessions, or of the latest alone
     */
    static String of(Tracker tracker, boolean all) {
        List<List<Event>> sessions = sessions(tracker.events());
        if (!all && !sessions.isEmpty()) {
            sessions = List.of(sessions.getLast());
        }
        List<Map<String, @Nullable Object>> stories = new ArrayList<>();
        for (int i = 0; i < sessions.size(); i++) {
            Map<String, @Nullable Object> story = new LinkedHashMap<>();
            story.put("story", sessions.size() == 1 ? tracker.id() : "%s, story %d".formatted(tracker.id(), i + 1));
            story.put("steps", steps(sessions.get(i)));
            stories.add(story);
        }
        Map<String, @Nullable Object> file = new LinkedHashMap<>();
        file.put("version", new YamlText.Quoted("3.1"));
        if (!stories.isEmpty()) {
            file.put("stories", stories);
        }
        return YamlText.of(file);
    }

    private static List<List<Event>> sessions(List<Event> events) {
        List<List<Event>> sessions = new ArrayList<>();
        List<Event> session = new ArrayList<>();
        for (Event event : events) {
            if (event instanceof Event.ActionExecuted done && done.name().equals(SESSION_START) && !session.isEmpty()) {
                sessions.add(session);
                session = new ArrayList<>();
            }
            session.add(event);
        }
        if (!session.isEmpty()) {
            sessions.add(session);
        }
        return sessions;
    }

    private static List<Map<String, @Nullable Object>> steps(List<Event> events) {
        List<Map<String, @Nullable Object>> steps = new ArrayList<>();
        for (Event event : events) {
            Map<String, @Nullable Object> step = new LinkedHashMap<>();
            switch (event) {
                case Event.UserUttered said -> {
                    said.reading().best().map(Guess::intent).ifPresent(intent -> step.put("intent", intent));
                    step.put("user", new YamlText.Speech(marked(said)));
                }
                case Event.ActionExecuted done -> {
                    if (!UNSAID.contains(done.name())) {
                        done.text()
                                .ifPresentOrElse(text -> step.put("bot", text), () -> step.put("action", done.name()));
                    }
                }
                case Event.SlotSet set -> {
                    Map<String, @Nullable Object> slot = new LinkedHashMap<>();
                    slot.put(set.name(), set.value());
                    step.put("slot_was_set", Collections.singletonList(slot));
                }
                case Event.ActiveLoop loop ->
                    step.put("active_loop", loop.name().orElse(null));
                default -> {}
            }
            if (!step.isEmpty()) {
                steps.add(step);
            }
        }
        return steps;
    }

    /** What was said, with the entities that were found in it; a button's payload as it is. */
    private static String marked(Event.UserUttered said) {
        String text = said.text();
        if (text.startsWith("/")) {
            return text;
        }
        StringBuilder marked = new StringBuilder();
        int written = 0;
        for (Entity entity : said.reading().entities().stream()
                .sorted(Comparator.comparingInt(Entity::start))
                .toList()) {
            if (entity.start() < written || entity.end() > text.length()) {
                continue;
            }
            String span = text.substring(entity.start(), entity.end());
            marked.append(text, written, entity.start())
                    .append('[')
                    .append(span)
                    .append(']');
            marked.append(label(entity, span));
            written = entity.end();
        }
        return marked.append(text.substring(written)).toString();
    }

    private static String label(Entity entity, String span) {
        if (entity.value().equals(span)
                && entity.role().isEmpty()
                && entity.group().isEmpty()) {
            return "(" + entity.type() + ")";
        }
        Map<String, String> label = new LinkedHashMap<>();
        label.put("entity", entity.type());
        entity.role().ifPresent(role -> label.put("role", role));
        entity.group().ifPresent(group -> label.put("group", group));
        if (!entity.value().equals(span)) {
            label.put("value", entity.value());
        }
        return Unkept.mapper().writeValueAsString(label);
    }
}
