package io.balie.dialog.screening;

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
    private final String because;

    private Plan(String because) {
        this.because = because;
    }

    /** A plan with its reason: the document's step, and what in the message called for it. */
    static Plan because(String because) {
        return new Plan(because);
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

    String because() {
        return because;
    }
}
