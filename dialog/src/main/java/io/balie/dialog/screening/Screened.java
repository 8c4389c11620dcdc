package io.balie.dialog.screening;

import io.balie.dialog.event.Sign;
import io.balie.nlu.Guess;
import io.balie.nlu.Interpreter;
import io.balie.nlu.Message;
import io.balie.nlu.Reading;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A conversation to learn from: who somebody turned out to be, and the signs in each of their messages.
 *
 * @param seller whether they sell
 * @param fishes whether they ask for a colleague or a name
 * @param signs the signs of each message, in order
 */
public record Screened(boolean seller, boolean fishes, List<List<Sign>> signs) {

    private static final Set<String> FISHING = Set.of("ask_employee_name", "ask_responsible_person", "request_human");

    public Screened {
        signs = signs.stream().map(List::copyOf).toList();
    }

    /** A conversation as a model reads it. */
    public static Screened read(boolean seller, List<String> says, Interpreter interpreter) {
        List<List<Sign>> signs = new ArrayList<>();
        boolean fishes = false;
        for (String text : says) {
            Reading reading = interpreter.read(message(text));
            fishes |=
                    reading.best().map(Guess::intent).filter(FISHING::contains).isPresent();
            // The first message is nobody's answer; what comes later mostly answers a screening question.
            signs.add(Belief.signs(reading, !signs.isEmpty()));
        }
        return new Screened(seller, fishes, signs);
    }

    /** When a written conversation is held says nothing about who sells. */
    private static Message message(String text) {
        return new Message(text, Instant.EPOCH, ZoneOffset.UTC, "NL", Optional.empty());
    }

    /** What is believed after each message, as if some signs were not known. */
    List<Double> beliefs(Set<String> without) {
        List<Double> beliefs = new ArrayList<>();
        double belief = Belief.PRIOR;
        for (List<Sign> found : signs) {
            belief = Belief.after(
                    belief,
                    found.stream()
                            .filter(sign -> !without.contains(sign.name()))
                            .toList());
            beliefs.add(belief);
        }
        return beliefs;
    }
}
