package io.balie.dialog.telling;

import io.balie.dialog.event.Event;
import java.time.ZoneId;
import java.util.Map;

/** What happened beside talking and deciding, one sentence each. */
final class Happenings {

    private final Tongue tongue;
    private final ZoneId zone;
    private final Glossary glossary;

    Happenings(Tongue tongue, ZoneId zone, Glossary glossary) {
        this.tongue = tongue;
        this.zone = zone;
        this.glossary = glossary;
    }

    private String named(String name) {
        return glossary.quoted(tongue, name);
    }

    String sentence(Event event) {
        return switch (event) {
            case Event.SessionStarted started -> tongue.pick("Het gesprek begon.", "The session began.");
            case Event.UserUttered said ->
                tongue.say("De bezoeker zei: %s", "The visitor said: %s", tongue.quoted(said.text()));
            case Event.ActionExecuted done -> tongue.say("Balie deed %s.", "Balie did %s.", named(done.name()));
            case Event.BotUttered said -> tongue.say("Balie zei: %s", "Balie said: %s", tongue.quoted(said.text()));
            case Event.SlotSet set ->
                set.value() == null
                        ? tongue.say("Het gegeven %s werd leeggemaakt.", "The slot %s was emptied.", named(set.name()))
                        : tongue.say(
                                "Het gegeven %s kreeg de waarde %s.",
                                "The slot %s was set to %s.", named(set.name()), named(String.valueOf(set.value())));
            case Event.ActiveLoop loop ->
                loop.name()
                        .map(name -> tongue.say("Het formulier %s begon.", "The form %s began.", named(name)))
                        .orElse(tongue.pick("Het formulier is afgesloten.", "The form ended."));
            case Event.LoopInterrupted interrupted ->
                interrupted.interrupted()
                        ? tongue.pick("Het formulier werd onderbroken.", "The form was interrupted.")
                        : tongue.pick("Het formulier gaat verder.", "The form goes on.");
            case Event.ActionRejected rejected ->
                tongue.say(
                        "De actie %s werd geprobeerd, maar paste niet bij het bericht.",
                        "The action %s was tried, but did not fit the message.", named(rejected.name()));
            case Event.Believed believed ->
                tongue.say(
                        "De kans dat de bezoeker iets verkoopt is %s.",
                        "The probability that the visitor sells something is %s.",
                        tongue.number(Reasons.probability(believed.logOdds())));
            case Event.NoteTaken note ->
                tongue.say(
                        "Er is een notitie opgenomen: %s.",
                        "A note was taken: %s.",
                        tongue.listed(
                                note.note().entrySet().stream().map(this::field).toList()));
            case Event.CallbackPromised promised ->
                tongue.say(
                        "Er is beloofd om uiterlijk op %s terug te bellen.",
                        "A call-back was promised by %s.", tongue.moment(promised.due(), zone));
            case Event.HandedOver handed ->
                tongue.say(
                        "Het gesprek ging naar een medewerker, met deze samenvatting: %s",
                        "The conversation went to a colleague, with this summary: %s", tongue.quoted(handed.summary()));
            case Event.Paused paused -> tongue.pick("Balie zweeg vanaf hier.", "Balie kept silent from here on.");
            case Event.Resumed resumed -> tongue.pick("Balie antwoordde weer.", "Balie answered again.");
            case Event.SlotsReset reset ->
                tongue.pick("Alle gegevens kregen hun beginwaarde.", "All slots got their initial values.");
            case Event.FollowupAction next ->
                next.name()
                        .map(name -> tongue.say(
                                "De actie %s moest hierna komen.", "The action %s had to come next.", named(name)))
                        .orElse(tongue.pick(
                                "Er hoefde niets vasts meer te volgen.", "Nothing had to come next any more."));
            case Event.UserUtteranceReverted reverted ->
                tongue.pick("Het laatste bericht telde niet meer mee.", "The latest message no longer counted.");
            case Event.ActionReverted reverted ->
                tongue.pick("De laatste actie telde niet meer mee.", "The latest action no longer counted.");
            case Event.EntitiesAdded added ->
                tongue.say(
                        "In het bericht werd ook gevonden: %s.",
                        "Also found in the message: %s.",
                        tongue.listed(added.entities().stream()
                                .map(entity -> glossary.words(entity.type()).orElse(entity.type()) + " "
                                        + tongue.quoted(entity.value()))
                                .toList()));
            case Event.UserFeaturization looked ->
                looked.usesText()
                        ? tongue.pick(
                                "De woorden van het bericht gaven de doorslag.", "The words of the message decided.")
                        : tongue.pick(
                                "De bedoeling van het bericht gaf de doorslag.", "What the message means decided.");
            case Event.ReminderScheduled reminder ->
                tongue.say(
                        "Er is een herinnering %s gezet voor %s.",
                        "A reminder %s was set for %s.",
                        tongue.quoted(reminder.name()),
                        tongue.moment(reminder.due(), zone));
            case Event.ReminderCancelled cancelled ->
                tongue.pick("Er zijn herinneringen afgezegd.", "Reminders were cancelled.");
            case Event.AgentUttered said ->
                tongue.say("Een medewerker zei: %s", "A colleague said: %s", tongue.quoted(said.text()));
            case Event.StoryExported exported ->
                tongue.pick("Het gesprek werd als verhaal uitgeschreven.", "The conversation was written as a story.");
            case Event.MessageParked parked ->
                tongue.pick(
                        "Het bericht kon niet worden beantwoord en is apart gezet.",
                        "The message could not be answered and was set aside.");
            case Event.Restarted restarted ->
                tongue.pick("Alles hiervoor telt niet meer mee.", "All before this no longer counts.");
        };
    }

    private String field(Map.Entry<String, String> field) {
        return glossary.words(field.getKey()).orElse(field.getKey()) + " " + tongue.quoted(field.getValue());
    }
}
