package io.balie.benchmark;

import io.balie.nlu.Entity;
import io.balie.nlu.Message;
import io.balie.nlu.entities.EntityExtractor;
import io.balie.nlu.features.Features;
import io.balie.nlu.features.Vocabulary;
import io.balie.nlu.language.LanguageModel;
import io.balie.nlu.text.Text;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The stages of a reading, each alone, over the shipped bot's 1,400 test messages in turn. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class StagesBenchmark {

    /** What is done with a message. */
    public enum Stage {
        TEXT,
        LANGUAGE,
        FEATURES,
        ENTITIES
    }

    /** The stage that is measured. */
    @Param
    public Stage stage = Stage.TEXT;

    private final Lessons lessons = Lessons.read();
    private final List<Message> messages = lessons.messages();
    private final List<Text> texts =
            messages.stream().map(message -> Text.of(message.text())).toList();
    private final LanguageModel language = LanguageModel.train(lessons.examples(), lessons.languages());
    private final Vocabulary vocabulary = Vocabulary.count(lessons.examples());
    private final EntityExtractor extractor = new EntityExtractor(language::knows);
    private int next;

    @Benchmark
    public Object run() {
        next = (next + 1) % messages.size();
        Text text = texts.get(next);
        Message message = messages.get(next);
        return switch (stage) {
            case TEXT -> Text.of(message.text());
            case LANGUAGE -> language.find(text, message.spoken());
            case FEATURES -> features(text, message);
            case ENTITIES -> entities(text, message);
        };
    }

    private Features features(Text text, Message message) {
        return vocabulary.features(text, message.spoken().orElseThrow());
    }

    private List<Entity> entities(Text text, Message message) {
        return extractor.extract(text, message, message.spoken().orElseThrow());
    }
}
