package io.balie.shell.conversation;

import io.balie.dialog.event.Event;
import io.balie.nlu.Guess;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What replays of many conversations come to. */
public final class ReplayTotals {

    /** In place of an action where there was none, or of an intent where none was found. */
    public static final String NOTHING = "-";

    private final Map<Replay.Way, Long> ways = new EnumMap<>(Replay.Way.class);
    private final Map<Change, Long> actions = new TreeMap<>();
    private final Map<Change, Long> intents = new TreeMap<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Unreadable> unreadable = new ArrayList<>();
    private long conversations;
    private long different;
    private long turns;
    private long parked;
    private long differing;
    private long otherBot;
    private long otherCompany;

    /** Something that was one thing then and is another now. */
    public record Change(String then, String now) implements Comparable<Change> {
        @Override
        public int compareTo(Change other) {
            return Comparator.comparing(Change::then).thenComparing(Change::now).compare(this, other);
        }
    }

    /** A conversation that ends in another way. */
    public record Outcome(String conversation, String then, String now) {}

    /**
     * A conversation that was not played, for it cannot be read.
     *
     * @param conversation the name that it has in the evidence
     * @param known whether the desk found it damaged and set it aside
     */
    public record Unreadable(String conversation, String why, boolean known) {}

    /** Count one that cannot be read. */
    public void add(Unreadable damaged) {
        unreadable.add(damaged);
    }

    /** Count one more. */
    public void add(Replay.Result result) {
        conversations++;
        turns += result.turns();
        parked += result.parked();
        otherBot += result.sameBot() ? 0 : 1;
        otherCompany += result.sameCompany() ? 0 : 1;
        different += result.differences().isEmpty() ? 0 : 1;
        differing += result.differences().size();
        result.differences().forEach(this::add);
        if (!result.outcomeThen().equals(result.outcomeNow())) {
            outcomes.add(new Outcome(
                    result.conversation(),
                    result.outcomeThen().orElse(NOTHING),
                    result.outcomeNow().orElse(NOTHING)));
        }
    }

    private void add(Replay.Difference difference) {
        difference.ways().forEach(way -> ways.merge(way, 1L, Long::sum));
        if (difference.ways().contains(Replay.Way.UNDERSTOOD)) {
            intents.merge(new Change(intent(difference.then()), intent(difference.now())), 1L, Long::sum);
        }
        if (difference.ways().contains(Replay.Way.DONE)) {
            actions.merge(
                    firstChange(TurnParts.done(difference.then()), TurnParts.done(difference.now())), 1L, Long::sum);
        }
    }

    private static String intent(List<Event> turn) {
        return TurnParts.understood(turn).map(Guess::intent).orElse(NOTHING);
    }

    private static Change firstChange(List<String> then, List<String> now) {
        int i = 0;
        while (i < Math.min(then.size(), now.size()) && then.get(i).equals(now.get(i))) {
            i++;
        }
        return new Change(i < then.size() ? then.get(i) : NOTHING, i < now.size() ? now.get(i) : NOTHING);
    }

    /** How many conversations were played. */
    public long conversations() {
        return conversations;
    }

    /** How many of them went another way somewhere. */
    public long different() {
        return different;
    }

    /** How many turns were played. */
    public long turns() {
        return turns;
    }

    /** How many messages had been set aside, and were not played. */
    public long parked() {
        return parked;
    }

    /** How many turns went another way. */
    public long differing() {
        return differing;
    }

    /** How many turns went another way in this. */
    public long differing(Replay.Way way) {
        return ways.getOrDefault(way, 0L);
    }

    /** How many conversations were held by another bot, at least in part. */
    public long otherBot() {
        return otherBot;
    }

    /** How many conversations were held before other files of the company, at least in part. */
    public long otherCompany() {
        return otherCompany;
    }

    /** Where another action came first, and how often; the most frequent first. */
    public List<Map.Entry<Change, Long>> actions() {
        return mostFirst(actions);
    }

    /** Where another intent was read, and how often; the most frequent first. */
    public List<Map.Entry<Change, Long>> intents() {
        return mostFirst(intents);
    }

    private static List<Map.Entry<Change, Long>> mostFirst(Map<Change, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Change, Long>comparingByValue().reversed())
                .toList();
    }

    /** Conversations that end in another way. */
    public List<Outcome> outcomes() {
        return Collections.unmodifiableList(outcomes);
    }

    /** Conversations that cannot be read. */
    public List<Unreadable> unreadable() {
        return Collections.unmodifiableList(unreadable);
    }
}
