package io.balie.dialog.telling;

import io.balie.dialog.event.Button;
import io.balie.dialog.event.Event;
import io.balie.dialog.event.Reason;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * One turn of a conversation, told.
 *
 * @param number counted from 1
 * @param at when it began
 * @param entries what happened, in order
 */
public record Turn(int number, Instant at, List<Entry> entries) {

    public Turn {
        entries = List.copyOf(entries);
    }

    /** Something that happened in it. */
    public sealed interface Entry {

        /** The place of its event in the transcript. */
        int seq();
    }

    /**
     * The user said something.
     *
     * @param understood what it was read as, in sentences
     */
    public record Heard(int seq, Event.UserUttered said, List<String> understood) implements Entry {
        public Heard {
            understood = List.copyOf(understood);
        }
    }

    /** The belief moved. */
    public record Weighed(int seq, Event.Believed believed, List<String> sentences) implements Entry {
        public Weighed {
            sentences = List.copyOf(sentences);
        }
    }

    /**
     * Something was decided and done.
     *
     * @param action its name
     * @param did what was done, in a sentence
     * @param because why
     * @param sentences why, in sentences; the first says most
     */
    public record Decided(int seq, String action, String did, List<Reason> because, List<String> sentences)
            implements Entry {
        public Decided {
            because = List.copyOf(because);
            sentences = List.copyOf(sentences);
        }
    }

    /**
     * The bot said something.
     *
     * @param because the place of the decision that it was said for; empty if somebody outside put it in
     */
    public record Said(int seq, Event.BotUttered said, OptionalInt because) implements Entry {

        /** What its buttons say. */
        public List<String> buttons() {
            return said.buttons().stream().map(Button::title).toList();
        }
    }

    /** Anything else, in a sentence. */
    public record Noted(int seq, Event event, String sentence) implements Entry {}
}
