package io.balie.dialog.telling;

import io.balie.dialog.event.Event;
import io.balie.dialog.event.Reason;
import io.balie.dialog.event.ScriptStep;
import io.balie.dialog.event.Sign;
import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Every form of sentence that a teller has, with plain words in its places. */
final class Sentences {

    private static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");

    private static final List<String> ACTIONS = List.of(
            "action_listen",
            "action_session_start",
            "action_restart",
            "action_back",
            "action_default_fallback",
            "action_default_ask_affirmation",
            "action_default_ask_rephrase",
            "action_unlikely_intent",
            "action_deactivate_loop",
            "action_confirm_summary",
            "action_answer",
            "action_hand_over",
            "action_promise_callback",
            "action_take_note",
            "utter_greet",
            "utter_disclose_bot",
            "utter_ask_question",
            "utter_ask_clarify",
            "utter_ask_selling",
            "utter_probe_purpose",
            "utter_excuse_asking",
            "utter_redirect_vendor",
            "utter_accept_vendor",
            "utter_vendor_promise_noted",
            "utter_refuse_name",
            "utter_end_vendor",
            "utter_apologise",
            "utter_ask_hold",
            "utter_outside_hours",
            "utter_offer_person",
            "utter_out_of_scope",
            "utter_warn_abuse",
            "utter_end_abuse",
            "utter_ask_resolved",
            "utter_ask_anything_else",
            "utter_ask_contact_reason",
            "utter_ask_contact_name",
            "utter_ask_contact_organisation",
            "utter_ask_contact_phone",
            "utter_ask_contact_email",
            "utter_welcome",
            "utter_goodbye");

    private Sentences() {}

    /** All of them, each once. */
    static List<String> all(Tongue tongue) {
        Teller teller = new Teller(tongue, ZoneId.of("Europe/Amsterdam"));
        TreeSet<String> sentences = new TreeSet<>();
        sentences.add(teller.zoneSentence(NOON));
        for (String action : ACTIONS) {
            sentences.addAll(told(teller, done(action)));
        }
        for (Reason reason : reasons()) {
            sentences.addAll(told(teller, done("action_listen", reason)));
        }
        events().forEach(event -> sentences.addAll(told(teller, event)));
        return List.copyOf(sentences);
    }

    private static List<String> told(Teller teller, Event... events) {
        List<String> sentences = new ArrayList<>();
        for (Turn turn : teller.tell(List.of(events))) {
            for (Turn.Entry entry : turn.entries()) {
                switch (entry) {
                    case Turn.Heard heard -> sentences.addAll(heard.understood());
                    case Turn.Weighed weighed -> sentences.addAll(weighed.sentences());
                    case Turn.Decided decided -> {
                        sentences.add(decided.did());
                        sentences.addAll(decided.sentences());
                    }
                    case Turn.Said said -> {}
                    case Turn.Noted noted -> sentences.add(noted.sentence());
                }
            }
        }
        return sentences;
    }

    private static Event done(String action, Reason... because) {
        return new Event.ActionExecuted(NOON, action, Optional.empty(), 1, List.of(because));
    }

    private static List<Reason> reasons() {
        List<Reason> reasons = new ArrayList<>(List.of(
                new Reason.Rule("groeten", "regels.yml:12", 2),
                new Reason.Story("afspraak maken", "verhalen.yml:30", 3),
                new Reason.Alike(),
                new Reason.Obeyed("opnieuw"),
                new Reason.FormGoesOn("contact"),
                new Reason.Fallback(0.3),
                new Reason.Unlikely("groet", 0.0001, 0.0002),
                new Reason.Chosen("regels", 1, List.of()),
                new Reason.Chosen(
                        "regels",
                        0.91,
                        List.of(
                                new Reason.Candidate("verhalen", "groeten", 0.4),
                                new Reason.Candidate("verhalen", "wachten", 0.2))),
                new Reason.Part(1, 2),
                new Reason.Understood("vraag", 0.93, 0.3),
                new Reason.Understood("vraag", 0.2, 0.3),
                new Reason.Understood("", 0, 0.3),
                new Reason.Belief(-0.7, -0.7, -0.4, 1.8),
                new Reason.Belief(-0.7, 0.5, -0.4, 1.8),
                new Reason.Belief(-0.7, 2.5, -0.4, 1.8),
                new Reason.Knowledge("openingstijden", "Wanneer bent u open?", 0.9, 0.62, Optional.empty()),
                new Reason.Knowledge(
                        "openingstijden",
                        "Wanneer bent u open?",
                        0.9,
                        0.62,
                        Optional.of(new Reason.Rival("parkeren", 0.4))),
                new Reason.Selected("vragen", "openingstijden", 0.8, Optional.empty()),
                new Reason.Form("contact", Optional.empty(), Optional.of("naam"), List.of(), List.of()),
                new Reason.Form(
                        "contact",
                        Optional.of("naam"),
                        Optional.empty(),
                        List.of("naam", "telefoon"),
                        List.of(
                                new Reason.Refused("organisatie", Reason.Refusal.NOT_GIVEN),
                                new Reason.Refused("adres", Reason.Refusal.NOT_VALID))),
                new Reason.Retold(0.8, false, List.of("eerst dit", "dan dat")),
                new Reason.Retold(0.2, true, List.of()),
                new Reason.Failed("de server antwoordde niet"),
                new Reason.Endless(10),
                new Reason.Told("de regel")));
        for (ScriptStep step : ScriptStep.values()) {
            reasons.add(new Reason.Script(step, 2));
        }
        for (Reason.Guard guard : Reason.Guard.values()) {
            reasons.add(new Reason.Guarded(guard, 2));
        }
        for (Reason.Cause cause : Reason.Cause.values()) {
            reasons.add(new Reason.Plain(cause));
        }
        return reasons;
    }

    private static List<Event> events() {
        return List.of(
                new Event.SessionStarted(NOON),
                said("hallo", List.of(new Guess("groet", 0.9), new Guess("vraag", 0.05), new Guess("klacht", 0.02))),
                said("hallo", List.of(new Guess("groet", 0.9), new Guess("vraag", 0.05))),
                said("hallo", List.of()),
                said(" ", List.of()),
                new Event.SlotSet(NOON, "naam", "Jansen"),
                new Event.SlotSet(NOON, "naam", null),
                new Event.ActiveLoop(NOON, Optional.of("contact")),
                new Event.ActiveLoop(NOON, Optional.empty()),
                new Event.LoopInterrupted(NOON, true),
                new Event.LoopInterrupted(NOON, false),
                new Event.ActionRejected(NOON, "contact", "regels"),
                new Event.Believed(NOON, 0.5, List.of()),
                new Event.Believed(
                        NOON,
                        0.5,
                        List.of(
                                new Sign("classifier", 1.2, "sells 0.80, asks 0.10"),
                                new Sign("navraag", 0.7, "0.80"),
                                new Sign("asks_for_role", 0.9, "verantwoordelijk voor"),
                                new Sign("own_matter", -1.2, "mijn bestelling"))),
                new Event.NoteTaken(NOON, Map.of("naam", "Jansen")),
                new Event.CallbackPromised(NOON, NOON.plusSeconds(3600), "", "", ""),
                new Event.HandedOver(NOON, "de bezoeker wil een afspraak maken"),
                new Event.Paused(NOON),
                new Event.Resumed(NOON),
                new Event.SlotsReset(NOON),
                new Event.FollowupAction(NOON, Optional.of("groeten")),
                new Event.FollowupAction(NOON, Optional.empty()),
                new Event.UserUtteranceReverted(NOON),
                new Event.ActionReverted(NOON),
                new Event.EntitiesAdded(NOON, List.of(Entity.exact("plaats", 0, 1, "Utrecht", "test"))),
                new Event.UserFeaturization(NOON, true, false),
                new Event.UserFeaturization(NOON, false, false),
                new Event.ReminderScheduled(NOON, "later", Map.of(), NOON.plusSeconds(60), "afspraak", false),
                new Event.ReminderCancelled(NOON, Optional.empty(), Optional.empty(), Optional.empty()),
                new Event.AgentUttered(NOON, "Goedemiddag.", Map.of()),
                new Event.StoryExported(NOON),
                new Event.Restarted(NOON));
    }

    private static Event said(String text, List<Guess> ranking) {
        return new Event.UserUttered(
                NOON,
                new Reading(
                        text,
                        Language.NL,
                        true,
                        ranking,
                        ranking.size() == 3 ? List.of(Entity.exact("plaats", 0, 1, "Utrecht", "test")) : List.of(),
                        1),
                "rest",
                "m1",
                Map.of());
    }
}
