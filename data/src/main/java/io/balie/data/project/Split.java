package io.balie.data.project;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Divides what a file holds into a part to train on and a part to test with, the same way for the same seed. */
public final class Split {

    private final double fraction;
    private final long seed;

    /**
     * A split.
     *
     * @param fraction the part to train on, between 0 and 1; Rasa's is 0.8
     * @throws IllegalArgumentException if it is not between 0 and 1
     */
    public Split(double fraction, long seed) {
        if (!(fraction > 0 && fraction < 1)) {
            throw new IllegalArgumentException("Fraction is %s, expected between 0 and 1.".formatted(fraction));
        }
        this.fraction = fraction;
        this.seed = seed;
    }

    /** The two parts, as trees of files. */
    public record Parts(Map<String, @Nullable Object> training, Map<String, @Nullable Object> test) {}

    /**
     * Divide messages, of every intent the same part; an intent of one message is trained on. Synonyms, patterns and word lists go into
     * both parts, everything else of the file into the first.
     */
    public Parts nlu(Map<String, @Nullable Object> file) {
        List<Object> blocks = list(file.get("nlu"));
        Map<String, List<String>> chosenFrom = new LinkedHashMap<>();
        for (int i = 0; i < blocks.size(); i++) {
            NluBlock block = NluBlock.read(blocks.get(i));
            if (block != null && block.kind().equals("intent")) {
                for (int j = 0; j < block.items().size(); j++) {
                    chosenFrom
                            .computeIfAbsent(block.name(), name -> new ArrayList<>())
                            .add(i + " " + j);
                }
            }
        }
        Random random = new Random(seed);
        Set<String> tested = new HashSet<>();
        for (List<String> places : chosenFrom.values()) {
            tested.addAll(tested(places, random));
        }
        List<Object> training = new ArrayList<>();
        List<Object> test = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            NluBlock block = NluBlock.read(blocks.get(i));
            if (block == null || !block.kind().equals("intent")) {
                training.add(blocks.get(i));
                if (block != null) {
                    test.add(blocks.get(i));
                }
                continue;
            }
            List<NluBlock.Item> kept = new ArrayList<>();
            List<NluBlock.Item> held = new ArrayList<>();
            for (int j = 0; j < block.items().size(); j++) {
                (tested.contains(i + " " + j) ? held : kept).add(block.items().get(j));
            }
            if (!kept.isEmpty()) {
                training.add(block.with(kept).tree());
            }
            if (!held.isEmpty()) {
                test.add(block.with(held).tree());
            }
        }
        return parts(file, "nlu", training, test);
    }

    /** Divide stories. */
    public Parts stories(Map<String, @Nullable Object> file) {
        List<Object> all = list(file.get("stories"));
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            places.add(i);
        }
        Set<Integer> tested = new HashSet<>(tested(places, new Random(seed)));
        List<Object> training = new ArrayList<>();
        List<Object> test = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            (tested.contains(i) ? test : training).add(all.get(i));
        }
        return parts(file, "stories", training, test);
    }

    private <T> List<T> tested(List<T> all, Random random) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        int kept = Math.max(1, (int) Math.round(fraction * shuffled.size()));
        return shuffled.subList(Math.min(kept, shuffled.size()), shuffled.size());
    }

    private static Parts parts(
            Map<String, @Nullable Object> file, String key, List<Object> training, List<Object> test) {
        Map<String, @Nullable Object> first = new LinkedHashMap<>(file);
        first.put(key, training);
        Map<String, @Nullable Object> second = new LinkedHashMap<>();
        if (file.containsKey("version")) {
            second.put("version", file.get("version"));
        }
        second.put(key, test);
        return new Parts(first, second);
    }

    private static List<Object> list(@Nullable Object value) {
        return value instanceof List<?> list ? new ArrayList<>(list) : new ArrayList<>();
    }
}
