package io.balie.nlu.tagging;

import io.balie.nlu.Example;
import io.balie.nlu.patterns.PatternSet;
import io.balie.nlu.text.Text;
import io.balie.nlu.text.Words;
import io.balie.nlu.text.Words.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Names the features of every word of a message: of itself, and of its neighbours. */
final class TagFeatures {

    private static final int LONGEST_END = 5;
    private static final double MOSTLY = 0.7;

    private TagFeatures() {}

    /**
     * What a word is described by.
     *
     * @param own what the word itself is made of; left out at times while learning, so that its surroundings are learned from too
     * @param around all the rest
     * @param value the type that the word mostly has in the examples, if any; also left out at times
     */
    record Described(List<String> own, List<String> around, List<String> value) {}

    /** The words that most of the time belong to one type of entity in the examples, to that type. */
    static Map<String, String> values(List<Example> examples) {
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        for (Example example : examples) {
            List<Word> words = Words.of(example.text());
            List<Aligned> aligned = Aligned.of(example);
            for (int t = 0; t < words.size(); t++) {
                int place = t;
                String type = aligned.stream()
                        .filter(a -> a.first() <= place && place <= a.last())
                        .map(a -> a.entity().type())
                        .findFirst()
                        .orElse("");
                counts.computeIfAbsent(plain(Text.fold(words.get(t).text())), k -> new TreeMap<>())
                        .merge(type, 1, Integer::sum);
            }
        }
        Map<String, String> values = new TreeMap<>();
        counts.forEach((word, byType) -> {
            int all = byType.values().stream().mapToInt(Integer::intValue).sum();
            byType.forEach((type, count) -> {
                if (!type.isEmpty() && count >= MOSTLY * all) {
                    values.put(word, type);
                }
            });
        });
        return values;
    }

    static List<Described> of(String message, List<Word> words, PatternSet patterns, Map<String, String> values) {
        List<PatternSet.Span> spans = patterns.spans(message);
        int size = words.size();
        List<String> folded = new ArrayList<>(size);
        List<String> shapes = new ArrayList<>(size);
        List<List<String>> marks = new ArrayList<>(size);
        for (Word word : words) {
            folded.add(plain(Text.fold(word.text())));
            shapes.add(shape(plain(word.text())));
            marks.add(spans.stream()
                    .filter(s -> s.start() < word.end() && word.start() < s.end())
                    .flatMap(s -> Stream.of(s.name(), s.name() + place(s, word)))
                    .distinct()
                    .toList());
        }
        List<Described> all = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            all.add(described(folded, shapes, marks, values, i));
        }
        return all;
    }

    // Where in the match the word stands: a match of two words has a first and a last one.
    private static String place(PatternSet.Span span, Word word) {
        return (word.start() <= span.start() ? " first" : "") + (word.end() >= span.end() ? " last" : "");
    }

    private static Described described(
            List<String> folded, List<String> shapes, List<List<String>> marks, Map<String, String> values, int place) {
        String word = folded.get(place);
        List<String> own = new ArrayList<>();
        own.add("w=" + word);
        for (int n = 1; n <= LONGEST_END && n < word.length(); n++) {
            own.add("p=" + word.substring(0, n));
            own.add("s=" + word.substring(word.length() - n));
        }
        for (int i = 0; i + 3 <= word.length() && i < 20; i++) {
            own.add("g=" + word.substring(i, i + 3));
        }
        List<String> around = new ArrayList<>();
        around.add("1");
        around.add("h=" + shapes.get(place));
        around.add("l=" + Math.min(word.length(), 8));
        // Twice, so that a match of a pattern counts for more than a run of letters does.
        marks.get(place).forEach(mark -> around.addAll(List.of("m=" + mark, "M=" + mark)));
        for (int by = -3; by <= 3; by++) {
            if (by == 0) {
                continue;
            }
            int other = place + by;
            String neighbour = at(folded, other);
            around.add(by + "w=" + neighbour);
            if (Math.abs(by) <= 1 && other >= 0 && other < folded.size()) {
                around.add(by + "h=" + shapes.get(other));
                around.add(by + "s=" + end(neighbour));
                around.add(by + "p=" + start(neighbour));
                for (String mark : marks.get(other)) {
                    around.add(by + "m=" + mark);
                }
            }
        }
        around.add("-2-1=" + at(folded, place - 2) + ' ' + at(folded, place - 1));
        around.add("+1+2=" + at(folded, place + 1) + ' ' + at(folded, place + 2));
        around.add("-1+1=" + at(folded, place - 1) + ' ' + at(folded, place + 1));
        String value = values.get(word);
        return new Described(own, around, value == null ? List.of() : List.of("k=" + value));
    }

    // A name of a feature must survive being written as one line of UTF-8, also when cut between any two characters.
    private static String plain(String word) {
        StringBuilder plain = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            plain.append(Character.isSurrogate(c) || Character.isWhitespace(c) ? '*' : c);
        }
        return plain.toString();
    }

    private static String at(List<String> folded, int place) {
        if (place < 0) {
            return "^";
        }
        return place < folded.size() ? folded.get(place) : "$";
    }

    private static String start(String word) {
        return word.substring(0, Math.min(3, word.length()));
    }

    private static String end(String word) {
        return word.substring(Math.max(0, word.length() - 3));
    }

    // "Utrecht" is Xx, "A12" X0, "iPhone" xXx, "12:30" 0:0.
    private static String shape(String word) {
        StringBuilder shape = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            char kind = Character.isUpperCase(c) ? 'X' : Character.isLetter(c) ? 'x' : Character.isDigit(c) ? '0' : c;
            if (shape.isEmpty() || shape.charAt(shape.length() - 1) != kind) {
                shape.append(kind);
            }
        }
        return shape.length() > 8 ? shape.substring(0, 8) : shape.toString();
    }
}
