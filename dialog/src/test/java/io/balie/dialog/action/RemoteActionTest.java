package io.balie.dialog.action;

import static io.balie.dialog.action.Projects.project;
import static io.balie.dialog.action.Projects.set;
import static io.balie.dialog.action.Projects.told;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.dialog.domain.Domain;
import io.balie.dialog.domain.Slot;
import io.balie.dialog.event.Button;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an action of the author's wants said and done is said and done as Rasa does it. */
class RemoteActionTest {

    private static final Domain DOMAIN = project()
            .slot("name")
            .slot("tags", Slot.Type.LIST, null)
            .slot("mood", Slot.Type.TEXT, "fine")
            .says("utter_hello", "Hello {name}, you are number {number}.")
            .action("action_x")
            .domain();

    private static List<Event> run(List<Event> events, List<Map<String, Object>> responses) {
        Context context = Contexts.of(DOMAIN, call -> new ActionServer.Answer.Done(events, responses));
        return new RemoteAction("action_x").run(Tracker.empty("c"), context);
    }

    private static Event.BotUttered said(Map<String, Object> response) {
        return (Event.BotUttered) run(List.of(), List.of(response)).getFirst();
    }

    @Test
    void what_is_said_comes_before_what_is_done() {
        assertEquals(
                List.of("says Hi.", "slot name=Jan"),
                told(run(List.of(set("name", "Jan")), List.of(Map.of("text", "Hi.")))));
    }

    @Test
    void a_named_response_is_filled_with_what_the_action_gives() {
        assertEquals(
                "Hello {name}, you are number 7.",
                said(Map.of("response", "utter_hello", "number", 7)).text());
        assertEquals("utter_hello", said(Map.of("template", "utter_hello")).action());
    }

    @Test
    void a_named_response_that_does_not_exist_is_not_said() {
        assertEquals(List.of(), run(List.of(), List.of(Map.of("response", "utter_nothing", "text", "x"))));
    }

    @Test
    void all_parts_of_a_message_arrive() {
        Event.BotUttered said = said(Map.of(
                "text", "Look.",
                "buttons", List.of(Map.of("title", "Yes", "payload", "/affirm", "type", "postback")),
                "image", "https://example.org/a.png",
                "custom", Map.of("card", 7),
                "elements", List.of(),
                "quick_replies", List.of(Map.of("title", "No")),
                "attachment", Map.of("type", "video")));
        assertEquals(List.of(new Button("Yes", "/affirm", Map.of("type", "postback"))), said.buttons());
        assertEquals(Map.of("card", 7), said.custom());
        assertEquals(
                Map.of(
                        "image",
                        "https://example.org/a.png",
                        "quick_replies",
                        List.of(Map.of("title", "No")),
                        "attachment",
                        Map.of("type", "video")),
                said.media());
    }

    @Test
    void slots_are_brought_into_their_form() {
        assertEquals(List.of("slot tags=[new]"), told(run(List.of(set("tags", "new")), List.of())));
        assertEquals(
                List.of("SlotsReset", "slot mood=fine"),
                told(run(List.of(new Event.SlotsReset(Contexts.NOON)), List.of())));
    }

    @Test
    void without_a_server_it_fails_with_a_message_that_says_what_to_do() {
        ActionFailed failed = assertThrows(
                ActionFailed.class, () -> new RemoteAction("action_x").run(Tracker.empty("c"), Contexts.of(DOMAIN)));
        assertTrue(String.valueOf(failed.getMessage()).contains("'action_x'"), failed.getMessage());
        assertTrue(String.valueOf(failed.getMessage()).contains("action_endpoint"), failed.getMessage());
    }

    @Test
    void an_nlg_server_words_every_response() {
        List<ResponseGenerator.Wanted> asked = new ArrayList<>();
        Context context = Contexts.worded(DOMAIN, wanted -> {
            asked.add(wanted);
            return wanted.response().equals("utter_hello") ? Map.of("text", "Ahoy.") : Map.of();
        });
        assertEquals(List.of("says Ahoy."), told(new Utterance("utter_hello").run(Tracker.empty("c"), context)));
        assertEquals(List.of(), new Utterance("utter_other").run(Tracker.empty("c"), context));
        assertEquals("utter_hello", asked.getFirst().response());
        assertEquals(Optional.empty(), asked.getFirst().id());
    }

    @Test
    void a_long_text_of_a_project_without_a_company_is_one_message() {
        String text = "A sentence of thirty letters. ".repeat(20);
        assertEquals(text, said(Map.of("text", text)).text());
    }
}
