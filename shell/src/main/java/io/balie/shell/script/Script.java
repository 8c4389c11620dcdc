package io.balie.shell.script;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A written conversation: what the user says, whatever the bot does, and what is to come of it.
 *
 * @param where the file that it stands in
 * @param setup which company it is held with
 * @param opening the first messages, said one after the other
 * @param onText what is said next if the bot's words match; tried first
 * @param on what is said next, by the bot's actions; keys in their written order
 * @param otherwise what is said next if nothing else fits
 * @param longest the most messages of the user
 * @param stopActions the conversation ends with one of these
 * @param stopOutcomes or with one of these
 * @param afterEnd said after that
 * @param metadata sent with each message
 * @param silenceIsFine whether the bot may say nothing
 * @param checks what is to come of it, as it stands in the file
 */
public record Script(
        Path where,
        String name,
        String group,
        String about,
        Setup setup,
        List<Said> opening,
        List<OnText> onText,
        Map<String, List<Said>> on,
        List<Said> otherwise,
        int longest,
        List<String> stopActions,
        List<String> stopOutcomes,
        List<Said> afterEnd,
        Map<String, Object> metadata,
        boolean silenceIsFine,
        Map<String, Object> checks) {

    public Script {
        opening = List.copyOf(opening);
        onText = List.copyOf(onText);
        otherwise = List.copyOf(otherwise);
        stopActions = List.copyOf(stopActions);
        stopOutcomes = List.copyOf(stopOutcomes);
        afterEnd = List.copyOf(afterEnd);
    }

    /**
     * Which company a conversation is held with.
     *
     * @param company its file
     * @param words parts of employees' names that are also words
     */
    public record Setup(String name, Path company, List<String> words) {
        public Setup {
            words = List.copyOf(words);
        }
    }

    /**
     * One message.
     *
     * @param metadata what is sent along; empty: the conversation's
     */
    record Said(String text, Map<String, Object> metadata) {}

    /**
     * What is said to certain words of the bot.
     *
     * @param pattern a regular expression
     */
    record OnText(String pattern, List<Said> answers) {
        OnText {
            answers = List.copyOf(answers);
        }
    }
}
