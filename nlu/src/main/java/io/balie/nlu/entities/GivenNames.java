package io.balie.nlu.entities;

import io.balie.nlu.text.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Given names that are usual where the four languages are spoken. */
final class GivenNames {

    private static final String LIST = "given-names.txt";
    // Words of one of the languages too: written small, or at the head of a sentence, they are no name by themselves.
    private static final Set<String> ALSO_WORDS = Set.of(
            ("ad an elke art bas bea beau ben bill can cas cor dale dawn dex ed els faith floor glen gloria grace grant guy"
                            + " harm hazel heather heide hein holly hong hua ida ivo ivy jade jan jay jet job jos joy jo june kai kan ken"
                            + " kor lea lee lei li lia lies lieve lin ling lot mai marine mark mars max may mees mei mercedes merel merle"
                            + " meta mia mick mien milan miles min ming mo nora olive otto otis page pam pat penny percy perry pia pien"
                            + " pilar pim pol poppy puck ray rene rita riet rina ria rod roman romain rosa rosario rose roos roy rui sam"
                            + " said sem sep sien sip sky sol stan sue summer ted teddy ties till timo tine tom ton toon toos trees trang"
                            + " veer viola violet ward wei wies wil will wolf yan yang ying yun ype zhang amber april austin daisy"
                            + " jasmine lily ruby violette victoire constance florence france ange chin budi made agus bao august"
                            + " constant felicite prudence faithful eden mats dick lucky angel jesus beer berend gea gem goos gus hope"
                            + " lex madelief margarita melody merlin mimi morgan murray romeo savannah sierra troy ulf aya chance long"
                            + " duc awa clemens dolly frank rob robin noel isa ole mike ernst fleur franz")
                    .split(" ", -1));
    private static final Set<String> NAMES = read();

    private GivenNames() {}

    /** Whether a word, folded, is a given name; of two joined by a hyphen both must be one. */
    static boolean is(String folded) {
        int hyphen = folded.indexOf('-');
        return NAMES.contains(folded)
                || (hyphen > 1
                        && NAMES.contains(folded.substring(0, hyphen))
                        && NAMES.contains(folded.substring(hyphen + 1)));
    }

    /** Whether it is one and nothing else. */
    static boolean isOnly(String folded) {
        return is(folded) && !ALSO_WORDS.contains(folded);
    }

    private static Set<String> read() {
        Set<String> names = new HashSet<>();
        try (InputStream list = GivenNames.class.getResourceAsStream(LIST)) {
            if (list == null) {
                throw new IllegalStateException("The list %s is missing from the program.".formatted(LIST));
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8));
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                for (String name : List.of(line.split(" ", -1))) {
                    names.add(Text.fold(name));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Set.copyOf(names);
    }
}
