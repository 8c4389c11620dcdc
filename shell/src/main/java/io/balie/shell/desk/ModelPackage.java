package io.balie.shell.desk;

import io.balie.data.bot.ProjectPaths;
import io.balie.nlu.model.BadArchiveException;
import io.balie.nlu.model.SealedArchive;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A model that stands on its own: one file with what it was trained on, how it reads and what its policies learned. It serves wherever
 * the same program does.
 *
 * @param project where the project's parts stand, unpacked
 * @param model the archive of how messages are read
 * @param policies what the policies learned
 */
record ModelPackage(ProjectPaths project, Path model, Path policies) {

    static final String FORMAT = "balie-package-1";

    private static final String PROJECT = "project/";
    private static final String MODEL = "model.zip";
    private static final String POLICIES = "policies.bin";

    /** The project as one file, where it is one. */
    private static final String WHOLE = "project.yml";

    /** What a bot is read from; nothing that could be run. */
    private static final Pattern OF_PROJECT = Pattern.compile(PROJECT + ".+\\.(?:yml|yaml|json|txt)");

    /** Write a package. */
    static void write(Checked checked, Trained trained, Path file) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            ProjectPaths paths = checked.choice().bot();
            boolean whole = paths.data().contains(paths.config());
            Map<String, byte[]> entries = new LinkedHashMap<>();
            for (String name : checked.bot().fingerprint().files().keySet()) {
                boolean all = whole && paths.folder().resolve(name).equals(paths.config());
                entries.put(
                        PROJECT + (all ? WHOLE : name),
                        Files.readAllBytes(paths.folder().resolve(name)));
            }
            entries.put(MODEL, Files.readAllBytes(trained.archive()));
            entries.put(POLICIES, trained.policies().toBytes());
            SealedArchive.write(FORMAT, Map.of(), entries, out);
        } catch (IOException e) {
            throw new UncheckedIOException("The model cannot be written to %s.".formatted(file), e);
        }
    }

    /**
     * Unpack a package. What it holds is checked before the first file is written.
     *
     * @param into an empty folder
     * @throws BadArchiveException if it holds something that no package does, or lacks something that each has
     * @throws IOException if it cannot be read or unpacked
     */
    static ModelPackage unpack(SealedArchive archive, Path into) throws IOException {
        Map<String, Path> targets = new LinkedHashMap<>();
        for (String name : archive.names()) {
            targets.put(name, target(name, into));
        }
        for (String needed : new String[] {MODEL, POLICIES}) {
            if (!targets.containsKey(needed)) {
                throw new BadArchiveException("Entry '%s' is missing.".formatted(needed));
            }
        }
        for (Map.Entry<String, Path> target : targets.entrySet()) {
            Files.createDirectories(target.getValue().getParent());
            Files.write(target.getValue(), archive.read(target.getKey()));
        }
        Path project = into.resolve(PROJECT);
        if (!Files.isDirectory(project)) {
            throw new BadArchiveException("There is no project in it.");
        }
        Path whole = project.resolve(WHOLE);
        return new ModelPackage(
                ProjectPaths.of(Files.isRegularFile(whole) ? whole : project),
                into.resolve(MODEL),
                into.resolve(POLICIES));
    }

    private static Path target(String name, Path into) {
        if (!name.equals(MODEL)
                && !name.equals(POLICIES)
                && !OF_PROJECT.matcher(name).matches()) {
            throw new BadArchiveException("Entry '%s' is nothing that a model has.".formatted(name));
        }
        try {
            Path target = into.resolve(name).normalize();
            if (target.startsWith(into)) {
                return target;
            }
        } catch (InvalidPathException e) {
            throw new BadArchiveException("Entry '%s' is no file's name here.".formatted(name), e);
        }
        throw new BadArchiveException("Entry '%s' leads out of the archive.".formatted(name));
    }
}
