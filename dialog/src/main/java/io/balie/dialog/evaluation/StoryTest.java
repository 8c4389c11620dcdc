package io.balie.dialog.evaluation;

import io.balie.dialog.domain.Domain;
import io.balie.dialog.domain.Step;
import io.balie.dialog.domain.TestStory;
import io.balie.dialog.event.Event;
import io.balie.dialog.event.Reason;
import io.balie.dialog.policy.Decision;
import io.balie.dialog.policy.Policy;
import io.balie.dialog.tracker.Tracker;
import io.balie.dialog.training.Replay;
import io.balie.dialog.training.TrainingStories;
import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Plays test stories against a bot's policies. */
public final class StoryTest {

    static final String UNLIKELY = "action_unlikely_intent";

    /** What is predicted once a turn has gone on for too long. */
    private static final String TRIPPED = "circuit breaker tripped";

    private static final int MOST_ACTIONS_IN_A_TURN = 10;

    private final Domain domain;
    private final Policy policy;
    private final Optional<Ear> ear;
    private final Instant now;

    /**
     * A test of one bot.
     *
     * @param ear reads what is typed; empty: messages are taken as the story labels them
     * @param now the moment of all conversations
     */
    public StoryTest(Domain domain, Policy policy, Optional<Ear> ear, Instant now) {
        this.domain = domain;
        this.policy = policy;
        this.ear = ear;
        this.now = now;
    }

    /** Play a story. */
    public StoryResult play(TestStory story) {
        Play play = new Play();
        story.steps().forEach(play::step);
        play.listen();
        return new StoryResult(story, play.played);
    }

    /** A story while it is played. */
    private final class Play {
        private final List<Played> played = new ArrayList<>();
        private Tracker tracker = Tracker.empty("test");
        private Optional<String> selected = Optional.empty();
        private boolean begun;
        private boolean listened;

        void step(TestStory.TestStep step) {
            switch (step.step()) {
                case Step.UserStep user -> {
                    listen();
                    say(step, user);
                }
                case Step.ActionStep action -> act(action.action(), false, action.line());
                case Step.BotStep bot -> act(bot.text(), true, bot.line());
                case Step.SlotStep slots -> {
                    slots.slots().forEach((name, value) -> add(new Event.SlotSet(now, name, value.orElse(null))));
                    played.add(new Played.Told(slots));
                }
                case Step.LoopStep loop -> {
                    add(new Event.ActiveLoop(now, loop.form()));
                    played.add(new Played.Told(loop));
                }
                case Step.CheckpointStep checkpoint -> {}
            }
        }

        private void add(Event event) {
            tracker = tracker.after(event);
            begun = true;
            listened = false;
        }

        void listen() {
            if (!listened) {
                act(Decision.LISTEN, false, 0);
            }
            listened = true;
        }

        private void say(TestStory.TestStep step, Step.UserStep user) {
            Optional<String> intent = user.intent().isEmpty() ? Optional.empty() : Optional.of(user.intent());
            List<Entity> entities = step.typed().isPresent() ? step.entities() : mentioned(user);
            String text = step.typed().or(user::text).orElse("");
            selected = Optional.empty();
            if (ear.isPresent()) {
                Played.Said said = read(text, intent, entities, user.line());
                played.add(said);
            } else {
                played.add(new Played.Said(text, intent, entities, intent, entities, user.line()));
            }
            Reading reading = new Reading(
                    text,
                    Language.EN,
                    false,
                    intent.map(name -> List.of(new Guess(name, 1))).orElse(List.of()),
                    entities,
                    1);
            add(new Event.UserUttered(now, reading, "", "", Map.of()));
            new TrainingStories(domain).slotsOf(entities).forEach(this::add);
        }

        private Played.Said read(String text, Optional<String> intent, List<Entity> entities, int line) {
            if (text.isEmpty()) {
                return new Played.Said(text, intent, entities, intent, entities, line);
            }
            Ear.Heard heard = ear.orElseThrow().hear(text, tracker);
            Optional<String> read = heard.reading().best().map(Guess::intent);
            // A story that gives the whole of a retrieval intent wants its key too.
            Optional<String> compared =
                    read.equals(intent) ? read : heard.retrieval().or(() -> read);
            Played.Said said = new Played.Said(
                    text, intent, entities, compared, heard.reading().entities(), line);
            if (said.isRight()) {
                selected = heard.retrieval();
            }
            return said;
        }

        private static List<Entity> mentioned(Step.UserStep user) {
            return user.entities().stream()
                    .map(mention -> new Entity(
                            mention.type(),
                            0,
                            1,
                            mention.value().orElse(""),
                            "",
                            mention.role(),
                            mention.group(),
                            OptionalDouble.empty()))
                    .toList();
        }

        private void act(String expected, boolean isText, int line) {
            if (!begun) {
                // What comes before everything else cannot be foreseen.
                done(expected, isText, "", 1);
                if (!expected.equals(Decision.LISTEN)) {
                    played.add(new Played.Told(new Step.ActionStep(expected, line)));
                }
                return;
            }
            Predicted predicted = predict(expected);
            boolean unlikely = predicted.action().equals(UNLIKELY) && !expected.equals(UNLIKELY);
            if (unlikely) {
                done(UNLIKELY, false, predicted.policy(), predicted.confidence());
                predicted = predict(expected);
            }
            played.add(new Played.Act(
                    expected, isText, predicted.action(), predicted.policy(), predicted.confidence(), unlikely, line));
            boolean right = predicted.action().equals(expected);
            // The response is chosen by its key, but what policies know of is the retrieval action without it.
            String happened = right ? predicted.decided() : expected;
            done(happened, isText && !right, predicted.policy(), predicted.confidence());
        }

        private void done(String action, boolean isText, String by, double confidence) {
            add(new Event.ActionExecuted(
                    now,
                    action,
                    Optional.of(by),
                    confidence,
                    List.of(),
                    false,
                    isText ? Optional.of(action) : Optional.empty()));
            listened = action.equals(Decision.LISTEN);
        }

        private Predicted predict(String expected) {
            if (actionsSinceListening() >= MOST_ACTIONS_IN_A_TURN) {
                return new Predicted(TRIPPED, TRIPPED, "", 0);
            }
            Predicted first = decide(expected);
            boolean mayBeRejected = !first.policy().isEmpty()
                    && !first.action().equals(expected)
                    && tracker.activeLoop().equals(Optional.of(first.action()))
                    && domain.forms().containsKey(first.action());
            if (!mayBeRejected) {
                return first;
            }
            // The form's own action would turn the message down, or the story would not go on otherwise.
            add(new Event.ActionRejected(now, first.action(), first.policy()));
            return decide(expected);
        }

        private int actionsSinceListening() {
            int actions = 0;
            for (int i = tracker.session().size() - 1; i >= 0; i--) {
                if (tracker.session().get(i) instanceof Event.ActionExecuted done) {
                    if (done.name().equals(Decision.LISTEN) || done.name().equals("action_session_start")) {
                        return actions;
                    }
                    actions++;
                }
            }
            return actions;
        }

        private Predicted decide(String expected) {
            Decision decision = policy.decide(tracker, now)
                    .orElseGet(() -> new Decision(
                            Decision.LISTEN, 0, "", 0, List.of(new Reason.Plain(Reason.Cause.NOBODY_KNOWS))));
            return new Predicted(
                    inFull(decision.action(), expected),
                    decision.action(),
                    decision.policy(),
                    Math.max(0, decision.confidence()));
        }

        /** A retrieval action with the key of what it would say, unless the story leaves the key open. */
        private String inFull(String action, String expected) {
            boolean retrieves = action.startsWith("utter_")
                    && domain.retrievalIntents().contains(action.substring("utter_".length()));
            if (!retrieves || action.equals(expected)) {
                return action;
            }
            return selected.map(intent -> "utter_" + intent)
                    .filter(full -> Replay.baseIntent(full).equals(action))
                    .orElse(action);
        }
    }

    /** What would be done; {@code decided} as the policy calls it, {@code action} with the key of a response. */
    private record Predicted(String action, String decided, String policy, double confidence) {}
}
