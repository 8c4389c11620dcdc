package io.balie.dialog.retelling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** From a typed sentence to its words: chat spellings written out, politeness dropped, the capital at the start undone. */
final class DutchReader {
    private static final Pattern TOKEN =
            Pattern.compile("(?<=[,;:!?)])(?=\\s|$|\\()|(?<=\\()|(?=[,;:!?)](?:\\s|$))|\\s+|(?=\\.$)|(?=[!?,;:)]+$)");
    private static final Set<String> DROPPED = Set.of(
            "alstublieft",
            "alsjeblieft",
            "aub",
            "svp",
            "ajb",
            "a.u.b",
            "s.v.p",
            "a.u.b.",
            "s.v.p.",
            "asjeblieft",
            "gewoon",
            "eens");

    private final DutchLexicon lexicon;

    DutchReader(DutchLexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** The words of a sentence: chat spellings written out, politeness dropped, the capital at the start undone. */
    List<DutchWord> words(String sentence) {
        List<DutchWord> words = new ArrayList<>();
        for (String token : TOKEN.split(sentence, -1)) {
            if (token.isBlank()) {
                continue;
            }
            String previous = words.isEmpty() ? "" : words.get(words.size() - 1).low();
            if (previous.equals("je") && token.strip().toLowerCase(Locale.ROOT).matches("gij|ge")) {
                continue;
            }
            for (String spelled : DutchSpelling.spell(token.strip(), lexicon).split(" ", -1)) {
                words.add(DutchWord.of(spelled, lexicon));
            }
        }
        while (!words.isEmpty()
                && (words.get(words.size() - 1).punctuation()
                        && !words.get(words.size() - 1).is(")"))) {
            words.remove(words.size() - 1);
        }
        while (!words.isEmpty() && words.get(0).punctuation() && !words.get(0).is("(")) {
            words.remove(0);
        }
        List<DutchWord> kept = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            DutchWord word = words.get(i);
            boolean agreed = word.is("eens")
                    && i > 0
                    && words.get(i - 1).is("mee", "over", "ermee", "daarmee", "hiermee", "erover");
            if (DROPPED.contains(word.low()) && !agreed) {
                if (!kept.isEmpty()
                        && kept.get(kept.size() - 1).comma()
                        && i + 1 < words.size()
                        && words.get(i + 1).comma()) {
                    kept.remove(kept.size() - 1);
                }
                continue;
            }
            if (word.is("me")
                    && i + 1 < words.size()
                    && words.get(i + 1).has("ZNW:EKV")
                    && !words.get(i + 1).finite()
                    && !words.get(i + 1).closedClass()
                    && !words.get(i + 1).adjective()) {
                word = DutchWord.of("mijn", lexicon);
            } else if (word.is("me") && i == 0) {
                word = DutchWord.of("mijn", lexicon);
            }
            boolean flemish = word.is("dat")
                    && i > 0
                    && words.get(i - 1).is("of")
                    && i + 1 < words.size()
                    && (DutchWord.NOMINATIVES.contains(words.get(i + 1).low())
                            || words.get(i + 1).is("de", "het", "een", "mijn", "onze"));
            if (flemish) {
                continue;
            }
            kept.add(word);
        }
        while (!kept.isEmpty() && kept.get(kept.size() - 1).comma()) {
            kept.remove(kept.size() - 1);
        }
        if (!kept.isEmpty()) {
            kept.set(0, uncapitalised(kept.get(0)));
        }
        return kept;
    }

    private DutchWord uncapitalised(DutchWord word) {
        String text = word.text();
        boolean oneCapital = Character.isUpperCase(text.charAt(0))
                && text.substring(1).equals(text.substring(1).toLowerCase(Locale.ROOT));
        boolean known = !lexicon.readings(word.low()).isEmpty()
                && lexicon.readings(word.low()).stream().anyMatch(r -> !r.is("ENM"));
        return (oneCapital
                                && (known
                                        || DutchVerbs.QUESTION_WORDS.contains(word.low())
                                        || DutchWord.SUBJECTS.contains(word.low())
                                        || DutchWord.ADVERBS.contains(word.low())
                                        || word.preposition()
                                        || word.common()
                                        || DutchWord.DETERMINERS.contains(word.low())))
                        || (text.length() == 1 && !Character.isDigit(text.charAt(0)))
                ? word.say(word.low())
                : word;
    }

    /** Whether "je" means anyone, and so the customer: "Hoe kun je betalen?" */
    static boolean genericYou(List<DutchWord> words) {
        boolean asksUs = words.size() > 1
                && words.get(0)
                        .is(
                                "kun", "kan", "kunt", "wil", "wilt", "zou", "weet", "heb", "hebt", "ben", "bent", "ga",
                                "gaat")
                && words.get(1).is("je", "jij");
        boolean customer = words.stream().anyMatch(w -> w.is("mij", "me", "mijn", "ik", "ons"));
        if (asksUs && customer) {
            return false;
        }
        boolean company = words.stream().anyMatch(w -> w.is("jullie", "u", "uw"));
        boolean question = DutchVerbs.QUESTION_WORDS.contains(words.get(0).low())
                || (words.get(0).preposition()
                        && words.size() > 1
                        && DutchVerbs.QUESTION_WORDS.contains(words.get(1).low()));
        boolean able = false;
        for (int i = 1; i < words.size(); i++) {
            able |= words.get(i).is("je", "jij")
                    && words.get(i - 1).is("kun", "kan", "kunt", "moet", "mag", "als", "dat");
        }
        boolean addressed = words.stream().anyMatch(w -> w.is("mij", "me", "mijn", "ons", "onze"));
        boolean anyone = false;
        for (int i = 1; i < words.size() && !addressed && !asksUs; i++) {
            boolean opened = DutchVerbs.QUESTION_WORDS.contains(words.get(i - 1).low())
                    || words.get(i - 1).is("als", "of");
            for (int j = i + 1; words.get(i).is("je") && opened && j < words.size() && j < i + 6; j++) {
                anyone |= words.get(j).is("moet", "mag", "kunt", "kan", "kun");
            }
        }
        return company || anyone || (question && able && !customer);
    }
}
