package io.balie.dialog.policy;

import io.balie.dialog.event.Event;
import io.balie.dialog.event.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a policy wants done next.
 *
 * @param action its name; the words themselves, where a text of the stories is to be said
 * @param confidence 0 to 1
 * @param policy who wants it
 * @param priority decides between equally confident policies; higher wins
 * @param because why, for auditors
 * @param scores how confident the policy is of each action it considered, 0 to 1; empty: of this one alone
 * @param hidden whether only rules know of this turn, so that stories are followed as if it were not there
 * @param byText whether the message's words led to it rather than its intent
 * @param overrules whether it comes before any decision on what the user said: a form that goes on
 * @param events what is to be recorded before the action
 */
public record Decision(
        String action,
        double confidence,
        String policy,
        int priority,
        List<Reason> because,
        Map<String, Double> scores,
        boolean hidden,
        boolean byText,
        boolean overrules,
        List<Event> events) {

    /** The action that waits for the user. */
    public static final String LISTEN = "action_listen";

    public Decision {
        because = List.copyOf(because);
        scores = Map.copyOf(scores);
        events = List.copyOf(events);
    }

    /** A decision for one action, and nothing else. */
    public Decision(String action, double confidence, String policy, int priority, List<Reason> because) {
        this(action, confidence, policy, priority, because, Map.of(), false, false, false, List.of());
    }

    /** The same with what else was possible. */
    Decision among(List<Reason.Candidate> others) {
        List<Reason> reasons = new ArrayList<>(because);
        reasons.add(new Reason.Chosen(policy, confidence, others));
        return new Decision(action, confidence, policy, priority, reasons, scores, hidden, byText, overrules, events);
    }

    /** The same with the events that are to be recorded before the action. */
    Decision with(List<Event> before) {
        return new Decision(action, confidence, policy, priority, because, scores, hidden, byText, overrules, before);
    }

    /** The same, but before any decision on what the user said. */
    Decision overruling() {
        return new Decision(action, confidence, policy, priority, because, scores, hidden, byText, true, events);
    }

    /** The record of doing it. */
    public Event.ActionExecuted executed(Instant at) {
        return new Event.ActionExecuted(at, action, Optional.of(policy), confidence, because, hidden, Optional.empty());
    }
}
