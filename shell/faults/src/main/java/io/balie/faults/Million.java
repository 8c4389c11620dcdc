package io.balie.faults;

import io.balie.data.evidence.Checkpoint;
import io.balie.data.keys.Keys;
import io.balie.data.transcript.TranscriptReader;
import io.balie.data.transcript.TranscriptStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Size: a store of very many events, killed, opened again, verified, proved, listed and searched. */
final class Million implements FaultProgram {

    private static final int WRITERS = 32;
    private static final int PER_CHECKPOINT = 10_000;
    private static final int CONVERSATIONS_AT_A_KILL = 50;
    private static final double LONGEST_VERIFICATION = 30;
    private static final double LONGEST_START = 10;
    private static final double LONGEST_PERSON = 5;

    @Override
    public String name() {
        return "million";
    }

    @Override
    public String promise() {
        return "With a million events: ready within 10 s after kill -9, verified in 30 s, a proof made in 50 ms, a person's conversations found in 5 s."
                + " events=1000000 kills=3 proofs=200; keep=true leaves what was written for the next run,"
                + " search=false leaves out what needs the index";
    }

    @Override
    public Outcome run(Settings settings) throws Exception {
        int events = settings.number("events", 1_000_000);
        boolean keep = Boolean.parseBoolean(settings.given().getOrDefault("keep", "false"));
        Path written = settings.output().resolve("million").resolve("written-" + events);
        // What takes long is worth compiling well: the launcher decides, as it does for users.
        Program program = Program.with(settings, "million", Program.small(settings), keep && Files.exists(written))
                .in(Map.of("BALIE_JAVA_OPTS", ""));
        Outcome outcome = new Outcome();
        if (!Files.exists(written)) {
            outcome.row("written", fill(program, Visitors.of(settings), events));
            Files.createFile(written);
        }
        kill(program, settings, outcome);
        verify(program, settings, outcome);
        Proving.measure(program.transcripts(), settings.number("proofs", 200), settings.seed(), outcome);
        ask(program, events / Visitors.EVENTS, outcome);
        if (Boolean.parseBoolean(settings.given().getOrDefault("search", "true"))) {
            search(program, events / Visitors.EVENTS, outcome);
        }
        if (!keep && outcome.broken().isEmpty()) {
            program.remove();
        }
        return outcome;
    }

    private static String fill(Program program, Visitors visitors, int events) throws Exception {
        long began = System.nanoTime();
        Keys keys = Keys.findOrMake(program.home(), Map.of(), warning -> {});
        try (Store store = Store.open(program.transcripts());
                ExecutorService pool = Executors.newFixedThreadPool(WRITERS)) {
            AtomicInteger next = new AtomicInteger();
            int conversations = events / Visitors.EVENTS;
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                all.add(pool.submit(() -> {
                    for (int c = next.getAndIncrement(); c < conversations; c = next.getAndIncrement()) {
                        store.append(Visitors.name(c), 0, visitors.conversation(c));
                        if (c % (PER_CHECKPOINT / Visitors.EVENTS) == 0) {
                            sign(store.transcripts(), keys);
                        }
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
            sign(store.transcripts(), keys);
            return String.format(
                    Locale.ROOT,
                    "%d events in %d conversations, %.0f s",
                    store.transcripts().size(),
                    conversations,
                    seconds(began));
        }
    }

    private static void sign(TranscriptStore store, Keys keys) {
        store.checkpoint(
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                (origin, size, root) -> new Checkpoint(origin, size, root).sign(keys.signing()));
    }

    /** The first start finds a store that was closed; each one after it what a kill has left. */
    private static void kill(Program program, Settings settings, Outcome outcome)
            throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(settings.seed());
        int kills = settings.number("kills", 3);
        long run = System.nanoTime(); // one kept folder sees several runs, and no conversation is of two
        double slowest = 0;
        for (int i = 0; i <= kills; i++) {
            Path file = program.home().resolve("million-%d-%d.log".formatted(run, i));
            long began = System.nanoTime();
            try (Program.Server server = program.serve();
                    History history = History.begin(file)) {
                if (history.say(server, "m%d-%d".formatted(run, i), 0) != 200) {
                    outcome.broken("The first message after a start was not answered.");
                }
                double ready = seconds(began);
                if (i == 0) {
                    outcome.row(
                            "from a start after an orderly end to the first answer",
                            String.format(Locale.ROOT, "%.1f s", ready));
                } else {
                    slowest = Math.max(slowest, ready);
                }
                if (i < kills) {
                    Kill.talk(
                            server,
                            "k%d-%d".formatted(run, i),
                            CONVERSATIONS_AT_A_KILL,
                            program.home().resolve("killed-%d-%d.log".formatted(run, i)),
                            random.nextInt(1_000));
                }
            }
        }
        outcome.row("kills", kills)
                .atMost("from a start after a kill to the first answer, slowest", slowest, LONGEST_START, "s");
    }

    private static void verify(Program program, Settings settings, Outcome outcome)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        Store.open(program.transcripts()).close();
        outcome.row("the store alone opened and closed again", String.format(Locale.ROOT, "%.2f s", seconds(began)));
        Program.Ended first = program.verify(outcome);
        outcome.atMost("transcripts verify, of a store", first.seconds(), LONGEST_VERIFICATION, "s");
        Path export = settings.output().resolve("million-export");
        Folders.remove(export);
        Program.Ended exported = program.run("transcripts", "export", export.toString());
        succeeded("transcripts export", exported, outcome);
        Path anchor = program.home().resolve("anchor");
        Program.Ended second;
        try (TranscriptReader reader =
                TranscriptReader.openSealed(program.transcripts()).orElseThrow()) {
            Files.writeString(anchor, reader.latestCheckpoint().orElseThrow().note(), StandardCharsets.UTF_8);
            second = program.verifyApart(export, reader.verifierKey(), anchor);
        }
        succeeded("second verifier", second, outcome);
        outcome.atMost("second verifier, over the export", second.seconds(), LONGEST_VERIFICATION, "s");
        Folders.remove(export);
    }

    private static void ask(Program program, int conversations, Outcome outcome)
            throws IOException, InterruptedException {
        Path proof = program.home().resolve("proof.json");
        Files.deleteIfExists(proof);
        String one = Visitors.name(conversations / 2);
        succeeded("transcripts prove", program.run("transcripts", "prove", one, "--out", proof.toString()), outcome);
        succeeded("transcripts list", program.run("transcripts", "list"), outcome);
    }

    private static void search(Program program, int conversations, Outcome outcome)
            throws IOException, InterruptedException {
        String[] search = {"transcripts", "search", "factuur", "--why", "measured", "--json"};
        succeeded("transcripts search, the index brought up to date first", program.run(search), outcome);
        succeeded("transcripts search", program.run(search), outcome);
        Program.Ended person =
                program.run("transcripts", "person", Visitors.phone(conversations / 2), "--why", "measured", "--json");
        succeeded("transcripts person", person, outcome);
        outcome.atMost(
                "transcripts person, %d conversations".formatted(conversations), person.seconds(), LONGEST_PERSON, "s");
    }

    private static void succeeded(String command, Program.Ended ended, Outcome outcome) {
        outcome.row(command, String.format(Locale.ROOT, "%.1f s", ended.seconds()));
        if (ended.status() != 0) {
            outcome.broken("%s ended with %d: %s"
                    .formatted(command, ended.status(), ended.said().strip()));
        }
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
