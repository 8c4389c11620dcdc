package io.balie.benchmark;

import io.balie.dialog.company.Knowledge;
import io.balie.nlu.Language;
import io.balie.nlu.retrieval.Hit;
import io.balie.shell.desk.Desk;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Finds an answer in the company's knowledge. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class KnowledgeBenchmark {

    /** A question. */
    public enum Question {
        /** One that is answered. */
        KNOWN("Hoe lang geldt de groeigarantie?", true),
        /** One that is not. */
        UNKNOWN("Ik heb vorige week een tuinset besteld en er ontbreekt een stoel, kunt u die nasturen?", false);

        private final String text;
        private final boolean known;

        Question(String text, boolean known) {
            this.text = text;
            this.known = known;
        }
    }

    /** The question that is asked. */
    @Param
    public Question question = Question.KNOWN;

    private final Desk desk = ShippedDesk.open();
    private final Knowledge knowledge = desk.turns().scene().knowledge();

    /** Check that it is answered, or is not. */
    @Setup
    public void check() {
        if (answer().isPresent() != question.known) {
            throw new IllegalStateException(
                    "The question %s has %s answer.".formatted(question, question.known ? "no" : "an"));
        }
    }

    @Benchmark
    public Optional<Hit> answer() {
        return knowledge.answer(question.text, Language.NL);
    }
}
