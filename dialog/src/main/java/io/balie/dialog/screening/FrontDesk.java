package io.balie.dialog.screening;

import io.balie.dialog.action.Spoken;
import io.balie.dialog.company.BusinessTime;
import io.balie.dialog.company.Company;
import io.balie.dialog.company.Knowledge;
import io.balie.dialog.domain.Bot;
import io.balie.dialog.event.Event;
import io.balie.dialog.event.Reason;
import io.balie.dialog.policy.Decision;
import io.balie.dialog.policy.Limits;
import io.balie.dialog.policy.Policy;
import io.balie.dialog.retelling.Reteller;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Entity;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The front desk's script as a policy: what D1 and D5 of the source documents say is done with a message.
 *
 * <p>For each message it makes one plan, from the conversation so far and nothing else; {@link #observe} writes down what the plan remembers, {@link #decide}
 * takes its actions one by one. Where the plan is empty the rules and forms of the bot's author decide.
 */
public final class FrontDesk implements Policy {

    /** Above every policy of Rasa's: the script decides first, and is silent where it has nothing to say. */
    private static final int PRIORITY = 6;

    private static final String NAME = "FrontDeskPolicy";

    private static final Pattern NO_WORDS = Pattern.compile("<[^>]*>|\\S+@\\S+|https?://\\S+|\\S+=\\S+");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

    private final Script script;
    private final Thresholds thresholds;
    private final Company company;

    /** Conversations that are held at once rarely share a place. */
    private static final int PLACES = 64;

    /** One message is planned once, though it is asked for many times; the plan depends on nothing but the tracker. */
    private final AtomicReferenceArray<Planned> latest = new AtomicReferenceArray<>(PLACES);

    private record Planned(Tracker tracker, Optional<Script.Outcome> outcome) {}

    /**
     * The script for one company.
     *
     * @param learned the limits of the belief that were found on conversations; what the policy's options say counts more
     */
    public FrontDesk(
            Bot.Setting setting,
            Optional<Limits> learned,
            Company company,
            BusinessTime time,
            Knowledge knowledge,
            Reteller reteller) {
        this.company = company;
        this.thresholds = Thresholds.of(setting, learned);
        this.script = new Script(thresholds, company, time, knowledge, reteller);
    }

    /**
     * When the belief leads to what.
     *
     * @param askAt log-odds from which somebody is asked whether they sell something
     * @param sellerAt log-odds from which somebody is a seller without being asked
     * @param unclearBelow a best guess below this confidence is no guess
     */
    public record Thresholds(double askAt, double sellerAt, double unclearBelow) {

        static Thresholds of(Bot.Setting setting, Optional<Limits> learned) {
            Limits limits = learned.orElseGet(() -> unlearned(Costs.of(setting)));
            return new Thresholds(
                    setting.number("ask_at", limits.askAt()),
                    setting.number("seller_at", limits.sellerAt()),
                    setting.number("unclear_below", 0.3));
        }

        /**
         * Where nothing was learned: a seller from where the errors cost the same, were the belief a true probability; asked is whoever is believed to sell more
         * than anybody is.
         */
        private static Limits unlearned(Costs costs) {
            double even = Math.log(Math.max(1e-3, costs.customerTaken()) / Math.max(1e-3, costs.sellerThrough()));
            double ask = Belief.PRIOR / 2;
            return new Limits(ask, Math.max(ask, even));
        }
    }

    /** Whether the desk has ended the conversation, and says nothing any more until the session expires. */
    public static boolean isOver(Tracker tracker) {
        return Script.isOver(tracker);
    }

    /** Whether a message has words of a language once addresses, names, numbers and markup are left out. */
    private static boolean hasWords(Reading reading, boolean spokeBefore) {
        StringBuilder rest = new StringBuilder(reading.text());
        for (Entity entity : reading.entities()) {
            for (int i = entity.start(); i < Math.min(entity.end(), rest.length()); i++) {
                rest.setCharAt(i, ' ');
            }
        }
        Matcher word = WORD.matcher(NO_WORDS.matcher(rest).replaceAll(" "));
        int words = 0;
        while (word.find()) {
            words++;
        }
        return words >= (spokeBefore ? 2 : 1);
    }

    private static boolean spokeBefore(Tracker tracker) {
        return tracker.beforeTurn().stream().anyMatch(Event.UserUttered.class::isInstance);
    }

    @Override
    public List<Event> observe(Tracker tracker, Instant now) {
        Optional<Script.Outcome> outcome = outcome(tracker, now);
        if (outcome.isEmpty()) {
            return List.of();
        }
        Situation situation = outcome.get().situation();
        List<Event> events = new ArrayList<>();
        if (!situation.language().code().equals(tracker.slots().get("language"))) {
            events.add(new Event.SlotSet(now, "language", situation.language().code()));
        }
        events.add(new Event.Believed(now, situation.belief(), situation.signs()));
        outcome.get().plan().slots().forEach((name, value) -> {
            Object is = tracker.slots().get(name);
            if (value == null ? is != null : !value.equals(is)) {
                events.add(new Event.SlotSet(now, name, value));
            }
        });
        return events;
    }

    @Override
    public Optional<Decision> decide(Tracker tracker, Instant now) {
        Tracker atMessage = tracker.atMessage();
        if (isForEveryBot(atMessage)) {
            return Optional.empty();
        }
        if (Script.isOver(atMessage)) {
            return Optional.of(
                    new Decision(Decision.LISTEN, 1, NAME, PRIORITY, List.of(new Reason.Plain(Reason.Cause.IS_OVER))));
        }
        Optional<Script.Outcome> outcome = outcome(atMessage, now);
        if (outcome.isEmpty() || outcome.get().plan().actions().isEmpty()) {
            return Optional.empty();
        }
        Plan plan = outcome.get().plan();
        int done = 0;
        for (String action : tracker.actionsInTurn()) {
            if (done < plan.actions().size() && plan.actions().get(done).equals(action)) {
                done++;
            }
        }
        if (done < plan.actions().size()) {
            return Optional.of(new Decision(plan.actions().get(done), 1, NAME, PRIORITY, reasons(outcome.get(), done)));
        }
        // A form that the plan began may already be complete; then the author's rules say what follows.
        return plan.actions().getLast().endsWith("_form")
                ? Optional.empty()
                : Optional.of(
                        new Decision(Decision.LISTEN, 1, NAME, PRIORITY, List.of(new Reason.Plain(Reason.Cause.DONE))));
    }

    @Override
    public Map<String, Object> facts(Tracker tracker, Instant now) {
        return outcome(tracker.atMessage(), now).map(o -> o.plan().facts()).orElse(Map.of());
    }

    private List<Reason> reasons(Script.Outcome outcome, int action) {
        Situation situation = outcome.situation();
        List<Reason> reasons = new ArrayList<>(outcome.plan().because(action));
        reasons.add(new Reason.Understood(situation.intent(), situation.confidence(), thresholds.unclearBelow()));
        reasons.add(
                new Reason.Belief(situation.before(), situation.belief(), thresholds.askAt(), thresholds.sellerAt()));
        return reasons;
    }

    /** Whether it is one of Rasa's default intents, such as {@code /restart}, which the rules obey wherever the conversation stands. */
    private static boolean isForEveryBot(Tracker atMessage) {
        return atMessage
                .latestMessage()
                .flatMap(said -> said.reading().best())
                .map(guess -> Set.of("restart", "back", "session_start").contains(guess.intent()))
                .orElse(false);
    }

    @SuppressWarnings(
            "ReferenceEquality") // a shortcut: an equal tracker that is another object is merely planned again
    private Optional<Script.Outcome> outcome(Tracker atMessage, Instant now) {
        int place = Math.floorMod(atMessage.id().hashCode(), PLACES);
        Planned planned = latest.get(place);
        if (planned == null || planned.tracker() != atMessage) {
            planned = new Planned(atMessage, plan(atMessage, now));
            latest.set(place, planned);
        }
        return planned.outcome();
    }

    private Optional<Script.Outcome> plan(Tracker atMessage, Instant now) {
        if (isForEveryBot(atMessage) || Script.isOver(atMessage)) {
            return Optional.empty();
        }
        return atMessage.latestMessage().map(said -> {
            Reading reading = said.reading();
            Language spoken = Spoken.language(atMessage, company);
            // While a contact detail is asked for, a name or a number does not change the language; nor does a bare yes
            // or
            // no, for "ok" is said everywhere.
            boolean switches = reading.languageIsClear()
                    && company.languages().contains(reading.language())
                    && atMessage.activeLoop().isEmpty()
                    && hasWords(reading, spokeBefore(atMessage))
                    && !(spokeBefore(atMessage)
                            && Answer.of(reading.text(), spoken).bareAnswer());
            return script.outcome(Situation.of(atMessage, reading, switches ? reading.language() : spoken, now));
        });
    }
}
