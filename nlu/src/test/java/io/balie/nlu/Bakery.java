package io.balie.nlu;

import io.balie.nlu.classifier.Recipe;
import io.balie.nlu.model.NluModel;
import io.balie.nlu.model.NluTrainer;
import io.balie.nlu.model.Progress;
import io.balie.nlu.model.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The small bot that tests train: a bakery with six intents. */
public final class Bakery {

    public static final List<Language> LANGUAGES = List.of(Language.NL, Language.EN, Language.DE, Language.FR);

    /** Monday 23 November 2026, ten in the morning in Amsterdam. */
    public static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private static final Pattern TAB = Pattern.compile("\t");

    private static final class Trained {
        static final NluModel MODEL = train(7);
    }

    private Bakery() {}

    public static NluModel model() {
        return Trained.MODEL;
    }

    public static NluModel train(long seed) {
        return NluTrainer.train(examples(), settings(seed), Progress.SILENT);
    }

    public static Settings settings(long seed) {
        return new Settings(new Recipe(32, 25, 16, 0.005, 0.2, 0.3, 0.1, 1, seed), LANGUAGES, 0.1);
    }

    public static List<Example> examples() {
        try (InputStream in = Objects.requireNonNull(Bakery.class.getResourceAsStream("/examples/bakery.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> TAB.split(line, 3))
                    .map(cells -> new Example(cells[2], cells[0], new Language(cells[1]), List.of()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Message message(String text) {
        return new Message(text, NOW, ZoneId.of("Europe/Amsterdam"), "NL", Optional.empty());
    }

    public static Message message(String text, Language spoken) {
        return new Message(text, NOW, ZoneId.of("Europe/Amsterdam"), "NL", Optional.of(spoken));
    }
}
