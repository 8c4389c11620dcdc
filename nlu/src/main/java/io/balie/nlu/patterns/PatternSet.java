package io.balie.nlu.patterns;

import io.balie.nlu.Entity;
import io.balie.nlu.Language;
import io.balie.nlu.TrainingData;
import io.balie.nlu.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Named patterns, made of regular expressions and lookup tables. Immutable, safe for many threads. */
public final class PatternSet {

    private static final Set<String> WITHOUT_SPACES = Set.of("zh", "ja", "th");

    private final List<Named> sources;
    private final boolean caseSensitive;
    private final List<Compiled> compiled;

    /**
     * A pattern as text.
     *
     * @param name what it stands for
     * @param expression in Python's notation, on one line
     */
    public record Named(String name, String expression) {}

    /**
     * Which patterns to take.
     *
     * @param caseSensitive whether capitals must match
     * @param lookups whether lookup tables are used
     * @param regexes whether regular expressions are used
     * @param wordBoundaries whether a word of a lookup table must stand alone
     */
    public record Choice(boolean caseSensitive, boolean lookups, boolean regexes, boolean wordBoundaries) {}

    private record Compiled(String name, Pattern pattern) {}

    /** A set read back; what is no regular expression is left out. */
    public PatternSet(List<Named> sources, boolean caseSensitive) {
        this.sources = List.copyOf(sources);
        this.caseSensitive = caseSensitive;
        List<Compiled> all = new ArrayList<>();
        for (Named named : sources) {
            compiled(named, caseSensitive).ifPresent(all::add);
        }
        this.compiled = List.copyOf(all);
    }

    // What is no expression is reported with its line where the training data are read.
    private static Optional<Compiled> compiled(Named named, boolean caseSensitive) {
        try {
            return Optional.of(new Compiled(named.name(), PythonPattern.compile(named.expression(), caseSensitive)));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** No pattern at all. */
    public static PatternSet none() {
        return new PatternSet(List.of(), true);
    }

    /** The patterns of the training data whose names pass. */
    public static PatternSet of(TrainingData data, Choice choice, Predicate<String> names, Language language) {
        List<Named> sources = new ArrayList<>();
        if (choice.regexes()) {
            data.regexes().forEach((name, expressions) -> {
                if (names.test(name)) {
                    expressions.forEach(e -> sources.add(new Named(oneLine(name), oneLine(e))));
                }
            });
        }
        if (choice.lookups()) {
            boolean boundaries = choice.wordBoundaries() && !WITHOUT_SPACES.contains(language.code());
            data.lookups().forEach((name, words) -> {
                if (names.test(name) && !words.isEmpty()) {
                    sources.add(new Named(oneLine(name), anyOf(words, boundaries)));
                }
            });
        }
        return new PatternSet(sources, choice.caseSensitive());
    }

    private static String oneLine(String text) {
        return text.replace("\n", " ");
    }

    private static String anyOf(List<String> words, boolean boundaries) {
        StringBuilder any = new StringBuilder("(");
        for (String word : words) {
            any.append(any.length() > 1 ? "|" : "");
            String quoted = quoted(oneLine(word));
            any.append(boundaries ? "\\b" + quoted + "\\b" : quoted);
        }
        return any.append(')').toString();
    }

    private static String quoted(String word) {
        StringBuilder quoted = new StringBuilder(word.length() + 8);
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c < 128 && !Character.isLetterOrDigit(c) && c != ' ' && c != '_') {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.toString();
    }

    /** Every match as an entity, by the order of the patterns. */
    public List<Entity> entities(String message, String extractor) {
        List<Entity> found = new ArrayList<>();
        for (Span span : spans(message)) {
            found.add(Entity.exact(
                    span.name(), span.start(), span.end(), message.substring(span.start(), span.end()), extractor));
        }
        return found;
    }

    /**
     * A place where a pattern matches.
     *
     * @param name of the pattern
     * @param start index of its first character
     * @param end index after its last
     */
    public record Span(String name, int start, int end) {}

    /** Every match that is not empty, by the order of the patterns. */
    public List<Span> spans(String message) {
        if (compiled.isEmpty()) {
            return List.of();
        }
        String read = message.length() > Text.MOST_CHARACTERS ? message.substring(0, Text.MOST_CHARACTERS) : message;
        List<Span> found = new ArrayList<>();
        for (Compiled one : compiled) {
            collect(one, read, found);
        }
        return found;
    }

    private static void collect(Compiled one, String message, List<Span> found) {
        try {
            Matcher matcher = one.pattern().matcher(message);
            while (matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    found.add(new Span(one.name(), matcher.start(), matcher.end()));
                }
            }
        } catch (StackOverflowError tooDeep) { // an alternation repeated thousands of times; it finds nothing then
            found.removeIf(span -> span.name().equals(one.name()));
        }
    }

    /** The names of the patterns that occur in a message, sorted, each once. */
    public List<String> names(String message) {
        Set<String> names = new LinkedHashSet<>();
        spans(message).forEach(span -> names.add(span.name()));
        return names.stream().sorted(Comparator.naturalOrder()).toList();
    }

    /** The patterns as text. */
    public List<Named> sources() {
        return sources;
    }

    /** Whether capitals must match. */
    public boolean caseSensitive() {
        return caseSensitive;
    }
}
