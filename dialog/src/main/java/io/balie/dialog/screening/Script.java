package io.balie.dialog.screening;

import io.balie.dialog.company.BusinessTime;
import io.balie.dialog.company.Company;
import io.balie.dialog.company.Knowledge;
import io.balie.dialog.retelling.Reteller;
import io.balie.dialog.tracker.Tracker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The steps of the script, from the most pressing to the least; the first that fits makes the plan. */
final class Script {

    static final String CALLBACK_FORM = "callback_form";
    static final String NOTE_FORM = "note_form";

    private static final String PARTS = "question_parts";
    private static final String GOAL = "goal";
    private static final String REJECTIONS = "summary_rejections";
    private static final String UNCLEAR_TURNS = "unclear_turns";
    private static final String ANSWERED = "answered_entries";

    /** D5: "three vague answers at most". */
    private static final int MOST_SCREENING_QUESTIONS = 3;

    /** After the redirect the third push ends it. */
    private static final int MOST_PUSHES = 3;

    /** A contact detail is asked for twice; somebody who does not give it then will not. */
    private static final int MOST_ASKS_FOR_A_DETAIL = 2;

    /** A question is never longer than what fits a conversation; the latest parts count. */
    private static final int MOST_PARTS = 6;

    private final FrontDesk.Thresholds thresholds;
    private final Company company;
    private final BusinessTime time;
    private final Knowledge knowledge;
    private final Reteller reteller;

    Script(FrontDesk.Thresholds thresholds, Company company, BusinessTime time, Knowledge knowledge, Reteller reteller) {
        this.thresholds = thresholds;
        this.company = company;
        this.time = time;
        this.knowledge = knowledge;
        this.reteller = reteller;
    }

    /** What the script makes of a message. */
    record Outcome(Situation situation, Plan plan) {}

    /** Whether nothing is said any more until the session expires. */
    static boolean isOver(Tracker tracker) {
        return tracker.slotIs("outcome", "vendor_ended") || tracker.slotIs("outcome", "ended_abuse");
    }

    Outcome outcome(Situation s) {
        Plan plan = s.tracker().activeLoop().isPresent() ? inForm(s) : inConversation(s);
        if (!s.greeted() && opens(plan)) {
            plan.first("utter_greet").fact("opening", "question");
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
                                        "utter_goodbye")
                                ::contains);
    }

    // ------------------------------------------------------------------ anywhere in the conversation

    private Plan inConversation(Situation s) {
        if (s.is("abuse") && s.confidence() >= 0.4) {
            return abuse(s);
        }
        if (s.is("ask_if_bot") && s.confidence() >= thresholds.unclearBelow()) {
            return disclose(s);
        }
        if (s.outcomeIs("vendor_redirected", "vendor_accepted") && !turnsOutCustomer(s)) {
            return afterRedirect(s);
        }
        if (s.screening()) {
            return screeningAnswer(s);
        }
        if (s.asked("action_confirm_summary")) {
            return summaryAnswer(s);
        }
        if (s.asked("utter_ask_resolved")) {
            return resolvedAnswer(s);
        }
        if (s.asked("utter_ask_anything_else")) {
            return anythingElseAnswer(s);
        }
        if (s.asked("utter_ask_hold")) {
            return holdAnswer(s);
        }
        if (s.asked("utter_offer_person")) {
            return personOfferAnswer(s);
        }
        if (s.asked("utter_warn_abuse") && s.answer().bare() && s.is("affirm", "deny", "thank", "out_of_scope")) {
            return Plan.because("D1.5: after the boundary the way back is open.").then("utter_ask_question");
        }
        return message(s);
    }

    private Plan abuse(Situation s) {
        boolean seller = s.outcomeIs("vendor_redirected") || s.belief() >= thresholds.sellerAt() && s.pitch() > s.matter();
        if (Wording.threatens(s.text())) {
            return endAbuse("A threat ends the conversation.");
        }
        if (s.outcomeIs("vendor_redirected")) {
            return endVendor("D5.6: a rude seller is told so once, and that is the end.");
        }
        if (s.times("utter_warn_abuse") > 0) {
            return endAbuse("Insulted again after the warning.");
        }
        return Plan.because("D1.5: met politely and firmly; one warning." + (seller ? " Seems to sell." : ""))
                .then("utter_warn_abuse");
    }

    private static Plan endAbuse(String because) {
        return Plan.because(because).then("utter_end_abuse").slot("outcome", "ended_abuse");
    }

    private Plan disclose(Situation s) {
        Plan plan = Plan.because("Asked whether it is a machine: said plainly, wherever in the conversation.")
                .then("utter_disclose_bot");
        if (s.asked("action_confirm_summary")
                || s.asked("utter_ask_selling", "utter_ask_acquisition", "utter_probe_purpose")
                || s.asked("utter_ask_resolved", "utter_ask_hold", "utter_ask_anything_else", "utter_offer_person")) {
            s.asked().ifPresent(plan::then); // and the open question is asked again
        }
        return plan;
    }

    // ------------------------------------------------------------------ sellers (D5, D6)

    private Plan redirect(Situation s, String because) {
        boolean honest = s.is("admit_sales") || s.screening() && s.answer().yes();
        if (company.vendorPolicy() == Company.VendorPolicy.ACCEPT) {
            return Plan.because(because + " The company hears sellers.")
                    .then("utter_accept_vendor")
                    .slot("category", "sales_pitch")
                    .slot("outcome", "vendor_accepted")
                    .slot(PARTS, null);
        }
        return Plan.because(because)
                .then("utter_redirect_vendor")
                .fact("honest", honest ? "yes" : "no")
                .slot("category", "sales_pitch")
                .slot("outcome", "vendor_redirected")
                .slot(PARTS, null);
    }

    private static Plan endVendor(String because) {
        return Plan.because(because)
                .then("utter_end_vendor")
                .slot("category", "sales_pitch")
                .slot("outcome", "vendor_ended");
    }

    /** Somebody who was sent to the e-mail address, but has an own matter after all, gets a customer's treatment. */
    private boolean turnsOutCustomer(Situation s) {
        boolean ownMatter = s.signs().stream().anyMatch(sign -> sign.weight() < 0 && !sign.name().equals("classifier"));
        return s.is("genuine_request", "complaint") && s.matter() >= 0.7 && (ownMatter || s.belief() < thresholds.askAt());
    }

    private Plan afterRedirect(Situation s) {
        boolean accepted = s.outcomeIs("vendor_accepted");
        if (s.is("goodbye", "thank", "affirm") || s.answer().yes() && !s.is("insist", "ask_employee_name")
                || promisesMail(s)) {
            Plan plan = Plan.because("D5.5: the seller goes along with it.");
            if (accepted && !s.is("goodbye", "thank") && s.times("utter_vendor_promise_noted") == 0 && !endsWithGoodbye(s)) {
                return plan.then("utter_vendor_promise_noted");
            }
            return plan.then("utter_goodbye").fact("closing", "vendor");
        }
        if (accepted) {
            if (s.is("ask_employee_name")) {
                return refuse(s, "name", "D5.4: heard, but no colleague's name is given.");
            }
            if (s.is("insist", "request_human", "ask_responsible_person")) {
                return refuse(s, "connection", "D6: heard by e-mail; nobody is connected.");
            }
            return s.times("utter_vendor_promise_noted") == 0
                    ? Plan.because("D6: what the seller says is noted.").then("utter_vendor_promise_noted")
                    : Plan.because("D6: all is said.").then("utter_goodbye").fact("closing", "vendor");
        }
        int pushes = 1 + s.timesSince(Set.of("utter_refuse_name", "utter_redirect_vendor"), Set.of()) - redirectsBefore(s);
        if (pushes >= MOST_PUSHES) {
            return endVendor("D5.6: push %d after the redirect.".formatted(pushes));
        }
        if (s.is("ask_employee_name")) {
            return refuse(s, "name", "D5.5: no name, however they ask (push %d).".formatted(pushes));
        }
        if (pushes > 1 && s.is("sales_pitch", "admit_sales") && s.times("utter_redirect_vendor") < 2) {
            return Plan.because("D5.5: pitches on (push %d).".formatted(pushes))
                    .then("utter_redirect_vendor")
                    .fact("honest", "no")
                    .slot("category", "sales_pitch");
        }
        return refuse(s, "connection", "D5.5: pushes on (push %d).".formatted(pushes));
    }

    private static boolean endsWithGoodbye(Situation s) {
        return s.reading().confidenceOf("goodbye") >= 0.1
                || s.text().strip().matches("(?is).*\\b(dag|doei|tot ziens|bye|goodbye|tschüss|au revoir|fijne dag)\\W*$");
    }

    private static boolean promisesMail(Situation s) {
        return s.text().matches("(?is).*\\b(?:ik|we|wij) (?:stuur|sturen|mail|mailen|zal|zullen)\\b.{0,40}\\b(?:e-?mail|mail|mailtje|mailen|sturen|toe)\\b.*")
                || s.text().matches("(?is).*\\b(?:i'?ll|i will|we'?ll|we will)\\b.{0,30}\\b(?:e-?mail|send|mail)\\b.*")
                || s.text().matches("(?is).*\\bich (?:schicke?|sende?|schreibe?|werde)\\b.{0,40}\\b(?:mail|e-mail)\\b.*")
                || s.text().matches("(?is).*\\bj(?:e|'|e vous) ?(?:vous )?(?:envoie|enverrai|écris|écrirai)\\b.*");
    }

    /** Redirects and refusals up to the first redirect, which were no answers to pushes. */
    private static int redirectsBefore(Situation s) {
        int before = 0;
        for (String action : s.tracker().actionsBefore()) {
            if (action.equals("utter_redirect_vendor")) {
                return before + 1;
            }
            if (action.equals("utter_refuse_name")) {
                before++;
            }
        }
        return before;
    }

    private Plan refuse(Situation s, String wants, String because) {
        boolean seller = s.outcomeIs("vendor_redirected", "vendor_accepted") || s.belief() >= thresholds.sellerAt();
        return Plan.because(because).then("utter_refuse_name").fact("wants", wants).fact("seller", seller ? "yes" : "no");
    }

    /** The answer to "Belt u om iets te verkopen?" and to what was asked on. */
    private Plan screeningAnswer(Situation s) {
        int asked = s.timesSince(Situation.SCREENING_QUESTIONS, Set.of("utter_excuse_asking"));
        boolean ownSign = s.signs().stream().anyMatch(sign -> sign.name().startsWith("own_") || sign.name().equals("says_customer"));
        if (s.is("ask_employee_name") && !ownSign) {
            return asked >= MOST_SCREENING_QUESTIONS
                    ? redirect(s, "D5.3: asks for names instead of giving a reason.")
                    : refuse(s, "name", "D5.4: asks for a name instead of answering.").then("utter_probe_purpose");
        }
        boolean sells = s.is("admit_sales", "sales_pitch") && s.pitch() > s.matter();
        if (sells && !(s.answer().no() && ownSign)) {
            return redirect(s, "D5.3: admits or shows that it is to sell something.");
        }
        if (s.answer().yes() && s.answer().bare() || s.is("affirm") && !ownSign && s.matter() < 0.4) {
            return redirect(s, "D5.2: says yes to the question.");
        }
        boolean concrete = s.is("genuine_request", "complaint") && s.matter() >= 0.45
                || ownSign
                || s.is("request_callback", "request_human") && Wording.givesReason(s.text()) && s.belief() < thresholds.sellerAt();
        if (concrete && s.belief() < thresholds.sellerAt()) {
            return mistaken(s);
        }
        if (s.belief() >= thresholds.sellerAt() && asked > 1) {
            return redirect(s, "D5.3: vague stays vague, and the signs have added up.");
        }
        if (asked >= MOST_SCREENING_QUESTIONS) {
            return redirect(s, "D5.3: the third vague answer is the last.");
        }
        if (s.is("goodbye") && s.confidence() >= 0.5) {
            return Plan.because("Leaves without an answer.").then("utter_goodbye").fact("closing", "plain");
        }
        return Plan.because("D5.3: vague; asked on.").then("utter_probe_purpose");
    }

    /** Asked in error: an excuse, and on with what was said. */
    private Plan mistaken(Situation s) {
        boolean withMatter = s.is("genuine_request", "complaint", "request_callback") && contentWords(s.text()) >= 3 && !onlyCustomer(s);
        List<String> earlier = s.tracker().slotItems(PARTS);
        Plan plan;
        if (withMatter) {
            plan = customer(s, s.answer().no() ? List.of(s.answer().rest()) : List.of(s.text()));
        } else if (!earlier.isEmpty()) {
            plan = customer(s, earlier);
        } else {
            plan = Plan.because("").then("utter_ask_contact_reason");
        }
        Plan excused = Plan.because("D5.3: asked in error; a customer. " + plan.because()).then("utter_excuse_asking");
        plan.actions().forEach(excused::then);
        plan.slots().forEach(excused::slot);
        plan.facts().forEach(excused::fact);
        return excused.slot("category", plan.slots().getOrDefault("category", "genuine_request"));
    }

    /** "Nee, ik ben klant" says who somebody is, not what they want. */
    private static boolean onlyCustomer(Situation s) {
        return s.signs().stream().anyMatch(sign -> sign.name().equals("says_customer"))
                && !Wording.givesReason(s.text())
                && contentWords(s.text()) <= 5;
    }

    // ------------------------------------------------------------------ answers to the desk's questions (D1)

    private Plan summaryAnswer(Situation s) {
        List<String> parts = s.tracker().slotItems(PARTS);
        int rejections = number(s, REJECTIONS);
        boolean corrects = !s.answer().bare() && !s.answer().yes();
        if (s.answer().yes() && !(s.is("genuine_request", "complaint") && contentWords(s.answer().rest()) >= 5)) {
            return confirmed(s, parts);
        }
        if (s.is("request_human", "request_callback") && !s.answer().no()) {
            return confirmed(s, parts).slot(GOAL, s.is("request_callback") ? "callback" : "hand_over");
        }
        if (s.answer().no() || s.is("deny") && !s.answer().yes()) {
            int count = rejections + 1;
            if (count >= 3) {
                return Plan.because("D1.2: the third no; a person is offered.")
                        .then("utter_offer_person")
                        .slot(REJECTIONS, 0)
                        .slot(PARTS, corrects ? withPart(parts, s.answer().rest()) : parts);
            }
            if (corrects) {
                List<String> corrected = List.of(s.answer().rest());
                return summary(s, corrected, "D1.2: corrected; summed up anew.").slot(REJECTIONS, count);
            }
            return count == 1
                    ? Plan.because("D1.2: not right, without a correction; asked what it is.")
                            .then("utter_ask_clarify")
                            .fact("unclear_known", "no")
                            .slot(REJECTIONS, count)
                    : Plan.because("D1.2: the second no in a row; asked to put it differently.")
                            .then("utter_ask_rephrase")
                            .slot(REJECTIONS, count);
        }
        if (s.is("affirm", "thank") && s.answer().bare()) {
            return confirmed(s, parts);
        }
        if (s.is("ask_employee_name")) {
            return refuse(s, "name", "D5.4: no names; the summary still stands.").then("action_confirm_summary");
        }
        if (s.is("goodbye") && s.confidence() >= 0.5) {
            return Plan.because("Leaves.").then("utter_goodbye").fact("closing", "plain");
        }
        if (s.is("sales_pitch", "admit_sales", "evade", "insist", "ask_responsible_person") && s.belief() >= thresholds.askAt()) {
            return message(s);
        }
        if (s.is("out_of_scope") && s.confidence() >= 0.6 || s.is("greet") && s.answer().bare()) {
            return Plan.because("No answer to the summary; asked again.").then("action_confirm_summary");
        }
        String said = s.answer().yes() ? s.answer().rest() : s.text();
        return summary(s, withPart(parts, said), "D1.2: more was said; summed up as one.");
    }

    /** The summary is right: now the matter goes where it can be handled. */
    private Plan confirmed(Situation s, List<String> parts) {
        String goal = s.is("request_callback") ? "callback" : s.tracker().slot(GOAL).orElse("hand_over");
        Plan plan = Plan.because("D1.3: the summary is right.").slot(REJECTIONS, 0).slot(PARTS, parts.isEmpty() ? null : parts);
        if (s.tracker().slot("category").isEmpty()) {
            plan.slot("category", "genuine_request");
        }
        return toPerson(s, plan, goal);
    }

    private Plan toPerson(Situation s, Plan plan, String goal) {
        if (!time.isOpen(s.now())) {
            plan.then("utter_outside_hours");
            return plan.then(time.latest(s.now(), company.callbackWithin()).isPresent() ? CALLBACK_FORM : NOTE_FORM);
        }
        return goal.equals("callback") ? plan.then(CALLBACK_FORM) : plan.then("utter_ask_hold");
    }

    private Plan resolvedAnswer(Situation s) {
        boolean newQuestion = s.is("genuine_request", "complaint", "request_callback", "request_human")
                && !(s.answer().no() ? contentWords(s.answer().rest()) < 3 : s.answer().yes());
        if (s.answer().yes() && !newQuestion || s.is("thank", "affirm") && !s.answer().no()) {
            if (s.answer().yes() && contentWords(s.answer().rest()) >= 4 && s.is("genuine_request", "complaint")) {
                return message(s);
            }
            return Plan.because("D1.4: resolved.").then("utter_ask_anything_else");
        }
        if (s.is("goodbye")) {
            return closing(s, "D1.4: resolved, and leaves.");
        }
        List<String> parts = s.tracker().slotItems(PARTS);
        if (s.answer().no() || s.is("deny")) {
            String rest = s.answer().rest();
            if (!s.answer().bare() && contentWords(rest) >= 2) {
                return customer(s, s.is("genuine_request", "complaint") ? List.of(rest) : withPart(parts, rest));
            }
            return summary(s, parts, "D1.4: not resolved; on to a person.");
        }
        if (newQuestion && Wording.goesOn(s.text())) {
            return customer(s, withPart(parts, s.text()));
        }
        return message(s);
    }

    private Plan anythingElseAnswer(Situation s) {
        boolean bare = s.answer().bare();
        if (s.answer().no() && (bare || s.is("deny", "goodbye", "thank"))
                || s.is("goodbye", "thank")
                || s.is("deny") && !s.answer().yes()) {
            return closing(s, "D1.4: no more questions.");
        }
        if ((s.answer().yes() || s.is("affirm")) && bare) {
            return Plan.because("D1.4: there is more.").then("utter_ask_question").slot(PARTS, null).slot(GOAL, null);
        }
        return message(s);
    }

    private Plan holdAnswer(Situation s) {
        if (s.answer().no() || s.is("deny") && !s.answer().yes()) {
            return Plan.because("D7: does not want to wait; a note is taken instead.").then(NOTE_FORM).slot(GOAL, "note");
        }
        if (s.is("request_callback")) {
            return Plan.because("D7: rather called back.").then(CALLBACK_FORM).slot(GOAL, "callback");
        }
        if (s.is("goodbye") && !s.answer().yes()) {
            return Plan.because("D7: leaves; a note is taken instead.").then(NOTE_FORM).slot(GOAL, "note");
        }
        if (s.is("ask_employee_name")) {
            return refuse(s, "name", "D5.4: no names; the question still stands.").then("utter_ask_hold");
        }
        if (!time.isOpen(s.now())) {
            return toPerson(s, Plan.because("Closed by now."), "callback");
        }
        if (s.is("genuine_request", "complaint") && !s.answer().yes() && contentWords(s.text()) >= 4) {
            return summary(s, withPart(s.tracker().slotItems(PARTS), s.text()), "More was said; summed up as one.");
        }
        return Plan.because("D7: agrees to wait; a warm hand-over.").then("action_hand_over");
    }

    private Plan personOfferAnswer(Situation s) {
        if (s.answer().no() || s.is("deny")) {
            return Plan.because("No person wanted; asked to put it differently.").then("utter_ask_rephrase").slot(UNCLEAR_TURNS, 0);
        }
        if (s.answer().yes() || s.is("affirm", "thank", "request_human", "request_callback")) {
            List<String> parts = s.tracker().slotItems(PARTS);
            if (s.times("action_confirm_summary") == 0) {
                return summary(s, parts.isEmpty() ? List.of(s.text()) : parts, "D1.2: summed up before it goes to a person.");
            }
            return toPerson(
                    s,
                    Plan.because("D1.2: a person takes over.").slot(PARTS, parts.isEmpty() ? null : parts),
                    s.is("request_callback") ? "callback" : "hand_over");
        }
        return message(s);
    }

    private Plan closing(Situation s, String because) {
        String closing = s.outcomeIs("callback_promised")
                ? "callback"
                : s.outcomeIs("note_taken")
                        ? "note"
                        : s.tracker().slotIs("category", "complaint")
                                ? "complaint"
                                : s.outcomeIs("answered") ? "answered" : s.outcomeIs("vendor_redirected", "vendor_accepted") ? "vendor" : "plain";
        return Plan.because(because).then("utter_goodbye").fact("closing", closing);
    }

    // ------------------------------------------------------------------ a message that answers nothing in particular

    private Plan message(Situation s) {
        boolean fresh = s.asked().isEmpty()
                || s.asked("utter_ask_anything_else", "utter_ask_resolved", "utter_ask_hold", "utter_ask_question")
                || s.tracker().slot("outcome").isPresent() && !s.asked("utter_ask_clarify", "utter_ask_rephrase", "utter_ask_contact_reason");
        List<String> earlier = fresh ? List.of() : s.tracker().slotItems(PARTS);
        boolean wanted = s.asked("utter_ask_clarify", "utter_ask_rephrase", "utter_ask_contact_reason", "utter_refuse_name")
                || s.asked("utter_ask_question");

        if (s.is("sales_pitch", "admit_sales", "insist", "evade", "ask_responsible_person") || s.pitch() > s.matter() + 0.1) {
            if (s.belief() >= thresholds.sellerAt() && s.is("sales_pitch", "admit_sales", "insist", "evade")) {
                return redirect(s, "D5.5: an open pitch.");
            }
            if (s.belief() >= thresholds.askAt() || s.is("ask_responsible_person", "evade") && s.belief() > -2.5) {
                return askSelling(s);
            }
        }
        if (s.is("ask_employee_name") && s.confidence() >= thresholds.unclearBelow()) {
            Plan plan = refuse(s, "name", "D5.4: no colleague's name, number or address is given.");
            return s.belief() >= thresholds.askAt() ? plan.then("utter_ask_selling").fact("seller", "yes") : plan;
        }
        if (s.is("greet") && contentWords(s.text()) <= 6 && s.confidence() >= thresholds.unclearBelow()) {
            return Plan.because("D1.1: the opening.").then("utter_greet").fact("opening", s.greeted() ? "again" : "greeting");
        }
        if (s.is("goodbye") && s.confidence() >= thresholds.unclearBelow()) {
            return closing(s, "D1.4: leaves.");
        }
        if (s.is("thank") && s.confidence() >= thresholds.unclearBelow()) {
            return s.tracker().slot("outcome").isPresent()
                    ? closing(s, "D1.4: thanks.")
                    : Plan.because("Thanks.").then("utter_welcome").then("utter_ask_question");
        }
        if (s.is("request_human")) {
            return personAskedFor(s, earlier);
        }
        if (s.is("request_callback")) {
            return callbackAskedFor(s, earlier);
        }
        if (s.is("provide_contact") && !wanted) {
            return s.greeted()
                    ? Plan.because("D9: noted; what is it about?").then("utter_ask_contact_reason")
                    : Plan.because("D1.1: introduces themselves; the opening.").then("utter_greet").fact("opening", "greeting");
        }
        if (s.is("affirm", "deny") && s.answer().bare()) {
            return earlier.isEmpty()
                    ? Plan.because("A bare yes or no to no question.").then("utter_ask_question")
                    : Plan.because("No question yet.").then("utter_ask_rephrase");
        }
        boolean question = s.is("genuine_request", "complaint") && s.confidence() >= thresholds.unclearBelow();
        Optional<Knowledge.Found> known = question || wanted ? Optional.empty() : known(s, List.of(s.text()));
        if (!question && !(wanted && contentWords(s.text()) >= 1 && !(s.is("out_of_scope") && s.confidence() >= 0.7)) && known.isEmpty()) {
            return unclear(s, earlier);
        }
        List<String> parts = withPart(earlier, s.text());
        return customer(s, parts);
    }

    private Plan askSelling(Situation s) {
        int asked = s.timesSince(Situation.SCREENING_QUESTIONS, Set.of("utter_excuse_asking"));
        if (asked >= MOST_SCREENING_QUESTIONS) {
            return redirect(s, "D5.3: asked often enough.");
        }
        return Plan.because("D5.2: it may be a seller; asked.")
                .then(asked == 0 ? "utter_ask_selling" : asked == 1 ? "utter_ask_acquisition" : "utter_probe_purpose");
    }

    private Plan personAskedFor(Situation s, List<String> earlier) {
        if (s.belief() >= thresholds.sellerAt()) {
            return askSelling(s);
        }
        if (!earlier.isEmpty() || Wording.givesReason(s.text()) && contentWords(s.text()) >= 6) {
            List<String> parts = earlier.isEmpty() ? List.of(s.text()) : earlier;
            return summary(s, parts, "D1.2: a person is asked for; summed up first.").slot(GOAL, "hand_over");
        }
        if (s.asked("utter_ask_contact_reason")) {
            return summary(s, List.of(s.text()), "D1.2: no reason given; a person is asked for all the same.")
                    .slot(GOAL, "hand_over");
        }
        return Plan.because("D1.2: a person is asked for, without a reason; asked what it is about.")
                .then("utter_ask_contact_reason")
                .slot(GOAL, "hand_over");
    }

    private Plan callbackAskedFor(Situation s, List<String> earlier) {
        if (s.belief() >= thresholds.sellerAt()) {
            return askSelling(s);
        }
        if (!earlier.isEmpty() || Wording.givesReason(s.text()) || s.matter() >= 0.3) {
            List<String> parts = Wording.givesReason(s.text()) || earlier.isEmpty() ? withPart(earlier, s.text()) : earlier;
            return summary(s, parts, "D1.2: a call-back is asked for; summed up first.").slot(GOAL, "callback");
        }
        if (s.asked("utter_ask_contact_reason")) {
            return summary(s, List.of(s.text()), "D1.2: no reason given; a call-back is asked for all the same.")
                    .slot(GOAL, "callback");
        }
        return Plan.because("D1.2: a call-back is asked for, without a reason; asked what it is about.")
                .then("utter_ask_contact_reason")
                .slot(GOAL, "callback");
    }

    private Plan unclear(Situation s, List<String> earlier) {
        int turns = number(s, UNCLEAR_TURNS) + 1;
        Plan plan = Plan.because("Not understood (%d in a row).".formatted(turns)).slot(UNCLEAR_TURNS, turns);
        if (turns >= 3) {
            return plan.then("utter_offer_person").slot(UNCLEAR_TURNS, 0).slot(PARTS, withPart(earlier, s.text()));
        }
        boolean nothingForUs = s.is("out_of_scope") && s.confidence() >= 0.6 && s.reading().familiarity() >= 0.5 && turns == 2;
        return plan.then(nothingForUs ? "utter_out_of_scope" : "utter_ask_rephrase");
    }

    // ------------------------------------------------------------------ customers (D1.2, D1.3)

    private Optional<Knowledge.Found> known(Situation s, List<String> parts) {
        List<String> answered = s.tracker().slotItems(ANSWERED);
        Optional<Knowledge.Found> latest = knowledge.answer(parts.getLast(), s.language());
        if (latest.isEmpty() && parts.size() > 1) {
            latest = knowledge.answer(String.join(" ", parts), s.language());
        }
        return latest.filter(found -> !answered.contains(found.entry().id()));
    }

    /** A customer's question: answered if it is known, asked on if it is vague, else summed up. */
    private Plan customer(Situation s, List<String> parts) {
        boolean complaint = s.is("complaint")
                || s.tracker().slotIs("category", "complaint") && !s.tracker().slotItems(PARTS).isEmpty();
        boolean personWanted = s.tracker().slot(GOAL).isPresent();
        Optional<Knowledge.Found> found = complaint || personWanted ? Optional.empty() : known(s, parts);
        if (found.isPresent()) {
            List<String> answered = new ArrayList<>(s.tracker().slotItems(ANSWERED));
            answered.add(found.get().entry().id());
            Plan plan = Plan.because("D1.3: answered from '%s': %s".formatted(found.get().entry().id(), found.get().because()))
                    .then("action_answer")
                    .then("utter_ask_resolved")
                    .fact("answer", found.get().entry().answer())
                    .fact("link_known", found.get().entry().link().isPresent() ? "yes" : "no")
                    .slot("category", "genuine_request")
                    .slot(PARTS, parts)
                    .slot(ANSWERED, answered)
                    .slot(UNCLEAR_TURNS, 0);
            found.get().entry().link().ifPresent(link -> plan.fact("link", link));
            return plan;
        }
        int clarified = s.timesSince(Set.of("utter_ask_clarify"), Set.of("action_confirm_summary", "action_answer"));
        Optional<String> vague = reteller.vaguePart(s.text(), s.language());
        boolean empty = parts.stream().mapToInt(Script::contentWords).sum() < 2;
        if (!complaint && clarified < 2 && (empty || vague.isPresent() && contentWords(s.text()) <= 6 && parts.size() <= 1)) {
            Plan plan = Plan.because("D1.2: not clear yet; asked on.")
                    .then("utter_ask_clarify")
                    .fact("unclear_known", vague.isPresent() ? "yes" : "no")
                    .slot(PARTS, parts)
                    .slot("category", "genuine_request");
            vague.ifPresent(part -> plan.fact("unclear", part));
            return plan;
        }
        return summary(s, parts, "D1.2: clear; checked by a summary.");
    }

    private Plan summary(Situation s, List<String> parts, String because) {
        boolean complaint = s.is("complaint")
                || s.tracker().slotIs("category", "complaint") && !s.tracker().slotItems(PARTS).isEmpty();
        Plan plan = Plan.because(because);
        boolean apologised = s.timesSince(Set.of("utter_apologise"), Set.of("utter_ask_question", "utter_goodbye")) > 0;
        if (complaint && !apologised) {
            plan.then("utter_apologise").fact("complaint_kind", Wording.complaintKind(parts));
        }
        return plan.then("action_confirm_summary")
                .slot(PARTS, parts.isEmpty() ? List.of(s.text()) : parts)
                .slot("category", complaint ? "complaint" : "genuine_request")
                .slot(UNCLEAR_TURNS, 0);
    }

    // ------------------------------------------------------------------ while a contact detail is asked for (D9)

    private Plan inForm(Situation s) {
        String form = s.tracker().activeLoop().orElseThrow();
        String slot = s.tracker().slot("requested_slot").orElse("");
        boolean detail = hasDetail(s, slot);
        if (s.is("abuse") && s.confidence() >= 0.5 && !detail) {
            Plan plan = abuse(s);
            return plan.actions().contains("utter_warn_abuse") ? plan.then(form) : plan.first("action_deactivate_loop");
        }
        if (s.is("ask_if_bot") && s.confidence() >= 0.5 && !detail) {
            return Plan.because("Asked whether it is a machine: said plainly.").then("utter_disclose_bot").then(form);
        }
        if (s.is("ask_employee_name") && s.confidence() >= 0.5 && !detail) {
            return refuse(s, "name", "D5.4: no names.").then(form);
        }
        if (Wording.stops(s.text()) && !detail) {
            return Plan.because("D9: wants no more of it.")
                    .then("action_deactivate_loop")
                    .then("utter_ask_anything_else");
        }
        if (detail) {
            return Plan.because("D9: a detail for the note.");
        }
        int asked = s.timesSince(Set.of("utter_ask_" + slot), Set.of());
        boolean refuses = Wording.refusesDetail(s.text()) || s.answer().no();
        if (asked < MOST_ASKS_FOR_A_DETAIL && !(refuses && slot.equals("contact_organisation"))) {
            return Plan.because("D9: not clear; asked again.");
        }
        return switch (slot) {
            case "contact_phone" ->
                s.tracker().slot("contact_email").isPresent() || form.equals(NOTE_FORM)
                        ? withoutPhone("D9: no number; a note is taken.")
                        : withoutPhone("D9: nobody can be called without a number; a note is taken.");
            default -> Plan.because("D9: not given; the note does without.").slot(slot, "n.v.t.");
        };
    }

    private static Plan withoutPhone(String because) {
        return Plan.because(because)
                .then("action_deactivate_loop")
                .then("action_take_note")
                .then("utter_ask_anything_else");
    }

    private static boolean hasDetail(Situation s, String slot) {
        return switch (slot) {
            case "contact_phone" -> s.reading().entity("phone").isPresent();
            case "contact_email" -> s.reading().entity("email").isPresent();
            case "contact_name" -> ContactDetails.name(s.text(), s.reading()).isPresent();
            default -> !s.text().isBlank();
        };
    }

    // ------------------------------------------------------------------ small change

    private static List<String> withPart(List<String> parts, String part) {
        List<String> grown = new ArrayList<>(parts);
        if (!part.isBlank() && !grown.contains(part)) {
            grown.add(part);
        }
        return grown.size() > MOST_PARTS ? List.copyOf(grown.subList(grown.size() - MOST_PARTS, grown.size())) : List.copyOf(grown);
    }

    private static int number(Situation s, String slot) {
        return s.tracker().slots().get(slot) instanceof Number number ? number.intValue() : 0;
    }

    /** Words that are not among the commonest of the four languages. */
    private static int contentWords(String text) {
        return ContentWords.count(text);
    }
}
