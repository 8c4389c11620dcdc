package io.balie.shell.anchor;

import io.balie.data.evidence.BadNote;
import io.balie.data.evidence.Checkpoint;
import io.balie.data.keys.VerifierKey;
import io.balie.data.tree.Proofs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder with a file for each checkpoint, named for log and size, never written twice. Takes nothing that contradicts the last one there: a
 * log that was set back or written anew does not get in.
 */
final class AnchorFolder implements AnchorPlace {

    private static final Pattern FILE = Pattern.compile("([0-9a-f]{16})-([1-9][0-9]{0,15})");
    private static final int LARGEST = 65_536;

    private final String name;
    private final Path folder;
    private final VerifierKey key;
    private final History history;

    /** Shows that a log has only grown. */
    @FunctionalInterface
    interface History {

        /** The consistency proof between two sizes of the log. */
        List<byte[]> between(long before, long size) throws IOException;
    }

    AnchorFolder(String name, Path folder, VerifierKey key, History history) {
        this.name = name;
        this.folder = folder;
        this.key = key;
        this.history = history;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void take(Signed signed) throws NotTaken {
        try {
            if (!Files.isDirectory(folder)) {
                // Not made here: where a disk should be mounted and is not, a folder of our own would confirm nothing.
                throw new NotTaken("is not there; make the folder, or mount what it lies on.");
            }
            Checkpoint checkpoint = Checkpoint.open(signed.note().getBytes(StandardCharsets.UTF_8), key);
            Optional<Checkpoint> last = last(log(signed.origin()));
            if (last.isPresent() && last.get().size() >= checkpoint.size()) {
                mustBeTheSame(last.get(), checkpoint);
                return;
            }
            if (last.isPresent()) {
                mustContinue(last.get(), checkpoint);
            }
            write(folder.resolve(log(signed.origin()) + "-" + checkpoint.size()), signed.note());
        } catch (FileAlreadyExistsException already) {
            throw new NotTaken("has a file of this size already, and it cannot be read.", already);
        } catch (IOException e) {
            throw new NotTaken("cannot be read or written.", e);
        } catch (BadNote bad) {
            throw new NotTaken("has or was given a checkpoint that the log's key did not sign.", bad);
        }
    }

    private static String log(String origin) {
        return origin.substring(origin.lastIndexOf('/') + 1);
    }

    private static void mustBeTheSame(Checkpoint last, Checkpoint checkpoint) throws NotTaken {
        if (last.size() > checkpoint.size() || !Arrays.equals(last.root(), checkpoint.root())) {
            throw new NotTaken(
                    "has a checkpoint of %d leaves that contradicts the new one of %d: the log was set back or changed."
                            .formatted(last.size(), checkpoint.size()));
        }
    }

    private void mustContinue(Checkpoint last, Checkpoint checkpoint) throws NotTaken, IOException {
        List<byte[]> proof = history.between(last.size(), checkpoint.size());
        if (!Proofs.consistent(last.size(), last.root(), checkpoint.size(), checkpoint.root(), proof)) {
            throw new NotTaken(
                    "has a checkpoint of %d leaves that the new one of %d does not continue: the log was changed."
                            .formatted(last.size(), checkpoint.size()));
        }
    }

    private Optional<Checkpoint> last(String log) throws IOException {
        long largest = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Matcher named = FILE.matcher(file.getFileName().toString());
                if (named.matches() && named.group(1).equals(log)) {
                    largest = Math.max(largest, Long.parseLong(named.group(2)));
                }
            }
        }
        if (largest == 0) {
            return Optional.empty();
        }
        Path file = folder.resolve(log + "-" + largest);
        if (Files.size(file) > LARGEST) {
            throw new IOException("File '%s' is no checkpoint.".formatted(file));
        }
        return Optional.of(Checkpoint.open(Files.readAllBytes(file), key));
    }

    /** Whole or not at all, and on the disk when this returns. */
    private void write(Path file, String note) throws IOException {
        Path fresh = Files.createTempFile(folder, ".new", ".checkpoint");
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(note.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            try {
                Files.createLink(file, fresh); // unlike a move, never replaces
            } catch (UnsupportedOperationException noLinks) {
                Files.copy(fresh, file);
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
