package io.balie.data.project;

import io.balie.data.bot.Vocabulary;
import io.balie.nlu.Entity;
import io.balie.nlu.Example;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages in Rasa's older JSON format. */
public final class JsonNlu {

    private JsonNlu() {}

    /** The tree of a JSON file. */
    public static Map<String, Object> of(List<Example> examples, Vocabulary vocabulary) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("common_examples", examples.stream().map(JsonNlu::example).toList());
        List<Object> patterns = new ArrayList<>();
        vocabulary
                .patterns()
                .forEach((name, all) -> all.forEach(pattern -> {
                    Map<String, Object> item = new LinkedHashMap<>();
                    item.put("name", name);
                    item.put("pattern", pattern);
                    patterns.add(item);
                }));
        data.put("regex_features", patterns);
        List<Object> lookups = new ArrayList<>();
        vocabulary.lookups().forEach((name, words) -> {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("name", name);
            item.put("elements", words);
            lookups.add(item);
        });
        data.put("lookup_tables", lookups);
        Map<String, List<String>> wordings = new LinkedHashMap<>();
        vocabulary
                .synonyms()
                .forEach((wording, value) ->
                        wordings.computeIfAbsent(value, v -> new ArrayList<>()).add(wording));
        List<Object> synonyms = new ArrayList<>();
        wordings.forEach((value, words) -> {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("value", value);
            item.put("synonyms", words);
            synonyms.add(item);
        });
        data.put("entity_synonyms", synonyms);
        return Map.of("rasa_nlu_data", data);
    }

    private static Map<String, Object> example(Example example) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("text", example.text());
        item.put("intent", example.intent());
        if (!example.entities().isEmpty()) {
            item.put(
                    "entities", example.entities().stream().map(JsonNlu::entity).toList());
        }
        return item;
    }

    private static Map<String, Object> entity(Entity entity) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("start", entity.start());
        item.put("end", entity.end());
        item.put("value", entity.value());
        item.put("entity", entity.type());
        entity.role().ifPresent(role -> item.put("role", role));
        entity.group().ifPresent(group -> item.put("group", group));
        return item;
    }
}
