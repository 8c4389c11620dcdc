package io.balie.shell.script;

import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads conversation files: a file holds one conversation, a list of them, or a group with defaults.
 *
 * <p>The company of each is told by {@code setups.json} in the file's own folder, or in the next one above it.
 */
public final class ScriptFiles {

    private static final String SETUPS = "setups.json";
    private static final int USUAL_LENGTH = 10;
    private static final List<String> USUAL_STOPS =
            List.of("utter_goodbye", "utter_end_vendor", "utter_end_abuse", "action_hand_over");

    private static final Set<String> KEYS = Set.of(
            "name",
            "about",
            "group",
            "setup",
            "opening",
            "on",
            "on_text",
            "default",
            "max_turns",
            "stop",
            "after_end",
            "metadata",
            "tolerate_http",
            "silence_ok",
            "checks");
    private static final Set<String> APPENDED = Set.of("must", "never", "at", "extra", "allow");

    private final List<Script> scripts = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Map<Path, Map<String, Object>> setups = new HashMap<>();

    private ScriptFiles() {}

    /**
     * The conversations of files and of all files below folders.
     *
     * @throws CommandFailed if there are none, or anything in them is wrong; all of it is named
     */
    public static List<Script> read(List<Path> places) {
        ScriptFiles reading = new ScriptFiles();
        for (Path place : places) {
            reading.files(place).forEach(reading::file);
        }
        if (!reading.faults.isEmpty()) {
            throw new CommandFailed(Status.INVALID_DATA, String.join(System.lineSeparator(), reading.faults));
        }
        return List.copyOf(reading.scripts);
    }

    private List<Path> files(Path place) {
        if (Files.isRegularFile(place)) {
            return List.of(place);
        }
        try (Stream<Path> all = Files.walk(place)) {
            return all.filter(file -> file.toString().endsWith(".json") && !file.endsWith(SETUPS))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new CommandFailed(Status.NOT_FOUND, "There is no %s.".formatted(place), e);
        }
    }

    private void file(Path file) {
        @Nullable Object document = document(file);
        String stem = Objects.toString(file.getFileName(), "").replaceFirst("\\.json$", "");
        if (document instanceof Map<?, ?> whole && whole.containsKey("conversations")) {
            Map<String, Object> group = Json.map(whole);
            Map<String, Object> defaults = Json.map(group.get("defaults"));
            for (Object item : Json.list(group.get("conversations"))) {
                script(file, inherited(defaults, Json.map(item)), Objects.toString(group.get("group"), stem));
            }
        } else {
            Json.list(document).forEach(item -> script(file, Json.map(item), stem));
        }
    }

    private @Nullable Object document(Path file) {
        try {
            return JsonMapper.shared().readValue(Files.readString(file, StandardCharsets.UTF_8), Object.class);
        } catch (IOException | JacksonException wrong) {
            faults.add("%s: %s".formatted(file, wrong.getMessage()));
            return null;
        }
    }

    private void script(Path file, Map<String, Object> own, String group) {
        String name = Objects.toString(own.get("name"), "");
        String where = "%s: %s".formatted(file, name.isEmpty() ? "(no name)" : name);
        own.keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> faults.add("%s: unknown key '%s'.".formatted(where, key)));
        if (!name.matches("[A-Za-z0-9._-]+")) {
            faults.add(where + ": a name of letters, digits, - . _ is needed.");
        } else if (!names.add(name)) {
            faults.add(where + ": the name occurs twice.");
        }
        List<Script.Said> opening = said(own.get("opening"));
        List<Script.Said> otherwise = said(own.get("default"));
        if (opening.isEmpty() || otherwise.isEmpty()) {
            faults.add(where + ": an opening and a default are needed.");
        }
        Map<String, List<Script.Said>> on = new LinkedHashMap<>();
        Json.map(own.get("on")).forEach((key, answers) -> on.put(key, said(answers)));
        List<Script.OnText> onText = new ArrayList<>();
        for (Object pair : Json.list(own.get("on_text"))) {
            List<Object> both = Json.list(pair);
            if (both.size() == 2) {
                onText.add(new Script.OnText(String.valueOf(both.getFirst()), said(both.getLast())));
            } else {
                faults.add(where + ": on_text has pairs of a regular expression and answers.");
            }
        }
        Map<String, Object> checks = Json.map(own.get("checks"));
        Checks.faults(checks).forEach(fault -> faults.add(where + ": " + fault));
        onText.forEach(pair -> pattern(where, pair.pattern()));
        Map<String, Object> stop = Json.map(own.get("stop"));
        scripts.add(new Script(
                file,
                name,
                Objects.toString(own.get("group"), group),
                Objects.toString(own.get("about"), ""),
                setup(file, Objects.toString(own.get("setup"), "default"), where),
                opening,
                onText,
                on,
                otherwise,
                Json.number(own.get("max_turns"), USUAL_LENGTH),
                stop.containsKey("actions") ? Json.texts(stop.get("actions")) : USUAL_STOPS,
                Json.texts(stop.get("outcome")),
                said(own.get("after_end")),
                Json.map(own.get("metadata")),
                Boolean.TRUE.equals(own.get("silence_ok")),
                checks));
    }

    private void pattern(String where, String expression) {
        try {
            Wording.compiled(expression);
        } catch (PatternSyntaxException wrong) {
            faults.add("%s: /%s/ %s".formatted(where, expression, wrong.getDescription()));
        }
    }

    private static List<Script.Said> said(@Nullable Object value) {
        List<Script.Said> said = new ArrayList<>();
        for (Object message : Json.list(value)) {
            said.add(
                    message instanceof Map<?, ?> whole
                            ? new Script.Said(Objects.toString(whole.get("text"), ""), Json.map(whole.get("metadata")))
                            : new Script.Said(String.valueOf(message), Map.of()));
        }
        return said;
    }

    private Script.Setup setup(Path file, String name, String where) {
        Path folder = file.toAbsolutePath().getParent();
        for (Path at = folder; at != null; at = at.getParent()) {
            Path told = at.resolve(SETUPS);
            if (Files.isRegularFile(told)) {
                Map<String, Object> all = setups.computeIfAbsent(told, path -> Json.map(document(path)));
                Map<String, Object> one = Json.map(all.get(name));
                if (one.get("company") instanceof String company) {
                    return new Script.Setup(name, at.resolve(company), Json.texts(one.get("words")));
                }
                break;
            }
        }
        faults.add("%s: no %s tells the company of the set-up '%s'.".formatted(where, SETUPS, name));
        return new Script.Setup(name, file, List.of());
    }

    private static Map<String, Object> inherited(Map<String, Object> defaults, Map<String, Object> own) {
        Map<String, Object> whole = new LinkedHashMap<>(defaults);
        own.forEach((key, value) -> {
            if (key.equals("on") && whole.containsKey("on")) {
                Map<String, Object> on = Json.map(value); // its own keys first
                Json.map(whole.get("on")).forEach(on::putIfAbsent);
                whole.put(key, on);
            } else if (key.equals("checks") && whole.containsKey("checks")) {
                whole.put(key, merged(Json.map(whole.get(key)), Json.map(value)));
            } else {
                whole.put(key, value);
            }
        });
        return whole;
    }

    /** Maps are joined, lists of patterns appended, all else is replaced; "@drop" takes away. */
    private static Map<String, Object> merged(Map<String, Object> base, Map<String, Object> own) {
        Map<String, Object> whole = new LinkedHashMap<>(base);
        own.forEach((key, value) -> {
            @Nullable Object before = whole.get(key);
            if ("@drop".equals(value)) {
                whole.remove(key);
            } else if (value instanceof Map<?, ?> map
                    && before instanceof Map<?, ?> old
                    && map.keySet().stream().noneMatch(Checks.SLOT_KEYS::contains)) {
                whole.put(key, merged(Json.map(old), Json.map(map)));
            } else if (value instanceof List<?> list && before instanceof List<?> old && APPENDED.contains(key)) {
                List<Object> both = new ArrayList<>(old);
                both.addAll(list);
                whole.put(key, both);
            } else {
                whole.put(key, value);
            }
        });
        return whole;
    }
}
