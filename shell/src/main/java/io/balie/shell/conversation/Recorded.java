package io.balie.shell.conversation;

import io.balie.dialog.action.ActionFailed;
import io.balie.dialog.action.ActionServer;
import io.balie.dialog.action.FormAction;
import io.balie.dialog.action.ResponseGenerator;
import io.balie.dialog.domain.Form;
import io.balie.dialog.domain.Mapping;
import io.balie.dialog.domain.Slot;
import io.balie.dialog.event.Button;
import io.balie.dialog.event.Event;
import io.balie.dialog.event.Reason;
import io.balie.dialog.tracker.Tracker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers for the servers of one turn what they answered then, as far as the transcript tells: nothing is booked or paid for again.
 *
 * <p>What an action answered are the events behind its execution; the n-th time it is asked, it answers what it did the n-th time. The answer of a form's
 * validation, of a question's action and of a slot's action is told apart by its place in the form's events. What was not asked then fails now, and says so.
 */
final class Recorded implements ActionServer, ResponseGenerator {

    private static final String SLOT_MAPPINGS = "action_validate_slot_mappings";
    private static final String OF_FORM = "validate_";
    private static final int LONGEST_MESSAGE = 300;

    private final List<Event> turn;
    private final int from;
    private final boolean exact;
    private final ActionServer known;
    private final Map<String, Integer> asked = new HashMap<>();
    /** What has been said already; the same words may be said twice, and are two things. */
    private final Set<Event> given = Collections.newSetFromMap(new IdentityHashMap<>());

    /**
     * The answers of one turn.
     *
     * @param turn what happened then
     * @param from how many events the conversation had before
     * @param exact whether the bot is the same, so that all it asks for was asked for then
     * @param known knows which actions there are; none is run
     */
    Recorded(List<Event> turn, int from, boolean exact, ActionServer known) {
        this.turn = turn;
        this.from = from;
        this.exact = exact;
        this.known = known;
    }

    @Override
    public boolean has(String action) {
        return known.has(action);
    }

    @Override
    public Answer run(Call call) {
        String action = call.action();
        List<Integer> runs = runs(action);
        if (!runs.isEmpty()) {
            int nth = count(asked, action);
            return nth < runs.size() ? answered(runs.get(nth), action) : unknown(action);
        }
        if (action.equals(SLOT_MAPPINGS) || fillsSlots(call)) {
            return filled(call);
        }
        return call.tracker()
                .latestAction()
                .map(done -> ofForm(call, done.name()))
                .orElseGet(() -> unknown(action));
    }

    private static Answer unknown(String action) {
        return new Answer.Failed(
                "Action '%s' was not run then: what it would have answered is not known.".formatted(action));
    }

    /** How often this was asked for before. */
    private static int count(Map<String, Integer> counts, String what) {
        return counts.merge(what, 1, Integer::sum) - 1;
    }

    /** Where an action was done, or turned down. */
    private List<Integer> runs(String action) {
        List<Integer> runs = new ArrayList<>();
        for (int i = 0; i < turn.size(); i++) {
            if (turn.get(i) instanceof Event.ActionExecuted done && done.name().equals(action)
                    || turn.get(i) instanceof Event.ActionRejected rejected
                            && rejected.name().equals(action)) {
                runs.add(i);
            }
        }
        return runs;
    }

    private Answer answered(int at, String action) {
        if (!(turn.get(at) instanceof Event.ActionExecuted done)) {
            List<Reason> because =
                    turn.get(at) instanceof Event.ActionRejected rejected ? rejected.because() : List.<Reason>of();
            return new Answer.Rejected(failure(because, action)
                    .orElseGet(() -> "Action '%s' was rejected by the action server.".formatted(action)));
        }
        return failure(done.because(), action)
                .<Answer>map(Answer.Failed::new)
                .orElseGet(() -> new Answer.Done(behind(at), List.of()));
    }

    /** Why a server failed, as the transcript keeps it. */
    private static Optional<String> failure(List<Reason> because, String what) {
        return because.stream()
                .flatMap(reason -> reason instanceof Reason.Failed failed ? Stream.of(failed.what()) : Stream.empty())
                .filter(why -> why.startsWith("Action '%s' ".formatted(what))
                        || why.startsWith("Response '%s' ".formatted(what)))
                .reduce((first, last) -> last);
    }

    /** What came of the action at a place: the events up to the next action, without what was recorded for that one. */
    private List<Event> behind(int at) {
        int end = at + 1;
        while (end < turn.size()
                && turn.get(end).at().equals(turn.get(at).at())
                && !(turn.get(end) instanceof Event.ActionExecuted)
                && !(turn.get(end) instanceof Event.ActionRejected)) {
            end++;
        }
        if (end < turn.size() && turn.get(end).at().equals(turn.get(at).at())) {
            while (end > at + 1
                    && (turn.get(end - 1) instanceof Event.UserFeaturization
                            || turn.get(end - 1) instanceof Event.LoopInterrupted)) {
                end--;
            }
        }
        return turn.subList(at + 1, end);
    }

    /** What was asked within a form's run: by the validation of its answers, or by the action that asks its next question. */
    private Answer ofForm(Call call, String form) {
        List<Integer> runs = runs(form);
        long run = sinceThen(call.tracker()).stream()
                .filter(event -> event instanceof Event.ActionExecuted done
                                && done.name().equals(form)
                        || event instanceof Event.ActionRejected rejected
                                && rejected.name().equals(form))
                .count();
        if (run < 1 || run > runs.size()) {
            return unknown(call.action());
        }
        int at = runs.get((int) run - 1);
        if (!(turn.get(at) instanceof Event.ActionExecuted done)) {
            return new Answer.Rejected("Action '%s' was rejected by the action server.".formatted(call.action()));
        }
        Optional<String> failure = failure(done.because(), call.action());
        if (failure.isPresent()) {
            return new Answer.Failed(failure.get());
        }
        boolean first = count(asked, call.action() + " " + at) == 0;
        List<Event> happened = behind(at);
        if (!first) {
            return new Answer.Done(List.of(), List.of()); // all of it was answered the first time
        }
        int question = question(happened);
        return new Answer.Done(
                call.action().equals(OF_FORM + form)
                        ? validated(happened, question, call, form)
                        : happened.subList(Math.min(question + 1, happened.size()), ended(happened)),
                List.of());
    }

    /** Where the form notes what it asks for next, the last time; the number of events if it does not. */
    private static int question(List<Event> happened) {
        for (int i = happened.size() - 1; i >= 0; i--) {
            if (happened.get(i) instanceof Event.SlotSet set && set.name().equals(FormAction.REQUESTED)) {
                return i;
            }
        }
        return ended(happened);
    }

    private static int ended(List<Event> happened) {
        boolean ends = !happened.isEmpty()
                && happened.getLast() instanceof Event.ActiveLoop loop
                && loop.name().isEmpty();
        return ends ? happened.size() - 1 : happened.size();
    }

    private static List<Event> validated(List<Event> happened, int question, Call call, String form) {
        int begin = !happened.isEmpty()
                        && happened.getFirst() instanceof Event.ActiveLoop loop
                        && loop.name().isPresent()
                ? 1
                : 0;
        List<Event> checked = happened.subList(begin, Math.max(begin, question));
        Form asks = call.domain().forms().get(form);
        if (question < happened.size()
                && happened.get(question) instanceof Event.SlotSet next
                && next.value() instanceof String asksFor
                && asks != null
                && !firstEmpty(asks, call, checked).equals(Optional.of(asksFor))) {
            return happened.subList(begin, question + 1); // the validation itself chose the next question
        }
        return checked;
    }

    private static Optional<String> firstEmpty(Form form, Call call, List<Event> checked) {
        Map<String, Object> slots = new HashMap<>(call.tracker().slots());
        for (Event event : checked) {
            if (event instanceof Event.SlotSet set) {
                if (set.value() == null) {
                    slots.remove(set.name());
                } else {
                    slots.put(set.name(), set.value());
                }
            }
        }
        return form.requiredSlots().stream()
                .filter(slot -> !slots.containsKey(slot))
                .findFirst();
    }

    /** Whether the domain names the action as one that fills slots. */
    private static boolean fillsSlots(Call call) {
        return call.domain().slots().values().stream()
                .flatMap(slot -> slot.mappings().stream())
                .anyMatch(mapping -> mapping.action().equals(Optional.of(call.action())));
    }

    /** What filled slots with the message, or had the say over them. */
    private Answer filled(Call call) {
        if (count(asked, call.action()) > 0) {
            return new Answer.Done(List.of(), List.of());
        }
        int from = 0;
        while (from < turn.size() && !(turn.get(from) instanceof Event.UserUttered)) {
            from++;
        }
        int end = Math.min(from + 1, turn.size());
        while (end < turn.size()
                && (turn.get(end) instanceof Event.SlotSet || turn.get(end) instanceof Event.BotUttered)) {
            end++;
        }
        List<Event> happened = turn.subList(Math.min(from + 1, end), end);
        if (call.action().equals(SLOT_MAPPINGS)) {
            return new Answer.Done(happened, List.of());
        }
        Set<String> own = call.domain().slots().values().stream()
                .filter(slot ->
                        slot.mappings().stream().map(Mapping::action).anyMatch(Optional.of(call.action())::equals))
                .map(Slot::name)
                .collect(Collectors.toSet());
        return new Answer.Done(
                happened.stream()
                        .filter(event -> event instanceof Event.BotUttered
                                || event instanceof Event.SlotSet set && own.contains(set.name()))
                        .toList(),
                List.of());
    }

    @Override
    public Map<String, Object> generate(Wanted wanted) {
        // An empty answer leaves nothing behind, so the place counts: it is asked for by the action after those that
        // are done, or by the form that runs.
        List<Integer> actions = actions();
        int done = (int)
                sinceThen(wanted.tracker()).stream().filter(Recorded::isAction).count();
        for (int nth : new int[] {done, done - 1}) {
            if (nth >= 0 && nth < actions.size()) {
                int at = actions.get(nth);
                if (turn.get(at) instanceof Event.ActionExecuted executed) {
                    failure(executed.because(), wanted.response()).ifPresent(reason -> {
                        throw new ActionFailed(reason);
                    });
                }
                Optional<List<Event.BotUttered>> said = said(behind(at), wanted.response()).stream()
                        .filter(parts -> given.add(parts.getFirst()))
                        .findFirst();
                if (said.isPresent()) {
                    return message(said.get());
                }
            }
        }
        if (exact) {
            return Map.of();
        }
        return said(turn, wanted.response()).stream()
                .filter(parts -> given.add(parts.getFirst()))
                .findFirst()
                .map(Recorded::message)
                .orElseThrow(() -> new ActionFailed(
                        "Response '%s' was not asked for then: how it would have been worded is not known."
                                .formatted(wanted.response())));
    }

    private static boolean isAction(Event event) {
        return event instanceof Event.ActionExecuted || event instanceof Event.ActionRejected;
    }

    private List<Integer> actions() {
        List<Integer> actions = new ArrayList<>();
        for (int i = 0; i < turn.size(); i++) {
            if (isAction(turn.get(i))) {
                actions.add(i);
            }
        }
        return actions;
    }

    /** What has happened in the turn as it is played. */
    private List<Event> sinceThen(Tracker tracker) {
        return tracker.events()
                .subList(
                        Math.min(from, tracker.events().size()),
                        tracker.events().size());
    }

    /** What was said by a response, each time it was; a long text was cut into several messages. */
    private static List<List<Event.BotUttered>> said(List<Event> events, String response) {
        List<List<Event.BotUttered>> said = new ArrayList<>();
        boolean goesOn = false;
        for (Event event : events) {
            if (event instanceof Event.BotUttered bot && bot.action().equals(response)) {
                if (goesOn && length(said.getLast()) + bot.text().length() >= LONGEST_MESSAGE) {
                    said.getLast().add(bot);
                } else {
                    said.add(new ArrayList<>(List.of(bot)));
                }
                goesOn = bot.buttons().isEmpty()
                        && bot.custom().isEmpty()
                        && bot.media().isEmpty();
            } else {
                goesOn = false;
            }
        }
        return said;
    }

    private static int length(List<Event.BotUttered> parts) {
        return parts.getLast().text().length();
    }

    private static Map<String, Object> message(List<Event.BotUttered> parts) {
        Event.BotUttered last = parts.getLast();
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("text", parts.stream().map(Event.BotUttered::text).collect(Collectors.joining(" ")));
        message.put("buttons", last.buttons().stream().map(Recorded::json).toList());
        message.put("custom", last.custom());
        message.putAll(last.media());
        return message;
    }

    private static Map<String, Object> json(Button button) {
        Map<String, Object> json = new LinkedHashMap<>(button.more());
        json.put("title", button.title());
        json.put("payload", button.payload());
        return json;
    }
}
