package io.balie.nlu.retrieval;

import io.balie.nlu.Language;
import io.balie.nlu.text.Stems;
import io.balie.nlu.text.Text;
import io.balie.nlu.text.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of a text that say what it is about. */
final class Terms {

    private static final int SHORTEST_WITH_TYPO = 5;
    private static final int SHORTEST_WITH_TWO_TYPOS = 9;
    private static final int SHORTEST_PART = 4;
    private static final int GRAM = 3;
    private static final double SAME_CONCEPT = 0.95;
    private static final double CONCEPT_IN_PART = 0.7;
    private static final double SAME_TIME = 0.6;
    private static final double SYNONYM = 0.9;
    private static final double SYNONYM_IN_PART = 0.65;
    private static final double TYPO = 0.9;
    private static final double PART = 0.75;

    private static final Pattern DIMINUTIVE = Pattern.compile("(\\p{L}{3}[^e])t?j(?:e|es)?$");
    private static final Pattern DOUBLE_VOWEL = Pattern.compile("([aeou])\\1");
    private static final Pattern LAST_T = Pattern.compile("(\\p{L}{2}[bcdfghjklmnpqrvwxz])t$");
    private static final Pattern DOUBLE_END = Pattern.compile("([bdfgklmnprst])\\1$");
    private static final Set<String> PARTICLES = Set.of(
            "op", "bij", "af", "uit", "aan", "in", "mee", "terug", "om", "over", "toe", "weg", "door", "langs", "na",
            "ab", "an", "auf", "aus", "ein", "mit", "um", "zuruck", "vor", "zu");
    private static final Set<String> CIRCUMSTANCE = Set.of(
            "als", "omdat", "want", "zodat", "terwijl", "if", "because", "since", "wenn", "weil", "falls", "parce",
            "si", "car");
    private static final Set<String> GREETING = Set.of("goede", "goeie", "goeden", "guten", "good");

    private final List<Term> all;

    /**
     * A word that counts.
     *
     * @param word folded
     * @param stem in the language of the text
     * @param root what is left where forms of one word still differ: "kaartje" and "kaart", "malen" and "maalt"
     * @param meaning what it stands for at every front desk
     * @param others further readings: a verb with its particle from elsewhere in the sentence, two words as one
     * @param aside whether it stands in a clause that only gives a circumstance
     * @param groups of words for the same thing
     */
    record Term(
            String word,
            String stem,
            String root,
            Concepts.Meaning meaning,
            List<Term> others,
            boolean aside,
            Synonyms.Groups groups) {

        boolean is(Concepts.Concept concept) {
            return meaning.concepts().contains(concept);
        }
    }

    private Terms(List<Term> all) {
        this.all = List.copyOf(all);
    }

    static Terms of(String text, Language language) {
        Stems stems = Stems.of(language);
        Synonyms synonyms = Synonyms.of(language);
        List<String> words = new ArrayList<>();
        for (Token token : Text.of(text).tokens()) {
            if (token.kind() == Token.Kind.WORD && !token.derived()) {
                words.add(token.text());
            }
        }
        List<String> particles = words.stream().filter(PARTICLES::contains).toList();
        Map<String, Term> terms = new LinkedHashMap<>();
        boolean aside = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            aside |= i > 2 && CIRCUMSTANCE.contains(word) && !(word.equals("car") && !language.equals(Language.FR));
            String stem = stems.stem(word);
            if (isGreeting(words, i) || Concepts.isStop(word, language) || Concepts.isStop(stem, language)) {
                continue;
            }
            List<Term> others = new ArrayList<>();
            for (String particle : particles) {
                others.add(term(particle + word, stems, synonyms));
            }
            if (i + 1 < words.size() && !Concepts.isStop(words.get(i + 1), language)) {
                others.add(term(word + words.get(i + 1), stems, synonyms));
            }
            if (i > 0 && !Concepts.isStop(words.get(i - 1), language)) {
                others.add(term(words.get(i - 1) + word, stems, synonyms));
            }
            if (word.startsWith("ge") && word.length() > 6) {
                others.add(term(word.substring(2), stems, synonyms)); // a participle: "gemalen" and "malen"
            }
            terms.putIfAbsent(
                    stem,
                    new Term(
                            word,
                            stem,
                            root(stem),
                            Concepts.of(word),
                            List.copyOf(others),
                            aside,
                            synonyms.groups(word, stem)));
        }
        return new Terms(new ArrayList<>(terms.values()));
    }

    private static Term term(String word, Stems stems, Synonyms synonyms) {
        String stem = stems.stem(word);
        return new Term(word, stem, root(stem), Concepts.of(word), List.of(), false, synonyms.groups(word, stem));
    }

    private static String root(String stem) {
        String root = DIMINUTIVE.matcher(stem).replaceFirst("$1");
        root = DOUBLE_VOWEL.matcher(root).replaceAll("$1");
        root = LAST_T.matcher(root).replaceFirst("$1");
        return DOUBLE_END.matcher(root).replaceFirst("$1");
    }

    // "goede morgen", "guten Morgen": a greeting, no time.
    private static boolean isGreeting(List<String> words, int i) {
        return i > 0 && GREETING.contains(words.get(i - 1));
    }

    List<Term> all() {
        return all;
    }

    boolean has(Concepts.Concept concept) {
        return all.stream().anyMatch(t -> t.is(concept));
    }

    /** How well a word is found here, 0 to 1. */
    double match(Term wanted) {
        double best = 0;
        for (Term term : all) {
            best = Math.max(best, match(wanted, term));
            if (best == 1) {
                return 1; // nothing is found better than that
            }
        }
        return best;
    }

    private static double match(Term one, Term other) {
        if (otherwise(one, other)) {
            return 1;
        }
        double alone = alone(one, other);
        return alone < SYNONYM && sharedOtherwise(one, other) ? SYNONYM : alone;
    }

    /** "zeg ... op": as one word, "opzeggen", it may be another for the same thing. */
    private static boolean sharedOtherwise(Term one, Term other) {
        for (Term reading : one.others()) {
            if (reading.groups().share(other.groups())) {
                return true;
            }
        }
        for (Term reading : other.others()) {
            if (reading.groups().share(one.groups())) {
                return true;
            }
        }
        return false;
    }

    /** Whether they are one word in any further reading. */
    private static boolean otherwise(Term one, Term other) {
        for (Term reading : one.others()) {
            if (sameWord(reading, other)) {
                return true;
            }
        }
        for (Term reading : other.others()) {
            if (sameWord(one, reading)) {
                return true;
            }
            for (Term own : one.others()) {
                if (sameWord(own, reading)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean sameWord(Term one, Term other) {
        return one.stem().equals(other.stem())
                || one.root().equals(other.root())
                || one.word().equals(other.word())
                || isPlural(one.word(), other.word())
                || isPlural(other.word(), one.word());
    }

    /** Words are compared by the ten thousand in a turn, so nothing is joined for it. */
    private static boolean isPlural(String many, String one) {
        return many.length() == one.length() + 1 && many.endsWith("s") && many.startsWith(one);
    }

    private static double alone(Term one, Term other) {
        if (sameWord(one, other)) {
            return 1;
        }
        if (one.groups().share(other.groups())) {
            return SYNONYM;
        }
        double related = related(one, other);
        return one.groups().shareInPart(other.groups()) ? Math.max(SYNONYM_IN_PART, related) : related;
    }

    private static double related(Term one, Term other) {
        boolean bothMean = !one.meaning().concepts().isEmpty()
                && !other.meaning().concepts().isEmpty();
        if (bothMean) {
            for (Concepts.Concept concept : one.meaning().concepts()) {
                if (other.is(concept)) {
                    boolean inPart = one.meaning().isPart() || other.meaning().isPart();
                    return concept == Concepts.Concept.TIME ? SAME_TIME : inPart ? CONCEPT_IN_PART : SAME_CONCEPT;
                }
            }
        } else if (isTypo(one.word(), other.word()) || isTypo(one.stem(), other.stem())) {
            return TYPO;
        }
        return bothMean ? 0 : Math.max(part(one, other), part(other, one));
    }

    // Dutch and German compounds: "werkplaats" in "fietsenwerkplaats", "huurfiets" and "huurfietsen".
    private static double part(Term shorter, Term longer) {
        String inner = shorter.stem();
        if (inner.length() < SHORTEST_PART || longer.word().length() - inner.length() < 2) {
            return 0;
        }
        boolean atEnd = shorter.word().length() > SHORTEST_PART
                && (longer.stem().endsWith(inner) || longer.word().endsWith(shorter.word()));
        boolean contained = longer.word().startsWith(inner) || atEnd;
        return contained ? PART : 0;
    }

    /**
     * One letter wrong, missing, too many, or two swapped, in words long enough for that to mean nothing else; two letters in long
     * words. The first letter stands.
     */
    static boolean isTypo(String one, String other) {
        if (Math.min(one.length(), other.length()) < SHORTEST_WITH_TYPO
                || Math.abs(one.length() - other.length())
                        > (Math.min(one.length(), other.length()) >= SHORTEST_WITH_TWO_TYPOS ? 2 : 1)
                || one.charAt(0) != other.charAt(0)) {
            return false;
        }
        int i = 0;
        int shorter = Math.min(one.length(), other.length());
        while (i < shorter && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        int a = one.length();
        int b = other.length();
        while (a > i && b > i && one.charAt(a - 1) == other.charAt(b - 1)) {
            a--;
            b--;
        }
        boolean oneLetter = a - i <= 1 && b - i <= 1;
        if (!(a - i <= 1 && b - i <= 1) && shorter >= SHORTEST_WITH_TWO_TYPOS) {
            return withinTwo(one, other);
        }
        boolean swapped = a - i == 2
                && b - i == 2
                && one.charAt(i) == other.charAt(i + 1)
                && one.charAt(i + 1) == other.charAt(i);
        return oneLetter || swapped;
    }

    private static boolean withinTwo(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int next = Math.min(
                        Math.min(row[j], row[j - 1]) + 1,
                        diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1));
                diagonal = row[j];
                row[j] = next;
            }
        }
        return row[other.length()] <= 2;
    }

    static List<String> grams(String word) {
        String padded = "_" + word + "_";
        List<String> grams = new ArrayList<>();
        for (int i = 0; i + GRAM <= padded.length() && i < 30; i++) {
            grams.add(padded.substring(i, i + GRAM));
        }
        return grams;
    }
}
