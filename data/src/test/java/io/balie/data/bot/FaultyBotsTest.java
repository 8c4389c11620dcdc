package io.balie.data.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.balie.data.yaml.Fault;
import io.balie.data.yaml.Faults;
import io.balie.data.yaml.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.junit.jupiter.api.io.TempDir;

/**
 * One bad file per fault and one odd file per warning, with the exact message it must give.
 *
 * <p>Each file in {@code src/test/resources/bots/faults} begins with {@code # file:}, the place that it takes in the good bot, and
 * {@code # says:}, once for each fault. Those in {@code bots/warnings} are read nevertheless; {@code # warns:} says with which words.
 */
class FaultyBotsTest {

    @TempDir
    private Path temporary;

    @TestFactory
    Stream<DynamicTest> a_bad_file_gives_exactly_this_message() throws IOException {
        return each("bots/faults", this::refuses);
    }

    @TestFactory
    Stream<DynamicTest> an_odd_file_is_read_with_exactly_this_warning() throws IOException {
        return each("bots/warnings", this::warns);
    }

    private static Stream<DynamicTest> each(String folder, ThrowingConsumer<Path> check) throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(BotSamples.RESOURCES.resolve(folder))) {
            files = list.sorted().toList();
        }
        return files.stream().map(file -> DynamicTest.dynamicTest(name(file), () -> check.accept(file)));
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".yml", "").replace('_', ' ');
    }

    private Path bot(Path file, String text) {
        String place = header(text, "# file: ").getFirst();
        return BotSamples.bot(
                temporary.resolve(file.getFileName().toString().replace(".yml", "")), Map.of(place, text));
    }

    private void refuses(Path file) throws IOException {
        String text = Files.readString(file);
        List<String> expected = header(text, "# says: ");
        assertFalse(expected.isEmpty(), "The file states no message.");
        Path folder = bot(file, text);

        Faults faults = assertThrows(Faults.class, () -> BotFolder.read(folder, BotSamples.PROGRAM, name -> null));

        assertEquals(
                String.join("\n", expected),
                faults.list().stream().map(Fault::toString).collect(Collectors.joining("\n")));
    }

    private void warns(Path file) throws IOException {
        String text = Files.readString(file);
        List<String> expected = header(text, "# warns: ");
        assertFalse(expected.isEmpty(), "The file states no message.");

        BotFiles files = BotFolder.read(bot(file, text), BotSamples.PROGRAM, name -> null);

        assertEquals(
                String.join("\n", expected),
                files.warnings().stream().map(Warning::toString).collect(Collectors.joining("\n")));
    }

    private static List<String> header(String text, String prefix) {
        return text.lines()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList();
    }
}
