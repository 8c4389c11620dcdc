package io.balie.data.bot;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.dialog.Turns;
import io.balie.nlu.Language;
import io.balie.nlu.entities.EntityExtractor;
import io.balie.nlu.evaluation.SpanScores;
import io.balie.nlu.evaluation.SpanScores.Span;
import io.balie.nlu.language.LanguageModel;
import io.balie.nlu.tagging.NameTaggerTrainer;
import io.balie.nlu.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Names, numbers and times in messages that other hands wrote and marked: no worse than they were. */
class HeldOutSpansTest {

    private static final Path BOT = Path.of(System.getProperty("balie.bot", "bots/first-line"));
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final Set<String> NAMES = Set.of("person", "organisation");
    private static final long SEED = 1;
    private static final double EXACT = 0.97;
    private static final double NAMED = 0.90;
    private static final double TIMES = 0.95;

    private static LanguageModel languages;
    private static EntityExtractor extractor;

    @BeforeAll
    static void learn() {
        BotFiles files = BotFolder.read(BOT, Program.of(Set.of(), Turns.FACTS), name -> null);
        languages = LanguageModel.train(files.examples(), List.of(Language.NL, Language.EN, Language.DE, Language.FR));
        extractor = new EntityExtractor(
                languages::knows,
                new NameTaggerTrainer(SEED)
                        .train(files.examples(), languages::knows)
                        .orElseThrow());
    }

    @Test
    void numbers_and_names_are_found_with_their_place_and_value() throws IOException {
        SpanScores scores = scores("entities.jsonl");
        double exact = scores.pooled(kind -> !NAMES.contains(kind)).f1();
        double named = scores.pooled(NAMES::contains).f1();

        assertTrue(exact >= EXACT, () -> "F1 of the exact kinds is %.3f: %s".formatted(exact, scores.kinds()));
        assertTrue(named >= NAMED, () -> "F1 of names is %.3f: %s".formatted(named, scores.kinds()));
    }

    @Test
    void times_are_found_with_their_place_and_value() throws IOException {
        SpanScores scores = scores("times.jsonl");
        double whole = (double) scores.wholeMessages() / scores.messages();

        assertTrue(whole >= TIMES, () -> "%.3f of the messages are right: %s".formatted(whole, scores.kinds()));
    }

    private static SpanScores scores(String file) throws IOException {
        List<MarkedMessages> marked = MarkedMessages.read(BOT.resolve("tests").resolve(file), ZONE, "NL");
        Set<String> kinds =
                marked.stream().flatMap(m -> m.spans().stream()).map(Span::kind).collect(Collectors.toSet());
        SpanScores scores = new SpanScores();
        for (MarkedMessages one : marked) {
            Text text = Text.of(one.message().text());
            Language language = languages.find(text, Optional.empty()).language();
            scores.add(
                    one.spans(),
                    extractor.extract(text, one.message(), language).stream()
                            .map(MarkedMessages::span)
                            .filter(span -> kinds.contains(span.kind()))
                            .toList());
        }
        return scores;
    }
}
