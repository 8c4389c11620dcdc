package io.balie.data.bot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A small bot without faults, to which a test adds a file. */
final class BotSamples {

    static final Path RESOURCES = Path.of("src/test/resources");
    static final Program PROGRAM =
            Program.of(Set.of("action_listen", "action_noteer"), Set.of("company_name", "address_form"));

    private BotSamples() {}

    /** The good bot, copied to a folder; a path that is given gets this text instead. */
    static Path bot(Path folder, Map<String, String> changes) {
        Path good = RESOURCES.resolve("bots/good");
        try (Stream<Path> walk = Files.walk(good)) {
            List<Path> files = walk.filter(Files::isRegularFile).toList();
            for (Path file : files) {
                write(folder.resolve(good.relativize(file).toString()), Files.readString(file));
            }
            for (Map.Entry<String, String> change : changes.entrySet()) {
                write(folder.resolve(change.getKey()), change.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
