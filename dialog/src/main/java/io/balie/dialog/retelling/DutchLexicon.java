package io.balie.dialog.retelling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.WordData;

/** What the Dutch dictionaries know of a word. Cheap to make, for one thread; the dictionaries behind it are shared. */
final class DutchLexicon {
    private final DictionaryLookup tags = new DictionaryLookup(Dictionaries.TAGS);
    private final DictionaryLookup forms = new DictionaryLookup(Dictionaries.FORMS);
    private final Map<String, List<Reading>> known = new HashMap<>();

    /** Read on first use: a company that answers in English alone never waits for them. */
    private static final class Dictionaries {
        static final Dictionary TAGS = read("dutch.dict");
        static final Dictionary FORMS = read("dutch_synth.dict");

        private static Dictionary read(String name) {
            String path = "/org/languagetool/resource/nl/" + name;
            URL url = DutchLexicon.class.getResource(path);
            if (url == null) {
                throw new IllegalStateException("Dictionary '%s' is not on the class path.".formatted(path));
            }
            try {
                return Dictionary.read(url);
            } catch (IOException e) {
                throw new UncheckedIOException("Dictionary '%s' cannot be read.".formatted(path), e);
            }
        }
    }

    /** One way to read a word form: its lemma and the dictionary's tag, such as {@code WKW:TGW:3EP}. */
    record Reading(String lemma, String tag) {
        boolean is(String prefix) {
            return tag.startsWith(prefix);
        }
    }

    /** All readings of a form, none if it is unknown; lower case first, as typed if only that is known (a name). */
    List<Reading> readings(String form) {
        String lower = form.toLowerCase(Locale.ROOT);
        List<Reading> found = look(lower);
        return found.isEmpty() && !lower.equals(form) ? look(form) : found;
    }

    private List<Reading> look(String form) {
        return known.computeIfAbsent(form, f -> {
            List<Reading> found = new ArrayList<>();
            for (WordData data : tags.lookup(f)) {
                CharSequence lemma = data.getStem();
                CharSequence tag = data.getTag();
                if (lemma != null && tag != null) {
                    found.add(new Reading(lemma.toString(), tag.toString()));
                }
            }
            return List.copyOf(found);
        });
    }

    /** The form of a lemma that carries a tag. */
    Optional<String> form(String lemma, String tag) {
        List<WordData> found = forms.lookup(lemma + "|" + tag);
        return found.isEmpty() || found.get(0).getStem() == null
                ? Optional.empty()
                : Optional.of(found.get(0).getStem().toString());
    }

    /** Whether a singular noun takes "het"; a compound unknown to the dictionary is judged by its longest known tail. */
    Optional<Boolean> neuter(String noun) {
        String lower = noun.toLowerCase(Locale.ROOT);
        for (int from = 0; from == 0 || lower.length() - from >= 4; from++) {
            boolean het = false;
            boolean de = false;
            for (Reading reading : look(lower.substring(from))) {
                het |= reading.is("ZNW:EKV:HET") || reading.is("ZNW:EKV:VRK:HET");
                de |= reading.is("ZNW:EKV:DE_");
            }
            if (het || de) {
                return Optional.of(het && !de);
            }
            if (lower.length() < 5) {
                break;
            }
        }
        return Optional.empty();
    }
}
