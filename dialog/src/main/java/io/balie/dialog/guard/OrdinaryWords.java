package io.balie.dialog.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Set;
import java.util.function.Predicate;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.WordData;

/**
 * Tells names that are also words ("Roos", "Storm", "Groot") from names that are nothing else.
 *
 * <p>Dutch words come from LanguageTool's dictionary (dutch-pos-dict, tag {@code ENM} marks proper names); of the other languages at the desk only the words
 * that are common as surnames.
 */
public final class OrdinaryWords implements Predicate<String> {

    private static final String PATH = "/org/languagetool/resource/nl/dutch.dict";
    private static final String PROPER_NAME = "ENM";

    private static final Set<String> OF_OTHER_LANGUAGES = Set.of(
            "king", "rose", "hill", "wood", "woods", "field", "stone", "young", "long", "short", "white", "black",
            "brown", "green", "gray", "may", "will", "mark", "grace", "hope", "faith", "summer", "winter", "moon",
            "love", "price", "cook", "baker", "stern", "jung", "klein", "gross", "groß", "lang", "kurz", "weiß",
            "schwarz", "braun", "grün", "sommer", "herbst", "berg", "stein", "koch", "fuchs", "vogel", "wolf", "petit",
            "grand", "blanc", "noir", "roux", "lebrun", "leblanc", "bois", "mont", "fleur", "pierre", "martin",
            "marine", "claire", "aimé", "bon");

    private final DictionaryLookup dutch;

    private OrdinaryWords(DictionaryLookup dutch) {
        this.dutch = dutch;
    }

    /** Read once, on first use; it takes a third of a second. */
    private static final class Dutch {
        static final Dictionary DICTIONARY = read();

        private static Dictionary read() {
            URL url = OrdinaryWords.class.getResource(PATH);
            if (url == null) {
                throw new IllegalStateException("Dictionary '%s' is not on the class path.".formatted(PATH));
            }
            try {
                return Dictionary.read(url);
            } catch (IOException e) {
                throw new UncheckedIOException("Dictionary '%s' cannot be read.".formatted(PATH), e);
            }
        }
    }

    /**
     * The words of the dictionaries on the class path. For use by one thread.
     *
     * @throws IllegalStateException if the dictionary is not there
     */
    public static OrdinaryWords load() {
        return new OrdinaryWords(new DictionaryLookup(Dutch.DICTIONARY));
    }

    @Override
    public boolean test(String word) {
        if (OF_OTHER_LANGUAGES.contains(word)) {
            return true;
        }
        for (WordData data : dutch.lookup(word)) {
            CharSequence tag = data.getTag();
            if (tag != null && !tag.toString().startsWith(PROPER_NAME)) {
                return true;
            }
        }
        return false;
    }
}
