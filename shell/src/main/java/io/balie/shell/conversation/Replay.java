package io.balie.shell.conversation;

import io.balie.data.transcript.EventJson;
import io.balie.data.transcript.Provenance;
import io.balie.data.transcript.StoredEvent;
import io.balie.dialog.Incoming;
import io.balie.dialog.Turns;
import io.balie.dialog.action.Context;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Plays a stored conversation again, turn by turn: every message at its stored time, after the events that are stored before it, so that one turn that goes
 * another way changes nothing of the next.
 *
 * <p>What is not in the program comes from the record: times, channels and ids of messages, what custom actions and a response server answered, reminders,
 * external intents, actions that were asked for, and whatever was added from outside. Nothing outside is reached.
 *
 * <p>With the bot as it was, each turn must give exactly the stored bytes. With another model, script or company turns are compared by what was understood,
 * done and said, for the reasons and confidences behind it are another bot's.
 */
public final class Replay {

    private final Turns turns;
    private final Provenance now;

    /** @param now what the bot is at this moment */
    public Replay(Turns turns, Provenance now) {
        this.turns = turns;
        this.now = now;
    }

    /** In what a turn went another way. */
    public enum Way {
        /** Another best intent. */
        UNDERSTOOD,
        /** Other actions. */
        DONE,
        /** Other words. */
        SAID,
        /** Anything else that is kept: slots, forms, notes, promises; of the same bot any byte. */
        KEPT
    }

    /**
     * What came of playing one conversation again.
     *
     * @param turns how many messages and actions were played
     * @param parked how many messages had been set aside, and were not played
     * @param sameBot whether the bot was the same all along, so that the events were compared byte for byte
     * @param sameCompany whether the company's files were the same all along
     * @param outcomeThen the outcome that the transcript ends with
     * @param outcomeNow the outcome that the turns as played end with
     */
    public record Result(
            String conversation,
            int turns,
            int parked,
            boolean sameBot,
            boolean sameCompany,
            List<Difference> differences,
            Optional<String> outcomeThen,
            Optional<String> outcomeNow) {
        public Result {
            differences = List.copyOf(differences);
        }
    }

    /**
     * A turn that went another way.
     *
     * @param turn counted from 1
     * @param seq the place of the first event that differs
     * @param stored the event that the transcript has there; empty if it has nothing
     * @param played what happened now; empty if nothing did
     * @param then the turn as it is stored
     * @param now the turn as it was played
     */
    public record Difference(
            int turn,
            long seq,
            Set<Way> ways,
            Optional<Event> stored,
            Optional<Event> played,
            List<Event> then,
            List<Event> now) {
        public Difference {
            ways = Set.copyOf(ways);
            then = List.copyOf(then);
            now = List.copyOf(now);
        }
    }

    /** Play one conversation again. */
    public Result play(String conversation, List<StoredEvent> stored) {
        return new Playing(conversation, stored).result();
    }

    /** One conversation while it is played. */
    private final class Playing {

        private final String conversation;
        private final List<StoredEvent> stored;
        private final List<Event> events;
        private final Steps steps;
        private final List<Difference> differences = new ArrayList<>();
        private Tracker before;
        private Optional<String> outcome = Optional.empty();
        private int turn;
        private int parked;

        Playing(String conversation, List<StoredEvent> stored) {
            this.conversation = conversation;
            this.stored = stored;
            this.events = stored.stream().map(StoredEvent::event).toList();
            this.steps = new Steps(events);
            this.before = Tracker.empty(conversation);
        }

        Result result() {
            int from = 0;
            while (from < events.size()) {
                Steps.Step step = steps.at(from);
                int to = switch (step.kind()) {
                    case GIVEN -> given(step.from(), step.to());
                    case PARKED -> {
                        parked++;
                        yield given(step.from(), step.to());
                    }
                    case TURN, HEARD, EXTERNAL, EXECUTED -> played(step);
                };
                before = before.after(events.subList(from, to));
                from = to;
            }
            return new Result(
                    conversation,
                    turn,
                    parked,
                    stored.stream().allMatch(event -> event.provenance().equals(now)),
                    stored.stream()
                            .allMatch(event -> event.provenance().company().equals(now.company())),
                    differences,
                    TurnParts.outcome(events),
                    outcome);
        }

        private int given(int from, int to) {
            keepOutcome(events.subList(from, to));
            return to;
        }

        /** Play a step; where the next one begins. */
        private int played(Steps.Step step) {
            List<Event> played = play(step, false);
            if (step.kind() == Steps.Kind.HEARD && !isStored(step, played)) {
                played = heard(step, played);
            }
            boolean same = isStored(step, played);
            if (!same && step.kind() == Steps.Kind.EXECUTED && step.to() == step.from() + 1) {
                return given(step.from(), step.to()); // a bare fact, added from outside
            }
            turn++;
            keepOutcome(played);
            if (same) {
                return step.from() + played.size();
            }
            int to = endOfTurn(step);
            compare(step.from(), to, played);
            return to;
        }

        private List<Event> play(Steps.Step step, boolean hearing) {
            Context.Outside outside = turns.scene().outside();
            Recorded recorded = new Recorded(
                    events.subList(step.from(), step.to()),
                    step.from(),
                    stored.get(step.message()).provenance().equals(now),
                    outside.actions());
            Turns playing =
                    turns.with(new Context.Outside(recorded, outside.responses().map(server -> recorded)));
            if (step.kind() == Steps.Kind.EXECUTED) {
                Event.ActionExecuted done = (Event.ActionExecuted) events.get(step.message());
                return playing.knowsAction(done.name())
                        ? playing.execute(before, done.name(), done.policy(), done.confidence(), done.at())
                        : List.of();
            }
            Event.UserUttered said = said(step);
            if (step.kind() == Steps.Kind.EXTERNAL) {
                return playing.again(before, said);
            }
            return hearing ? playing.hear(before, incoming(said)) : playing.take(before, incoming(said));
        }

        private Event.UserUttered said(Steps.Step step) {
            return (Event.UserUttered) events.get(step.message());
        }

        private static Incoming incoming(Event.UserUttered said) {
            return new Incoming(said.text(), said.at(), said.channel(), said.messageId(), said.metadata());
        }

        /**
         * A message that was not acted on was only heard, and perhaps read elsewhere ({@code parse_data}): the transcript does not say which. Of the same bot,
         * what it gives with the reading that is stored counts as the same.
         */
        private List<Event> heard(Steps.Step step, List<Event> taken) {
            Event.UserUttered said = said(step);
            List<Event> heard = said.isBlank() || before.paused() ? taken : play(step, true);
            if (isStored(step, heard)
                    || !stored.get(step.message()).provenance().equals(now)) {
                return heard;
            }
            List<Event> read = turns.hear(before, incoming(said), said.reading());
            return isStored(step, read) ? read : heard;
        }

        /** Whether what was played is what is stored: the same bytes where the bot is the same. */
        private boolean isStored(Steps.Step step, List<Event> played) {
            int from = step.from();
            if (played.isEmpty() || from + played.size() > events.size()) {
                return false;
            }
            for (int i = 0; i < played.size(); i++) {
                if (!isSame(from + i, played.get(i))) {
                    return false;
                }
            }
            return true;
        }

        private boolean isSame(int at, Event played) {
            return stored.get(at).provenance().equals(now)
                    ? EventJson.write(played).equals(stored.get(at).json())
                    : played.equals(events.get(at));
        }

        /** Behind the last time that the bot listened; what stands there was added from outside. */
        private int endOfTurn(Steps.Step step) {
            for (int i = step.to() - 1; i > step.message(); i--) {
                if (TurnParts.isListening(events.get(i))) {
                    return i + 1;
                }
            }
            return step.to();
        }

        private void compare(int from, int to, List<Event> played) {
            boolean whole = stored.subList(from, to).stream()
                    .allMatch(event -> event.provenance().equals(now));
            Differing.of(turn, from, to, events.subList(from, to), played, whole)
                    .ifPresent(differences::add);
        }

        private void keepOutcome(List<Event> happened) {
            outcome = TurnParts.outcome(happened).or(() -> outcome);
        }
    }
}
