package io.balie.nlu.entities;

import io.balie.nlu.Language;
import io.balie.nlu.Message;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** E-mail addresses, typed or spoken ("jan apenstaartje post punt nl"), in lower case. */
final class Emails implements Rule {

    private static final Pattern TYPED = Pattern.compile(
            "[\\p{L}0-9](?:[\\p{L}0-9._%+-]{0,62}[\\p{L}0-9_])?\\s?@\\s?(?:[\\p{L}0-9](?:[\\p{L}0-9-]{0,61})\\.|[\\p{L}0-9]\\.){1,4}\\p{L}{2,18}\\b");
    private static final String DOT =
            "\\s?(?:\\.|\\b(?:punt|dot|punkt|point)\\b|\\((?:dot|punt)\\)|\\[(?:dot|punt)])\\s?";
    private static final String AT =
            "(?:@|\\bapenstaart(?:je)?\\b|\\baapje\\b|\\bat\\b|\\bklammeraffe\\b|\\barobas(?:e)?\\b|[(\\[](?:at|apenstaartje)[)\\]])";
    private static final String BETWEEN = "(?:" + DOT
            + "|\\s(?:streepje|koppelteken|dash|hyphen|minus|bindestrich|tiret)\\s|\\s(?:laag streepje|liggend streepje|underscore|unterstrich)\\s)";
    private static final String PART = "[\\p{L}0-9_+-]{1,40}";
    private static final Pattern SPOKEN = Pattern.compile(
            "(" + PART + "(?:" + BETWEEN + PART + "){0,5})\\s?" + AT + "\\s?(" + PART + "(?:" + BETWEEN + PART
                    + "){1,5})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern CUE = Pattern.compile(
            "@|\\bat\\b|apenstaart|aapje|klammeraffe|arobas", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern TOP_LEVEL = Pattern.compile(
            "nl|be|de|fr|com|org|net|eu|uk|info|nu|at|ch|lu|io|shop|online|example|test|gov|edu|amsterdam|frl|vlaanderen|biz|me|co");

    @Override
    public void find(String clean, Message message, Language language, List<Found> found) {
        if (!Search.of(CUE, clean).find()) {
            return;
        }
        if (clean.indexOf('@') >= 0) {
            Search typed = Search.of(TYPED, clean);
            while (typed.find()) {
                String value = typed.group().replace(" ", "").toLowerCase(Locale.ROOT);
                found.add(new Found("email", typed.start(), typed.end(), value, "email"));
            }
        }
        Search spoken = Search.of(SPOKEN, clean);
        while (spoken.find()) {
            if (!Found.isFree(found, spoken.start(), spoken.end())) {
                continue;
            }
            String host = written(spoken.group(2));
            String top = host.substring(host.lastIndexOf('.') + 1);
            if (host.indexOf('.') > 0 && TOP_LEVEL.matcher(top).matches()) {
                found.add(new Found(
                        "email", spoken.start(), spoken.end(), written(spoken.group(1)) + '@' + host, "email"));
            }
        }
    }

    private static String written(String spoken) {
        return spoken.toLowerCase(Locale.ROOT)
                .replaceAll("[\\[(]?\\b(?:punt|dot|punkt|point)\\b[\\])]?", ".")
                .replaceAll("laag streepje|liggend streepje|underscore|unterstrich", "_")
                .replaceAll("streepje|koppelteken|dash|hyphen|minus|bindestrich|tiret", "-")
                .replace(" ", "");
    }
}
