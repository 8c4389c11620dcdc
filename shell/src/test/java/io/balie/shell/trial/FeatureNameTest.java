package io.balie.shell.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.balie.nlu.text.Words;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureNameTest {

    private static final List<Words.Word> WORDS = Words.of("Waar blijft mijn pakketje?");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "w:mijn|word|mijn|2",
                "w:^ waar|words|^ waar|0",
                "w:mijn pakketje|words|mijn pakketje|2,3",
                "s:pakket|stem|pakket|3",
                "c: pak|letters|_pak|3",
                "c:ij|letters|ij|1,2",
                "f:question|form|question|",
                "z:new|feature|z:new|",
                "w:trein|word|trein|",
            })
    void a_feature_is_told_in_words_and_belongs_to_the_words_that_it_is_about(
            String name, String kind, String text, String places) {
        FeatureName feature = FeatureName.of(name);

        assertEquals(new FeatureName(kind, text), feature);
        assertEquals(
                places == null ? "" : places,
                String.join(
                        ",", feature.places(WORDS).stream().map(String::valueOf).toList()));
    }
}
