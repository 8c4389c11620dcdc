package io.balie.shell.script;

import io.balie.dialog.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A conversation as it was held.
 *
 * @param turns in order, those after the end included
 * @param failures what came otherwise than the script expects
 */
public record Played(Script script, List<Turn> turns, List<Failure> failures) {

    public Played {
        turns = List.copyOf(turns);
        failures = List.copyOf(failures);
    }

    /** Whether all came as expected. */
    public boolean passed() {
        return failures.isEmpty();
    }

    /** The turns before the end. */
    List<Turn> counted() {
        return turns.stream().filter(turn -> !turn.afterEnd()).toList();
    }

    /**
     * A message and what came of it.
     *
     * @param number from 1
     * @param acts the actions, each with what was said in it
     * @param said the messages of the bot
     * @param slots as they were then
     */
    public record Turn(
            int number,
            String text,
            boolean afterEnd,
            Optional<String> intent,
            List<Act> acts,
            List<Event.BotUttered> said,
            Map<String, Object> slots) {

        public Turn {
            acts = List.copyOf(acts);
            said = List.copyOf(said);
        }

        List<String> texts() {
            return said.stream().map(Event.BotUttered::text).toList();
        }

        List<String> actions() {
            return acts.stream().map(Act::name).toList();
        }

        /** The messages with all that a reader of them gets to see: buttons, and what is sent along. */
        List<String> whole() {
            List<String> whole = new ArrayList<>();
            for (Event.BotUttered message : said) {
                StringBuilder text = new StringBuilder(message.text());
                message.buttons()
                        .forEach(b -> text.append(' ')
                                .append(b.title())
                                .append(' ')
                                .append(b.payload())
                                .append(' ')
                                .append(b.more()));
                message.custom().values().forEach(value -> text.append(' ').append(value));
                message.media().values().forEach(value -> text.append(' ').append(value));
                whole.add(text.toString());
            }
            return whole;
        }
    }

    /** An action and what was said in it. */
    public record Act(String name, List<String> texts) {
        public Act {
            texts = List.copyOf(texts);
        }
    }

    /**
     * Something that came otherwise than expected.
     *
     * @param turn the number of the turn
     */
    public record Failure(int turn, String expected, String came) {
        @Override
        public String toString() {
            return "turn %d: expected %s; came %s".formatted(turn, expected, came);
        }
    }
}
