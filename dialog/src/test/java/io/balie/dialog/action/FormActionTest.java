package io.balie.dialog.action;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.balie.dialog.domain.Domain;
import io.balie.dialog.domain.Form;
import io.balie.dialog.domain.Response;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** At the front desk a form asks for what is missing, one thing at a time. */
class FormActionTest {

    private static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");
    private static final Form FORM = new Form("note_form", List.of("name", "phone"), List.of());
    private static final Event BEGUN = new Event.ActiveLoop(NOON, Optional.of("note_form"));
    private static final Event NAME = new Event.SlotSet(NOON, "name", "Jan");
    private static final Event PHONE = new Event.SlotSet(NOON, "phone", "+31201234567");

    @Test
    void it_begins_and_asks_for_the_first_slot() {
        assertEquals(
                List.of(BEGUN, requested("name"), asked("utter_ask_name"), said("Hoe heet u?", "utter_ask_name")),
                run(List.of(), "utter_ask_name", "Hoe heet u?"));
    }

    @Test
    void it_goes_on_with_the_next_slot_that_is_empty() {
        assertEquals(
                List.of(requested("phone"), asked("utter_ask_phone"), said("Uw nummer?", "utter_ask_phone")),
                run(List.of(BEGUN, NAME), "utter_ask_phone", "Uw nummer?"));
    }

    @Test
    void a_question_of_the_form_itself_comes_first() {
        String own = "utter_ask_note_form_name";
        assertEquals(
                List.of(BEGUN, requested("name"), asked(own), said("Uw naam graag.", own)),
                run(List.of(), own, "Uw naam graag."));
    }

    @Test
    void it_ends_when_nothing_is_missing() {
        assertEquals(
                List.of(requested(null), new Event.ActiveLoop(NOON, Optional.empty())),
                run(List.of(BEGUN, NAME, PHONE), "utter_x", "x"));
    }

    @Test
    void it_begins_and_ends_at_once_when_all_is_known_already() {
        assertEquals(
                List.of(BEGUN, NAME, PHONE, requested(null), new Event.ActiveLoop(NOON, Optional.empty())),
                run(List.of(NAME, PHONE), "utter_x", "x"));
    }

    private static List<Event> run(List<Event> before, String response, String text) {
        Response variation = new Response(
                Optional.of(text),
                List.of(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        Map<String, List<Response>> responses = Map.of(response, List.of(variation));
        Domain domain = Domain.of(
                List.of(),
                List.of(),
                Map.of(),
                Map.of("note_form", FORM),
                responses,
                Set.of(),
                new Domain.Session(Duration.ZERO, false));
        return new FormAction(FORM)
                .run(Tracker.of("c", before), Contexts.atTheDesk(domain)).stream()
                        .map(FormActionTest::withoutReasons)
                        .toList();
    }

    private static Event withoutReasons(Event event) {
        return event instanceof Event.ActionExecuted done
                ? new Event.ActionExecuted(done.at(), done.name(), done.policy(), done.confidence(), List.of())
                : event;
    }

    private static Event requested(@org.jspecify.annotations.Nullable String slot) {
        return new Event.SlotSet(NOON, "requested_slot", slot);
    }

    private static Event asked(String question) {
        return new Event.ActionExecuted(NOON, question, Optional.empty(), 1, List.of());
    }

    private static Event said(String text, String action) {
        return new Event.BotUttered(NOON, text, List.of(), Map.of(), Map.of(), action);
    }
}
