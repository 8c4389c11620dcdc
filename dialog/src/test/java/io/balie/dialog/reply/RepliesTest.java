package io.balie.dialog.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.dialog.domain.Response;
import io.balie.dialog.event.Button;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which variation is said, and with what in its places. */
class RepliesTest {

    private static final Response PLAIN = variation("plain", "", List.of());
    private static final Response FORMAL = variation("formal", "", List.of(is("address_form", "formal")));
    private static final Response ON_CHANNEL = variation("channel", "chat", List.of());
    private static final Response FORMAL_ON_CHANNEL =
            variation("formal channel", "chat", List.of(is("address_form", "formal")));
    private static final List<Response> ALL = List.of(PLAIN, FORMAL, ON_CHANNEL, FORMAL_ON_CHANNEL);

    @ParameterizedTest
    @CsvSource({
        "chat, formal,   formal channel",
        "chat, informal, channel",
        "rest, formal,   formal",
        "rest, informal, plain",
    })
    void the_channel_counts_before_the_condition_and_the_condition_before_none(
            String channel, String addressForm, String expected) {
        assertEquals(Optional.of(expected), text(ALL, Map.of("address_form", addressForm), channel, 0));
    }

    @Test
    void a_condition_is_compared_without_regard_to_case_or_type() {
        Response third = variation("third", "", List.of(is("count", "3"), is("name", "JAN")));
        assertEquals(Optional.of("third"), text(List.of(third), Map.of("count", 3, "name", "Jan"), "rest", 0));
        assertEquals(Optional.empty(), text(List.of(third), Map.of("count", 3), "rest", 0));
    }

    @Test
    void a_condition_on_nothing_holds_only_while_the_slot_is_empty() {
        Response nameless = variation("Hoe heet u?", "", List.of(is("name", null)));
        assertEquals(Optional.of("Hoe heet u?"), text(List.of(nameless), Map.of(), "rest", 0));
        assertEquals(Optional.empty(), text(List.of(nameless), Map.of("name", "Jan"), "rest", 0));
    }

    @Test
    void nothing_is_said_where_no_variation_fits() {
        assertEquals(Optional.empty(), text(List.of(FORMAL), Map.of(), "rest", 0));
        assertEquals(Optional.empty(), new Replies(Map.of()).say("utter_x", Map.of(), "rest", 0, Set.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "'Dag {name}.',        'Dag Jan.'",
        "'{name} {name}',      'Jan Jan'",
        "'Dag {unknown}.',     'Dag {unknown}.'",
        "'{{name}} is {name}', '{name} is Jan'",
        "'{tricky}',           '{name} $1 \\'",
        "'{ name }',           '{ name }'",
        "'no places',          'no places'",
        "'{a.b-c}',            'dotted'",
    })
    void places_are_filled_once_and_unknown_ones_stay(String text, String expected) {
        Map<String, Object> facts = Map.of("name", "Jan", "tricky", "{name} $1 \\", "a.b-c", "dotted");
        assertEquals(expected, Replies.fill(text, facts));
    }

    @Test
    void buttons_pictures_and_custom_parts_are_filled_too() {
        Response response = new Response(
                Optional.empty(),
                List.of(new Button("Bel {name}", "/call{{\"who\": \"{name}\"}}")),
                Optional.of("https://www.voorbeeld.example/{name}.png"),
                Map.of("deep", List.of(Map.of("to", "{name}"), 3)),
                Map.of("elements", List.of("{name}")),
                Optional.empty(),
                Optional.empty(),
                List.of());
        Said said = new Replies(Map.of("utter_x", List.of(response)))
                .say("utter_x", Map.of("name", "Jan"), "rest", 0, Set.of())
                .orElseThrow();
        assertEquals("", said.text());
        assertEquals(List.of(new Button("Bel Jan", "/call{\"who\": \"Jan\"}")), said.buttons());
        assertEquals(Map.of("deep", List.of(Map.of("to", "Jan"), 3)), said.custom());
        assertEquals(
                Map.of("elements", List.of("Jan"), "image", "https://www.voorbeeld.example/Jan.png"), said.media());
    }

    @Test
    void the_seed_chooses_among_equals_and_every_one_has_its_turn() {
        List<Response> three =
                List.of(variation("a", "", List.of()), variation("b", "", List.of()), variation("c", "", List.of()));
        assertEquals(text(three, Map.of(), "rest", 7), text(three, Map.of(), "rest", 7));
        assertEquals(
                Set.of("a", "b", "c"),
                LongStream.range(-5, 5)
                        .mapToObj(seed -> text(three, Map.of(), "rest", seed).orElseThrow())
                        .collect(Collectors.toSet()));
        assertTrue(text(three, Map.of(), "rest", Long.MIN_VALUE).isPresent());
    }

    @Test
    void what_was_said_before_is_not_said_again_while_there_is_another() {
        Replies replies = new Replies(
                Map.of("utter_x", List.of(variation("Dag {name}", "", List.of()), variation("Hallo", "", List.of()))));
        for (long seed = 0; seed < 4; seed++) {
            assertEquals("Hallo", say(replies, seed, Set.of("Dag Jan")));
            assertEquals("Dag Jan", say(replies, seed, Set.of("Hallo")));
        }
        assertEquals(say(replies, 1, Set.of()), say(replies, 1, Set.of("Hallo", "Dag Jan")));
    }

    private static String say(Replies replies, long seed, Set<String> stale) {
        return replies.say("utter_x", Map.of("name", "Jan"), "rest", seed, stale)
                .orElseThrow()
                .text();
    }

    private static Optional<String> text(
            List<Response> variations, Map<String, Object> facts, String channel, long seed) {
        return new Replies(Map.of("utter_x", variations))
                .say("utter_x", facts, channel, seed, Set.of())
                .map(Said::text);
    }

    private static Response variation(String text, String channel, List<Response.Condition> conditions) {
        return new Response(
                Optional.of(text),
                List.of(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                Optional.of(channel).filter(name -> !name.isEmpty()),
                Optional.empty(),
                conditions);
    }

    private static Response.Condition is(String slot, @Nullable Object value) {
        return new Response.Condition(slot, value);
    }
}
