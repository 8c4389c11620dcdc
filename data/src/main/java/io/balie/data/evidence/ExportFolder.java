package io.balie.data.evidence;

import io.balie.data.transcript.Sealed;
import io.balie.data.tree.Hashes;
import io.balie.data.tree.Tile;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An exported log: static files in a folder, which may have been made, or changed, by anybody. Links are never followed. */
public final class ExportFolder implements LogSource {

    /** No body of ours is near it; what is larger is not loaded. */
    private static final int LARGEST_BODY = 1 << 25;

    /** Beyond this, what a checkpoint claims is not looked for file by file. */
    private static final long FAR = 1L << 16;

    private static final int LARGEST_KEY = 4_096;

    private final Path folder;
    private final Map<String, Long> files = new TreeMap<>();
    private final Set<String> folders = new TreeSet<>();
    private final List<Finding> strange = new ArrayList<>();

    /** The files of entries that count: how many leaves each has, by its number. */
    private final NavigableMap<Long, Integer> bundles;

    private final long size;
    private final OptionalLong claimed;
    private @Nullable Bundle latest;

    /**
     * The records of up to 256 leaves.
     *
     * @param envelopes those that could be read
     * @param bodies as many; empty where there is none
     */
    private record Bundle(long index, List<byte[]> envelopes, List<byte[]> bodies) {}

    private ExportFolder(Path folder) throws IOException {
        this.folder = folder;
        list();
        this.bundles = bundles();
        this.size = bundles.isEmpty()
                ? 0
                : bundles.lastKey() * Tile.WIDTH + bundles.lastEntry().getValue();
        this.claimed = claimed();
    }

    /**
     * The log of a folder.
     *
     * @throws IOException if the folder cannot be read at all
     */
    public static ExportFolder open(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("There is no folder '%s'.".formatted(folder));
        }
        return new ExportFolder(folder);
    }

    /** Whether a folder looks like an exported log rather than a store. */
    public static boolean is(Path folder) {
        return Files.isRegularFile(folder.resolve(ExportLayout.CHECKPOINT))
                || Files.isDirectory(folder.resolve("tile"));
    }

    private void list() throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes about) {
                if (!path.equals(folder)) {
                    folders.add(named(path));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes about) {
                if (about.isRegularFile()) {
                    files.put(named(path), about.size());
                } else {
                    strange.add(Finding.file(named(path), "It is a link or something else that is no file."));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException why) {
                strange.add(Finding.file(named(path), "It cannot be read."));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private String named(Path path) {
        return folder.relativize(path).toString().replace('\\', '/');
    }

    /**
     * The greatest number says how many leaves there are, and a name costs nothing: after a hole as large as the log, the log ends before it.
     */
    private NavigableMap<Long, Integer> bundles() {
        NavigableMap<Long, Integer> all = new TreeMap<>();
        for (String file : files.keySet()) {
            ExportLayout.entries(file).ifPresent(entries -> all.merge(entries.index(), entries.width(), Math::max));
        }
        return all.headMap(2L * all.size(), false);
    }

    private OptionalLong claimed() {
        try {
            return OptionalLong.of(Checkpoint.unchecked(small(ExportLayout.CHECKPOINT, SignedNote.LARGEST))
                    .size());
        } catch (IOException | BadNote none) {
            return OptionalLong.empty();
        }
    }

    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public Optional<String> ownKey() {
        try {
            String text = new String(small(ExportLayout.KEY, LARGEST_KEY), StandardCharsets.UTF_8);
            return Optional.of(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<Note> checkpoints(Consumer<Finding> faults) {
        TreeMap<Long, Note> notes = new TreeMap<>();
        for (String file : files.keySet()) {
            OptionalLong under = ExportLayout.size(file);
            if (under.isPresent()) {
                note(file, under.getAsLong(), faults).ifPresent(note -> notes.put(note.size(), note));
            }
        }
        List<Note> all = new ArrayList<>(notes.values());
        if (files.containsKey(ExportLayout.CHECKPOINT)) {
            note(ExportLayout.CHECKPOINT, claimed.orElse(0), faults).ifPresent(all::add);
        }
        return all;
    }

    private Optional<Note> note(String file, long under, Consumer<Finding> faults) {
        try {
            return Optional.of(new Note(under, small(file, SignedNote.LARGEST)));
        } catch (IOException e) {
            faults.accept(Finding.file(file, "It cannot be read, or is too large."));
            return Optional.empty();
        }
    }

    private byte[] small(String file, int largest) throws IOException {
        try (InputStream in = open(file)) {
            byte[] bytes = in.readNBytes(largest + 1);
            if (bytes.length > largest) {
                throw new IOException("File '%s' has more than %d bytes.".formatted(file, largest));
            }
            return bytes;
        }
    }

    private InputStream open(String file) throws IOException {
        return Files.newInputStream(folder.resolve(file), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void read(Reader reader) {
        strange.forEach(reader::fault);
        long expected = claimed.isPresent() && claimed.getAsLong() <= size + FAR ? claimed.getAsLong() : size;
        structure(expected, reader);
        if (claimed.isPresent() && size > claimed.getAsLong()) {
            reader.fault(new Finding(
                    Finding.Kind.SIZE,
                    Finding.Where.size(claimed.getAsLong()),
                    "There are %d leaves, the export's own checkpoint says %d.".formatted(size, claimed.getAsLong())));
        }
        long next = 0;
        for (Map.Entry<Long, Integer> there : bundles.entrySet()) {
            long first = there.getKey() * Tile.WIDTH;
            while (next < first) {
                long end = (next / Tile.WIDTH + 1) * Tile.WIDTH;
                reader.missing(next, end, "its file of entries is missing.");
                next = end;
            }
            Bundle bundle = bundle(there.getKey(), reader::fault);
            int read = bundle.envelopes().size();
            List<Sealed> records = new ArrayList<>();
            for (int i = 0; i < read; i++) {
                records.add(new Sealed(
                        first + i, bundle.envelopes().get(i), bundle.bodies().get(i)));
            }
            reader.coming(records);
            records.forEach(reader::record);
            next = first + there.getValue();
            if (first + read < next) {
                reader.missing(first + read, next, "it is not in its file of entries.");
            }
        }
    }

    /** That what must be there is there, and nothing else. */
    private void structure(long expected, Reader reader) {
        Set<String> known = new HashSet<>();
        Set<String> above = new HashSet<>();
        ExportLayout.files(expected, file -> {
            known.add(file);
            parents(file, above);
            if (!files.containsKey(file)) {
                reader.fault(Finding.file(file, "It is missing."));
            }
        });
        ExportLayout.tiles(expected, (level, index, width) -> {
            String file = ExportLayout.tile(level, index, width);
            Long length = files.get(file);
            if (length != null && length != (long) width * Hashes.LENGTH) {
                reader.fault(
                        Finding.file(file, "It has %d bytes, expected %d.".formatted(length, width * Hashes.LENGTH)));
            }
        });
        if (files.containsKey(ExportLayout.KEY)) {
            oneLine(reader);
        }
        for (String file : files.keySet()) {
            if (ExportLayout.size(file).isPresent()) {
                parents(file, above);
            } else if (!known.contains(file)) {
                reader.fault(Finding.file(file, "It does not belong in an exported log of this size."));
            }
        }
        for (String found : folders) {
            if (!above.contains(found) && !found.equals("checkpoints")) {
                reader.fault(Finding.file(found, "The folder does not belong in an exported log of this size."));
            }
        }
    }

    private void oneLine(Reader reader) {
        try {
            byte[] bytes = small(ExportLayout.KEY, LARGEST_KEY);
            for (int i = 0; i < bytes.length; i++) {
                if ((bytes[i] == '\n') != (i == bytes.length - 1)) {
                    reader.fault(Finding.file(ExportLayout.KEY, "It is not one line."));
                    return;
                }
            }
        } catch (IOException e) {
            reader.fault(Finding.file(ExportLayout.KEY, "It cannot be read, or is too large."));
        }
    }

    private static void parents(String file, Set<String> above) {
        for (int slash = file.lastIndexOf('/'); slash > 0; slash = file.lastIndexOf('/', slash - 1)) {
            above.add(file.substring(0, slash));
        }
    }

    private Bundle bundle(long index, Consumer<Finding> faults) {
        Bundle known = latest;
        if (known != null && known.index() == index) {
            return known;
        }
        int width = bundles.getOrDefault(index, 0);
        List<byte[]> envelopes = items(ExportLayout.tile(ExportLayout.ENTRIES, index, width), width, true, faults);
        List<byte[]> bodies = items(ExportLayout.tile(ExportLayout.BODIES, index, width), width, false, faults);
        while (bodies.size() < envelopes.size()) {
            bodies.add(new byte[0]);
        }
        Bundle read = new Bundle(index, envelopes, bodies);
        latest = read;
        return read;
    }

    private List<byte[]> items(String file, int width, boolean entries, Consumer<Finding> faults) {
        List<byte[]> items = new ArrayList<>();
        if (!files.containsKey(file)) {
            return items; // told already
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(open(file), 1 << 16))) {
            for (int i = 0; i < width; i++) {
                long length = entries ? in.readUnsignedShort() : Integer.toUnsignedLong(in.readInt());
                if (length > LARGEST_BODY) {
                    faults.accept(Finding.file(
                            file, "Number %d has %d bytes, more than any that was stored.".formatted(i, length)));
                    return items;
                }
                byte[] item = in.readNBytes((int) length);
                if (item.length < length) {
                    throw new EOFException();
                }
                items.add(item);
            }
            if (in.read() >= 0) {
                faults.accept(Finding.file(file, "There is more after its %d records.".formatted(width)));
            }
        } catch (EOFException e) {
            faults.accept(Finding.file(file, "It breaks off after %d of %d records.".formatted(items.size(), width)));
        } catch (IOException e) {
            faults.accept(Finding.file(file, "It cannot be read."));
        }
        return items;
    }

    @Override
    public Sealed record(long leaf) throws IOException {
        Bundle bundle = bundle(leaf / Tile.WIDTH, fault -> {});
        int place = (int) (leaf % Tile.WIDTH);
        if (leaf < 0 || leaf >= size || place >= bundle.envelopes().size()) {
            throw new IOException("Leaf %d is not there.".formatted(leaf));
        }
        return new Sealed(leaf, bundle.envelopes().get(place), bundle.bodies().get(place));
    }

    @Override
    public Optional<byte[]> tile(int level, long index, int width) throws IOException {
        String file = ExportLayout.tile(level, index, width);
        Long length = files.get(file);
        if (length == null || length != (long) width * Hashes.LENGTH) {
            return Optional.empty(); // told already
        }
        return Optional.of(small(file, Tile.FULL));
    }

    @Override
    public void close() {
        // Files are closed as they are read.
    }
}
