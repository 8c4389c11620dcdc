package io.balie.shell.http;

import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
import io.balie.nlu.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A reading in the form of Rasa's parse result. */
public final class Readings {

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    private Readings() {}

    /** The parse result of a reading, as JSON values. */
    public static Map<String, @Nullable Object> json(Reading reading) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("text", reading.text());
        json.put("intent", reading.best().map(Readings::guess).orElseGet(() -> {
            Map<String, @Nullable Object> none = new LinkedHashMap<>();
            none.put("name", null);
            none.put("confidence", 0.0);
            return Collections.unmodifiableMap(none);
        }));
        json.put("entities", reading.entities().stream().map(Readings::entity).toList());
        json.put("text_tokens", tokens(reading.text()));
        json.put(
                "intent_ranking",
                reading.ranking().stream().map(Readings::guess).toList());
        json.put("language", reading.language().code());
        return json;
    }

    private static Map<String, @Nullable Object> guess(Guess guess) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", guess.intent());
        json.put("confidence", guess.confidence());
        return json;
    }

    private static Map<String, Object> entity(Entity entity) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("entity", entity.type());
        json.put("start", entity.start());
        json.put("end", entity.end());
        json.put("value", entity.value());
        json.put("extractor", entity.extractor());
        entity.role().ifPresent(role -> json.put("role", role));
        entity.group().ifPresent(group -> json.put("group", group));
        entity.confidence().ifPresent(confidence -> json.put("confidence_entity", confidence));
        return json;
    }

    private static List<List<Integer>> tokens(String text) {
        List<List<Integer>> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(List.of(matcher.start(), matcher.end()));
        }
        return tokens;
    }
}
