package io.balie.dialog.telling;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The names that a bot's author and this program give to things, in plain words. A name that is not here is told as it is, so nothing is lost where an author
 * wrote none, or a transcript comes from another bot.
 */
public final class Glossary {

    /** Tells every name as it is. */
    public static final Glossary NONE = new Glossary(Map.of());

    private final Map<String, String> words;

    private Glossary(Map<String, String> words) {
        this.words = Map.copyOf(words);
    }

    /**
     * The author's words beside this program's own; where both have one, the author's counts.
     *
     * @param words by name
     */
    public static Glossary of(Tongue tongue, Map<String, String> words) {
        Map<String, String> all = new HashMap<>(own(tongue));
        all.putAll(words);
        return new Glossary(all);
    }

    /** What a name means. */
    public Optional<String> words(String name) {
        return Optional.ofNullable(words.get(name));
    }

    /** What a name means, and the name beside it; or the name alone. */
    String quoted(Tongue tongue, String name) {
        return words(name)
                .map(known -> tongue.quoted(known) + " [" + name + "]")
                .orElseGet(() -> tongue.quoted(name));
    }

    /** Names of policies, of intents and slots that every project has, and of what every reader of messages finds. */
    private static Map<String, String> own(Tongue tongue) {
        Map<String, String> own = new HashMap<>();
        own.put("FrontDeskPolicy", tongue.pick("draaiboek van de balie", "the front desk's script"));
        own.put("RulePolicy", tongue.pick("regels", "rules"));
        own.put("MemoizationPolicy", tongue.pick("onthouden verhalen", "remembered stories"));
        own.put("AugmentedMemoizationPolicy", tongue.pick("onthouden verhalen", "remembered stories"));
        own.put("TEDPolicy", tongue.pick("geleerd van verhalen", "learned from stories"));
        own.put("UnexpecTEDIntentPolicy", tongue.pick("onverwachte bedoelingen", "unexpected intents"));
        own.put("nlu_fallback", tongue.pick("niet zeker genoeg herkend", "not recognised surely enough"));
        own.put("session_start", tongue.pick("begin van een gesprek", "start of a session"));
        own.put("restart", tongue.pick("opnieuw beginnen", "start over"));
        own.put("back", tongue.pick("stap terug", "step back"));
        own.put("requested_slot", tongue.pick("gevraagd gegeven", "detail asked for"));
        own.put("action_default_fallback", tongue.pick("zeggen dat het niet begrepen is", "say it was not understood"));
        own.put("action_listen", tongue.pick("op het volgende bericht wachten", "wait for the next message"));
        own.put("person", tongue.pick("naam", "name"));
        own.put("organisation", tongue.pick("organisatie", "organisation"));
        own.put("phone", tongue.pick("telefoonnummer", "telephone number"));
        own.put("email", tongue.pick("e-mailadres", "e-mail address"));
        own.put("date", tongue.pick("datum", "date"));
        own.put("time", tongue.pick("tijd", "time"));
        own.put("reason", tongue.pick("reden", "reason"));
        own.put("name", tongue.pick("naam", "name"));
        return own;
    }
}
