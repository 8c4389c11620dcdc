package io.balie.nlu.entities;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The beginning, middle or end of a month or week: "begin juni", "eind volgende maand", "la fin de la semaine". */
final class Thirds {

    private static final int BEGINNING = 0;
    private static final int MIDDLE = 1;
    private static final int END = 2;
    private static final int[] FIRST_OF_MONTH = {1, 11, 21};
    // Monday and Tuesday, Wednesday, Thursday and Friday.
    private static final int[] FIRST_OF_WEEK = {0, 2, 3};
    private static final int[] DAYS_OF_WEEK = {2, 1, 2};
    private static final Set<String> BEGINNINGS = Set.of("begin", "beginning", "start", "early", "anfang", "debut");
    private static final Set<String> MIDDLES =
            Set.of("half", "medio", "halverwege", "mid", "middle", "mitte", "mi", "midden");
    private static final Set<String> ENDS = Set.of("eind", "einde", "end", "late", "ende", "fin");
    private static final Set<String> ARTICLES = Set.of("het", "the", "le", "la", "au");
    private static final Set<String> OF = Set.of("van", "of", "de", "du", "des", "der", "in");
    private static final Set<String> THE = Set.of("de", "the", "la", "der");
    private static final Set<String> MONTH = Set.of("maand", "month", "mois", "monats");

    private Thirds() {}

    static @Nullable Day read(TimeText text, int i) {
        int head = ARTICLES.contains(text.at(i)) ? i + 1 : i;
        int third = third(text.at(head));
        if (third < 0 || !text.goesOn(head)) {
            return null;
        }
        int at = head + 1;
        boolean of = OF.contains(text.at(at));
        at = of ? at + 1 : at;
        at = of && THE.contains(text.at(at)) ? at + 1 : at;
        int month = TimeWords.month(text.at(at));
        boolean verb = text.at(head).equals("start") || text.at(head).equals("begin") && text.isIn("en");
        if (month > 0 && !verb) {
            return ofMonth(i, third, Days.month(text, at, month));
        }
        Day span = Days.span(text, at);
        if (span == null && of && (MONTH.contains(text.at(at)) || TimeWords.WEEK.contains(text.at(at)))) {
            span = Days.current(text, at);
        }
        if (span == null || text.at(head).equals("half")) {
            return null;
        }
        if (span.from().plusWeeks(1).equals(span.to())) {
            LocalDate from = span.from().plusDays(FIRST_OF_WEEK[third]);
            return new Day(i, from, from.plusDays(DAYS_OF_WEEK[third]), null, span.next());
        }
        return span.from().plusMonths(1).equals(span.to()) ? ofMonth(i, third, span) : null;
    }

    private static int third(String word) {
        if (BEGINNINGS.contains(word)) {
            return BEGINNING;
        }
        return MIDDLES.contains(word) ? MIDDLE : ENDS.contains(word) ? END : -1;
    }

    private static Day ofMonth(int i, int third, Day month) {
        LocalDate from = month.from().withDayOfMonth(FIRST_OF_MONTH[third]);
        LocalDate to = third == END ? month.to() : month.from().withDayOfMonth(FIRST_OF_MONTH[third + 1]);
        return new Day(i, from, to, null, month.next());
    }
}
