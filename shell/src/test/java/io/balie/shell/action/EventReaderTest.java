package io.balie.shell.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.balie.data.transcript.EventJson;
import io.balie.dialog.event.Event;
import io.balie.dialog.event.Reason;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Events are read as Rasa and its SDK write them. */
class EventReaderTest {

    private static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");
    private static final EventReader READER = new EventReader(Language.EN, ZoneId.of("Europe/Amsterdam"));

    static List<Event> events() {
        return List.of(
                new Event.SessionStarted(NOON),
                new Event.ActionExecuted(
                        NOON,
                        "action_x",
                        Optional.of("RulePolicy"),
                        0.5,
                        List.of(new Reason.Plain(Reason.Cause.ADDED))),
                new Event.SlotSet(NOON, "a", null),
                new Event.ActiveLoop(NOON, Optional.of("a_form")),
                new Event.LoopInterrupted(NOON, true),
                new Event.ActionRejected(NOON, "a_form", "RulePolicy"),
                new Event.BotUttered(NOON, "Hi", List.of(), Map.of(), Map.of("image", "i.png"), "utter_hi"),
                new Event.SlotsReset(NOON),
                new Event.FollowupAction(NOON, Optional.of("action_x")),
                new Event.UserUtteranceReverted(NOON),
                new Event.ActionReverted(NOON),
                new Event.UserFeaturization(NOON, true, false),
                new Event.ReminderScheduled(NOON, "later", Map.of("a", "b"), NOON.plusSeconds(5), "r", true),
                new Event.ReminderCancelled(NOON, Optional.of("r"), Optional.empty(), Optional.empty()),
                new Event.AgentUttered(NOON, "Hi", Map.of()),
                new Event.StoryExported(NOON),
                new Event.Paused(NOON),
                new Event.Resumed(NOON),
                new Event.Restarted(NOON));
    }

    @ParameterizedTest
    @MethodSource("events")
    void what_is_written_is_read_again(Event event) {
        assertEquals(event, READER.read(EventJson.shape(event), NOON));
    }

    @Test
    void a_message_has_its_intent_and_entities() {
        Event.UserUttered said = (Event.UserUttered) READER.read(
                Map.of(
                        "event",
                        "user",
                        "text",
                        "to Rome",
                        "parse_data",
                        Map.of(
                                "intent",
                                Map.of("name", "travel", "confidence", 0.7),
                                "entities",
                                List.of(Map.of(
                                        "entity", "city", "value", "Rome", "start", 3, "end", 7, "role", "to")))),
                NOON);
        assertEquals(List.of(new Guess("travel", 0.7)), said.reading().ranking());
        assertEquals(
                Optional.of("to"), said.reading().entity("city").orElseThrow().role());
    }

    @Test
    void a_reminder_without_an_offset_is_meant_where_the_bot_is() {
        Event.ReminderScheduled reminder = (Event.ReminderScheduled) READER.read(
                Map.of("event", "reminder", "intent", "later", "date_time", "2026-11-24T12:00:00.000000"), NOON);
        assertEquals(NOON, reminder.due());
    }

    @Test
    void what_is_no_event_is_refused_with_what_is_missing() {
        assertEquals("'event' is missing.", refused(Map.of()));
        assertEquals("'name' is missing.", refused(Map.of("event", "slot")));
        assertEquals("Event kind 'dance' is none of Rasa's.", refused(Map.of("event", "dance")));
        assertEquals(
                "'date_time' is no ISO 8601 time.",
                refused(Map.of("event", "reminder", "intent", "x", "date_time", "soon")));
    }

    private static String refused(Map<String, Object> json) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> READER.read(json, NOON))
                .getMessage());
    }
}
