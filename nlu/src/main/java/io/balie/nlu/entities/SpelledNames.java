package io.balie.nlu.entities;

import io.balie.nlu.Language;
import io.balie.nlu.Message;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names spelled letter by letter.
 *
 * <p>What follows "my surname is" is a person, with what it spells for its value. Every other spelled stretch is marked as such, so
 * that the names of a telephone alphabet ("B van Bernard") are not taken for persons.
 */
final class SpelledNames implements Rule {

    /** Kind of a stretch that is no name by itself; never handed out. */
    static final String SPELLED = "spelled";

    /** Found by spelling: it stands, whatever is learned about names. */
    static final String EXTRACTOR = "spelling";

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int LONGEST_CUE = 40;
    private static final Pattern CUE = Pattern.compile(
            "\\b(?:(?:achter|voor)?naam(?: is|:)?|ik heet|u spreekt met|(?:sur|last |first )?name(?: is|'s|:)?|(?:nach|vor)?name(?: ist|:)?|ich heiße|ich heisse"
                    + "|nom(?: de famille)?(?: est|,? c'est| :)?|prénom(?: est|:)?|je m'appelle)\\s*(?:,\\s*)?(?:(?:de|het|the|der|das|le|la) )?$",
            FLAGS);
    private static final Pattern INITIALS = Pattern.compile("(?:\\p{Lu}\\. ?)+");
    private static final List<String> JOINED = List.of("vander", "vanden", "vande", "van", "de", "ter", "ten");

    private static final Set<String> AFTER_DE = Set.of(
            ("jong vries boer groot wit haan haas graaf bruin bruijn bruyn koning ruiter lange leeuw waal wilde rooij vos jonge"
                            + " keizer wolf winter zwart backer bakker smet clercq cock kok nijs roo ridder meyer mol lang kort goede")
                    .split(" ", -1));

    @Override
    public void find(String clean, Message message, Language language, List<Found> found) {
        int from = 0;
        while (from < clean.length()) {
            Spelling.Stretch stretch =
                    Spelling.find(clean.substring(from), language).orElse(null);
            if (stretch == null) {
                return;
            }
            int start = from + stretch.start();
            int end = from + stretch.end();
            boolean letters = stretch.word().chars().noneMatch(Character::isDigit);
            boolean initials = INITIALS.matcher(clean.substring(start, end)).matches();
            if (letters && !initials && Found.isFree(found, start, end)) {
                boolean led = CUE.matcher(clean.substring(Math.max(0, start - LONGEST_CUE), start))
                        .find();
                found.add(
                        led
                                ? new Found("person", start, end, parted(stretch.word(), language), EXTRACTOR)
                                : new Found(SPELLED, start, end, stretch.word(), EXTRACTOR));
            }
            from = end;
        }
    }

    // "D-E-J-O-N-G" says nothing of the space in a Dutch name; where the rest is a known surname, there is one.
    private static String parted(String word, Language language) {
        if (!language.equals(Language.NL) || word.indexOf(' ') >= 0) {
            return word;
        }
        String small = word.toLowerCase(Locale.ROOT);
        for (String head : JOINED) {
            String rest = small.startsWith(head) ? small.substring(head.length()) : "";
            boolean van = head.startsWith("van");
            String particle = van ? head.substring(3) : "";
            boolean surname = van
                    ? NameParts.isSurnameAfterVan(particle, rest)
                    : (head.equals("de") && AFTER_DE.contains(rest)) || NameParts.isSurnameAfterVan(head, rest);
            if (rest.length() > 2 && surname) {
                String first = van && !particle.isEmpty() ? "Van " + particle : Spelling.capitalised(head);
                return first + ' ' + Spelling.capitalised(rest);
            }
        }
        return word;
    }
}
