package io.balie.dialog.screening;

import io.balie.dialog.event.Reason;
import io.balie.dialog.event.ScriptStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the script does with one message: what it remembers, what it does, what the replies depend on, and why. */
final class Plan {

    private final List<String> actions = new ArrayList<>();
    private final Map<String, @Nullable Object> slots = new LinkedHashMap<>();
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final List<Reason> because = new ArrayList<>();
    private boolean greets;

    private Plan() {}

    /** A plan with its reason: the script's step. */
    static Plan because(ScriptStep step) {
        return because(step, 0);
    }

    /** The same for a step that counts. */
    static Plan because(ScriptStep step, int count) {
        return part().also(new Reason.Script(step, count));
    }

    /** A plan that is part of another, which has the reason. */
    static Plan part() {
        return new Plan();
    }

    /** Another reason. */
    Plan also(Reason reason) {
        because.add(reason);
        return this;
    }

    /** The same, after a greeting. */
    Plan greets() {
        greets = true;
        return first("utter_greet");
    }

    Plan then(String action) {
        actions.add(action);
        return this;
    }

    Plan first(String action) {
        actions.addFirst(action);
        return this;
    }

    Plan slot(String name, @Nullable Object value) {
        slots.put(name, value);
        return this;
    }

    Plan fact(String name, Object value) {
        facts.put(name, value);
        return this;
    }

    List<String> actions() {
        return List.copyOf(actions);
    }

    Map<String, @Nullable Object> slots() {
        return slots;
    }

    Map<String, Object> facts() {
        return facts;
    }

    List<Reason> because() {
        return List.copyOf(because);
    }

    /** Why one of the actions is done. */
    List<Reason> because(int action) {
        List<Reason> reasons = new ArrayList<>();
        if (greets && action == 0) {
            reasons.add(new Reason.Script(ScriptStep.GREETS, 0));
        }
        List<Reason> steps = new ArrayList<>(because);
        if (action > (greets ? 1 : 0) && steps.size() > 1 && steps.get(1) instanceof Reason.Script) {
            steps.add(1, steps.removeFirst()); // what led to the first action says less about the next
        }
        reasons.addAll(steps);
        if (actions.size() > 1) {
            reasons.add(new Reason.Part(action + 1, actions.size()));
        }
        return reasons;
    }
}
