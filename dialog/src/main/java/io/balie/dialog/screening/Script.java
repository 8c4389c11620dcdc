package io.balie.dialog.screening;

import io.balie.dialog.company.BusinessTime;
import io.balie.dialog.company.Company;
import io.balie.dialog.company.Knowledge;
import io.balie.dialog.event.ScriptStep;
import io.balie.dialog.retelling.Reteller;
import io.balie.dialog.tracker.Tracker;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The steps of the script, from the most pressing to the least; the first that fits makes the plan. */
final class Script {

    private final FrontDesk.Thresholds thresholds;
    private final Sellers sellers;
    private final Customers customers;
    private final Answers answers;
    private final ContactForm form;

    Script(
            FrontDesk.Thresholds thresholds,
            Company company,
            BusinessTime time,
            Knowledge knowledge,
            Reteller reteller) {
        this.thresholds = thresholds;
        this.customers = new Customers(company, time, knowledge, reteller);
        this.sellers = new Sellers(thresholds, company, customers);
        this.answers = new Answers(thresholds, sellers, customers);
        this.form = new ContactForm(sellers, this::abuse);
    }

    /** What the script makes of a message. */
    record Outcome(Situation situation, Plan plan) {}

    /** Whether nothing is said any more until the session expires. */
    static boolean isOver(Tracker tracker) {
        return tracker.slotIs("outcome", "vendor_ended") || tracker.slotIs("outcome", "ended_abuse");
    }

    Outcome outcome(Situation s) {
        Plan plan = s.tracker().activeLoop().isPresent() ? form.plan(s) : inConversation(s);
        if (!s.greeted() && opens(plan)) {
            plan.greets().fact("opening", "question");
        }
        return new Outcome(s, plan);
    }

    /** Whoever opens is greeted, unless the reply introduces itself or ends the conversation. */
    private static boolean opens(Plan plan) {
        return !plan.actions().isEmpty()
                && plan.actions().stream()
                        .noneMatch(Set.of(
                                "utter_greet",
                                "utter_disclose_bot",
                                "utter_warn_abuse",
                                "utter_end_abuse",
                                "utter_end_vendor",
                                "utter_goodbye")::contains);
    }

    private Plan inConversation(Situation s) {
        if (isAbuse(s)) {
            return abuse(s);
        }
        if (s.is("ask_if_bot") && s.confidence() >= thresholds.unclearBelow()) {
            return disclose(s);
        }
        Optional<Plan> both = sellers.both(s).or(() -> sellers.offersBesides(s));
        if (both.isPresent()) {
            return both.get();
        }
        // Who got both has a question of their own open, and answers that.
        if (s.outcomeIs("vendor_redirected", "vendor_accepted") && !s.customerAsked()) {
            return sellers.turnsOutCustomer(s) ? sellers.customerAfterAll(s) : sellers.afterRedirect(s);
        }
        if (s.screening()) {
            return sellers.screeningAnswer(s);
        }
        if (s.asked().isPresent() && sellers.givesThemselvesAway(s)) {
            return sellers.redirect(s, ScriptStep.SAYS_SO);
        }
        Optional<Plan> answer = answers.plan(s);
        if (answer.isPresent()) {
            return answer.get();
        }
        if (s.asked("utter_warn_abuse")
                && (s.is("affirm", "deny", "thank")
                        || ContentWords.count(s.text()) <= 3 && !s.is("genuine_request", "complaint"))) {
            return Plan.because(ScriptStep.WAY_BACK).then("utter_ask_question");
        }
        return message(s);
    }

    /** Read as abuse, a threat in so many words, or an indecent word in a message that wants nothing else. */
    private static boolean isAbuse(Situation s) {
        double confidence = s.reading().confidenceOf("abuse");
        boolean wantsNothing =
                !s.is("genuine_request", "complaint", "request_callback", "provide_contact") || s.confidence() < 0.5;
        return s.is("abuse") && (confidence >= 0.75 || confidence >= 0.4 && Wording.isIndecent(s.text()))
                || s.times("utter_warn_abuse") > 0 && confidence >= 0.2
                || Wording.threatens(s.text()) && confidence >= 0.03
                || Wording.isIndecent(s.text())
                        && wantsNothing
                        && (confidence >= 0.05 || s.is("out_of_scope", "insist", "deny", "greet"));
    }

    private Plan abuse(Situation s) {
        boolean seller =
                s.outcomeIs("vendor_redirected") || s.belief() >= thresholds.sellerAt() && s.pitch() > s.matter();
        if (Wording.threatens(s.text())) {
            return endAbuse(ScriptStep.THREATENS);
        }
        if (s.outcomeIs("vendor_redirected")) {
            return Sellers.endVendor(ScriptStep.RUDE_SELLER);
        }
        if (s.times("utter_warn_abuse") > 0) {
            return endAbuse(ScriptStep.INSULTS_AGAIN);
        }
        return Plan.because(seller ? ScriptStep.WARNED_SELLER : ScriptStep.WARNED)
                .then("utter_warn_abuse");
    }

    private static Plan endAbuse(ScriptStep because) {
        return Plan.because(because).then("utter_end_abuse").slot("outcome", "ended_abuse");
    }

    private Plan disclose(Situation s) {
        Plan plan = Plan.because(ScriptStep.ASKED_IF_MACHINE).then("utter_disclose_bot");
        if (s.asked("action_confirm_summary")
                || s.asked("utter_ask_selling", "utter_ask_acquisition", "utter_probe_purpose")
                || s.asked("utter_ask_resolved", "utter_ask_hold", "utter_ask_anything_else", "utter_offer_person")) {
            s.asked().ifPresent(plan::then); // and the open question is asked again
        }
        return plan;
    }

    private Plan message(Situation s) {
        boolean fresh = s.asked().isEmpty()
                || s.asked("utter_ask_anything_else", "utter_ask_resolved", "utter_ask_hold", "utter_ask_question")
                || s.tracker().slot("outcome").isPresent()
                        && !s.asked("utter_ask_clarify", "utter_ask_rephrase", "utter_ask_contact_reason");
        List<String> earlier = fresh ? List.of() : s.tracker().slotItems(Memory.PARTS);
        boolean wanted =
                s.asked("utter_ask_clarify", "utter_ask_rephrase", "utter_ask_contact_reason", "utter_refuse_name")
                        || s.asked("utter_ask_question");

        Optional<String> nameAlone = Wording.nameAlone(s.text());
        if (nameAlone.isPresent() && !customers.knows(s)) {
            Plan plan = Plan.because(ScriptStep.NAME_ALONE).slot("contact_name", nameAlone.get());
            return s.greeted()
                    ? plan.then("utter_ask_contact_reason")
                    : plan.then("utter_greet").fact("opening", "greeting");
        }
        boolean sellsOrEvades = s.is("sales_pitch", "admit_sales", "insist", "evade", "ask_responsible_person");
        boolean unsure = s.confidence() < 0.5 && !s.is("sales_pitch", "admit_sales");
        if ((!sellsOrEvades || unsure) && !s.grieves() && customers.knows(s)) {
            return customers.customer(s, Customers.withPart(earlier, s.text()));
        }
        // A guess that is none, about words that sell nothing, is no reason to ask.
        boolean noGuess = s.confidence() < thresholds.unclearBelow() && !s.showsSeller();
        if (!noGuess && (sellsOrEvades || s.pitch() >= 0.35 && s.pitch() > s.matter() + 0.1)) {
            // Without a question first only where the words themselves sell: the classifier alone can be wrong about a
            // customer.
            boolean admitsLate = s.is("admit_sales")
                    && s.confidence() >= 0.6
                    && s.times("utter_ask_selling", "utter_ask_acquisition") > 0;
            if ((s.belief() >= thresholds.sellerAt() || admitsLate) && sellsOrEvades && s.pitchesInWords()) {
                return sellers.redirect(s, ScriptStep.OPEN_PITCH);
            }
            boolean knownCustomer = s.tracker().slotIs("category", "genuine_request")
                    || s.tracker().slotIs("category", "complaint");
            boolean may = s.belief() >= thresholds.askAt()
                            && (!knownCustomer || s.pitchesInWords() || s.pitchesAnew() && !s.hasShownOwnMatter())
                    || s.is("sales_pitch", "admit_sales")
                            && !s.showsOwnMatter()
                            && !(knownCustomer && s.hasShownOwnMatter() && !s.pitchesInWords())
                    || s.is("ask_responsible_person") && !knownCustomer && s.belief() > -2.5;
            if (may && s.times("utter_redirect_vendor") > 0 && s.pitchesAnew()) {
                return sellers.redirect(s, ScriptStep.OFFERS_TOO); // they were told; it is not asked again
            }
            if (may && !(unsure && wanted)) {
                return sellers.askSelling(s);
            }
        }
        if (s.is("ask_employee_name") && s.confidence() >= 0.4) {
            Plan plan = sellers.refuse(s, "name", ScriptStep.NO_NAMES);
            return s.belief() >= thresholds.askAt()
                    ? plan.then("utter_ask_selling").fact("seller", "yes")
                    : plan;
        }
        if (s.is("greet") && ContentWords.count(s.text()) <= 6 && s.confidence() >= thresholds.unclearBelow()) {
            return Plan.because(ScriptStep.OPENING)
                    .then("utter_greet")
                    .fact("opening", s.greeted() ? "again" : "greeting");
        }
        if (s.is("goodbye") && s.confidence() >= thresholds.unclearBelow()) {
            return customers.closing(s, ScriptStep.LEAVES);
        }
        if (s.is("thank") && s.confidence() >= thresholds.unclearBelow()) {
            return s.tracker().slot("outcome").isPresent()
                    ? customers.closing(s, ScriptStep.THANKS_AT_THE_END)
                    : Plan.because(ScriptStep.THANKS).then("utter_welcome").then("utter_ask_question");
        }
        if (s.is("request_human")) {
            return personAskedFor(s, earlier);
        }
        if (s.is("request_callback")) {
            return callbackAskedFor(s, earlier);
        }
        if (s.is("provide_contact") && Wording.asksForCallback(s.text()) && ContentWords.count(s.text()) >= 4) {
            return customers
                    .summary(s, Customers.withPart(earlier, s.text()), ScriptStep.CALLBACK_ASKED_FOR)
                    .slot(Memory.GOAL, "callback");
        }
        if (s.is("provide_contact") && !wanted) {
            return s.greeted()
                    ? Plan.because(ScriptStep.DETAILS_WITHOUT_QUESTION).then("utter_ask_contact_reason")
                    : Plan.because(ScriptStep.INTRODUCES).then("utter_greet").fact("opening", "greeting");
        }
        if (s.is("provide_contact")
                && s.confidence() >= 0.6
                && s.asked("utter_ask_contact_reason", "utter_ask_question")) {
            return Plan.because(ScriptStep.DETAILS_WITHOUT_QUESTION).then("utter_ask_contact_reason");
        }
        if (s.is("deny") && s.answer().bare() && s.asked("utter_ask_question", "utter_greet", "utter_welcome")) {
            return customers.closing(s, ScriptStep.NO_QUESTION_AFTER_ALL);
        }
        if (s.is("affirm", "deny") && s.answer().bare()) {
            return earlier.isEmpty()
                    ? Plan.because(ScriptStep.BARE_ANSWER).then("utter_ask_question")
                    : Plan.because(ScriptStep.NO_QUESTION_YET).then("utter_ask_rephrase");
        }
        boolean question = s.is("genuine_request", "complaint") && s.confidence() >= thresholds.unclearBelow()
                || s.matter() >= 0.5
                || s.showsOwnMatter() && !s.pitchesInWords() && ContentWords.count(s.text()) >= 3
                || s.is("evade", "insist", "affirm", "deny")
                        && s.belief() < thresholds.askAt()
                        && Wording.givesReason(s.text())
                        && ContentWords.count(s.text()) >= 1;
        if (!question
                && !(wanted && ContentWords.count(s.text()) >= 1 && !(s.is("out_of_scope") && s.confidence() >= 0.7))) {
            return unclear(s, earlier);
        }
        List<String> parts = Customers.withPart(earlier, s.text());
        return customers.customer(s, parts);
    }

    private Plan personAskedFor(Situation s, List<String> earlier) {
        if (s.belief() >= thresholds.sellerAt()) {
            return sellers.askSelling(s);
        }
        if (!earlier.isEmpty() || Wording.givesReason(s.text()) && ContentWords.count(s.text()) >= 6) {
            List<String> parts = earlier.isEmpty() ? List.of(s.text()) : earlier;
            return customers.summary(s, parts, ScriptStep.PERSON_ASKED_FOR).slot(Memory.GOAL, "hand_over");
        }
        if (s.asked("utter_ask_contact_reason")) {
            return customers
                    .summary(s, List.of(s.text()), ScriptStep.PERSON_ALL_THE_SAME)
                    .slot(Memory.GOAL, "hand_over");
        }
        return Plan.because(ScriptStep.PERSON_WITHOUT_REASON)
                .then("utter_ask_contact_reason")
                .slot(Memory.GOAL, "hand_over");
    }

    private Plan callbackAskedFor(Situation s, List<String> earlier) {
        if (s.belief() >= thresholds.sellerAt()) {
            return sellers.askSelling(s);
        }
        if (earlier.isEmpty()
                && s.asked("utter_ask_anything_else", "utter_ask_resolved")
                && s.outcomeIs("answered")
                && !Wording.givesReason(s.text())) {
            return customers
                    .summary(s, s.tracker().slotItems(Memory.PARTS), ScriptStep.CALLBACK_AFTER_ANSWER)
                    .slot(Memory.GOAL, "callback");
        }
        if (!earlier.isEmpty() || Wording.givesReason(s.text()) || s.matter() >= 0.3) {
            List<String> parts = Wording.givesReason(s.text()) || earlier.isEmpty()
                    ? Customers.withPart(earlier, s.text())
                    : earlier;
            return customers.summary(s, parts, ScriptStep.CALLBACK_ASKED_FOR).slot(Memory.GOAL, "callback");
        }
        if (s.asked("utter_ask_contact_reason")) {
            return customers
                    .summary(s, List.of(s.text()), ScriptStep.CALLBACK_ALL_THE_SAME)
                    .slot(Memory.GOAL, "callback");
        }
        return Plan.because(ScriptStep.CALLBACK_WITHOUT_REASON)
                .then("utter_ask_contact_reason")
                .slot(Memory.GOAL, "callback");
    }

    private Plan unclear(Situation s, List<String> earlier) {
        int turns = Customers.number(s, Memory.UNCLEAR_TURNS) + 1;
        Plan plan = Plan.because(ScriptStep.NOT_UNDERSTOOD, turns).slot(Memory.UNCLEAR_TURNS, turns);
        if (earlier.isEmpty()) {
            plan.slot(Memory.PARTS, null); // what was asked before has been dealt with
        }
        if (turns >= 3) {
            return plan.then("utter_offer_person")
                    .slot(Memory.UNCLEAR_TURNS, 0)
                    .slot(Memory.PARTS, Customers.withPart(earlier, s.text()));
        }
        boolean nothingForUs =
                s.is("out_of_scope") && s.confidence() >= 0.6 && s.reading().familiarity() >= 0.5 && turns == 2;
        return plan.then(nothingForUs ? "utter_out_of_scope" : "utter_ask_rephrase");
    }
}
