package io.balie.faults;

import io.balie.nlu.Guess;
import io.balie.nlu.Interpreter;
import io.balie.nlu.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Disguises pitches that no model was trained on, and holds how they are read against how they are read undisguised. */
final class Disguised implements FaultProgram {

    private static final Set<String> SELLERS = Set.of("sales_pitch", "admit_sales", "insist", "evade");
    private static final Instant BEGIN = Instant.parse("2026-01-05T09:00:00Z");
    private static final double CHANCE = 0.5;
    private static final double LEAST = 0.98;

    @Override
    public String name() {
        return "disguise";
    }

    @Override
    public String promise() {
        return "A disguised pitch (letters apart, invisible signs, look-alikes, digits for letters, wide letters) is judged as the plain one in 98 of 100."
                + " messages=1000 reader=model";
    }

    @Override
    public Outcome run(Settings settings) {
        int messages = settings.number("messages", 1_000);
        Random random = new Random(settings.seed());
        Interpreter interpreter = FrontDesks.open(settings).interpreter();
        List<String> pitches = pitches(settings.root().resolve("data/bots/first-line/tests/messages"));
        Outcome outcome = new Outcome().row("pitches, disguised messages", pitches.size() + ", " + messages);
        List<Disguise> kinds = List.of(Disguise.values());
        Map<Disguise, int[]> counts = new EnumMap<>(Disguise.class);
        int same = 0;
        List<String> other = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            String pitch = pitches.get(random.nextInt(pitches.size()));
            Disguise disguise = kinds.get(i % kinds.size());
            String hidden = disguise.of(pitch, CHANCE, random);
            String plain = verdict(interpreter, pitch);
            String read = verdict(interpreter, hidden);
            int[] count = counts.computeIfAbsent(disguise, kind -> new int[2]);
            count[1]++;
            if (plain.equals(read)) {
                same++;
                count[0]++;
            } else {
                other.add("%s, not %s: %s".formatted(read, plain, hidden));
            }
        }
        counts.forEach((kind, count) -> outcome.row(kind.toString(), count[0] + " of " + count[1]));
        outcome.row("the same verdict", same + " of " + messages);
        if (same < LEAST * messages) {
            outcome.broken("Only %d of %d were judged the same.".formatted(same, messages));
        }
        other.stream().limit(settings.number("shown", 10)).forEach(how -> outcome.row("otherwise", how));
        return outcome;
    }

    /** What the desk would take it for. */
    private static String verdict(Interpreter interpreter, String text) {
        String intent = interpreter
                .read(new Message(text, BEGIN, ZoneOffset.UTC, "NL", Optional.empty()))
                .best()
                .map(Guess::intent)
                .orElse("");
        return SELLERS.contains(intent) ? "seller" : intent;
    }

    private static List<String> pitches(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> pitches = new ArrayList<>();
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".tsv")).sorted().toList()) {
                for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                    String[] columns = line.split("\t", -1);
                    if (columns.length > 1 && columns[1].equals("sales_pitch")) {
                        pitches.add(columns[0].replace("\\n", "\n"));
                    }
                }
            }
            return pitches;
        } catch (IOException e) {
            throw new UncheckedIOException("The pitches in %s cannot be read.".formatted(folder), e);
        }
    }
}
