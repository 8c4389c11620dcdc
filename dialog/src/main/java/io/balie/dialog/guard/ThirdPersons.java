package io.balie.dialog.guard;

import io.balie.nlu.Language;
import io.balie.nlu.entities.Spelling;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes people out of what a customer tells before it is told back, whether they work here or not.
 *
 * <p>If only the directory's names were taken out, "een afspraak met Tonny" told back whole would show that no Tonny works here. So whoever is spoken of as
 * somebody at the company becomes a colleague: after words of speaking and meeting, and after a title.
 */
public final class ThirdPersons {

    private static final int MOST_SPELLED = 5;
    private static final int LETTERS_OF_A_CODE = 3;

    /** "de W van Willem" takes more characters a letter than "W, W". */
    private static final int SPELLED_IN_WORDS = 5;

    private static final String TITLE =
            "(?:de heer|meneer|mevrouw|dhr\\.?|mevr?\\.?|mw\\.?|mr\\.?|mrs\\.?|ms\\.?|miss|dr\\.?|herrn?|frau|monsieur|madame|mme|mlle)";

    /** A capital first letter tells a name; particles between its parts may be small. */
    private static final String NAME =
            "\\p{Lu}[\\p{L}'’-]+(?:\\s+(?:(?:van|von|de|der|den|ten|ter|te|het|'t|la|le|el|al)\\s+){0,2}\\p{Lu}[\\p{L}'’-]+){0,2}";

    private static final String SPEAKING =
            "(?:afspraak|afspraken|gesprek|contact|overleg|overlegd|gesproken|gebeld|gemaild|gepraat|gechat|praten|spreken|bellen|mailen|overleggen|verbinden|doorverbinden|doorverbonden"
                    + "|appointment|meeting|spoke|spoken|talked|speak|talk|contact|termin|gespräch|gesprochen|telefoniert|sprechen|verbinden|rendez-vous|parlé|parler|entretien|contact)";

    private static final String WITH = "(?:met|with|to|mit|avec|à|door|by)";

    private static final Pattern AFTER_TITLE = Pattern.compile(
            "(?iu)(?<![\\p{L}])" + TITLE + "\\s+(?-i:" + NAME + "|(?:van|de|der|den|von)\\s+" + NAME + ")");

    private static final Pattern AFTER_SPEAKING =
            Pattern.compile("(?iu)(?<=(?<![\\p{L}])" + SPEAKING + "\\s{1,2}" + WITH + "\\s{1,2})(?-i:" + NAME + ")");

    private static final Pattern BEFORE_SPEAKING = Pattern.compile(
            "(?iu)(?<=(?:\\bik (?:graag )?|\\bmet |\\bto |\\bmit |\\bavec ))(?-i:" + NAME
                    + ")(?=\\s+(?:graag |even |nog |zelf |eens )*(?:spreken|bellen|gesproken|gebeld|gepraat|overlegd|praten|sprechen|gesprochen)\\b)");

    /** Anybody's: one that is told back would show whether it is the house's. */
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>()]+@[^\\s@<>()]+?(?=[.,!?;:]*(?:[\\s<>()]|$))");

    /** What may stand where a name could, and is none. */
    private static final String NO_NAME =
            "(?!(?:ik|jij|je|u|hij|zij|ze|wij|we|jullie|men|iemand|niemand|iedereen|die|dat|dit|deze|er|het|wie|wat|welke|een|de|geen|mijn|uw|onze|ons"
                    + "|iets|niets|alles|en|of|maar|want|ook|nog|toen|dan|nu|hier|daar|gisteren|eergisteren|vandaag|morgen|vorige|niet|wel|al|eerst|zelf"
                    + "|mij|me|hem|haar|hen|met|van|voor|door|naar|bij|op|aan|in|om|als|omdat|collega|collega's|mevrouw|meneer|mens|graag|even"
                    + "|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|zou|had|heeft|is|was|wordt|werd|kan|kunt|wil|moet"
                    + "|i|you|he|she|we|they|it|nobody|somebody|someone|everyone|who|that|this|the|a|an|my|your|our|and|or|but|not|so|then|there|what"
                    + "|yesterday|today|tomorrow|colleague|ich|du|er|sie|wir|ihr|man|jemand|niemand|der|die|das|ein|eine|kein|mein|unser|und|oder|aber"
                    + "|gestern|heute|wer|es|dann|je|tu|il|elle|on|nous|vous|ils|elles|personne|quelqu'un|qui|que|le|la|les|un|une|mon|votre|notre|et"
                    + "|ou|mais|hier|cela|ça|ce)(?![\\p{L}]))";

    /** A noun has an article or the like before it; a bare word that speaks, calls or promises is somebody. */
    private static final String BARE = NO_NAME
            + "[\\p{L}\\p{N}][\\p{L}\\p{N}'’@.-]*[\\p{L}\\p{N}](?:\\s+(?:(?:van|von|de|der|den|ten|ter)\\s+){1,2}\\p{L}[\\p{L}'’-]+)?";

    /** A given name and a surname in small letters, where two words can be nothing else. */
    private static final String ONE_OR_TWO = BARE + "(?:\\s+" + NO_NAME + "[\\p{L}\\p{N}'’-]{2,})?";

    private static final String CLAUSE =
            "(?<=(?:^|[.,!?;:(]\\s{0,2}|(?<![\\p{L}])(?:dat|of|want|omdat|en|maar|zei|zegt|and|but|that|because|und|aber|dass|weil|et|mais|que)\\s{1,2}))";

    private static final String SPEAKS =
            "(?:terug ?bellen|bellen|gebeld|terug ?gebeld|mailen|gemaild|terug ?mailen|beloofd|gezegd|toegezegd|verteld|contact|langskomen|doorgegeven|uitgelegd)(?![\\p{L}])";

    private static final String FEW = "(?:\\s+[\\p{L}\\p{N}']+){0,5}?\\s+";

    /** The objects of speaking and meeting: "gesproken met roos", "met roos gebeld", "Termin mit jens". */
    private static final List<Pattern> PARTNERS = List.of(
            Pattern.compile(
                    "(?iu)(?<=(?<![\\p{L}])" + SPEAKING + "\\s{1,2}" + WITH + "\\s{1,2})(?!spoed|korting|klem)"
                            + ONE_OR_TWO
                            + "(?=\\s+(?:over|maar|en|om|die|gehad|gemaakt|wegen|about|but|and|pour|tomorrow|morgen|demain|gisteren)(?![\\p{L}])|\\s*(?:[,.!?;]|$))"),
            Pattern.compile(
                    "(?iu)(?<=(?<![\\p{L}])" + WITH + "\\s{1,2})" + ONE_OR_TWO
                            + "(?=\\s+(?:even |nog |heb |had |hebt )?(?:gesproken|gebeld|gemaild|overlegd|gepraat|gechat|doorverbonden|doorverbinden|gesprochen|telefoniert)(?![\\p{L}]))"),
            Pattern.compile(
                    "(?iu)(?<=(?<![\\p{L}])(?:contactpersoon|adviseur|inkoper|behandelaar|begeleider|contact|ansprechpartner) (?:is|was|heet|heette|ist|heißt)\\s{1,2})"
                            + ONE_OR_TWO + "(?=\\s*(?:[,.!?;]|$)|\\s+(?:en|maar|die|and|und)(?![\\p{L}]))"));

    private static final List<Pattern> SUBJECTS = List.of(
            Pattern.compile(
                    "(?iu)(?<=(?<![\\p{L}])of\\s{1,2})" + ONE_OR_TWO
                            + "(?=\\s+(?:mijn|ons|onze)(?:\\s+[\\p{L}\\p{N}']+){1,4}?\\s+(?:heeft|had|kan|wil|gaat|zal|zou)(?![\\p{L}]))"),
            Pattern.compile("(?iu)(?<=(?<![\\p{L}])is\\s{1,2})" + ONE_OR_TWO
                    + "(?=\\s+(?:in(?: today)?|available|there)\\s*[?.!]?$)"),
            Pattern.compile(
                    "(?iu)" + CLAUSE + BARE + "(?=\\s+(?:zou|had|heeft|ging|zal|gaat|wilde)" + FEW + SPEAKS + ")"),
            Pattern.compile(
                    "(?iu)" + CLAUSE + BARE
                            + "(?=\\s+(?:beloofde|zei|vertelde|belde|mailde)\\s+(?:mij|me|ons|dat|gisteren|vandaag|terug|vorige)(?![\\p{L}]))"),
            Pattern.compile("(?iu)" + CLAUSE + BARE + "(?=\\s+(?:mij|me|ons|u|je)" + FEW
                    + "(?:(?:zou|had|heeft|ging|zal|gaat)\\s+)?" + SPEAKS + ")"),
            Pattern.compile("(?iu)(?<=(?<![\\p{L}])(?:zou|had|heeft|zal|gaat)\\s{1,2})" + BARE
                    + "(?=\\s+(?:mij|me|ons|u|je)" + FEW + SPEAKS + ")"),
            Pattern.compile(
                    "(?iu)(?<=(?<![\\p{L}])(?:is|werkt|zit)\\s{1,2})" + BARE
                            + "(?=\\s+(?:er|vandaag|aanwezig|beschikbaar|bereikbaar|nog in dienst|bij (?:jullie|u)|op kantoor)(?![\\p{L}]))"),
            Pattern.compile(
                    "(?iu)(?<=(?<![\\p{L}])(?:ik (?:wil|wilde|wou|zou|moet|mag|kan)|kan ik|mag ik)(?: graag| even)?\\s{1,2})"
                            + BARE + "(?=\\s+(?:graag |even |nog |zelf |eens )*(?:spreken|bellen|mailen)(?![\\p{L}]))"),
            Pattern.compile(
                    "(?iu)" + CLAUSE + BARE
                            + "(?=\\s+(?:(?:was|is) (?:supposed|going|meant) to (?:call|ring|phone|e?-?mail|write)|(?:promised|told|said|called|rang|phoned|emailed) (?:me|us|that|to|he|she|yesterday)|(?:would|has|had) (?:call|called|ring|promised|told|said|emailed)))"),
            Pattern.compile("(?iu)" + CLAUSE + BARE
                    + "(?=\\s+(?:wollte|sollte|hat|hatte|würde|wird)\\s+(?:mich|mir|uns|sich)(?![\\p{L}]))"),
            Pattern.compile(
                    "(?iu)" + CLAUSE + BARE
                            + "(?=\\s+(?:devait|voulait|a|avait|va|allait)\\s+(?:me |nous |m')(?:rappeler|appeler|téléphoner|contacter|écrire|promis|dit))"));

    private ThirdPersons() {}

    /** The text with everyone who is spoken of as somebody of the company made a colleague. */
    public static String generalise(String text, Language language) {
        String colleague = switch (language.code()) {
            case "en" -> "a colleague";
            case "de" -> "einem Kollegen";
            case "fr" -> "un collègue";
            default -> "een collega";
        };
        String unaddressed = ADDRESS.matcher(text).replaceAll(Matcher.quoteReplacement(address(language)));
        String without = AFTER_TITLE.matcher(unaddressed).replaceAll(Matcher.quoteReplacement(colleague));
        without = AFTER_SPEAKING.matcher(without).replaceAll(Matcher.quoteReplacement(colleague));
        without = BEFORE_SPEAKING.matcher(without).replaceAll(Matcher.quoteReplacement(colleague));
        for (Pattern pattern : PARTNERS) {
            without = pattern.matcher(without).replaceAll(Matcher.quoteReplacement(colleague));
        }
        String subject = language.code().equals("de") ? "ein Kollege" : colleague;
        for (Pattern pattern : SUBJECTS) {
            without = pattern.matcher(without).replaceAll(Matcher.quoteReplacement(subject));
        }
        return without;
    }

    private static String address(Language language) {
        return switch (language.code()) {
            case "en" -> "an e-mail address";
            case "de" -> "eine E-Mail-Adresse";
            case "fr" -> "une adresse e-mail";
            default -> "een e-mailadres";
        };
    }

    /** The text with every name that is spelled letter by letter made a colleague. A code keeps its letters: it has digits, or is short. */
    public static String withoutSpelled(String text, Language language) {
        String rest = text;
        for (int turns = 0; turns < MOST_SPELLED; turns++) {
            Optional<Spelling.Stretch> found = Spelling.find(rest, language).filter(ThirdPersons::isName);
            if (found.isEmpty()) {
                return rest;
            }
            Spelling.Stretch at = found.get();
            rest = rest.substring(0, at.start()) + colleague(language) + rest.substring(at.end());
        }
        return rest;
    }

    private static boolean isName(Spelling.Stretch at) {
        String word = at.word();
        return word.chars().noneMatch(Character::isDigit)
                && (word.length() > LETTERS_OF_A_CODE || at.end() - at.start() >= SPELLED_IN_WORDS * word.length());
    }

    /** What stands in a name's place, as a subject. */
    public static String colleague(Language language) {
        return switch (language.code()) {
            case "en" -> "a colleague";
            case "de" -> "ein Kollege";
            case "fr" -> "un collègue";
            default -> "een collega";
        };
    }
}
