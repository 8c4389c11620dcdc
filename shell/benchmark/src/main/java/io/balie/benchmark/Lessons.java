package io.balie.benchmark;

import io.balie.nlu.Example;
import io.balie.nlu.Language;
import io.balie.nlu.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The shipped bot's messages that nothing learns from, as {@code test --messages} reads them: language by file, text and label by line. */
record Lessons(List<Example> examples) {

    static Lessons read() {
        Path folder = ShippedDesk.path("balie.root").resolve("data/bots/first-line/tests/messages");
        List<Example> examples = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                Language language = new Language(file.getFileName().toString().substring(0, 2));
                List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
                for (String line : lines.subList(1, lines.size())) {
                    String[] cells = line.split("\t", -1);
                    examples.add(new Example(cells[0], cells[1], language, List.of()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The messages in %s cannot be read.".formatted(folder), e);
        }
        return new Lessons(examples);
    }

    List<Language> languages() {
        return List.of(Language.NL, Language.EN, Language.DE, Language.FR);
    }

    /** As they come in. */
    List<Message> messages() {
        return examples.stream()
                .map(e -> new Message(
                        e.text(), ShippedDesk.NOW, ZoneId.of("Europe/Amsterdam"), "NL", Optional.of(e.language())))
                .toList();
    }
}
