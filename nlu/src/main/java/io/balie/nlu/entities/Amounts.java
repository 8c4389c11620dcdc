package io.balie.nlu.entities;

import io.balie.nlu.Language;
import io.balie.nlu.Message;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts of money, typed or said, as {@code 1249.95 EUR}. */
final class Amounts implements Rule {

    private static final String SUM =
            "\\d{1,3}(?:[. ]\\d{3})+(?:,\\d{1,2})?|\\d{1,3}(?:,\\d{3})+(?:\\.\\d{2})?|\\d{1,9}(?:[.,]\\d{1,2})?";
    private static final Pattern AMOUNT_BEFORE = Pattern.compile(
            "(€|£|\\$|\\bEUR\\b|\\beuro\\b)\\s?(" + SUM + ")(?:,-|,--)?(?![\\d])", Pattern.CASE_INSENSITIVE);
    private static final Pattern AMOUNT_AFTER = Pattern.compile(
            "(?<![\\d.,])(" + SUM
                    + ")(?:,-)?\\s?(€|£|\\$|euro'?s?\\b|eur\\b|pond\\b|pounds?\\b|dollars?\\b|cent(?:s|imes)?\\b)(?:\\s?(\\d{2})(?!\\d))?",
            Pattern.CASE_INSENSITIVE);
    // "49,-" is an amount without a sign
    private static final Pattern DASH = Pattern.compile("(?<![\\d.,-])(" + SUM + "),(?:-|–|--)(?![\\d\\p{L}])");
    private static final Pattern CURRENCY = Pattern.compile(
            "(?<=\\p{L}[ -])(euro'?s?|eur|pounds?|pond|dollars?|cents?|centimes)(?!\\p{L})", Pattern.CASE_INSENSITIVE);

    @Override
    public void find(String clean, Message message, Language language, List<Found> found) {
        Search before = Search.of(AMOUNT_BEFORE, clean);
        while (before.find()) {
            add(
                    found,
                    "amount",
                    before.start(),
                    before.end(),
                    amount(before.group(2), null) + ' ' + currency(before.group(1)));
        }
        Search after = Search.of(AMOUNT_AFTER, clean);
        while (after.find()) {
            boolean cents = after.group(2).toLowerCase(Locale.ROOT).startsWith("cent");
            String value = cents
                    ? cents(new BigDecimal(amount(after.group(1), null)))
                    : amount(after.group(1), after.group(3));
            add(found, "amount", after.start(), after.end(), value + ' ' + currency(after.group(2)));
        }
        Search dash = Search.of(DASH, clean);
        while (dash.find()) {
            add(found, "amount", dash.start(), dash.end(), amount(dash.group(1), null) + " EUR");
        }
        Matcher word = CURRENCY.matcher(clean);
        while (word.find()) {
            said(clean, word, found);
        }
    }

    private static String amount(String typed, @Nullable String cents) {
        String number = typed.replace(" ", "");
        int comma = number.lastIndexOf(',');
        int stop = number.lastIndexOf('.');
        int decimal = Math.max(comma, stop);
        boolean isDecimal = decimal >= 0 && number.length() - decimal - 1 <= 2;
        String whole = (isDecimal ? number.substring(0, decimal) : number)
                .replace(".", "")
                .replace(",", "");
        String fraction = isDecimal ? number.substring(decimal + 1) : "";
        if (cents != null && !isDecimal) {
            fraction = cents;
        }
        return whole + '.' + (fraction + "00").substring(0, 2);
    }

    private static String currency(String typed) {
        String word = typed.toLowerCase(Locale.ROOT);
        if (word.startsWith("£") || word.startsWith("po")) {
            return "GBP";
        }
        return word.startsWith("$") || word.startsWith("dol") ? "USD" : "EUR";
    }

    // "twintig euro", "two hundred and fifty euros", "fünfzig Cent"
    private static void said(String clean, Matcher word, List<Found> found) {
        NumberWords.Said number = NumberWords.before(clean, word.start());
        if (number == null) {
            return;
        }
        boolean cents = word.group(1).toLowerCase(Locale.ROOT).startsWith("cent");
        BigDecimal sum = BigDecimal.valueOf(number.value());
        String value = cents ? cents(sum) : sum.setScale(2).toPlainString();
        add(found, "amount", number.start(), word.end(1), value + ' ' + currency(word.group(1)));
    }

    private static String cents(BigDecimal number) {
        return number.movePointLeft(2).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private static void add(List<Found> found, String type, int start, int end, String value) {
        if (Found.isFree(found, start, end)) {
            found.add(new Found(type, start, end, value, "number"));
        }
    }
}
