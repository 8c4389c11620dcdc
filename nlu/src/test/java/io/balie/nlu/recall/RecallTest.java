package io.balie.nlu.recall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.balie.nlu.recall.Recall.Known;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecallTest {

    private static final Recall RECALL = Recall.of(List.of(
            new Known("Hello there!", "greet"),
            new Known("ok", "affirm"),
            new Known("ok?", "doubt"),
            new Known("bye", "goodbye"),
            new Known("bye", "leave"),
            new Known(":)", "happy"),
            new Known(":(", "sad")));

    @Test
    void case_and_marks_around_words_do_not_count() {
        assertEquals(Optional.of("greet"), RECALL.find("  hello   THERE "));
    }

    @Test
    void marks_count_where_they_alone_tell_two_examples_apart() {
        assertEquals(Optional.of("affirm"), RECALL.find("OK"));
        assertEquals(Optional.of("doubt"), RECALL.find("ok?"));
        assertEquals(Optional.empty(), RECALL.find("ok!"));
        assertEquals(Optional.of("sad"), RECALL.find(":("));
    }

    @Test
    void examples_that_disagree_name_nothing() {
        assertEquals(Optional.empty(), RECALL.find("bye"));
    }

    @Test
    void what_is_read_back_finds_the_same() {
        assertEquals(Optional.of("greet"), new Recall(RECALL.labels()).find("hello there"));
        assertEquals(Optional.of("happy"), new Recall(RECALL.labels()).find(":)"));
    }

    @Test
    void a_blank_message_is_not_known() {
        assertEquals(Optional.empty(), RECALL.find("  "));
    }
}
