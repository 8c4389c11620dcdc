package io.balie.dialog.action;

import static io.balie.dialog.action.Projects.done;
import static io.balie.dialog.action.Projects.project;
import static io.balie.dialog.action.Projects.said;
import static io.balie.dialog.action.Projects.set;
import static io.balie.dialog.action.Projects.told;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.dialog.domain.Domain;
import io.balie.dialog.domain.Slot;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import io.balie.nlu.Selection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rasa's default actions, in a project of Rasa's. */
class DefaultActionsTest {

    private static List<String> run(String action, Domain domain, Event... before) {
        Context context = Contexts.of(domain);
        return told(context.actions().named(action).run(Tracker.of("c", Arrays.asList(before)), context));
    }

    private static final Domain EMPTY = project().domain();

    @Test
    void without_a_response_of_their_own_they_are_silent() {
        assertEquals(List.of(), run("action_listen", EMPTY));
        assertEquals(List.of("restarts"), run("action_restart", EMPTY));
        assertEquals(List.of("undoes message", "undoes message"), run("action_back", EMPTY));
        assertEquals(List.of("undoes message"), run("action_default_fallback", EMPTY));
        assertEquals(List.of("loop none", "slot requested_slot=null"), run("action_deactivate_loop", EMPTY));
        assertEquals(List.of(), run("action_default_ask_rephrase", EMPTY));
        assertEquals(List.of(), run("action_unlikely_intent", EMPTY));
        assertEquals(List.of(), run("action_revert_fallback_events", EMPTY));
    }

    @Test
    void with_one_they_say_it_first() {
        assertEquals(
                List.of("says Anew.", "restarts"),
                run("action_restart", project().says("utter_restart", "Anew.").domain()));
        assertEquals(
                List.of("says Back.", "undoes message", "undoes message"),
                run("action_back", project().says("utter_back", "Back.").domain()));
        assertEquals(
                List.of("says Sorry.", "undoes message"),
                run(
                        "action_default_fallback",
                        project().says("utter_default", "Sorry.").domain()));
    }

    @Test
    void a_session_begins_with_initial_values_and_what_is_carried_over() {
        Projects project =
                project().slot("mood", Slot.Type.TEXT, "fine").slot("name").slot("age");
        assertEquals(
                List.of("session", "slot mood=bad", "slot name=Jan", "does action_listen"),
                run("action_session_start", project.domain(), set("mood", "bad"), set("name", "Jan")));
        assertEquals(
                List.of("session", "slot mood=fine", "does action_listen"),
                run("action_session_start", project.forgetsSlots().domain(), set("mood", "bad"), set("name", "Jan")));
    }

    @Test
    void an_affirmation_is_asked_of_the_intent_itself_where_it_is_no_fallback() {
        assertEquals(
                List.of("says Did you mean 'greet'?"),
                run("action_default_ask_affirmation", EMPTY, said("hi", "greet")));
    }

    @Test
    void a_text_that_came_along_is_sent() {
        Event message = new Event.UserUttered(
                Contexts.NOON,
                new Reading("EXTERNAL: send", Language.EN, false, List.of(new Guess("send", 1)), List.of(), 1),
                "rest",
                "m",
                Map.of("message", Map.of("text", "Your taxi is here.")));
        assertEquals(List.of("says Your taxi is here."), run("action_send_text", EMPTY, message));
    }

    @Test
    void an_affirmed_fallback_of_old_is_undone() {
        Event[] before = {
            done("action_listen"),
            said("random", "greet"),
            done("action_default_ask_affirmation"),
            done("action_listen"),
            said("yes", "greet")
        };
        Tracker tracker = Tracker.of("c", Arrays.asList(before));
        Context context = Contexts.of(EMPTY);
        List<Event> events =
                context.actions().named("action_revert_fallback_events").run(tracker, context);
        assertEquals(List.of("undoes message", "undoes message", "does action_listen", "hears greet"), told(events));
        assertEquals(
                List.of("does action_listen", "hears greet"),
                told(tracker.after(events).session()));
    }

    @Test
    void a_default_action_that_the_domain_lists_is_the_authors() {
        Domain domain = project().action("action_default_fallback").domain();
        ActionServer server = call -> new ActionServer.Answer.Done(
                List.of(), List.of(Map.<String, Object>of("text", "my own " + call.action())));
        Context context = Contexts.of(domain, server);
        assertEquals(
                List.of("says my own action_default_fallback"),
                told(context.actions().named("action_default_fallback").run(Tracker.empty("c"), context)));
    }

    @Test
    void the_actions_of_the_front_desk_are_free_for_other_projects() {
        Domain domain = project().action("action_hand_over").domain();
        assertTrue(new Actions(domain, false, ActionServer.NONE).named("action_hand_over") instanceof RemoteAction);
        assertFalse(new Actions(domain, true, ActionServer.NONE).named("action_hand_over") instanceof RemoteAction);
    }

    @Test
    void a_text_of_the_stories_is_said_as_it_is() {
        assertEquals(List.of("says Good bye."), run("Good bye.", EMPTY));
        assertEquals(Optional.of("Good bye."), new Actions(EMPTY, false, ActionServer.NONE).textOf("Good bye."));
    }

    @Test
    void a_retrieval_intent_is_answered_with_the_response_that_was_chosen() {
        Domain domain = project()
                .retrieval("faq")
                .says("utter_faq/opening", "From nine to five.")
                .says("utter_faq/price", "Ten euros.")
                .domain();
        Selection price = new Selection(List.of(new Guess("faq/price", 0.8), new Guess("faq/opening", 0.2)));
        for (String selector : List.of("faq", Reading.ANY_RETRIEVAL_INTENT)) {
            Reading reading = new Reading(
                    "how much",
                    Language.EN,
                    false,
                    List.of(new Guess("faq", 1)),
                    List.of(),
                    1,
                    Map.of(selector, price));
            Event message = new Event.UserUttered(Contexts.NOON, reading, "rest", "m", Map.of());
            assertEquals(List.of("says Ten euros."), run("utter_faq", domain, message));
        }
        assertEquals(List.of(), run("utter_faq", domain, said("how much", "faq")));
    }
}
