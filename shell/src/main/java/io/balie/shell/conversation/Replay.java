package io.balie.shell.conversation;

import io.balie.data.transcript.Provenance;
import io.balie.data.transcript.StoredEvent;
import io.balie.dialog.Incoming;
import io.balie.dialog.Turns;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Guess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plays a stored conversation again: every message, at its stored time, after the events that are stored before it.
 *
 * <p>With the bot as it was, each turn must give exactly the stored events. With another model, script or company the turns are
 * compared by what was done and said, for the reasons and confidences behind it are another bot's.
 */
public final class Replay {

    private static final String LISTEN = "action_listen";
    private static final String SESSION_START = "action_session_start";

    private final Turns turns;
    private final Provenance now;

    /** @param now what the bot is at this moment */
    public Replay(Turns turns, Provenance now) {
        this.turns = turns;
        this.now = now;
    }

    /**
     * What came of playing one conversation again.
     *
     * @param turns how many messages were played
     * @param sameBot whether the bot was the same all along, so that the events were compared whole
     * @param differences where it went another way
     */
    public record Result(String conversation, int turns, boolean sameBot, List<Difference> differences) {
        public Result {
            differences = List.copyOf(differences);
        }
    }

    /**
     * A place where the replay went another way.
     *
     * @param turn counted from 1
     * @param seq the place of the event in the transcript
     * @param stored what the transcript says; empty if it has nothing there
     * @param played what happened now; empty if nothing did
     */
    public record Difference(int turn, long seq, Optional<Event> stored, Optional<Event> played) {}

    /** Play one conversation again. */
    public Result play(String conversation, List<StoredEvent> stored) {
        List<Event> events = stored.stream().map(StoredEvent::event).toList();
        boolean sameBot = stored.stream().allMatch(event -> event.provenance().equals(now));
        List<Difference> differences = new ArrayList<>();
        int turn = 0;
        int from = 0;
        while (from < events.size()) {
            int start = startOfTurn(events, from);
            int message = nextMessage(events, start);
            if (message < 0) {
                break;
            }
            turn++;
            Event.UserUttered said = (Event.UserUttered) events.get(message);
            Tracker before = Tracker.of(conversation, events.subList(0, start));
            List<Event> played = turns.take(
                    before, new Incoming(said.text(), said.at(), said.channel(), said.messageId(), said.metadata()));
            int end = endOfTurn(events, start, message, played);
            compare(turn, start, events.subList(start, end), played, sameBot).ifPresent(differences::add);
            from = end;
        }
        return new Result(conversation, turn, sameBot, differences);
    }

    /** Events between turns were added from outside, such as a conversation given back; they are history, not played. */
    private static int startOfTurn(List<Event> events, int from) {
        for (int i = from; i < events.size(); i++) {
            if (events.get(i) instanceof Event.UserUttered || startsSession(events.get(i))) {
                return i;
            }
        }
        return events.size();
    }

    private static boolean startsSession(Event event) {
        return event instanceof Event.SessionStarted
                || (event instanceof Event.ActionExecuted action
                        && action.name().equals(SESSION_START));
    }

    private static int nextMessage(List<Event> events, int from) {
        for (int i = from; i < events.size(); i++) {
            if (events.get(i) instanceof Event.UserUttered) {
                return i;
            }
        }
        return -1;
    }

    private static int endOfTurn(List<Event> events, int start, int message, List<Event> played) {
        int next = startOfTurn(events, message + 1);
        if (events.subList(start, next).equals(played)) {
            return next;
        }
        if (start + played.size() <= next
                && events.subList(start, start + played.size()).equals(played)) {
            return start + played.size();
        }
        for (int i = next - 1; i > message; i--) {
            if (events.get(i) instanceof Event.ActionExecuted action
                    && action.name().equals(LISTEN)) {
                return i + 1;
            }
        }
        return message + 1;
    }

    /** An event and its place in the transcript. */
    private record Placed(int seq, Event event) {}

    private static Optional<Difference> compare(
            int turn, int start, List<Event> stored, List<Event> played, boolean whole) {
        List<Placed> left = placed(start, stored, whole);
        List<Placed> right = placed(start, played, whole);
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            Optional<Event> was = i < left.size() ? Optional.of(left.get(i).event()) : Optional.empty();
            Optional<Event> now = i < right.size() ? Optional.of(right.get(i).event()) : Optional.empty();
            boolean same = whole ? was.equals(now) : was.map(Replay::essence).equals(now.map(Replay::essence));
            if (!same) {
                int seq = i < left.size() ? left.get(i).seq() : start + stored.size();
                return Optional.of(new Difference(turn, seq, was, now));
            }
        }
        return Optional.empty();
    }

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
