package io.balie.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.dialog.company.Company;
import io.balie.dialog.company.Knowledge;
import io.balie.dialog.event.Event;
import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.retrieval.Entry;
import io.balie.nlu.retrieval.Hit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script of the documents, rule by rule: what is said to the desk, and exactly what it does. */
class FrontDeskScriptTest {

    private static final String PITCH = "Wij verkopen zonnepanelen en geven korting tot 30 procent.";
    private static final String FOR_ROLE =
            "Kunt u mij doorverbinden met degene die verantwoordelijk is voor de inkoop?";
    private static final String CANCEL = "Ik wil mijn bestelling annuleren.";
    private static final String REDIRECT =
            "Ik verzoek u een e-mail te sturen naar voorstellen@lindelaar.example. Als het interessant voor ons is, nemen wij"
                    + " contact met u op. Hoort u niets meer van ons, dan was het niet interessant.";
    private static final Entity PHONE = Conversation.entity("phone", "+31201234567");
    private static final Entity PERSON = Conversation.entity("person", "Jan de Vries");

    private final Conversation desk = Conversation.begins();

    // Sellers (document D5)

    @Test
    void an_open_pitch_is_redirected_at_once() {
        assertEquals(List.of("utter_greet", "utter_redirect_vendor"), desk.hears(PITCH, "sales_pitch"));
        assertEquals(List.of("Goedemiddag! Ik ben Sam. Waarmee kan ik u helpen?", REDIRECT), desk.said());
        assertEquals("sales_pitch", desk.slot("category"));
        assertEquals("vendor_redirected", desk.slot("outcome"));
    }

    @Test
    void who_asks_for_a_role_is_asked_whether_they_sell() {
        assertEquals(List.of("utter_greet", "utter_ask_selling"), desk.hears(FOR_ROLE, "ask_responsible_person"));
        assertEquals("Belt u om iets te verkopen?", desk.said().getLast());
        assertEquals("", desk.slot("outcome"));
    }

    @Test
    void the_third_vague_answer_is_the_last() {
        desk.hears(FOR_ROLE, "ask_responsible_person");
        assertEquals(List.of("utter_probe_purpose"), desk.hears("Nee.", "deny"));
        assertEquals(List.of("utter_probe_purpose"), desk.hears("Nee hoor.", "deny"));
        assertEquals(List.of("utter_redirect_vendor"), desk.hears("Nee, dat niet.", "deny"));
        assertEquals("vendor_redirected", desk.slot("outcome"));
    }

    @Test
    void evasions_add_up_so_that_the_second_may_be_the_last() {
        desk.hears(FOR_ROLE, "ask_responsible_person");
        double before = desk.tracker().logOdds();
        assertEquals(List.of("utter_probe_purpose"), desk.hears("Nee, ik wil alleen iets voorleggen.", "evade"));
        assertTrue(desk.tracker().logOdds() > before);
        assertEquals(List.of("utter_redirect_vendor"), desk.hears("Gewoon iets onder de aandacht brengen.", "evade"));
    }

    @Test
    void who_admits_to_sell_is_redirected_and_treated_the_better_for_it() {
        desk.hears(FOR_ROLE, "ask_responsible_person");
        assertEquals(List.of("utter_redirect_vendor"), desk.hears("Ja, dat klopt.", "affirm"));
        assertEquals(
                List.of("Dank voor uw eerlijkheid. U kunt mailen naar voorstellen@lindelaar.example."), desk.said());
    }

    @Test
    void who_pushes_on_hears_two_refusals_then_the_end_then_nothing() {
        desk.hears(PITCH, "sales_pitch");
        assertEquals(List.of("utter_refuse_name"), desk.hears("Verbind mij toch maar door.", "insist"));
        assertEquals(List.of("utter_refuse_name"), desk.hears("Hoe heet uw inkoper?", "ask_employee_name"));
        assertEquals("vendor_redirected", desk.slot("outcome"));
        assertEquals(List.of("utter_end_vendor"), desk.hears("Ik bel morgen gewoon weer.", "insist"));
        assertEquals("vendor_ended", desk.slot("outcome"));
        assertEquals(List.of(), desk.hears("Hallo?", "greet"));
        assertEquals(List.of(), desk.said());
        assertEquals(List.of(), desk.hears("Ik wil mijn bestelling annuleren.", "genuine_request"));
        assertEquals(List.of(), desk.said());
    }

    @Test
    void who_pitches_on_is_redirected_once_more_and_then_ended() {
        desk.hears(PITCH, "sales_pitch");
        assertEquals(List.of("utter_refuse_name"), desk.hears("Onze panelen zijn de beste.", "sales_pitch"));
        assertEquals(List.of("utter_redirect_vendor"), desk.hears("U bespaart echt veel.", "sales_pitch"));
        assertEquals(List.of("utter_end_vendor"), desk.hears("Luister nu eens naar ons aanbod.", "sales_pitch"));
    }

    @Test
    void a_seller_who_goes_along_with_it_is_taken_leave_of() {
        desk.hears(PITCH, "sales_pitch");
        assertEquals(List.of("utter_goodbye"), desk.hears("Prima, dank u wel.", "thank"));
        assertEquals(List.of("Tot ziens (vendor)."), desk.said());
    }

    @Test
    void a_seller_who_curses_after_the_redirect_is_ended_at_once() {
        desk.hears(PITCH, "sales_pitch");
        assertEquals(List.of("utter_end_vendor"), desk.hears("Stelletje sukkels.", "abuse"));
        assertEquals("vendor_ended", desk.slot("outcome"));
    }

    @Test
    void a_company_that_hears_sellers_asks_for_their_information() {
        Conversation accepting =
                Conversation.with(SampleDesk.bot(), SampleDesk.company(Company.VendorPolicy.ACCEPT), Knowledge.NONE);
        assertEquals(List.of("utter_greet", "utter_accept_vendor"), accepting.hears(PITCH, "sales_pitch"));
        assertEquals("vendor_accepted", accepting.slot("outcome"));
        assertEquals(List.of("utter_refuse_name"), accepting.hears("Hoe heet uw inkoper?", "ask_employee_name"));
        assertEquals(
                List.of("utter_vendor_promise_noted"),
                accepting.hears("Ik stuur u vrijdag een e-mail met alles erin.", "provide_contact"));
        assertEquals(List.of("utter_goodbye"), accepting.hears("Tot ziens.", "goodbye"));
    }

    @Test
    void a_customer_asked_in_error_is_excused_and_helped_at_once() {
        desk.hears("Wie gaat er over de levering?", "ask_responsible_person");
        assertEquals(
                List.of("utter_excuse_asking", "action_confirm_summary"),
                desk.hears("Nee, ik wil mijn bestelling annuleren, want die komt te laat.", "genuine_request"));
        assertEquals("genuine_request", desk.slot("category"));
        assertEquals("", desk.slot("outcome"));
    }

    @Test
    void a_seller_with_a_matter_of_their_own_is_helped_and_the_redirect_stands() {
        desk.hears(PITCH, "sales_pitch");
        assertEquals(
                List.of("action_confirm_summary"),
                desk.hears("Mijn bestelling 12345 is nog niet geleverd.", "genuine_request"));
        assertEquals("genuine_request", desk.slot("category"));
    }

    @Test
    void a_redirected_customer_gets_a_customers_treatment_and_the_redirect_is_forgotten() {
        desk.hears("Een hele mooie aanbieding, tot wel 30 procent.", "sales_pitch");
        assertEquals("vendor_redirected", desk.slot("outcome"));
        assertEquals(
                List.of("utter_excuse_asking", "action_confirm_summary"),
                desk.hears("Mijn bestelling 12345 is nog niet geleverd.", "genuine_request"));
        assertEquals("", desk.slot("outcome"));
        assertEquals("genuine_request", desk.slot("category"));
    }

    @Test
    void no_name_is_given_and_an_unknown_caller_is_asked_what_it_is_for() {
        assertEquals(
                List.of("utter_greet", "utter_refuse_name", "utter_ask_selling"),
                desk.hears("Wat is het nummer van uw directeur?", "ask_employee_name"));
    }

    // Questions (document D1)

    @Test
    void a_greeting_opens_the_conversation() {
        assertEquals(List.of("utter_greet"), desk.hears("Hallo", "greet"));
        assertEquals(List.of("Goedemiddag! Ik ben Sam. Waarmee kan ik u helpen?"), desk.said());
    }

    @Test
    void a_clear_question_is_greeted_and_summed_up_in_one_go() {
        assertEquals(List.of("utter_greet", "action_confirm_summary"), desk.hears(CANCEL, "genuine_request"));
        assertEquals(
                "Begrijp ik het goed dat u uw bestelling wilt annuleren?",
                desk.said().getLast());
    }

    @Test
    void a_confirmed_summary_leads_to_the_question_about_holding_and_a_warm_hand_over() {
        desk.hears(CANCEL, "genuine_request");
        assertEquals(List.of("utter_ask_hold"), desk.hears("Ja", "affirm"));
        assertEquals(List.of("action_hand_over"), desk.takes("Ja"));
        assertEquals("handed_over", desk.slot("outcome"));
        assertTrue(desk.tracker().paused());
        assertEquals("u uw bestelling wilt annuleren", desk.slot("question_summary"));
        assertEquals(
                List.of("de klant wil de bestelling annuleren"),
                desk.turn().stream()
                        .filter(Event.HandedOver.class::isInstance)
                        .map(event -> ((Event.HandedOver) event).summary())
                        .toList());
    }

    @Test
    void after_a_hand_over_the_desk_is_silent() {
        desk.hears(CANCEL, "genuine_request");
        desk.hears("Ja", "affirm");
        desk.takes("Ja");
        assertEquals(List.of(), desk.hears("Bent u daar nog?", "genuine_request"));
        assertEquals(1, desk.turn().size(), "only the message is recorded");
    }

    @Test
    void who_says_goodbye_instead_of_a_detail_is_not_asked_again() {
        desk.hears(CANCEL, "genuine_request");
        desk.hears("Ja", "affirm");
        desk.hears("Nee", "deny");
        desk.hears("Jan de Vries", "provide_contact", PERSON);
        assertEquals(
                List.of("action_deactivate_loop", "action_take_note", "utter_goodbye"), desk.hears("Doei", "goodbye"));
        assertEquals("note_taken", desk.slot("outcome"));
        assertEquals("Tot ziens (plain).", desk.said().getLast());
        assertTrue(desk.tracker().activeLoop().isEmpty());
    }

    @Test
    void a_goodbye_with_the_detail_in_it_is_the_detail() {
        desk.hears(CANCEL, "genuine_request");
        desk.hears("Ja", "affirm");
        desk.hears("Nee", "deny");
        desk.hears("Jan de Vries", "provide_contact", PERSON);
        assertEquals(
                List.of("note_form", "action_take_note", "utter_ask_anything_else"),
                desk.hears("020 123 45 67, tot ziens", "goodbye", PHONE));
    }

    @Test
    void who_does_not_want_to_wait_leaves_a_note() {
        desk.hears(CANCEL, "genuine_request");
        desk.hears("Ja", "affirm");
        assertEquals(List.of("note_form", "utter_ask_contact_name"), desk.hears("Nee", "deny"));
        assertEquals(
                List.of("note_form", "utter_ask_contact_phone"), desk.hears("Jan de Vries", "provide_contact", PERSON));
        assertEquals(
                List.of("note_form", "action_take_note", "utter_ask_anything_else"),
                desk.hears("020 123 45 67", "provide_contact", PHONE));
        assertEquals("note_taken", desk.slot("outcome"));
        Event.NoteTaken note = (Event.NoteTaken) desk.turn().stream()
                .filter(Event.NoteTaken.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertEquals("Jan de Vries", note.note().get("name"));
        assertEquals("+31201234567", note.note().get("phone"));
        assertEquals("2026-11-24", note.note().get("date"));
        assertEquals("12:01", note.note().get("time"));
        assertEquals(List.of("utter_goodbye"), desk.takes("Nee"));
        assertEquals(List.of("Tot ziens (note)."), desk.said());
    }

    @Test
    void three_summaries_that_are_not_right_lead_to_the_offer_of_a_person() {
        desk.hears(CANCEL, "genuine_request");
        assertEquals(List.of("utter_ask_clarify"), desk.hears("Nee", "deny"));
        assertEquals(
                List.of("action_confirm_summary"),
                desk.hears("Ik wil mijn keukenblad laten vervangen.", "genuine_request"));
        assertEquals(List.of("utter_ask_rephrase"), desk.takes("Nee"));
        assertEquals(
                List.of("action_confirm_summary"),
                desk.hears("Ik wil mijn spoelbak laten repareren.", "genuine_request"));
        assertEquals(List.of("utter_offer_person"), desk.takes("Nee"));
    }

    @Test
    void a_correction_is_taken_in_and_summed_up_anew() {
        desk.hears(CANCEL, "genuine_request");
        assertEquals(
                List.of("action_confirm_summary"),
                desk.hears("Nee, ik wil mijn bestelling wijzigen.", "genuine_request"));
        assertEquals(List.of("Begrijp ik het goed dat u uw bestelling wilt wijzigen?"), desk.said());
        assertEquals(List.of("utter_ask_hold"), desk.hears("Klopt", "affirm"));
    }

    @Test
    void a_vague_question_is_asked_on() {
        assertEquals(List.of("utter_greet", "utter_ask_clarify"), desk.hears("Ik heb een vraag.", "genuine_request"));
        assertEquals(List.of("action_confirm_summary"), desk.hears(CANCEL, "genuine_request"));
    }

    @Test
    void what_the_company_knows_is_answered_without_a_summary_and_closed_when_resolved() {
        Conversation knowing = knowing();
        assertEquals(
                List.of("utter_greet", "action_answer", "utter_ask_resolved"),
                knowing.hears("Wat zijn uw openingstijden?", "genuine_request"));
        assertEquals(
                List.of("Wij zijn op werkdagen open van 9 tot 5.", "Is uw vraag hiermee beantwoord?"),
                knowing.said().subList(1, 3));
        assertEquals("answered", knowing.slot("outcome"));
        assertEquals(List.of("utter_ask_anything_else"), knowing.hears("Ja", "affirm"));
        assertEquals(List.of("utter_goodbye"), knowing.hears("Nee", "deny"));
        assertEquals(List.of("Tot ziens (answered)."), knowing.said());
    }

    @Test
    void what_is_not_resolved_goes_on_to_a_person() {
        Conversation knowing = knowing();
        knowing.hears("Wat zijn uw openingstijden?", "genuine_request");
        assertEquals(List.of("action_confirm_summary"), knowing.hears("Nee", "deny"));
    }

    @Test
    void more_questions_are_welcome() {
        Conversation knowing = knowing();
        knowing.hears("Wat zijn uw openingstijden?", "genuine_request");
        knowing.hears("Ja", "affirm");
        assertEquals(List.of("utter_ask_question"), knowing.takes("Ja"));
        assertEquals(List.of("action_confirm_summary"), knowing.hears(CANCEL, "genuine_request"));
        assertEquals(
                List.of("Begrijp ik het goed dat u uw bestelling wilt annuleren?"),
                knowing.said(),
                "the first question is over and is not summed up again");
    }

    @Test
    void a_complaint_gets_one_apology() {
        assertEquals(
                List.of("utter_greet", "utter_apologise", "action_confirm_summary"),
                desk.hears("Mijn kraan lekt al weken en niemand doet iets!", "complaint"));
        assertEquals("complaint", desk.slot("category"));
        assertEquals(List.of("action_confirm_summary"), desk.hears("Nee, mijn oven lekt al weken!", "complaint"));
        assertEquals("complaint", desk.slot("category"));
    }

    @Test
    void what_is_not_for_this_desk_is_said_so_and_then_goes_to_a_person() {
        assertEquals(
                List.of("utter_greet", "utter_ask_rephrase"),
                desk.hears("Hoeveel is zeven maal acht?", new Guess("out_of_scope", 0.8)));
        assertEquals(
                List.of("utter_out_of_scope"),
                desk.hears("Schrijf een gedicht over kaas.", new Guess("out_of_scope", 0.8)));
        assertEquals(
                List.of("utter_offer_person"), desk.hears("Zing eens een liedje.", new Guess("out_of_scope", 0.8)));
    }

    @Test
    void what_comes_after_the_request_to_put_it_differently_is_taken_for_the_question() {
        desk.hears("Eh dinges.", new Guess("out_of_scope", 0.5));
        assertEquals(
                List.of("action_confirm_summary"),
                desk.hears("De scharnieren van de voorraadkast.", new Guess("out_of_scope", 0.5)));
    }

    // A person (document D7)

    @Test
    void outside_opening_hours_nobody_is_handed_over_but_called_back_in_time() {
        desk.waits(Duration.ofHours(7)).hears(CANCEL, "genuine_request");
        assertEquals(
                "Goedenavond! Ik ben Sam. Waarmee kan ik u helpen?", desk.said().getFirst());
        assertEquals(
                List.of("utter_outside_hours", "callback_form", "utter_ask_contact_name"), desk.hears("Ja", "affirm"));
        desk.hears("Jan de Vries", "provide_contact", PERSON);
        assertEquals(
                List.of("callback_form", "action_promise_callback", "utter_ask_anything_else"),
                desk.hears("020 123 45 67", "provide_contact", PHONE));
        assertEquals("callback_promised", desk.slot("outcome"));
        assertEquals(
                "Goede vraag. Ik ga dat voor u uitzoeken en ik bel u uiterlijk morgen, woensdag 25 november, om 13:00 uur"
                        + " terug.",
                desk.said().getFirst());
    }

    @Test
    void a_call_back_is_promised_and_booked_with_its_time() {
        assertEquals(
                List.of("utter_greet", "action_confirm_summary"),
                desk.hears("Kunt u mij terugbellen over mijn factuur?", "request_callback"));
        assertEquals(List.of("callback_form", "utter_ask_contact_name"), desk.hears("Ja", "affirm"));
        desk.hears("Jan de Vries", "provide_contact", PERSON);
        desk.hears("020 123 45 67", "provide_contact", PHONE);
        Event.CallbackPromised promise = (Event.CallbackPromised) desk.turn().stream()
                .filter(Event.CallbackPromised.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertEquals(Instant.parse("2026-11-24T15:00:00Z"), promise.due());
        assertEquals("+31201234567", promise.phone());
        assertEquals("Jan de Vries", promise.name());
    }

    @Test
    void a_call_back_without_a_number_becomes_a_note() {
        desk.hears("Kunt u mij terugbellen over mijn factuur?", "request_callback");
        desk.hears("Ja", "affirm");
        desk.hears("Jan de Vries", "provide_contact", PERSON);
        desk.hears("Dat geef ik niet.", "deny");
        assertEquals(
                List.of("action_deactivate_loop", "action_take_note", "utter_ask_anything_else"),
                desk.hears("Nee, echt niet.", "deny"));
        assertEquals("note_taken", desk.slot("outcome"));
    }

    @Test
    void a_person_is_asked_for_without_a_reason() {
        assertEquals(
                List.of("utter_greet", "utter_ask_contact_reason"), desk.hears("Mag ik een mens?", "request_human"));
        assertEquals(List.of("action_confirm_summary"), desk.hears(CANCEL, "genuine_request"));
        assertEquals(List.of("utter_ask_hold"), desk.hears("Ja", "affirm"));
    }

    // Manners (document D1.5)

    @Test
    void an_insult_is_warned_for_once_and_then_the_conversation_ends() {
        assertEquals(List.of("utter_warn_abuse"), desk.hears("Stelletje sukkels.", "abuse"));
        assertEquals(List.of("utter_end_abuse"), desk.takes("Stelletje sukkels."));
        assertEquals("ended_abuse", desk.slot("outcome"));
        assertEquals(List.of(), desk.hears("Sorry.", "affirm"));
        assertEquals(List.of(), desk.said());
    }

    @Test
    void after_the_warning_the_way_back_is_open() {
        desk.hears("Stelletje sukkels.", "abuse");
        assertEquals(List.of("action_confirm_summary"), desk.hears(CANCEL, "genuine_request"));
    }

    @Test
    void a_threat_ends_the_conversation_at_once() {
        assertEquals(List.of("utter_end_abuse"), desk.hears("Ik sla je in elkaar.", "abuse"));
        assertEquals("ended_abuse", desk.slot("outcome"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ben je een robot?", "Praat ik met een mens?"})
    void a_machine_says_that_it_is_one(String text) {
        assertEquals(List.of("utter_disclose_bot"), desk.hears(text, "ask_if_bot"));
    }

    @Test
    void asked_in_the_middle_whether_it_is_a_machine_it_says_so_and_asks_its_question_again() {
        desk.hears(CANCEL, "genuine_request");
        assertEquals(
                List.of("utter_disclose_bot", "action_confirm_summary"), desk.hears("Ben je een robot?", "ask_if_bot"));
        assertEquals(List.of("utter_ask_hold"), desk.hears("Ja", "affirm"));
        assertEquals(List.of("utter_disclose_bot", "utter_ask_hold"), desk.takes("Ben je een robot?"));
        desk.hears("Nee", "deny");
        assertEquals(
                List.of("utter_disclose_bot", "note_form", "utter_ask_contact_name"), desk.takes("Ben je een robot?"));
    }

    @Test
    void a_seller_who_is_asked_may_ask_back_whether_it_is_a_machine() {
        desk.hears(FOR_ROLE, "ask_responsible_person");
        assertEquals(List.of("utter_disclose_bot", "utter_ask_selling"), desk.hears("Ben je een robot?", "ask_if_bot"));
        assertEquals(List.of("utter_redirect_vendor"), desk.hears("Ja, dat klopt.", "affirm"));
    }

    // The documents' own lines

    @Test
    void the_seller_of_document_d5_meets_the_desk_of_document_d5() {
        assertEquals(List.of("utter_greet", "utter_ask_selling"), desk.hears(FOR_ROLE, "ask_responsible_person"));
        assertEquals(
                List.of("utter_probe_purpose"),
                desk.hears("Nee hoor, ik wil alleen maar wat informatie uitwisselen.", "evade"));
        assertEquals(
                List.of("utter_redirect_vendor"),
                desk.hears("Ik wil alleen maar weten of iets interessant voor uw bedrijf is.", "evade"));
        assertEquals(List.of(REDIRECT), desk.said());
        desk.hears("Wat is de naam van uw collega?", "ask_employee_name");
        desk.hears("Ik bel om te horen hoe de e-mail is ontvangen.", "insist");
        desk.hears("Verbind mij nu door.", "insist");
        assertEquals(
                List.of("Meneer / mevrouw, ik ben duidelijk geweest hoe het bij ons werkt. U stuurt een e-mail naar"
                        + " voorstellen@lindelaar.example en wij nemen contact op als het interessant is. Ik ga nu het"
                        + " gesprek met u beëindigen en wens u veel succes."),
                desk.said());
    }

    @Test
    void the_programme_maker_of_document_d6_denies_a_role_and_not_the_purpose() {
        desk.hears(FOR_ROLE, "ask_responsible_person");
        assertEquals(
                List.of("utter_probe_purpose"),
                desk.hears("Nee, ik ben geen verkoper, ik ben programmamaker.", "evade"));
        assertEquals("", desk.slot("category"));
    }

    @Test
    void the_honest_seller_of_document_d6_is_thanked_for_it() {
        desk.hears(FOR_ROLE, "ask_responsible_person");
        assertEquals(
                List.of("utter_redirect_vendor"),
                desk.hears("Ja, dat klopt. En als het goed is worden u en ons bedrijf er beter van.", "admit_sales"));
        assertTrue(desk.said().getFirst().startsWith("Dank voor uw eerlijkheid."));
    }

    @Test
    void the_customer_of_document_d7_is_asked_before_being_put_on_hold() {
        desk.hears(CANCEL, "genuine_request");
        desk.hears("Ja", "affirm");
        assertEquals(List.of("Vindt u het goed als ik u even in de wacht zet?"), desk.said());
    }

    // Names (document D5.4)

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mag ik %s spreken?",
                "Wat is het nummer van %s?",
                "Werkt %s bij u?",
            })
    void a_real_and_an_invented_colleague_are_spoken_of_alike(String question) {
        for (String intent : List.of("request_human", "ask_employee_name", "insist", "out_of_scope")) {
            Conversation real = Conversation.begins();
            Conversation invented = Conversation.begins();
            assertEquals(
                    invented.hears(question.formatted("Tonny Verhoeven"), intent),
                    real.hears(question.formatted("Tessa Vermeulen"), intent));
            assertEquals(invented.said(), real.said());
            assertTrue(real.said().stream().noneMatch(text -> text.contains("Tessa") || text.contains("Vermeulen")));
        }
    }

    @Test
    void a_real_colleague_in_a_question_is_not_told_back() {
        desk.hears("Ik had een afspraak met Tessa Vermeulen over mijn keukenblad.", "genuine_request");
        assertEquals(2, desk.said().size());
        assertFalse(desk.said().toString().contains("Tessa"), desk.said()::toString);
        assertFalse(desk.said().toString().contains("Vermeulen"), desk.said()::toString);
        assertFalse(desk.slot("question_summary").contains("Vermeulen"));
    }

    private static Conversation knowing() {
        Entry hours = new Entry(
                "hours",
                List.of("Wat zijn uw openingstijden?"),
                "Wij zijn op werkdagen open van 9 tot 5.",
                Optional.empty(),
                Language.NL);
        Knowledge knowledge =
                (text, language) -> Set.of("Wat zijn uw openingstijden?").contains(text)
                        ? Optional.of(new Hit(hours, "the very question", 1, "", Optional.empty()))
                        : Optional.empty();
        return Conversation.with(SampleDesk.bot(), SampleDesk.company(Company.VendorPolicy.REDIRECT), knowledge);
    }
}
