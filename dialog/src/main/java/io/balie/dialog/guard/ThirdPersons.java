package io.balie.dialog.guard;

import io.balie.nlu.Language;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes people out of what a customer tells before it is told back, whether they work here or not.
 *
 * <p>If only the directory's names were taken out, "een afspraak met Tonny" told back whole would show that no Tonny works here. So whoever is spoken of as
 * somebody at the company becomes a colleague: after words of speaking and meeting, and after a title.
 */
public final class ThirdPersons {

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

    private ThirdPersons() {}

    /** The text with everyone who is spoken of as somebody of the company made a colleague. */
    public static String generalise(String text, Language language) {
        String colleague = switch (language.code()) {
            case "en" -> "a colleague";
            case "de" -> "einem Kollegen";
            case "fr" -> "un collègue";
            default -> "een collega";
        };
        String without = AFTER_TITLE.matcher(text).replaceAll(Matcher.quoteReplacement(colleague));
        without = AFTER_SPEAKING.matcher(without).replaceAll(Matcher.quoteReplacement(colleague));
        return BEFORE_SPEAKING.matcher(without).replaceAll(Matcher.quoteReplacement(colleague));
    }
}
