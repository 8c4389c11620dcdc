package io.balie.faults;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Runs one program by its name: {@code kill runs=100 seed=7}. Leaves with 1 if a promise did not hold. */
public final class Faults {

    static final List<FaultProgram> PROGRAMS = List.of(
            new Kill(),
            new Power(),
            new Order(),
            new FullDisk(),
            new Replayed(),
            new Backups(),
            new Million(),
            new Fuzz(),
            new Leaks(),
            new Colleagues(),
            new Disguised());

    private Faults() {}

    /** Run what the words ask for; all of them may be one. */
    public static void main(String[] given) throws Exception {
        List<String> words = Stream.of(given)
                .flatMap(word -> Stream.of(word.strip().split("\\s+")))
                .toList();
        for (FaultProgram program : PROGRAMS) {
            if (words.getFirst().equals(program.name())) {
                System.exit(run(program, Settings.of(words.subList(1, words.size()))) ? 0 : 1);
            }
        }
        PROGRAMS.forEach(program -> System.out.println(program.name() + "  " + program.promise()));
        System.exit(words.getFirst().equals("list") ? 0 : 2);
    }

    private static boolean run(FaultProgram program, Settings settings) throws Exception {
        Files.createDirectories(settings.output());
        Instant start = Instant.now();
        Outcome outcome = program.run(settings);
        if (outcome.isEmpty()) {
            outcome.broken("Nothing was counted.");
        }
        String page = "## %s\n\n%s\n\n%s, %s; %s\n\n%s"
                .formatted(
                        program.name(),
                        program.promise(),
                        settings.given(),
                        start.truncatedTo(ChronoUnit.SECONDS),
                        machine(Duration.between(start, Instant.now())),
                        outcome.table());
        Files.writeString(settings.output().resolve(program.name() + ".md"), page, StandardCharsets.UTF_8);
        System.out.println(page);
        return outcome.broken().isEmpty();
    }

    private static String machine(Duration took) {
        return String.format(
                Locale.ROOT,
                "%d s on %s %s, %d processors, Java %s, load average %.2f.",
                took.toSeconds(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
