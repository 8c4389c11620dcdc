package io.balie.data.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads stories, test stories and answers of retrieval intents in the Markdown of Rasa 1. */
final class MarkdownStories {

    private static final Pattern TITLE = Pattern.compile("##\\s*(?<name>.*?)\\s*");
    private static final Pattern CHECKPOINT = Pattern.compile("\\s*>\\s*(?<name>[^{]*?)\\s*(?<json>\\{.*})?\\s*");
    private static final Pattern SAID = Pattern.compile("\\s*\\*\\s*(?<said>.*?)\\s*");
    private static final Pattern DONE = Pattern.compile("\\s*-\\s*(?<name>[^{]*?)\\s*(?<json>\\{.*})?\\s*");
    private static final Pattern INTENT =
            Pattern.compile("(?:form:\\s*)?(?<intent>[^{:]+?)\\s*(?<json>\\{.*})?(?::\\s+(?<text>.*))?");
    private static final Pattern OR = Pattern.compile("\\s+OR\\s+");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String file;
    private final Report report;
    private final List<Object> stories = new ArrayList<>();
    private final Map<String, List<Object>> responses = new LinkedHashMap<>();
    private List<Object> steps = new ArrayList<>();
    private int line;

    private MarkdownStories(String file, Report report) {
        this.file = file;
        this.report = report;
    }

    static boolean looksLike(String text) {
        return text.lines().anyMatch(line -> TITLE.matcher(line).matches())
                && text.lines()
                        .anyMatch(line -> SAID.matcher(line).matches()
                                || DONE.matcher(line).matches());
    }

    /** Whether the text holds answers of retrieval intents rather than stories. */
    static boolean looksLikeAnswers(String text) {
        return text.lines().anyMatch(line -> line.matches("\\s*\\*\\s*[^{:/]+/[^{:/]+"))
                && text.lines().noneMatch(line -> line.matches("\\s*-\\s*(?:utter|action|respond)_.*"));
    }

    /** The tree of a file of stories. */
    static Map<String, @Nullable Object> read(String text, String file, Report report) {
        MarkdownStories reader = new MarkdownStories(file, report);
        reader.read(text);
        return reader.tree("stories", reader.stories);
    }

    /** The tree of a file of answers. */
    static Map<String, @Nullable Object> readAnswers(String text, String file, Report report) {
        MarkdownStories reader = new MarkdownStories(file, report);
        reader.answers(text);
        return reader.tree("responses", reader.responses);
    }

    private Map<String, @Nullable Object> tree(String key, Object value) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("version", "3.1");
        tree.put(key, value);
        return tree;
    }

    private void answers(String text) {
        String intent = "";
        for (String written : MarkdownNlu.withoutComments(text).lines().toList()) {
            line++;
            Matcher said = SAID.matcher(written);
            if (said.matches()) {
                intent = said.group("said");
            } else if (written.strip().startsWith("-") && !intent.isEmpty()) {
                Map<String, Object> variation = new LinkedHashMap<>();
                variation.put("text", written.strip().substring(1).strip());
                responses
                        .computeIfAbsent("utter_" + intent, name -> new ArrayList<>())
                        .add(variation);
            }
        }
    }

    private void read(String text) {
        for (String written : MarkdownNlu.withoutComments(text).lines().toList()) {
            line++;
            Matcher title = TITLE.matcher(written);
            Matcher checkpoint = CHECKPOINT.matcher(written);
            Matcher said = SAID.matcher(written);
            Matcher done = DONE.matcher(written);
            if (title.matches()) {
                begin(title.group("name"));
            } else if (checkpoint.matches()) {
                checkpoint(checkpoint.group("name"), checkpoint.group("json"));
            } else if (said.matches()) {
                said(said.group("said"));
            } else if (done.matches()) {
                done(done.group("name"), done.group("json"));
            } else if (!written.isBlank() && !written.startsWith("#")) {
                report.left(file, line, "'%s' is no step.".formatted(written.strip()));
            }
        }
    }

    private void begin(String name) {
        steps = new ArrayList<>();
        Map<String, @Nullable Object> story = new LinkedHashMap<>();
        story.put("story", name);
        story.put("steps", steps);
        stories.add(story);
    }

    private void checkpoint(String name, @Nullable String json) {
        Map<String, @Nullable Object> step = new LinkedHashMap<>();
        step.put("checkpoint", name);
        if (json != null) {
            step.put("slot_was_set", items(fields(json)));
        }
        steps.add(step);
    }

    private void said(String written) {
        List<Object> alternatives = new ArrayList<>();
        for (String part : OR.split(written, -1)) {
            Matcher intent = INTENT.matcher(part.strip());
            if (!intent.matches()) {
                report.left(file, line, "'%s' names no intent.".formatted(part));
                continue;
            }
            Map<String, @Nullable Object> step = new LinkedHashMap<>();
            if (intent.group("text") != null) {
                step.put("user", intent.group("text"));
            }
            step.put("intent", intent.group("intent").strip());
            if (intent.group("json") != null && intent.group("text") == null) {
                List<Object> entities = items(fields(intent.group("json")));
                if (!entities.isEmpty()) {
                    step.put("entities", entities);
                }
            }
            alternatives.add(step);
        }
        if (alternatives.size() == 1) {
            steps.add(alternatives.getFirst());
        } else if (!alternatives.isEmpty()) {
            Map<String, @Nullable Object> step = new LinkedHashMap<>();
            step.put("or", alternatives);
            steps.add(step);
        }
    }

    private void done(String written, @Nullable String json) {
        String name = written.startsWith("form:") ? written.substring(5).strip() : written;
        Map<String, @Nullable Object> step = new LinkedHashMap<>();
        Map<String, @Nullable Object> fields = json == null ? Map.of() : fields(json);
        switch (name) {
            case "slot" -> step.put("slot_was_set", items(fields));
            case "form", "active_loop" -> step.put("active_loop", fields.get("name"));
            default -> {
                step.put("action", renamed(name));
                if (!fields.isEmpty()) {
                    report.left(file, line, "What '%s' is given has no place in Rasa 3.".formatted(name));
                }
            }
        }
        if (name.equals("slot") && fields.isEmpty()) {
            report.left(file, line, "This slot step names no slot.");
            return;
        }
        steps.add(step);
    }

    /** Rasa 1 answered retrieval intents with {@code respond_...}. */
    static String renamed(String action) {
        return action.startsWith("respond_") ? "utter_" + action.substring("respond_".length()) : action;
    }

    private static List<Object> items(Map<String, @Nullable Object> fields) {
        List<Object> items = new ArrayList<>();
        fields.forEach((name, value) -> {
            Map<String, @Nullable Object> item = new LinkedHashMap<>();
            item.put(name, value);
            items.add(item);
        });
        return items;
    }

    private Map<String, @Nullable Object> fields(String json) {
        Map<String, @Nullable Object> found = new LinkedHashMap<>();
        try {
            Map<?, ?> map = JSON.readValue(json, Map.class);
            map.forEach((key, value) -> found.put(String.valueOf(key), value));
        } catch (JacksonException e) {
            report.left(file, line, "'%s' is no JSON.".formatted(json));
        }
        return found;
    }
}
