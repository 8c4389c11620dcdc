package io.balie.dialog.screening;

import io.balie.dialog.event.Event;
import io.balie.dialog.event.Sign;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import io.balie.nlu.retrieval.Hit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a conversation stands when a message comes in, in the words of the script.
 *
 * @param asked the question that the message may be an answer to
 * @param before what was believed before it
 * @param belief what is believed with it
 * @param now the moment of the turn
 * @param known what the company knows of each text that was looked up for this message: several steps ask for the same
 */
record Situation(
        Tracker tracker,
        Reading reading,
        Language language,
        Answer answer,
        Optional<String> asked,
        double before,
        double belief,
        List<Sign> signs,
        Instant now,
        Map<String, Optional<Hit>> known) {

    static final Set<String> SCREENING_QUESTIONS =
            Set.of("utter_ask_selling", "utter_ask_acquisition", "utter_probe_purpose");

    /** Signs of an own matter. */
    static final Set<String> OWN = Set.of("own_matter", "own_number", "wants_to_buy");

    /** Signs of an offer, told in so many words. */
    static final Set<String> OFFERING = Set.of("says_selling", "offers", "admit_sales");

    /** Signs of a pitch (document D3), and of what is always offered rather than asked for. */
    private static final Set<String> PITCHING =
            Set.of("says_selling", "offers", "benefit", "proof", "call_to_action", "recruits", "sponsoring", "media");

    /** A pitch without any of its usual words is only believed where the reading is sure. */
    private static final double SURE_OF_A_PITCH = 0.8;

    /** A complaint without any word of its kinds is believed where it is likelier than not: an apology too many hurts nobody. */
    private static final double SURE_OF_A_COMPLAINT = 0.5;

    private static final Set<String> QUESTIONS = Set.of(
            "utter_greet",
            "utter_ask_clarify",
            "action_confirm_summary",
            "utter_ask_selling",
            "utter_ask_acquisition",
            "utter_probe_purpose",
            "utter_redirect_vendor",
            "utter_refuse_name",
            "utter_accept_vendor",
            "utter_ask_resolved",
            "utter_ask_anything_else",
            "utter_ask_hold",
            "utter_ask_rephrase",
            "utter_ask_question",
            "utter_offer_person",
            "utter_out_of_scope",
            "utter_warn_abuse",
            "utter_ask_contact_reason");

    static Situation of(Tracker tracker, Reading reading, Language language, Instant now) {
        List<String> previous = previousTurn(tracker);
        Optional<String> asked =
                previous.reversed().stream().filter(QUESTIONS::contains).findFirst();
        boolean screened = tracker.actionsBefore().stream().anyMatch(SCREENING_QUESTIONS::contains);
        double before = tracker.session().stream().anyMatch(Event.Believed.class::isInstance)
                ? tracker.logOdds()
                : Belief.PRIOR;
        List<Sign> signs = Belief.signs(reading, screened);
        return new Situation(
                tracker,
                reading,
                language,
                Answer.of(reading.text(), language),
                asked,
                before,
                Belief.after(before, signs),
                signs,
                now,
                new HashMap<>());
    }

    private static List<String> previousTurn(Tracker tracker) {
        List<String> actions = new ArrayList<>();
        for (Event event : tracker.beforeTurn().reversed()) {
            if (event instanceof Event.UserUttered said && !said.isBlank()) {
                break;
            }
            if (event instanceof Event.ActionExecuted done) {
                actions.addFirst(done.name());
            }
        }
        return actions;
    }

    String text() {
        return reading.text();
    }

    String intent() {
        return reading.best().map(Guess::intent).orElse("");
    }

    double confidence() {
        return reading.best().map(Guess::confidence).orElse(0.0);
    }

    boolean is(String... intents) {
        return List.of(intents).contains(intent());
    }

    boolean asked(String... questions) {
        return asked.isPresent() && List.of(questions).contains(asked.get());
    }

    /** Whether the desk asked something about the user's own question last. */
    boolean customerAsked() {
        return asked(
                "action_confirm_summary",
                "utter_ask_hold",
                "utter_ask_resolved",
                "utter_ask_anything_else",
                "utter_ask_clarify",
                "utter_offer_person");
    }

    boolean screening() {
        return asked.isPresent() && SCREENING_QUESTIONS.contains(asked.get());
    }

    /** How often something was done in this session. */
    int times(String... actions) {
        return (int) tracker.actionsBefore().stream()
                .filter(List.of(actions)::contains)
                .count();
    }

    /** How often something was done since something else was last done (or since the start). */
    int timesSince(Set<String> what, Set<String> since) {
        int times = 0;
        for (String action : tracker.actionsBefore()) {
            if (since.contains(action)) {
                times = 0;
            } else if (what.contains(action)) {
                times++;
            }
        }
        return times;
    }

    boolean greeted() {
        return times("utter_greet", "utter_disclose_bot", "utter_warn_abuse") > 0;
    }

    boolean outcomeIs(String... outcomes) {
        return tracker.slot("outcome").filter(List.of(outcomes)::contains).isPresent();
    }

    /** The probability that the message is about an own matter: a question or a complaint. */
    double matter() {
        return reading.confidenceOf("genuine_request") + reading.confidenceOf("complaint");
    }

    /** Whether the user says in so many words that they sell. */
    boolean saysSelling() {
        return signs.stream().anyMatch(sign -> sign.name().equals("says_selling"));
    }

    /** Whether the message sells in its very words: says so, offers, praises, calls to action (document D3). */
    boolean pitchesInWords() {
        return signs.stream().anyMatch(sign -> PITCHING.contains(sign.name()));
    }

    /** Whether any phrase of the message is one of a seller's. */
    boolean showsSeller() {
        return Belief.phrases(text()).stream().anyMatch(sign -> sign.weight() > 0);
    }

    /** Whether what was asked before has been dealt with, so that this begins something new. */
    boolean newTopic() {
        return tracker.slot("outcome").isPresent() && asked("utter_ask_anything_else", "utter_ask_question");
    }

    /** Whether the user shows an own matter: a customer's words, an own number. */
    boolean showsOwnMatter() {
        return signs.stream()
                .anyMatch(sign -> sign.name().startsWith("own_")
                        || sign.name().equals("says_customer")
                        || sign.name().equals("wants_to_buy"));
    }

    /** Whether the user showed an own matter in any message of this session; who only says to be a customer has shown none. */
    boolean hasShownOwnMatter() {
        return tracker.session().stream()
                .filter(Event.Believed.class::isInstance)
                .map(Event.Believed.class::cast)
                .flatMap(believed -> believed.signs().stream())
                .anyMatch(sign -> OWN.contains(sign.name()));
    }

    /** Whether the user offered or sold something in so many words in any message of this session. */
    boolean hasOffered() {
        return tracker.session().stream()
                .filter(Event.Believed.class::isInstance)
                .map(Event.Believed.class::cast)
                .flatMap(believed -> believed.signs().stream())
                .anyMatch(sign -> OFFERING.contains(sign.name()));
    }

    /** Whether a message of this session, or this one, sold in its very words. */
    boolean hasPitched() {
        return pitchesInWords()
                || tracker.session().stream()
                        .filter(Event.Believed.class::isInstance)
                        .map(Event.Believed.class::cast)
                        .flatMap(believed -> believed.signs().stream())
                        .anyMatch(sign -> PITCHING.contains(sign.name()));
    }

    /** Whether the message alone makes a seller likely enough to ask, whatever was said before. */
    boolean pitchesAnew() {
        return is("sales_pitch", "admit_sales")
                && pitch() >= (pitchesInWords() ? 0.5 : SURE_OF_A_PITCH)
                && !showsOwnMatter();
    }

    /** Whether the message is a complaint: read as one, or an own matter told with a reproach. */
    boolean grieves() {
        if (Wording.reproaches(text())) {
            return is("complaint", "genuine_request", "request_callback", "request_human");
        }
        // A question told without a reproach is no complaint, however sour its subject.
        String kind = Wording.complaintKind(List.of(text()));
        if (kind.equals("other") && Wording.asksPlainly(text())) {
            return false;
        }
        if (is("request_callback", "request_human") && Wording.remindsOfPromise(text())) {
            return true;
        }
        return is("complaint") && (confidence() >= SURE_OF_A_COMPLAINT || !kind.equals("other"))
                || is("genuine_request") && reading.confidenceOf("complaint") >= 0.35;
    }

    /** The probability that the message sells. */
    double pitch() {
        return reading.confidenceOf("sales_pitch") + reading.confidenceOf("admit_sales");
    }
}
