package io.balie.dialog.action;

import io.balie.dialog.domain.Domain;
import io.balie.dialog.event.Event;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The actions that a bot can take, by name: its responses, its forms, and those that the program brings. */
public final class Actions {

    private static final Map<String, Action> BUILT_IN = Map.ofEntries(
            Map.entry("action_listen", (tracker, context) -> List.of()),
            Map.entry("action_session_start", (tracker, context) -> List.of()),
            Map.entry("action_restart", (tracker, context) -> List.of(new Event.Restarted(context.now()))),
            Map.entry(
                    "action_default_fallback",
                    (tracker, context) -> Utterance.say("utter_default", Map.of(), tracker, context)),
            Map.entry(
                    "action_deactivate_loop",
                    (tracker, context) -> List.of(
                            new Event.SlotSet(context.now(), FormAction.REQUESTED, null),
                            new Event.ActiveLoop(context.now(), Optional.empty()))),
            Map.entry("action_confirm_summary", DeskActions::confirmSummary),
            Map.entry("action_answer", DeskActions::answer),
            Map.entry("action_hand_over", DeskActions::handOver),
            Map.entry("action_promise_callback", DeskActions::promiseCallback),
            Map.entry("action_take_note", DeskActions::takeNote));

    private final Map<String, Action> actions = new LinkedHashMap<>(BUILT_IN);

    /** The actions of one bot. */
    public Actions(Domain domain) {
        domain.responses().keySet().forEach(response -> actions.put(response, new Utterance(response)));
        domain.forms().values().forEach(form -> actions.put(form.name(), new FormAction(form)));
    }

    /** The names of the actions that the program brings. */
    public static Set<String> builtIn() {
        return BUILT_IN.keySet();
    }

    /**
     * The action with this name.
     *
     * @throws IllegalArgumentException if there is none; a checked bot names none such
     */
    public Action named(String name) {
        Action action = actions.get(name);
        if (action == null) {
            throw new IllegalArgumentException("Unknown action '%s'.".formatted(name));
        }
        return action;
    }
}
