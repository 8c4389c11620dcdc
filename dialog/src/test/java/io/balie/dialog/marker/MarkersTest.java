package io.balie.dialog.marker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.balie.dialog.event.Event;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarkersTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private static Event did(String action) {
        return new Event.ActionExecuted(NOON, action, Optional.empty(), 1, List.of());
    }

    private static Event said(String intent) {
        Reading reading = new Reading(intent, Language.EN, true, List.of(new Guess(intent, 1)), List.of(), 1);
        return new Event.UserUttered(NOON, reading, "test", "m", Map.of());
    }

    private static Event set(String slot, Object value) {
        return new Event.SlotSet(NOON, slot, value);
    }

    private static Event emptied(String slot) {
        return new Event.SlotSet(NOON, slot, null);
    }

    private static Marker intent(String name) {
        return new Marker.Condition(Marker.Kind.INTENT, name);
    }

    private static Marker action(String name) {
        return new Marker.Condition(Marker.Kind.ACTION, name);
    }

    private static Marker slot(String name) {
        return new Marker.Condition(Marker.Kind.SLOT_WAS_SET, name);
    }

    private static List<Integer> events(Marker marker, Event... events) {
        return new Markers(Map.of("m", marker))
                .in(List.of(events)).stream()
                        .flatMap(session -> session.places().getOrDefault("m", List.of()).stream())
                        .map(Markers.Place::event)
                        .toList();
    }

    @Test
    void an_intent_an_action_and_a_slot_apply_where_they_happen() {
        Event[] events = {said("greet"), did("utter_greet"), set("name", "Bo"), did("action_listen")};
        assertEquals(List.of(0), events(intent("greet"), events));
        assertEquals(List.of(1), events(action("utter_greet"), events));
        assertEquals(List.of(2, 3), events(slot("name"), events));
    }

    @Test
    void a_slot_is_set_until_it_is_emptied() {
        assertEquals(List.of(0, 1), events(slot("name"), set("name", "Bo"), did("a"), emptied("name"), did("b")));
        assertEquals(
                List.of(2, 3),
                events(new Marker.Not(slot("name")), set("name", "Bo"), did("a"), emptied("name"), did("b")));
    }

    @Test
    void a_retrieval_intent_applies_with_and_without_its_key() {
        Event asked = said("faq/opening");
        assertEquals(List.of(0), events(intent("faq"), asked));
        assertEquals(List.of(0), events(intent("faq/opening"), asked));
        assertEquals(List.of(), events(intent("faq/closing"), asked));
    }

    @Test
    void and_wants_all_at_one_event_and_or_one_of_them() {
        Event[] events = {said("greet"), set("name", "Bo"), said("greet")};
        assertEquals(List.of(2), events(new Marker.All(List.of(intent("greet"), slot("name"))), events));
        assertEquals(List.of(0, 1, 2), events(new Marker.Any(List.of(intent("greet"), slot("name"))), events));
    }

    @Test
    void seq_wants_them_in_order_whatever_happens_in_between() {
        Marker marker = new Marker.Sequence(List.of(intent("greet"), action("utter_greet")));
        assertEquals(
                List.of(2, 4),
                events(marker, said("greet"), did("x"), did("utter_greet"), said("greet"), did("utter_greet")));
        assertEquals(List.of(), events(marker, did("utter_greet"), said("greet")));
    }

    @Test
    void seq_begins_anew_after_it_applied() {
        Marker marker = new Marker.Sequence(List.of(intent("greet"), action("utter_greet")));
        assertEquals(List.of(1), events(marker, said("greet"), did("utter_greet"), did("utter_greet")));
        assertEquals(List.of(2), events(marker, said("greet"), said("greet"), did("utter_greet"), did("utter_greet")));
    }

    @Test
    void at_least_once_and_never_report_their_first_event_alone() {
        Event[] events = {did("a"), said("greet"), did("b"), said("greet")};
        assertEquals(List.of(1), events(new Marker.AtLeastOnce(intent("greet")), events));
        assertEquals(List.of(0), events(new Marker.Never(intent("greet")), events));
        assertEquals(List.of(), events(new Marker.Never(action("a")), events));
    }

    @Test
    void sessions_are_looked_at_apart() {
        Marker marker = new Marker.AtLeastOnce(slot("name"));
        List<Markers.Session> sessions = new Markers(Map.of("m", marker))
                .in(List.of(
                        did("action_session_start"),
                        new Event.SessionStarted(NOON),
                        said("greet"),
                        set("name", "Bo"),
                        new Event.SessionStarted(NOON),
                        said("greet"),
                        said("greet"),
                        set("name", "Bo")));
        assertEquals(
                List.of(Map.of("m", List.of(new Markers.Place(3, 1))), Map.of("m", List.of(new Markers.Place(7, 2)))),
                sessions.stream().map(Markers.Session::places).toList());
    }

    @Test
    void statistics_count_sessions_and_the_messages_before() {
        MarkerStatistics statistics = new MarkerStatistics();
        Markers markers = new Markers(Map.of("m", action("order")));
        statistics.add(new MarkerStatistics.Identified(
                "a",
                0,
                markers.in(List.of(said("x"), did("order"), said("x"), said("x"), did("order")))
                        .getFirst()));
        statistics.add(new MarkerStatistics.Identified(
                "b", 0, markers.in(List.of(said("x"))).getFirst()));
        assertEquals(
                Map.of("m", new MarkerStatistics.Overall(1, 50, new MarkerStatistics.Turns(2, 2, 2, 1, 3))),
                statistics.overall());
    }
}
