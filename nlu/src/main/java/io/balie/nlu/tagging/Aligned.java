package io.balie.nlu.tagging;

import io.balie.nlu.Entity;
import io.balie.nlu.Example;
import io.balie.nlu.text.Words;
import io.balie.nlu.text.Words.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * An annotation that begins and ends with whole words.
 *
 * @param entity as annotated
 * @param first place of its first word
 * @param last place of its last word
 */
public record Aligned(Entity entity, int first, int last) {

    /** The annotations of an example that do so; of several on the same word, the first. */
    public static List<Aligned> of(Example example) {
        if (example.entities().isEmpty()) {
            return List.of();
        }
        List<Word> words = Words.of(example.text());
        boolean[] taken = new boolean[words.size()];
        List<Aligned> all = new ArrayList<>();
        for (Entity entity : example.entities()) {
            int first = -1;
            int last = -1;
            for (int t = 0; t < words.size(); t++) {
                first = words.get(t).start() == entity.start() ? t : first;
                last = words.get(t).end() == entity.end() ? t : last;
            }
            if (first >= 0 && last >= first && isFree(taken, first, last)) {
                for (int t = first; t <= last; t++) {
                    taken[t] = true;
                }
                all.add(new Aligned(entity, first, last));
            }
        }
        return all;
    }

    private static boolean isFree(boolean[] taken, int first, int last) {
        for (int t = first; t <= last; t++) {
            if (taken[t]) {
                return false;
            }
        }
        return true;
    }
}
