package io.balie.dialog.screening;

import io.balie.dialog.event.ScriptStep;
import java.util.Set;
import java.util.function.Function;

/** What happens while a contact detail is asked for (document D9): most messages are left to the form itself. */
final class ContactForm {

    /** A contact detail is asked for twice; somebody who does not give it then will not. */
    private static final int MOST_ASKS_FOR_A_DETAIL = 2;

    private final Sellers sellers;
    private final Function<Situation, Plan> abuse;

    ContactForm(Sellers sellers, Function<Situation, Plan> abuse) {
        this.sellers = sellers;
        this.abuse = abuse;
    }

    Plan plan(Situation s) {
        String form = s.tracker().activeLoop().orElseThrow();
        String slot = s.tracker().slot("requested_slot").orElse("");
        boolean detail = hasDetail(s, slot);
        if (s.is("abuse") && s.confidence() >= 0.5 && !detail) {
            Plan plan = abuse.apply(s);
            return plan.actions().contains("utter_warn_abuse") ? plan.then(form) : plan.first("action_deactivate_loop");
        }
        if (s.is("ask_if_bot") && s.confidence() >= 0.5 && !detail) {
            return Plan.because(ScriptStep.ASKED_IF_MACHINE)
                    .then("utter_disclose_bot")
                    .then(form);
        }
        if (s.is("ask_employee_name") && s.confidence() >= 0.5 && !detail) {
            return sellers.refuse(s, "name", ScriptStep.NO_NAMES).then(form);
        }
        // Screening goes on until the hand-over. Anything answers "which organisation?", so only a pitch in words
        // counts.
        if (s.pitchesAnew() && s.pitchesInWords() && !s.hasShownOwnMatter()) {
            return (sellers.givesThemselvesAway(s) ? sellers.redirect(s, ScriptStep.SAYS_SO) : sellers.askSelling(s))
                    .first("action_deactivate_loop");
        }
        if (Wording.stops(s.text()) && !detail) {
            return Plan.because(ScriptStep.STOPS_FORM)
                    .then("action_deactivate_loop")
                    .then("utter_ask_anything_else");
        }
        if (leaves(s, slot, detail)) {
            // Whoever is gone cannot be asked again; what is known goes to a colleague.
            return Plan.because(ScriptStep.LEAVES_A_NOTE)
                    .then("action_deactivate_loop")
                    .then("action_take_note")
                    .then("utter_goodbye")
                    .fact("closing", "plain");
        }
        if (detail) {
            return Plan.because(ScriptStep.DETAIL_GIVEN);
        }
        int asked = s.timesSince(Set.of("utter_ask_" + slot), Set.of());
        boolean refuses = Wording.refusesDetail(s.text()) || s.answer().no();
        if (asked < MOST_ASKS_FOR_A_DETAIL && !(refuses && slot.equals("contact_organisation"))) {
            return Plan.because(ScriptStep.DETAIL_UNCLEAR);
        }
        return switch (slot) {
            case "contact_phone" ->
                s.tracker().slot("contact_email").isPresent() || form.equals(Customers.NOTE_FORM)
                        ? withoutPhone(ScriptStep.NO_NUMBER)
                        : withoutPhone(ScriptStep.NO_NUMBER_TO_CALL);
            default -> Plan.because(ScriptStep.DETAIL_NOT_GIVEN).slot(slot, "n.v.t.");
        };
    }

    /** A goodbye in place of a detail. Anything answers "which organisation?", so there a goodbye is one that says nothing else. */
    private static boolean leaves(Situation s, String slot, boolean detail) {
        boolean anything =
                !Set.of("contact_phone", "contact_email", "contact_name").contains(slot);
        return s.is("goodbye") && s.confidence() >= 0.5 && (!detail || anything && ContentWords.count(s.text()) == 0);
    }

    private static Plan withoutPhone(ScriptStep because) {
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
}
