package io.balie.faults;

import io.balie.data.evidence.LogTree;
import io.balie.data.evidence.StoreLog;
import io.balie.data.tree.Proofs;
import io.balie.data.tree.TiledTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Makes proofs from a store's tables, each from nothing, as a command does, and follows them. */
final class Proving {

    private static final double LONGEST_MILLIS = 50;

    private final StoreLog log;
    private final SplittableRandom random;
    private long failed;
    private final List<Double> inclusions = new ArrayList<>();
    private final List<Double> consistencies = new ArrayList<>();

    private Proving(StoreLog log, SplittableRandom random) {
        this.log = log;
        this.random = random;
    }

    static void measure(Path transcripts, int proofs, long seed, Outcome outcome) throws IOException {
        try (StoreLog log = StoreLog.open(transcripts).orElseThrow()) {
            Proving proving = new Proving(log, new SplittableRandom(seed));
            for (int i = 0; i < proofs; i++) {
                proving.inclusion();
                proving.consistency();
            }
            outcome.row("proofs of either kind", proofs).must("proofs that do not hold", proving.failed, 0);
            times("inclusion proof", proving.inclusions, outcome);
            times("consistency proof", proving.consistencies, outcome);
        }
    }

    /** The slowest of many tells more about who else uses the machine. */
    private static void times(String what, List<Double> millis, Outcome outcome) {
        List<Double> sorted = millis.stream().sorted().toList();
        outcome.atMost(what + ", 95 of 100", sorted.get(sorted.size() * 95 / 100), LONGEST_MILLIS, "ms")
                .row(
                        what + ", half of them, and the slowest",
                        String.format(
                                Locale.ROOT, "%.1f ms, %.1f ms", sorted.get(sorted.size() / 2), sorted.getLast()));
    }

    private void inclusion() throws IOException {
        long leaf = random.nextLong(log.size());
        long began = System.nanoTime();
        TiledTree<IOException> tree = LogTree.of(log);
        List<byte[]> path = tree.inclusion(leaf, log.size());
        inclusions.add((System.nanoTime() - began) / 1e6);
        must(Proofs.includes(log.size(), tree.root(log.size()), leaf, tree.leafHash(leaf), path));
    }

    private void consistency() throws IOException {
        long before = 1 + random.nextLong(log.size());
        long began = System.nanoTime();
        TiledTree<IOException> tree = LogTree.of(log);
        List<byte[]> proof = tree.consistency(before, log.size());
        consistencies.add((System.nanoTime() - began) / 1e6);
        must(Proofs.consistent(before, tree.root(before), log.size(), tree.root(log.size()), proof));
    }

    private void must(boolean holds) {
        failed += holds ? 0 : 1;
    }
}
