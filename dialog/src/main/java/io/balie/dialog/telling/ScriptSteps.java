package io.balie.dialog.telling;

import io.balie.dialog.event.Reason;

/** The steps of the front desk's script, in a sentence each. */
final class ScriptSteps {

    private final Tongue tongue;

    ScriptSteps(Tongue tongue) {
        this.tongue = tongue;
    }

    String sentence(Reason.Script script) {
        return switch (script.step()) {
            case GREETS ->
                tongue.pick(
                        "Wie een gesprek begint, wordt eerst begroet.",
                        "Whoever begins a conversation is greeted first.");
            case OPENING -> tongue.pick("De bezoeker begon met een groet.", "The visitor began with a greeting.");
            case INTRODUCES ->
                tongue.pick(
                        "De bezoeker stelde zich voor, maar vroeg nog niets.",
                        "The visitor introduced themselves, but asked nothing yet.");
            case VAGUE_QUESTION -> tongue.pick("De vraag was nog niet duidelijk.", "The question was not clear yet.");
            case CLEAR_QUESTION ->
                tongue.pick(
                        "De vraag was duidelijk en werd gecontroleerd met een samenvatting.",
                        "The question was clear and was checked with a summary.");
            case MORE_WAS_SAID ->
                tongue.pick(
                        "De bezoeker zei er meer bij; dat werd samen één samenvatting.",
                        "The visitor said more; together it made one summary.");
            case CORRECTED ->
                tongue.pick("De bezoeker verbeterde de samenvatting.", "The visitor corrected the summary.");
            case NOT_RIGHT ->
                tongue.pick(
                        "De bezoeker zei dat de samenvatting niet klopte, zonder verbetering.",
                        "The visitor said that the summary was not right, without a correction.");
            case SECOND_NO ->
                tongue.pick(
                        "De bezoeker zei voor de tweede keer dat de samenvatting niet klopte.",
                        "The visitor said for the second time that the summary was not right.");
            case THIRD_NO ->
                tongue.pick(
                        "De bezoeker zei voor de derde keer dat de samenvatting niet klopte.",
                        "The visitor said for the third time that the summary was not right.");
            case NO_ANSWER ->
                tongue.pick(
                        "De bezoeker gaf geen antwoord op de samenvatting.", "The visitor did not answer the summary.");
            case NO_ANSWER_TWICE ->
                tongue.pick(
                        "De bezoeker gaf tweemaal geen antwoord op de samenvatting.",
                        "Twice the visitor did not answer the summary.");
            case SUMMED_UP_OFTEN ->
                tongue.pick("De vraag was al vaak genoeg samengevat.", "The question had been summed up often enough.");
            case SUMMED_UP_FOR_PERSON ->
                tongue.pick(
                        "De bezoeker wil een medewerker; eerst wordt de vraag samengevat.",
                        "The visitor wants a colleague; first the question is summed up.");
            case PERSON_TAKES_OVER -> tongue.pick("Een medewerker neemt het over.", "A colleague takes over.");
            case NO_PERSON_WANTED ->
                tongue.pick("De bezoeker wilde geen medewerker.", "The visitor wanted no colleague.");
            case PERSON_ASKED_FOR ->
                tongue.pick(
                        "De bezoeker vroeg om een medewerker; eerst wordt de vraag samengevat.",
                        "The visitor asked for a colleague; first the question is summed up.");
            case PERSON_WITHOUT_REASON ->
                tongue.pick(
                        "De bezoeker vroeg om een medewerker, maar zei niet waarom.",
                        "The visitor asked for a colleague, but did not say why.");
            case PERSON_ALL_THE_SAME ->
                tongue.pick(
                        "De bezoeker gaf geen reden, maar krijgt toch een medewerker.",
                        "The visitor gave no reason, but gets a colleague all the same.");
            case CALLBACK_ASKED_FOR ->
                tongue.pick(
                        "De bezoeker wil worden teruggebeld; eerst wordt de vraag samengevat.",
                        "The visitor wants to be called back; first the question is summed up.");
            case CALLBACK_WITHOUT_REASON ->
                tongue.pick(
                        "De bezoeker wil worden teruggebeld, maar zei niet waarover.",
                        "The visitor wants to be called back, but did not say what about.");
            case CALLBACK_ALL_THE_SAME ->
                tongue.pick(
                        "De bezoeker gaf geen reden, maar wordt toch teruggebeld.",
                        "The visitor gave no reason, but is called back all the same.");
            case BARE_ANSWER ->
                tongue.pick(
                        "De bezoeker zei alleen ja of nee, terwijl er niets was gevraagd.",
                        "The visitor only said yes or no, though nothing had been asked.");
            case NO_QUESTION_YET ->
                tongue.pick(
                        "De bezoeker zei alleen ja of nee, en de vraag was nog niet duidelijk.",
                        "The visitor only said yes or no, and the question was not clear yet.");
            case NOT_UNDERSTOOD ->
                tongue.say(
                        "Het bericht werd niet begrepen; dat gebeurde %d keer achter elkaar.",
                        "The message was not understood, %d times in a row.", script.count());
            case SUMMARY_RIGHT ->
                tongue.pick(
                        "De bezoeker zei dat de samenvatting klopt.", "The visitor said that the summary is right.");
            case ANSWERED ->
                tongue.pick(
                        "Het bedrijf heeft het antwoord op deze vraag opgeschreven.",
                        "The company has written down the answer to this question.");
            case RESOLVED ->
                tongue.pick(
                        "De bezoeker zei dat de vraag beantwoord is.",
                        "The visitor said that the question is answered.");
            case RESOLVED_AND_LEAVES ->
                tongue.pick(
                        "De vraag is beantwoord en de bezoeker nam afscheid.",
                        "The question is answered and the visitor said goodbye.");
            case NOT_RESOLVED ->
                tongue.pick(
                        "Het antwoord hielp niet; een medewerker kijkt ernaar.",
                        "The answer did not help; a colleague looks at it.");
            case ANOTHER_QUESTION ->
                tongue.pick("De bezoeker heeft nog een vraag.", "The visitor has another question.");
            case NO_MORE_QUESTIONS ->
                tongue.pick("De bezoeker had geen vragen meer.", "The visitor had no more questions.");
            case NO_QUESTION_AFTER_ALL ->
                tongue.pick("De bezoeker had toch geen vraag.", "The visitor had no question after all.");
            case CALLBACK_AFTER_ANSWER ->
                tongue.pick(
                        "De bezoeker wil liever worden teruggebeld over wat er werd gevraagd.",
                        "The visitor would rather be called back about what was asked.");
            case LEAVES -> tongue.pick("De bezoeker nam afscheid.", "The visitor said goodbye.");
            case THANKS_AT_THE_END ->
                tongue.pick("De bezoeker bedankte aan het eind.", "The visitor said thanks at the end.");
            case THANKS -> tongue.pick("De bezoeker bedankte.", "The visitor said thanks.");
            case WARNED ->
                tongue.pick(
                        "Het bericht was beledigend; er volgt één waarschuwing.",
                        "The message was abusive; there is one warning.");
            case WARNED_SELLER ->
                tongue.pick(
                        "Het bericht was beledigend en leek van een verkoper; er volgt één waarschuwing.",
                        "The message was abusive and seemed to be a seller's; there is one warning.");
            case WAY_BACK ->
                tongue.pick(
                        "Na de waarschuwing kan de bezoeker gewoon weer verder.",
                        "After the warning the visitor can go on as before.");
            case THREATENS -> tongue.pick("Een dreigement beëindigt het gesprek.", "A threat ends the conversation.");
            case INSULTS_AGAIN ->
                tongue.pick(
                        "De bezoeker was na de waarschuwing weer beledigend.",
                        "The visitor was abusive again after the warning.");
            case ASKED_IF_MACHINE ->
                tongue.pick(
                        "De bezoeker vroeg of dit een computer is; dat wordt altijd eerlijk gezegd.",
                        "The visitor asked whether this is a machine; that is always said plainly.");
            case MAY_SELL -> tongue.pick("De bezoeker zou een verkoper kunnen zijn.", "The visitor might be a seller.");
            case SAYS_YES ->
                tongue.pick(
                        "De bezoeker zei ja op de vraag of het om verkoop gaat.",
                        "The visitor said yes when asked about selling.");
            case SAYS_SO ->
                tongue.pick(
                        "De bezoeker zei zelf dat het om verkoop gaat.",
                        "The visitor said plainly that it is about selling.");
            case ADMITS ->
                tongue.pick(
                        "Uit het antwoord bleek dat het om verkoop gaat.",
                        "The answer showed that it is about selling.");
            case VAGUE -> tongue.pick("Het antwoord was vaag.", "The answer was vague.");
            case VAGUE_WITH_SIGNS ->
                tongue.pick(
                        "Het antwoord bleef vaag en de aanwijzingen voor een verkoper stapelden zich op.",
                        "The answer stayed vague, and the signs of a seller added up.");
            case VAGUE_TOO_OFTEN ->
                tongue.pick("Het antwoord was voor de derde keer vaag.", "The answer was vague for the third time.");
            case ASKED_OFTEN -> tongue.pick("Er was al vaak genoeg naar gevraagd.", "It had been asked often enough.");
            case NAMES_FOR_REASONS ->
                tongue.pick(
                        "De bezoeker vroeg naar namen in plaats van een reden te geven.",
                        "The visitor asked for names instead of giving a reason.");
            case ASKED_IN_ERROR ->
                tongue.pick(
                        "De vraag naar verkoop was niet terecht: dit is een klant.",
                        "Asking about selling was a mistake: this is a customer.");
            case LEAVES_UNANSWERED ->
                tongue.pick("De bezoeker vertrok zonder antwoord.", "The visitor left without an answer.");
            case NAME_FOR_ANSWER ->
                tongue.pick(
                        "De bezoeker vroeg naar een naam in plaats van te antwoorden.",
                        "The visitor asked for a name instead of answering.");
            case NO_NAMES ->
                tongue.pick(
                        "Namen, nummers en adressen van medewerkers worden niet gegeven.",
                        "Names, numbers and addresses of colleagues are not given.");
            case NO_NAMES_BUT_SUMMARY ->
                tongue.pick(
                        "Namen van medewerkers worden niet gegeven; de samenvatting staat nog open.",
                        "Names of colleagues are not given; the summary still stands.");
            case NO_NAMES_BUT_QUESTION ->
                tongue.pick(
                        "Namen van medewerkers worden niet gegeven; de vraag staat nog open.",
                        "Names of colleagues are not given; the question still stands.");
            case HEARD_BUT_NO_NAME ->
                tongue.pick(
                        "Het bedrijf hoort verkopers aan, maar geeft geen namen.",
                        "The company hears sellers, but gives no names.");
            case OFFERS_TOO ->
                tongue.pick(
                        "De bezoeker is klant en biedt daarnaast iets aan; beide krijgen hun antwoord.",
                        "The visitor is a customer who also offers something; both get their answer.");
            case OPEN_PITCH ->
                tongue.pick("Het bericht was openlijk een verkooppraatje.", "The message was openly a sales pitch.");
            case GOES_ALONG -> tongue.pick("De verkoper was het ermee eens.", "The seller agreed.");
            case PITCHES_ON ->
                tongue.say(
                        "De verkoper ging door met verkopen (%d keer na de verwijzing).",
                        "The seller pitched on (%d times after being redirected).", script.count());
            case PUSHES_ON ->
                tongue.say(
                        "De verkoper drong aan (%d keer na de verwijzing).",
                        "The seller pushed on (%d times after being redirected).", script.count());
            case ASKS_NAME_ON ->
                tongue.say(
                        "De verkoper bleef naar een naam vragen (%d keer na de verwijzing).",
                        "The seller went on asking for a name (%d times after being redirected).", script.count());
            case PUSHES_TOO_OFTEN ->
                tongue.say(
                        "De verkoper drong te vaak aan (%d keer na de verwijzing).",
                        "The seller pushed too often (%d times after being redirected).", script.count());
            case RUDE_SELLER ->
                tongue.pick("Een onbeleefde verkoper krijgt geen tweede kans.", "A rude seller gets no second chance.");
            case HEARS_SELLERS ->
                tongue.pick(
                        "Het bedrijf heeft ingesteld dat verkopers worden aangehoord.",
                        "The company has set that sellers are heard.");
            case HEARD_BY_MAIL ->
                tongue.pick(
                        "Verkopers worden per e-mail aangehoord; niemand wordt doorverbonden.",
                        "Sellers are heard by e-mail; nobody is connected.");
            case SELLER_NOTED -> tongue.pick("Wat de verkoper zei, wordt genoteerd.", "What the seller said is noted.");
            case ALL_IS_SAID -> tongue.pick("Met de verkoper is alles besproken.", "All has been said to the seller.");
            case DOES_NOT_WAIT ->
                tongue.pick(
                        "De bezoeker wilde niet wachten; er komt een notitie.",
                        "The visitor did not want to wait; a note is taken.");
            case RATHER_CALLED_BACK ->
                tongue.pick(
                        "De bezoeker wil liever worden teruggebeld dan wachten.",
                        "The visitor would rather be called back than wait.");
            case LEAVES_A_NOTE ->
                tongue.pick("De bezoeker vertrok; er komt een notitie.", "The visitor left; a note is taken.");
            case CLOSED_BY_NOW -> tongue.pick("Het bedrijf was inmiddels gesloten.", "The company was closed by then.");
            case AGREES_TO_WAIT ->
                tongue.pick(
                        "De bezoeker wil wachten op een medewerker.", "The visitor agreed to wait for a colleague.");
            case NAME_ALONE ->
                tongue.pick(
                        "De bezoeker gaf alleen een naam; die is genoteerd.",
                        "The visitor gave only a name; it was noted.");
            case DETAILS_WITHOUT_QUESTION ->
                tongue.pick(
                        "De bezoeker gaf contactgegevens, maar zei niet waar het over gaat.",
                        "The visitor gave contact details, but did not say what it is about.");
            case STOPS_FORM ->
                tongue.pick(
                        "De bezoeker wilde geen gegevens meer geven.",
                        "The visitor did not want to give more details.");
            case DETAIL_GIVEN ->
                tongue.pick("De bezoeker gaf een gegeven voor de notitie.", "The visitor gave a detail for the note.");
            case DETAIL_UNCLEAR ->
                tongue.pick(
                        "Het antwoord was niet duidelijk; er wordt opnieuw gevraagd.",
                        "The answer was not clear; it is asked again.");
            case DETAIL_NOT_GIVEN ->
                tongue.pick(
                        "De bezoeker gaf dit niet; de notitie kan zonder.",
                        "The visitor did not give it; the note does without.");
            case NO_NUMBER ->
                tongue.pick(
                        "De bezoeker gaf geen nummer; er komt een notitie.",
                        "The visitor gave no number; a note is taken.");
            case NO_NUMBER_TO_CALL ->
                tongue.pick(
                        "Zonder nummer kan niemand terugbellen; er komt een notitie.",
                        "Without a number nobody can call back; a note is taken.");
        };
    }
}
