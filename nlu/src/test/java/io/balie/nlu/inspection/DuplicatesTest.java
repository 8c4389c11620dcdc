package io.balie.nlu.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.nlu.Bakery;
import io.balie.nlu.Example;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DuplicatesTest {

    private static final List<String> TEXTS = List.of(
            "Waar blijft mijn pakket?",
            "Hoe laat gaat u open op zaterdag",
            "waar blijft mijn PAKKET",
            "Hoe laat gaat u dicht op zaterdag",
            "Waar blijft mijn pakketje?");

    @Test
    void messages_that_differ_in_case_and_marks_are_wholly_alike() {
        assertEquals(List.of(new Duplicates.Pair(0, 2, 1)), Duplicates.among(TEXTS, 1));
    }

    @Test
    void one_ending_makes_a_near_duplicate_and_another_matter_none() {
        List<Duplicates.Pair> pairs = Duplicates.among(TEXTS, Duplicates.NEAR);

        assertEquals(
                List.of("0-2", "0-4", "2-4"),
                pairs.stream().map(pair -> pair.first() + "-" + pair.second()).toList());
        assertTrue(pairs.get(1).likeness() < 1, pairs.toString());
    }

    @Test
    void no_pair_is_missed_by_looking_at_rare_runs_alone() {
        List<String> texts = Bakery.examples().stream().map(Example::text).toList();
        for (double least : new double[] {0.3, 0.5, 0.8}) {
            assertEquals(slowly(texts, least), Duplicates.among(texts, least).size(), "at " + least);
        }
    }

    private static int slowly(List<String> texts, double least) {
        List<Set<String>> sets = new ArrayList<>();
        for (String text : texts) {
            Set<String> runs = new HashSet<>();
            String padded = "  " + io.balie.nlu.text.Words.key(text) + " ";
            for (int i = 0; i + 3 <= padded.length(); i++) {
                runs.add(padded.substring(i, i + 3));
            }
            sets.add(runs);
        }
        int pairs = 0;
        for (int i = 0; i < sets.size(); i++) {
            for (int j = i + 1; j < sets.size(); j++) {
                Set<String> shared = new HashSet<>(sets.get(i));
                shared.retainAll(sets.get(j));
                Set<String> all = new HashSet<>(sets.get(i));
                all.addAll(sets.get(j));
                pairs += (double) shared.size() / all.size() >= least ? 1 : 0;
            }
        }
        return pairs;
    }

    @Test
    void a_likeness_outside_its_range_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> Duplicates.among(TEXTS, 0));
        assertThrows(IllegalArgumentException.class, () -> Duplicates.among(TEXTS, Double.NaN));
    }

    @Test
    void the_nearest_message_is_the_one_that_shares_the_rarest_runs() {
        Nearest nearest = new Nearest(TEXTS);

        assertEquals(3, nearest.to("gaat u zaterdag dicht", 2).getFirst().message());
        assertEquals(1, nearest.to("Waar blijft mijn pakket?", 1).getFirst().likeness(), 1e-9);
        assertEquals(List.of(), nearest.to("xyzzy", 3));
    }

    @Test
    void a_long_message_that_holds_all_of_a_text_is_less_like_it_than_the_text_itself() {
        Nearest nearest = new Nearest(List.of("open bent u zaterdag ook nog", "open", "dag"));

        assertEquals(1, nearest.to("open", 1).getFirst().message());
    }
}
