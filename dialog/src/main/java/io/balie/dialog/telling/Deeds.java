package io.balie.dialog.telling;

import io.balie.dialog.event.Event;

/** What was done, in a sentence for each action that the program or the front desk's script knows. */
final class Deeds {

    static final String LISTEN = "action_listen";
    static final String SESSION_START = "action_session_start";

    private final Tongue tongue;

    Deeds(Tongue tongue) {
        this.tongue = tongue;
    }

    /** What the bot did. */
    String did(Event.ActionExecuted done) {
        if (done.text().isPresent()) {
            return tongue.pick("Balie zei een tekst uit de verhalen.", "Balie said a text of the stories.");
        }
        return switch (done.name()) {
            case LISTEN -> tongue.pick("Balie wachtte op het volgende bericht.", "Balie waited for the next message.");
            case SESSION_START -> tongue.pick("Balie begon een nieuw gesprek.", "Balie began a new session.");
            case "action_restart" -> tongue.pick("Balie begon opnieuw.", "Balie began anew.");
            case "action_back" ->
                tongue.pick("Balie ging een stap terug in het gesprek.", "Balie went back a step in the conversation.");
            case "action_default_fallback" ->
                tongue.pick(
                        "Balie zei dat het bericht niet werd begrepen.",
                        "Balie said that the message was not understood.");
            case "action_default_ask_affirmation", "action_two_stage_fallback" ->
                tongue.pick("Balie vroeg wat er werd bedoeld.", "Balie asked what was meant.");
            case "action_default_ask_rephrase", "utter_ask_rephrase" ->
                tongue.pick("Balie vroeg om het anders te zeggen.", "Balie asked to put it differently.");
            case "action_unlikely_intent" ->
                tongue.pick(
                        "Balie merkte op dat het bericht hier niet te verwachten was.",
                        "Balie noted that the message was not to be expected here.");
            case "action_deactivate_loop" -> tongue.pick("Balie brak het formulier af.", "Balie broke off the form.");
            case "action_confirm_summary" ->
                tongue.pick(
                        "Balie vatte de vraag samen en vroeg of dat klopt.",
                        "Balie summed up the question and asked whether that is right.");
            case "action_answer" ->
                tongue.pick(
                        "Balie gaf een antwoord uit de kennis van het bedrijf.",
                        "Balie gave an answer that the company has written down.");
            case "action_hand_over" ->
                tongue.pick("Balie droeg het gesprek over aan een medewerker.", "Balie handed over to a colleague.");
            case "action_promise_callback" ->
                tongue.pick("Balie beloofde dat er wordt teruggebeld.", "Balie promised a call-back.");
            case "action_take_note" -> tongue.pick("Balie nam een notitie op.", "Balie took a note.");
            case "utter_greet" -> tongue.pick("Balie groette.", "Balie greeted.");
            case "utter_disclose_bot" ->
                tongue.pick("Balie zei dat zij een computerprogramma is.", "Balie said that it is a computer program.");
            case "utter_ask_question" ->
                tongue.pick("Balie vroeg wat de vraag is.", "Balie asked what the question is.");
            case "utter_ask_clarify" ->
                tongue.pick("Balie vroeg wat er precies wordt bedoeld.", "Balie asked what exactly is meant.");
            case "utter_ask_selling", "utter_ask_acquisition" ->
                tongue.pick(
                        "Balie vroeg of de bezoeker iets wil verkopen.",
                        "Balie asked whether the visitor wants to sell something.");
            case "utter_probe_purpose" ->
                tongue.pick(
                        "Balie vroeg door naar het doel van het contact.", "Balie asked on about the purpose of it.");
            case "utter_excuse_asking" ->
                tongue.pick("Balie verontschuldigde zich voor die vraag.", "Balie apologised for having asked.");
            case "utter_redirect_vendor" ->
                tongue.pick(
                        "Balie verwees de verkoper naar het e-mailadres voor aanbiedingen.",
                        "Balie sent the seller to the e-mail address for offers.");
            case "utter_accept_vendor" ->
                tongue.pick("Balie nam het aanbod van de verkoper aan.", "Balie took in the seller's offer.");
            case "utter_vendor_promise_noted" ->
                tongue.pick("Balie noteerde wat de verkoper zei.", "Balie noted what the seller said.");
            case "utter_refuse_name" ->
                tongue.pick("Balie gaf geen naam of doorverbinding.", "Balie gave no name and connected nobody.");
            case "utter_end_vendor" ->
                tongue.pick("Balie beëindigde het gesprek met de verkoper.", "Balie ended it with the seller.");
            case "utter_apologise" -> tongue.pick("Balie bood excuses aan.", "Balie apologised.");
            case "utter_ask_hold" ->
                tongue.pick(
                        "Balie vroeg of de bezoeker op een medewerker wil wachten.",
                        "Balie asked whether the visitor wants to wait for a colleague.");
            case "utter_outside_hours" ->
                tongue.pick("Balie zei dat het bedrijf gesloten is.", "Balie said that the company is closed.");
            case "utter_offer_person" -> tongue.pick("Balie bood een medewerker aan.", "Balie offered a colleague.");
            case "utter_out_of_scope" ->
                tongue.pick("Balie zei dat zij hier niet bij kan helpen.", "Balie said that it cannot help with this.");
            case "utter_warn_abuse" ->
                tongue.pick("Balie waarschuwde voor de toon.", "Balie gave a warning about the tone.");
            case "utter_end_abuse" ->
                tongue.pick(
                        "Balie beëindigde het gesprek om de toon.",
                        "Balie ended the conversation because of the tone.");
            case "utter_ask_resolved" ->
                tongue.pick("Balie vroeg of de vraag beantwoord is.", "Balie asked whether the question is answered.");
            case "utter_ask_anything_else" ->
                tongue.pick("Balie vroeg of er nog meer vragen zijn.", "Balie asked whether there is anything else.");
            case "utter_ask_contact_reason" ->
                tongue.pick("Balie vroeg waar het over gaat.", "Balie asked what it is about.");
            case "utter_ask_contact_name" -> tongue.pick("Balie vroeg om een naam.", "Balie asked for a name.");
            case "utter_ask_contact_organisation" ->
                tongue.pick("Balie vroeg om de naam van de organisatie.", "Balie asked for the organisation.");
            case "utter_ask_contact_phone" ->
                tongue.pick("Balie vroeg om een telefoonnummer.", "Balie asked for a telephone number.");
            case "utter_ask_contact_email" ->
                tongue.pick("Balie vroeg om een e-mailadres.", "Balie asked for an e-mail address.");
            case "utter_welcome" -> tongue.pick("Balie zei: graag gedaan.", "Balie said: you are welcome.");
            case "utter_goodbye" -> tongue.pick("Balie nam afscheid.", "Balie said goodbye.");
            default ->
                done.name().startsWith("utter_")
                        ? tongue.say(
                                "Balie gaf de reactie %s.", "Balie gave the response %s.", tongue.quoted(done.name()))
                        : tongue.say(
                                "Balie voerde de actie %s uit.",
                                "Balie did the action %s.", tongue.quoted(done.name()));
        };
    }
}
