package io.balie.dialog.retelling;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a Dutch clause that is about to follow "dat": forms of the customer's own person, chat, and verbs in the wrong place. */
final class DutchCheck implements Checked.Reader {
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\([^()]*\\)|(?<!\\S)'[^']*'(?!\\p{L})");

    /** "Heb" and "ben" go with "ik" alone; the rest is written in chats, and was not understood. */
    private static final Pattern LEFT = Pattern.compile(
            "(?iU)(?<![\\p{L}\\d'’/-])(?:heb|ben|ik|mij|mijn|m'n|mn|zn|kheb|kben|kzou|k|n|t|m|d'r|da|ge|gij|den)(?![\\p{L}\\d'’/-])");

    private static final Pattern RUDE = Pattern.compile(
            "(?iU)(?<!\\p{L})(?:(?:gods?|pot)?verd(?:omme|orie|ikkeme)|godver\\p{L}*|kut\\p{L}*|klote\\p{L}*|kanker\\p{L}*|tering\\p{L}*|tyfus\\p{L}*|shit|fuck\\p{L}*|sukkels?|prutsers?|klootzak(?:ken)?|lul(?:len)?|oplichters?|eikels?|idioten?|achterlijke?)(?!\\p{L})");

    /** "Tevreden over bent", "u hebt toen gezegd", "dat u bent niet". */
    private static final Pattern ORDER = Pattern.compile(
            "(?iU)(?<!\\p{L})(?:(?<before>waar|die|er|daar|hier|wie|dat|wat)(?: [^ ,]+){0,3} )?(?:over|van|met|naar|voor|tegen) (?:bent|hebt|heeft|is|wilt|kunt|zult|moet|was|had|wordt)(?!\\p{L})"
                    + "|(?<!\\p{L})(?<!\\p{L}{1,20}[dtn] )(?:hebt|heeft|bent|had|hebben) (?:toen|niet|nooit|ook|al|nog|daarna|daardoor|gewoon)(?!\\p{L})(?! (?:te|eens|zo|hoeven|kunnen|willen|mogen|moeten))");

    /** "Als ons de nieuwe", "dat vandaag hij", "op u pad". */
    private static final Pattern PERSONS = Pattern.compile(
            "(?iU)(?<!\\p{L})(?:als|of|omdat|terwijl|toen|zodra|wanneer) ons (?:de|het|een|die)(?!\\p{L})|(?<!\\p{L})(?:vandaag|gisteren|nu|toen|morgen|dan|daarna) (?:hij|ze|zij|wij)(?!\\p{L})"
                    + "|(?<!\\p{L})(?:op|in|aan|bij|van|voor|met|naar) u \\p{Ll}{2,}(?= (?:heeft|is|zijn|hebben|staat|ligt|zit|gezet)(?!\\p{L}))");

    /** A question or a wish of its own within the clause: "hoe lang heb u", ", kunnen die samen". */
    private static final Pattern WITHIN = Pattern.compile(
            "(?iU)(?:, |\\b)(?:kunnen|kunt|kan|moet|moeten|mag|mogen|zijn|wilt|willen|heeft|hebt|hebben|is) (?:die|dat|dit|deze|u|wij|jullie|ik|er|het|de)(?= )[^,]*$");

    /** "U spijt hebt hoe lang hebt u bedenktijd". */
    private static final Pattern ASKS = Pattern.compile(
            "(?iU)(?<!\\p{L})(?:hoe|wat|wanneer|waar|waarom|welke|wie) (?:\\p{L}+ )?(?:hebt|bent|kunt|moet|wilt|zijn|kunnen|moeten|hebben) (?:u|wij)(?!\\p{L})");

    /** "Dat Sam, u een vraag hebt": who was spoken to. */
    private static final Pattern CALLED = Pattern.compile("^\\p{Lu}\\p{L}+, (?:u|uw|je|jouw|wij) ");

    /** "Hij niet in automaat werken": an infinitive, and nothing that takes one. */
    private static final Pattern INFINITIVE = Pattern.compile(
            "(?iU)(?<!\\p{L})hij (?![^,]*(?<!\\p{L})(?:wil|kan|moet|mag|zal|zou|gaat|komt|laat|blijft|hoeft|durft|wilde|kon|moest|mocht|ging|kwam|bleef|liet|staat|zit|ligt|loopt|stond|zat|lag|hoorde|zag|heeft|had|is|was|wordt|werd|lijkt|blijkt|schijnt|dreigt|begint|helpt|leert|u|wij|ze|zij|die|dat)(?!\\p{L}))[^,]*?(\\p{Ll}+en)$");

    private static final Set<String> MAY_FOLLOW = Set.of(
            "en",
            "maar",
            "of",
            "dat",
            "die",
            "wat",
            "waar",
            "om",
            "omdat",
            "toen",
            "terwijl",
            "als",
            "zodat",
            "zonder",
            "dan",
            "want",
            "nadat",
            "voordat",
            "te",
            "dus",
            "zoals",
            "sinds",
            "tot",
            "per",
            "gisteren",
            "vandaag",
            "morgen",
            "vorige",
            "afgelopen",
            "vanochtend",
            "vanmorgen",
            "vanmiddag",
            "gisteravond",
            "ook",
            "hoewel",
            "tijdens",
            "volgens",
            "wegens",
            "vanwege",
            "ondanks",
            "namens",
            "hoe",
            "waarom",
            "wanneer",
            "wie",
            "welke");

    private final DutchLexicon lexicon;

    DutchCheck(DutchLexicon lexicon) {
        this.lexicon = lexicon;
    }

    @Override
    public Optional<String> fault(Piece piece) {
        String clause = QUOTED.matcher(piece.clause()).replaceAll(" ").strip();
        Optional<String> found = found(LEFT, clause, "left as typed")
                .or(() -> found(RUDE, clause, "rude"))
                .or(() -> found(PERSONS, clause, "the wrong person"))
                .or(() -> found(ASKS, clause, "asks within"))
                .or(() -> found(CALLED, clause, "is spoken to"))
                .or(() -> infinitive(clause))
                .or(() -> order(clause))
                .or(() -> within(clause));
        return found.or(() -> bareNoun(clause));
    }

    private static Optional<String> found(Pattern pattern, String clause, String what) {
        Matcher matcher = pattern.matcher(clause);
        return matcher.find() ? Optional.of("'" + matcher.group() + "' " + what) : Optional.empty();
    }

    private Optional<String> infinitive(String clause) {
        Matcher matcher = INFINITIVE.matcher(clause);
        boolean bare = matcher.find()
                && lexicon.readings(matcher.group(1)).stream().anyMatch(r -> r.is("WKW"))
                && lexicon.readings(matcher.group(1)).stream().noneMatch(r -> r.is("WKW:VTD"));
        return bare ? Optional.of("'" + matcher.group(1) + "' without a verb that takes it") : Optional.empty();
    }

    private static Optional<String> order(String clause) {
        Matcher matcher = ORDER.matcher(clause);
        while (matcher.find()) {
            if (matcher.group("before") == null) {
                return Optional.of("'" + matcher.group() + "' in this order");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> within(String clause) {
        int comma = clause.lastIndexOf(", ");
        if (comma < 0) {
            return Optional.empty();
        }
        Matcher matcher = WITHIN.matcher(clause.substring(comma));
        return matcher.lookingAt() ? Optional.of("a question within: '" + matcher.group() + "'") : Optional.empty();
    }

    /** "Hebt gekocht telefoon bij ons": an object after its verbs. */
    private Optional<String> bareNoun(String clause) {
        String[] words = clause.toLowerCase(Locale.ROOT).split("\\s+", -1);
        for (int i = 1; i + 1 < words.length; i++) {
            boolean participle = words[i - 1].matches("hebt|heeft|had|hebben|hadden")
                    && lexicon.readings(words[i]).stream().anyMatch(r -> r.is("WKW:VTD"));
            String next = words[i + 1];
            if (participle && next.matches("\\p{Ll}+") && !MAY_FOLLOW.contains(next) && onlyNoun(next)) {
                return Optional.of("'" + next + "' after the verbs");
            }
        }
        return Optional.empty();
    }

    private boolean onlyNoun(String word) {
        List<DutchLexicon.Reading> readings = lexicon.readings(word);
        return !readings.isEmpty() && readings.stream().allMatch(r -> r.is("ZNW"));
    }
}
