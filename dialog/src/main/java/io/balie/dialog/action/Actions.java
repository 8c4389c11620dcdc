package io.balie.dialog.action;

import io.balie.dialog.domain.Domain;
import io.balie.dialog.domain.Form;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The actions that a bot can take, by name: its responses, its forms, those that the program brings, and those of the bot's author.
 *
 * <p>Rasa's default actions may be replaced: one that the domain lists among its actions is run by the action server. The actions of the front desk
 * exist for bots with the desk's script alone, so that any other project may use their names.
 */
public final class Actions {

    private static final String UTTER = "utter_";

    private static final Map<String, Action> DESK = Map.of(
            "action_confirm_summary", DeskActions::confirmSummary,
            "action_answer", DeskActions::answer,
            "action_hand_over", DeskActions::handOver,
            "action_promise_callback", DeskActions::promiseCallback,
            "action_take_note", DeskActions::takeNote);

    private final Domain domain;
    private final boolean frontDesk;
    private final ActionServer server;

    /**
     * The actions of one bot.
     *
     * @param frontDesk whether it has the script of the front desk
     */
    public Actions(Domain domain, boolean frontDesk, ActionServer server) {
        this.domain = domain;
        this.frontDesk = frontDesk;
        this.server = server;
    }

    /** The names of the actions that the program brings. */
    public static Set<String> builtIn() {
        Set<String> names = new TreeSet<>(DefaultActions.BY_NAME.keySet());
        names.addAll(DESK.keySet());
        return names;
    }

    /** The names of Rasa's default actions, which every bot has. */
    public static Set<String> defaults() {
        return DefaultActions.BY_NAME.keySet();
    }

    /** Begins a session as every bot can, where the author's own way has failed. */
    public static List<Event> sessionStart(Tracker tracker, Context context) {
        return new SessionStart().run(tracker, context);
    }

    boolean frontDesk() {
        return frontDesk;
    }

    /** Whether the bot has such an action: by its domain, by the program, or by its action server. */
    public boolean has(String name) {
        return domain.responses().containsKey(name)
                || domain.actions().contains(name)
                || domain.forms().containsKey(name)
                || domain.endToEndActions().contains(name)
                || DefaultActions.BY_NAME.containsKey(name)
                || isRetrieval(name)
                || server.has(name);
    }

    /** The action with this name; one that is nowhere known is asked of the action server. */
    public Action named(String name) {
        boolean declared = domain.actions().contains(name) || domain.forms().containsKey(name);
        Action builtIn = DefaultActions.BY_NAME.get(name);
        if (builtIn != null && (frontDesk || !declared && !server.has(name))) {
            return builtIn;
        }
        Action ofTheDesk = DESK.get(name);
        if (frontDesk && ofTheDesk != null) {
            return ofTheDesk;
        }
        if (isRetrieval(name)) {
            return new RetrievedResponse(name);
        }
        if (domain.endToEndActions().contains(name)) {
            return new SaidText(name);
        }
        if (name.startsWith(UTTER)) {
            return new Utterance(name);
        }
        Form form = domain.forms().get(name);
        if (form != null && !domain.actions().contains(name)) {
            return new FormAction(form);
        }
        return new RemoteAction(name);
    }

    /** The words of an action that is a text of the stories; empty if it is none. */
    public Optional<String> textOf(String name) {
        return named(name) instanceof SaidText said ? Optional.of(said.text()) : Optional.empty();
    }

    private boolean isRetrieval(String name) {
        return name.startsWith(UTTER) && domain.retrievalIntents().contains(name.substring(UTTER.length()));
    }
}
