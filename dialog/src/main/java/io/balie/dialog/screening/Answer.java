package io.balie.dialog.screening;

import io.balie.nlu.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a message says to a yes-or-no question.
 *
 * @param verdict yes, no, or neither
 * @param rest what was said besides: "nee, ik wil hem afzeggen" leaves "ik wil hem afzeggen"; blank if nothing
 */
public record Answer(Verdict verdict, String rest) {

    /** Yes, no, or neither. */
    public enum Verdict {
        YES,
        NO,
        NEITHER
    }

    /** Words that by themselves answer no in the language; tried before yes, for "ja nee". Longest first. */
    private static final Map<String, Pattern> NO = Map.of(
            "nl",
            starts(
                    "nee+n?[, ]*(?:hoor|dank(?: ?je| ?u)?(?: wel)?|bedankt|merci)?|neuh?|nah|nope|neje|absoluut niet|zeker niet|helemaal niet"
                            + "|klopt (?:niet|nie|helemaal niet|dus niet)|dat klopt (?:niet|nie|helemaal niet|dus niet)|dat is (?:niet|nie) (?:helemaal )?(?:juist|goed|zo|waar|correct|(?:precies )?wat ik (?:bedoel(?:de)?|vroeg|zei|zeg|wil))|(?:dat|zo) bedoel(?:de)? ik (?:het )?niet|u begrijpt (?:mij|me|het) (?:niet|verkeerd)|niet wat ik bedoel(?:de)?|niet (?:juist|goed|helemaal|echt|waar|opgelost|correct)|onjuist|fout"
                            + "|verkeerd(?: begrepen)?|liever niet|(?:dat )?hoeft niet|integendeel|geen sprake van|nog niet|helaas niet"),
            "en",
            starts(
                    "no[, ]*(?:thanks|thank you)?|nope|nah|not (?:really|quite|exactly|correct|right|yet)|incorrect|that(?:'| i)s (?:not|wrong|incorrect)(?: (?:right|correct|it|what i meant?))?|wrong|rather not|absolutely not|certainly not|i don'?t think so"),
            "de",
            starts(
                    "nein[, ]*(?:danke)?|nee|nö|ne|nicht (?:ganz|richtig|wirklich|korrekt)|(?:das )?stimmt (?:so )?nicht|das ist (?:nicht|falsch)(?: (?:richtig|korrekt))?|falsch|lieber nicht|auf keinen fall|noch nicht"),
            "fr",
            starts(
                    "non[, ]*(?:merci)?|nan|pas (?:du tout|vraiment|tout à fait|exactement|encore)|(?:ce n'?est|c'?est) (?:pas|faux|incorrect)(?: (?:ça|cela|exact|correct|juste))?|faux|surtout pas|absolument pas"));

    private static final Map<String, Pattern> YES = Map.of(
            "nl",
            starts(
                    "ja+[, ]*(?:hoor|zeker|graag|klopt|inderdaad|precies|dank(?: ?je| ?u)?(?: wel)?|bedankt|prima|dat (?:klopt|is (?:goed|juist|zo|correct)|mag)|doe maar|helemaal)*|jawel|jep|yep|yes|jazeker|jahoor|jup|joh?"
                            + "|(?:dat )?klopt(?: (?:helemaal|als een bus|inderdaad|precies))?|inderdaad|precies|exact|zeker(?: weten)?|uiteraard|natuurlijk|correct|juist(?:em)?|akkoord"
                            + "|(?:dat is )?(?:goed|prima|juist|correct|oké|ok|okay|in orde|perfect|top)|oke|oké|ok(?:ay|ee|é)?|graag(?: gedaan)?|doe maar|dat mag|da's goed|'t is goed|is goed|ça va|absoluut|helemaal (?:goed|juist)|zo is het|dat bedoel ik"),
            "en",
            starts(
                    "yes[, ]*(?:please|indeed|that(?:'| i)s (?:right|correct|fine|it)|exactly|sure)?|yeah|yep|yup|sure|right|correct|exactly|indeed|of course|certainly|absolutely|that(?:'| i)s (?:right|correct|fine|it|ok(?:ay)?)|ok(?:ay)?|fine|please do|go ahead|precisely"),
            "de",
            starts(
                    "ja[, ]*(?:bitte|genau|gerne?|stimmt|richtig|natürlich|das (?:stimmt|ist (?:richtig|korrekt|gut)))*|jawohl|jo|jup|genau|stimmt|richtig|korrekt|natürlich|gerne?|sicher|klar|in ordnung|einverstanden|(?:das )?(?:stimmt|passt)|ok(?:ay)?|das ist (?:richtig|korrekt|gut)"),
            "fr",
            starts(
                    "oui[, ]*(?:s'?il vous pla[iî]t|merci|c'?est (?:ça|cela|exact|correct|bien ça)|exactement|bien s[uû]r|tout à fait|volontiers)?|ouais|ouaip|exact(?:ement)?|tout à fait|bien s[uû]r|d'accord|c'?est (?:ça|cela|exact|correct|juste|bien ça)|absolument|volontiers|ok(?:ay)?|parfait|certainement|en effet"));

    /** Words that carry nothing by themselves, so that "ja, dat klopt inderdaad hoor" has no rest. */
    private static final Pattern EMPTY = Pattern.compile(
            "\\b(?:ja|nee|dat|klopt|het|is|inderdaad|hoor|precies|goed|prima|dank|danku|dankje|dankjewel|dankuwel|bedankt|je|u|wel|zeker|graag|helemaal|juist|correct|zo|mij|me|alsjeblieft|alstublieft|aub|ok|oke|oké|maar|en|toch|echt|heel|erg|hartelijk"
                    + "|niet|was|alles|verder|niks|niets|meer|nodig|even|voor|nu|mee|eens|bedoel|ik"
                    + "|yes|no|that|thats|s|right|please|thanks|thank|you|it|exactly|correct|sure|all|was|fine|indeed|i|meant|nothing|else|so|for|now|not"
                    + "|nein|das|stimmt|genau|bitte|danke|schön|richtig|sehr|vielen|war|alles|es|gut|nichts|weiter|mehr|nicht|so"
                    + "|oui|non|c|est|ça|cela|merci|beaucoup|exact|tout|à|fait|bien|s|il|vous|te|plaît|plait|rien|d|autre|pas|bon)\\b");

    private static Pattern starts(String words) {
        return Pattern.compile(
                "^[\\s\\p{Punct}…“”‘’]*(?:(?:ah|oh|o|eh|euh|hm+|uh|uhm|nou|tja|well|also|bon|bah|mais|goh|sorry|excuses|pardon)[\\s,.!]+){0,2}(?:"
                        + words + ")(?![\\p{L}\\p{N}'])[\\s\\p{Punct}…“”‘’]*",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }

    /** Read an answer: the beginning of the message decides, in the language of the conversation first, then in the others. */
    public static Answer of(String text, Language language) {
        String plain = text.replace('\u2019', '\'').replace('\u2018', '\'').strip();
        Answer answer = begins(plain, language);
        if (answer.verdict == Verdict.NEITHER) {
            return answer;
        }
        // "Nee, dat klopt niet." says no twice and nothing else.
        for (Answer more = begins(answer.rest, language);
                more.verdict == answer.verdict && more.rest.length() < answer.rest.length();
                more = begins(answer.rest, language)) {
            answer = more;
        }
        return answer;
    }

    private static Answer begins(String plain, Language language) {
        for (String code : ordered(language)) {
            Optional<Answer> no = match(NO.get(code), plain, Verdict.NO);
            if (no.isPresent()) {
                return no.get();
            }
            Optional<Answer> yes = match(YES.get(code), plain, Verdict.YES);
            if (yes.isPresent()) {
                return yes.get();
            }
        }
        return new Answer(Verdict.NEITHER, plain);
    }

    private static List<String> ordered(Language language) {
        List<String> codes = new ArrayList<>(List.of("nl", "en", "de", "fr"));
        if (codes.remove(language.code())) {
            codes.addFirst(language.code());
        }
        return codes;
    }

    private static Optional<Answer> match(@Nullable Pattern pattern, String text, Verdict verdict) {
        if (pattern == null) {
            return Optional.empty();
        }
        Matcher matcher = pattern.matcher(text);
        return matcher.find()
                ? Optional.of(new Answer(verdict, text.substring(matcher.end()).strip()))
                : Optional.empty();
    }

    public boolean yes() {
        return verdict == Verdict.YES;
    }

    public boolean no() {
        return verdict == Verdict.NO;
    }

    /** Whether this is a yes or a no and nothing besides. */
    public boolean bareAnswer() {
        return verdict != Verdict.NEITHER && bare();
    }

    /** Whether nothing of weight was said besides. */
    public boolean bare() {
        String left = EMPTY.matcher(rest.toLowerCase(Locale.ROOT)).replaceAll(" ");
        return left.codePoints().filter(Character::isLetterOrDigit).count() < 3;
    }
}
