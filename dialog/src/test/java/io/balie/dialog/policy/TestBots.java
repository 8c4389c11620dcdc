package io.balie.dialog.policy;

import io.balie.dialog.domain.Bot;
import io.balie.dialog.domain.Domain;
import io.balie.dialog.domain.EntityType;
import io.balie.dialog.domain.Form;
import io.balie.dialog.domain.Intent;
import io.balie.dialog.domain.Mapping;
import io.balie.dialog.domain.Response;
import io.balie.dialog.domain.Rule;
import io.balie.dialog.domain.Slot;
import io.balie.dialog.domain.Step;
import io.balie.dialog.domain.Story;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Small bots, written as short as a story file. */
public final class TestBots {

    public static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");

    private final List<String> intents = new ArrayList<>(List.of("greet", "bye", "inform", "faq", "restart", "back"));
    private final Set<String> retrieval = new LinkedHashSet<>();
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Map<String, Form> forms = new LinkedHashMap<>();
    private final Set<String> actions = new LinkedHashSet<>(List.of(
            "utter_greet", "utter_bye", "utter_faq", "utter_submit", "action_one", "action_two", "action_three"));
    private final List<Rule> rules = new ArrayList<>();
    private final List<Story> stories = new ArrayList<>();
    private final List<EntityType> entities = new ArrayList<>(List.of(EntityType.of("city")));
    private final List<Bot.Setting> policies = new ArrayList<>();

    public static TestBots bot() {
        return new TestBots();
    }

    public TestBots slot(String name, Slot.Type type, @Nullable Object initial) {
        return slot(name, type, initial, List.of());
    }

    public TestBots slot(String name, Slot.Type type, @Nullable Object initial, List<Mapping> mappings) {
        slots.put(
                name,
                new Slot(
                        name,
                        type,
                        initial,
                        type != Slot.Type.ANY,
                        type == Slot.Type.CATEGORICAL ? List.of("a", "b") : List.of(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        mappings));
        return this;
    }

    public TestBots form(String name, String... slots) {
        forms.put(name, new Form(name, List.of(slots), List.of()));
        return this;
    }

    public TestBots intents(String... more) {
        intents.addAll(List.of(more));
        return this;
    }

    /** An intent that is answered by a chosen response. */
    public TestBots retrieval(String intent) {
        intents.add(intent);
        retrieval.add(intent);
        actions.add("utter_" + intent);
        return this;
    }

    public TestBots actions(String... more) {
        actions.addAll(List.of(more));
        return this;
    }

    public TestBots rule(String name, Step... steps) {
        rules.add(new Rule(name, false, true, List.of(), List.of(steps), "rules.yml:" + (rules.size() + 1)));
        return this;
    }

    public TestBots rule(Rule rule) {
        rules.add(rule);
        return this;
    }

    public TestBots story(String name, Step... steps) {
        stories.add(new Story(name, List.of(steps), "stories.yml:" + (stories.size() + 1)));
        return this;
    }

    public TestBots policy(String name, Map<String, Object> options) {
        policies.add(new Bot.Setting(name, options));
        return this;
    }

    public Domain domain() {
        Map<String, Intent> byIntent = new LinkedHashMap<>();
        intents.forEach(intent -> byIntent.put(intent, Intent.of(intent)));
        Map<String, EntityType> byEntity = new LinkedHashMap<>();
        entities.forEach(entity -> byEntity.put(entity.name(), entity));
        Map<String, List<Response>> responses = new LinkedHashMap<>();
        Set<String> others = new LinkedHashSet<>(actions);
        return new Domain(
                byIntent,
                retrieval,
                byEntity,
                slots,
                forms,
                responses,
                others,
                Set.of(),
                List.of("Hello there!"),
                new Domain.Session(Duration.ofMinutes(60), true));
    }

    public Bot make() {
        return new Bot(domain(), rules, stories, "en", "test", List.of(), policies);
    }

    public static Step user(String intent, String... entities) {
        return new Step.UserStep(
                intent,
                Arrays.stream(entities)
                        .map(type -> new Step.EntityMention(type, Optional.empty(), Optional.empty(), Optional.of("x")))
                        .toList(),
                Optional.empty(),
                1);
    }

    public static Step text(String words) {
        return new Step.UserStep("", List.of(), Optional.of(words), 1);
    }

    public static Step action(String name) {
        return new Step.ActionStep(name, 2);
    }

    public static Step slotIs(String name, @Nullable Object value) {
        return new Step.SlotStep(Map.of(name, Optional.ofNullable(value)), 3);
    }

    public static Step loopIs(@Nullable String form) {
        return new Step.LoopStep(Optional.ofNullable(form), 4);
    }

    public static Step checkpoint(String name) {
        return new Step.CheckpointStep(name, Map.of(), 5);
    }

    /** A conversation that has begun, and then this. */
    public static Tracker tracker(Event... events) {
        List<Event> all =
                new ArrayList<>(List.of(done("action_session_start"), new Event.SessionStarted(NOON), listens()));
        all.addAll(List.of(events));
        return Tracker.of("c", all);
    }

    public static Event said(String intent, Entity... entities) {
        Reading reading = new Reading(
                "(" + intent + ")", Language.EN, true, List.of(new Guess(intent, 0.9)), List.of(entities), 1);
        return new Event.UserUttered(NOON, reading, "rest", "m", Map.of());
    }

    public static Event done(String action) {
        return new Event.ActionExecuted(NOON, action, Optional.of("test"), 1, List.of());
    }

    public static Event listens() {
        return done("action_listen");
    }

    public static Event loop(@Nullable String form) {
        return new Event.ActiveLoop(NOON, Optional.ofNullable(form));
    }

    public static Event slot(String name, @Nullable Object value) {
        return new Event.SlotSet(NOON, name, value);
    }

    public static Event rejected(String form) {
        return new Event.ActionRejected(NOON, form, "RulePolicy");
    }
}
