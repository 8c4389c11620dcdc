package io.balie.data.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SplitTest {

    private static Map<String, Object> messages() {
        List<Object> blocks = new ArrayList<>();
        blocks.add(intent("groet", 10));
        blocks.add(intent("klacht", 5));
        blocks.add(intent("los", 1));
        blocks.add(new LinkedHashMap<>(Map.of("synonym", "gas", "examples", "- energie\n")));
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("version", "3.1");
        file.put("nlu", blocks);
        file.put("responses", Map.of());
        return file;
    }

    private static Map<String, Object> intent(String name, int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append("- ").append(name).append(' ').append(i).append('\n');
        }
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("intent", name);
        block.put("metadata", Map.of("bron", name));
        block.put("examples", lines.toString());
        return block;
    }

    private static List<Integer> counts(Map<String, ?> file) {
        List<Integer> counts = new ArrayList<>();
        for (Object block : (List<?>) file.get("nlu")) {
            counts.add((int)
                    String.valueOf(((Map<?, ?>) block).get("examples")).lines().count());
        }
        return counts;
    }

    @Test
    void every_intent_is_divided_alike_and_words_go_into_both_parts() {
        Split.Parts parts = new Split(0.8, 7).nlu(messages());

        assertEquals(List.of(8, 4, 1, 1), counts(parts.training()));
        assertEquals(List.of(2, 1, 1), counts(parts.test()));
        assertEquals(true, parts.training().containsKey("responses"));
        assertEquals(
                Map.of("bron", "groet"), ((Map<?, ?>) ((List<?>) parts.test().get("nlu")).getFirst()).get("metadata"));
    }

    @Test
    void the_same_seed_divides_the_same_way() {
        assertEquals(new Split(0.8, 7).nlu(messages()), new Split(0.8, 7).nlu(messages()));
        assertNotEquals(new Split(0.8, 7).nlu(messages()), new Split(0.8, 8).nlu(messages()));
    }

    @Test
    void stories_are_divided_in_their_order() {
        List<Object> stories = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            stories.add(Map.of("story", "s" + i));
        }

        Split.Parts parts = new Split(0.7, 1).stories(new LinkedHashMap<>(Map.of("stories", stories)));

        List<Object> training = new ArrayList<>((List<?>) parts.training().get("stories"));
        assertEquals(7, training.size());
        List<Object> both = new ArrayList<>(stories);
        both.removeAll((List<?>) parts.test().get("stories"));
        assertEquals(both, training);
    }

    @Test
    void a_part_must_be_left_for_testing() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new Split(1, 0));

        assertEquals("Fraction is 1.0, expected between 0 and 1.", e.getMessage());
    }
}
