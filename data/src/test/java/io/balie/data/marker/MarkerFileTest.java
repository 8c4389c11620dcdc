package io.balie.data.marker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.data.yaml.Faults;
import io.balie.dialog.marker.Marker;
import io.balie.dialog.marker.Markers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkerFileTest {

    @TempDir
    private Path folder;

    private Markers read(String yaml) throws IOException {
        Files.writeString(folder.resolve("markers.yml"), yaml, StandardCharsets.UTF_8);
        return MarkerFile.read(folder.resolve("markers.yml"), Optional.empty());
    }

    private String fault(String yaml) {
        return assertThrows(Faults.class, () -> read(yaml)).list().getFirst().toString();
    }

    @Test
    void reads_conditions_their_negations_and_operators() throws IOException {
        Markers markers = read("""
                order_placed:
                  description: somebody ordered
                  and:
                  - intent: order
                  - slot_was_not_set: cancelled
                never_thanked:
                  never:
                  - or:
                    - not_action: utter_bye
                    - seq:
                      - intent: thank
                      - action: utter_welcome
                """);
        Marker.Condition bye = new Marker.Condition(Marker.Kind.ACTION, "utter_bye");
        assertEquals(
                Map.of(
                        "order_placed",
                        new Marker.All(List.of(
                                new Marker.Condition(Marker.Kind.INTENT, "order"),
                                new Marker.Not(new Marker.Condition(Marker.Kind.SLOT_WAS_SET, "cancelled")))),
                        "never_thanked",
                        new Marker.Never(new Marker.Any(List.of(
                                new Marker.Not(bye),
                                new Marker.Sequence(List.of(
                                        new Marker.Condition(Marker.Kind.INTENT, "thank"),
                                        new Marker.Condition(Marker.Kind.ACTION, "utter_welcome"))))))),
                markers.byName());
    }

    @Test
    void reads_every_file_of_a_folder() throws IOException {
        Files.writeString(folder.resolve("a.yml"), "a: {intent: x}\n", StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("b.yaml"), "b: {intent: y}\n", StandardCharsets.UTF_8);
        assertEquals(
                List.of("a", "b"),
                List.copyOf(MarkerFile.read(folder, Optional.empty()).byName().keySet()));
    }

    @Test
    void says_where_a_condition_is_unknown() {
        String fault = fault("m:\n  slot_set: name\n");
        assertTrue(fault.startsWith("markers.yml:2:3: Unknown condition 'slot_set' in marker 'm'."), fault);
    }

    @Test
    void refuses_a_condition_without_a_name() {
        assertEquals(
                "markers.yml:1:1: 'intent' is a condition or an operator, expected the name of a marker."
                        + " Write the marker below a name of its own.",
                fault("intent: greet\n"));
    }

    @Test
    void refuses_two_conditions_for_an_operator_of_one() {
        assertEquals(
                "markers.yml:3:3: 'not' has 2 conditions, expected one. Join several with 'and' or 'or'.",
                fault("m:\n  not:\n  - intent: a\n  - intent: b\n"));
    }

    @Test
    void refuses_an_empty_file() {
        assertThrows(Faults.class, () -> read("# nothing\n"));
    }
}
