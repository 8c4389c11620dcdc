package io.balie.nlu.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.nlu.Bakery;
import io.balie.nlu.Example;
import io.balie.nlu.Interpreter;
import io.balie.nlu.InterpreterContract;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NluModelTest extends InterpreterContract {

    @Override
    protected Interpreter interpreter() {
        return Bakery.model();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ik wil een brood bestellen | order",
                "graag drie croissants voor morgen | order",
                "hoe laat zijn jullie open op zaterdag | hours",
                "het gebak was oud en ik ben boos | complaint",
                "dank u wel voor de hulp | thank",
                "h a l l o | greet",
                "wann ist die bäckerei geöffnet | hours",
                "the bread was hard, very unhappy | complaint"
            })
    void a_new_message_gets_its_intent(String text, String intent) {
        assertEquals(
                intent,
                Bakery.model().read(Bakery.message(text)).best().orElseThrow().intent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"xqzv wpfk zzkrt", "qwrtpsdfg", "ξένος κόσμος"})
    void gibberish_is_out_of_scope(String text) {
        Reading reading = Bakery.model().read(Bakery.message(text));

        assertEquals(NluModel.OUT_OF_SCOPE, reading.best().orElseThrow().intent());
        assertTrue(reading.familiarity() < 0.3, () -> "familiarity " + reading.familiarity());
    }

    @Test
    void without_an_intent_for_it_nothing_is_promoted() {
        List<Example> inScope = Bakery.examples().stream()
                .filter(e -> !e.intent().equals(NluModel.OUT_OF_SCOPE))
                .toList();
        NluModel model = NluTrainer.train(inScope, Bakery.settings(1), Progress.SILENT);

        Reading reading = model.read(Bakery.message("xqzv wpfk zzkrt"));

        assertFalse(model.intents().contains(NluModel.OUT_OF_SCOPE));
        assertEquals(5, reading.ranking().size());
        assertTrue(reading.familiarity() < 0.3);
    }

    @Test
    void a_familiar_message_is_more_familiar_than_a_strange_one() {
        double familiar =
                Bakery.model().read(Bakery.message("hoe laat gaan jullie open")).familiarity();
        double strange = Bakery.model()
                .read(Bakery.message("de notaris verzegelt kadasters"))
                .familiarity();

        assertEquals(1, familiar, 1e-9);
        assertTrue(strange < 0.7, () -> "strange " + strange);
    }

    @Test
    void the_same_seed_makes_the_same_model_and_another_seed_another() {
        assertEquals(Bakery.model().fingerprint(), Bakery.train(7).fingerprint());
        assertNotEquals(Bakery.model().fingerprint(), Bakery.train(8).fingerprint());
    }

    @Test
    void progress_tells_every_epoch_with_its_loss() {
        List<Integer> epochs = new ArrayList<>();
        List<Double> losses = new ArrayList<>();

        NluTrainer.train(Bakery.examples(), Bakery.settings(1), (epoch, of, loss) -> {
            epochs.add(epoch);
            losses.add(loss);
            assertEquals(
                    2
                            * Bakery.settings(1)
                                    .recipe()
                                    .fitting(Bakery.examples().size())
                                    .epochs(),
                    of);
        });

        int all = epochs.size();
        assertTrue(all >= 2 * Bakery.settings(1).recipe().epochs());
        assertEquals(java.util.stream.IntStream.rangeClosed(1, all).boxed().toList(), epochs);
        assertTrue(losses.get(all - 1) > 0 && losses.get(all - 1) < losses.get(all / 2), losses::toString);
    }

    @Test
    void a_message_too_short_to_tell_keeps_the_language_of_the_conversation() {
        Reading reading = Bakery.model().read(Bakery.message("ok", Language.DE));

        assertEquals(Language.DE, reading.language());
        assertFalse(reading.languageIsClear());
    }

    @Test
    void a_message_that_is_a_name_and_nothing_else_names_a_person() {
        assertEquals(
                "Eline Mulder",
                Bakery.model()
                        .read(Bakery.message("Eline Mulder"))
                        .entity("person")
                        .orElseThrow()
                        .value());
    }

    @Test
    void one_intent_alone_cannot_be_trained() {
        List<Example> one = Bakery.examples().stream()
                .filter(e -> e.intent().equals("greet"))
                .toList();

        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> NluTrainer.train(one, Bakery.settings(1), Progress.SILENT));

        assertEquals("The examples name 1 intents, expected at least two to tell apart.", e.getMessage());
    }
}
