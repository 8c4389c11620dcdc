package io.balie.dialog.retelling;

import io.balie.nlu.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;

/**
 * Tells customers their question back: start with {@link #retell}, then ask {@link #question}.
 *
 * <p>Safe for use by many threads; deterministic; never throws on any text. The Dutch dictionaries are read from the class path
 * when the first Dutch message comes.
 */
public final class Reteller {
    private static final int LONGEST_QUESTION = 300;

    private static final Set<Language> LANGUAGES = Set.of(Language.NL, Language.EN, Language.DE, Language.FR);

    /** The words of each language and voice, made when they are first needed: most companies answer in one. */
    private final Map<Language, Map<Voice, Wording>> wordings = new ConcurrentHashMap<>();

    private Reteller() {}

    private static Wording worded(Language language, Voice voice) {
        return switch (language.code()) {
            case "en" -> Wording.english(voice);
            case "de" -> Wording.german(voice);
            case "fr" -> Wording.french(voice);
            default -> Wording.dutch(voice);
        };
    }

    /** A reteller for the four languages. */
    public static Reteller create() {
        return new Reteller();
    }

    /**
     * The clause that tells messages back. Greetings and the like are dropped, later additions merged, and a correction replaces
     * what it corrects.
     *
     * @param messages the customer's messages, oldest first
     * @param language the language that they are in; one that has no grammar here is quoted, in Dutch
     * @param address the form of address of the clause
     */
    public Retelling retell(List<String> messages, Language language, Address address) {
        return story(language, Voice.of(address)).retell(messages);
    }

    /** The whole confirmation question, at most 300 characters. */
    public String question(Retelling retelling, Language language) {
        Wording wording = wording(language, Voice.FORMAL);
        String question = wording.ask()
                + (wording.that().isEmpty() ? "" : " ")
                + Joining.elided(wording.that(), retelling.clause())
                + retelling.clause()
                + (wording.that().equals("que") ? " ?" : "?");
        return question.length() <= LONGEST_QUESTION
                ? question
                : question.substring(0, LONGEST_QUESTION - 2).strip() + "…?";
    }

    /** The messages in the third person, for a colleague or a note: "de klant wil zijn bestelling annuleren". */
    public String thirdPerson(List<String> messages, Language language) {
        return story(language, Voice.THIRD).retell(messages).clause();
    }

    /** The vague part of a message, to be quoted in "Wat bedoelt u precies met ...?"; empty when nothing in it is vague. */
    public Optional<String> vaguePart(String message, Language language) {
        Wording wording = wording(language, Voice.FORMAL);
        Story story = story(language, Voice.FORMAL);
        for (String sentence : Cleaning.sentences(Cleaning.clean(message))) {
            String trimmed = story.trimmed(sentence);
            for (Wording.Vague vague : wording.vague()) {
                Matcher matcher = vague.pattern().matcher(trimmed);
                if (matcher.find() && matcher.group(1) != null) {
                    String part = matcher.group(1).strip();
                    return Optional.of(
                            part.length() > 60
                                    ? part.substring(0, 60)
                                    : part.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + part.substring(1));
                }
            }
        }
        return Optional.empty();
    }

    private Wording wording(Language language, Voice voice) {
        Language worded = LANGUAGES.contains(language) ? language : Language.NL;
        return wordings.computeIfAbsent(worded, l -> new ConcurrentHashMap<>())
                .computeIfAbsent(voice, v -> worded(worded, v));
    }

    private static Grammar grammar(Language language, Voice voice) {
        return switch (language.code()) {
            case "nl" -> new DutchGrammar(voice);
            case "en" -> new EnglishGrammar(voice);
            case "de" -> new GermanGrammar(voice);
            case "fr" -> new FrenchGrammar(voice);
            default -> sentence -> List.of();
        };
    }

    /** A story that tells what it is at least so sure of, for the curve of the tests. */
    static Story story(Language language, Voice voice, double sureEnough) {
        return new Story(worded(language, voice), grammar(language, voice), sureEnough);
    }

    private Story story(Language language, Voice voice) {
        return new Story(wording(language, voice), grammar(language, voice));
    }
}
