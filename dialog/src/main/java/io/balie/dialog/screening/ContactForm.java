package io.balie.dialog.screening;

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
            return Plan.because("Asked whether it is a machine: said plainly.")
                    .then("utter_disclose_bot")
                    .then(form);
        }
        if (s.is("ask_employee_name") && s.confidence() >= 0.5 && !detail) {
            return sellers.refuse(s, "name", "D5.4: no names.").then(form);
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
                s.tracker().slot("contact_email").isPresent() || form.equals(Customers.NOTE_FORM)
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
}
