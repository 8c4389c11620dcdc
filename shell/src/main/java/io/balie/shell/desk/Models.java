package io.balie.shell.desk;

import io.balie.dialog.policy.TrainedPolicies;
import io.balie.nlu.model.BadArchiveException;
import io.balie.nlu.model.ModelArchive;
import io.balie.nlu.model.NluModel;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The models kept in a folder: {@code <fingerprint>.zip}, and beside them {@code made/<ingredients>}, one line that says which model
 * came of which data and settings; what policies learned is {@code policies/<ingredients>.bin}. A file is there whole or not at all.
 */
final class Models {

    private static final Pattern KEPT = Pattern.compile("[0-9a-f]{64}\\.zip");

    private final Path folder;

    Models(Path folder) {
        this.folder = folder;
    }

    /** A model and the archive it is kept in. */
    record Kept(NluModel model, Path archive) {}

    /**
     * The model made of these ingredients, if it is kept.
     *
     * @param ingredients a fingerprint over data, settings and program
     * @throws BadArchiveException if its archive is damaged
     */
    Optional<Kept> madeOf(String ingredients) {
        Path made = folder.resolve("made").resolve(ingredients);
        try {
            if (!Files.exists(made)) {
                return Optional.empty();
            }
            Path archive =
                    archive(Files.readString(made, StandardCharsets.UTF_8).strip());
            if (!Files.exists(archive)) {
                return Optional.empty();
            }
            return Optional.of(new Kept(ArchiveFile.model(archive), archive));
        } catch (IOException e) {
            throw new UncheckedIOException("The model noted in %s cannot be read.".formatted(made), e);
        }
    }

    /** The archive of the model that was trained last, of whatever ingredients. */
    Optional<Path> latest() {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> KEPT.matcher(file.getFileName().toString()).matches())
                    .max(Comparator.comparing(Models::modified).thenComparing(Path::compareTo));
        } catch (IOException e) {
            throw new UncheckedIOException("The models in %s cannot be listed.".formatted(folder), e);
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    // What a process left that was killed while it wrote; nobody else writes while this one is alone.
    private void sweep() throws IOException {
        for (Path place : List.of(folder, folder.resolve("made"), folder.resolve("policies"))) {
            if (Files.isDirectory(place)) {
                try (DirectoryStream<Path> left = Files.newDirectoryStream(place, ".fresh*.tmp")) {
                    for (Path file : left) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        }
    }

    /** Keep a model as the one made of these ingredients. */
    Kept keep(NluModel model, String ingredients) {
        Path archive = archive(model.fingerprint());
        try {
            Files.createDirectories(folder.resolve("made"));
            replace(archive, out -> ModelArchive.write(model, out));
            replace(
                    folder.resolve("made").resolve(ingredients),
                    out -> out.write((model.fingerprint() + "\n").getBytes(StandardCharsets.UTF_8)));
            return new Kept(model, archive);
        } catch (IOException e) {
            throw new UncheckedIOException("The model cannot be kept in %s.".formatted(folder), e);
        }
    }

    /**
     * What policies learned of these ingredients, if it is kept.
     *
     * @throws IllegalArgumentException if the file is damaged
     */
    Optional<TrainedPolicies> policiesOf(String ingredients) {
        Path file = policies(ingredients);
        try {
            return Files.exists(file) ? Optional.of(TrainedPolicies.of(Files.readAllBytes(file))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The policies in %s cannot be read.".formatted(file), e);
        }
    }

    /** Keep what policies learned. */
    void keep(TrainedPolicies learned, String ingredients) {
        Path file = policies(ingredients);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            replace(file, out -> out.write(learned.toBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("The policies cannot be kept in %s.".formatted(folder), e);
        }
    }

    private Path policies(String ingredients) {
        return folder.resolve("policies").resolve(ingredients + ".bin");
    }

    /** Do something while no other process does the same; a second one waits. */
    <T> T alone(Work<T> work) {
        try {
            Files.createDirectories(folder);
            try (FileChannel lock = FileChannel.open(
                            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = lock.lock()) {
                if (!held.isValid()) {
                    throw new IllegalStateException("The lock of %s was lost.".formatted(folder));
                }
                sweep();
                return work.run();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder %s cannot be written.".formatted(folder), e);
        }
    }

    /** Something to be done alone. */
    @FunctionalInterface
    interface Work<T> {
        T run();
    }

    private Path archive(String fingerprint) {
        return folder.resolve(fingerprint.replaceAll("[^0-9a-f]", "") + ".zip");
    }

    @FunctionalInterface
    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static void replace(Path file, Writing writing) throws IOException {
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), ".fresh", ".tmp");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh))) {
                writing.to(out);
            }
            try (FileChannel written = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
