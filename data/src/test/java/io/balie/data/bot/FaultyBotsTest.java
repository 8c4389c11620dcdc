package io.balie.data.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.balie.data.yaml.Fault;
import io.balie.data.yaml.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * One bad file per fault, with the exact message it must give.
 *
 * <p>Each file in {@code src/test/resources/bots/faults} begins with {@code # file:}, the place that it takes in the good bot, and
 * {@code # says:}, once for each fault.
 */
class FaultyBotsTest {

    @TempDir
    private Path temporary;

    @TestFactory
    Stream<DynamicTest> a_bad_file_gives_exactly_this_message() throws IOException {
        List<Path> bad;
        try (Stream<Path> list = Files.list(BotSamples.RESOURCES.resolve("bots/faults"))) {
            bad = list.sorted().toList();
        }
        return bad.stream().map(file -> DynamicTest.dynamicTest(name(file), () -> check(file)));
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".yml", "").replace('_', ' ');
    }

    private void check(Path file) throws IOException {
        String text = Files.readString(file);
        String place = header(text, "# file: ").getFirst();
        List<String> expected = header(text, "# says: ");
        assertFalse(expected.isEmpty(), "The file states no message.");
        Path folder = BotSamples.bot(
                temporary.resolve(file.getFileName().toString().replace(".yml", "")), Map.of(place, text));

        Faults faults = assertThrows(Faults.class, () -> BotFolder.read(folder, BotSamples.PROGRAM, name -> null));

        assertEquals(
                String.join("\n", expected),
                faults.list().stream().map(Fault::toString).collect(Collectors.joining("\n")));
    }

    private static List<String> header(String text, String prefix) {
        return text.lines()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList();
    }
}
