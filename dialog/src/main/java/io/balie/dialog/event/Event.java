package io.balie.dialog.event;

import io.balie.nlu.Entity;
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
     * @param because why, for auditors: what decided first
     * @param hidden whether only rules know of it, so that stories are followed as if it had not happened (Rasa: {@code hide_rule_turn})
     * @param text what was said, where the action is a text of the stories (end-to-end)
     */
    record ActionExecuted(
            Instant at,
            String name,
            Optional<String> policy,
            double confidence,
            List<Reason> because,
            boolean hidden,
            Optional<String> text)
            implements Event {
        public ActionExecuted {
            because = List.copyOf(because);
        }

        /** An action that stories may know of. */
        public ActionExecuted(
                Instant at, String name, Optional<String> policy, double confidence, List<Reason> because) {
            this(at, name, policy, confidence, because, false, Optional.empty());
        }
    }

    /**
     * The bot said something.
     *
     * @param text what was said; never blank unless there is a custom part
     * @param custom a channel's own payload; JSON values; empty if none
     * @param media what else was sent, by Rasa's keys {@code image}, {@code attachment}, {@code elements}, {@code quick_replies}; JSON values
     * @param action the action that said it
     */
    record BotUttered(
            Instant at,
            String text,
            List<Button> buttons,
            Map<String, Object> custom,
            Map<String, Object> media,
            String action)
            implements Event {
        public BotUttered {
            buttons = List.copyOf(buttons);
            custom = Map.copyOf(custom);
            media = Map.copyOf(media);
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

    /** The form that asks was interrupted by another action ({@code true}), or goes on again. */
    record LoopInterrupted(Instant at, boolean interrupted) implements Event {}

    /**
     * A form's action was turned down, because the message did not fit its question.
     *
     * @param because why it was tried, and why turned down
     */
    record ActionRejected(Instant at, String name, String policy, List<Reason> because) implements Event {
        public ActionRejected {
            because = List.copyOf(because);
        }

        /** Without reasons. */
        public ActionRejected(Instant at, String name, String policy) {
            this(at, name, policy, List.of());
        }
    }

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

    /** Every slot got its initial value back. */
    record SlotsReset(Instant at) implements Event {}

    /** This action comes next, whatever the policies think; empty: no longer. */
    record FollowupAction(Instant at, Optional<String> name) implements Event {}

    /** The latest user message, and all that followed, no longer counts (Rasa: {@code rewind}). */
    record UserUtteranceReverted(Instant at) implements Event {}

    /** The latest action, and all that followed, no longer counts (Rasa: {@code undo}). */
    record ActionReverted(Instant at) implements Event {}

    /** Entities were added to the latest message (Rasa: {@code entities}). */
    record EntitiesAdded(Instant at, List<Entity> entities) implements Event {
        public EntitiesAdded {
            entities = List.copyOf(entities);
        }
    }

    /**
     * How the latest message was looked at by the policy that decided (Rasa: {@code user_featurization}).
     *
     * @param usesText whether by its words rather than by its intent
     * @param hidden whether only rules know of the message; see {@link ActionExecuted}
     */
    record UserFeaturization(Instant at, boolean usesText, boolean hidden) implements Event {}

    /**
     * At a later moment, the conversation goes on by itself with this intent.
     *
     * @param intent as if the user had said it
     * @param entities values by type
     * @param due when
     * @param name by which it can be cancelled
     * @param killOnUserMessage whether a message before then cancels it
     */
    record ReminderScheduled(
            Instant at,
            String intent,
            Map<String, Object> entities,
            Instant due,
            String name,
            boolean killOnUserMessage)
            implements Event {
        public ReminderScheduled {
            entities = Map.copyOf(entities);
        }
    }

    /** Reminders that fit all that is given no longer come; nothing given: none does. */
    record ReminderCancelled(
            Instant at, Optional<String> name, Optional<String> intent, Optional<Map<String, Object>> entities)
            implements Event {}

    /** A person said something in the bot's place (Rasa: {@code agent}). */
    record AgentUttered(Instant at, String text, Map<String, Object> data) implements Event {
        public AgentUttered {
            data = Map.copyOf(data);
        }
    }

    /** The conversation was asked to be written down as a story (Rasa: {@code export}). */
    record StoryExported(Instant at) implements Event {}

    /**
     * The latest message could not be answered: its turn failed or took too long, and was set aside. What the bot says after it is no answer to the message.
     *
     * @param cause the class of what went wrong, such as {@code java.lang.StackOverflowError}; never a message, which may quote the customer
     */
    record MessageParked(Instant at, String cause) implements Event {}

    /** All before this no longer counts. */
    record Restarted(Instant at) implements Event {}
}
