package io.balie.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.dialog.company.Company;
import io.balie.dialog.company.Holidays;
import io.balie.dialog.company.Knowledge;
import io.balie.dialog.domain.Bot;
import io.balie.dialog.domain.Rule;
import io.balie.dialog.domain.Step;
import io.balie.dialog.event.Event;
import io.balie.dialog.event.Reason;
import io.balie.dialog.retelling.Reteller;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every turn, whatever is said. */
class TurnsTest {

    private static final Reteller RETELLER = Reteller.create();

    private static final List<String> TEXTS = List.of(
            "Hallo",
            "Ja",
            "Nee",
            "Nee, ik wil mijn bestelling wijzigen.",
            "Ik wil mijn bestelling annuleren.",
            "Mijn kraan lekt al weken en niemand doet iets!",
            "Wij verkopen zonnepanelen en geven korting tot 30 procent.",
            "Wie gaat er over de inkoop?",
            "Mag ik Tessa Vermeulen spreken?",
            "Wat is het e-mailadres van t . vermeulen @ lindelaar . example?",
            "Kunt u mij terugbellen?",
            "Jan de Vries",
            "020 123 45 67",
            "<b>vet</b> {company_name} {{x}}",
            "😀",
            "",
            " \n ");

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n\t", "\u00a0", "\u200b", "\u3000\ufeff"})
    void a_blank_message_is_recorded_and_nothing_is_said(String blank) {
        Conversation desk = Conversation.begins();
        desk.hears("Ik wil mijn bestelling annuleren.", "genuine_request");
        assertEquals(List.of(), desk.hears(blank, "out_of_scope"));
        assertEquals(List.of(), desk.said());
        assertTrue(desk.turn().getFirst() instanceof Event.UserUttered);
        assertEquals(List.of("utter_ask_hold"), desk.hears("Ja", "affirm"), "the question before it still stands");
    }

    @Test
    void the_first_message_begins_a_session_in_the_language_of_the_company() {
        Conversation desk = Conversation.begins();
        desk.hears("Hallo", "greet");
        assertTrue(desk.turn().get(1) instanceof Event.SessionStarted);
        assertEquals("nl", desk.slot("language"));
    }

    @Test
    void after_the_session_has_expired_all_begins_anew() {
        Conversation desk = Conversation.begins();
        desk.hears("Stelletje sukkels.", "abuse");
        desk.takes("Stelletje sukkels.");
        desk.waits(Duration.ofMinutes(59));
        assertEquals(List.of(), desk.hears("Hallo", "greet"));
        desk.waits(Duration.ofMinutes(60));
        assertEquals(List.of("utter_greet"), desk.hears("Goedemiddag", "greet"));
        assertEquals("", desk.slot("outcome"));
        assertTrue(desk.tracker().events().size() > desk.tracker().session().size(), "what was before is kept");
    }

    @Test
    void a_conversation_that_a_person_has_does_not_expire() {
        Conversation desk = Conversation.begins();
        desk.hears("Ik wil mijn bestelling annuleren.", "genuine_request");
        desk.hears("Ja", "affirm");
        desk.takes("Ja");
        desk.waits(Duration.ofHours(5));
        assertEquals(List.of(), desk.hears("Hallo?", "greet"));
        assertTrue(desk.tracker().paused());
    }

    @Test
    void a_turn_that_goes_on_for_too_long_is_ended() {
        List<Step> steps = new ArrayList<>(List.of(Step.UserStep.of("greet")));
        for (int i = 0; i < 6; i++) {
            steps.add(new Step.ActionStep("utter_welcome"));
            steps.add(new Step.ActionStep("utter_default"));
        }
        Bot talkative = new Bot(
                SampleDesk.domain(),
                List.of(new Rule("talks on", false, true, List.of(), steps, "rules.yml")),
                List.of(),
                "nl",
                "sample",
                List.of(),
                List.of(new Bot.Setting("RulePolicy", Map.of())));
        Conversation desk =
                Conversation.with(talkative, SampleDesk.company(Company.VendorPolicy.REDIRECT), Knowledge.NONE);
        assertEquals(10, desk.hears("Hallo", "greet").size());
        Event.ActionExecuted last = (Event.ActionExecuted) desk.turn().getLast();
        assertEquals("action_listen", last.name());
        assertEquals(List.of(new Reason.Endless(10)), last.because());
    }

    @Test
    void a_button_skips_the_reading() {
        Conversation desk = Conversation.begins();
        assertEquals(List.of("utter_greet"), desk.takes("/greet"));
        assertEquals(List.of("utter_ask_contact_reason"), desk.takes("/request_human{\"phone\": \"+31201234567\"}"));
        assertEquals("+31201234567", desk.slot("contact_phone"));
    }

    static LongStream seeds() {
        return LongStream.range(0, 25);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_same_messages_at_the_same_times_give_the_same_events(long seed) {
        Turns once = turns(seed);
        Turns again = turns(seed);
        Tracker live = Tracker.empty("c");
        Tracker other = Tracker.empty("somebody else");
        Tracker replayed = Tracker.empty("c");
        for (Incoming message : messages(seed)) {
            List<Event> turn = once.take(live, message);
            live = live.after(turn);
            other = other.after(once.take(other, message)); // another conversation in between leaves no trace
            assertEquals(turn, again.take(replayed, message));
            replayed = Tracker.of("c", live.events());
            assertEquals(live.slots(), replayed.slots());
            assertEquals(live.activeLoop(), replayed.activeLoop());
            assertEquals(live.logOdds(), replayed.logOdds());
            assertEquals(live.paused(), replayed.paused());
            assertEquals(live.actionsBefore(), replayed.actionsBefore());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_is_said_replies_are_short_and_different_and_keep_the_directory_inside(long seed) {
        Turns turns = turns(seed);
        Tracker tracker = Tracker.empty("c");
        for (Incoming message : messages(seed)) {
            List<Event> turn = turns.take(tracker, message);
            tracker = tracker.after(turn);
            Set<String> said = new HashSet<>();
            for (Event event : turn) {
                assertEquals(message.at(), event.at());
                if (event instanceof Event.BotUttered reply) {
                    assertTrue(!reply.text().isBlank() && reply.text().length() <= 300, reply.text());
                    assertTrue(said.add(reply.text()), () -> "said twice in a turn: " + reply.text());
                    assertTrue(
                            !reply.text().contains("Vermeulen") && !reply.text().contains("Tessa"), reply.text());
                    assertTrue(!reply.text().contains("<b>"), reply.text());
                    assertTrue(!reply.text().matches("(?s).*\\{[a-z_]+}.*"), reply.text());
                }
            }
        }
    }

    private static Turns turns(long seed) {
        return new Turns(new Turns.Scene(
                SampleDesk.bot(),
                SampleDesk.company(seed % 3 == 0 ? Company.VendorPolicy.ACCEPT : Company.VendorPolicy.REDIRECT),
                Holidays.NONE,
                Knowledge.NONE,
                message -> Conversation.reading(
                        message.text(),
                        new Guess(
                                SampleDesk.INTENTS.get(
                                        Math.floorMod(message.text().hashCode() + seed, SampleDesk.INTENTS.size())),
                                0.9),
                        message.text().startsWith("020")
                                ? new Entity[] {Conversation.entity("phone", "+31201234567")}
                                : new Entity[0]),
                RETELLER));
    }

    private static List<Incoming> messages(long seed) {
        Random random = new Random(seed);
        Instant at = Conversation.TUESDAY_NOON;
        List<Incoming> messages = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            at = at.plusSeconds(random.nextInt(10) == 0 ? 4000 : 1 + random.nextInt(60));
            messages.add(new Incoming(TEXTS.get(random.nextInt(TEXTS.size())), at, "rest", "m" + i, Map.of()));
        }
        return messages;
    }

    @Test
    void a_finished_form_leaves_no_loop() {
        Conversation desk = Conversation.begins();
        desk.hears("Kunt u mij terugbellen over mijn factuur?", "request_callback");
        desk.hears("Ja", "affirm");
        assertEquals(Optional.of("callback_form"), desk.tracker().activeLoop());
        desk.hears("Jan de Vries", "provide_contact", Conversation.entity("person", "Jan de Vries"));
        desk.hears("020 123 45 67", "provide_contact", Conversation.entity("phone", "+31201234567"));
        assertEquals(Optional.empty(), desk.tracker().activeLoop());
        assertEquals(Optional.empty(), desk.tracker().slot("requested_slot"));
    }
}
