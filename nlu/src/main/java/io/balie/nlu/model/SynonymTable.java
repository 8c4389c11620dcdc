package io.balie.nlu.model;

import io.balie.nlu.Entity;
import io.balie.nlu.Example;
import io.balie.nlu.TrainingData;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What values of entities stand for, by Rasa's rules. */
final class SynonymTable {

    static final String PROCESSOR = "EntitySynonymMapper";

    private SynonymTable() {}

    /** Value in lower case to what it stands for: as listed, then as annotated; the last word counts. */
    static Map<String, String> of(TrainingData data) {
        Map<String, String> values = new TreeMap<>();
        data.synonyms().forEach((synonym, value) -> add(values, synonym, value));
        for (Example example : data.examples()) {
            for (Entity entity : example.entities()) {
                if (entity.end() <= example.text().length()) {
                    add(values, example.text().substring(entity.start(), entity.end()), entity.value());
                }
            }
        }
        return values;
    }

    private static void add(Map<String, String> values, String synonym, String value) {
        String oneLine = value.replaceAll("\\R", " ");
        if (!synonym.equals(value)) {
            values.put(key(synonym), oneLine);
        }
        values.putIfAbsent(key(value), oneLine); // so that a value in other capitals becomes the value as written
    }

    private static String key(String value) {
        return value.toLowerCase(Locale.ROOT).replaceAll("\\R", " ");
    }

    static Entity apply(Map<String, String> values, Entity entity) {
        String value = values.get(key(entity.value()));
        return value == null ? entity : entity.changed(value, PROCESSOR);
    }
}
