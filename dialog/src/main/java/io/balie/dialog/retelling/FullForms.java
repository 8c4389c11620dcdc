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
import java.util.function.Predicate;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.WordData;

/** The full-form dictionaries of one language: what a form may be, and the form that a lemma takes. For one thread. */
final class FullForms {
    private final DictionaryLookup tags;
    private final DictionaryLookup forms;
    /** How many characters at a tag's end count how frequent the form is. */
    private final int counted;

    private final Map<String, List<Reading>> known = new HashMap<>();

    /** One way to read a form. */
    record Reading(String lemma, String tag) {}

    /** Two dictionaries that were read from the class path; to be shared. */
    record Books(Dictionary tags, Dictionary forms) {
        static Books read(String language, String name) {
            String path = "/org/languagetool/resource/" + language + "/" + name;
            return new Books(dictionary(path + ".dict"), dictionary(path + "_synth.dict"));
        }

        private static Dictionary dictionary(String path) {
            URL url = FullForms.class.getResource(path);
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

    FullForms(Books books) {
        this.tags = new DictionaryLookup(books.tags());
        this.forms = new DictionaryLookup(books.forms());
        this.counted = books.tags().metadata.isFrequencyIncluded() ? 1 : 0;
    }

    /** All readings of a form exactly as it is written; none if it is unknown. */
    List<Reading> readings(String form) {
        return known.computeIfAbsent(form, f -> {
            List<Reading> found = new ArrayList<>();
            for (WordData data : tags.lookup(f)) {
                CharSequence lemma = data.getStem();
                CharSequence tag = data.getTag();
                if (lemma != null && tag != null && tag.length() > counted) {
                    found.add(new Reading(
                            lemma.toString(),
                            tag.subSequence(0, tag.length() - counted).toString()));
                }
            }
            return List.copyOf(found);
        });
    }

    boolean any(String form, Predicate<String> tag) {
        return readings(form).stream().anyMatch(r -> tag.test(r.tag()));
    }

    boolean knows(String form) {
        return !readings(form).isEmpty()
                || !readings(form.toLowerCase(Locale.ROOT)).isEmpty();
    }

    Optional<String> form(String lemma, String tag) {
        List<WordData> found = forms.lookup(lemma + "|" + tag);
        return found.isEmpty() || found.get(0).getStem() == null
                ? Optional.empty()
                : Optional.of(found.get(0).getStem().toString());
    }
}
