package io.balie.faults;

import io.balie.nlu.Entity;
import io.balie.nlu.Example;
import io.balie.nlu.Guess;
import io.balie.nlu.Message;
import io.balie.nlu.Reading;
import io.balie.nlu.model.NluModel;
import io.balie.nlu.model.NluTrainer;
import io.balie.nlu.model.Progress;
import io.balie.shell.Surroundings;
import io.balie.shell.desk.Checked;
import io.balie.shell.desk.Desks;
import io.balie.shell.line.Talk;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;

/** Garbled messages, each read once; none may fail, read as something that cannot be, or take long. */
final class Fuzz implements FaultProgram {

    private static final int WORST = 10;
    private static final int SHOWN = 60;
    private static final int WARM_UP = 20_000;
    private static final int AGAIN = 3;
    // Of the processor: what else a machine does meanwhile is no fault of a message.
    private static final ThreadMXBean TIMES = ManagementFactory.getThreadMXBean();
    private static final Instant MOMENT = Instant.parse("2026-11-23T10:30:00Z");

    @Override
    public String name() {
        return "fuzz";
    }

    @Override
    public String promise() {
        return "Whatever is typed, reading it neither fails nor takes more than 50 ms of a processor. inputs=1000000 millis=50 (0: not timed) lessons=0 (0: all messages of"
                + " the shipped bot are learned)";
    }

    @Override
    public Outcome run(Settings settings) {
        int inputs = settings.number("inputs", 1_000_000);
        int millis = settings.number("millis", 50);
        List<Example> lessons = lessons(settings);
        NluModel model = model(lessons, settings.number("lessons", 0));
        Garbled garbled = new Garbled(lessons.stream().map(Example::text).toList(), settings.seed());
        Tally tally = new Tally(model);
        for (int i = 0; i < (millis == 0 ? 0 : WARM_UP); i++) {
            tally.read(garbled.next(), i, 0);
        }
        for (int i = 0; i < inputs; i++) {
            tally.read(garbled.next(), i, millis);
        }
        Outcome outcome = new Outcome().row("messages read", inputs).must("of these failed", tally.failed, 0);
        if (millis > 0) {
            outcome.row(
                            "slower than %d ms at first, with what the machine did besides".formatted(millis),
                            tally.slowAtFirst)
                    .atMost("the slowest, at the best of %d times".formatted(AGAIN + 1), tally.slowest(), millis, "ms");
            tally.worst.stream()
                    .sorted(Comparator.comparingLong(Slow::nanos).reversed())
                    .forEach(slow -> outcome.row(shown(slow.text()), milliseconds(slow.nanos()) + " ms"));
        }
        tally.said.forEach(outcome::broken);
        return outcome;
    }

    private static List<Example> lessons(Settings settings) {
        Desks desks = new Desks(
                new Surroundings(settings.output().resolve("fuzz"), settings.root(), false, false, false),
                new Talk(new PrintWriter(System.err, true, StandardCharsets.UTF_8), false));
        Checked checked = desks.checked(desks.choice("", "", OptionalLong.empty()));
        return checked.bot().examples();
    }

    private static NluModel model(List<Example> lessons, int wanted) {
        List<Example> learned = new ArrayList<>();
        int step = wanted == 0 ? 1 : Math.max(1, lessons.size() / wanted);
        for (int i = 0; i < lessons.size(); i += step) {
            learned.add(lessons.get(i));
        }
        List<io.balie.nlu.Language> languages =
                lessons.stream().map(Example::language).distinct().toList();
        return NluTrainer.train(
                learned,
                io.balie.nlu.model.Settings.of(java.util.Map.of("epochs", wanted == 0 ? 12 : 2), languages),
                Progress.SILENT);
    }

    private static Message message(String text, int number) {
        String country = List.of("NL", "BE", "DE", "GB", "FR").get(number % 5);
        return new Message(text, MOMENT, ZoneId.of("Europe/Amsterdam"), country, Optional.empty());
    }

    private static String milliseconds(long nanos) {
        return String.format(Locale.ROOT, "%.2f", nanos / 1e6);
    }

    /** As it can be printed and pasted into a test. */
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder("`");
        for (int i = 0; i < Math.min(SHOWN, text.length()); i++) {
            char c = text.charAt(i);
            shown.append(
                    c >= ' ' && c < 0x7f && c != '|' && c != '`'
                            ? String.valueOf(c)
                            : String.format("\\u%04x", (int) c));
        }
        return shown.append("` (").append(text.length()).append(" characters)").toString();
    }

    /** A message and how long it took, at the best. */
    private record Slow(String text, long nanos) {}

    private static final class Tally {

        private final NluModel model;
        private final PriorityQueue<Slow> worst = new PriorityQueue<>(Comparator.comparingLong(Slow::nanos));
        private final List<String> said = new ArrayList<>();
        private int failed;
        private int slowAtFirst;

        Tally(NluModel model) {
            this.model = model;
        }

        void read(String text, int number, int millis) {
            Message message = message(text, number);
            try {
                long start = TIMES.getCurrentThreadCpuTime();
                Reading reading = model.read(message);
                long took = TIMES.getCurrentThreadCpuTime() - start;
                String wrong = wrong(reading);
                if (!wrong.isEmpty()) {
                    failed++;
                    said.add("%s: %s".formatted(shown(text), wrong));
                }
                if (millis > 0) {
                    slowAtFirst += took > millis * 1_000_000L ? 1 : 0;
                    keep(message, took);
                }
            } catch (RuntimeException | StackOverflowError broken) {
                failed++;
                said.add("%s: %s".formatted(shown(text), broken));
            }
        }

        // A pause of the machine is no fault of the message: what was slow is read again before it counts.
        private void keep(Message message, long took) {
            if (worst.size() == WORST && took <= worst.element().nanos()) {
                return;
            }
            long best = took;
            for (int i = 0; i < AGAIN; i++) {
                long start = TIMES.getCurrentThreadCpuTime();
                model.read(message);
                best = Math.min(best, TIMES.getCurrentThreadCpuTime() - start);
            }
            worst.add(new Slow(message.text(), best));
            if (worst.size() > WORST) {
                worst.remove();
            }
        }

        double slowest() {
            return worst.stream().mapToLong(Slow::nanos).max().orElse(0) / 1e6;
        }

        private static String wrong(Reading reading) {
            double sum =
                    reading.ranking().stream().mapToDouble(Guess::confidence).sum();
            if (!reading.ranking().isEmpty() && !(Math.abs(sum - 1) < 1e-3)) {
                return "confidences sum to " + sum;
            }
            for (Entity entity : reading.entities()) {
                if (entity.start() < 0
                        || entity.start() >= entity.end()
                        || entity.end() > reading.text().length()) {
                    return "an entity from %d to %d".formatted(entity.start(), entity.end());
                }
            }
            return "";
        }
    }
}
