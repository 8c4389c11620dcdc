package io.balie.dialog.action;

import static io.balie.dialog.action.Projects.asking;
import static io.balie.dialog.action.Projects.begins;
import static io.balie.dialog.action.Projects.bot;
import static io.balie.dialog.action.Projects.custom;
import static io.balie.dialog.action.Projects.entity;
import static io.balie.dialog.action.Projects.fromEntity;
import static io.balie.dialog.action.Projects.fromIntent;
import static io.balie.dialog.action.Projects.fromRole;
import static io.balie.dialog.action.Projects.fromText;
import static io.balie.dialog.action.Projects.project;
import static io.balie.dialog.action.Projects.said;
import static io.balie.dialog.action.Projects.set;
import static io.balie.dialog.action.Projects.told;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.balie.dialog.domain.Domain;
import io.balie.dialog.domain.Slot;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Entity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Slots of a project of Rasa's are filled as Rasa fills them. */
class ProjectSlotsTest {

    private static List<String> filled(Domain domain, ActionServer server, Event... events) {
        Context context = Contexts.of(domain, server);
        return told(
                context.actions().named("action_extract_slots").run(Tracker.of("c", Arrays.asList(events)), context));
    }

    private static List<String> filled(Domain domain, Event... events) {
        return filled(domain, ActionServer.NONE, events);
    }

    @Test
    void of_several_entities_a_text_slot_takes_the_last_and_a_list_slot_all() {
        Event message = said("ham and olives", "order", entity("topping", "ham"), entity("topping", "olives"));
        assertEquals(
                List.of("slot topping=olives"),
                filled(project().slot("topping", fromEntity("topping")).domain(), message));
        assertEquals(
                List.of("slot topping=[ham, olives]"),
                filled(
                        project()
                                .slot("topping", Slot.Type.LIST, null, fromEntity("topping"))
                                .domain(),
                        message));
    }

    @Test
    void a_mapping_without_a_role_takes_only_entities_without_one() {
        Domain domain = project()
                .slot("from", fromRole("city", "from"))
                .slot("city", fromEntity("city"))
                .domain();
        assertEquals(
                List.of("slot from=Rome"), filled(domain, said("from Rome", "travel", entity("city", "Rome", "from"))));
        assertEquals(List.of("slot city=Rome"), filled(domain, said("Rome", "travel", entity("city", "Rome"))));
    }

    @Test
    void an_entity_that_could_fill_two_slots_of_the_form_fills_the_one_that_is_asked_for() {
        Domain domain = project()
                .slot("from", fromEntity("city"))
                .slot("to", fromEntity("city"))
                .form("trip_form", "from", "to")
                .domain();
        Event rome = said("Rome", "inform", entity("city", "Rome"));
        assertEquals(List.of("slot to=Rome"), filled(domain, begins("trip_form"), set("requested_slot", "to"), rome));
        assertEquals(List.of("slot from=Rome", "slot to=Rome"), filled(domain, rome));
    }

    @Test
    void an_entity_that_the_domain_does_not_know_fills_nothing() {
        Domain known = project().slot("city", fromEntity("city")).domain();
        Domain unknown = new Domain(
                known.intents(),
                known.retrievalIntents(),
                Map.of(),
                known.slots(),
                known.forms(),
                known.responses(),
                known.actions(),
                known.sentTheDomain(),
                known.endToEndActions(),
                known.session());
        assertEquals(List.of(), filled(unknown, said("Rome", "inform", entity("city", "Rome"))));
    }

    @Test
    void a_form_that_was_turned_down_does_not_take_its_answer_again() {
        Domain domain = project()
                .slot("place", fromText(asking("trip_form", "place")))
                .form("trip_form", "place")
                .domain();
        assertEquals(
                List.of(),
                filled(
                        domain,
                        begins("trip_form"),
                        set("requested_slot", "place"),
                        new Event.ActionRejected(Contexts.NOON, "trip_form", ""),
                        said("Rome", "inform")));
    }

    @Test
    void an_ignored_intent_fills_only_where_a_mapping_names_it() {
        Domain domain = project()
                .slot("place", fromText(asking("trip_form", "place")))
                .slot("bored", fromIntent("chitchat", true))
                .formIgnoring("chitchat", "trip_form", "place")
                .domain();
        assertEquals(
                List.of("slot bored=true"),
                filled(domain, begins("trip_form"), set("requested_slot", "place"), said("well", "chitchat")));
    }

    @Test
    void an_intent_may_empty_a_slot() {
        Domain domain = project().slot("place", fromIntent("anywhere", null)).domain();
        assertEquals(List.of("slot place=null"), filled(domain, set("place", "Rome"), said("anywhere", "anywhere")));
        assertEquals(List.of(), filled(domain, said("anywhere", "anywhere")));
    }

    @Test
    void an_action_of_the_author_is_asked_once_and_may_only_fill_and_speak() {
        Domain domain = project()
                .slot("a", custom("action_fill"))
                .slot("b", custom("action_fill"))
                .domain();
        List<String> asked = new ArrayList<>();
        ActionServer server = call -> {
            asked.add(call.action());
            return new ActionServer.Answer.Done(
                    List.of(set("a", 1), set("b", 2), new Event.Restarted(Contexts.NOON), bot("Noted.", "x")),
                    List.of());
        };
        assertEquals(List.of("slot a=1", "slot b=2", "says Noted."), filled(domain, server, said("x", "x")));
        assertEquals(List.of("action_fill"), asked);
    }

    @Test
    void an_action_that_fails_leaves_the_other_slots_alone() {
        Domain domain =
                project().slot("a", custom("action_fill")).slot("b", fromText()).domain();
        assertEquals(List.of("slot b=hello"), filled(domain, said("hello", "greet")));
    }

    @Test
    void a_button_knows_numbers_and_truth() {
        Domain domain = project()
                .slot("sure", Slot.Type.BOOL, null, fromEntity("sure"))
                .slot("price", Slot.Type.FLOAT, null, fromEntity("price"))
                .domain();
        Context context = Contexts.of(domain);
        Event message = said(
                "/x",
                "x",
                Entity.exact("sure", 0, 1, "true", "RegexMessageHandler"),
                Entity.exact("price", 0, 1, "2.5", "RegexMessageHandler"));
        assertEquals(
                List.of(set("sure", true), set("price", 2.5)),
                context.actions().named("action_extract_slots").run(Tracker.of("c", List.of(message)), context));
        assertEquals(
                List.of(set("price", "2.5")),
                context.actions()
                        .named("action_extract_slots")
                        .run(Tracker.of("c", List.of(said("2.5", "x", entity("price", "2.5")))), context));
    }

    @Test
    void entities_that_were_added_to_the_message_fill_as_well() {
        Domain domain = project().slot("city", fromEntity("city")).domain();
        assertEquals(
                List.of("slot city=Rome"),
                filled(
                        domain,
                        said("there", "travel"),
                        new Event.EntitiesAdded(Contexts.NOON, List.of(entity("city", "Rome")))));
    }

    @Test
    void the_validation_of_all_slots_has_the_last_word() {
        Domain domain = project()
                .slot("a", fromText())
                .slot("b", fromText())
                .action("action_validate_slot_mappings")
                .domain();
        ActionServer server = call -> new ActionServer.Answer.Done(List.of(set("a", "HELLO")), List.of());
        assertEquals(List.of("slot a=HELLO", "slot b=hello"), filled(domain, server, said("hello", "greet")));
    }
}
