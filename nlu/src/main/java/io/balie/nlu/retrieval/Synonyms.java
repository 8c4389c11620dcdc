package io.balie.nlu.retrieval;

import io.balie.nlu.Language;
import io.balie.nlu.text.Stems;
import io.balie.nlu.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Groups of words that stand for the same thing in offices and trades, read from {@code synonyms.txt}. */
final class Synonyms {

    private static final int MARK = 2; // where the colon of "fr:courses" is
    private static final int SHORTEST_TAIL = 4;
    private static final int SHORTEST_HEAD = 2;
    private static final List<String> LINES = lines();
    private static final Map<Language, Synonyms> BY_LANGUAGE = new ConcurrentHashMap<>();

    private final Map<String, Set<Integer>> byWord = new HashMap<>();

    /**
     * The groups of a word.
     *
     * @param whole of the word itself
     * @param tail of its last part only, where it is a compound that no group has
     */
    record Groups(Set<Integer> whole, Set<Integer> tail) {

        static final Groups NONE = new Groups(Set.of(), Set.of());

        boolean share(Groups other) {
            return meet(whole, other.whole);
        }

        /** "huurviool" and "instrument"; not "huurviool" and "altviool", each something of its own. */
        boolean shareInPart(Groups other) {
            return meet(whole, other.tail) || meet(tail, other.whole);
        }

        private static boolean meet(Set<Integer> one, Set<Integer> other) {
            for (Integer group : one) {
                if (other.contains(group)) {
                    return true;
                }
            }
            return false;
        }
    }

    private Synonyms(Language language) {
        Stems stems = Stems.of(language);
        for (int group = 0; group < LINES.size(); group++) {
            for (String word : List.of(LINES.get(group).split(" ", -1))) {
                boolean marked = word.indexOf(':') == MARK;
                if (!marked || word.startsWith(language.code())) {
                    String folded = Text.fold(marked ? word.substring(MARK + 1) : word);
                    add(folded, group);
                    add(stems.stem(folded), group);
                }
            }
        }
    }

    private void add(String word, int group) {
        byWord.computeIfAbsent(word, k -> new HashSet<>()).add(group);
    }

    static Synonyms of(Language language) {
        return BY_LANGUAGE.computeIfAbsent(language, Synonyms::new);
    }

    /** The groups of a folded word and its stem. */
    Groups groups(String word, String stem) {
        Set<Integer> whole = byWord.getOrDefault(word, byWord.getOrDefault(stem, Set.of()));
        if (!whole.isEmpty()) {
            return new Groups(whole, Set.of());
        }
        // "huurviool": what a Dutch or German compound is, its last part says.
        for (int i = SHORTEST_HEAD; i + SHORTEST_TAIL <= word.length(); i++) {
            Set<Integer> tail = byWord.get(word.substring(i));
            if (tail != null) {
                return new Groups(Set.of(), tail);
            }
        }
        return Groups.NONE;
    }

    private static List<String> lines() {
        try (InputStream in = Objects.requireNonNull(Synonyms.class.getResourceAsStream("synonyms.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The synonyms cannot be read.", e);
        }
    }
}
