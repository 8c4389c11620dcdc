package io.balie.dialog.telling;

import io.balie.dialog.event.Event;
import io.balie.dialog.event.Reason;
import io.balie.dialog.event.Sign;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reasons in sentences. */
final class Reasons {

    private final Tongue tongue;
    private final Glossary glossary;
    private final ScriptSteps steps;

    Reasons(Tongue tongue, Glossary glossary) {
        this.tongue = tongue;
        this.glossary = glossary;
        this.steps = new ScriptSteps(tongue);
    }

    /** The belief as a probability. */
    static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    private String named(String name) {
        return glossary.quoted(tongue, name);
    }

    /** Why something was done; the signs of the turn belong to the belief that a reason refers to. */
    List<String> sentences(List<Reason> because, Optional<Event.Believed> belief) {
        List<String> sentences = new ArrayList<>();
        for (Reason reason : because) {
            sentences.addAll(sentences(reason));
            if (reason instanceof Reason.Belief) {
                belief.ifPresent(believed -> sentences.addAll(signs(believed)));
            }
        }
        if (because.isEmpty()) {
            sentences.add(tongue.pick("Er is geen reden bewaard.", "No reason was kept."));
        }
        return sentences;
    }

    /** What spoke for a seller and what against. */
    List<String> signs(Event.Believed believed) {
        List<String> sentences = new ArrayList<>();
        List<String> for_ = told(believed, sign -> sign.weight() > 0);
        List<String> against = told(believed, sign -> sign.weight() < 0);
        if (!for_.isEmpty()) {
            sentences.add(
                    tongue.say("Voor een verkoper sprak: %s.", "What spoke for a seller: %s.", tongue.listed(for_)));
        }
        if (!against.isEmpty()) {
            sentences.add(tongue.say(
                    "Tegen een verkoper sprak: %s.", "What spoke against a seller: %s.", tongue.listed(against)));
        }
        if (believed.signs().isEmpty()) {
            sentences.add(tongue.pick(
                    "Het bericht gaf geen aanwijzing voor of tegen een verkoper.",
                    "Nothing in the message spoke for or against a seller."));
        }
        return sentences;
    }

    private List<String> told(Event.Believed believed, Predicate<Sign> which) {
        return believed.signs().stream()
                .filter(which)
                .map(sign -> sign(sign) + " (" + tongue.weight(sign.weight()) + ")")
                .toList();
    }

    private String sign(Sign sign) {
        if (sign.name().equals("classifier")) {
            return tongue.pick("de duiding van het bericht als geheel", "how the message as a whole was read");
        }
        if (sign.phrase().matches("[0-9.]+")) {
            return tongue.say("de bedoeling %s", "the intent %s", named(sign.name()));
        }
        return tongue.say("de woorden %s", "the words %s", tongue.quoted(sign.phrase()));
    }

    private List<String> sentences(Reason reason) {
        return switch (reason) {
            case Reason.Rule rule ->
                List.of(tongue.say(
                        "Zo staat het in de regel %s, stap %d (%s).",
                        "The rule %s says so, step %d (%s).", tongue.quoted(rule.name()), rule.step(), rule.where()));
            case Reason.Story story ->
                List.of(tongue.say(
                        "Het gesprek verliep precies als het verhaal %s, tot en met stap %d (%s).",
                        "The conversation went exactly as the story %s, up to step %d (%s).",
                        tongue.quoted(story.name()),
                        story.step(),
                        story.where()));
            case Reason.Alike alike ->
                List.of(tongue.pick(
                        "Verhalen die op dit gesprek lijken, gaan zo verder.",
                        "Stories that are like this conversation go on so."));
            case Reason.Obeyed obeyed ->
                List.of(tongue.say(
                        "De bedoeling %s wordt altijd opgevolgd.",
                        "The intent %s is always obeyed.", named(obeyed.intent())));
            case Reason.FormGoesOn on ->
                List.of(tongue.say(
                        "Het formulier %s was nog bezig.", "The form %s was still going on.", named(on.form())));
            case Reason.Fallback fallback ->
                List.of(tongue.say(
                        "Geen enkele regel zei wat er moest gebeuren (drempel %s).",
                        "No rule said what to do (threshold %s).", tongue.number(fallback.limit())));
            case Reason.Unlikely unlikely ->
                List.of(tongue.say(
                        "De bedoeling %s was hier onwaarschijnlijk: %s, onder de drempel van %s.",
                        "The intent %s was unlikely here: %s, below the threshold of %s.",
                        named(unlikely.intent()),
                        tongue.number(unlikely.likelihood()),
                        tongue.number(unlikely.limit())));
            case Reason.Chosen chosen -> chosen(chosen);
            case Reason.Script script -> List.of(steps.sentence(script));
            case Reason.Part part ->
                List.of(tongue.say(
                        "Dit was deel %d van de %d dingen die op dit bericht volgden.",
                        "This was part %d of the %d things that followed this message.", part.part(), part.of()));
            case Reason.Understood understood -> List.of(understood(understood));
            case Reason.Belief belief -> belief(belief);
            case Reason.Knowledge knowledge -> knowledge(knowledge);
            case Reason.Selected selected -> {
                List<String> sentences = new ArrayList<>();
                sentences.add(tongue.say(
                        "Voor %s werd het antwoord %s gekozen, met zekerheid %s.",
                        "For %s the response %s was chosen, with confidence %s.",
                        named(selected.selector()),
                        tongue.quoted(selected.response()),
                        tongue.number(selected.score())));
                second(sentences, selected.second());
                yield sentences;
            }
            case Reason.Form form -> form(form);
            case Reason.Retold retold -> retold(retold);
            case Reason.Guarded guarded -> List.of(guarded(guarded));
            case Reason.Failed failed ->
                List.of(tongue.say(
                        "De actie kon niet worden uitgevoerd: %s",
                        "The action could not be done: %s", tongue.quoted(failed.what())));
            case Reason.Endless endless ->
                List.of(tongue.say(
                        "De beurt werd afgebroken, omdat er na %d acties nog geen einde aan kwam.",
                        "The turn was ended, because after %d actions there was no end to it.", endless.actions()));
            case Reason.Plain plain -> List.of(plain(plain.cause()));
            case Reason.Told told ->
                List.of(tongue.say(
                        "In de woorden van een oudere versie: %s",
                        "In the words of an older version: %s", tongue.quoted(told.phrase())));
        };
    }

    private List<String> chosen(Reason.Chosen chosen) {
        List<String> sentences = new ArrayList<>();
        sentences.add(tongue.say(
                "De doorslag gaf het beleid %s, met zekerheid %s.",
                "The policy %s decided, with confidence %s.",
                named(chosen.policy()),
                tongue.number(chosen.confidence())));
        if (!chosen.others().isEmpty()) {
            sentences.add(tongue.say(
                    "Ook mogelijk was: %s.",
                    "Also possible was: %s.",
                    tongue.listed(chosen.others().stream()
                            .map(other -> tongue.say(
                                    "%s volgens %s (%s)",
                                    "%s by %s (%s)",
                                    named(other.action()),
                                    named(other.policy()),
                                    tongue.number(other.confidence())))
                            .toList())));
        }
        return sentences;
    }

    private String understood(Reason.Understood understood) {
        if (understood.intent().isEmpty()) {
            return tongue.pick("Het bericht werd niet herkend.", "The message was not recognised.");
        }
        return understood.confidence() >= understood.limit()
                ? tongue.say(
                        "Het bericht werd gelezen als %s: zekerheid %s, boven de drempel van %s.",
                        "The message was read as %s: confidence %s, above the threshold of %s.",
                        named(understood.intent()),
                        tongue.number(understood.confidence()),
                        tongue.number(understood.limit()))
                : tongue.say(
                        "Het bericht leek op %s, maar met zekerheid %s, onder de drempel van %s.",
                        "The message looked like %s, but with confidence %s, below the threshold of %s.",
                        named(understood.intent()),
                        tongue.number(understood.confidence()),
                        tongue.number(understood.limit()));
    }

    private List<String> belief(Reason.Belief belief) {
        List<String> sentences = new ArrayList<>();
        String before = tongue.number(probability(belief.before()));
        String after = tongue.number(probability(belief.after()));
        sentences.add(
                before.equals(after)
                        ? tongue.say(
                                "De kans dat de bezoeker iets verkoopt, bleef %s.",
                                "The probability that the visitor sells something stayed %s.", after)
                        : tongue.say(
                                "De kans dat de bezoeker iets verkoopt, ging van %s naar %s.",
                                "The probability that the visitor sells something went from %s to %s.", before, after));
        String ask = tongue.number(probability(belief.askAt()));
        String seller = tongue.number(probability(belief.sellerAt()));
        if (belief.after() >= belief.sellerAt()) {
            sentences.add(tongue.say(
                    "Dat is boven de drempel van %s, vanaf waar Balie zeker genoeg is van een verkoper.",
                    "That is above the threshold of %s, from which Balie is sure enough of a seller.", seller));
        } else if (belief.after() >= belief.askAt()) {
            sentences.add(tongue.say(
                    "Dat is boven de drempel van %s om ernaar te vragen, en onder de drempel van %s voor een verkoper.",
                    "That is above the threshold of %s for asking, and below the threshold of %s for a seller.",
                    ask,
                    seller));
        } else {
            sentences.add(tongue.say(
                    "Dat is onder de drempel van %s om ernaar te vragen.",
                    "That is below the threshold of %s for asking.", ask));
        }
        return sentences;
    }

    private List<String> knowledge(Reason.Knowledge knowledge) {
        List<String> sentences = new ArrayList<>();
        sentences.add(tongue.say(
                "Het antwoord komt uit %s, bij de vraag %s.",
                "The answer comes from %s, for the question %s.",
                tongue.quoted(knowledge.entry()),
                tongue.quoted(knowledge.question())));
        sentences.add(tongue.say(
                "Die vraag past voor %s, boven de drempel van %s.",
                "That question fits with %s, above the threshold of %s.",
                tongue.number(knowledge.score()),
                tongue.number(knowledge.limit())));
        second(sentences, knowledge.second());
        return sentences;
    }

    private void second(List<String> sentences, Optional<Reason.Rival> second) {
        second.ifPresent(rival -> sentences.add(tongue.say(
                "Als tweede kwam %s, met %s.",
                "Second came %s, with %s.", tongue.quoted(rival.name()), tongue.number(rival.score()))));
    }

    private List<String> form(Reason.Form form) {
        List<String> sentences = new ArrayList<>();
        form.asked()
                .ifPresent(slot -> sentences.add(tongue.say(
                        "Het formulier %s had gevraagd naar %s.",
                        "The form %s had asked for %s.", named(form.form()), named(slot))));
        if (!form.filled().isEmpty()) {
            sentences.add(tongue.say(
                    "Ingevuld: %s.",
                    "Filled in: %s.",
                    tongue.listed(form.filled().stream().map(this::named).toList())));
        }
        form.refused()
                .forEach(refused -> sentences.add(
                        switch (refused.why()) {
                            case NOT_GIVEN ->
                                tongue.say(
                                        "Voor %s stond er niets bruikbaars in het bericht.",
                                        "Nothing in the message could be used for %s.", named(refused.slot()));
                            case NOT_VALID ->
                                tongue.say(
                                        "Wat er voor %s werd gegeven, doorstond de controle niet.",
                                        "What was given for %s did not stand up to the check.", named(refused.slot()));
                        }));
        sentences.add(form.asks()
                .map(slot -> tongue.say(
                        "Het formulier %s vraagt nu naar %s.",
                        "The form %s now asks for %s.", named(form.form()), named(slot)))
                .orElse(tongue.say(
                        "Het formulier %s vraagt niets meer.", "The form %s asks nothing more.", named(form.form()))));
        return sentences;
    }

    private List<String> retold(Reason.Retold retold) {
        List<String> sentences = new ArrayList<>();
        sentences.add(
                retold.quoted()
                        ? tongue.say(
                                "De vraag werd letterlijk herhaald, omdat de zinsbouw niet zeker genoeg was (%s).",
                                "The question was quoted, because its grammar was not sure enough (%s).",
                                tongue.number(retold.confidence()))
                        : tongue.say(
                                "De vraag werd naverteld, met zekerheid %s over de zinsbouw.",
                                "The question was told back, with confidence %s in its grammar.",
                                tongue.number(retold.confidence())));
        if (!retold.steps().isEmpty()) {
            sentences.add(tongue.say(
                    "Dat ging in %d stappen, die bij de bewaarde gebeurtenis staan.",
                    "It took %d steps, which stand with the stored event.",
                    retold.steps().size()));
        }
        return sentences;
    }

    private String guarded(Reason.Guarded guarded) {
        return switch (guarded.what()) {
            case PERSON ->
                tongue.pick("De naam van iemand anders werd niet herhaald.", "Somebody else's name was not told back.");
            case NAME ->
                tongue.say(
                        "De naam van een collega werd vervangen (%d keer).",
                        "The name of a colleague was replaced (%d times).", guarded.times());
            case NUMBER ->
                tongue.say(
                        "Het telefoonnummer van een collega werd vervangen (%d keer).",
                        "The telephone number of a colleague was replaced (%d times).", guarded.times());
            case ADDRESS ->
                tongue.say(
                        "Het e-mailadres van een collega werd vervangen (%d keer).",
                        "The e-mail address of a colleague was replaced (%d times).", guarded.times());
        };
    }

    private String plain(Reason.Cause cause) {
        return switch (cause) {
            case SESSION_BEGINS -> tongue.pick("Er begon een nieuw gesprek.", "A new session began.");
            case FOLLOWS -> tongue.pick("De vorige actie vroeg erom.", "The action before asked for it.");
            case REQUESTED ->
                tongue.pick(
                        "Iemand buiten het gesprek vroeg erom, via de programmakoppeling.",
                        "Somebody outside the conversation asked for it, over the programming interface.");
            case NOBODY_KNOWS ->
                tongue.pick("Geen enkel beleid wist wat er moest gebeuren.", "No policy knew what to do.");
            case IS_OVER -> tongue.pick("Balie had het gesprek al beëindigd.", "Balie had ended the conversation.");
            case DONE ->
                tongue.pick(
                        "Alles wat op dit bericht moest volgen, is gedaan.",
                        "All that was to follow this message has been done.");
            case UNDONE ->
                tongue.pick(
                        "Een deel van het gesprek werd teruggedraaid.", "A part of the conversation was taken back.");
            case PARKED ->
                tongue.pick(
                        "Het bericht kon niet worden beantwoord en is apart gezet.",
                        "The message could not be answered and was set aside.");
            case ADDED ->
                tongue.pick(
                        "Dit is van buiten toegevoegd en niet door Balie besloten.",
                        "This was added from outside and not decided by Balie.");
        };
    }
}
