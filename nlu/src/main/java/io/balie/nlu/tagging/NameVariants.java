package io.balie.nlu.tagging;

import io.balie.nlu.Entity;
import io.balie.nlu.Example;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Examples with names written otherwise.
 *
 * <p>Of every example with a name there is one more with other names of the same kind in their places, and one without capitals:
 * names are told by what stands around them, and people in a hurry write no capitals.
 */
final class NameVariants {

    private NameVariants() {}

    /** The examples, each followed by its variants. */
    static List<Example> with(List<Example> examples, long seed) {
        List<List<String>> names = new ArrayList<>();
        for (String kind : NameTagger.KINDS) {
            names.add(examples.stream()
                    .flatMap(e -> e.entities().stream()
                            .filter(entity -> entity.type().equals(kind))
                            .map(entity -> e.text().substring(entity.start(), entity.end())))
                    .toList());
        }
        SplittableRandom random = new SplittableRandom(seed);
        List<Example> all = new ArrayList<>();
        for (Example example : examples) {
            all.add(example);
            List<Entity> found = example.entities().stream()
                    .filter(entity -> NameTagger.KINDS.contains(entity.type()))
                    .sorted(Comparator.comparingInt(Entity::start))
                    .toList();
            if (!found.isEmpty()) {
                all.add(swapped(example, found, names, random));
                String small = example.text().toLowerCase(Locale.ROOT);
                if (small.length() == example.text().length()) {
                    all.add(new Example(small, example.intent(), example.language(), found));
                }
            }
        }
        return all;
    }

    private static Example swapped(
            Example example, List<Entity> found, List<List<String>> names, SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        List<Entity> moved = new ArrayList<>();
        int at = 0;
        for (Entity entity : found) {
            if (entity.start() < at) {
                continue;
            }
            List<String> others = names.get(NameTagger.KINDS.indexOf(entity.type()));
            text.append(example.text(), at, entity.start());
            int start = text.length();
            text.append(others.get(random.nextInt(others.size())));
            moved.add(Entity.exact(entity.type(), start, text.length(), text.substring(start), entity.extractor()));
            at = entity.end();
        }
        text.append(example.text(), at, example.text().length());
        return new Example(text.toString(), example.intent(), example.language(), moved);
    }
}
