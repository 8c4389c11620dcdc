package io.balie.dialog;

import io.balie.dialog.action.ActionFailed;
import io.balie.dialog.action.Actions;
import io.balie.dialog.action.Context;
import io.balie.dialog.action.Due;
import io.balie.dialog.action.Rejection;
import io.balie.dialog.action.SlotFilling;
import io.balie.dialog.action.SlotValues;
import io.balie.dialog.action.Spoken;
import io.balie.dialog.company.BusinessTime;
import io.balie.dialog.company.Company;
import io.balie.dialog.company.Holidays;
import io.balie.dialog.company.Knowledge;
import io.balie.dialog.domain.Bot;
import io.balie.dialog.domain.Domain;
import io.balie.dialog.event.Event;
import io.balie.dialog.event.Reason;
import io.balie.dialog.guard.NameGuard;
import io.balie.dialog.guard.OrdinaryWords;
import io.balie.dialog.policy.Decision;
import io.balie.dialog.policy.Policy;
import io.balie.dialog.reply.Replies;
import io.balie.dialog.retelling.Reteller;
import io.balie.dialog.screening.ContactDetails;
import io.balie.dialog.screening.FrontDesk;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
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
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Takes turns: one message in, the events of one turn out.
 *
 * <p>A turn is: start a session if one is due, read the message, let the slots and the policies take in what it tells, and then do what the policies decide
 * until they listen. Nothing is stored or sent here.
 *
 * <p>{@link #take} is the whole of it. {@link #hear}, {@link #decide} and {@link #execute} are its parts, for clients that go step by step;
 * {@link #trigger}, {@link #remind} and {@link #append} let in what did not come from the user.
 */
public final class Turns {

    /** As Rasa's circuit breaker: a turn that goes on for longer is a fault in the bot, and is ended. */
    public static final int MOST_ACTIONS_IN_A_TURN = 10;

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

    /** The slot that holds what the channel sent along with the message that began the session. */
    private static final String SESSION_METADATA = "session_started_metadata";

    private static final String SESSION_START = "action_session_start";

    private final Scene scene;
    private final Replies replies;
    private final Actions actions;
    private final Policy policy;
    private final SlotFilling slotFilling;
    private final NameGuard guard;
    private final BusinessTime time;
    private final boolean frontDesk;

    /** Turns of one bot in one company, decided by the policies that its author names. */
    public Turns(Scene scene) {
        this(scene, Policies.of(scene, new BusinessTime(scene.company(), scene.holidays())));
    }

    /** Turns that are decided by a policy made elsewhere. */
    public Turns(Scene scene, Policy policy) {
        this.scene = scene;
        this.frontDesk = scene.bot().policies().stream()
                .anyMatch(setting -> setting.name().equals("FrontDeskPolicy"));
        this.replies = new Replies(scene.bot().domain().responses());
        this.guard = new NameGuard(scene.company(), scene.company().isNone() ? word -> false : OrdinaryWords.load());
        this.time = new BusinessTime(scene.company(), scene.holidays());
        this.actions =
                new Actions(scene.bot().domain(), frontDesk, scene.outside().actions());
        this.policy = policy;
        this.slotFilling = new SlotFilling(frontDesk ? ContactDetails.readers() : Map.of());
    }

    private Turns(Turns same, Context.Outside outside) {
        Scene was = same.scene;
        this.scene = new Scene(
                was.bot(),
                was.company(),
                was.holidays(),
                was.knowledge(),
                was.interpreter(),
                was.reteller(),
                outside,
                was.mostActions());
        this.frontDesk = same.frontDesk;
        this.replies = same.replies;
        this.guard = same.guard;
        this.time = same.time;
        this.actions = new Actions(was.bot().domain(), frontDesk, outside.actions());
        this.policy = same.policy;
        this.slotFilling = same.slotFilling;
    }

    /**
     * All that a bot needs to know to take turns.
     *
     * @param company {@link Company#none} for a project that stands before no company
     * @param interpreter reads messages
     * @param reteller sums up questions
     * @param outside what the bot reaches outside the program
     * @param mostActions a turn that goes on for longer is a fault in the bot, and is ended (Rasa: {@code MAX_NUMBER_OF_PREDICTIONS})
     */
    public record Scene(
            Bot bot,
            Company company,
            Holidays holidays,
            Knowledge knowledge,
            Interpreter interpreter,
            Reteller reteller,
            Context.Outside outside,
            int mostActions) {

        /** A scene with nothing outside, and turns of Rasa's length. */
        public Scene(
                Bot bot,
                Company company,
                Holidays holidays,
                Knowledge knowledge,
                Interpreter interpreter,
                Reteller reteller) {
            this(
                    bot,
                    company,
                    holidays,
                    knowledge,
                    interpreter,
                    reteller,
                    Context.Outside.NONE,
                    MOST_ACTIONS_IN_A_TURN);
        }
    }

    /**
     * Take one turn.
     *
     * @return what happened, oldest first: a session start if one was due, the message, and what the bot did and said; a blank message is recorded and
     *     nothing is said. The events are to be stored before the replies among them are sent.
     */
    public List<Event> take(Tracker before, Incoming message) {
        Turn turn = new Turn(before, message.at());
        if (hears(turn, message)) {
            goesOn(turn);
        }
        return turn.events();
    }

    /**
     * Hear a message without doing anything about it (Rasa: {@code POST .../messages}): a session starts if one is due, the message is read, and slots are
     * filled.
     */
    public List<Event> hear(Tracker before, Incoming message) {
        Turn turn = new Turn(before, message.at());
        hears(turn, message);
        return turn.events();
    }

    /**
     * The same with a message that was read elsewhere (Rasa: {@code parse_data}).
     *
     * @param reading what it was read as; its text counts
     */
    public List<Event> hear(Tracker before, Incoming message, Reading reading) {
        Turn turn = new Turn(before, message.at());
        hears(turn, message, tracker -> reading);
        return turn.events();
    }

    /**
     * Do one action, whatever the policies think (Rasa: {@code POST .../execute}), after a session start if one is due.
     *
     * @param policy who is said to have decided on it; empty: nobody
     * @throws IllegalArgumentException if the bot has no such action; see {@link #knowsAction}
     */
    public List<Event> execute(Tracker before, String action, Optional<String> policy, double confidence, Instant now) {
        if (!knowsAction(action)) {
            throw new IllegalArgumentException("Unknown action '%s'.".formatted(action));
        }
        Turn turn = new Turn(before, now);
        startsSessionIfDue(turn, Map.of());
        does(
                turn,
                new Decision(
                        action, confidence, policy.orElse(""), 0, List.of(new Reason.Plain(Reason.Cause.REQUESTED))));
        return turn.events();
    }

    /**
     * Let something that happened elsewhere go through the conversation as if the user had said it with this intent (Rasa: {@code POST
     * .../trigger_intent}): slots are filled, and the bot goes on until it listens.
     *
     * @param entities values by type
     */
    public List<Event> trigger(Tracker before, String intent, Map<String, ?> entities, Instant now) {
        Turn turn = new Turn(before, now);
        startsSessionIfDue(turn, Map.of());
        triggers(turn, intent, entities, Map.of("is_external", true));
        return turn.events();
    }

    /**
     * Let a reminder that is due go through the conversation.
     *
     * @return nothing if it no longer holds: cancelled, overtaken by a message that cancels it, or of a session that is over
     */
    public List<Event> remind(Tracker before, Event.ReminderScheduled reminder, Instant now) {
        Turn turn = new Turn(before, now);
        startsSessionIfDue(turn, Map.of());
        if (!Reminders.holds(reminder, turn.tracker)) {
            return List.of();
        }
        triggers(
                turn, reminder.intent(), reminder.entities(), Map.of("is_external", true, "reminder", reminder.name()));
        return turn.events();
    }

    /**
     * Set aside a message that could not be answered, and say so by the bot's own fallback ({@code utter_ask_rephrase}, else {@code utter_default}). The
     * message is kept, read as nothing; the conversation goes on with the next one.
     *
     * @param cause the class of what went wrong; never the customer's words
     */
    public List<Event> park(Tracker before, Incoming message, String cause) {
        Turn turn = new Turn(before, message.at());
        if (sessionIsDue(before, message.at())) {
            // The program's own start of a session: the author's may be what failed.
            turn.add(new Event.ActionExecuted(message.at(), SESSION_START, Optional.empty(), 1, List.of()));
            turn.addAll(Actions.sessionStart(turn.tracker, context(turn.tracker, message.at())));
        }
        turn.addAll(parked(message, cause, Spoken.language(turn.tracker, scene.company()))
                .subList(0, 2));
        if (!turn.tracker.paused() && !(frontDesk && FrontDesk.isOver(turn.tracker))) {
            apologises(turn);
        }
        turn.add(new Event.ActionExecuted(turn.now, Decision.LISTEN, Optional.empty(), 1, List.of()));
        return turn.events();
    }

    /**
     * The least that is kept of a message that could not be answered: itself, why, and that the bot listens.
     *
     * @param cause the class of what went wrong; never the customer's words
     */
    public static List<Event> parked(Incoming message, String cause, Language language) {
        return List.of(
                new Event.UserUttered(
                        message.at(),
                        new Reading(message.text(), language, false, List.of(), List.of(), 0),
                        message.channel(),
                        message.messageId(),
                        message.metadata()),
                new Event.MessageParked(message.at(), cause),
                new Event.ActionExecuted(message.at(), Decision.LISTEN, Optional.empty(), 1, List.of()));
    }

    private void apologises(Turn turn) {
        for (String response : List.of("utter_ask_rephrase", "utter_default")) {
            if (replies.knows(response)) {
                does(turn, new Decision(response, 1, "", 0, List.of(new Reason.Plain(Reason.Cause.PARKED))));
                break;
            }
        }
        if (!frontDesk) { // as after Rasa's fallback; the desk's script counts what was not understood
            turn.add(new Event.UserUtteranceReverted(turn.now));
        }
    }

    /**
     * Let what came from outside go through the conversation once more: an external intent, or a reminder.
     *
     * @param external what stands in the conversation where it came
     */
    public List<Event> again(Tracker before, Event.UserUttered external) {
        Turn turn = new Turn(before, external.at());
        startsSessionIfDue(turn, Map.of());
        triggers(turn, external);
        return turn.events();
    }

    /**
     * The same turns, reaching something else outside the program.
     *
     * @param outside such as what plays back recorded answers
     */
    public Turns with(Context.Outside outside) {
        return new Turns(this, outside);
    }

    /**
     * What the bot would do next (Rasa: {@code POST .../predict}). Nothing is done.
     *
     * @param tracker the conversation, its session started; see {@link #startSessionIfDue}
     */
    public Decision decide(Tracker tracker, Instant now) {
        Optional<String> followup = tracker.followupAction().filter(actions::has);
        if (followup.isPresent()) {
            return new Decision(
                    followup.get(), 1, "followup_action", 0, List.of(new Reason.Plain(Reason.Cause.FOLLOWS)));
        }
        return policy.decide(tracker, now)
                .orElse(new Decision(Decision.LISTEN, 0, "", 0, List.of(new Reason.Plain(Reason.Cause.NOBODY_KNOWS))));
    }

    /**
     * Add what is said to have happened (Rasa: {@code POST .../tracker/events}). The bot does nothing about it; a conversation that is new starts a session
     * first, unless the events themselves do.
     *
     * @return the events as they are to be stored
     */
    public List<Event> append(Tracker before, List<Event> events, Instant now) {
        Turn turn = new Turn(before, now);
        boolean startThemselves = events.stream().limit(2).anyMatch(Event.SessionStarted.class::isInstance);
        if (before.events().isEmpty() && !startThemselves) {
            startsSession(turn, Map.of());
        }
        turn.addAll(SlotValues.settled(events, scene.bot().domain()));
        return turn.events();
    }

    /** Start a session if one is due: in a new conversation, and after a pause longer than a session lives. */
    public List<Event> startSessionIfDue(Tracker before, Instant now) {
        Turn turn = new Turn(before, now);
        startsSessionIfDue(turn, Map.of());
        return turn.events();
    }

    /** Start a session. */
    public List<Event> startSession(Tracker before, Instant now) {
        Turn turn = new Turn(before, now);
        startsSession(turn, Map.of());
        return turn.events();
    }

    /** Whether the bot has an action of this name. */
    public boolean knowsAction(String name) {
        return actions.has(name);
    }

    /** A turn as it grows. */
    private static final class Turn {
        private final Instant now;
        private final int from;
        private Tracker tracker;

        Turn(Tracker before, Instant now) {
            this.tracker = before;
            this.from = before.events().size();
            this.now = now;
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

    /** The message, and what it fills; whether the bot is to do something about it. */
    private boolean hears(Turn turn, Incoming message) {
        return hears(turn, message, tracker -> read(tracker, message));
    }

    private boolean hears(Turn turn, Incoming message, Function<Tracker, Reading> reader) {
        startsSessionIfDue(turn, message.metadata());
        Event.UserUttered said = new Event.UserUttered(
                turn.now, reader.apply(turn.tracker), message.channel(), message.messageId(), message.metadata());
        turn.add(said);
        boolean silent = isSilent(turn.tracker);
        if (said.isBlank() || silent && frontDesk) {
            return false;
        }
        fillsSlots(turn);
        if (silent) {
            return false;
        }
        turn.addAll(policy.observe(turn.tracker, turn.now));
        return true;
    }

    /** Whether a person has the conversation; the wish to begin anew is heard all the same. */
    private static boolean isSilent(Tracker tracker) {
        return tracker.paused()
                && !tracker.latestMessage()
                        .flatMap(said -> said.reading().best())
                        .map(guess -> guess.intent().equals("restart"))
                        .orElse(false);
    }

    private void triggers(Turn turn, String intent, Map<String, ?> entities, Map<String, Object> metadata) {
        List<Entity> given = new ArrayList<>();
        String text = "EXTERNAL: " + intent;
        entities.forEach(
                (type, value) -> Payload.entity(type, value, 0, text.length()).ifPresent(given::add));
        triggers(
                turn,
                new Event.UserUttered(
                        turn.now,
                        new Reading(
                                text,
                                Spoken.language(turn.tracker, scene.company()),
                                false,
                                List.of(new Guess(intent, 1)),
                                given,
                                1),
                        turn.tracker
                                .latestMessage()
                                .map(Event.UserUttered::channel)
                                .orElse("rest"),
                        "m" + turn.tracker.events().size(),
                        metadata));
    }

    private void triggers(Turn turn, Event.UserUttered external) {
        turn.add(external);
        fillsSlots(turn);
        if (!turn.tracker.paused()) {
            turn.addAll(policy.observe(turn.tracker, turn.now));
            goesOn(turn);
        }
    }

    private void fillsSlots(Turn turn) {
        turn.addAll(slotFilling.run(turn.tracker, context(turn.tracker, turn.now)));
    }

    /** Do what is decided until the bot listens. */
    private void goesOn(Turn turn) {
        int done = 0;
        int rejected = 0;
        while (done < scene.mostActions() && rejected < scene.mostActions()) {
            Decision decision = decide(turn.tracker, turn.now);
            if (decision.byText()) {
                fillsSlots(turn); // as Rasa, which extracts anew where the words themselves led on
            }
            if (does(turn, decision)) {
                done++;
                if (decision.action().equals(Decision.LISTEN)
                        || decision.action().equals(SESSION_START)
                        || isSilent(turn.tracker) && !frontDesk) {
                    return;
                }
            } else {
                rejected++;
            }
        }
        turn.add(new Event.ActionExecuted(
                turn.now, Decision.LISTEN, Optional.empty(), 0, List.of(new Reason.Endless(scene.mostActions()))));
    }

    /** Do one action and write down what came of it; whether it was not rejected. */
    private boolean does(Turn turn, Decision decision) {
        String name = decision.action();
        // What the policies have to say counts while the action runs, and is written down only if it was not rejected.
        Tracker within = turn.tracker.after(decision.events());
        List<Event> happened;
        List<Reason> found = new ArrayList<>();
        Context context = context(within, turn.now, found::add);
        try {
            happened = actions.named(name).run(within, context);
        } catch (Rejection rejection) {
            if (found.isEmpty()) {
                found.add(new Reason.Failed(String.valueOf(rejection.getMessage())));
            }
            turn.add(new Event.ActionRejected(turn.now, name, decision.policy(), because(decision, found, turn)));
            return false;
        } catch (ActionFailed failure) {
            // The conversation goes on; what the action would have done is lost.
            found.add(new Reason.Failed(String.valueOf(failure.getMessage())));
            happened = name.equals(SESSION_START) ? Actions.sessionStart(within, context) : List.of();
        }
        boolean rejectedItself = happened.stream().anyMatch(Event.ActionRejected.class::isInstance);
        if (!rejectedItself) {
            turn.addAll(decision.events());
            turn.add(new Event.ActionExecuted(
                    turn.now,
                    name,
                    Optional.of(decision.policy()).filter(by -> !by.isEmpty()),
                    decision.confidence(),
                    because(decision, found, turn),
                    decision.hidden(),
                    actions.textOf(name)));
        }
        for (Event event : happened) {
            // What it said is told for with it where it was not done in the end.
            turn.add(
                    event instanceof Event.ActionRejected rejected
                                    && rejected.because().isEmpty()
                            ? new Event.ActionRejected(
                                    rejected.at(), rejected.name(), rejected.policy(), because(decision, found, turn))
                            : event);
        }
        if (happened.stream().anyMatch(Event.UserUttered.class::isInstance)) {
            fillsSlots(turn);
        }
        return !rejectedItself;
    }

    /** Why it was decided, and what the action found; what belongs to a colleague does not stand in it. */
    private List<Reason> because(Decision decision, List<Reason> found, Turn turn) {
        List<Reason> because = new ArrayList<>(decision.because());
        because.addAll(found);
        if (scene.company().isNone()) {
            return because;
        }
        Language language = Spoken.language(turn.tracker, scene.company());
        because.replaceAll(reason -> reason.worded(text -> guard.clean(text, language)));
        return because;
    }

    /** Read a message as it is read in a turn: what a button sends, or by the interpreter. */
    public Reading read(Tracker tracker, Incoming message) {
        Message asTyped = new Message(
                message.text(),
                message.at(),
                scene.company().timeZone(),
                scene.company().country(),
                Optional.of(Spoken.language(tracker, scene.company())));
        return Payload.parse(message.text(), asTyped, scene.bot().domain())
                .orElseGet(() -> scene.interpreter().read(asTyped));
    }

    private void startsSessionIfDue(Turn turn, Map<String, Object> metadata) {
        if (sessionIsDue(turn.tracker, turn.now)) {
            startsSession(turn, metadata);
        }
    }

    private void startsSession(Turn turn, Map<String, Object> metadata) {
        if (!metadata.isEmpty()) {
            turn.add(new Event.SlotSet(turn.now, SESSION_METADATA, metadata));
        }
        does(turn, new Decision(SESSION_START, 1, "", 0, List.of(new Reason.Plain(Reason.Cause.SESSION_BEGINS))));
    }

    private boolean sessionIsDue(Tracker tracker, Instant now) {
        boolean nothingYet = tracker.session().stream()
                .allMatch(event -> event instanceof Event.SessionStarted || event instanceof Event.Restarted);
        if (nothingYet) {
            return true;
        }
        Duration expiry = scene.bot().domain().session().expiry();
        return !expiry.isZero()
                && !tracker.paused()
                && lastHeard(tracker)
                        .map(last -> Duration.between(last, now).compareTo(expiry) > 0)
                        .orElse(false);
    }

    /** When the user last spoke, or a person gave the conversation back. */
    private static Optional<Instant> lastHeard(Tracker tracker) {
        return tracker.session().reversed().stream()
                .filter(event -> event instanceof Event.UserUttered || event instanceof Event.Resumed)
                .findFirst()
                .map(Event::at);
    }

    private Context context(Tracker tracker, Instant now) {
        return context(tracker, now, reason -> {});
    }

    private Context context(Tracker tracker, Instant now, Consumer<Reason> reasons) {
        Domain domain = scene.bot().domain();
        return new Context(
                now,
                domain,
                scene.company(),
                time,
                scene.knowledge(),
                scene.reteller(),
                replies,
                guard,
                scene.company().isNone() ? tracker::slots : () -> facts(tracker, now),
                actions,
                scene.outside(),
                reasons);
    }

    private Map<String, Object> facts(Tracker tracker, Instant now) {
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
        return Map.copyOf(facts);
    }

    /** What this bot's turns are taken with. */
    public Scene scene() {
        return scene;
    }
}
