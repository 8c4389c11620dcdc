package io.balie.shell.conversation;

import io.balie.data.transcript.EventJson;
import io.balie.data.transcript.Provenance;
import io.balie.data.transcript.StoredEvent;
import io.balie.dialog.Incoming;
import io.balie.dialog.Turns;
import io.balie.dialog.action.Context;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Guess;
import java.util.ArrayList;
import java.util.EnumSet;
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

    private static final String LISTEN = "action_listen";
    private static final String OUTCOME = "outcome";

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
                    outcome(events),
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
                if (isListening(events.get(i))) {
                    return i + 1;
                }
            }
            return step.to();
        }

        private void compare(int from, int to, List<Event> played) {
            boolean whole = stored.subList(from, to).stream()
                    .allMatch(event -> event.provenance().equals(now));
            List<Event> then = events.subList(from, to);
            Set<Way> ways = ways(then, played);
            if (whole && ways.isEmpty()) {
                ways.add(Way.KEPT);
            }
            if (ways.isEmpty()) {
                return;
            }
            List<Placed> left = placed(from, then, whole);
            List<Placed> right = placed(from, played, whole);
            int i = 0;
            while (i < Math.min(left.size(), right.size())
                    && told(left.get(i).event(), whole).equals(told(right.get(i).event(), whole))) {
                i++;
            }
            differences.add(new Difference(
                    turn,
                    i < left.size() ? left.get(i).seq() : to,
                    ways,
                    i < left.size() ? Optional.of(left.get(i).event()) : Optional.empty(),
                    i < right.size() ? Optional.of(right.get(i).event()) : Optional.empty(),
                    then,
                    played));
        }

        private void keepOutcome(List<Event> happened) {
            outcome = outcome(happened).or(() -> outcome);
        }
    }

    private static boolean isListening(Event event) {
        return event instanceof Event.ActionExecuted action && action.name().equals(LISTEN);
    }

    private static Optional<String> outcome(List<Event> events) {
        Optional<String> outcome = Optional.empty();
        for (Event event : events) {
            if (event instanceof Event.SlotSet set && set.name().equals(OUTCOME) && set.value() != null) {
                outcome = Optional.of(String.valueOf(set.value()));
            }
        }
        return outcome;
    }

    private static Set<Way> ways(List<Event> then, List<Event> now) {
        Set<Way> ways = EnumSet.noneOf(Way.class);
        if (!understood(then).map(Guess::intent).equals(understood(now).map(Guess::intent))) {
            ways.add(Way.UNDERSTOOD);
        }
        if (!done(then).equals(done(now))) {
            ways.add(Way.DONE);
        }
        if (!words(then).equals(words(now))) {
            ways.add(Way.SAID);
        }
        if (ways.isEmpty() && !kept(then).equals(kept(now))) {
            ways.add(Way.KEPT);
        }
        return ways;
    }

    /** What the message of a turn was read as: its best guess. */
    public static Optional<Guess> understood(List<Event> turn) {
        return heard(turn).flatMap(said -> said.reading().best());
    }

    /** The message of a turn. */
    public static Optional<Event.UserUttered> heard(List<Event> turn) {
        return turn.stream()
                .filter(Event.UserUttered.class::isInstance)
                .findFirst()
                .map(Event.UserUttered.class::cast);
    }

    /** The names of a turn's actions, without the listening. */
    public static List<String> done(List<Event> turn) {
        return turn.stream()
                .filter(event -> event instanceof Event.ActionExecuted && !isListening(event))
                .map(event -> ((Event.ActionExecuted) event).name())
                .toList();
    }

    /** What was said in a turn. */
    public static List<Event.BotUttered> said(List<Event> turn) {
        return turn.stream()
                .filter(Event.BotUttered.class::isInstance)
                .map(Event.BotUttered.class::cast)
                .toList();
    }

    private static List<List<Object>> words(List<Event> turn) {
        return said(turn).stream()
                .map(said -> List.<Object>of(said.text(), said.buttons(), said.custom(), said.media()))
                .toList();
    }

    private static List<String> kept(List<Event> turn) {
        return turn.stream()
                .filter(event -> !(event instanceof Event.Believed))
                .map(Replay::essence)
                .toList();
    }

    /** An event and its place in the transcript. */
    private record Placed(int seq, Event event) {}

    /** All events, or those that another model must give as well: a belief is a number of its own. */
    private static List<Placed> placed(int start, List<Event> events, boolean whole) {
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            if (whole || !(events.get(i) instanceof Event.Believed)) {
                placed.add(new Placed(start + i, events.get(i)));
            }
        }
        return placed;
    }

    private static String told(Event event, boolean whole) {
        return whole ? EventJson.write(event) : essence(event);
    }

    /** What of an event another model may not change. */
    private static String essence(Event event) {
        return switch (event) {
            case Event.UserUttered said ->
                "read as " + said.reading().best().map(Guess::intent).orElse("nothing");
            case Event.ActionExecuted done -> "did " + done.name();
            case Event.BotUttered said -> "said " + said.text();
            case Event.SlotSet set -> "slot %s=%s".formatted(set.name(), set.value());
            case Event.ActiveLoop loop -> "loop " + loop.name().orElse("none");
            case Event.ActionRejected rejected -> "rejected " + rejected.name();
            case Event.NoteTaken note -> "note " + note.note();
            case Event.CallbackPromised promised -> "promised by " + promised.due();
            case Event.HandedOver handed -> "handed over";
            case Event.SessionStarted started -> "session started";
            case Event.Believed believed -> "believed";
            case Event.MessageParked parked -> "set aside";
            case Event.Paused paused -> "paused";
            case Event.Resumed resumed -> "resumed";
            case Event.Restarted restarted -> "restarted";
            case Event.LoopInterrupted interrupted -> "interrupted " + interrupted.interrupted();
            case Event.SlotsReset cleared -> "slots reset";
            case Event.FollowupAction next -> "next " + next.name().orElse("none");
            case Event.UserUtteranceReverted reverted -> "message undone";
            case Event.ActionReverted reverted -> "action undone";
            case Event.EntitiesAdded added -> "entities " + added.entities();
            case Event.UserFeaturization looked -> "looked at";
            case Event.ReminderScheduled reminder -> "reminder %s at %s".formatted(reminder.name(), reminder.due());
            case Event.ReminderCancelled cancelled -> "reminders cancelled";
            case Event.AgentUttered said -> "a person said " + said.text();
            case Event.StoryExported exported -> "exported";
        };
    }
}
