package io.balie.dialog.action;

import static io.balie.dialog.action.Projects.asking;
import static io.balie.dialog.action.Projects.begins;
import static io.balie.dialog.action.Projects.done;
import static io.balie.dialog.action.Projects.fromEntity;
import static io.balie.dialog.action.Projects.fromText;
import static io.balie.dialog.action.Projects.fromTriggerIntent;
import static io.balie.dialog.action.Projects.project;
import static io.balie.dialog.action.Projects.said;
import static io.balie.dialog.action.Projects.set;
import static io.balie.dialog.action.Projects.told;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.dialog.domain.Domain;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A form in a project of Rasa's does what Rasa's does. */
class ProjectFormTest {

    private static final String FORM = "trip_form";

    private static Projects trip() {
        return project()
                .slot("place", fromText(asking(FORM, "place")))
                .slot("day", fromText(asking(FORM, "day")))
                .form(FORM, "place", "day")
                .says("utter_ask_place", "Where to?")
                .says("utter_ask_day", "On which day?");
    }

    private static List<String> run(Domain domain, ActionServer server, Event... before) {
        Context context = Contexts.of(domain, server);
        return told(context.actions().named(FORM).run(Tracker.of("c", Arrays.asList(before)), context));
    }

    private static List<String> run(Domain domain, Event... before) {
        return run(domain, ActionServer.NONE, before);
    }

    /** A server whose one action does this. */
    private static ActionServer doing(String action, Event... events) {
        return call -> call.action().equals(action)
                ? new ActionServer.Answer.Done(List.of(events), List.of())
                : new ActionServer.Answer.Failed("unexpected " + call.action());
    }

    @Test
    void it_begins_with_its_first_question() {
        assertEquals(
                List.of("loop trip_form", "slot requested_slot=place", "says Where to?"),
                run(trip().domain(), done("action_listen"), said("I want to travel", "travel")));
    }

    @Test
    void what_the_message_filled_is_set_again_and_the_next_question_asked() {
        assertEquals(
                List.of("slot place=Rome", "slot requested_slot=day", "says On which day?"),
                run(
                        trip().domain(),
                        begins(FORM),
                        set("requested_slot", "place"),
                        done("action_listen"),
                        said("Rome", "inform"),
                        set("place", "Rome")));
    }

    @Test
    void it_ends_when_the_last_slot_is_filled() {
        assertEquals(
                List.of("slot day=Monday", "slot requested_slot=null", "loop none"),
                run(
                        trip().domain(),
                        begins(FORM),
                        set("place", "Rome"),
                        set("requested_slot", "day"),
                        done("action_listen"),
                        said("Monday", "inform"),
                        set("day", "Monday")));
    }

    @Test
    void a_message_that_fills_nothing_turns_it_down() {
        assertThrows(
                Rejection.class,
                () -> run(
                        trip().domain(),
                        begins(FORM),
                        set("requested_slot", "place"),
                        done("action_listen"),
                        said("why?", "chitchat")));
    }

    @Test
    void after_another_matter_it_asks_again_without_looking_at_the_message() {
        assertEquals(
                List.of("slot requested_slot=place", "says Where to?"),
                run(
                        trip().domain(),
                        begins(FORM),
                        set("requested_slot", "place"),
                        done("action_listen"),
                        said("why?", "chitchat"),
                        done("utter_chitchat")));
        assertEquals(
                List.of("slot requested_slot=place", "says Where to?"),
                run(
                        trip().domain(),
                        begins(FORM),
                        set("requested_slot", "place"),
                        done("action_listen"),
                        said("why?", "chitchat"),
                        new Event.LoopInterrupted(Contexts.NOON, true)));
    }

    @Test
    void what_was_known_before_is_not_asked() {
        assertEquals(
                List.of("loop trip_form", "slot place=Rome", "slot requested_slot=day", "says On which day?"),
                run(trip().domain(), set("place", "Rome"), done("action_listen"), said("travel", "travel")));
    }

    @Test
    void the_message_that_starts_it_fills_a_trigger_slot() {
        Domain domain = project()
                .slot("place", fromTriggerIntent("travel_to_rome", "Rome"))
                .slot("day", fromText())
                .form(FORM, "place", "day")
                .says("utter_ask_day", "On which day?")
                .domain();
        assertEquals(
                List.of("loop trip_form", "slot place=Rome", "slot requested_slot=day", "says On which day?"),
                run(domain, done("action_listen"), said("to Rome", "travel_to_rome")));
        assertTrue(run(domain, done("action_listen"), said("away", "travel")).contains("slot requested_slot=place"));
    }

    @Test
    void a_validation_may_change_a_value() {
        assertEquals(
                List.of("slot place=ROME", "slot requested_slot=day", "says On which day?"),
                run(
                        trip().action("validate_trip_form").domain(),
                        doing("validate_trip_form", set("place", "ROME")),
                        begins(FORM),
                        set("requested_slot", "place"),
                        done("action_listen"),
                        said("Rome", "inform"),
                        set("place", "Rome")));
    }

    @Test
    void a_value_that_the_validation_refuses_is_asked_for_again() {
        assertEquals(
                List.of("slot place=null", "slot requested_slot=place", "says Where to?"),
                run(
                        trip().action("validate_trip_form").domain(),
                        doing("validate_trip_form", set("place", null)),
                        begins(FORM),
                        set("requested_slot", "place"),
                        done("action_listen"),
                        said("Atlantis", "inform"),
                        set("place", "Atlantis")));
    }

    @Test
    void a_validation_may_say_what_is_asked_next_and_what_it_does_not_mention_is_valid() {
        assertEquals(
                List.of("slot requested_slot=day", "slot place=Rome", "says On which day?"),
                run(
                        trip().action("validate_trip_form").domain(),
                        doing("validate_trip_form", set("requested_slot", "day")),
                        begins(FORM),
                        set("requested_slot", "place"),
                        done("action_listen"),
                        said("Rome", "inform"),
                        set("place", "Rome")));
    }

    @Test
    void a_validation_may_end_it_early() {
        assertEquals(
                List.of("slot requested_slot=null", "slot place=Rome", "slot requested_slot=null", "loop none"),
                run(
                        trip().action("validate_trip_form").domain(),
                        doing("validate_trip_form", set("requested_slot", null)),
                        begins(FORM),
                        set("requested_slot", "place"),
                        done("action_listen"),
                        said("Rome", "inform"),
                        set("place", "Rome")));
    }

    @Test
    void a_validation_may_turn_it_down_itself() {
        assertEquals(
                List.of("rejects trip_form", "slot place=Rome"),
                run(
                        trip().action("validate_trip_form").domain(),
                        doing("validate_trip_form", new Event.ActionRejected(Contexts.NOON, FORM, "")),
                        begins(FORM),
                        set("requested_slot", "place"),
                        done("action_listen"),
                        said("Rome", "inform"),
                        set("place", "Rome")));
    }

    @Test
    void a_validation_sees_the_question_the_form_and_the_candidates_at_the_end() {
        List<List<Event>> seen = new ArrayList<>();
        run(
                trip().action("validate_trip_form").domain(),
                call -> {
                    List<Event> events = call.tracker().events();
                    seen.add(events.subList(events.size() - 3, events.size()));
                    return new ActionServer.Answer.Done(List.of(), List.of());
                },
                begins(FORM),
                set("requested_slot", "place"),
                done("action_listen"),
                said("Rome", "inform"),
                set("place", "Rome"));
        assertEquals(List.of("slot requested_slot=place", "does trip_form", "slot place=Rome"), told(seen.getFirst()));
    }

    @Test
    void another_forms_question_is_not_its_own() {
        Domain domain = trip().slot("name", fromText())
                .form("name_form", "name")
                .says("utter_ask_name", "Who are you?")
                .domain();
        assertEquals(
                List.of("loop trip_form", "slot requested_slot=place", "says Where to?"),
                run(
                        domain,
                        begins("name_form"),
                        set("requested_slot", "name"),
                        done("action_listen"),
                        said("travel first", "travel")));
    }

    @Test
    void its_own_question_comes_before_the_slots_and_an_action_before_a_response() {
        Domain domain = trip().says("utter_ask_trip_form_place", "Which place?").domain();
        assertTrue(run(domain).contains("says Which place?"));
        ActionServer server = call -> new ActionServer.Answer.Done(
                List.of(), List.of(Map.<String, Object>of("text", "asked by " + call.action())));
        assertTrue(run(
                        trip().says("utter_ask_trip_form_place", "Which place?")
                                .action("action_ask_trip_form_place")
                                .domain(),
                        server)
                .contains("says asked by action_ask_trip_form_place"));
        assertTrue(run(trip().action("action_ask_place").domain(), server).contains("says asked by action_ask_place"));
    }

    @Test
    void a_slot_without_a_question_is_requested_all_the_same() {
        Domain domain =
                project().slot("place", fromEntity("place")).form(FORM, "place").domain();
        assertEquals(List.of("loop trip_form", "slot requested_slot=place"), run(domain));
    }
}
