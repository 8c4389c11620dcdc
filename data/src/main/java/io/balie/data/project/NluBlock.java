package io.balie.data.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A block of an {@code nlu:} list, with marks and metadata as written.
 *
 * @param kind {@code intent}, {@code synonym}, {@code regex} or {@code lookup}
 * @param metadata of the block; null if it has none
 * @param listed whether its examples stand in a list rather than in a text
 */
record NluBlock(String kind, String name, @Nullable Object metadata, List<Item> items, boolean listed) {

    private static final List<String> KINDS = List.of("intent", "synonym", "regex", "lookup");

    NluBlock {
        items = List.copyOf(items);
    }

    /** @param metadata of the example; null if it has none */
    record Item(String text, @Nullable Object metadata) {}

    static NluBlock of(String kind, String name, List<String> texts) {
        return new NluBlock(
                kind,
                name,
                null,
                texts.stream().map(text -> new Item(text, null)).toList(),
                false);
    }

    /** Read a block of a tree; null if it is of no known kind. */
    static @Nullable NluBlock read(Object tree) {
        if (!(tree instanceof Map<?, ?> map)) {
            return null;
        }
        for (String kind : KINDS) {
            if (map.get(kind) != null) {
                List<Item> items = new ArrayList<>();
                Object examples = map.get("examples");
                if (examples instanceof List<?> list) {
                    list.forEach(item -> items.add(item(item)));
                } else if (examples != null) {
                    String.valueOf(examples)
                            .lines()
                            .filter(line -> line.startsWith("-"))
                            .map(line -> line.substring(1).strip())
                            .filter(line -> !line.isEmpty())
                            .forEach(line -> items.add(new Item(line, null)));
                }
                return new NluBlock(
                        kind, String.valueOf(map.get(kind)), map.get("metadata"), items, examples instanceof List);
            }
        }
        return null;
    }

    private static Item item(@Nullable Object tree) {
        return tree instanceof Map<?, ?> map
                ? new Item(String.valueOf(map.get("text")).strip(), map.get("metadata"))
                : new Item(String.valueOf(tree).strip(), null);
    }

    NluBlock with(List<Item> others) {
        return new NluBlock(kind, name, metadata, others, listed);
    }

    Map<String, @Nullable Object> tree() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put(kind, name);
        if (metadata != null) {
            tree.put("metadata", metadata);
        }
        boolean list = listed
                || items.stream()
                        .anyMatch(item -> item.metadata() != null || item.text().contains("\n"));
        if (!list) {
            StringBuilder lines = new StringBuilder();
            items.forEach(item -> lines.append("- ").append(item.text()).append('\n'));
            tree.put("examples", lines.toString());
            return tree;
        }
        List<Object> examples = new ArrayList<>();
        for (Item item : items) {
            Map<String, @Nullable Object> example = new LinkedHashMap<>();
            example.put("text", item.text());
            if (item.metadata() != null) {
                example.put("metadata", item.metadata());
            }
            examples.add(example);
        }
        tree.put("examples", examples);
        return tree;
    }
}
