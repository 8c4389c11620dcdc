package io.balie.dialog.retelling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sets a short correction into the sentence that it corrects, by the kind of its words: "for five" into "a table for four". */
final class Swap {
    private static final int LONGEST = 6;
    private static final Pattern FILLER = Wording.pattern(
            "^(?:(?:sorry|rather|make (?:it|that)|i mean|actually|lieber|doch|besser|nur|plutôt|mais|enfin|toch|liever|maar|doe maar)[ ,]+)+");
    private static final Pattern NOT_BUT =
            Wording.pattern("^(?:not|nicht|kein\\p{L}*|pas|niet) (.{2,40}?)[, ]+(?:but|sondern|mais|maar) (.{2,60})$");
    private static final Set<String> NUMBERS = WordList.of("""
            one two three four five six seven eight nine ten eleven twelve fifteen twenty noon midnight
            ein eine zwei drei vier fünf sechs sieben acht neun zehn elf zwölf fünfzehn zwanzig mittags
            deux trois quatre cinq sept huit neuf dix onze douze quinze vingt midi
            een twee vijf zes zeven acht negen tien twaalf vijftien twintig
            """);
    private static final Set<String> DAYS = WordList.of("""
            monday tuesday wednesday thursday friday saturday sunday tomorrow today tonight
            montag dienstag mittwoch donnerstag freitag samstag sonntag morgen heute übermorgen
            lundi mardi mercredi jeudi vendredi samedi dimanche demain aujourd'hui
            maandag dinsdag woensdag donderdag vrijdag zaterdag zondag vandaag overmorgen
            january february march april may june july august september october november december
            januar februar märz mai juni juli oktober dezember
            janvier février mars avril juin juillet août septembre octobre novembre décembre
            januari februari maart mei augustus
            """);
    private static final Set<String> PREPOSITIONS = WordList.of("""
            for at on in from to by with without about under until after before via per
            für um am im ab von vom bis mit ohne zum zur nach vor über an auf
            pour à au aux en dans de du des avec sans chez depuis jusqu'à sur
            voor om op met zonder naar van vanaf tot bij uit
            """);
    private static final Set<String> OWNERS =
            Set.of("my", "our", "the", "mein", "meine", "meinen", "die", "den", "das", "mon", "ma", "mes", "le", "la");

    private Swap() {}

    /** The sentences with the correction in the last of them that has a place for it; empty if none has. */
    static Optional<List<String>> into(List<String> sentences, String correction) {
        String said = FILLER.matcher(Story.bare(correction)).replaceFirst("");
        for (int i = sentences.size() - 1; i >= 0; i--) {
            Optional<String> swapped = into(sentences.get(i), said);
            if (swapped.isPresent()) {
                List<String> corrected = new ArrayList<>(sentences);
                corrected.set(i, swapped.get());
                return Optional.of(corrected);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> into(String sentence, String correction) {
        Matcher notBut = NOT_BUT.matcher(correction);
        if (notBut.matches()) {
            Matcher old = Pattern.compile("(?iu)(?<!\\p{L})" + Pattern.quote(notBut.group(1)) + "(?!\\p{L})")
                    .matcher(sentence);
            return old.find()
                    ? Optional.of(old.replaceFirst(Matcher.quoteReplacement(notBut.group(2))))
                    : Optional.empty();
        }
        List<String> fresh = words(correction);
        List<String> old = words(sentence);
        if (fresh.isEmpty() || fresh.size() > LONGEST) {
            return Optional.empty();
        }
        boolean prepositional = PREPOSITIONS.contains(low(fresh, 0)) && fresh.size() > 1;
        int key = prepositional ? 1 : 0;
        Set<String> kind = NUMBERS.contains(plain(fresh, key)) || digits(low(fresh, key))
                ? NUMBERS
                : DAYS.contains(plain(fresh, key)) ? DAYS : Set.of();
        int at = -1;
        for (int i = 0; i < old.size(); i++) {
            boolean same = kind.isEmpty()
                    ? !prepositional && fresh.size() < 4 && OWNERS.contains(low(fresh, 0)) && owned(old, i)
                    : kind.contains(plain(old, i)) || (kind.equals(NUMBERS) && digits(low(old, i)));
            boolean placed = !prepositional || (i > 0 && low(old, i - 1).equals(low(fresh, 0)));
            if (same && placed) {
                if (at >= 0) {
                    return Optional.empty();
                }
                at = i;
            }
        }
        if (at < 0) {
            return Optional.empty();
        }
        int to = kind.isEmpty() ? at + 2 : at + 1;
        // "four people" corrected by "five people": the noun is said once
        for (int i = key + 1;
                i < fresh.size() && to < old.size() && plain(old, to).equals(plain(fresh, i));
                i++) {
            to++;
        }
        String mark = old.get(to - 1).replaceAll("^.*?([?!.,]*)$", "$1");
        List<String> result = new ArrayList<>(old.subList(0, at));
        result.addAll(fresh.subList(key, fresh.size()));
        result.set(result.size() - 1, result.get(result.size() - 1) + mark);
        result.addAll(old.subList(to, old.size()));
        return Optional.of(String.join(" ", result));
    }

    /** "my address", and nothing behind it that may belong to it. */
    private static boolean owned(List<String> words, int i) {
        boolean ends = i + 2 == words.size()
                || words.get(Math.min(i + 1, words.size() - 1)).matches(".*[,.?!]")
                || PREPOSITIONS.contains(low(words, i + 2))
                || low(words, i + 2).matches("\\p{Ll}+en");
        return OWNERS.contains(low(words, i)) && i + 1 < words.size() && ends;
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+", -1));
    }

    private static String low(List<String> words, int i) {
        return i < words.size() ? words.get(i).toLowerCase(Locale.ROOT) : "";
    }

    private static String plain(List<String> words, int i) {
        return low(words, i).replaceAll("[.,?!;:]+$", "");
    }

    private static boolean digits(String word) {
        return word.matches("\\d{1,4}(?:[:.h]\\d{0,2})?(?:am|pm|h)?[.,?!]*");
    }
}
