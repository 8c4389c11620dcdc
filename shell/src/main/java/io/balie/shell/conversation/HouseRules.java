package io.balie.shell.conversation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the desk that keeps a folder of transcripts asks of those who look into it. Kept with the folder, so that it holds also while no desk is open, whatever
 * project a command is given.
 */
public final class HouseRules {

    private static final String ASKS_WHY = "require_reason";

    private HouseRules() {}

    /** Whether nobody may look without saying what for. */
    public static boolean asksWhy(Path folder) {
        return Files.exists(folder.resolve(ASKS_WHY));
    }

    /** Keep what a desk's project says. */
    public static void keep(Path folder, boolean asksWhy) {
        Path file = folder.resolve(ASKS_WHY);
        try {
            if (!asksWhy) {
                Files.deleteIfExists(file);
            } else if (Files.notExists(file)) {
                Files.createFile(file);
            }
        } catch (FileAlreadyExistsException meanwhile) {
            // as it should be
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "What is asked of those who look cannot be kept in '%s'.".formatted(folder), e);
        }
    }
}
