package io.balie.nlu.entities;

import io.balie.nlu.Language;
import io.balie.nlu.Message;
import io.balie.nlu.text.Text;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Postcodes, Dutch ones as {@code 1234 AB}; those of other countries next to a town or to the word for them. */
final class Postcodes implements Rule {

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
    private static final Pattern TOWN = Pattern.compile(
            "(?:^|[,\\n(] ?|\\d[a-zA-Z]? |(?<![\\p{L}])(?i:nach|in|aus|bei|à|a|de|vers|sur|naar|te|uit|from|to|at|plz|postleitzahl|postcode|postal|adresse|adres|address)[:.]? )(?:(?:D|F|B|BE|DE|FR|A|CH|L)-)?(\\d{4,5}) (\\p{Lu}\\p{L}{2,})");
    // Nouns that a number counts rather than a town that it is the code of.
    private static final Set<String> COUNTED = Set.of(
            ("euro euros stuck stucke kunden mitarbeiter personen kilometer meter liter kilo stuks klanten pounds dollar clients"
                            + " adressen follower visitors besucher einwohner januar februar marz april mai juni juli august"
                            + " september oktober november dezember januari februari maart mei augustus december")
                    .split(" ", -1));

    @Override
    public boolean needsDigit() {
        return true;
    }

    @Override
    public void find(String clean, Message message, Language language, List<Found> found) {
        String country = message.country();
        Search named = Search.of(POSTCODE_NAMED, clean);
        while (named.find()) {
            int end = named.end(2);
            boolean lettersFollow = country.equals("NL") && clean.substring(end).matches("(?s) ?[A-Za-z]{2}\\b.*");
            if (!lettersFollow) {
                add(found, "postcode", named.start(2), end, named.group(2));
            }
        }
        Search dutch = Search.of(POSTCODE_NL, clean);
        while (dutch.find()) {
            String letters = dutch.group().substring(dutch.group().length() - 2);
            boolean year = dutch.group().charAt(4) == ' ' && dutch.group().matches("(?:19|20)\\d{2} [a-z]{2}");
            if (!WORDS_OF_TWO.contains(letters) && !year) {
                add(
                        found,
                        "postcode",
                        dutch.start(),
                        dutch.end(),
                        dutch.group().substring(0, 4) + ' ' + letters.toUpperCase(Locale.ROOT));
            }
        }
        abroad(clean, found);
        if (country.equals("GB") || language.equals(Language.EN)) {
            Search british = Search.of(POSTCODE_GB, clean);
            while (british.find()) {
                add(found, "postcode", british.start(), british.end(), british.group());
            }
        }
    }

    // "nach 26721 Emden", "à 75011 Paris", "Kerkstraat 4, 9000 Gent": digits before a town, behind a word or mark of
    // place.
    private static void abroad(String clean, List<Found> found) {
        Search town = Search.of(TOWN, clean);
        while (town.find()) {
            boolean year = town.group(1).matches("(?:19|20)\\d{2}");
            if (!year && !COUNTED.contains(Text.fold(town.group(2)))) {
                add(found, "postcode", town.start(1), town.end(1), town.group(1));
            }
        }
    }

    private static void add(List<Found> found, String type, int start, int end, String value) {
        if (Found.isFree(found, start, end)) {
            found.add(new Found(type, start, end, value, "number"));
        }
    }
}
