package io.balie.dialog.retelling;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the French full-form dictionary says of the words that may be verbs. For one thread. */
final class FrenchVerbs {
    private static final String FINITE = "V (?:etre |avoir )?(?:ind|con|sub) .*";
    private static final String BEFORE_VERB =
            "je|j'|tu|il|elle|on|nous|vous|ils|elles|qui|ne|n'|me|m'|te|t'|se|s'|y|en|ça|cela|lui|leur|c'|ce|personne|rien|l'";
    private static final String BEFORE_NOUN =
            "le|la|les|l'|un|une|des|du|de|d'|mon|ma|mes|ton|ta|tes|son|sa|ses|notre|nos|votre|vos|leurs|ce|cet|cette|ces|quel|quelle|quels|quelles|au|aux|à|en|par|pour|sans|avec|sur|aucun|aucune|chaque|plusieurs|quelques|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|chez|et|ou";

    /** Read on first use: a company that answers in another language never waits for them. */
    private static final class Shared {
        static final FullForms.Books BOOKS = FullForms.Books.read("fr", "french");
    }

    private final FullForms forms = new FullForms(Shared.BOOKS);

    boolean is(String word, String tag) {
        return forms.any(word, t -> t.matches(tag));
    }

    /** Whether the word at i is a finite verb, as far as it and its neighbours tell. */
    boolean finite(List<String> words, int i) {
        String word = low(words, i);
        if (word.isEmpty() || !is(word, FINITE)) {
            return false;
        }
        String before = low(words, i - 1);
        if (word.matches("fait|dit|met")
                && is(before, "N .*")
                && low(words, i - 2).matches(BEFORE_NOUN)) {
            return true;
        }
        if (before.matches(BEFORE_VERB) && !(before.matches("l'|en|ce") && !is(word, "V (?:etre|avoir) .*"))) {
            return true;
        }
        if (is(word, "V (?:etre|avoir) .*")) {
            return low(words, i - 2).equals("quelqu'") || !before.matches("le|la|mon|votre|d'|un|à|l'|des|les");
        }
        boolean other = is(word, "[NJRPDCA](?: .*)?|M.*|V ppa .*");
        if (!other) {
            return !before.matches("un|une|de|d'|mon|ma|mes|votre|vos");
        }
        return !before.matches(BEFORE_NOUN)
                && (low(words, i + 1).matches("pas|plus|jamais|rien|toujours|encore")
                        || (is(before, "N .*")
                                && low(words, i - 2).matches(BEFORE_NOUN)
                                && !is(word, "J .*|V ppa .*|C.*|P.*|R.*|A")));
    }

    boolean hasFinite(List<String> words) {
        return mains(words) + subordinate(words) > 0;
    }

    /** How many finite verbs there are, less those that belong to subordinate clauses. */
    int mains(List<String> words) {
        int count = 0;
        for (int i = 0; i < words.size(); i++) {
            count += finite(words, i) || low(words, i).matches("voici|voilà") ? 1 : 0;
        }
        return count - subordinate(words);
    }

    private int subordinate(List<String> words) {
        int count = 0;
        for (int i = 0; i < words.size(); i++) {
            String word = low(words, i);
            boolean than = low(words, i - 1).matches("plus|moins|autant|plutôt|autre|même|ainsi|tant|ne|n'|rien");
            boolean opens = word.matches("qui|dont|où|quand|lorsque|lorsqu'|puisque|puisqu'|comme|si|s'il|s'ils")
                    || (word.matches("que|qu'") && !than);
            count += opens && finiteAfter(words, i) ? 1 : 0;
        }
        return count;
    }

    private boolean finiteAfter(List<String> words, int from) {
        for (int i = from + 1; i < Math.min(words.size(), from + 9); i++) {
            if (finite(words, i)) {
                return true;
            }
        }
        return false;
    }

    boolean infinitive(String word) {
        return is(word, "V (?:etre |avoir )?inf");
    }

    boolean participle(String word) {
        return is(word, "V (?:etre |avoir )?ppa .*");
    }

    /** Whether a form goes with a person such as {@code 2 p}; a word that is not known may. */
    boolean goesWith(String word, String person) {
        return !is(word, FINITE) || is(word, "V (?:etre |avoir )?(?:ind|con|sub) \\S+ " + person);
    }

    /** The infinitive of "envoyez"; empty if no order can be given with it. */
    Optional<String> ordered(String word) {
        return forms.readings(word).stream()
                .filter(r -> r.tag().matches("V (?:etre |avoir )?imp pres 2 [sp]"))
                .map(FullForms.Reading::lemma)
                .findFirst();
    }

    /** The form of a verb for another person: {@code 1 s} to {@code 2 p}. */
    Optional<String> inflected(String verb, String from, String to) {
        for (String mood :
                List.of("ind pres", "con pres", "ind impa", "ind futu", "ind psim", "sub pres", "sub impa")) {
            for (FullForms.Reading reading : forms.readings(verb)) {
                if (reading.tag().matches("V (?:etre |avoir )?" + mood + " " + from)) {
                    String tag = reading.tag().substring(0, reading.tag().length() - from.length()) + to;
                    Optional<String> form = forms.form(reading.lemma(), tag);
                    if (form.isPresent()) {
                        return form;
                    }
                }
            }
        }
        return Optional.empty();
    }

    static String low(List<String> words, int i) {
        return i >= 0 && i < words.size() ? words.get(i).toLowerCase(Locale.ROOT) : "";
    }
}
