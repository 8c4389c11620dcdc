package io.balie.benchmark;

import io.balie.dialog.company.Company;
import io.balie.nlu.Interpreter;
import io.balie.nlu.Message;
import io.balie.nlu.Reading;
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

/** Reads one message: language, intent with confidences, entities. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ReadingBenchmark {

    /** A message to read. */
    public enum Sample {
        /** A few Dutch words. */
        NL_SHORT("nl", "Waar blijft mijn bestelling?"),
        /** Some 400 characters of Dutch, with entities of every kind. */
        NL_LONG(
                "nl",
                "Goedemiddag, mijn naam is Lotte Verhagen van Hoveniersbedrijf Groenrijk. Ik heb vorige week dinsdag bij u"
                        + " drie plantenbakken besteld onder ordernummer BR-2026-4471, maar er is er maar één geleverd en die"
                        + " was ook nog beschadigd. Ik heb al twee keer gemaild en geen antwoord gekregen. Kunt u mij morgen"
                        + " voor 12:00 uur terugbellen op 06 19 28 37 46, of mailen naar lotte@groenrijk.example?"),
        /** English, of middling length. */
        EN("en", "Hello, I ordered a garden set last week and one chair is missing. Could you send it to me?");

        private final String language;
        private final String text;

        Sample(String language, String text) {
            this.language = language;
            this.text = text;
        }
    }

    /** The message that is read. */
    @Param
    public Sample sample = Sample.NL_SHORT;

    private final Desk desk = ShippedDesk.open();
    private final Interpreter interpreter = desk.turns().scene().interpreter();

    /** Check that the message is read in its language. */
    @Setup
    public void check() {
        Reading reading = read();
        if (!reading.language().code().equals(sample.language)) {
            throw new IllegalStateException(
                    "%s was read in %s, expected %s.".formatted(sample, reading.language(), sample.language));
        }
    }

    @Benchmark
    public Reading read() {
        Company company = desk.turns().scene().company();
        return interpreter.read(new Message(
                sample.text, ShippedDesk.NOW, company.timeZone(), company.country(), Optional.of(company.language())));
    }
}
