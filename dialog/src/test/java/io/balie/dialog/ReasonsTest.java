package io.balie.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.dialog.company.Company;
import io.balie.dialog.event.Event;
import io.balie.dialog.event.Reason;
import io.balie.dialog.event.ScriptStep;
import io.balie.dialog.telling.Teller;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.retrieval.Entry;
import io.balie.nlu.retrieval.Hit;
import io.balie.nlu.retrieval.KnowledgeIndex;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Why the desk does what it does, as it stands in the events. */
class ReasonsTest {

    private static <R extends Reason> Stream<R> reasons(List<Event> events, Class<R> kind) {
        return events.stream()
                .filter(Event.ActionExecuted.class::isInstance)
                .flatMap(event -> ((Event.ActionExecuted) event).because().stream())
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private static Event.ActionExecuted did(List<Event> events, Predicate<String> name) {
        return events.stream()
                .filter(Event.ActionExecuted.class::isInstance)
                .map(Event.ActionExecuted.class::cast)
                .filter(done -> name.test(done.name()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_question_about_selling_names_its_step_the_belief_and_its_thresholds() {
        Conversation desk = Conversation.begins();
        desk.hears("Wie is er verantwoordelijk voor de inkoop?", new Guess("ask_responsible_person", 0.8));
        Event.ActionExecuted asked = did(desk.turn(), "utter_ask_selling"::equals);
        Event.Believed believed = desk.turn().stream()
                .filter(Event.Believed.class::isInstance)
                .map(Event.Believed.class::cast)
                .findFirst()
                .orElseThrow();

        assertTrue(asked.because().contains(new Reason.Script(ScriptStep.MAY_SELL, 0)), asked.toString());
        double evenCosts = Math.log(100.0 / 15);
        assertTrue(
                asked.because().contains(new Reason.Belief(-0.7, believed.logOdds(), -0.35, evenCosts)),
                asked.toString());
        assertTrue(
                asked.because().contains(new Reason.Understood("ask_responsible_person", 0.8, 0.3)), asked.toString());
        assertEquals(
                "FrontDeskPolicy",
                reasons(List.of(asked), Reason.Chosen.class)
                        .findFirst()
                        .orElseThrow()
                        .policy());
        assertTrue(believed.signs().stream().anyMatch(sign -> sign.phrase().contains("verantwoordelijk")));
    }

    @Test
    void an_answer_names_its_entry_and_the_second_best_but_never_a_colleague() {
        Entry hours = new Entry(
                "opening.yml:3",
                List.of("Wanneer is Tessa Vermeulen er?"),
                "Wij zijn op werkdagen open van 9 tot 5.",
                Optional.empty(),
                Language.NL);
        Conversation desk = Conversation.with(
                SampleDesk.bot(),
                SampleDesk.company(Company.VendorPolicy.REDIRECT),
                (text, language) -> Optional.of(new Hit(
                        hours,
                        "Wanneer is Tessa Vermeulen er?",
                        0.9,
                        "",
                        Optional.of(new Hit.Second("parking.yml:1", 0.4)))));
        desk.hears("Wanneer zijn jullie open?", "genuine_request");

        Reason.Knowledge knowledge =
                reasons(desk.turn(), Reason.Knowledge.class).findFirst().orElseThrow();
        assertEquals("opening.yml:3", knowledge.entry());
        assertEquals(0.9, knowledge.score());
        assertEquals(KnowledgeIndex.SURE, knowledge.limit());
        assertEquals(Optional.of(new Reason.Rival("parking.yml:1", 0.4)), knowledge.second());
        assertFalse(desk.turn().toString().contains("Vermeulen"), desk.turn()::toString);
    }

    @Test
    void a_summary_tells_how_it_was_made_and_that_a_name_was_replaced() {
        Conversation desk = Conversation.begins();
        desk.hears("Ik had een afspraak met Tessa Vermeulen over mijn keukenblad.", "genuine_request");

        Event.ActionExecuted summed = did(desk.turn(), "action_confirm_summary"::equals);
        Reason.Retold retold =
                reasons(List.of(summed), Reason.Retold.class).findFirst().orElseThrow();
        assertFalse(retold.steps().isEmpty());
        assertFalse(summed.because().toString().contains("Vermeulen"), summed.because()::toString);
        assertTrue(
                reasons(List.of(summed), Reason.Guarded.class)
                        .anyMatch(guarded -> guarded.what() == Reason.Guard.PERSON),
                summed.because()::toString);
    }

    @Test
    void a_colleague_in_an_answer_is_replaced_and_that_is_told() {
        Entry contact = new Entry(
                "contact",
                List.of("Wie kan mij helpen?"),
                "Vraag naar Tessa Vermeulen.",
                Optional.empty(),
                Language.NL);
        Conversation desk = Conversation.with(
                SampleDesk.bot(),
                SampleDesk.company(Company.VendorPolicy.REDIRECT),
                (text, language) -> Optional.of(new Hit(contact, "Wie kan mij helpen?", 0.9, "", Optional.empty())));
        desk.hears("Wie kan mij helpen?", "genuine_request");

        Event.ActionExecuted answered = did(desk.turn(), "action_answer"::equals);
        assertTrue(answered.because().contains(new Reason.Guarded(Reason.Guard.NAME, 1)), answered::toString);
        assertFalse(answered.toString().contains("Vermeulen"), answered::toString);
    }

    @Test
    void a_form_says_what_it_asked_for_what_it_got_and_what_it_asks_now() {
        Conversation desk = Conversation.begins();
        desk.hears("Ik wil graag teruggebeld worden over mijn factuur", "request_callback");
        desk.hears("ja", "affirm");
        assertTrue(desk.tracker().activeLoop().isPresent(), desk.tracker().actionsInTurn()::toString);
        Reason.Form first = reasons(desk.turn(), Reason.Form.class).findFirst().orElseThrow();
        assertTrue(first.asks().isPresent(), first.toString());
        String slot = first.asks().get();

        desk.hears("eh wat bedoelt u", "out_of_scope");
        Reason.Form again = reasons(desk.turn(), Reason.Form.class).findFirst().orElseThrow();
        assertEquals(Optional.of(slot), again.asked());
        assertEquals(
                List.of(new Reason.Refused(slot, Reason.Refusal.NOT_GIVEN)), again.refused(), desk.turn()::toString);
        assertEquals(Optional.of(slot), again.asks());
    }

    @Test
    void nobody_who_decides_leaves_out_the_others() {
        Conversation desk = Conversation.begins();
        desk.hears("hallo", "greet");
        Reason.Chosen chosen =
                reasons(desk.turn(), Reason.Chosen.class).findFirst().orElseThrow();
        assertTrue(chosen.others().stream().anyMatch(other -> other.policy().equals("RulePolicy")), chosen.toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void no_line_of_the_bot_is_without_a_reason(long seed) {
        List<String> texts = List.of(
                "hallo",
                "ja",
                "nee",
                "Wie gaat over de inkoop?",
                "Wij leveren scherpe tarieven",
                "Mijn bestelling is niet aangekomen",
                "Ik wil een medewerker",
                "bel mij terug over mijn factuur",
                "dag",
                "Bent u een robot?",
                "Tessa Vermeulen graag");
        Random random = new Random(seed);
        Conversation desk = Conversation.begins();
        for (int i = 0; i < 25; i++) {
            desk.hears(
                    texts.get(random.nextInt(texts.size())),
                    new Guess(
                            SampleDesk.INTENTS.get(random.nextInt(SampleDesk.INTENTS.size())),
                            0.2 + 0.75 * random.nextDouble()));
        }
        List<Event> events = desk.tracker().events();
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof Event.ActionExecuted done) {
                assertFalse(done.because().isEmpty(), done::toString);
            }
            if (events.get(i) instanceof Event.BotUttered said) {
                assertTrue(Teller.decisionFor(events, i).isPresent(), said::toString);
            }
        }
        assertTrue(reasons(events, Reason.class).noneMatch(r -> r.toString().contains("Vermeulen")));
    }
}
