package io.balie.dialog.retelling;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the English full-form dictionary says of the words that may be verbs. For one thread. */
final class EnglishVerbs {
    static final Set<String> AUXILIARIES = WordList.of("""
            do does did is are was were am can could will would should have has had may might must shall don't doesn't didn't isn't aren't
            wasn't weren't can't couldn't won't wouldn't haven't hasn't hadn't cannot shouldn't mustn't mightn't
            """);
    private static final String CONTRACTED = "\\p{L}+'(?:s|re|ve|ll|d)";

    /** Read on first use: a company that answers in another language never waits for them. */
    private static final class Shared {
        static final FullForms.Books BOOKS = FullForms.Books.read("en", "english");
    }

    private final FullForms forms = new FullForms(Shared.BOOKS);

    boolean is(String word, String tag) {
        return forms.any(word, t -> t.matches(tag));
    }

    /** Whether the word at i is a finite verb, as far as it and its neighbours tell. */
    boolean finite(List<String> words, int i) {
        String word = low(words, i);
        String before = low(words, i - 1);
        if (AUXILIARIES.contains(word)) {
            return !before.matches(
                    "to|will|would|can|could|should|may|might|must|cannot|won't|wouldn't|can't|couldn't");
        }
        if (i == 0 || word.isEmpty() || !words.get(i).equals(word)) {
            return false;
        }
        boolean afterSubject = (is(before, "RB") && low(words, i - 2).matches("i|we|you|they|he|she|it"))
                || before.matches(
                        "i|we|you|they|he|she|it|who|which|that|nobody|someone|everyone|something|nothing|there|also|never|always|still|just|only|already|really|ever|now");
        if (is(word, "VBD")) {
            return !before.matches(
                            "be|been|being|have|has|had|is|are|was|were|am|get|got|getting|not|the|a|an|my|your|our|to|'ve|haven't|hasn't|hadn't|isn't|wasn't|aren't")
                    && (!is(word, "VBN") || afterSubject || is(before, "NNP?S?(?::.*)?") || before.matches(".*\\d.*"));
        }
        if (is(word, "VBZ")) {
            return !is(word, "NNS")
                    || before.matches(
                            "he|she|it|that|which|who|nobody|someone|everyone|everything|nothing|something|still|also|never|always|just|only")
                    || (is(before, "NN(?::.*)?") && !is(before, "DT|IN|CD"));
        }
        if (is(word, "VBP") && !is(word, "NN.*|JJ.*|VBN|IN|RB") && is(before, "NNS")) {
            return true;
        }
        return is(word, "VBP?") && afterSubject && !before.matches("he|she|it|nobody|there|to");
    }

    boolean hasFinite(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (finite(words, i)
                    || low(words, i)
                                    .matches(
                                            "(?:he|she|it|that|there|this|who|what|nobody|everything|something|one|\\p{L}+)'s|"
                                                    + CONTRACTED)
                            && i + 1 < words.size()
                            && contracted(words, i)) {
                return true;
            }
        }
        return false;
    }

    /** "the roof's leaking" has a verb, "the roof's edge" has none. */
    private boolean contracted(List<String> words, int i) {
        String word = low(words, i);
        return !word.endsWith("'s")
                || word.matches("(?:he|she|it|that|there|this|who|what|nobody|everything|something|one)'s")
                || low(words, i + 1).matches("\\p{L}+ing|not|been|still|too|very|so|\\p{L}+ed|broken|gone");
    }

    /** A name, a day or a month: it keeps its capital. */
    boolean name(String word) {
        return is(word, "NNP.*")
                && forms.readings(word.toLowerCase(Locale.ROOT)).isEmpty();
    }

    boolean base(String word) {
        return is(word, "VB");
    }

    /** A verb in its base form that is no noun and nothing else. */
    boolean onlyBase(String word) {
        return is(word, "VB") && !is(word, "NN.*|JJ.*|RB.*|IN|DT|PRP.*|VBD|VBN");
    }

    /** "sending" → "send". */
    Optional<String> infinitive(String gerund) {
        return forms.readings(gerund).stream()
                .filter(r -> r.tag().equals("VBG"))
                .map(FullForms.Reading::lemma)
                .findFirst();
    }

    /** "arrive" → "arrived". */
    Optional<String> past(String base) {
        return is(base, "VB") ? forms.form(base, "VBD") : Optional.empty();
    }

    static String low(List<String> words, int i) {
        return i >= 0 && i < words.size() ? words.get(i).toLowerCase(Locale.ROOT) : "";
    }
}
