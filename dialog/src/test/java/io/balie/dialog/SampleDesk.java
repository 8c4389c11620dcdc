package io.balie.dialog;

import io.balie.dialog.company.Company;
import io.balie.dialog.company.Employee;
import io.balie.dialog.company.OpeningHours;
import io.balie.dialog.domain.Bot;
import io.balie.dialog.domain.Domain;
import io.balie.dialog.domain.Form;
import io.balie.dialog.domain.Mapping;
import io.balie.dialog.domain.Response;
import io.balie.dialog.domain.Rule;
import io.balie.dialog.domain.Slot;
import io.balie.dialog.domain.Step;
import io.balie.nlu.Language;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** An invented company and a bot with the actions, slots and forms of the shipped one, small enough to read. */
final class SampleDesk {

    static final List<String> INTENTS = List.of(
            "sales_pitch",
            "genuine_request",
            "complaint",
            "ask_responsible_person",
            "ask_employee_name",
            "evade",
            "admit_sales",
            "insist",
            "request_human",
            "request_callback",
            "ask_if_bot",
            "greet",
            "goodbye",
            "thank",
            "affirm",
            "deny",
            "provide_contact",
            "abuse",
            "out_of_scope");

    private SampleDesk() {}

    static Company company(Company.VendorPolicy vendorPolicy) {
        Map<DayOfWeek, List<OpeningHours.Span>> hours = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : List.of(DayOfWeek.values()).subList(0, 5)) {
            hours.put(day, List.of(new OpeningHours.Span(LocalTime.of(9, 0), LocalTime.of(17, 0))));
        }
        return new Company(
                "Keukenhuis Lindelaar",
                "Sam",
                Optional.of("https://www.lindelaar.example"),
                "voorstellen@lindelaar.example",
                vendorPolicy,
                Company.AddressForm.FORMAL,
                ZoneId.of("Europe/Amsterdam"),
                "NL",
                true,
                new OpeningHours(hours),
                Duration.ofHours(4),
                List.of(new Employee(
                        "Tessa Vermeulen",
                        Optional.of("inkoop"),
                        Optional.of("+31880001101"),
                        Optional.of("t.vermeulen@lindelaar.example"))),
                List.of(Language.NL, Language.EN, Language.DE, Language.FR));
    }

    static Bot bot() {
        return new Bot(
                domain(),
                List.of(
                        afterForm("callback_form", "action_promise_callback"),
                        afterForm("note_form", "action_take_note")),
                List.of(),
                "nl",
                "sample",
                List.of(),
                List.of(new Bot.Setting("FrontDeskPolicy", Map.of()), new Bot.Setting("RulePolicy", Map.of())));
    }

    private static Rule afterForm(String form, String action) {
        return new Rule(
                "a complete " + form,
                false,
                true,
                List.of(new Step.LoopStep(Optional.of(form))),
                List.of(
                        new Step.ActionStep(form),
                        new Step.LoopStep(Optional.empty()),
                        new Step.ActionStep(action),
                        new Step.ActionStep("utter_ask_anything_else")),
                "rules.yml");
    }

    static Domain domain() {
        Map<String, Slot> slots = new LinkedHashMap<>();
        for (String name : List.of(
                "category",
                "language",
                "question_summary",
                "outcome",
                "contact_reason",
                "question_parts",
                "goal",
                "summary_rejections",
                "unclear_turns",
                "answered_entries",
                "requested_slot")) {
            slots.put(name, slot(name));
        }
        slots.put(
                "contact_name",
                slot(
                        "contact_name",
                        fromEntity("person"),
                        fromText("callback_form", "contact_name"),
                        fromText("note_form", "contact_name")));
        slots.put("contact_phone", slot("contact_phone", fromEntity("phone")));
        slots.put("contact_email", slot("contact_email", fromEntity("email")));
        return Domain.of(
                INTENTS,
                List.of("person", "phone", "email", "order_number"),
                slots,
                Map.of(
                        "callback_form",
                        new Form("callback_form", List.of("contact_name", "contact_phone"), List.of()),
                        "note_form",
                        new Form("note_form", List.of("contact_name", "contact_phone"), List.of())),
                responses(),
                Set.of(
                        "action_confirm_summary",
                        "action_answer",
                        "action_take_note",
                        "action_hand_over",
                        "action_promise_callback"),
                new Domain.Session(Duration.ofMinutes(60), false));
    }

    /** The lines that the documents give stand as they are; the others say their own name. */
    private static Map<String, List<Response>> responses() {
        Map<String, List<Response>> responses = new LinkedHashMap<>();
        for (String name : List.of(
                "utter_apologise",
                "utter_ask_contact_email",
                "utter_ask_contact_name",
                "utter_ask_contact_organisation",
                "utter_ask_contact_phone",
                "utter_ask_contact_reason",
                "utter_ask_question",
                "utter_ask_rephrase",
                "utter_default",
                "utter_disclose_bot",
                "utter_end_abuse",
                "utter_excuse_asking",
                "utter_hand_over",
                "utter_note_taken",
                "utter_offer_person",
                "utter_out_of_scope",
                "utter_outside_hours",
                "utter_probe_purpose",
                "utter_refuse_name",
                "utter_accept_vendor",
                "utter_vendor_promise_noted",
                "utter_warn_abuse",
                "utter_welcome")) {
            responses.put(name, List.of(says(name)));
        }
        responses.put("utter_greet", List.of(says("{greeting}! Ik ben {assistant}. Waarmee kan ik u helpen?")));
        responses.put("utter_goodbye", List.of(says("Tot ziens ({closing}).")));
        responses.put("utter_ask_selling", List.of(says("Belt u om iets te verkopen?")));
        responses.put("utter_ask_acquisition", List.of(says("Belt u voor acquisitie?")));
        responses.put(
                "utter_ask_clarify",
                List.of(
                        says("Wat bedoelt u precies met {unclear}?", "unclear_known", "yes"),
                        says("Wat bedoelt u precies?", "unclear_known", "no")));
        responses.put("utter_confirm_summary", List.of(says("{summary_question}")));
        responses.put("utter_answer", List.of(says("{answer}")));
        responses.put("utter_ask_hold", List.of(says("Vindt u het goed als ik u even in de wacht zet?")));
        responses.put(
                "utter_ask_resolved",
                List.of(
                        says("Hebben wij uw klacht hiermee opgelost?", "category", "complaint"),
                        says("Is uw vraag hiermee beantwoord?")));
        responses.put("utter_ask_anything_else", List.of(says("Hebt u verder nog vragen?")));
        responses.put(
                "utter_promise_callback",
                List.of(says("Goede vraag. Ik ga dat voor u uitzoeken en ik bel u uiterlijk {due} terug.")));
        responses.put(
                "utter_redirect_vendor",
                List.of(
                        says("Dank voor uw eerlijkheid. U kunt mailen naar {vendor_email}.", "honest", "yes"),
                        says(
                                "Ik verzoek u een e-mail te sturen naar {vendor_email}. Als het interessant voor ons is, nemen wij"
                                        + " contact met u op. Hoort u niets meer van ons, dan was het niet interessant.")));
        responses.put(
                "utter_end_vendor",
                List.of(says(
                        "Meneer / mevrouw, ik ben duidelijk geweest hoe het bij ons werkt. U stuurt een e-mail naar"
                                + " {vendor_email} en wij nemen contact op als het interessant is. Ik ga nu het gesprek met u"
                                + " beëindigen en wens u veel succes.")));
        return responses;
    }

    private static Response says(String text, String... condition) {
        return new Response(
                Optional.of(text),
                List.of(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                condition.length == 0 ? List.of() : List.of(new Response.Condition(condition[0], condition[1])));
    }

    private static Slot slot(String name, Mapping... mappings) {
        return new Slot(
                name,
                Slot.Type.ANY,
                null,
                false,
                List.of(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of(mappings));
    }

    private static Mapping fromEntity(String entity) {
        return new Mapping(
                Mapping.Kind.FROM_ENTITY,
                Optional.of(entity),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                null,
                Optional.empty(),
                List.of());
    }

    private static Mapping fromText(String form, String slot) {
        return new Mapping(
                Mapping.Kind.FROM_TEXT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                null,
                Optional.empty(),
                List.of(new Mapping.Condition(Optional.of(form), Optional.of(slot))));
    }
}
