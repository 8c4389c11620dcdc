package io.balie.faults;

import io.balie.data.evidence.LogTree;
import io.balie.data.evidence.StoreLog;
import io.balie.data.tree.Proofs;
import io.balie.data.tree.TiledTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** Makes proofs from a store's tables, each from nothing, as a command does, and follows them. */
final class Proving {

    private static final double LONGEST_MILLIS = 50;

    private final StoreLog log;
    private final SplittableRandom random;
    private long failed;
    private double slowestInclusion;
    private double slowestConsistency;

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
            outcome.row("proofs of either kind", proofs)
                    .must("proofs that do not hold", proving.failed, 0)
                    .atMost("inclusion proof, slowest", proving.slowestInclusion, LONGEST_MILLIS, "ms")
                    .atMost("consistency proof, slowest", proving.slowestConsistency, LONGEST_MILLIS, "ms");
        }
    }

    private void inclusion() throws IOException {
        long leaf = random.nextLong(log.size());
        long began = System.nanoTime();
        TiledTree<IOException> tree = LogTree.of(log);
        List<byte[]> path = tree.inclusion(leaf, log.size());
        slowestInclusion = Math.max(slowestInclusion, (System.nanoTime() - began) / 1e6);
        must(Proofs.includes(log.size(), tree.root(log.size()), leaf, tree.leafHash(leaf), path));
    }

    private void consistency() throws IOException {
        long before = 1 + random.nextLong(log.size());
        long began = System.nanoTime();
        TiledTree<IOException> tree = LogTree.of(log);
        List<byte[]> proof = tree.consistency(before, log.size());
        slowestConsistency = Math.max(slowestConsistency, (System.nanoTime() - began) / 1e6);
        must(Proofs.consistent(before, tree.root(before), log.size(), tree.root(log.size()), proof));
    }

    private void must(boolean holds) {
        failed += holds ? 0 : 1;
    }
}
