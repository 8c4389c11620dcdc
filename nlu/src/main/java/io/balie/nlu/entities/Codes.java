package io.balie.nlu.entities;

import io.balie.nlu.Language;
import io.balie.nlu.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Order, invoice, customer, policy and case numbers: a code next to the word that says what it is of. */
final class Codes implements Rule {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    // At least one digit; letters, digits and single marks between; also one sign at a time ("B R 7 7 8").
    private static final String CODE =
            "((?:[\\p{L}\\d] ){3,19}[\\p{L}\\d](?![\\p{L}\\d])|(?=(?:(?-i:[A-Z]{1,5}) )?[\\p{L}\\d./-]{0,12}\\d)(?:(?-i:[A-Z]{1,5}) |[A-Z]{1,5}-?)?\\d[\\p{L}\\d]{0,30}+(?:[./-][\\p{L}\\d]{1,30}+){0,6}+|(?=[\\p{L}\\d-]{0,20}\\d)[\\p{L}\\d]{1,30}+(?:-[\\p{L}\\d]{1,30}+){0,6}+)";
    private static final String FILLER =
            "(?:[ :#.]|\\b(?:is|met|van|nr|nummer|nummers|no|n°|nº|het|number|num|luidt|lautet|ist|est|mit|with|numéro|numero|le|nummer is|code|die|onder)\\b){1,12}";
    private static final String IS_MINE =
            " (?:is|als|as|ist|als|est) (?:mijn|het|ons|my|the|our|meine?|die|mon|le|notre) ";
    private static final Pattern SAID_TO_BE_MINE = Pattern.compile(IS_MINE, FLAGS);
    private static final Map<String, Pattern> AFTER = new LinkedHashMap<>();
    private static final Map<String, Pattern> BEFORE = new LinkedHashMap<>();

    static {
        kind(
                "order_number",
                "(?:bestel(?:ling|lingen|nummer|nr|bon|code)?|(?:web|pallet)?order(?:s|nummer|nr|number|code)?|pakket|pakbon|zending(?:snummer)?|track(?:ing)?(?:code|nummer| (?:and|&|en) trace(?: ?code)?)?|bestell?(?:ung|nummer)|auftrag(?:snummer)?|sendung(?:snummer)?|commande|colis|parcel|shipment|reservering(?:snummer)?|boeking(?:snummer)?|booking|reservation|buchung(?:snummer)?|réservation)");
        kind(
                "invoice_number",
                "(?:(?:facktu|faktu|factu)(?:ur|ren)(?:nummer|nr)?|fact|invoices?|rechnung(?:snummer)?|rechnungsnr|rg|factures?|(?:credit)?nota(?:nummer)?|gutschrift|avoir)");
        kind(
                "customer_number",
                "(?:klant(?:en)?(?:nummer|nr|code)|klantenkaart|relatie(?:nummer|nr)|lidnummer|customer(?: (?:number|no|id))?|account(?:nummer| number)|kunden(?:nummer|nr)|client(?:nummer| number)?|numéro (?:de )?client|debiteur(?:en)?nummer)");
        kind(
                "policy_number",
                "(?:polis(?:nummer|nr)?|polic(?:y|e)|versicherungs(?:nummer|schein)|contract(?:nummer| number)?|vertrag(?:snummer)?|contrat)");
        kind(
                "case_number",
                "(?:zaak(?:nummer|nr)?|dossier(?:nummer|nr)?|ticket(?:nummer)?|melding(?:snummer)?|referentie(?:nummer)?|ref|kenmerk|case|aktenzeichen|vorgang(?:snummer)?|referenz(?:nummer)?|reference|référence|aanvraag(?:nummer)?|serienummer|serial)");
    }

    private static final Pattern HASH = Pattern.compile("(?<![\\p{L}\\d])#\\s?(\\d[\\p{L}\\d-]{2,20})");
    private static final Pattern BARE = Pattern.compile(
            "(?<![\\p{L}\\d@./-])([A-Z]{1,4}-?\\d{4,12}(?:-\\d{1,8})*|\\d{4}-\\d{3,8})(?![\\p{L}\\d@])");

    private static void kind(String type, String cue) {
        AFTER.put(type, Pattern.compile("(?<![\\p{L}\\d])" + cue + FILLER + CODE, FLAGS));
        BEFORE.put(type, Pattern.compile("(?<![\\p{L}\\d./-])" + CODE + IS_MINE + cue + "\\b", FLAGS));
    }

    @Override
    public void find(String clean, Message message, Language language, List<Found> found) {
        if (clean.chars().noneMatch(Character::isDigit)) {
            return;
        }
        AFTER.forEach((type, pattern) -> collect(clean, type, pattern, found));
        if (Search.of(SAID_TO_BE_MINE, clean).find()) {
            BEFORE.forEach((type, pattern) -> collect(clean, type, pattern, found));
        }
        collect(clean, "order_number", HASH, found);
        collect(clean, "code", BARE, found);
    }

    private static void collect(String clean, String type, Pattern pattern, List<Found> found) {
        Search matcher = Search.of(pattern, clean);
        int from = 0;
        while (from < clean.length() && matcher.find(from)) {
            String code = matcher.group(1);
            int end = matcher.end(1);
            while (code.endsWith(".") || code.endsWith("-") || code.endsWith("/")) {
                code = code.substring(0, code.length() - 1);
                end--;
            }
            long digits = code.chars().filter(Character::isDigit).count();
            int size = code.replaceAll("[ ./-]", "").length();
            if (size >= 3
                    && digits >= 1
                    && digits * 4 >= size
                    && size <= 24
                    && Found.isFree(found, matcher.start(1), end)
                    && !isMeasure(clean, code, end)
                    && !isDate(code)) {
                found.add(new Found(type, matcher.start(1), end, value(code), "code"));
            }
            from = Math.max(end, matcher.start() + 1);
        }
    }

    // "een bestelling van 250 euro", "order van 12 stuks": what follows says that it counts something.
    private static boolean isMeasure(String clean, String code, int end) {
        if (!code.chars().allMatch(Character::isDigit)) {
            return false;
        }
        return clean.substring(end)
                .toLowerCase(Locale.ROOT)
                .matches(
                        "(?s)\\s?(?:€|%|euro|eur\\b|stuks|x\\b|keer|dagen|weken|uur|personen|man\\b|pieces|days|weeks|hours|people|tage|stück|stk|wochen|jours|semaines|pièces|meter|kg|kilo|liter|,\\d{2}\\b|:\\d{2}).*");
    }

    private static boolean isDate(String code) {
        return code.matches("\\d{1,2}[-/.]\\d{1,2}(?:[-/.](?:\\d{4}|\\d{2}))?|(?:19|20)\\d{2}-\\d{2}-\\d{2}");
    }

    private static String value(String code) {
        return code.replace(" ", "").toUpperCase(Locale.ROOT);
    }
}
