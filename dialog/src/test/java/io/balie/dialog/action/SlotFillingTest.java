package io.balie.dialog.action;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.balie.dialog.domain.Domain;
import io.balie.dialog.domain.Form;
import io.balie.dialog.domain.Mapping;
import io.balie.dialog.domain.Slot;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which message fills which slot. */
class SlotFillingTest {

    private static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");
    private static final Event FORM = new Event.ActiveLoop(NOON, Optional.of("note_form"));
    private static final Event ASKS_FOR_NAME = new Event.SlotSet(NOON, "requested_slot", "name");

    @Test
    void an_entity_fills_its_slot() {
        assertEquals("Jan", filled(fromEntity("person", "", ""), "deny", entity("person", "Jan", "", "")));
        assertEquals("", filled(fromEntity("person", "", ""), "deny", entity("phone", "1", "", "")));
    }

    @Test
    void role_and_group_must_fit_where_they_are_asked_for() {
        Entity sender = entity("person", "Jan", "sender", "one");
        Entity receiver = entity("person", "Piet", "receiver", "two");
        assertEquals("Piet", filled(fromEntity("person", "receiver", "two"), "deny", sender, receiver));
        assertEquals("", filled(fromEntity("person", "receiver", ""), "deny", sender, receiver));
        assertEquals("", filled(fromEntity("person", "receiver", "one"), "deny", sender, receiver));
    }

    @Test
    void an_entity_with_a_role_fills_nothing_where_no_role_is_asked_for() {
        Entity sender = entity("person", "Jan", "sender", "one");
        assertEquals("", filled(fromEntity("person", "", ""), "deny", sender));
    }

    @Test
    void an_intent_fills_a_slot_with_its_value() {
        Mapping mapping = mapping(Mapping.Kind.FROM_INTENT, List.of("affirm"), List.of(), true);
        assertEquals("true", filled(mapping, "affirm"));
        assertEquals("", filled(mapping, "deny"));
    }

    @Test
    void an_intent_that_is_excluded_does_not() {
        Mapping mapping = mapping(Mapping.Kind.FROM_TEXT, List.of(), List.of("deny"), null);
        assertEquals("the text", filled(mapping, "affirm"));
        assertEquals("", filled(mapping, "deny"));
    }

    @Test
    void a_trigger_intent_fills_nothing_while_no_form_asks() {
        Mapping mapping = mapping(Mapping.Kind.FROM_TRIGGER_INTENT, List.of("affirm"), List.of(), "x");
        assertEquals("", filled(mapping, List.of(), "affirm"));
        assertEquals("x", filled(mapping, List.of(FORM), "affirm"));
        assertEquals("", filled(mapping, List.of(FORM), "deny"));
    }

    @Test
    void a_condition_on_a_form_and_its_question_must_hold() {
        Mapping mapping = new Mapping(
                Mapping.Kind.FROM_TEXT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                null,
                Optional.empty(),
                List.of(new Mapping.Condition(Optional.of("note_form"), Optional.of("name"))));
        assertEquals("the text", filled(mapping, List.of(FORM, ASKS_FOR_NAME), "affirm"));
        assertEquals("", filled(mapping, List.of(FORM), "affirm"));
        assertEquals("", filled(mapping, List.of(ASKS_FOR_NAME), "affirm"));
    }

    @Test
    void an_ignored_intent_fills_nothing_from_text_while_the_form_asks() {
        Mapping mapping = mapping(Mapping.Kind.FROM_TEXT, List.of(), List.of(), null);
        assertEquals("", filled(mapping, List.of(FORM), "ask_if_bot"));
        assertEquals("the text", filled(mapping, List.of(), "ask_if_bot"));
        assertEquals("the text", filled(mapping, List.of(FORM), "affirm"));
    }

    @Test
    void the_first_mapping_that_gives_a_value_wins() {
        Domain domain =
                domain(fromEntity("person", "", ""), mapping(Mapping.Kind.FROM_TEXT, List.of(), List.of(), null));
        SlotFilling filling = new SlotFilling(Map.of());
        assertEquals(
                "[Jan]",
                values(filling.run(heard(List.of(), "deny", entity("person", "Jan", "", "")), Contexts.of(domain))));
        assertEquals("[the text]", values(filling.run(heard(List.of(), "deny"), Contexts.of(domain))));
    }

    @Test
    void a_reader_checks_the_value_and_brings_it_into_its_form() {
        Context context = Contexts.of(domain(mapping(Mapping.Kind.FROM_TEXT, List.of(), List.of(), null)));
        SlotFilling filling = new SlotFilling(
                Map.of("name", (raw, reading) -> raw.equals("the text") ? Optional.of("The Text") : Optional.empty()));
        assertEquals("[The Text]", values(filling.run(heard(List.of(), "deny"), context)));
        SlotFilling refusing = new SlotFilling(Map.of("name", (raw, reading) -> Optional.empty()));
        assertEquals("[]", values(refusing.run(heard(List.of(), "deny"), context)));
    }

    @Test
    void a_value_that_is_there_already_is_said_again() {
        Event there = new Event.SlotSet(NOON, "name", "the text");
        Mapping mapping = mapping(Mapping.Kind.FROM_TEXT, List.of(), List.of(), null);
        assertEquals("the text", filled(mapping, List.of(there), "deny"));
    }

    @Test
    void a_custom_mapping_and_an_empty_conversation_fill_nothing() {
        assertEquals("", filled(mapping(Mapping.Kind.CUSTOM, List.of(), List.of(), null), "deny"));
        assertEquals(List.of(), new SlotFilling(Map.of()).run(Tracker.empty("c"), Contexts.of(domain())));
    }

    private static String filled(Mapping mapping, String intent, Entity... entities) {
        return filled(mapping, List.of(), intent, entities);
    }

    private static String filled(Mapping mapping, List<Event> before, String intent, Entity... entities) {
        String values =
                values(new SlotFilling(Map.of()).run(heard(before, intent, entities), Contexts.of(domain(mapping))));
        return values.substring(1, values.length() - 1);
    }

    private static String values(List<Event> events) {
        return events.stream()
                .map(event -> String.valueOf(((Event.SlotSet) event).value()))
                .toList()
                .toString();
    }

    private static Tracker heard(List<Event> before, String intent, Entity... entities) {
        List<Event> events = new ArrayList<>(before);
        Reading reading =
                new Reading(" the text ", Language.NL, true, List.of(new Guess(intent, 0.9)), List.of(entities), 1);
        events.add(new Event.UserUttered(NOON, reading, "rest", "m", Map.of()));
        return Tracker.of("c", events);
    }

    private static Domain domain(Mapping... mappings) {
        Slot name = new Slot(
                "name",
                Slot.Type.ANY,
                null,
                false,
                List.of(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of(mappings));
        return Domain.of(
                List.of(),
                List.of("person", "phone"),
                Map.of("name", name),
                Map.of("note_form", new Form("note_form", List.of("name"), List.of("ask_if_bot"))),
                Map.of(),
                Set.of(),
                new Domain.Session(Duration.ZERO, false));
    }

    private static Mapping fromEntity(String entity, String role, String group) {
        return new Mapping(
                Mapping.Kind.FROM_ENTITY,
                Optional.of(entity),
                some(role),
                some(group),
                List.of(),
                List.of(),
                null,
                Optional.empty(),
                List.of());
    }

    private static Mapping mapping(
            Mapping.Kind kind, List<String> intents, List<String> notIntents, @Nullable Object value) {
        return new Mapping(
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                intents,
                notIntents,
                value,
                Optional.empty(),
                List.of());
    }

    private static Entity entity(String type, String value, String role, String group) {
        return new Entity(type, 0, 1, value, "test", some(role), some(group), OptionalDouble.empty());
    }

    private static Optional<String> some(String text) {
        return Optional.of(text).filter(t -> !t.isEmpty());
    }
}
