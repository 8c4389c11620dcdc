package io.balie.nlu.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.balie.nlu.Bakery;
import io.balie.nlu.Language;
import io.balie.nlu.language.LanguageModel.Finding;
import io.balie.nlu.text.Text;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageModelTest {

    private static final LanguageModel MODEL = LanguageModel.train(Bakery.examples(), Bakery.LANGUAGES);

    @ParameterizedTest
    @CsvSource({
        "ik wil graag brood bestellen, nl",
        "can i order some bread for tomorrow, en",
        "ich möchte gern einen kuchen, de",
        "je voudrais une baguette pour le matin, fr",
        "hoi, nl",
        "hello, en",
        "danke, de",
        "bonjour, fr",
        "ik heb een vraag. can i order some bread for tomorrow, en",
        "hello! ik wil graag brood bestellen, nl"
    })
    void a_message_tells_its_language(String text, String code) {
        assertEquals(new Finding(new Language(code), true), MODEL.find(Text.of(text), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "ok",
        "merci",
        "moi",
        "Eline Mulder",
        "0612345678",
        "'?!'",
        "👍",
        "🙂 🙂",
        "<b></b>",
        "<p>👍</p>",
        "a",
        "hello@can.example"
    })
    void a_message_that_does_not_tell_keeps_the_language_spoken(String text) {
        assertEquals(new Finding(Language.FR, false), MODEL.find(Text.of(text), Optional.of(Language.FR)));
        assertEquals(new Finding(Language.NL, false), MODEL.find(Text.of(text), Optional.empty()));
    }

    @Test
    void a_language_that_is_not_configured_is_never_found() {
        assertEquals(new Finding(Language.NL, false), MODEL.find(Text.of("ok"), Optional.of(new Language("es"))));
    }
}
