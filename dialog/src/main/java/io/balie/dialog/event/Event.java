package io.balie.dialog.event;

import io.balie.nlu.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One fact of a conversation. Rasa's kinds carry Rasa's meaning; {@link Believed}, {@link NoteTaken}, {@link CallbackPromised}
 * and {@link HandedOver} are the front desk's own.
 */
public sealed interface Event {

    /** When it happened, to the microsecond. */
    Instant at();

    /** A session began: after the first message, or after a pause longer than the session's life. */
    record SessionStarted(Instant at) implements Event {}

    /**
     * The user said something.
     *
     * @param reading what it was read as; carries the text
     * @param channel the channel it came through, such as {@code rest}
     * @param messageId unique within the conversation
     * @param metadata what the channel sent along; JSON values
     */
    record UserUttered(Instant at, Reading reading, String channel, String messageId, Map<String, Object> metadata)
            implements Event {
        public UserUttered {
            metadata = Map.copyOf(metadata);
        }

        public String text() {
            return reading.text();
        }

        /** Whether nothing was said that can be seen: only spaces of any kind and invisible characters. */
        public boolean isBlank() {
            return text().codePoints()
                    .allMatch(c -> Character.isWhitespace(c)
                            || Character.isSpaceChar(c)
                            || Character.isISOControl(c)
                            || Character.getType(c) == Character.FORMAT);
        }
    }

    /**
     * The bot did something. What it said follows in {@link BotUttered} events.
     *
     * @param policy who decided on it, empty if nobody had to
     * @param because the decision in words, for auditors; the rule or script step first
     */
    record ActionExecuted(Instant at, String name, Optional<String> policy, double confidence, List<String> because)
            implements Event {
        public ActionExecuted {
            because = List.copyOf(because);
        }
    }

    /**
     * The bot said something.
     *
     * @param text what was said; never blank unless there is a custom part
     * @param custom a channel's own payload; JSON values; empty if none
     * @param action the action that said it
     */
    record BotUttered(Instant at, String text, List<Button> buttons, Map<String, Object> custom, String action)
            implements Event {
        public BotUttered {
            buttons = List.copyOf(buttons);
            custom = Map.copyOf(custom);
        }
    }

    /**
     * A slot got a value.
     *
     * @param value a JSON value; null empties the slot
     */
    record SlotSet(Instant at, String name, @Nullable Object value) implements Event {}

    /** A form began to ask, or ended (empty). */
    record ActiveLoop(Instant at, Optional<String> name) implements Event {}

    /** A form's action was turned down, because the message did not fit its question. */
    record ActionRejected(Instant at, String name, String policy) implements Event {}

    /** What the desk believes about "this is a seller" after a message, and what moved it. */
    record Believed(Instant at, double logOdds, List<Sign> signs) implements Event {
        public Believed {
            signs = List.copyOf(signs);
        }
    }

    /** A contact note was taken (document D9). Keys are the note's fields, in their order. */
    record NoteTaken(Instant at, Map<String, String> note) implements Event {}

    /**
     * A call-back was promised.
     *
     * @param due the latest moment
     */
    record CallbackPromised(Instant at, Instant due, String phone, String name, String about) implements Event {}

    /** The conversation was given to a person, with what they need to know. */
    record HandedOver(Instant at, String summary) implements Event {}

    /** The bot keeps silent until it is resumed. */
    record Paused(Instant at) implements Event {}

    /** The bot answers again. */
    record Resumed(Instant at) implements Event {}

    /** All before this no longer counts. */
    record Restarted(Instant at) implements Event {}
}
