package io.balie.faults;

import io.balie.dialog.Incoming;
import io.balie.dialog.Turns;
import io.balie.dialog.company.Employee;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Asks two companies for the same person: one where somebody is called so, and one where nobody is. All the rest is the same, so that whatever differs tells
 * who works there: a byte of a reply, or the time that it takes (Welch's t-test over the logarithms).
 */
final class Colleagues implements FaultProgram {

    private static final Instant BEGIN = Instant.parse("2026-01-05T09:00:00Z");
    private static final int COLLEAGUES = 12;

    /** Two-sided, one in a hundred. */
    private static final double SEPARATES = 2.576;

    private static final int WARM_UP = 500;

    @Override
    public String name() {
        return "colleagues";
    }

    @Override
    public String promise() {
        return "A colleague who works there and one who does not get the same bytes in the same time. pairs=10000 times=1 reader=model";
    }

    /** Replies and how long they took. */
    private record Told(List<String> replies, long nanos) {}

    @Override
    public Outcome run(Settings settings) {
        int pairs = settings.number("pairs", 10_000);
        Random random = new Random(settings.seed());
        FrontDesks desks = FrontDesks.open(settings);
        List<Employee> everyone = Directory.of(2 * COLLEAGUES, random);
        List<Turns> companies = List.of(
                desks.with(everyone.subList(0, COLLEAGUES)), desks.with(everyone.subList(COLLEAGUES, 2 * COLLEAGUES)));
        List<Double> real = new ArrayList<>();
        List<Double> invented = new ArrayList<>();
        Outcome outcome = new Outcome().row("pairs", pairs);
        int same = 0;
        for (int i = -Math.min(WARM_UP, pairs); i < pairs; i++) {
            int who = random.nextInt(everyone.size());
            List<String> texts = talk(everyone.get(who).name(), random);
            int there = who < COLLEAGUES ? 0 : 1;
            boolean realFirst = random.nextBoolean();
            Told first = hold(companies.get(realFirst ? there : 1 - there), texts);
            Told second = hold(companies.get(realFirst ? 1 - there : there), texts);
            if (i < 0) {
                continue;
            }
            (realFirst ? real : invented).add(Math.log((double) first.nanos()));
            (realFirst ? invented : real).add(Math.log((double) second.nanos()));
            if (first.replies().equals(second.replies())) {
                same++;
            } else {
                outcome.broken("%s: %s and %s".formatted(texts, first.replies(), second.replies()));
            }
        }
        outcome.must("pairs with the same replies", same, pairs);
        if (settings.number("times", 1) == 1) {
            outcome.row("median, works there", median(real)).row("median, does not", median(invented));
            outcome.atMost("Welch's t", Math.abs(welch(real, invented)), SEPARATES, "");
        }
        return outcome;
    }

    private static List<String> talk(String name, Random random) {
        String asked =
                Fishing.ABOUT.get(random.nextInt(Fishing.ABOUT.size())).replace("%s", Fishing.written(name, random));
        return random.nextBoolean() ? List.of(asked) : List.of("Goedemorgen", asked);
    }

    private static Told hold(Turns desk, List<String> texts) {
        Tracker tracker = Tracker.empty("somebody");
        List<String> replies = new ArrayList<>();
        long nanos = 0;
        for (String text : texts) {
            Incoming message =
                    new Incoming(text, BEGIN, "rest", "m" + tracker.events().size(), Map.of());
            long start = System.nanoTime();
            List<Event> events = desk.take(tracker, message);
            nanos += System.nanoTime() - start;
            tracker = tracker.after(events);
            for (Event event : events) {
                if (event instanceof Event.BotUttered said) {
                    replies.add(said.text() + said.buttons() + said.custom());
                }
            }
        }
        return new Told(replies, nanos);
    }

    private static String median(List<Double> logarithms) {
        List<Double> sorted = logarithms.stream().sorted().toList();
        return String.format(Locale.ROOT, "%.1f µs", Math.exp(sorted.get(sorted.size() / 2)) / 1000);
    }

    static double welch(List<Double> one, List<Double> other) {
        return (mean(one) - mean(other)) / Math.sqrt(variance(one) / one.size() + variance(other) / other.size());
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(v -> v).average().orElse(0);
    }

    private static double variance(List<Double> values) {
        double mean = mean(values);
        return values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum() / Math.max(1, values.size() - 1);
    }
}
