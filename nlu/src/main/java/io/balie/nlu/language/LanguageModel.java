package io.balie.nlu.language;

import io.balie.nlu.Entity;
import io.balie.nlu.Example;
import io.balie.nlu.Language;
import io.balie.nlu.text.Text;
import io.balie.nlu.text.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Naive Bayes over words and runs of 1 to 4 letters, learned from examples. Immutable.
 *
 * <p>Its table holds for each word ("=hallo") and each run of letters how likely it is in each language, as a logarithm.
 */
public final class LanguageModel {

    static final int LONGEST_RUN = 4;
    static final int LONGEST_WORD = 30;
    private static final int FEWEST_RUNS = 2;
    private static final double SMOOTHING = 0.5;
    // Runs of letters overlap, so their evidence is counted several times over; this takes it back.
    private static final double WEIGHT_OF_RUNS = 0.25;
    private static final double CLEAR = 0.85;
    private static final int WORDS_THAT_TELL_BY_LETTERS_ALONE = 3;
    private static final double SURE_OF_ONE_WORD = 0.97;
    private static final int MOST_TOKENS = 60;
    private static final int SHORT = 2;
    // Of a whole message's frequency in its own language: above this it is a word of other languages too.
    private static final double MOST_ELSEWHERE = 0.25;
    // As a logarithm: one occurrence against none still tells, with as many words in both languages.
    private static final double FAR_LIKELIER = 1.0;
    private static final int LONGEST_BY_SENTENCE = 1_000;
    private static final int MOST_SENTENCES = 12;
    private static final int FEWEST_WORDS_OF_A_SENTENCE = 4;
    private static final double KNOWN_OF_A_SENTENCE = 0.7;
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.?!])\\s+|\\n+");

    private static final Pattern MARKUP = Pattern.compile(
            "<!?/?\\p{Alpha}[^<>]{0,200}>|(?<!\\S)[^\\s@]{1,64}@[^\\s@]{1,200}|https?://\\S{1,500}|(?<!\\S)www\\.\\S{1,500}");
    // Said in more than one of the languages, whatever the examples have: "moi" greets in Groningen, Flemings say
    // "merci".
    private static final Set<String> SHARED =
            Set.of("moi", "merci", "svp", "ok", "oke", "okay", "top", "super", "stop", "ciao");

    private final List<Language> languages;
    private final Map<String, float[]> table;
    private final Evidence evidence;
    private final Map<String, Language> wholeMessages;

    /**
     * A model read back.
     *
     * @param languages in the configured order
     * @param table logarithms of probabilities, in the order of the languages
     * @param wholeMessages one-word messages that occur in one language only
     */
    public LanguageModel(List<Language> languages, Map<String, float[]> table, Map<String, Language> wholeMessages) {
        if (languages.isEmpty()) {
            throw new IllegalArgumentException("No language is configured, expected at least one.");
        }
        this.languages = List.copyOf(languages);
        this.table = new HashMap<>(table);
        this.evidence = new Evidence(table, languages.size());
        this.wholeMessages = Map.copyOf(wholeMessages);
    }

    /** What was made of a message: a language, and whether the message itself tells it. */
    public record Finding(Language language, boolean isClear) {}

    /** Learn from examples; those of other languages than the configured ones are passed over. */
    public static LanguageModel train(List<Example> examples, List<Language> languages) {
        Map<String, double[]> counts = new HashMap<>();
        double[] wordTotal = new double[languages.size()];
        double[] runTotal = new double[languages.size()];
        Map<String, Set<Language>> whole = new TreeMap<>();
        for (Example example : examples) {
            int index = languages.indexOf(example.language());
            if (index < 0) {
                continue;
            }
            List<Token> tokens = wordsOf(example);
            if (tokens.size() == 1) {
                whole.computeIfAbsent(tokens.get(0).text(), k -> new HashSet<>())
                        .add(example.language());
            }
            for (Token token : tokens) {
                counts.computeIfAbsent("=" + token.text(), k -> new double[languages.size()])[index]++;
                wordTotal[index]++;
                for (String run : languages.size() > 1 ? runs(token.text()) : List.<String>of()) {
                    counts.computeIfAbsent(run, k -> new double[languages.size()])[index]++;
                    runTotal[index]++;
                }
            }
        }
        long words = counts.keySet().stream().filter(k -> k.startsWith("=")).count();
        long runs = counts.size() - words;
        Map<String, float[]> table = new HashMap<>();
        counts.forEach((key, count) -> {
            boolean isWord = key.startsWith("=");
            if (isWord || Arrays.stream(count).sum() >= FEWEST_RUNS) {
                float[] logs = new float[languages.size()];
                for (int i = 0; i < logs.length; i++) {
                    double total = isWord ? wordTotal[i] + SMOOTHING * words : runTotal[i] + SMOOTHING * runs;
                    logs[i] = (float) StrictMath.log((count[i] + SMOOTHING) / total);
                }
                table.put(key, logs);
            }
        });
        Map<String, Language> oneOnly = new TreeMap<>();
        whole.forEach((word, seen) -> {
            boolean elsewhere = seen.size() > 1 || occursElsewhere(counts.get("=" + word), wordTotal, languages, seen);
            if (!elsewhere) {
                oneOnly.put(word, seen.iterator().next());
            }
        });
        return new LanguageModel(languages, table, oneOnly);
    }

    // "dank" is a German whole message and a word inside many Dutch ones: then it tells nothing.
    private static boolean occursElsewhere(
            double[] count, double[] total, List<Language> languages, Set<Language> seen) {
        int own = languages.indexOf(seen.iterator().next());
        double others = 0;
        for (int i = 0; i < count.length; i++) {
            others += i == own || total[i] == 0 ? 0 : count[i] / total[i];
        }
        return others > MOST_ELSEWHERE * count[own] / total[own];
    }

    /**
     * The language of a message; if it does not tell, the one spoken so far, or else the first. Of one language nothing is guessed.
     *
     * <p>Where sentences are in several languages, the last that tells counts: "ik heb een vraag. can we do this in English?".
     */
    public Finding find(Text text, Optional<Language> spoken) {
        if (languages.size() == 1) {
            return new Finding(languages.get(0), !text.clean().isBlank());
        }
        Text written = withoutMarkup(text);
        Finding whole = findIn(wordsOf(written), spoken);
        String clean = written.clean();
        if (clean.length() > LONGEST_BY_SENTENCE || !SENTENCE_END.matcher(clean).find()) {
            return whole;
        }
        String[] sentences = SENTENCE_END.split(clean, MOST_SENTENCES);
        for (int i = sentences.length - 1; i >= 0; i--) {
            List<Token> words = wordsOf(Text.of(sentences[i]));
            if (words.size() < FEWEST_WORDS_OF_A_SENTENCE) {
                continue;
            }
            Finding last = findIn(words, spoken);
            if (last.isClear() && allKnownIn(words, last.language()) >= KNOWN_OF_A_SENTENCE) {
                return last;
            }
        }
        return whole;
    }

    // The names of tags and the parts of an address are words of no language.
    private static Text withoutMarkup(Text text) {
        String clean = text.clean();
        boolean any =
                clean.indexOf('<') >= 0 || clean.indexOf('@') >= 0 || clean.indexOf('/') >= 0 || clean.contains("www.");
        return any ? Text.of(MARKUP.matcher(clean).replaceAll(" ")) : text;
    }

    // A brand or an address in a foreign tongue does not make a sentence of it: most words must be known in that
    // language.
    private double allKnownIn(List<Token> words, Language language) {
        int index = languages.indexOf(language);
        long known = words.stream()
                .map(w -> table.get("=" + w.text()))
                .filter(logs -> logs != null && isLikeliest(logs, index))
                .count();
        return (double) known / words.size();
    }

    private static boolean isLikeliest(float[] logs, int index) {
        for (float log : logs) {
            if (log > logs[index]) {
                return false;
            }
        }
        return true;
    }

    private static List<Token> wordsOf(Text text) {
        List<Token> words = new ArrayList<>();
        for (Token token : text.tokens()) {
            if (words.size() < MOST_TOKENS && token.kind() == Token.Kind.WORD && !token.derived()) {
                words.add(token);
            }
        }
        return words;
    }

    private Finding findIn(List<Token> words, Optional<Language> spoken) {
        Language otherwise = spoken.filter(languages::contains).orElse(languages.get(0));
        if (words.isEmpty()) {
            return new Finding(otherwise, false);
        }
        if (words.stream().allMatch(word -> word.text().length() == 1)) {
            return new Finding(otherwise, false); // "b", "x x": letters, not words
        }
        if (words.size() <= SHORT && words.stream().allMatch(word -> SHARED.contains(word.text()))) {
            return new Finding(otherwise, false);
        }
        if (words.size() == 1) {
            Language only = wholeMessages.get(words.get(0).text());
            if (only != null) {
                return new Finding(only, true);
            }
        }
        if (words.size() <= SHORT && !tellsTogether(words)) {
            return new Finding(otherwise, false);
        }
        double[] score = new double[languages.size()];
        int known = 0;
        for (Token word : words) {
            float[] logs = table.get("=" + word.text());
            if (logs != null) {
                add(score, logs, 1);
                known++;
            }
            evidence.addRuns(score, word.text(), logs == null ? WEIGHT_OF_RUNS : WEIGHT_OF_RUNS / 2);
        }
        int best = 0;
        for (int i = 1; i < score.length; i++) {
            if (score[i] > score[best]) {
                best = i;
            }
        }
        double sum = 0;
        for (double s : score) {
            sum += StrictMath.exp(s - score[best]);
        }
        double sure = 1 / sum;
        if (sure >= CLEAR && tells(words.size(), known, sure)) {
            return new Finding(languages.get(best), true);
        }
        return new Finding(otherwise, false);
    }

    // One or two words are too few for odds: they must be words of one language and, as good as, of no other.
    private boolean tellsTogether(List<Token> words) {
        int only = -1;
        for (Token word : words) {
            float[] logs = table.get("=" + word.text());
            if (logs == null) {
                continue;
            }
            int of = onlyLanguage(logs);
            if (of >= 0 && only >= 0 && of != only) {
                return false;
            }
            only = of >= 0 ? of : only;
        }
        return only >= 0;
    }

    private static int onlyLanguage(float[] logs) {
        int best = 0;
        for (int i = 1; i < logs.length; i++) {
            best = logs[i] > logs[best] ? i : best;
        }
        for (int i = 0; i < logs.length; i++) {
            if (i != best && logs[best] - logs[i] < FAR_LIKELIER) {
                return -1;
            }
        }
        return best;
    }

    // One word tells if it is known and all but certain; without any known word it takes several to tell by their
    // letters.
    private static boolean tells(int words, int known, double sure) {
        if (known == 0) {
            return words >= WORDS_THAT_TELL_BY_LETTERS_ALONE;
        }
        return words > 1 || sure > SURE_OF_ONE_WORD;
    }

    /** Whether a word, in lower case and without accents, occurs in the examples outside of annotated names. */
    public boolean knows(String word) {
        return table.containsKey("=" + word);
    }

    /** The configured languages in order. */
    public List<Language> languages() {
        return languages;
    }

    /** The table, sorted by key. */
    public Map<String, float[]> table() {
        Map<String, float[]> copy = new TreeMap<>();
        table.forEach((key, logs) -> copy.put(key, logs.clone()));
        return copy;
    }

    /** One-word messages that tell their language, sorted. */
    public Map<String, Language> wholeMessages() {
        return new TreeMap<>(wholeMessages);
    }

    private static void add(double[] score, float[] logs, double weight) {
        for (int i = 0; i < score.length; i++) {
            score[i] += weight * logs[i];
        }
    }

    // Names say nothing about the language of the sentence around them.
    private static List<Token> wordsOf(Example example) {
        List<Token> words = new ArrayList<>();
        for (Token token : Text.of(example.text()).tokens()) {
            if (token.kind() == Token.Kind.WORD && !token.derived() && !insideName(token, example.entities())) {
                words.add(token);
            }
        }
        return words;
    }

    private static boolean insideName(Token token, List<Entity> entities) {
        return entities.stream()
                .anyMatch(e -> (e.type().equals("person") || e.type().equals("organisation"))
                        && token.start() >= e.start()
                        && token.end() <= e.end());
    }

    private static List<String> runs(String word) {
        String padded = "_" + (word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) : word) + "_";
        List<String> runs = new ArrayList<>();
        for (int n = 1; n <= LONGEST_RUN; n++) {
            for (int i = 0; i + n <= padded.length(); i++) {
                String run = padded.substring(i, i + n);
                if (!run.equals("_")) {
                    runs.add(run);
                }
            }
        }
        return runs;
    }
}
