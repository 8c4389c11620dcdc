package io.balie.verifier;

import io.balie.verifier.Chains.Body;
import io.balie.verifier.Finding.Event;
import io.balie.verifier.Finding.FileAt;
import io.balie.verifier.Finding.Kind;
import io.balie.verifier.Finding.Size;
import io.balie.verifier.Finding.TileAt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Verifies an exported log: reads each file once, from the first leaf to the last. */
final class LogVerifier {
    /** A root that somebody signed for a size. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    private record Claim(byte[] root, boolean outside, String source) {}

    private static final int WIDTH = 256;
    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,15}");

    /** Beyond this, the files that a checkpoint speaks of are not looked for one by one. */
    private static final long FAR = 1 << 16;

    private static final byte[] NO_LEAF = new byte[Hash.LENGTH];

    private final Report report;
    private final Folder folder;
    private final Chains chains;
    private final Tree tree = new Tree(this::hash);
    private final NavigableMap<Long, List<Claim>> claims = new TreeMap<>();

    /** The tiles that are being filled, one for each level, and how the records of the lowest are called. */
    private final Map<Integer, byte[]> tiles = new HashMap<>();

    private final Event[] names = new Event[WIDTH];

    /** How many leaves the bundles stand for. */
    private long leaves;

    /** The first of the kept checkpoints that have another root, and how many follow it up to the next that agrees; size 0 if there is none. */
    private Size firstOther = new Size(0);

    private String firstSource = "";
    private long moreOthers;

    private LogVerifier(Path root, Report report) {
        this.report = report;
        this.folder = new Folder(root, report);
        this.chains = new Chains(report);
    }

    /**
     * Verifies a folder.
     *
     * @param key the key that the auditor has from elsewhere, or null
     * @param anchors checkpoints held outside, by where they were found
     */
    static Report verify(Path root, Key key, Map<String, byte[]> anchors) {
        Report report = new Report();
        new LogVerifier(root, report).verify(key, anchors);
        return report;
    }

    private void verify(Key known, Map<String, byte[]> anchors) {
        Notes notes = new Notes(report, known, folder.read("log.vkey", 1024), "log.vkey");
        long own = latest(notes);
        earlier(notes);
        anchors.forEach((source, note) -> claim(notes.signed(note, source), true, source));
        NavigableMap<Long, Integer> bundles = bundles();
        folder.holdsOnly(expected(own > 0 && own <= leaves + FAR ? own : leaves));
        records(bundles);
        report.leaves(tree.size());
        chains.end();
        for (int level = 0; level < 8; level++) {
            int width = (int) ((tree.size() >> 8 * level) % WIDTH);
            if (width > 0) {
                compare(level, tree.size() >> 8 * (level + 1), width);
            }
        }
        if (own > 0 && own != tree.size()) {
            report.found(Kind.SIZE, new Size(own), "the export holds " + tree.size() + " leaves");
        }
        tellOthers();
        claims.forEach((size, made) -> made.forEach(claim -> tooLarge(size, claim, own)));
    }

    /** Reads the latest checkpoint and gives its size, which is known even if nobody signed it; or 0. */
    private long latest(Notes notes) {
        byte[] note = folder.read("checkpoint", Checkpoint.LARGEST);
        if (note == null) {
            return 0;
        }
        Checkpoint checkpoint = Notes.form(note);
        long size = checkpoint == null ? 0 : checkpoint.size();
        notes.believed(checkpoint, "checkpoint", size);
        claim(checkpoint, false, "checkpoint");
        return size;
    }

    /** Reads the earlier ones. Believed or not, a root says something about the leaves; told is whatever does not fit. */
    private void earlier(Notes notes) {
        for (String name : folder.below("checkpoints/")) {
            if (!SIZE.matcher(name).matches()) {
                continue; // told as a file that does not belong there
            }
            String path = "checkpoints/" + name;
            long size = Long.parseLong(name);
            byte[] note = folder.read(path, Checkpoint.LARGEST);
            if (note != null) {
                Checkpoint checkpoint = Notes.form(note);
                checkpoint = checkpoint == null || checkpoint.size() != size ? null : checkpoint;
                notes.believed(checkpoint, path, size);
                claim(checkpoint, false, path);
            }
        }
    }

    private void claim(Checkpoint checkpoint, boolean outside, String source) {
        if (checkpoint != null) {
            claims.computeIfAbsent(checkpoint.size(), any -> new ArrayList<>())
                    .add(new Claim(checkpoint.root(), outside, source));
        }
    }

    /** Finds the bundles, and how many leaves they stand for. */
    private NavigableMap<Long, Integer> bundles() {
        NavigableMap<Long, Integer> bundles = folder.bundles("tile/entries/");
        // After a hole as large as the log, the log ends before it, and the rest does not belong there.
        bundles = bundles.headMap(2L * bundles.size(), false);
        if (!bundles.isEmpty()) {
            leaves = bundles.lastKey() * WIDTH + bundles.lastEntry().getValue();
        }
        return bundles;
    }

    /** The files of an export of this size. */
    private Set<String> expected(long size) {
        Set<String> expected = new HashSet<>(Set.of("checkpoint", "log.vkey"));
        for (String name : folder.below("checkpoints/")) {
            if (SIZE.matcher(name).matches()) {
                expected.add("checkpoints/" + name);
            }
        }
        int level = 0;
        for (long hashes = size; hashes > 0; hashes /= WIDTH) {
            for (long index = 0; index * WIDTH < hashes; index++) {
                String tail = Folder.tail(index, (int) Math.min(WIDTH, hashes - index * WIDTH));
                expected.add("tile/" + level + "/" + tail);
                if (level == 0) {
                    expected.add("tile/entries/" + tail);
                    expected.add("bodies/" + tail);
                }
            }
            level++;
        }
        return expected;
    }

    private void records(NavigableMap<Long, Integer> bundles) {
        for (Map.Entry<Long, Integer> bundle : bundles.entrySet()) {
            while (tree.size() < bundle.getKey() * WIDTH) {
                missing((tree.size() / WIDTH + 1) * WIDTH);
            }
            bundle(bundle.getKey(), bundle.getValue());
        }
    }

    private void bundle(long index, int width) {
        String tail = Folder.tail(index, width);
        Body[] bodies = bodies("bodies/" + tail, width);
        String path = "tile/entries/" + tail;
        int read = 0;
        try (InputStream in = folder.open(path)) {
            while (in != null && read < width) {
                byte[] length = in.readNBytes(2);
                int bytes = length.length < 2
                        ? 0
                        : Short.toUnsignedInt(ByteBuffer.wrap(length).getShort());
                byte[] envelope = in.readNBytes(bytes);
                if (length.length < 2 || envelope.length < bytes) {
                    break;
                }
                leaf(envelope, bodies[read++]);
            }
            if (in != null && (read < width || in.read() >= 0)) {
                report.found(Kind.FILE, new FileAt(path), "does not hold " + width + " envelopes and nothing else");
            }
        } catch (IOException e) {
            folder.unreadable(path);
        }
        missing(index * WIDTH + width);
    }

    private Body[] bodies(String path, int width) {
        Body[] bodies = new Body[width];
        Arrays.fill(bodies, Body.MISSING);
        int read = 0;
        try (InputStream in = folder.open(path)) {
            while (in != null && read < width) {
                byte[] length = in.readNBytes(4);
                Body body = length.length < 4
                        ? null
                        : body(
                                in,
                                Integer.toUnsignedLong(ByteBuffer.wrap(length).getInt()));
                if (body == null) {
                    break;
                }
                bodies[read++] = body;
            }
            if (in != null && (read < width || in.read() >= 0)) {
                report.found(Kind.FILE, new FileAt(path), "does not hold " + width + " bodies and nothing else");
            }
        } catch (IOException e) {
            folder.unreadable(path);
        }
        return bodies;
    }

    /** Reads a body, of whatever length, in pieces; null if it breaks off. */
    private static Body body(InputStream in, long length) throws IOException {
        if (length == 0) {
            return Body.MISSING;
        }
        MessageDigest digest = Hash.sha256();
        byte[] piece = new byte[(int) Math.min(length, 1 << 16)];
        for (long left = length; left > 0; ) {
            int got = in.read(piece, 0, (int) Math.min(left, piece.length));
            if (got < 0) {
                return null;
            }
            digest.update(piece, 0, got);
            left -= got;
        }
        return new Body(length, digest.digest());
    }

    /** Goes on without the leaves before {@code end}; their tiles may still know their hashes, so that the rest can be looked at. */
    private void missing(long end) {
        if (tree.size() < end) {
            report.found(
                    Kind.MISSING,
                    new Event(tree.size(), "", -1),
                    "the records up to leaf " + (end - 1) + " are missing");
        }
        byte[] kept = null;
        while (tree.size() < end) {
            int place = (int) (tree.size() % WIDTH);
            long index = tree.size() / WIDTH;
            if (place == 0 || kept == null) {
                kept = tile(0, index, (int) Math.min(WIDTH, leaves - index * WIDTH));
            }
            byte[] hash =
                    kept == null ? NO_LEAF : Arrays.copyOfRange(kept, place * Hash.LENGTH, (place + 1) * Hash.LENGTH);
            grow(new Event(tree.size(), "", -1), hash);
        }
    }

    private void leaf(byte[] envelope, Body body) {
        byte[] hash = Hash.leaf(envelope);
        grow(chains.take(tree.size(), envelope, hash, body), hash);
    }

    private void grow(Event name, byte[] hash) {
        names[(int) (tree.size() % WIDTH)] = name;
        tree.append(hash);
        List<Claim> made = claims.remove(tree.size());
        if (made == null) {
            return;
        }
        byte[] root = tree.root();
        for (Claim claim : made) {
            boolean same = Arrays.equals(claim.root(), root);
            if (claim.outside() && same) {
                report.confirmed(tree.size());
            } else if (claim.outside()) {
                report.found(Kind.ANCHOR, new Size(tree.size()), otherRoot(claim.source()));
            } else if (same) {
                tellOthers();
            } else if (firstOther.size() > 0) {
                moreOthers++;
            } else {
                firstOther = new Size(tree.size());
                firstSource = claim.source();
            }
        }
    }

    /** Says once what a change does to all the checkpoints after it. */
    private void tellOthers() {
        if (firstOther.size() > 0) {
            report.found(
                    Kind.ROOT,
                    firstOther,
                    otherRoot(firstSource) + (moreOthers == 0 ? "" : "; and so have the next " + moreOthers));
        }
        firstOther = new Size(0);
        moreOthers = 0;
    }

    private static String otherRoot(String source) {
        return Finding.printable(source) + " has another root than the leaves give";
    }

    private void tooLarge(long size, Claim claim, long own) {
        if (claim.outside()) {
            report.found(Kind.ANCHOR, new Size(size), "there are only " + tree.size() + " leaves");
        } else if (size != own) { // the latest one's size was told already
            report.found(Kind.SIZE, new Size(size), "there are only " + tree.size() + " leaves");
        }
    }

    /** Takes a hash from the tree as it grows, and compares a tile once it is full. */
    private void hash(int level, long index, byte[] hash) {
        int place = (int) (index % WIDTH);
        byte[] tile = tiles.computeIfAbsent(level, any -> new byte[WIDTH * Hash.LENGTH]);
        System.arraycopy(hash, 0, tile, place * Hash.LENGTH, Hash.LENGTH);
        if (place == WIDTH - 1) {
            compare(level, index / WIDTH, WIDTH);
        }
    }

    /** A tile as it is stored; null if there is none of this length. */
    private byte[] tile(int level, long index, int width) {
        byte[] stored = folder.read("tile/" + level + "/" + Folder.tail(index, width), width * Hash.LENGTH);
        return stored != null && stored.length == width * Hash.LENGTH ? stored : null;
    }

    private void compare(int level, long index, int width) {
        byte[] made = Arrays.copyOf(tiles.get(level), width * Hash.LENGTH);
        byte[] stored = tile(level, index, width);
        String path = "tile/" + level + "/" + Folder.tail(index, width);
        if (stored == null && folder.has(path)) {
            report.found(Kind.FILE, new FileAt(path), "should have " + made.length + " bytes");
        } else if (stored != null && !Arrays.equals(stored, made)) {
            report.found(Kind.TILE, new TileAt(level, index), differing(level, made, stored));
        }
    }

    /** Says which hashes of a tile are others; in the lowest level those are records. */
    private String differing(int level, byte[] made, byte[] stored) {
        List<String> others = new ArrayList<>();
        for (int i = 0; i < made.length / Hash.LENGTH; i++) {
            int from = i * Hash.LENGTH;
            if (!Arrays.equals(made, from, from + Hash.LENGTH, stored, from, from + Hash.LENGTH)) {
                others.add(level == 0 ? names[i].toString() : "hash " + i);
            }
        }
        return "not what the envelopes give: " + String.join("; ", others);
    }
}
