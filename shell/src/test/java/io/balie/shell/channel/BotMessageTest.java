package io.balie.shell.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.balie.dialog.event.Button;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BotMessageTest {

    private static final Map<String, Object> YES = Map.of("title", "Ja", "payload", "/affirm");

    @Test
    void what_is_said_at_once_becomes_messages_in_rasas_order() {
        Map<String, Object> data = Map.of(
                "elements", List.of(Map.of("title", "Fiets")),
                "attachment", Map.of("type", "file"),
                "image", "https://x.example/a.png",
                "custom", Map.of("kind", "map"));
        assertEquals(
                List.of(
                        new BotMessage.Text("Kijk"),
                        new BotMessage.Custom(Map.of("kind", "map")),
                        new BotMessage.Image("https://x.example/a.png"),
                        new BotMessage.Attachment(Map.of("type", "file")),
                        new BotMessage.Elements(List.of(Map.of("title", "Fiets")))),
                BotMessage.of("Kijk", List.of(), data));
    }

    @Test
    void quick_replies_go_before_buttons() {
        assertEquals(
                List.of(new BotMessage.Choice(java.util.Optional.of("Ja?"), List.of(YES))),
                BotMessage.of("Ja?", List.of(new Button("Nee", "/deny")), Map.of("quick_replies", List.of(YES))));
    }

    @Test
    void an_image_that_is_attached_too_is_sent_once() {
        assertEquals(
                List.of(new BotMessage.Image("a.png")),
                BotMessage.of("", List.of(), Map.of("image", "a.png", "attachment", "a.png")));
    }

    @Test
    void what_is_empty_is_not_said() {
        assertEquals(
                List.of(),
                BotMessage.of(
                        " ",
                        List.of(),
                        Map.of("image", "", "custom", Map.of(), "elements", List.of(), "quick_replies", List.of())));
    }

    @Test
    void over_rest_a_card_is_its_titles_with_its_buttons() {
        BotMessage cards = new BotMessage.Elements(List.of(
                Map.of("title", "Fiets", "subtitle", "blauw", "buttons", List.of(YES)), Map.of("title", "Bel")));
        assertEquals(
                List.of(
                        Map.of("recipient_id", "a", "text", "Fiets : blauw", "buttons", List.of(YES)),
                        Map.of("recipient_id", "a", "text", "Bel : ", "buttons", List.of())),
                RestForm.of("a", cards));
    }

    @Test
    void over_rest_an_attachment_and_buttons_without_a_text_are_given_as_they_are() {
        assertEquals(
                List.of(Map.of("recipient_id", "a", "attachment", Map.of("type", "file"))),
                RestForm.of("a", new BotMessage.Attachment(Map.of("type", "file"))));
        assertEquals(
                List.of(Map.of("recipient_id", "a", "buttons", List.of(YES))),
                RestForm.of("a", new BotMessage.Choice(java.util.Optional.empty(), List.of(YES))));
    }

    @Test
    void over_socket_io_a_card_is_a_template_and_an_attachment_is_an_attachment() {
        assertEquals(
                List.of(Map.of(
                        "attachment",
                        Map.of(
                                "type",
                                "template",
                                "payload",
                                Map.of("template_type", "generic", "elements", Map.of("title", "Fiets"))))),
                SocketIoForm.of(new BotMessage.Elements(List.of(Map.of("title", "Fiets")))));
        assertEquals(
                List.of(Map.of("attachment", Map.of("type", "file"))),
                SocketIoForm.of(new BotMessage.Attachment(Map.of("type", "file"))));
    }

    @Test
    void over_socket_io_a_payload_is_an_event_as_it_is_or_its_data() {
        assertEquals(List.of(Map.of("kind", "map")), SocketIoForm.of(new BotMessage.Custom(Map.of("kind", "map"))));
        assertEquals(
                List.of(List.of(1, 2)),
                SocketIoForm.of(new BotMessage.Custom(Map.of("data", List.of(1, 2), "room", "other"))));
    }

    @Test
    void a_button_without_a_payload_says_its_title() {
        assertEquals(
                List.of(Map.of(
                        "text",
                        "Kies",
                        "quick_replies",
                        List.of(Map.of("content_type", "text", "title", "Ja", "payload", "Ja")))),
                SocketIoForm.of(new BotMessage.Choice(java.util.Optional.of("Kies"), List.of(Map.of("title", "Ja")))));
    }
}
