package io.balie.dialog.action;

import io.balie.dialog.domain.Domain;
import io.balie.dialog.domain.EntityType;
import io.balie.dialog.domain.Form;
import io.balie.dialog.domain.Intent;
import io.balie.dialog.domain.Mapping;
import io.balie.dialog.domain.Response;
import io.balie.dialog.domain.Slot;
import io.balie.dialog.event.Event;
import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes small Rasa projects in a line each. */
final class Projects {

    private final Map<String, Intent> intents = new LinkedHashMap<>();
    private final Map<String, EntityType> entities = new LinkedHashMap<>();
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Map<String, Form> forms = new LinkedHashMap<>();
    private final Map<String, List<Response>> responses = new LinkedHashMap<>();
    private final Set<String> actions = new LinkedHashSet<>();
    private final Set<String> retrieval = new LinkedHashSet<>();
    private boolean carryOver = true;

    static Projects project() {
        return new Projects();
    }

    Projects slot(String name, Mapping... mappings) {
        return slot(name, Slot.Type.TEXT, null, mappings);
    }

    Projects slot(String name, Slot.Type type, @Nullable Object initial, Mapping... mappings) {
        slots.put(
                name,
                new Slot(
                        name,
                        type,
                        initial,
                        true,
                        List.of(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        List.of(mappings)));
        for (Mapping mapping : mappings) {
            mapping.entity().ifPresent(entity -> entities.put(entity, EntityType.of(entity)));
        }
        return this;
    }

    Projects form(String name, String... required) {
        forms.put(name, new Form(name, List.of(required), List.of()));
        return this;
    }

    Projects formIgnoring(String intent, String name, String... required) {
        forms.put(name, new Form(name, List.of(required), List.of(intent)));
        return this;
    }

    Projects says(String name, String text) {
        responses.put(name, List.of(response(text)));
        return this;
    }

    Projects action(String name) {
        actions.add(name);
        return this;
    }

    Projects retrieval(String intent) {
        retrieval.add(intent);
        return this;
    }

    Projects forgetsSlots() {
        carryOver = false;
        return this;
    }

    Domain domain() {
        return new Domain(
                intents,
                retrieval,
                entities,
                slots,
                forms,
                responses,
                actions,
                Set.of(),
                List.of("Good bye."),
                new Domain.Session(Duration.ofMinutes(60), carryOver));
    }

    static Response response(String text) {
        return new Response(
                Optional.of(text),
                List.of(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    static Mapping mapping(Mapping.Kind kind, Mapping.Condition... conditions) {
        return new Mapping(
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                null,
                Optional.empty(),
                List.of(conditions));
    }

    static Mapping fromText(Mapping.Condition... conditions) {
        return mapping(Mapping.Kind.FROM_TEXT, conditions);
    }

    static Mapping fromEntity(String entity, Mapping.Condition... conditions) {
        return new Mapping(
                Mapping.Kind.FROM_ENTITY,
                Optional.of(entity),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                null,
                Optional.empty(),
                List.of(conditions));
    }

    static Mapping fromRole(String entity, String role) {
        return new Mapping(
                Mapping.Kind.FROM_ENTITY,
                Optional.of(entity),
                Optional.of(role),
                Optional.empty(),
                List.of(),
                List.of(),
                null,
                Optional.empty(),
                List.of());
    }

    static Mapping fromIntent(String intent, @Nullable Object value) {
        return byIntent(Mapping.Kind.FROM_INTENT, intent, value);
    }

    static Mapping fromTriggerIntent(String intent, @Nullable Object value) {
        return byIntent(Mapping.Kind.FROM_TRIGGER_INTENT, intent, value);
    }

    private static Mapping byIntent(Mapping.Kind kind, String intent, @Nullable Object value) {
        return new Mapping(
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(intent),
                List.of(),
                value,
                Optional.empty(),
                List.of());
    }

    static Mapping custom(String action) {
        return new Mapping(
                Mapping.Kind.CUSTOM,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                null,
                Optional.of(action),
                List.of());
    }

    static Mapping.Condition asking(String form, String slot) {
        return new Mapping.Condition(Optional.of(form), Optional.of(slot));
    }

    static Event.UserUttered said(String text, String intent, Entity... entities) {
        return said(text, List.of(new Guess(intent, 0.9)), entities);
    }

    static Event.UserUttered said(String text, List<Guess> ranking, Entity... entities) {
        return new Event.UserUttered(
                Contexts.NOON,
                new Reading(text, Language.EN, false, ranking, List.of(entities), 1),
                "rest",
                "m",
                Map.of());
    }

    static Entity entity(String type, String value) {
        return Entity.exact(type, 0, 1, value, "test");
    }

    static Entity entity(String type, String value, String role) {
        return new Entity(type, 0, 1, value, "test", Optional.of(role), Optional.empty(), OptionalDouble.empty());
    }

    static Event done(String action) {
        return new Event.ActionExecuted(Contexts.NOON, action, Optional.empty(), 1, List.of());
    }

    static Event set(String slot, @Nullable Object value) {
        return new Event.SlotSet(Contexts.NOON, slot, value);
    }

    static Event begins(String loop) {
        return new Event.ActiveLoop(Contexts.NOON, Optional.of(loop));
    }

    static Event ends() {
        return new Event.ActiveLoop(Contexts.NOON, Optional.empty());
    }

    static Event bot(String text, String action) {
        return new Event.BotUttered(Contexts.NOON, text, List.of(), Map.of(), Map.of(), action);
    }

    /** What happened, told shortly: {@code slot name=Jan}, {@code says Hello}. */
    static List<String> told(List<Event> events) {
        List<String> told = new ArrayList<>();
        for (Event event : events) {
            told.add(
                    switch (event) {
                        case Event.SlotSet set -> "slot %s=%s".formatted(set.name(), set.value());
                        case Event.ActiveLoop loop -> "loop " + loop.name().orElse("none");
                        case Event.BotUttered said -> "says " + said.text();
                        case Event.ActionExecuted done -> "does " + done.name();
                        case Event.ActionRejected rejected -> "rejects " + rejected.name();
                        case Event.UserUttered said ->
                            "hears " + said.reading().best().map(Guess::intent).orElse("nothing");
                        case Event.UserUtteranceReverted reverted -> "undoes message";
                        case Event.Restarted restarted -> "restarts";
                        case Event.SessionStarted started -> "session";
                        default -> event.getClass().getSimpleName();
                    });
        }
        return told;
    }
}
