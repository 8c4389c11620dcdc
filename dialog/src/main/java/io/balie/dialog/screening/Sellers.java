package io.balie.dialog.screening;

import io.balie.dialog.company.Company;
import io.balie.dialog.event.Reason;
import io.balie.dialog.event.ScriptStep;
import io.balie.dialog.event.Sign;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What is done with sellers, and with those who seem to be (documents D5 and D6). */
final class Sellers {

    /** D5: "three vague answers at most". */
    private static final int MOST_SCREENING_QUESTIONS = 3;

    /** After the redirect the third push ends it. */
    private static final int MOST_PUSHES = 3;

    /** After a redirect only a plain own matter makes a customer of a seller; a vague one is a push. */
    private static final double SURE_OF_A_MATTER = 0.75;

    /** What a push after the redirect is answered with. */
    private static final Set<String> PUSH_ANSWERS =
            Set.of("utter_refuse_name", "utter_redirect_vendor", "utter_disclose_bot");

    /** "Ik mail het, en dan bel ik morgen": the announcement to call anyway is a push (contract's table of labels). */
    private static final Pattern ANNOUNCES_CALL = Pattern.compile(
            "(?<![\\p{L}])(?:bel|hang|kom|ik bel|ik kom|i'?ll call|will call|i'?ll phone|rufe ich|ich rufe|je rappelle|je vous rappelle|j'appelle)(?![\\p{L}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern PROMISES_MAIL = Pattern.compile(
            "(?<![\\p{L}])(?:(?:ik|we|wij) (?:stuur|sturen|mail|mailen)(?! .{0,15}\\b(?:niet|niks|nooit|geen)\\b)"
                    + "|(?:ik|we|wij) (?:zal|zullen|ga|gaan) .{0,40}\\b(?:mailen|sturen|toesturen)"
                    + "|(?:i'?ll|i will|we'?ll|we will) .{0,30}\\b(?:e-?mail|send|mail)|i'?m sending"
                    + "|ich (?:schicke?|sende?|schreibe?|maile?)(?! .{0,15}\\b(?:nicht|nichts|keine?)\\b)|ich werde .{0,40}\\b(?:mailen|schicken|senden|schreiben)"
                    + "|(?:je|nous) vous (?:envoie|envoyons|enverrai|écris|écrirai|enverrons)|j'(?:envoie|enverrai|écris))",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final FrontDesk.Thresholds thresholds;
    private final Company company;
    private final Customers customers;

    Sellers(FrontDesk.Thresholds thresholds, Company company, Customers customers) {
        this.thresholds = thresholds;
        this.company = company;
        this.customers = customers;
    }

    Plan redirect(Situation s, ScriptStep because) {
        boolean honest = s.is("admit_sales")
                || s.screening() && s.answer().yes() && s.answer().bare();
        if (company.vendorPolicy() == Company.VendorPolicy.ACCEPT) {
            return Plan.because(because)
                    .also(new Reason.Script(ScriptStep.HEARS_SELLERS, 0))
                    .then("utter_accept_vendor")
                    .slot("category", "sales_pitch")
                    .slot("outcome", "vendor_accepted")
                    .slot(Memory.PARTS, null);
        }
        return Plan.because(because)
                .then("utter_redirect_vendor")
                .fact("honest", honest ? "yes" : "no")
                .slot("category", "sales_pitch")
                .slot("outcome", "vendor_redirected")
                .slot(Memory.PARTS, null);
    }

    static Plan endVendor(ScriptStep because) {
        return endVendor(Plan.because(because));
    }

    private static Plan endVendor(Plan plan) {
        return plan.then("utter_end_vendor").slot("category", "sales_pitch").slot("outcome", "vendor_ended");
    }

    /** A customer who offers something too gets both: the redirect for the one, a customer's treatment for the other. */
    Optional<Plan> both(Situation s) {
        if (s.is("abuse", "insist")
                || !Belief.phrases(s.text()).stream().map(Sign::name).anyMatch(Situation.OFFERING::contains)) {
            return Optional.empty();
        }
        Sides sides =
                Sides.of(s.text(), part -> customers.known(s, List.of(part)).isPresent());
        if (!sides.both()) {
            return Optional.empty();
        }
        Plan offer = redirect(s, ScriptStep.OFFERS_TOO);
        return Optional.of(withMatter(offer, customers.customer(s, sides.matter()), s));
    }

    /** Somebody with an own question open who now offers something: it is redirected, and the question still stands. */
    Optional<Plan> offersBesides(Situation s) {
        boolean open = s.asked("action_confirm_summary", "utter_ask_hold");
        if (!open
                || !s.hasShownOwnMatter()
                || !s.pitchesAnew()
                || s.saysSelling() && s.answer().yes()) {
            return Optional.empty();
        }
        Plan asksAgain = Plan.part().then(s.asked().orElseThrow());
        return Optional.of(withMatter(redirect(s, ScriptStep.OFFERS_TOO), asksAgain, s)
                .slot(Memory.PARTS, s.tracker().slotItems(Memory.PARTS)));
    }

    /** The redirect is said once; what the customer gets comes after it. */
    private static Plan withMatter(Plan offer, Plan matter, Situation s) {
        Plan plan = Plan.part();
        offer.because().forEach(plan::also);
        matter.because().forEach(plan::also);
        if (s.times("utter_redirect_vendor", "utter_accept_vendor") == 0) {
            offer.actions().forEach(plan::then);
        }
        matter.actions().forEach(plan::then);
        offer.slots().forEach(plan::slot);
        matter.slots().forEach(plan::slot);
        offer.facts().forEach(plan::fact);
        matter.facts().forEach(plan::fact);
        return plan.slot("category", matter.slots().getOrDefault("category", "genuine_request"));
    }

    /** Somebody who was sent to the e-mail address, but has an own matter after all, gets a customer's treatment. */
    boolean turnsOutCustomer(Situation s) {
        if (s.is("genuine_request", "complaint", "request_callback")
                && !s.pitchesInWords()
                && (s.showsOwnMatter() && !onlyCustomer(s)
                        || s.is("genuine_request") && s.confidence() >= 0.5 && customers.knows(s))) {
            return true;
        }
        boolean sellsOn = s.signs().stream()
                .anyMatch(sign -> sign.weight() >= 0.5 && !sign.name().equals("asks_for_role"));
        return s.is("genuine_request", "complaint") && s.matter() >= SURE_OF_A_MATTER && !sellsOn;
    }

    /** The customer's treatment at once, with an excuse; the redirect is forgotten. */
    Plan customerAfterAll(Situation s) {
        // Who did offer something was not held for a seller in error: the redirect stands, and their question is one
        // more.
        return s.hasOffered()
                ? customers.customer(s, List.of(s.text()))
                : mistaken(s).slot("outcome", null);
    }

    Plan afterRedirect(Situation s) {
        boolean accepted = s.outcomeIs("vendor_accepted");
        boolean pushesOn = s.is("insist", "ask_employee_name", "sales_pitch", "admit_sales", "ask_responsible_person");
        if (s.is("goodbye", "thank", "affirm")
                || s.answer().yes() && (s.answer().bare() || !pushesOn)
                || promisesMail(s)) {
            Plan plan = Plan.because(ScriptStep.GOES_ALONG);
            if (accepted
                    && !s.is("goodbye", "thank")
                    && s.times("utter_vendor_promise_noted") == 0
                    && !endsWithGoodbye(s)) {
                return plan.then("utter_vendor_promise_noted");
            }
            return plan.then("utter_goodbye").fact("closing", "vendor");
        }
        if (accepted) {
            if (s.is("ask_employee_name")) {
                return refuse(s, "name", ScriptStep.HEARD_BUT_NO_NAME);
            }
            if (s.is("insist", "request_human", "ask_responsible_person")) {
                return refuse(s, "connection", ScriptStep.HEARD_BY_MAIL);
            }
            return s.times("utter_vendor_promise_noted") == 0
                    ? Plan.because(ScriptStep.SELLER_NOTED).then("utter_vendor_promise_noted")
                    : Plan.because(ScriptStep.ALL_IS_SAID).then("utter_goodbye").fact("closing", "vendor");
        }
        int pushes = 1 + s.timesSince(PUSH_ANSWERS, Set.of()) - pushAnswersBefore(s);
        if (pushes >= MOST_PUSHES) {
            return endVendor(Plan.because(ScriptStep.PUSHES_TOO_OFTEN, pushes));
        }
        if (s.is("ask_employee_name")) {
            return refuse(s, "name", Plan.because(ScriptStep.ASKS_NAME_ON, pushes));
        }
        if (pushes > 1 && s.is("sales_pitch", "admit_sales") && s.times("utter_redirect_vendor") < 2) {
            return Plan.because(ScriptStep.PITCHES_ON, pushes)
                    .then("utter_redirect_vendor")
                    .fact("honest", "no")
                    .slot("category", "sales_pitch");
        }
        return refuse(s, "connection", Plan.because(ScriptStep.PUSHES_ON, pushes));
    }

    static boolean endsWithGoodbye(Situation s) {
        return s.reading().confidenceOf("goodbye") >= 0.1
                || s.text()
                        .strip()
                        .matches("(?is).*\\b(dag|doei|tot ziens|bye|goodbye|tschüss|au revoir|fijne dag)\\W*$");
    }

    private static boolean promisesMail(Situation s) {
        return PROMISES_MAIL.matcher(s.text()).find()
                && s.text().indexOf('?') < 0
                && !ANNOUNCES_CALL.matcher(s.text()).find();
    }

    /** What was answered up to the first redirect, which was no push. */
    private static int pushAnswersBefore(Situation s) {
        int before = 0;
        for (String action : s.tracker().actionsBefore()) {
            if (action.equals("utter_redirect_vendor")) {
                return before + 1;
            }
            if (PUSH_ANSWERS.contains(action)) {
                before++;
            }
        }
        return before;
    }

    Plan refuse(Situation s, String wants, ScriptStep because) {
        return refuse(s, wants, Plan.because(because));
    }

    private Plan refuse(Situation s, String wants, Plan plan) {
        boolean seller = s.outcomeIs("vendor_redirected", "vendor_accepted") || s.belief() >= thresholds.sellerAt();
        return plan.then("utter_refuse_name").fact("wants", wants).fact("seller", seller ? "yes" : "no");
    }

    /** Whether somebody who was taken for a customer now says plainly that they sell. */
    boolean givesThemselvesAway(Situation s) {
        return s.is("admit_sales", "sales_pitch")
                && s.pitch() >= 0.5
                && (s.saysSelling() || s.pitchesInWords() && s.belief() >= thresholds.sellerAt())
                && !s.showsOwnMatter();
    }

    /** The answer to "Belt u om iets te verkopen?" and to what was asked on. */
    Plan screeningAnswer(Situation s) {
        int asked = s.times(Situation.SCREENING_QUESTIONS.toArray(String[]::new));
        boolean ownSign = s.showsOwnMatter();
        if (s.is("ask_employee_name") && !ownSign) {
            return asked >= MOST_SCREENING_QUESTIONS
                    ? redirect(s, ScriptStep.NAMES_FOR_REASONS)
                    : refuse(s, "name", ScriptStep.NAME_FOR_ANSWER).then("utter_probe_purpose");
        }
        boolean sells =
                s.is("admit_sales", "sales_pitch") && s.pitch() > s.matter() && !ownSign || s.saysSelling() && !ownSign;
        if (sells && !(s.answer().no() && ownSign)) {
            return redirect(s, ScriptStep.ADMITS);
        }
        if (s.answer().yes() && s.answer().bare() || s.is("affirm") && !ownSign && s.matter() < 0.4) {
            return redirect(s, ScriptStep.SAYS_YES);
        }
        // After a pitch a claim weighs less than an own matter: "ik wil u er alleen op wijzen" is no question.
        boolean pitchedBefore = s.before() >= thresholds.sellerAt() && s.matter() < 0.9;
        boolean concrete = s.is("genuine_request", "complaint")
                        && s.matter() >= 0.45
                        && ContentWords.count(s.text()) >= 2
                        && !pitchedBefore
                || ownSign
                || s.is("request_callback", "request_human")
                        && Wording.givesReason(s.text())
                        && s.belief() < thresholds.sellerAt();
        if (s.belief() < thresholds.sellerAt() && (concrete || customers.knows(s))) {
            return mistaken(s);
        }
        if (s.belief() >= thresholds.sellerAt() && asked > 1) {
            return redirect(s, ScriptStep.VAGUE_WITH_SIGNS);
        }
        if (asked >= MOST_SCREENING_QUESTIONS) {
            // The third vague answer is the last; what nobody's words sell, and the belief speaks against, is an error
            // of ours.
            return s.belief() >= 0 || s.is("evade", "insist", "deny") || s.hasPitched() && !s.showsOwnMatter()
                    ? redirect(s, ScriptStep.VAGUE_TOO_OFTEN)
                    : mistaken(s);
        }
        if (s.is("goodbye") && s.confidence() >= 0.5) {
            return Plan.because(ScriptStep.LEAVES_UNANSWERED)
                    .then("utter_goodbye")
                    .fact("closing", "plain");
        }
        return Plan.because(ScriptStep.VAGUE).then("utter_probe_purpose");
    }

    /** Asked in error: an excuse, and on with what was said. */
    private Plan mistaken(Situation s) {
        boolean withMatter = (s.is("genuine_request", "complaint", "request_callback") || customers.knows(s))
                && ContentWords.count(s.text()) >= 3
                && !onlyCustomer(s);
        List<String> earlier = s.tracker().slotItems(Memory.PARTS);
        Plan plan;
        if (withMatter) {
            plan = customers.customer(s, s.answer().no() ? List.of(s.answer().rest()) : List.of(s.text()));
        } else if (!earlier.isEmpty()) {
            plan = customers.customer(s, earlier);
        } else {
            plan = Plan.part().then("utter_ask_contact_reason");
        }
        Plan excused = Plan.because(ScriptStep.ASKED_IN_ERROR).then("utter_excuse_asking");
        plan.because().forEach(excused::also);
        plan.actions().forEach(excused::then);
        plan.slots().forEach(excused::slot);
        plan.facts().forEach(excused::fact);
        return excused.slot("category", plan.slots().getOrDefault("category", "genuine_request"));
    }

    /** "Nee, ik ben klant" says who somebody is, not what they want. */
    private static boolean onlyCustomer(Situation s) {
        return s.signs().stream().anyMatch(sign -> sign.name().equals("says_customer"))
                && !Wording.givesReason(s.text())
                && ContentWords.count(s.text()) <= 5;
    }

    Plan askSelling(Situation s) {
        int asked = s.times(Situation.SCREENING_QUESTIONS.toArray(String[]::new));
        if (asked >= MOST_SCREENING_QUESTIONS) {
            return redirect(s, ScriptStep.ASKED_OFTEN);
        }
        // Whoever is asked in error goes on with what was said, and need not say it again.
        boolean matter = s.matter() >= 0.2 && !s.is("ask_responsible_person");
        List<String> earlier = s.newTopic() || s.outcomeIs("answered")
                ? List.of()
                : s.tracker().slotItems(Memory.PARTS);
        List<String> parts = matter ? Customers.withPart(earlier, s.text()) : earlier;
        return Plan.because(ScriptStep.MAY_SELL)
                .slot(Memory.PARTS, parts.isEmpty() ? null : parts)
                .then(asked == 0 ? "utter_ask_selling" : asked == 1 ? "utter_ask_acquisition" : "utter_probe_purpose");
    }
}
