package io.balie.data.bot;

import io.balie.data.yaml.Findings;
import io.balie.data.yaml.Spot;
import io.balie.nlu.Entity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Entities marked inside a message, in Rasa's four ways: <code>[text](type)</code>, <code>[text](type:value)</code>,
 * <code>[text]{json}</code> and <code>[text][{json}, {json}]</code>.
 */
final class Annotations {

    // Same borders as Rasa's: the type ends at the first colon, JSON holds no inner braces.
    private static final Pattern MARK = Pattern.compile("\\[(?<text>[^\\]]+?)]"
            + "(?:\\((?<type>[^:)]+?)(?::(?<value>[^)]+))?\\)|\\{(?<json>[^}]+?)}|\\[(?<list>.*?)])");
    private static final Pattern BRACKETS = Pattern.compile("\\[[^\\]]*]");
    private static final Set<String> KEYS = Set.of("entity", "value", "role", "group");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Names names;
    private final Findings findings;
    private final List<RoleUse> roles = new ArrayList<>();

    Annotations(Names names, Findings findings) {
        this.names = names;
        this.findings = findings;
    }

    /** A role given to an entity in a message. */
    record RoleUse(String entity, String role, Spot spot) {}

    /** The roles used so far; whether they exist is known when all domains are read. */
    List<RoleUse> roles() {
        return roles;
    }

    /** A message without its marks; entity positions count in this text. */
    record Read(String text, List<Entity> entities, Map<String, String> synonyms) {}

    Read read(String marked, Spot spot) {
        StringBuilder text = new StringBuilder();
        List<Entity> entities = new ArrayList<>();
        Map<String, String> synonyms = new LinkedHashMap<>();
        Matcher mark = MARK.matcher(marked);
        int last = 0;
        while (mark.find()) {
            text.append(plain(marked, last, mark.start(), spot));
            last = mark.end();
            int start = text.length();
            String words = mark.group("text");
            text.append(words);
            Spot at = new Spot(spot.file(), spot.line(), spot.column() + mark.start());
            for (Map<String, Object> fields : fields(mark, at)) {
                entity(fields, words, start, at).ifPresent(entity -> {
                    entities.add(entity);
                    if (!entity.value().equals(words)) {
                        synonyms.put(words, entity.value());
                    }
                });
            }
        }
        text.append(plain(marked, last, marked.length(), spot));
        return new Read(text.toString(), entities, synonyms);
    }

    private String plain(String marked, int from, int to, Spot spot) {
        String part = marked.substring(from, to);
        Matcher brackets = BRACKETS.matcher(part);
        while (brackets.find()) {
            findings.warn(
                    new Spot(spot.file(), spot.line(), spot.column() + from + brackets.start()),
                    "'%s' is read as plain text, for no entity type follows it.".formatted(brackets.group()));
        }
        return part;
    }

    private List<Map<String, Object>> fields(Matcher mark, Spot at) {
        if (mark.group("type") != null) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("entity", mark.group("type"));
            if (mark.group("value") != null) {
                fields.put("value", mark.group("value"));
            }
            return List.of(fields);
        }
        String json = mark.group("json") != null ? "[{" + mark.group("json") + "}]" : "[" + mark.group("list") + "]";
        List<Map<String, Object>> found = new ArrayList<>();
        try {
            for (Object item : JSON.readValue(json, List.class)) {
                if (item instanceof Map<?, ?> map) {
                    Map<String, Object> fields = new LinkedHashMap<>();
                    map.forEach((key, value) -> {
                        if (value != null) {
                            fields.put(String.valueOf(key), value);
                        }
                    });
                    found.add(fields);
                } else {
                    findings.fault(at, "The annotation holds '%s', expected a block in braces.".formatted(item));
                }
            }
        } catch (JacksonException e) {
            findings.fault(
                    at,
                    "The annotation of '%s' is not valid JSON.".formatted(mark.group("text")),
                    "Write {\"entity\": \"type\", \"value\": \"value\"}.");
        }
        return found;
    }

    private Optional<Entity> entity(Map<String, Object> fields, String words, int start, Spot at) {
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            if (!KEYS.contains(field.getKey())) {
                findings.warn(
                        at,
                        "Unknown key '%s' in the annotation of '%s'; it has no effect."
                                .formatted(field.getKey(), words),
                        "Known are: entity, group, role, value.");
                continue;
            }
            if (field.getKey().equals("value") && field.getValue() instanceof Number) {
                continue;
            }
            if (!(field.getValue() instanceof String text) || text.isBlank()) {
                findings.fault(
                        at,
                        "'%s' in the annotation of '%s' is no text.".formatted(field.getKey(), words),
                        "Put it in quotes.");
                return Optional.empty();
            }
        }
        if (!fields.containsKey("entity")) {
            findings.fault(at, "The annotation of '%s' has no 'entity'.".formatted(words));
            return Optional.empty();
        }
        String type = String.valueOf(fields.get("entity")).strip();
        names.use(Names.Kind.ENTITY, type, at, "an example");
        if (fields.containsKey("role")) {
            roles.add(new RoleUse(type, String.valueOf(fields.get("role")), at));
        }
        return Optional.of(new Entity(
                type,
                start,
                start + words.length(),
                String.valueOf(fields.getOrDefault("value", words)),
                "annotation",
                Optional.ofNullable(fields.get("role")).map(String::valueOf),
                Optional.ofNullable(fields.get("group")).map(String::valueOf),
                OptionalDouble.empty()));
    }
}
