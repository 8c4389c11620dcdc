package io.balie.nlu.entities;

import io.balie.nlu.Language;
import io.balie.nlu.Message;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** IBANs, company numbers, postcodes and amounts of money. */
final class Numbers implements Rule {

    private static final Pattern IBAN =
            Pattern.compile("\\b[A-Za-z]{2}\\d{2}(?:[ -]?[A-Za-z0-9]{4}){2,7}(?:[ -]?[A-Za-z0-9]{1,3})?\\b");
    private static final Pattern VAT =
            Pattern.compile("\\b(?:NL\\s?\\d{9}\\s?B\\s?\\d{2}|BE\\s?0?\\d{9}|DE\\s?\\d{9})\\b");
    private static final Pattern CHAMBER =
            Pattern.compile("\\bk\\.?v\\.?k\\.?[\\p{L}. -]{0,20}[: ]\\s?(\\d{8})\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern POSTCODE_NL = Pattern.compile("(?<![\\d.,-])[1-9]\\d{3}(?: ?[A-Z]{2}| ?[a-z]{2})\\b");
    private static final Pattern POSTCODE_GB = Pattern.compile("\\b(?:[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2})\\b");
    private static final Pattern POSTCODE_NAMED = Pattern.compile(
            "\\b(?:postcode|plz|postleitzahl|code postal)\\b[ :]{1,3}(?:is |ist |est )?([A-Z]-)?(\\d{4,5})\\b",
            Pattern.CASE_INSENSITIVE);
    // Two letters that follow a year or a number in running text rather than make it a postcode.
    private static final Set<String> WORDS_OF_TWO = Set.of(
            "is", "en", "of", "de", "in", "op", "te", "om", "er", "ik", "je", "ze", "we", "wo", "al", "km", "mm", "cm",
            "kg", "mb", "gb", "eu", "dat", "at", "to", "it", "or", "on", "an", "am", "so", "et", "ou", "le", "la", "un",
            "ah", "ml", "st", "nd", "rd", "th", "uw", "zo", "na", "ma", "di", "wh", "as", "by", "if", "no", "my", "me",
            "he", "be", "do", "go", "up", "us", "mg", "ca", "mw", "kw", "ff", "nu", "ja", "es", "da", "du", "il", "ne",
            "se", "sa", "ce", "tm", "pm", "dm", "m2", "bv", "nv", "ex");
    private static final String SUM =
            "\\d{1,3}(?:[. ]\\d{3})+(?:,\\d{1,2})?|\\d{1,3}(?:,\\d{3})+(?:\\.\\d{2})?|\\d{1,9}(?:[.,]\\d{1,2})?";
    private static final Pattern AMOUNT_BEFORE = Pattern.compile(
            "(€|£|\\$|\\bEUR\\b|\\beuro\\b)\\s?(" + SUM + ")(?:,-|,--)?(?![\\d])", Pattern.CASE_INSENSITIVE);
    private static final Pattern AMOUNT_AFTER = Pattern.compile(
            "(?<![\\d.,])(" + SUM
                    + ")(?:,-)?\\s?(€|£|\\$|euro'?s?\\b|eur\\b|pond\\b|pounds?\\b|dollars?\\b|cent(?:s|imes)?\\b)(?:\\s?(\\d{2})(?!\\d))?",
            Pattern.CASE_INSENSITIVE);

    @Override
    public void find(String clean, Message message, Language language, List<Found> found) {
        if (clean.chars().noneMatch(Character::isDigit)) {
            return;
        }
        ibans(clean, found);
        Matcher vat = VAT.matcher(clean);
        while (vat.find()) {
            add(found, "vat_number", vat.start(), vat.end(), vat.group().replace(" ", ""));
        }
        Matcher chamber = CHAMBER.matcher(clean);
        while (chamber.find()) {
            add(found, "chamber_of_commerce_number", chamber.start(1), chamber.end(1), chamber.group(1));
        }
        postcodes(clean, message.country(), found);
        amounts(clean, found);
    }

    private static void ibans(String clean, List<Found> found) {
        Matcher matcher = IBAN.matcher(clean);
        while (matcher.find()) {
            String group = matcher.group();
            // A word behind the number may have been taken along: give back from the end until the sum fits.
            for (int end = group.length(); end >= 15; end--) {
                boolean atBoundary = end == group.length() || group.charAt(end) == ' ' || group.charAt(end) == '-';
                String value = group.substring(0, end).replaceAll("[ -]", "").toUpperCase(Locale.ROOT);
                if (atBoundary && isIban(value)) {
                    add(found, "iban", matcher.start(), matcher.start() + end, value);
                    break;
                }
            }
        }
    }

    private static boolean isIban(String value) {
        if (value.length() < 15 || value.length() > 34) {
            return false;
        }
        StringBuilder digits = new StringBuilder();
        String turned = value.substring(4) + value.substring(0, 4);
        for (int i = 0; i < turned.length(); i++) {
            int digit = Character.digit(turned.charAt(i), 36);
            if (digit < 0) {
                return false;
            }
            digits.append(digit);
        }
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValueExact() == 1;
    }

    private static void postcodes(String clean, String country, List<Found> found) {
        Matcher named = POSTCODE_NAMED.matcher(clean);
        while (named.find()) {
            int end = named.end(2);
            boolean lettersFollow = country.equals("NL") && clean.substring(end).matches("(?s) ?[A-Za-z]{2}\\b.*");
            if (!lettersFollow) {
                add(found, "postcode", named.start(2), end, named.group(2));
            }
        }
        Matcher dutch = POSTCODE_NL.matcher(clean);
        while (dutch.find()) {
            String letters = dutch.group().substring(dutch.group().length() - 2);
            boolean year = dutch.group().charAt(4) == ' ' && dutch.group().matches("(?:19|20)\\d{2} [a-z]{2}");
            if (!WORDS_OF_TWO.contains(letters) && !year) {
                add(
                        found,
                        "postcode",
                        dutch.start(),
                        dutch.end(),
                        dutch.group().replace(" ", "").toUpperCase(Locale.ROOT));
            }
        }
        if (country.equals("GB")) {
            Matcher british = POSTCODE_GB.matcher(clean);
            while (british.find()) {
                add(found, "postcode", british.start(), british.end(), british.group());
            }
        }
    }

    private static void amounts(String clean, List<Found> found) {
        Matcher before = AMOUNT_BEFORE.matcher(clean);
        while (before.find()) {
            add(
                    found,
                    "amount",
                    before.start(),
                    before.end(),
                    amount(before.group(2), null) + ' ' + currency(before.group(1)));
        }
        Matcher after = AMOUNT_AFTER.matcher(clean);
        while (after.find()) {
            boolean cents = after.group(2).toLowerCase(Locale.ROOT).startsWith("cent");
            String value = cents
                    ? new BigDecimal(amount(after.group(1), null))
                            .movePointLeft(2)
                            .toPlainString()
                    : amount(after.group(1), after.group(3));
            add(found, "amount", after.start(), after.end(), value + ' ' + currency(after.group(2)));
        }
    }

    private static String amount(String typed, @org.jspecify.annotations.Nullable String cents) {
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
        return fraction.isEmpty() ? whole : whole + '.' + (fraction.length() == 1 ? fraction + '0' : fraction);
    }

    private static String currency(String typed) {
        String word = typed.toLowerCase(Locale.ROOT);
        if (word.startsWith("£") || word.startsWith("po")) {
            return "GBP";
        }
        return word.startsWith("$") || word.startsWith("dol") ? "USD" : "EUR";
    }

    private static void add(List<Found> found, String type, int start, int end, String value) {
        if (Found.isFree(found, start, end)) {
            found.add(new Found(type, start, end, value, "number"));
        }
    }
}
