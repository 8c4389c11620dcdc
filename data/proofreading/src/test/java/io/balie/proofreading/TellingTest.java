package io.balie.proofreading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What auditors are told of a transcript, every form of sentence; the file is kept up to date by a test of the telling. */
class TellingTest {

    private static final Path SENTENCES = Path.of("../../dialog/src/test/resources/telling/sentences-nl.txt");

    @Test
    void its_dutch_is_flawless() throws IOException {
        List<String> sentences = Files.readAllLines(SENTENCES, StandardCharsets.UTF_8);
        assertTrue(sentences.size() > 150, "Only %d sentences in %s.".formatted(sentences.size(), SENTENCES));
        List<Said> said = sentences.stream()
                .map(sentence -> new Said(
                        "telling",
                        sentence.replace("Europe/Amsterdam", "Nederland"),
                        Map.of("language", "nl"),
                        "sentences-nl.txt"))
                .toList();

        assertEquals("", String.join("\n", Proofreader.dutch(said)));
    }
}
