package io.balie.data.evidence;

import io.balie.data.keys.VerifierKey;
import io.balie.data.transcript.Envelope;
import io.balie.data.transcript.Sealed;
import io.balie.data.tree.GrowingTree;
import io.balie.data.tree.Hashes;
import io.balie.data.tree.Tile;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/** Writes a log into a new folder of static files, up to its latest checkpoint; completely or not at all. */
public final class LogExport {

    private final LogSource log;
    private final VerifierKey key;

    /** @param key the one that the log's checkpoints are signed with */
    public LogExport(LogSource log, VerifierKey key) {
        this.log = log;
        this.key = key;
    }

    /**
     * Write the folder.
     *
     * @return how many leaves it holds
     * @throws NotExported if there is no checkpoint yet, the folder is there already, or the log or the disk fails; then no folder was made
     */
    public long to(Path folder) {
        if (Files.exists(folder)) {
            throw new NotExported("'%s' is there already; name a new folder.".formatted(folder));
        }
        List<LogSource.Note> notes = log.checkpoints(fault -> {
            throw new NotExported(fault.says());
        });
        if (notes.isEmpty()) {
            throw new NotExported("There is no checkpoint yet; one is signed within a second while a desk is open.");
        }
        long size = notes.getLast().size();
        Path parent = folder.toAbsolutePath().getParent();
        Path fresh = null;
        try {
            Files.createDirectories(parent);
            fresh = Files.createTempDirectory(parent, "." + folder.getFileName() + ".");
            Writing writing = new Writing(fresh, size);
            log.read(writing);
            writing.end();
            write(fresh.resolve(ExportLayout.KEY), (key + "\n").getBytes(StandardCharsets.UTF_8));
            for (LogSource.Note note : notes.subList(0, notes.size() - 1)) {
                write(fresh.resolve(ExportLayout.CHECKPOINTS + note.size()), note.bytes());
            }
            write(fresh.resolve(ExportLayout.CHECKPOINT), notes.getLast().bytes());
            sync(fresh);
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
            sync(parent);
            fresh = null;
            return size;
        } catch (IOException | UncheckedIOException e) {
            throw new NotExported("The log could not be written to '%s'.".formatted(folder), e);
        } finally {
            if (fresh != null) {
                delete(fresh);
            }
        }
    }

    /** Takes the records and writes a file for every 256. */
    private final class Writing implements LogSource.Reader {
        private final Path folder;
        private final long size;
        private final GrowingTree tree = new GrowingTree();
        private final ByteArrayOutputStream entries = new ByteArrayOutputStream();
        private final ByteArrayOutputStream bodies = new ByteArrayOutputStream();

        Writing(Path folder, long size) {
            this.folder = folder;
            this.size = size;
        }

        @Override
        public Optional<Envelope> record(Sealed sealed) {
            if (sealed.leaf() >= size) {
                refuseUncoveredErasure(sealed);
                return Optional.empty();
            }
            try {
                DataOutputStream entry = new DataOutputStream(entries);
                if (sealed.envelope().length > Envelope.LARGEST) {
                    throw new NotExported("The envelope of leaf %d is too large.".formatted(sealed.leaf()));
                }
                entry.writeShort(sealed.envelope().length);
                entry.write(sealed.envelope());
                DataOutputStream body = new DataOutputStream(bodies);
                body.writeInt(sealed.body().length);
                body.write(sealed.body());
                tree.append(Hashes.leaf(sealed.envelope()));
                if (tree.size() % Tile.WIDTH == 0) {
                    bundle(Tile.WIDTH);
                }
                for (Tile tile : tree.takeFull()) {
                    // What is kept goes out, right or wrong: who verifies wants to see where they part.
                    byte[] kept =
                            log.tile(tile.level(), tile.index(), Tile.WIDTH).orElse(tile.hashes());
                    write(file(ExportLayout.tile(tile.level(), tile.index(), Tile.WIDTH)), kept);
                }
                return Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** A body that is gone needs the record that says so, and that one is beyond the checkpoint. */
        private void refuseUncoveredErasure(Sealed sealed) {
            String envelope = new String(sealed.envelope(), StandardCharsets.ISO_8859_1);
            if (envelope.contains("\"kind\":\"erased\"")) {
                throw new NotExported(
                        "A conversation was erased after the latest checkpoint. Try again in a moment; if no desk is open, open one first.");
            }
        }

        private void bundle(int width) throws IOException {
            long index = (tree.size() - 1) / Tile.WIDTH;
            write(file(ExportLayout.tile(ExportLayout.ENTRIES, index, width)), entries.toByteArray());
            write(file(ExportLayout.tile(ExportLayout.BODIES, index, width)), bodies.toByteArray());
            entries.reset();
            bodies.reset();
        }

        private Path file(String name) {
            return folder.resolve(name);
        }

        void end() throws IOException {
            if (tree.size() != size) {
                throw new NotExported("The log has %d leaves, its latest checkpoint says %d. Verify it."
                        .formatted(tree.size(), size));
            }
            if (size % Tile.WIDTH > 0) {
                bundle((int) (size % Tile.WIDTH));
            }
            for (Tile tile : tree.unfinished()) {
                write(file(ExportLayout.tile(tile.level(), tile.index(), tile.width())), tile.hashes());
            }
        }

        @Override
        public void missing(long from, long to, String why) {
            if (from < size) {
                throw new NotExported("Leaf %d is missing: %s Verify the log.".formatted(from, why));
            }
        }

        @Override
        public void fault(Finding finding) {
            // What is there is exported as it is; verifying says what is wrong with it.
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(false);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes about) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path left, @org.jspecify.annotations.Nullable IOException why)
                        throws IOException {
                    Files.delete(left);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            System.getLogger(LogExport.class.getName())
                    .log(System.Logger.Level.WARNING, "What was written of an export could not be removed.", e);
        }
    }
}
