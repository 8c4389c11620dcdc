package io.balie.shell.http;

import io.balie.dialog.domain.Domain;
import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
import io.balie.nlu.Reading;
import io.balie.nlu.Selection;
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
        reading.inScope().ifPresent(probability -> json.put("in_scope", probability));
        return json;
    }

    /** The same with what response selectors chose, and the words of the responses. */
    static Map<String, @Nullable Object> json(Reading reading, Domain domain) {
        Map<String, @Nullable Object> json = json(reading);
        if (!reading.selections().isEmpty()) {
            Map<String, Object> selectors = new LinkedHashMap<>();
            selectors.put("all_retrieval_intents", List.copyOf(domain.retrievalIntents()));
            reading.selections().forEach((name, selection) -> selectors.put(name, selected(selection, domain)));
            json.put("response_selector", selectors);
        }
        return json;
    }

    private static Map<String, Object> selected(Selection selection, Domain domain) {
        String key = selection.best().intent();
        String action = "utter_" + key;
        Map<String, Object> response = new LinkedHashMap<>();
        response.put(
                "responses",
                domain.responses().getOrDefault(action, List.of()).stream()
                        .flatMap(variation -> variation.text().stream())
                        .map(text -> Map.of("text", text))
                        .toList());
        response.put("confidence", selection.best().confidence());
        response.put("intent_response_key", key);
        response.put("utter_action", action);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("response", response);
        json.put(
                "ranking",
                selection.ranking().stream()
                        .map(guess -> Map.of("confidence", guess.confidence(), "intent_response_key", guess.intent()))
                        .toList());
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
