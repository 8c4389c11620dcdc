package io.balie.dialog.screening;

import io.balie.dialog.event.ScriptStep;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an answer to one of the desk's own questions leads to; empty where the message is no answer to it. */
final class Answers {

    /** Somebody whose question has been summed up so often without a yes is better served by a person. */
    private static final int MOST_SUMMARIES = 4;

    private final FrontDesk.Thresholds thresholds;
    private final Sellers sellers;
    private final Customers customers;

    Answers(FrontDesk.Thresholds thresholds, Sellers sellers, Customers customers) {
        this.thresholds = thresholds;
        this.sellers = sellers;
        this.customers = customers;
    }

    /** The plan for an answer to what the desk asked last. */
    Optional<Plan> plan(Situation s) {
        if (s.pitchesAnew() && !s.hasShownOwnMatter() && !s.answer().bareAnswer()) {
            return Optional.empty(); // screening goes on until the hand-over
        }
        return switch (s.asked().orElse("")) {
            case "action_confirm_summary" -> summaryAnswer(s);
            case "utter_ask_resolved" -> resolvedAnswer(s);
            case "utter_ask_anything_else" -> anythingElseAnswer(s);
            case "utter_ask_hold" -> holdAnswer(s);
            case "utter_offer_person" -> personOfferAnswer(s);
            default -> Optional.empty();
        };
    }

    private Optional<Plan> summaryAnswer(Situation s) {
        List<String> parts = s.tracker().slotItems(Memory.PARTS);
        int rejections = Customers.number(s, Memory.REJECTIONS);
        boolean corrects = !s.answer().bare() && !s.answer().yes();
        boolean adds = s.is("genuine_request", "complaint")
                && ContentWords.count(s.answer().rest()) >= 5
                && !Customers.alreadySaid(parts, s.answer().rest())
                && !Customers.alreadySaid(parts, s.text());
        if (s.answer().yes() && !adds) {
            return Optional.of(customers.confirmed(s, parts));
        }
        if (s.is("request_human", "request_callback") && !s.answer().no()) {
            return Optional.of(customers
                    .confirmed(s, parts)
                    .slot(Memory.GOAL, s.is("request_callback") ? "callback" : "hand_over"));
        }
        if (s.answer().no() || s.is("deny") && !s.answer().yes()) {
            int count = rejections + 1;
            if (count >= 3) {
                return Optional.of(Plan.because(ScriptStep.THIRD_NO)
                        .then("utter_offer_person")
                        .slot(Memory.REJECTIONS, 0)
                        .slot(
                                Memory.PARTS,
                                corrects ? Customers.withPart(parts, s.answer().rest()) : parts));
            }
            if (corrects) {
                List<String> corrected = Customers.withPart(parts, s.text());
                return Optional.of(
                        customers.summary(s, corrected, ScriptStep.CORRECTED).slot(Memory.REJECTIONS, count));
            }
            return Optional.of(
                    count == 1
                            ? Plan.because(ScriptStep.NOT_RIGHT)
                                    .then("utter_ask_clarify")
                                    .fact("unclear_known", "no")
                                    .slot(Memory.REJECTIONS, count)
                            : Plan.because(ScriptStep.SECOND_NO)
                                    .then("utter_ask_rephrase")
                                    .slot(Memory.REJECTIONS, count));
        }
        // Who says the same again finds the summary right and wants to get on.
        if (s.is("affirm", "thank") && s.answer().bare() || Customers.alreadySaid(parts, s.text())) {
            return Optional.of(customers.confirmed(s, parts));
        }
        if (s.is("ask_employee_name")) {
            return Optional.of(
                    sellers.refuse(s, "name", ScriptStep.NO_NAMES_BUT_SUMMARY).then("action_confirm_summary"));
        }
        if (s.is("goodbye") && s.confidence() >= 0.5) {
            return Optional.of(
                    Plan.because(ScriptStep.LEAVES).then("utter_goodbye").fact("closing", "plain"));
        }
        if (s.is("sales_pitch", "admit_sales", "evade", "insist", "ask_responsible_person")
                && s.belief() >= thresholds.askAt()) {
            return Optional.empty();
        }
        if (s.is("out_of_scope") && s.confidence() >= 0.6
                || s.is("greet") && s.answer().bare()) {
            if (s.timesSince(Set.of("action_confirm_summary"), Set.of("utter_ask_question", "action_answer")) > 1) {
                return Optional.of(Plan.because(ScriptStep.NO_ANSWER_TWICE).then("utter_offer_person"));
            }
            return Optional.of(Plan.because(ScriptStep.NO_ANSWER).then("action_confirm_summary"));
        }
        if (!s.answer().yes() && s.is("genuine_request") && customers.knows(s)) {
            return Optional.of(customers.customer(s, List.of(s.text())));
        }
        if (s.timesSince(Set.of("action_confirm_summary"), Set.of("utter_ask_question", "action_answer"))
                >= MOST_SUMMARIES) {
            return Optional.of(Plan.because(ScriptStep.SUMMED_UP_OFTEN).then("utter_offer_person"));
        }
        String said = s.answer().yes() ? s.answer().rest() : s.text();
        return Optional.of(customers.summary(s, Customers.withPart(parts, said), ScriptStep.MORE_WAS_SAID));
    }

    private Optional<Plan> resolvedAnswer(Situation s) {
        boolean newQuestion = s.is("genuine_request", "complaint", "request_callback", "request_human")
                && !(s.answer().no()
                        ? ContentWords.count(s.answer().rest()) < 3
                        : s.answer().yes());
        if (s.text().indexOf('?') >= 0
                && ContentWords.count(s.text()) >= 2
                && !s.answer().no()) {
            return Optional.empty(); // thanks, and a question with it
        }
        if (s.answer().yes() && !newQuestion
                || s.is("thank", "affirm") && !s.answer().no()) {
            if (s.answer().yes()
                    && ContentWords.count(s.answer().rest()) >= 4
                    && s.is("genuine_request", "complaint")) {
                return Optional.empty();
            }
            return Optional.of(Plan.because(ScriptStep.RESOLVED).then("utter_ask_anything_else"));
        }
        boolean leaves = s.answer().no() && s.outcomeIs("answered") && Sellers.endsWithGoodbye(s) && saysAtMost(s, 1);
        if (s.is("goodbye") || leaves) {
            return Optional.of(customers.closing(s, ScriptStep.RESOLVED_AND_LEAVES));
        }
        List<String> parts = s.tracker().slotItems(Memory.PARTS);
        if (s.answer().no() || s.is("deny")) {
            String rest = s.answer().rest();
            if (!s.answer().bare() && ContentWords.count(rest) >= 2) {
                return Optional.of(customers.customer(
                        s, s.is("genuine_request", "complaint") ? List.of(rest) : Customers.withPart(parts, rest)));
            }
            return Optional.of(customers.summary(s, parts, ScriptStep.NOT_RESOLVED));
        }
        if (newQuestion && Wording.goesOn(s.text())) {
            return Optional.of(customers.customer(s, Customers.withPart(parts, s.text())));
        }
        return Optional.empty();
    }

    /** Whether a no is said with hardly a word besides. */
    private static boolean saysAtMost(Situation s, int most) {
        return ContentWords.count(s.answer().rest()) <= most;
    }

    private Optional<Plan> anythingElseAnswer(Situation s) {
        boolean bare = s.answer().bare();
        if (s.answer().no() && (bare || s.is("deny", "goodbye", "thank"))
                || s.is("goodbye", "thank")
                || s.is("deny") && !s.answer().yes()) {
            return Optional.of(customers.closing(s, ScriptStep.NO_MORE_QUESTIONS));
        }
        boolean nothingAskedYet = s.answer().yes()
                && ContentWords.count(s.answer().rest()) == 0
                && s.answer().rest().indexOf('?') < 0;
        if ((s.answer().yes() || s.is("affirm")) && bare || nothingAskedYet) {
            return Optional.of(Plan.because(ScriptStep.ANOTHER_QUESTION)
                    .then("utter_ask_question")
                    .slot(Memory.PARTS, null)
                    .slot(Memory.GOAL, null));
        }
        return Optional.empty();
    }

    private Optional<Plan> holdAnswer(Situation s) {
        if (s.answer().no() || s.is("deny") && !s.answer().yes()) {
            return Optional.of(Plan.because(ScriptStep.DOES_NOT_WAIT)
                    .then(Customers.NOTE_FORM)
                    .slot(Memory.GOAL, "note"));
        }
        if (s.is("request_callback")) {
            return Optional.of(Plan.because(ScriptStep.RATHER_CALLED_BACK)
                    .then(Customers.CALLBACK_FORM)
                    .slot(Memory.GOAL, "callback"));
        }
        if (s.is("goodbye") && !s.answer().yes()) {
            return Optional.of(Plan.because(ScriptStep.LEAVES_A_NOTE)
                    .then(Customers.NOTE_FORM)
                    .slot(Memory.GOAL, "note"));
        }
        if (s.is("ask_employee_name")) {
            return Optional.of(
                    sellers.refuse(s, "name", ScriptStep.NO_NAMES_BUT_QUESTION).then("utter_ask_hold"));
        }
        if (!customers.isOpen(s)) {
            return Optional.of(customers.toPerson(s, Plan.because(ScriptStep.CLOSED_BY_NOW), "callback"));
        }
        if (s.is("genuine_request", "complaint") && !s.answer().yes() && ContentWords.count(s.text()) >= 4) {
            return Optional.of(customers.summary(
                    s, Customers.withPart(s.tracker().slotItems(Memory.PARTS), s.text()), ScriptStep.MORE_WAS_SAID));
        }
        return Optional.of(Plan.because(ScriptStep.AGREES_TO_WAIT).then("action_hand_over"));
    }

    private Optional<Plan> personOfferAnswer(Situation s) {
        if (s.answer().no() || s.is("deny")) {
            return Optional.of(Plan.because(ScriptStep.NO_PERSON_WANTED)
                    .then("utter_ask_rephrase")
                    .slot(Memory.UNCLEAR_TURNS, 0));
        }
        if (s.answer().yes() || s.is("affirm", "thank", "request_human", "request_callback")) {
            List<String> parts = s.tracker().slotItems(Memory.PARTS);
            if (s.times("action_confirm_summary") == 0) {
                return Optional.of(customers.summary(
                        s, parts.isEmpty() ? List.of(s.text()) : parts, ScriptStep.SUMMED_UP_FOR_PERSON));
            }
            return Optional.of(customers.toPerson(
                    s,
                    Plan.because(ScriptStep.PERSON_TAKES_OVER).slot(Memory.PARTS, parts.isEmpty() ? null : parts),
                    s.is("request_callback") ? "callback" : "hand_over"));
        }
        return Optional.empty();
    }
}
