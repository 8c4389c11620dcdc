package io.balie.dialog.retelling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import morfologik.fsa.FSATraversal;
import morfologik.fsa.MatchResult;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.WordData;

/** What the Dutch dictionaries know of a word. Cheap to make, for one thread; the dictionaries behind it are shared. */
final class DutchLexicon {
    private static final int LONGEST_REPAIRED = 18;
    private static final int SHORTEST_REPAIRED = 5;
    /** A search among all edits costs most of a millisecond's fifth; a page of nonsense must not buy a hundred of them. */
    private static final int MOST_REPAIRS = 3;

    private final DictionaryLookup tags = new DictionaryLookup(Dictionaries.TAGS);
    private final DictionaryLookup forms = new DictionaryLookup(Dictionaries.FORMS);
    private final FSATraversal spelling = new FSATraversal(Dictionaries.SPELLING.fsa);
    private final Map<String, List<Reading>> known = new HashMap<>();
    private final Map<String, Optional<String>> repairs = new HashMap<>();
    private int costly;

    /** Read on first use: a company that answers in English alone never waits for them. */
    private static final class Dictionaries {
        static final Dictionary TAGS = read("dutch.dict");
        static final Dictionary FORMS = read("dutch_synth.dict");
        static final Dictionary SPELLING = read("spelling/nl_NL.dict");

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

    /** Whether a form is written like this; proper names and compounds of known words are. */
    private boolean written(String form) {
        return !tags.lookup(form).isEmpty() || spelled(form);
    }

    /** The spelling dictionary holds frequencies where others hold lemmas, so its words are walked, not looked up. */
    private boolean spelled(String form) {
        MatchResult match = spelling.match(form.getBytes(StandardCharsets.UTF_8));
        return match.kind == MatchResult.EXACT_MATCH
                || (match.kind == MatchResult.SEQUENCE_IS_A_PREFIX
                        && Dictionaries.SPELLING.fsa.getArc(match.node, Dictionaries.SPELLING.metadata.getSeparator())
                                != 0);
    }

    /**
     * What an unknown word must have been, empty unless that is sure: a spoken ending ("verkope"), an English y ("tyd"), or one slip of
     * the finger with a single word within reach. Names and codes are never touched.
     */
    Optional<String> repaired(String token) {
        if (token.length() < 4
                || token.length() > LONGEST_REPAIRED
                || !token.chars().allMatch(c -> Character.isLetter(c) && Character.isLowerCase(c))) {
            return Optional.empty();
        }
        return repairs.computeIfAbsent(token, this::repair);
    }

    private Optional<String> repair(String word) {
        if (written(word) || compound(word)) {
            return Optional.empty();
        }
        List<String> likely = new ArrayList<>();
        if (word.endsWith("e")) {
            likely.add(word + "n");
        }
        if (word.contains("y")) {
            likely.add(word.replace("y", "ij"));
        }
        if (word.startsWith("ge") && word.endsWith("t")) {
            likely.add(word.substring(0, word.length() - 1) + "d");
        } else if (word.startsWith("ge") && word.endsWith("d")) {
            likely.add(word.substring(0, word.length() - 1) + "t");
        }
        for (String candidate : likely) {
            if (!tags.lookup(candidate).isEmpty()) {
                return Optional.of(candidate);
            }
        }
        if (word.length() < SHORTEST_REPAIRED || costly >= MOST_REPAIRS) {
            return Optional.empty();
        }
        costly++;
        String only = null;
        for (String candidate : oneEdit(word)) {
            if (!tags.lookup(candidate).isEmpty() && !candidate.equals(only)) {
                if (only != null) {
                    return Optional.empty();
                }
                only = candidate;
            }
        }
        return Optional.ofNullable(only);
    }

    /** "tandartscontrole": two known words, with or without "s" or "en" between. */
    private boolean compound(String word) {
        for (int cut = 3; cut + 3 <= word.length(); cut++) {
            String head = word.substring(0, cut);
            String tail = word.substring(cut);
            boolean noun = look(tail).stream().anyMatch(r -> r.is("ZNW") || r.is("WKW") || r.is("BNW"));
            boolean stem = noun
                    && (written(head)
                            || (head.endsWith("s") && head.length() > 4 && written(head.substring(0, cut - 1))));
            if (stem) {
                return true;
            }
        }
        return false;
    }

    private static List<String> oneEdit(String word) {
        List<String> edits = new ArrayList<>();
        for (int i = 0; i <= word.length(); i++) {
            String before = word.substring(0, i);
            String after = word.substring(i);
            for (char letter = 'a'; letter <= 'z'; letter++) {
                edits.add(before + letter + after);
                if (!after.isEmpty() && after.charAt(0) != letter) {
                    edits.add(before + letter + after.substring(1));
                }
            }
            if (!after.isEmpty()) {
                edits.add(before + after.substring(1));
            }
            if (after.length() > 1) {
                edits.add(before + after.charAt(1) + after.charAt(0) + after.substring(2));
            }
        }
        return edits;
    }
}
