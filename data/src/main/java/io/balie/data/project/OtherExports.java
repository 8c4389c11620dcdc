package io.balie.data.project;

import io.balie.nlu.Entity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Reads messages that were exported from LUIS or Wit. */
final class OtherExports {

    private OtherExports() {}

    /** The tree of a file of messages; empty if the tree is no such export. */
    static Optional<Map<String, @Nullable Object>> read(Map<String, @Nullable Object> export) {
        if (!(export.get("utterances") instanceof List<?> utterances)) {
            return Optional.empty();
        }
        Map<String, List<String>> byIntent = new LinkedHashMap<>();
        for (Object item : utterances) {
            Map<String, @Nullable Object> utterance = OldDomain.map(item);
            if (utterance.get("text") != null && utterance.get("intent") != null) {
                String text = String.valueOf(utterance.get("text"));
                byIntent.computeIfAbsent(String.valueOf(utterance.get("intent")), i -> new ArrayList<>())
                        .add(Marks.marked(text, entities(text, utterance.get("entities"))));
            }
        }
        List<Object> blocks = new ArrayList<>();
        byIntent.forEach((intent, texts) ->
                blocks.add(NluBlock.of("intent", intent, texts).tree()));
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("version", "3.1");
        tree.put("nlu", blocks);
        return Optional.of(tree);
    }

    private static List<Entity> entities(String text, @Nullable Object written) {
        List<Entity> found = new ArrayList<>();
        for (Object item : written instanceof List<?> list ? list : List.of()) {
            Map<String, @Nullable Object> entity = OldDomain.map(item);
            // LUIS counts to the last character, Wit to the one after it.
            boolean luis = entity.containsKey("startPos");
            int start = number(entity.get(luis ? "startPos" : "start"));
            int end = number(entity.get(luis ? "endPos" : "end")) + (luis ? 1 : 0);
            if (start < 0 || end <= start || end > text.length()) {
                continue;
            }
            String type = String.valueOf(entity.get("entity"));
            int colon = type.indexOf(':');
            Optional<String> role = Optional.ofNullable(entity.get("role"))
                    .map(String::valueOf)
                    .filter(r -> !r.isEmpty())
                    .or(() -> colon > 0 && !type.substring(colon + 1).equals(type.substring(0, colon))
                            ? Optional.of(type.substring(colon + 1))
                            : Optional.empty());
            found.add(new Entity(
                    colon > 0 ? type.substring(0, colon) : type,
                    start,
                    end,
                    text.substring(start, end),
                    "annotation",
                    role,
                    Optional.empty(),
                    OptionalDouble.empty()));
        }
        return found;
    }

    private static int number(@Nullable Object value) {
        return value instanceof Number number ? number.intValue() : -1;
    }
}
