package io.balie.nlu.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.nlu.Language;
import io.balie.nlu.classifier.Recipe;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final List<Language> DUTCH = List.of(Language.NL);

    @Test
    void options_take_the_place_of_what_is_usual() {
        Settings settings = Settings.of(
                Map.of(
                        "name",
                        "SparseIntentClassifier",
                        "epochs",
                        14,
                        "hidden",
                        64,
                        "members",
                        3,
                        "seed",
                        5L,
                        "held_out",
                        0.2),
                DUTCH);

        Recipe usual = Recipe.standard(5);
        assertEquals(
                new Settings(
                        new Recipe(
                                64,
                                14,
                                usual.batch(),
                                usual.rate(),
                                usual.dropInput(),
                                usual.dropHidden(),
                                usual.smoothing(),
                                3,
                                5),
                        DUTCH,
                        0.2),
                settings);
    }

    @Test
    void without_options_all_is_as_usual() {
        assertEquals(Settings.standard(20261123, DUTCH), Settings.of(Map.of(), DUTCH));
    }

    @Test
    void a_whole_number_will_do_for_a_share() {
        assertEquals(0, Settings.of(Map.of("drop_hidden", 0), DUTCH).recipe().dropHidden());
    }

    @Test
    void every_wrong_option_is_told_at_once() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> Settings.of(
                        Map.of("epochs", "many", "hidden", 0, "rate", 0, "smoothing", 1.0, "epoch", 3), DUTCH));

        assertEquals(
                "Option 'epoch' is not known, expected one of batch, drop_hidden, drop_input, epochs, held_out, hidden, members,"
                        + " name, out_of_scope, rate, seed, smoothing. Option 'hidden' is '0', expected a whole number from 1 to 4096."
                        + " Option 'epochs' is 'many', expected a whole number from 1 to 1000."
                        + " Option 'rate' is '0', expected a number, above 0 to 1."
                        + " Option 'smoothing' is '1.0', expected a number, 0 to below 1.",
                e.getMessage());
    }

    @Test
    void what_is_out_of_scope_can_be_named() {
        Settings usual = Settings.of(Map.of(), DUTCH);
        Settings named = Settings.of(Map.of("out_of_scope", List.of("chatter", "nonsense")), DUTCH);

        assertTrue(usual.isOutOfScope("OOS") && usual.isOutOfScope("out-of-scope") && !usual.isOutOfScope("chatter"));
        assertTrue(named.isOutOfScope("chatter") && named.isOutOfScope("nonsense") && !named.isOutOfScope("oos"));
    }

    @Test
    void a_fraction_is_no_number_of_epochs() {
        assertEquals(
                "Option 'epochs' is '2.5', expected a whole number from 1 to 1000.",
                assertThrows(IllegalArgumentException.class, () -> Settings.of(Map.of("epochs", 2.5), DUTCH))
                        .getMessage());
    }
}
