package io.balie.data.evidence;

import io.balie.data.tree.GrowingTree;
import io.balie.data.tree.Hashes;
import io.balie.data.tree.Tile;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Builds the tree again from the envelopes, and holds it against the tiles that are kept and the roots that were signed. */
final class TreeCheck {

    /** A root that somebody signed. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Claim(boolean outside, byte[] root, String what) {}

    /** More leaves than this in one gap, of which nothing is known at all, are not made up: a number in a store can claim any. */
    private static final long MOST_UNKNOWN = 1L << 24;

    private static final byte[] NO_LEAF = new byte[Hashes.LENGTH];

    private final LogSource log;
    private final SortedMap<Long, List<Claim>> claims;
    private final Consumer<Finding> faults;
    private final GrowingTree tree = new GrowingTree();
    private final Finding.@Nullable Named[] recent = new Finding.Named[Tile.WIDTH];
    private boolean lost;
    private long agreed;
    private long confirmed;
    private @Nullable Run run;

    /** Kept checkpoints, one after the other, none of which agrees: whatever the first shows, those after it cover too. */
    private record Run(long size, String says, int others) {

        Finding finding() {
            return new Finding(
                    Finding.Kind.ROOT,
                    Finding.Where.size(size),
                    switch (others) {
                        case 0 -> says;
                        case 1 -> says + " The checkpoint after it does not agree either.";
                        default -> says + " The %d checkpoints after it do not agree either.".formatted(others);
                    });
        }
    }

    TreeCheck(LogSource log, SortedMap<Long, List<Claim>> claims, Consumer<Finding> faults) {
        this.log = log;
        this.claims = claims;
        this.faults = faults;
    }

    void append(byte[] leafHash, Finding.Named named) {
        if (lost) {
            return;
        }
        recent[(int) (tree.size() % Tile.WIDTH)] = named;
        tree.append(leafHash);
        for (Tile tile : tree.takeFull()) {
            compare(tile);
        }
        List<Claim> here = claims.get(tree.size());
        if (here != null) {
            byte[] root = tree.root();
            here.forEach(claim -> compare(claim, root));
        }
    }

    /** Leaves that are not there: the tile may still know their hashes, so that the rest can be held against the roots. */
    void skip(long from, long to) {
        Optional<byte[]> kept = Optional.empty();
        for (long leaf = from; leaf < to && !lost; leaf++) {
            if (leaf == from || leaf % Tile.WIDTH == 0) {
                kept = kept(leaf / Tile.WIDTH);
            }
            if (kept.isPresent()) {
                int place = (int) (leaf % Tile.WIDTH) * Hashes.LENGTH;
                append(Arrays.copyOfRange(kept.get(), place, place + Hashes.LENGTH), Finding.Named.unknown(leaf));
            } else if (to - leaf > MOST_UNKNOWN) {
                lost = true;
            } else {
                append(NO_LEAF, Finding.Named.unknown(leaf));
            }
        }
    }

    private Optional<byte[]> kept(long index) {
        try {
            return log.tile(0, index, (int) Math.min(Tile.WIDTH, log.size() - index * Tile.WIDTH));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The last tiles, and the claims that could not be looked at. */
    void end() {
        if (!lost) {
            tree.unfinished().forEach(this::compare);
        }
        for (Map.Entry<Long, List<Claim>> entry : claims.entrySet()) {
            long size = entry.getKey();
            if (size > log.size()) {
                entry.getValue()
                        .forEach(claim -> faults.accept(new Finding(
                                claim.outside() ? Finding.Kind.ANCHOR : Finding.Kind.SIZE,
                                Finding.Where.size(size),
                                "%s is of %d leaves, and there are %d.".formatted(claim.what(), size, log.size()))));
            } else if (size > tree.size()) {
                entry.getValue()
                        .forEach(claim -> disagrees(
                                claim,
                                size,
                                "%s cannot be held against the tree: leaves are missing.".formatted(claim.what())));
            }
        }
        endRun();
    }

    private void disagrees(Claim claim, long size, String says) {
        if (claim.outside()) {
            faults.accept(new Finding(Finding.Kind.ANCHOR, Finding.Where.size(size), says));
        } else {
            run = run == null ? new Run(size, says, 0) : new Run(run.size(), run.says(), run.others() + 1);
        }
    }

    private void endRun() {
        if (run != null) {
            faults.accept(run.finding());
            run = null;
        }
    }

    private void compare(Tile tile) {
        Optional<byte[]> kept;
        try {
            kept = log.tile(tile.level(), tile.index(), tile.width());
        } catch (IOException e) {
            faults.accept(new Finding(
                    Finding.Kind.TILE,
                    Finding.Where.tile(tile.level(), tile.index()),
                    "The tile is missing or cannot be read."));
            return;
        }
        if (kept.isEmpty() || Arrays.equals(kept.get(), tile.hashes())) {
            return;
        }
        int first = Arrays.mismatch(kept.get(), tile.hashes()) / Hashes.LENGTH;
        int differing = 0;
        for (int i = 0; i < tile.width(); i++) {
            int at = i * Hashes.LENGTH;
            if (!Arrays.equals(kept.get(), at, at + Hashes.LENGTH, tile.hashes(), at, at + Hashes.LENGTH)) {
                differing++;
            }
        }
        Finding.Where where = Finding.Where.tile(tile.level(), tile.index());
        Finding.Named named = tile.level() == 0 ? recent[first] : null;
        faults.accept(new Finding(
                Finding.Kind.TILE,
                named == null ? where : where.at(named),
                "%d of %d hashes are not what the envelopes give, first number %d."
                        .formatted(differing, tile.width(), first)));
    }

    private void compare(Claim claim, byte[] root) {
        if (Arrays.equals(claim.root(), root)) {
            agreed = tree.size();
            if (claim.outside()) {
                confirmed = tree.size();
            } else {
                endRun();
            }
            return;
        }
        String since =
                agreed == 0 ? "no smaller checkpoint agrees" : "the change lies after leaf %d".formatted(agreed - 1);
        disagrees(
                claim,
                tree.size(),
                "%s is not of the tree that the envelopes give; %s.".formatted(claim.what(), since));
    }

    /** The largest size whose root agrees with a checkpoint; 0 if none does. */
    long agreed() {
        return agreed;
    }

    /** The largest size whose root agrees with a checkpoint from outside; 0 if none does. */
    long confirmed() {
        return confirmed;
    }
}
