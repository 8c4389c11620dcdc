package io.balie.nlu.entities;

import io.balie.nlu.Language;
import io.balie.nlu.Message;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** VAT numbers with right check digits, and numbers of the Dutch chamber of commerce. */
final class CompanyNumbers implements Rule {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final String GAP = "[ .-]?";
    private static final Pattern VAT = Pattern.compile(
            "(?<![\\p{L}\\d])(?:NL" + GAP + "(?:\\d" + GAP + "){9}B" + GAP + "\\d{2}"
                    + "|BE" + GAP + "[01]?(?:" + GAP + "\\d){9}"
                    + "|DE(?:" + GAP + "\\d){9}"
                    + "|FR(?:" + GAP + "\\d){11}"
                    + "|LU(?:" + GAP + "\\d){8})(?![\\p{L}\\d])",
            FLAGS);
    private static final String EIGHT = "((?:\\d[ .]?){7}\\d)(?![\\d\\p{L}])";
    private static final String CHAMBER =
            "(?:k\\.?v\\.?k\\.?|kamer van koophandel|handelsregister|chamber of commerce|coc|chambre de commerce|handelskammer)";
    private static final Pattern NAMED = Pattern.compile(
            "(?<![\\p{L}\\d])" + CHAMBER
                    + "(?:[ .:#=()-]|(?:nummer|nr|no|number|num|n°|is|staat|onder|under|numéro|het|de|inschrijf(?:nummer|nr)|registratienummer|reg)(?![\\p{L}])){1,10}"
                    + EIGHT,
            FLAGS);
    private static final Pattern NAMED_AFTER = Pattern.compile(
            "(?<![\\d\\p{L}])" + EIGHT + " (?:is|als) (?:mijn|het|ons|onze|my|our|the) " + CHAMBER, FLAGS);

    @Override
    public boolean needsDigit() {
        return true;
    }

    @Override
    public void find(String clean, Message message, Language language, List<Found> found) {
        Search vat = Search.of(VAT, clean);
        while (vat.find()) {
            String value = vat.group().replaceAll("[ .-]", "").toUpperCase(Locale.ROOT);
            String full = value.startsWith("BE") && value.length() == 11 ? "BE0" + value.substring(2) : value;
            if (CheckDigits.isVat(full)) {
                add(found, "vat_number", vat.start(), vat.end(), full);
            }
        }
        for (Pattern pattern : List.of(NAMED, NAMED_AFTER)) {
            Search chamber = Search.of(pattern, clean);
            while (chamber.find()) {
                add(
                        found,
                        "chamber_of_commerce_number",
                        chamber.start(1),
                        chamber.end(1),
                        chamber.group(1).replaceAll("[ .]", ""));
            }
        }
    }

    private static void add(List<Found> found, String type, int start, int end, String value) {
        if (Found.isFree(found, start, end)) {
            found.add(new Found(type, start, end, value, "number"));
        }
    }
}
