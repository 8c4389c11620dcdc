package io.balie.dialog.training;

import io.balie.dialog.domain.Domain;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All that a bot can do, by name. */
public final class ActionNames {

    /** What every bot can do, as in Rasa; the first one is done where nobody knows better. */
    public static final List<String> DEFAULT = List.of(
            Replay.LISTEN,
            "action_restart",
            "action_session_start",
            "action_default_fallback",
            "action_deactivate_loop",
            "action_revert_fallback_events",
            "action_default_ask_affirmation",
            "action_default_ask_rephrase",
            "action_two_stage_fallback",
            "action_unlikely_intent",
            "action_back",
            Replay.ANYTHING,
            "action_send_text",
            "action_extract_slots",
            "action_validate_slot_mappings");

    private ActionNames() {}

    /** The names in Rasa's order: what every bot can do, the author's actions, responses, forms, and texts. */
    public static Set<String> of(Domain domain) {
        Set<String> names = new LinkedHashSet<>(DEFAULT);
        names.addAll(domain.actions());
        names.addAll(domain.responses().keySet());
        names.addAll(domain.forms().keySet());
        names.addAll(domain.endToEndActions());
        return names;
    }
}
