package io.balie.nlu.entities;

import io.balie.nlu.Language;
import io.balie.nlu.Message;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Bank accounts as IBAN, in capitals without spaces; one whose check digits are wrong is none. */
final class Ibans implements Rule {

    private static final int SHORTEST = 15;
    private static final int LONGEST = 34;
    private static final Pattern IBAN =
            Pattern.compile("\\b[A-Za-z]{2}\\d{2}(?:[ .-]?[A-Za-z0-9]{4}){2,7}(?:[ .-]?[A-Za-z0-9]{1,3})?\\b");

    @Override
    public boolean needsDigit() {
        return true;
    }

    @Override
    public void find(String clean, Message message, Language language, List<Found> found) {
        Search matcher = Search.of(IBAN, clean);
        while (matcher.find()) {
            String group = matcher.group();
            // A word behind the number may have been taken along: give back from the end until the sum fits.
            for (int end = group.length(); end >= SHORTEST; end--) {
                boolean atBoundary = end == group.length() || " .-".indexOf(group.charAt(end)) >= 0;
                String value = group.substring(0, end).replaceAll("[ .-]", "").toUpperCase(Locale.ROOT);
                if (atBoundary && isIban(value) && Found.isFree(found, matcher.start(), matcher.start() + end)) {
                    found.add(new Found("iban", matcher.start(), matcher.start() + end, value, "number"));
                    break;
                }
            }
        }
    }

    private static boolean isIban(String value) {
        return value.length() >= SHORTEST
                && value.length() <= LONGEST
                && CheckDigits.mod97(value.substring(4) + value.substring(0, 4)) == 1;
    }
}
