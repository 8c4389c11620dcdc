package io.balie.dialog;

import io.balie.dialog.action.Action;
import io.balie.dialog.action.Actions;
import io.balie.dialog.action.Context;
import io.balie.dialog.action.Due;
import io.balie.dialog.action.SlotFilling;
import io.balie.dialog.action.Spoken;
import io.balie.dialog.company.BusinessTime;
import io.balie.dialog.company.Company;
import io.balie.dialog.company.Holidays;
import io.balie.dialog.company.Knowledge;
import io.balie.dialog.domain.Bot;
import io.balie.dialog.domain.Domain;
import io.balie.dialog.domain.Slot;
import io.balie.dialog.event.Event;
import io.balie.dialog.guard.NameGuard;
import io.balie.dialog.guard.OrdinaryWords;
import io.balie.dialog.policy.Decision;
import io.balie.dialog.policy.Policy;
import io.balie.dialog.reply.Replies;
import io.balie.dialog.retelling.Reteller;
import io.balie.dialog.screening.ContactDetails;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Interpreter;
import io.balie.nlu.Language;
import io.balie.nlu.Message;
import io.balie.nlu.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes turns: one message in, the events of one turn out.
 *
 * <p>A turn is: start a session if one is due, read the message, let the slots and the policies take in what it tells, and then do what the policies decide
 * until they listen. Nothing is stored or sent here.
 */
public final class Turns {

    /** As Rasa's circuit breaker: a turn that goes on for longer is a fault in the bot, and is ended. */
    private static final int MOST_ACTIONS_IN_A_TURN = 10;

    /** What the front desk's replies may use beside slots; a bot's responses are checked against this list. */
    public static final Set<String> FACTS = Set.of(
            "address_form",
            "assistant",
            "company_name",
            "greeting",
            "open",
            "next_opening",
            "vendor_email",
            "website",
            "nth",
            "opening",
            "honest",
            "wants",
            "seller",
            "unclear",
            "unclear_known",
            "complaint_kind",
            "closing",
            "summary_question",
            "answer",
            "link",
            "link_known",
            "due");

    private final Scene scene;
    private final Replies replies;
    private final Actions actions;
    private final Policy policy;
    private final SlotFilling slotFilling;
    private final NameGuard guard;
    private final BusinessTime time;

    /** Turns of one bot in one company. */
    public Turns(Scene scene) {
        this.scene = scene;
        this.replies = new Replies(scene.bot().domain().responses());
        this.guard = new NameGuard(scene.company(), OrdinaryWords.load());
        this.time = new BusinessTime(scene.company(), scene.holidays());
        this.actions = new Actions(scene.bot().domain());
        this.policy = Policies.of(scene, time);
        this.slotFilling = new SlotFilling(scene.bot().domain(), ContactDetails.readers());
    }

    /**
     * All that a bot needs to know to take turns.
     *
     * @param interpreter reads messages
     * @param reteller sums up questions
     */
    public record Scene(
            Bot bot,
            Company company,
            Holidays holidays,
            Knowledge knowledge,
            Interpreter interpreter,
            Reteller reteller) {}

    /**
     * Take one turn.
     *
     * @return what happened, oldest first: a session start if one was due, the message, and what the bot did and said; a blank message is recorded and
     *     nothing is said. The events are to be stored before the replies among them are sent.
     */
    public List<Event> take(Tracker before, Incoming message) {
        Turn turn = new Turn(before);
        Instant now = message.at();
        if (sessionIsDue(before, now)) {
            turn.addAll(sessionStart(before, now));
        }
        Event.UserUttered said = new Event.UserUttered(
                now, read(turn.tracker, message), message.channel(), message.messageId(), message.metadata());
        turn.add(said);
        if (said.isBlank() || turn.tracker.paused()) {
            return turn.events();
        }
        turn.addAll(slotFilling.fill(turn.tracker, now));
        turn.addAll(policy.observe(turn.tracker, now));
        for (int i = 0; i < MOST_ACTIONS_IN_A_TURN; i++) {
            Decision decision = policy.decide(turn.tracker, now)
                    .orElse(new Decision(Decision.LISTEN, 0, "", 0, List.of("Nobody knows what to do.")));
            turn.add(new Event.ActionExecuted(
                    now, decision.action(), Optional.of(decision.policy()), decision.confidence(), decision.because()));
            if (decision.action().equals(Decision.LISTEN)) {
                return turn.events();
            }
            Action action = actions.named(decision.action());
            turn.addAll(action.run(turn.tracker, context(turn.tracker, now)));
        }
        turn.add(new Event.ActionExecuted(
                now,
                Decision.LISTEN,
                Optional.empty(),
                0,
                List.of("Ended after %d actions without listening.".formatted(MOST_ACTIONS_IN_A_TURN))));
        return turn.events();
    }

    /** A turn as it grows. */
    private static final class Turn {
        private Tracker tracker;
        private final int from;

        Turn(Tracker before) {
            this.tracker = before;
            this.from = before.events().size();
        }

        void add(Event event) {
            tracker = tracker.after(event);
        }

        void addAll(List<Event> events) {
            tracker = tracker.after(events);
        }

        List<Event> events() {
            return List.copyOf(tracker.events().subList(from, tracker.events().size()));
        }
    }

    private Reading read(Tracker tracker, Incoming message) {
        Message asTyped = new Message(
                message.text(),
                message.at(),
                scene.company().timeZone(),
                scene.company().country(),
                Optional.of(Spoken.language(tracker, scene.company())));
        return Payload.parse(
                        message.text(), asTyped, scene.bot().domain().intents().keySet())
                .orElseGet(() -> scene.interpreter().read(asTyped));
    }

    private boolean sessionIsDue(Tracker tracker, Instant now) {
        if (tracker.events().isEmpty()) {
            return true;
        }
        Duration expiry = scene.bot().domain().session().expiry();
        return !expiry.isZero()
                && !tracker.paused()
                && Duration.between(tracker.events().getLast().at(), now).compareTo(expiry) > 0;
    }

    private List<Event> sessionStart(Tracker before, Instant now) {
        List<Event> events = new ArrayList<>();
        events.add(new Event.ActionExecuted(now, "action_session_start", Optional.empty(), 1, List.of()));
        events.add(new Event.SessionStarted(now));
        Map<String, Object> slots = new LinkedHashMap<>();
        for (Slot slot : scene.bot().domain().slots().values()) {
            if (slot.initial() != null) {
                slots.put(slot.name(), slot.initial());
            }
        }
        if (scene.bot().domain().session().carryOver()) {
            slots.putAll(before.slots());
        }
        if (scene.bot().domain().slots().containsKey("language")) {
            slots.putIfAbsent("language", scene.company().language().code());
        }
        slots.forEach((name, value) -> events.add(new Event.SlotSet(now, name, value)));
        events.add(new Event.ActionExecuted(now, Decision.LISTEN, Optional.empty(), 1, List.of()));
        return events;
    }

    private Context context(Tracker tracker, Instant now) {
        Company company = scene.company();
        Language language = Spoken.language(tracker, company);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("address_form", company.addressForm() == Company.AddressForm.FORMAL ? "formal" : "informal");
        facts.put("assistant", company.assistant());
        facts.put("company_name", company.name());
        facts.put("vendor_email", company.vendorEmail());
        company.website().ifPresent(website -> facts.put("website", website));
        facts.put("greeting", Due.greeting(now.atZone(company.timeZone()), language));
        facts.put("open", time.isOpen(now) ? "yes" : "no");
        time.nextOpening(now).ifPresent(opening -> facts.put("next_opening", Due.inWords(opening, now, language)));
        facts.putAll(tracker.slots());
        facts.put("language", language.code());
        facts.putAll(policy.facts(tracker, now));
        Domain domain = scene.bot().domain();
        return new Context(
                now, domain, company, time, scene.knowledge(), scene.reteller(), replies, guard, Map.copyOf(facts));
    }

    /** What this bot's turns are taken with. */
    public Scene scene() {
        return scene;
    }
}
