package io.balie.data.project;

import io.balie.nlu.Entity;
import io.balie.nlu.Example;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes the entities of a message into its text, as Rasa marks them. */
final class Marks {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Marks() {}

    static String marked(Example example) {
        return marked(example.text(), example.entities());
    }

    static String marked(String text, List<Entity> entities) {
        List<Entity> ordered = new ArrayList<>(entities);
        ordered.sort(Comparator.comparingInt(Entity::start));
        StringBuilder marked = new StringBuilder();
        int last = 0;
        for (int i = 0; i < ordered.size(); ) {
            Entity first = ordered.get(i);
            List<Entity> same = new ArrayList<>();
            while (i < ordered.size()
                    && ordered.get(i).start() == first.start()
                    && ordered.get(i).end() == first.end()) {
                same.add(ordered.get(i));
                i++;
            }
            if (first.start() < last || first.end() > text.length()) {
                // One mark cannot stand inside another.
                continue;
            }
            String words = text.substring(first.start(), first.end());
            marked.append(text, last, first.start())
                    .append('[')
                    .append(words)
                    .append(']')
                    .append(mark(same, words));
            last = first.end();
        }
        return marked.append(text.substring(last)).toString();
    }

    private static String mark(List<Entity> same, String words) {
        Entity only = same.getFirst();
        boolean plain = same.size() == 1
                && only.role().isEmpty()
                && only.group().isEmpty()
                && only.value().equals(words)
                && !only.type().contains(":")
                && !only.type().contains(")");
        if (plain) {
            return "(" + only.type() + ")";
        }
        List<Map<String, String>> all = same.stream().map(e -> fields(e, words)).toList();
        return JSON.writeValueAsString(all.size() == 1 ? all.getFirst() : all);
    }

    private static Map<String, String> fields(Entity entity, String words) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("entity", entity.type());
        entity.role().ifPresent(role -> fields.put("role", role));
        entity.group().ifPresent(group -> fields.put("group", group));
        if (!entity.value().equals(words)) {
            fields.put("value", entity.value());
        }
        return fields;
    }
}
