package io.balie.nlu.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.balie.nlu.Example;
import io.balie.nlu.Language;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedIntentsTest {

    private static final Language ENGLISH = new Language("en");

    @ParameterizedTest
    @CsvSource({
        "change_password, change password",
        "FindConnection, find connection",
        "Change Password, change password",
        "faq/ask_hours, ask hours",
        "iot-hue lighton, iot hue lighton",
        "HTTPErrors2, httperrors",
        "42, ''",
        "a, ''"
    })
    void a_name_is_cut_into_words(String intent, String words) {
        assertEquals(words, NamedIntents.words(intent));
    }

    @Test
    void an_intent_with_few_examples_gets_its_name_as_one_more() {
        Example example = new Example("i forgot the secret", "change_password", ENGLISH, List.of());

        assertEquals(
                List.of(example, new Example("change password", "change_password", ENGLISH, List.of())),
                NamedIntents.with(List.of(example)));
    }

    @Test
    void an_intent_with_many_examples_does_not() {
        List<Example> many = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            many.add(new Example("secret number " + i, "change_password", ENGLISH, List.of()));
        }

        assertEquals(many, NamedIntents.with(many));
    }
}
