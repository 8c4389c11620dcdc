package io.balie.benchmark;

import io.balie.data.evidence.Checkpoint;
import io.balie.data.evidence.ConversationProof;
import io.balie.data.evidence.Finding;
import io.balie.data.evidence.LogExport;
import io.balie.data.evidence.LogTree;
import io.balie.data.evidence.StoreLog;
import io.balie.data.evidence.Verdict;
import io.balie.data.evidence.Verifier;
import io.balie.data.keys.Keys;
import io.balie.data.keys.VerifierKey;
import io.balie.data.transcript.Provenance;
import io.balie.data.transcript.TranscriptStore;
import io.balie.data.tree.Proofs;
import io.balie.data.tree.TiledTree;
import io.balie.dialog.event.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * How long it takes to verify a store of a million events, to prove one of them, and to prove two checkpoints consistent.
 *
 * <p>Arguments: a folder, made and filled if there is nothing in it, and how many events. To be run with {@code -Xmx512m} on one core.
 */
public final class EvidenceBenchmark {

    private static final int PER_CONVERSATION = 40;
    private static final int PER_CHECKPOINT = 10_000;
    private static final int PROOFS = 200;
    private static final Instant BEGUN = Instant.parse("2026-11-23T08:00:00Z");
    private static final Provenance BOT =
            new Provenance("m".repeat(64), "s".repeat(64), "c".repeat(64), "0.1.0-SNAPSHOT");

    private EvidenceBenchmark() {}

    /** Fill, verify, prove. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int events = Integer.parseInt(arguments[1]);
        Keys keys = Keys.findOrMake(folder, Map.of(), warning -> {});
        Path transcripts = folder.resolve("transcripts");
        if (Files.notExists(transcripts)) {
            fill(transcripts, keys, events);
        }
        try (StoreLog log = StoreLog.open(transcripts).orElseThrow()) {
            VerifierKey key = keys.signing().verifier(log.origin().orElseThrow());
            long began = System.nanoTime();
            Verdict verdict = new Verifier(Optional.of(key), List.of()).verify(log, EvidenceBenchmark::print);
            say("verified %d events of %d conversations, %d checkpoints: %s, %.1f s, %d MiB of heap in use"
                    .formatted(
                            verdict.leaves(),
                            verdict.conversations(),
                            verdict.checkpoints(),
                            verdict.written(),
                            seconds(began),
                            (Runtime.getRuntime().totalMemory()
                                            - Runtime.getRuntime().freeMemory())
                                    >> 20));
            prove(log);
            if (arguments.length > 2) {
                began = System.nanoTime();
                long leaves = new LogExport(log, key).to(Path.of(arguments[2]));
                say("exported %d events: %.1f s".formatted(leaves, seconds(began)));
            }
        }
        conversation(transcripts, keys);
    }

    private static void fill(Path transcripts, Keys keys, int events) {
        long began = System.nanoTime();
        try (TranscriptStore store = TranscriptStore.open(transcripts, keys, BEGUN)) {
            int signed = 0;
            for (int conversation = 0; store.size() < events; conversation++) {
                List<Event> turn = new ArrayList<>();
                for (int i = 0; i < PER_CONVERSATION; i++) {
                    turn.add(new Event.SlotSet(BEGUN.plusSeconds(i), "question_summary", "w".repeat(200) + i));
                }
                store.append("visitor-" + conversation, 0, turn, BOT);
                if (store.size() / PER_CHECKPOINT > signed) {
                    signed++;
                    store.checkpoint(
                            BEGUN, (origin, size, root) -> new Checkpoint(origin, size, root).sign(keys.signing()));
                }
            }
            store.checkpoint(BEGUN, (origin, size, root) -> new Checkpoint(origin, size, root).sign(keys.signing()));
        }
        say("stored %d events: %.1f s".formatted(events, seconds(began)));
    }

    private static void prove(StoreLog log) throws IOException {
        Random chance = new Random(25);
        List<Long> inclusion = new ArrayList<>();
        List<Long> consistency = new ArrayList<>();
        for (int i = 0; i < PROOFS; i++) {
            long before = 1 + chance.nextLong(log.size());
            long leaf = chance.nextLong(log.size());
            long began = System.nanoTime();
            TiledTree<IOException> tree = LogTree.of(log); // as a command would: from nothing
            List<byte[]> path = tree.inclusion(leaf, log.size());
            inclusion.add(System.nanoTime() - began);
            must(Proofs.includes(log.size(), tree.root(log.size()), leaf, tree.leafHash(leaf), path));
            began = System.nanoTime();
            tree = LogTree.of(log);
            List<byte[]> proof = tree.consistency(before, log.size());
            consistency.add(System.nanoTime() - began);
            must(Proofs.consistent(before, tree.root(before), log.size(), tree.root(log.size()), proof));
        }
        say("inclusion proof: " + spread(inclusion));
        say("consistency proof: " + spread(consistency));
    }

    private static void conversation(Path transcripts, Keys keys) throws IOException {
        try (TranscriptStore store = TranscriptStore.open(transcripts, keys, BEGUN);
                StoreLog log = StoreLog.open(transcripts).orElseThrow()) {
            long began = System.nanoTime();
            byte[] proof = ConversationProof.make(
                    log,
                    keys.signing().verifier(store.origin()),
                    store.reader().ref("visitor-7").orElseThrow());
            say("one conversation with its proofs: %d bytes, %.3f s".formatted(proof.length, seconds(began)));
        }
    }

    private static void must(boolean holds) {
        if (!holds) {
            throw new AssertionError("A proof does not hold.");
        }
    }

    private static String spread(List<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return "median %.1f ms, worst of %d %.1f ms"
                .formatted(
                        millis(sorted[sorted.length / 2]),
                        sorted.length,
                        millis(Arrays.stream(sorted).max().orElseThrow()));
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    private static double seconds(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis() / 1e3;
    }

    private static void print(Finding finding) {
        say(finding.kind().written() + " " + finding.where() + ": " + finding.says());
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
