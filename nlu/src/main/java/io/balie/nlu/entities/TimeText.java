package io.balie.nlu.entities;

import io.balie.nlu.text.Text;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A message cut into the words and numbers that dates and times are made of, with the moment that they count from. */
final class TimeText {

    private static final Pattern WORD = Pattern.compile("\\d{4}-\\d{2}-\\d{2}"
            + "|\\d{1,2}[-/]\\d{1,2}(?:[-/](?:\\d{4}|\\d{2}))?(?!\\d)"
            + "|\\d{1,2}\\.\\d{1,2}\\.(?:(?:\\d{4}|\\d{2})(?!\\d))?"
            + "|\\d{1,2}\\s?[:.]\\s?\\d{2}(?!\\d)|\\d{1,2}[uh]\\d{2}(?!\\d)|\\d+"
            + "|(?i:[ap]\\.m\\b\\.?|a\\.s\\b\\.?|j\\.l\\b\\.?|t/m)|['’]s|\\p{L}+(?:['’]\\p{L}+)?");
    // The span of time that "happened" or "would like" is about.
    private static final Set<String> PAST = Set.of(
            ("heb heeft hebben hebt had hadden was waren werd werden kocht bestelde belde kreeg kwam geweest ordered bought came"
                            + " got called received were did habe haben hatte hatten wurde war j'ai avons avait etait")
                    .split(" ", -1));
    private static final Set<String> FUTURE = Set.of(
            ("zou zouden zal zullen wil willen wilt kan kunnen kunt kom komen komt graag mag moet ga gaan gaat will would can could"
                            + " want like shall mochte mochten kann konnen konnte wollen werde voudrais peux pouvez peut veux"
                            + " voudrions verzet verzetten afspraak appointment termin rendez")
                    .split(" ", -1));

    private final String clean;
    private final List<Word> words = new ArrayList<>();
    private final ZonedDateTime now;
    private final String language;
    private final boolean past;

    /** One word with its place. */
    private record Word(String text, int start, int end) {}

    TimeText(String clean, ZonedDateTime now, String language) {
        this.clean = clean;
        this.now = now;
        this.language = language;
        Matcher matcher = WORD.matcher(clean);
        while (matcher.find()) {
            String folded = Text.fold(matcher.group()).replace(" ", "").replace('’', '\'');
            boolean dotted = folded.length() <= 4 && folded.indexOf('.') > 0 && Character.isLetter(folded.charAt(0));
            words.add(new Word(dotted ? folded.replace(".", "") : folded, matcher.start(), matcher.end()));
        }
        this.past = words.size() > 3
                && words.stream().anyMatch(w -> PAST.contains(w.text()))
                && words.stream().noneMatch(w -> FUTURE.contains(w.text()));
    }

    int size() {
        return words.size();
    }

    /** The word at an index, folded; empty outside of the message. */
    String at(int i) {
        return i >= 0 && i < words.size() ? words.get(i).text() : "";
    }

    boolean is(int i, String... phrase) {
        for (int n = 0; n < phrase.length; n++) {
            if (!at(i + n).equals(phrase[n])) {
                return false;
            }
        }
        return true;
    }

    int start(int i) {
        return words.get(i).start();
    }

    int end(int i) {
        return words.get(i).end();
    }

    /** What stands between a word and the next. */
    String gap(int i) {
        return i >= 0 && i + 1 < words.size()
                ? clean.substring(words.get(i).end(), words.get(i + 1).start())
                : "";
    }

    /** Whether a word is written against the next. */
    boolean touches(int i) {
        return i >= 0 && i + 1 < words.size() && gap(i).isEmpty();
    }

    /** Whether a sentence may go on from a word to the next; a full stop ends it but behind a number or a shortened word. */
    boolean goesOn(int i) {
        String gap = gap(i);
        boolean ends = gap.chars().anyMatch(c -> "!?;\n:".indexOf(c) >= 0);
        return !ends && (gap.indexOf('.') < 0 || at(i).length() <= 4);
    }

    ZonedDateTime now() {
        return now;
    }

    LocalDate today() {
        return now.toLocalDate();
    }

    boolean isIn(String code) {
        return language.equals(code);
    }

    String language() {
        return language;
    }

    /** Whether the message tells of what has been. */
    boolean isPast() {
        return past;
    }
}
