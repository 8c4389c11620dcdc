package io.balie.shell.desk;

import io.balie.data.bot.ProjectPaths;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A model that stands on its own: one file with what it was trained on, how it reads and what its policies learned. It serves wherever
 * the same program does.
 *
 * @param project where the project's parts stand, unpacked
 * @param model the archive of how messages are read
 * @param policies what the policies learned
 */
record ModelPackage(ProjectPaths project, Path model, Path policies) {

    private static final String PROJECT = "project/";
    private static final String MODEL = "model.zip";
    private static final String POLICIES = "policies.bin";

    /** The project as one file, where it is one. */
    private static final String WHOLE = "project.yml";

    /** An archive of the usual kind is below it by far; one that is made to fill the disk is not. */
    private static final long LARGEST = 2_000_000_000;

    /** Whether the project came as one text rather than from an author's folder. */
    boolean isSent() {
        return project.data().contains(project.config());
    }

    /** Write a package. */
    static void write(Checked checked, Trained trained, Path file) {
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            ProjectPaths paths = checked.choice().bot();
            boolean whole = paths.data().contains(paths.config());
            for (String name : checked.bot().fingerprint().files().keySet()) {
                boolean all = whole && paths.folder().resolve(name).equals(paths.config());
                put(
                        zip,
                        PROJECT + (all ? WHOLE : name),
                        Files.readAllBytes(paths.folder().resolve(name)));
            }
            put(zip, MODEL, Files.readAllBytes(trained.archive()));
            put(zip, POLICIES, trained.policies().toBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("The model cannot be written to %s.".formatted(file), e);
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.fromMillis(0)); // the same model gives the same file
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    /**
     * Unpack a package.
     *
     * @param into an empty folder
     * @return empty if the file is no package
     * @throws IOException if the file is damaged
     */
    static Optional<ModelPackage> read(Path file, Path into) throws IOException {
        long left = LARGEST;
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("An entry leads out of the package.");
                }
                if (entry.isDirectory()) {
                    continue;
                }
                Files.createDirectories(target.getParent());
                left = copy(zip, target, left);
            }
        }
        Path model = into.resolve(MODEL);
        Path project = into.resolve(PROJECT);
        if (!Files.isRegularFile(model) || !Files.isDirectory(project)) {
            return Optional.empty();
        }
        Path whole = project.resolve(WHOLE);
        return Optional.of(new ModelPackage(
                ProjectPaths.of(Files.isRegularFile(whole) ? whole : project), model, into.resolve(POLICIES)));
    }

    private static long copy(InputStream from, Path target, long left) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long rest = left;
        try (OutputStream out = Files.newOutputStream(target)) {
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                rest -= read;
                if (rest < 0) {
                    throw new IOException("The package holds more than %d bytes.".formatted(LARGEST));
                }
                out.write(buffer, 0, read);
            }
        }
        return rest;
    }
}
