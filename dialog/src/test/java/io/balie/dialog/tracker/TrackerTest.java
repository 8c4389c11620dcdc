package io.balie.dialog.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.dialog.event.Event;
import io.balie.dialog.event.Sign;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A tracker is the fold of its events, however they come in. */
class TrackerTest {

    private static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");

    /** All that can be seen of a tracker; two with the same events must be seen alike. */
    private record View(
            List<Event> events,
            List<Event> session,
            List<Event> turn,
            List<Event> beforeTurn,
            Optional<Event.UserUttered> latestMessage,
            Map<String, Object> slots,
            Optional<String> activeLoop,
            boolean paused,
            double logOdds,
            List<String> actionsBefore,
            List<String> actionsInTurn) {

        static View of(Tracker t) {
            return new View(
                    t.events(),
                    t.session(),
                    t.turn(),
                    t.beforeTurn(),
                    t.latestMessage(),
                    t.slots(),
                    t.activeLoop(),
                    t.paused(),
                    t.logOdds(),
                    t.actionsBefore(),
                    t.actionsInTurn());
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void split_anywhere_the_same_events_give_the_same_tracker(long seed) {
        List<Event> events = randomEvents(seed);
        Tracker whole = Tracker.of("c", events);
        for (int at = 0; at <= events.size(); at++) {
            Tracker split = Tracker.of("c", events.subList(0, at)).after(events.subList(at, events.size()));
            assertEquals(View.of(whole), View.of(split), "split at " + at);
            assertEquals(View.of(whole.atMessage()), View.of(split.atMessage()), "at the message, split at " + at);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void one_by_one_the_same_events_give_the_same_tracker(long seed) {
        List<Event> events = randomEvents(seed);
        Tracker grown = Tracker.empty("c");
        for (Event event : events) {
            grown = grown.after(event);
        }
        assertEquals(View.of(Tracker.of("c", events)), View.of(grown));
        assertEquals(Tracker.of("c", events), grown);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_state_at_the_message_is_the_fold_up_to_and_including_it(long seed) {
        List<Event> events = randomEvents(seed);
        Tracker tracker = Tracker.of("c", events);
        int latest = -1;
        for (int i = 0; i < events.size(); i++) {
            switch (events.get(i)) {
                case Event.UserUttered said -> latest = i;
                case Event.SessionStarted started -> latest = -1;
                case Event.Restarted restarted -> latest = -1;
                default -> {}
            }
        }
        Tracker expected = latest < 0 ? tracker : Tracker.of("c", events.subList(0, latest + 1));
        assertEquals(View.of(expected), View.of(tracker.atMessage()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_turn_and_what_was_before_it_make_the_session(long seed) {
        Tracker tracker = Tracker.of("c", randomEvents(seed));
        List<Event> both = new ArrayList<>(tracker.beforeTurn());
        both.addAll(tracker.turn());
        assertEquals(tracker.session(), both);
    }

    @Test
    void an_older_tracker_stays_what_it_was() {
        Tracker before = Tracker.empty("c").after(new Event.SlotSet(NOON, "language", "nl"));
        Tracker after = before.after(new Event.SlotSet(NOON, "language", "en"));
        assertEquals(Optional.of("nl"), before.slot("language"));
        assertEquals(Optional.of("en"), after.slot("language"));
    }

    @Test
    void null_empties_a_slot() {
        Tracker tracker = Tracker.of(
                "c", List.of(new Event.SlotSet(NOON, "goal", "callback"), new Event.SlotSet(NOON, "goal", null)));
        assertFalse(tracker.slots().containsKey("goal"));
        assertEquals(Optional.empty(), tracker.slot("goal"));
    }

    @Test
    void a_new_session_begins_with_nothing_and_keeps_what_was_before_in_the_events() {
        checkReset(new Event.SessionStarted(NOON));
    }

    @Test
    void a_restart_begins_with_nothing_and_keeps_what_was_before_in_the_events() {
        checkReset(new Event.Restarted(NOON));
    }

    private static void checkReset(Event reset) {
        List<Event> events = List.of(
                said("Hallo"),
                new Event.SlotSet(NOON, "outcome", "answered"),
                new Event.ActiveLoop(NOON, Optional.of("note_form")),
                new Event.Believed(NOON, 2.5, List.of(new Sign("offers", 0.9, "wij bieden"))),
                new Event.ActionExecuted(NOON, "utter_greet", Optional.empty(), 1, List.of()),
                new Event.Paused(NOON),
                reset);
        Tracker tracker = Tracker.of("c", events);
        assertEquals(events, tracker.events());
        assertEquals(List.of(reset), tracker.session());
        assertEquals(Map.of(), tracker.slots());
        assertEquals(Optional.empty(), tracker.activeLoop());
        assertEquals(0, tracker.logOdds());
        assertFalse(tracker.paused());
        assertEquals(Optional.empty(), tracker.latestMessage());
        assertEquals(List.of(), tracker.turn());
        assertEquals(List.of(), tracker.actionsBefore());
        assertEquals(View.of(tracker), View.of(tracker.atMessage()));
    }

    @Test
    void a_pause_lasts_until_it_is_resumed() {
        Tracker paused = Tracker.of("c", List.of(new Event.Paused(NOON), said("Hallo?")));
        assertTrue(paused.paused());
        assertFalse(paused.after(new Event.Resumed(NOON)).paused());
    }

    @Test
    void actions_are_told_apart_by_the_latest_message() {
        Tracker tracker = Tracker.of(
                "c",
                List.of(said("Hallo"), done("utter_greet"), done("action_listen"), said("Dag"), done("utter_goodbye")));
        assertEquals(List.of("utter_greet", "action_listen"), tracker.actionsBefore());
        assertEquals(List.of("utter_goodbye"), tracker.actionsInTurn());
    }

    @Test
    void a_message_that_is_undone_takes_all_that_followed_and_the_listening_before_it() {
        List<Event> before = List.of(new Event.SessionStarted(NOON), slot("a", 1), done("action_listen"), said("one"));
        Tracker tracker = Tracker.of("c", before)
                .after(List.of(
                        done("utter_one"),
                        slot("a", 2),
                        done("action_listen"),
                        said("two"),
                        slot("a", 3),
                        done("action_default_fallback"),
                        new Event.UserUtteranceReverted(NOON)));
        assertEquals(2, tracker.slots().get("a"));
        assertEquals("one", tracker.latestMessage().orElseThrow().text());
        assertEquals("utter_one", tracker.latestAction().orElseThrow().name());
        assertEquals(Optional.empty(), tracker.followupAction());
        assertEquals(11, tracker.events().size(), "nothing is taken out of what happened");
    }

    @Test
    void what_a_session_began_with_cannot_be_undone() {
        Tracker tracker = Tracker.of(
                "c",
                List.of(
                        new Event.SessionStarted(NOON),
                        slot("a", 1),
                        done("action_listen"),
                        said("back"),
                        new Event.UserUtteranceReverted(NOON),
                        new Event.UserUtteranceReverted(NOON)));
        assertEquals(Map.of("a", 1), tracker.slots());
        assertEquals(Optional.of("action_listen"), tracker.followupAction());
    }

    @Test
    void an_action_that_is_undone_takes_all_that_followed() {
        Tracker tracker = Tracker.of(
                "c",
                List.of(
                        done("action_listen"),
                        said("one"),
                        done("utter_one"),
                        slot("a", 1),
                        new Event.ActionReverted(NOON)));
        assertEquals(Map.of(), tracker.slots());
        assertEquals("action_listen", tracker.latestAction().orElseThrow().name());
    }

    @Test
    void a_form_that_goes_on_asking_counts_as_one_turn() {
        List<Event> asking = List.of(
                done("action_listen"),
                said("book"),
                done("a_form"),
                new Event.ActiveLoop(NOON, Optional.of("a_form")),
                slot("requested_slot", "a"),
                done("action_listen"),
                said("x"),
                slot("a", 1),
                done("a_form"),
                slot("requested_slot", "b"),
                done("action_listen"));
        List<Event> applied = Tracker.of("c", asking).applied();
        assertEquals(
                List.of("action_listen", "a_form", "action_listen"),
                applied.stream()
                        .filter(Event.ActionExecuted.class::isInstance)
                        .map(event -> ((Event.ActionExecuted) event).name())
                        .toList());
        assertTrue(applied.contains(slot("a", 1)), "what was filled stays");
    }

    @Test
    void a_form_that_was_turned_down_counts_again() {
        List<Event> asking = List.of(
                done("action_listen"),
                said("book"),
                done("a_form"),
                new Event.ActiveLoop(NOON, Optional.of("a_form")),
                done("action_listen"),
                said("why?"),
                new Event.ActionRejected(NOON, "a_form", "RulePolicy"),
                done("utter_because"),
                done("a_form"));
        assertEquals(asking, Tracker.of("c", asking).applied());
        assertTrue(Tracker.of("c", asking.subList(0, 7)).loop().orElseThrow().rejected());
        assertFalse(Tracker.of("c", asking).loop().orElseThrow().rejected());
    }

    @Test
    void an_interruption_lasts_until_the_next_action() {
        Tracker tracker = Tracker.of(
                "c", List.of(new Event.ActiveLoop(NOON, Optional.of("a_form")), new Event.LoopInterrupted(NOON, true)));
        assertTrue(tracker.loop().orElseThrow().interrupted());
        assertFalse(tracker.after(done("utter_x")).loop().orElseThrow().interrupted());
    }

    @Test
    void a_restart_asks_for_a_session_and_a_session_for_listening() {
        assertEquals(
                Optional.of("action_session_start"),
                Tracker.of("c", List.of(new Event.Restarted(NOON))).followupAction());
        Tracker begun = Tracker.of("c", List.of(new Event.SessionStarted(NOON)));
        assertEquals(Optional.of("action_listen"), begun.followupAction());
        assertEquals(Optional.empty(), begun.after(said("x")).followupAction());
    }

    private static Event slot(String name, Object value) {
        return new Event.SlotSet(NOON, name, value);
    }

    @Test
    void items_of_a_slot_that_is_no_list_are_none() {
        Tracker tracker = Tracker.of(
                "c",
                List.of(new Event.SlotSet(NOON, "one", "text"), new Event.SlotSet(NOON, "many", List.of("a", "b"))));
        assertEquals(List.of(), tracker.slotItems("one"));
        assertEquals(List.of("a", "b"), tracker.slotItems("many"));
        assertEquals(List.of(), tracker.slotItems("none"));
    }

    private static Event.UserUttered said(String text) {
        Reading reading = new Reading(text, Language.NL, true, List.of(new Guess("greet", 1)), List.of(), 1);
        return new Event.UserUttered(NOON, reading, "rest", "m", Map.of());
    }

    private static Event done(String action) {
        return new Event.ActionExecuted(NOON, action, Optional.of("RulePolicy"), 1, List.of());
    }

    private static List<Event> randomEvents(long seed) {
        Random random = new Random(seed);
        int size = random.nextInt(30);
        Event[] events = new Event[size];
        Arrays.setAll(events, i -> randomEvent(random, NOON.plusSeconds(i)));
        return List.of(events);
    }

    private static Event randomEvent(Random random, Instant at) {
        String name = "s" + random.nextInt(3);
        return switch (random.nextInt(16)) {
            case 0 -> new Event.SessionStarted(at);
            case 1 -> new Event.Restarted(at);
            case 2 -> new Event.Paused(at);
            case 3 -> new Event.Resumed(at);
            case 4 -> new Event.ActiveLoop(at, random.nextBoolean() ? Optional.of(name) : Optional.empty());
            case 5 -> new Event.Believed(at, random.nextInt(-60, 60) / 10.0, List.of());
            case 6, 7 -> new Event.SlotSet(at, name, random.nextInt(4) == 0 ? null : random.nextInt(3));
            case 8 -> new Event.BotUttered(at, "Dag.", List.of(), Map.of(), Map.of(), "utter_goodbye");
            case 9 -> new Event.ActionRejected(at, "note_form", "RulePolicy");
            case 10 -> new Event.NoteTaken(at, Map.of("name", "Jan"));
            case 11 -> new Event.HandedOver(at, "de klant wil iets");
            case 12 -> done("action_" + random.nextInt(3));
            default -> said("m" + random.nextInt());
        };
    }
}
