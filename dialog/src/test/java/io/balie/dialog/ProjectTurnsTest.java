package io.balie.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.dialog.action.ActionServer;
import io.balie.dialog.action.Context;
import io.balie.dialog.company.Company;
import io.balie.dialog.company.Holidays;
import io.balie.dialog.company.Knowledge;
import io.balie.dialog.domain.Bot;
import io.balie.dialog.domain.Domain;
import io.balie.dialog.domain.Form;
import io.balie.dialog.domain.Mapping;
import io.balie.dialog.domain.Response;
import io.balie.dialog.domain.Slot;
import io.balie.dialog.event.Event;
import io.balie.dialog.event.Reason;
import io.balie.dialog.policy.Decision;
import io.balie.dialog.policy.Policy;
import io.balie.dialog.retelling.Reteller;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Turns of a project of Rasa's, with policies that do what the test says. */
class ProjectTurnsTest {

    private static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");
    private static final Reteller RETELLER = Reteller.create();

    /** The intent is the text; after each message the policy does what is planned for its intent, then listens. */
    private final Map<String, List<String>> plans = new LinkedHashMap<>();

    private ActionServer server = ActionServer.NONE;
    private Duration expiry = Duration.ofMinutes(60);
    private Tracker tracker = Tracker.empty("c");

    private Turns turns() {
        Map<String, Slot> slots = new LinkedHashMap<>();
        slots.put("name", slot("name", null, new Mapping.Condition(Optional.of("name_form"), Optional.of("name"))));
        slots.put("mood", slot("mood", "fine"));
        Domain domain = Domain.of(
                List.of("greet", "ask", "remind"),
                List.of("day"),
                slots,
                Map.of("name_form", new Form("name_form", List.of("name"), List.of())),
                Map.of(
                        "utter_greet", says("Hello, {name}."),
                        "utter_ask_name", says("Who are you?"),
                        "utter_aside", says("By the way.")),
                Set.of("action_x", "action_y"),
                new Domain.Session(expiry, true));
        Bot bot = new Bot(domain, List.of(), List.of(), "en", "", List.of(), List.of());
        Policy policy = (state, now) -> {
            List<String> plan = plans.getOrDefault(
                    state.latestMessage()
                            .flatMap(said -> said.reading().best())
                            .map(Guess::intent)
                            .orElse(""),
                    List.of());
            long done = state.turn().stream()
                    .filter(event -> event instanceof Event.ActionExecuted || event instanceof Event.ActionRejected)
                    .count();
            return Optional.of(new Decision(
                    done < plan.size() ? plan.get((int) done) : Decision.LISTEN, 1, "Planned", 1, List.of()));
        };
        return new Turns(
                new Turns.Scene(
                        bot,
                        Company.none(Language.EN, ZoneOffset.UTC),
                        Holidays.NONE,
                        Knowledge.NONE,
                        message -> new Reading(
                                message.text(),
                                Language.EN,
                                false,
                                List.of(new Guess(message.text(), 0.9)),
                                List.of(),
                                1),
                        RETELLER,
                        new Context.Outside(server, Optional.empty()),
                        10),
                policy);
    }

    private static Slot slot(
            String name, @org.jspecify.annotations.Nullable Object initial, Mapping.Condition... asked) {
        List<Mapping> mappings = asked.length == 0
                ? List.of()
                : List.of(new Mapping(
                        Mapping.Kind.FROM_TEXT,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of("ask"),
                        null,
                        Optional.empty(),
                        List.of(asked)));
        return new Slot(
                name,
                Slot.Type.TEXT,
                initial,
                true,
                List.of(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                mappings);
    }

    private static List<Response> says(String text) {
        return List.of(new Response(
                Optional.of(text),
                List.of(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of()));
    }

    private List<String> happened(List<Event> events) {
        tracker = tracker.after(events);
        List<String> told = new ArrayList<>();
        for (Event event : events) {
            told.add(
                    switch (event) {
                        case Event.SlotSet set -> "slot %s=%s".formatted(set.name(), set.value());
                        case Event.ActiveLoop loop -> "loop " + loop.name().orElse("none");
                        case Event.BotUttered said -> "says " + said.text();
                        case Event.ActionExecuted done -> "does " + done.name();
                        case Event.ActionRejected rejected -> "rejects " + rejected.name();
                        case Event.UserUttered said -> "hears " + said.text();
                        default -> event.getClass().getSimpleName();
                    });
        }
        return told;
    }

    private Incoming message(String text, Instant at) {
        return new Incoming(text, at, "rest", "m", Map.of());
    }

    private List<String> hears(String text) {
        return happened(turns().take(tracker, message(text, NOON)));
    }

    @Test
    void a_session_starts_the_message_is_heard_and_the_plan_is_carried_out() {
        plans.put("greet", List.of("utter_greet"));
        assertEquals(
                List.of(
                        "does action_session_start",
                        "SessionStarted",
                        "slot mood=fine",
                        "does action_listen",
                        "hears greet",
                        "does utter_greet",
                        "says Hello, {name}.",
                        "does action_listen"),
                hears("greet"));
    }

    @Test
    void what_the_channel_sends_along_with_the_first_message_is_kept_for_the_session() {
        tracker = tracker.after(turns().take(tracker, new Incoming("greet", NOON, "rest", "m", Map.of("from", "web"))));
        assertEquals(Map.of("from", "web"), tracker.slots().get("session_started_metadata"));
    }

    @Test
    void a_form_that_turns_down_a_message_leaves_it_to_the_policies() {
        plans.put("greet", List.of("name_form"));
        plans.put("ask", List.of("name_form", "utter_aside", "name_form"));
        plans.put("Jan", List.of("name_form"));
        hears("greet");
        assertEquals(
                List.of(
                        "hears ask",
                        "rejects name_form",
                        "does utter_aside",
                        "says By the way.",
                        "does name_form",
                        "slot requested_slot=name",
                        "says Who are you?",
                        "does action_listen"),
                hears("ask"));
        assertEquals(
                List.of(
                        "hears Jan",
                        "slot name=Jan",
                        "does name_form",
                        "slot name=Jan",
                        "slot requested_slot=null",
                        "loop none",
                        "does action_listen"),
                hears("Jan"));
    }

    @Test
    void an_action_that_cannot_be_run_does_not_end_the_turn() {
        plans.put("greet", List.of("action_x", "utter_aside"));
        hears("greet");
        Event.ActionExecuted failed = tracker.turn().stream()
                .filter(Event.ActionExecuted.class::isInstance)
                .map(Event.ActionExecuted.class::cast)
                .findFirst()
                .orElseThrow();
        assertEquals("action_x", failed.name());
        assertTrue(
                failed.because().getLast() instanceof Reason.Failed why
                        && why.what().contains("no action server"),
                failed.because().toString());
        assertEquals(List.of("action_x", "utter_aside", "action_listen"), tracker.actionsInTurn());
    }

    @Test
    void an_action_that_is_asked_for_comes_next() {
        server = call -> new ActionServer.Answer.Done(
                List.of(new Event.FollowupAction(NOON, Optional.of("utter_aside"))), List.of());
        plans.put("greet", List.of("action_x"));
        hears("greet");
        assertEquals(List.of("action_x", "utter_aside", "action_listen"), tracker.actionsInTurn());
    }

    @Test
    void an_action_that_is_asked_for_and_unknown_is_passed_over() {
        server = call -> new ActionServer.Answer.Done(
                List.of(new Event.FollowupAction(NOON, Optional.of("action_nowhere"))), List.of());
        plans.put("greet", List.of("action_x"));
        hears("greet");
        assertEquals(List.of("action_x", "action_listen"), tracker.actionsInTurn());
    }

    @Test
    void an_action_that_lets_the_user_speak_fills_slots_again() {
        server = call -> call.action().equals("action_x")
                ? new ActionServer.Answer.Done(
                        List.of(
                                new Event.ActiveLoop(NOON, Optional.of("name_form")),
                                new Event.SlotSet(NOON, "requested_slot", "name"),
                                new Event.UserUttered(
                                        NOON,
                                        new Reading(
                                                "Jan", Language.EN, false, List.of(new Guess("x", 1)), List.of(), 1),
                                        "rest",
                                        "n",
                                        Map.of())),
                        List.of())
                : ActionServer.NONE.run(call);
        plans.put("greet", List.of("action_x"));
        assertTrue(hears("greet").contains("slot name=Jan"));
    }

    @Test
    void a_restart_begins_a_session_and_then_listens() {
        plans.put("greet", List.of("action_restart"));
        assertEquals(
                List.of(
                        "does action_restart",
                        "Restarted",
                        "does action_session_start",
                        "SessionStarted",
                        "slot mood=fine",
                        "does action_listen"),
                hears("greet").subList(5, 11));
    }

    @Test
    void after_a_fallback_the_message_is_as_if_it_had_not_been_said() {
        plans.put("greet", List.of("utter_greet"));
        plans.put("mumble", List.of("action_default_fallback"));
        hears("greet");
        List<Event> before = tracker.session();
        hears("mumble");
        assertEquals("greet", tracker.latestMessage().orElseThrow().text());
        assertEquals(before.subList(0, before.size() - 1), tracker.session().subList(0, before.size() - 1));
    }

    @Test
    void while_a_person_has_the_conversation_slots_are_filled_and_nothing_is_done() {
        plans.put("greet", List.of("utter_greet"));
        hears("greet");
        tracker = tracker.after(turns().append(tracker, List.of(new Event.Paused(NOON)), NOON));
        assertEquals(List.of("hears greet"), hears("greet"));
        plans.put("restart", List.of("action_restart"));
        assertTrue(hears("/restart").contains("Restarted"));
        assertFalse(tracker.paused());
    }

    @Test
    void a_session_ends_after_its_time_and_never_where_its_time_is_zero() {
        Instant later = NOON.plus(Duration.ofMinutes(61));
        hears("greet");
        assertTrue(turns().take(tracker, message("greet", later)).stream()
                .anyMatch(Event.SessionStarted.class::isInstance));
        expiry = Duration.ZERO;
        assertFalse(turns().take(tracker, message("greet", later.plus(Duration.ofDays(999)))).stream()
                .anyMatch(Event.SessionStarted.class::isInstance));
    }

    @Test
    void a_session_start_of_the_authors_that_fails_is_made_good() {
        Tracker before = tracker;
        List<Event> events = turns().startSession(before, NOON);
        assertEquals(
                List.of("does action_session_start", "SessionStarted", "slot mood=fine", "does action_listen"),
                happened(events));
    }

    @Test
    void a_message_may_be_heard_without_anything_being_done() {
        plans.put("greet", List.of("utter_greet"));
        assertEquals(
                "hears greet",
                happened(turns().hear(tracker, message("greet", NOON))).getLast());
        assertEquals("utter_greet", turns().decide(tracker, NOON).action());
        assertEquals(
                List.of("does utter_greet", "says Hello, {name}."),
                happened(turns().execute(tracker, "utter_greet", Optional.of("by hand"), 0.5, NOON)));
        Event.ActionExecuted done = tracker.latestAction().orElseThrow();
        assertEquals(Optional.of("by hand"), done.policy());
        assertEquals(0.5, done.confidence());
        assertEquals("action_listen", turns().decide(tracker, NOON).action());
    }

    @Test
    void an_action_that_nobody_knows_is_not_executed() {
        assertFalse(turns().knowsAction("action_nowhere"));
        assertTrue(turns().knowsAction("action_back") && turns().knowsAction("name_form"));
        assertThrows(
                IllegalArgumentException.class,
                () -> turns().execute(tracker, "action_nowhere", Optional.empty(), 1, NOON));
    }

    @Test
    void something_from_elsewhere_goes_through_as_if_it_had_been_said() {
        plans.put("remind", List.of("utter_aside"));
        hears("greet");
        assertEquals(
                List.of("hears EXTERNAL: remind", "does utter_aside", "says By the way.", "does action_listen"),
                happened(turns().trigger(tracker, "remind", Map.of("day", "Monday"), NOON)));
        Event.UserUttered said = tracker.latestMessage().orElseThrow();
        assertEquals("Monday", said.reading().entity("day").orElseThrow().value());
        assertEquals(Map.of("is_external", true), said.metadata());
    }

    @Test
    void a_reminder_comes_once_and_only_while_it_holds() {
        plans.put("remind", List.of("utter_aside"));
        hears("greet");
        Event.ReminderScheduled reminder = reminder("r", false);
        tracker = tracker.after(turns().append(tracker, List.of(reminder), NOON));
        assertEquals(List.of(reminder), Reminders.pending(tracker));
        assertEquals(
                4,
                happened(turns().remind(tracker, reminder, NOON.plusSeconds(60)))
                        .size());
        assertEquals(List.of(), Reminders.pending(tracker));
        assertEquals(List.of(), turns().remind(tracker, reminder, NOON.plusSeconds(61)));
    }

    @Test
    void a_message_or_a_cancellation_ends_a_reminder() {
        hears("greet");
        Event.ReminderScheduled killed = reminder("killed", true);
        Event.ReminderScheduled kept = reminder("kept", false);
        tracker = tracker.after(turns().append(tracker, List.of(killed, kept), NOON));
        hears("greet");
        assertEquals(List.of(kept), Reminders.pending(tracker));
        Tracker other = tracker.after(
                new Event.ReminderCancelled(NOON, Optional.of("other"), Optional.empty(), Optional.empty()));
        assertEquals(List.of(kept), Reminders.pending(other));
        Tracker cancelled = tracker.after(
                new Event.ReminderCancelled(NOON, Optional.empty(), Optional.of("remind"), Optional.empty()));
        assertEquals(List.of(), Reminders.pending(cancelled));
        tracker = tracker.after(new Event.Restarted(NOON));
        assertEquals(List.of(), Reminders.pending(tracker));
    }

    private static Event.ReminderScheduled reminder(String name, boolean killOnUserMessage) {
        return new Event.ReminderScheduled(NOON, "remind", Map.of(), NOON.plusSeconds(60), name, killOnUserMessage);
    }

    @Test
    void events_that_begin_a_new_conversation_get_a_session_unless_they_bring_one() {
        assertEquals(
                List.of(
                        "does action_session_start",
                        "SessionStarted",
                        "slot mood=fine",
                        "does action_listen",
                        "slot name=Jan"),
                happened(turns().append(tracker, List.of(new Event.SlotSet(NOON, "name", "Jan")), NOON)));
        tracker = Tracker.empty("other");
        assertEquals(
                List.of("SessionStarted", "slot mood=fine"),
                happened(turns().append(tracker, List.of(new Event.SessionStarted(NOON)), NOON)));
    }
}
