package io.balie.shell.conversation;

import io.balie.data.transcript.EventJson;
import io.balie.dialog.event.Event;
import io.balie.nlu.Guess;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Holds a turn as it is stored against the same turn as it was played. */
final class Differing {

    private Differing() {}

    /**
     * In what they differ; empty if they do not.
     *
     * @param turn counted from 1
     * @param from the place of the turn's first event
     * @param to the place behind its last
     * @param whole whether the bot is the same, so that every byte counts
     */
    static Optional<Replay.Difference> of(
            int turn, int from, int to, List<Event> then, List<Event> played, boolean whole) {
        Set<Replay.Way> ways = ways(then, played);
        if (whole && ways.isEmpty()) {
            ways.add(Replay.Way.KEPT);
        }
        if (ways.isEmpty()) {
            return Optional.empty();
        }
        List<Placed> left = placed(from, then, whole);
        List<Placed> right = placed(from, played, whole);
        int i = 0;
        while (i < Math.min(left.size(), right.size())
                && told(left.get(i).event(), whole).equals(told(right.get(i).event(), whole))) {
            i++;
        }
        return Optional.of(new Replay.Difference(
                turn,
                i < left.size() ? left.get(i).seq() : to,
                ways,
                i < left.size() ? Optional.of(left.get(i).event()) : Optional.empty(),
                i < right.size() ? Optional.of(right.get(i).event()) : Optional.empty(),
                then,
                played));
    }

    private static Set<Replay.Way> ways(List<Event> then, List<Event> now) {
        Set<Replay.Way> ways = EnumSet.noneOf(Replay.Way.class);
        if (!TurnParts.understood(then)
                .map(Guess::intent)
                .equals(TurnParts.understood(now).map(Guess::intent))) {
            ways.add(Replay.Way.UNDERSTOOD);
        }
        if (!TurnParts.done(then).equals(TurnParts.done(now))) {
            ways.add(Replay.Way.DONE);
        }
        if (!words(then).equals(words(now))) {
            ways.add(Replay.Way.SAID);
        }
        if (ways.isEmpty() && !kept(then).equals(kept(now))) {
            ways.add(Replay.Way.KEPT);
        }
        return ways;
    }

    private static List<List<Object>> words(List<Event> turn) {
        return TurnParts.said(turn).stream()
                .map(said -> List.<Object>of(said.text(), said.buttons(), said.custom(), said.media()))
                .toList();
    }

    private static List<String> kept(List<Event> turn) {
        return turn.stream()
                .filter(event -> !(event instanceof Event.Believed))
                .map(Differing::essence)
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
