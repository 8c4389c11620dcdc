package io.balie.data.privacy;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Hides names, days of birth and streets. A name is known by what stands before it ("mijn naam is", "mevrouw") or because the caller knows it; a day of birth by its
 * year or by what stands before it; a street by how it ends and the number behind it. What only may be one stays: a text full of dots says nothing any more.
 */
final class PersonalWords {

    private static final String DOT = "•";
    private static final int SHORTEST_PART = 3;

    /** A number behind it counts something, and is no house. */
    private static final String NO_UNIT =
            "(?![\\d:,.]*\\d)(?! ?(?:min|uur|uren|seconden|km\\b|m\\b|meter|jaar|dag|week|weken|maand|euro|€|%|keer|stuks|procent|minut|hour|day|year|month|stunden|tage|heures|jours|x\\b))";

    private static final String HOUSE = "\\d{1,5}(?: ?[a-zA-Z](?!\\p{L}))?(?: ?- ?\\d{1,4})?(?!\\d)" + NO_UNIT;
    private static final String BEFORE = "(?<![\\p{L}\\p{N}])(?:\\p{Lu}[\\p{L}'.-]{0,24} ){0,3}";
    private static final Pattern STREET = Pattern.compile(BEFORE
            + "(?!(?i:onderweg|omweg|halfweg|supermarkt|bouwmarkt|kerstmarkt|weekmarkt|rommelmarkt|markt|voetpad|fietspad|zwembad|snelweg|fietsring|vakantiepark)\\b)"
            + "\\p{L}[\\p{L}'.-]{1,30}(?i:straat|laan|weg|plein|gracht|kade|singel|dijk|steeg|dreef|plantsoen|pad|burgwal|markt|straße|strasse|allee|platz|gasse)"
            + " (?i:nummer |nr\\.? ?)?" + HOUSE);
    private static final Pattern STREET_ABROAD = Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + HOUSE
            + ",? (?i:rue|avenue|boulevard|place|chemin) (?:(?i:de la|de|du|des|d'|de l') ?)?\\p{Lu}[\\p{L}'-]{1,24}"
            + "|" + HOUSE
            + " (?:\\p{Lu}[\\p{L}'-]{1,24} ){1,3}(?:Street|Road|Avenue|Lane|Drive|Close|Court|Square)\\b)");

    private static final String MONTH =
            "(?:jan|feb|febr|maart|mrt|mar|apr|mei|may|juni|jun|juli|jul|aug|sep|sept|okt|oct|nov|dec|januari|februari|april|augustus|september|oktober|november|december"
                    + "|january|february|march|june|july|august|october|januar|februar|märz|mai|juni|juli|dezember"
                    + "|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre)\\.?";
    private static final String DAY =
            "(?:[0-3]?\\d ?[-/.] ?[01]?\\d ?[-/.] ?%1$s|%1$s-[01]\\d-[0-3]\\d|[0-3]?\\d(?:e|ste|de|st|nd|rd|th|\\.)? "
                    + MONTH + ",? %1$s)";
    private static final String LONG_AGO = "(?:19\\d{2}|200\\d|201[0-5])";
    private static final Pattern OLD_DAY = Pattern.compile(
            "(?<![\\p{L}\\p{N}])" + DAY.formatted(LONG_AGO) + "(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE);
    private static final Pattern BIRTHDAY = Pattern.compile(
            "(?<![\\p{L}\\p{N}])((?:geboren|geboortedatum|geboortedag|geb\\.?|born|date of birth|dob|birthday|geburtsdatum|née?|date de naissance)(?: is| op| on| am| le|:){0,2} {0,2})"
                    + DAY.formatted("(?:(?:19|20)?\\d{2})")
                    + "(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE);

    private static final String LINK =
            "(?i:van der|van den|van de|van 't|van het|von der|van|von|de la|de|der|den|ten|ter|te|du|el|al|bin|ben|in 't|'t)";
    private static final String CAPITAL = "(?:(?:\\p{Lu}\\.){1,5}|\\p{Lu}[\\p{L}'’-]{1,30})";
    private static final String CAPITALS = CAPITAL + "(?: (?:" + LINK + " ){0,2}" + CAPITAL + "){0,3}";
    private static final String ANY = "\\p{L}[\\p{L}'’-]{1,30}(?: " + LINK + " \\p{L}[\\p{L}'’-]{1,30}){0,2}";
    private static final Pattern INTRODUCED = Pattern.compile(
            "(?<![\\p{L}\\p{N}])((?i:mijn naam is|mijn naam:|ik heet|naam:|my name is|mein name ist|ich heiße|ich heisse|je m[’']appelle|mon nom est) {1,2})(?:(?:"
                    + LINK + " ){0,2}" + CAPITALS + "|" + ANY + ")");
    private static final Pattern ADDRESSED = Pattern.compile(
            "(?<![\\p{L}\\p{N}])((?i:ik ben|u spreekt met|spreek met|met|dit is|i am|i'm|this is|ich bin|je suis|c[’']est|de heer|meneer|mijnheer|dhr\\.?|mevrouw|mevr\\.?|mw\\.?|mr\\.?|mrs\\.?|ms\\.?|miss|herr|frau|monsieur|madame|mme\\.?) )(?:(?:"
                    + LINK + " ){0,2}" + CAPITALS + ")");
    /** What these introduce may be anything with a capital; two words of it are a name. */
    private static final Set<String> OFTEN_OTHERWISE =
            Set.of("met", "dit is", "ik ben", "i am", "i'm", "this is", "ich bin", "je suis", "c'est", "c’est");

    private PersonalWords() {}

    static String hidden(String text) {
        String masked = BIRTHDAY.matcher(text)
                .replaceAll(day -> quoted(
                        day.group(1) + dots(day.group().substring(day.group(1).length()))));
        masked = OLD_DAY.matcher(masked).replaceAll(day -> quoted(dots(day.group())));
        masked = STREET.matcher(masked).replaceAll(street -> quoted(initial(street.group())));
        masked = STREET_ABROAD.matcher(masked).replaceAll(street -> quoted(initial(street.group())));
        masked = INTRODUCED.matcher(masked).replaceAll(PersonalWords::introduced);
        return ADDRESSED.matcher(masked).replaceAll(PersonalWords::addressed);
    }

    private static String introduced(MatchResult found) {
        return quoted(
                found.group(1) + initial(found.group().substring(found.group(1).length())));
    }

    private static String addressed(MatchResult found) {
        String said = found.group(1).strip().toLowerCase(Locale.ROOT);
        String name = found.group().substring(found.group(1).length());
        boolean alone = name.indexOf(' ') < 0;
        return quoted(OFTEN_OTHERWISE.contains(said) && alone ? found.group() : found.group(1) + initial(name));
    }

    /** Hides names that are known, and each long enough part of them that is written with a capital. */
    static String hidden(String text, Collection<String> names) {
        String masked = text;
        for (String name : byLength(names)) {
            masked = Pattern.compile(
                            "(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])",
                            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                    .matcher(masked)
                    .replaceAll(found -> quoted(initial(found.group())));
            Set<String> parts = Arrays.stream(name.split("[\\s-]+"))
                    .filter(part -> part.length() >= SHORTEST_PART && !part.equals(part.toLowerCase(Locale.ROOT)))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            for (String part : parts) {
                masked = Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(part) + "(?![\\p{L}\\p{N}])")
                        .matcher(masked)
                        .replaceAll(found -> quoted(initial(found.group())));
            }
        }
        return masked;
    }

    private static List<String> byLength(Collection<String> names) {
        return names.stream()
                .map(String::strip)
                .filter(name -> name.length() > 1)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static String initial(String found) {
        return found.substring(0, found.offsetByCodePoints(0, 1)) + DOT.repeat(3);
    }

    private static String dots(String day) {
        return day.isEmpty() ? "" : DOT.repeat(2) + "-" + DOT.repeat(2) + "-" + DOT.repeat(4);
    }

    private static String quoted(String replacement) {
        return Matcher.quoteReplacement(replacement);
    }
}
