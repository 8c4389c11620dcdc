package io.balie.benchmark;

import io.balie.dialog.retelling.Address;
import io.balie.dialog.retelling.Reteller;
import io.balie.dialog.retelling.Retelling;
import io.balie.nlu.Language;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Tells a customer's question back. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SummaryBenchmark {

    /** What a customer said. */
    public enum Said {
        /** One clause. */
        ONE_CLAUSE("Ik wil mijn bestelling annuleren."),
        /** Several clauses over two messages. */
        STORY("Goedemorgen, ik heb vorige week een tuinset bij u besteld en er ontbreekt een stoel.\n"
                + "Kunt u die nasturen, want wij krijgen zaterdag bezoek en dan heb ik hem nodig?");

        private final String lines;

        Said(String lines) {
            this.lines = lines;
        }

        private List<String> messages() {
            return lines.lines().toList();
        }
    }

    /** What is told back. */
    @Param
    public Said said = Said.ONE_CLAUSE;

    private final Reteller reteller = Reteller.create();

    /** Check that the grammar copes: quoting would be measured otherwise. */
    @Setup
    public void check() {
        Retelling retelling = reteller.retell(said.messages(), Language.NL, Address.FORMAL);
        if (retelling.fallback()) {
            throw new IllegalStateException("%s is quoted, expected to be told back.".formatted(said));
        }
    }

    @Benchmark
    public String retell() {
        return reteller.question(reteller.retell(said.messages(), Language.NL, Address.FORMAL), Language.NL);
    }
}
