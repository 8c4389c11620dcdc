package io.balie.dialog.training;

import io.balie.dialog.domain.Domain;
import io.balie.dialog.domain.EntityType;
import io.balie.dialog.domain.Intent;
import io.balie.dialog.domain.Slot;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A conversation while its events are played one after the other: what policies must know of it, step by step. Not for several threads.
 *
 * <p>A {@link Tracker} is what a conversation is; this is what learning needs beside it, such as slots that a rule says must not be set.
 */
public final class Replay {

    /** Where policies wait for the user. */
    public static final String LISTEN = "action_listen";

    /** In rules: anything may have happened before, or may follow. */
    public static final String ANYTHING = "...";

    private final Domain domain;
    private final List<Event> events = new ArrayList<>();
    private final Map<String, Object> slots = new HashMap<>();
    private final Set<String> slotsSet = new HashSet<>();
    private Event.@Nullable UserUttered message;
    private final List<Entity> added = new ArrayList<>();
    private @Nullable Boolean usesText;
    private Event.@Nullable ActionExecuted latest;
    private @Nullable String loop;
    private boolean loopRejected;
    /** At first the bot listens. */
    private @Nullable String followup = LISTEN;

    /** A conversation in which nothing has happened. */
    public Replay(Domain domain) {
        this.domain = domain;
        reset();
    }

    /** What counts of a real conversation. */
    public static Replay of(Domain domain, Tracker tracker) {
        Replay replay = new Replay(domain);
        for (Event event : tracker.session()) {
            if (!replay.isQuestionOfForm(event)) {
                replay.add(event);
            }
        }
        return replay;
    }

    /** The question of a form may stand in the tracker as an action that nobody decided on; it is part of the form's action. */
    private boolean isQuestionOfForm(Event event) {
        return event instanceof Event.ActionExecuted done
                && done.policy().isEmpty()
                && (done.name().startsWith("utter_ask_") || done.name().startsWith("action_ask_"))
                && loop != null
                && latest != null
                && latest.name().equals(loop);
    }

    /** The next event. */
    public void add(Event event) {
        events.add(event);
        switch (event) {
            case Event.UserUtteranceReverted reverted -> again();
            case Event.ActionReverted reverted -> again();
            case Event.SessionStarted started -> reset();
            case Event.Restarted restarted -> reset();
            default -> apply(event);
        }
    }

    private void reset() {
        slots.clear();
        slotsSet.clear();
        for (Slot slot : domain.slots().values()) {
            if (slot.initial() != null) {
                slots.put(slot.name(), slot.initial());
            }
        }
        message = null;
        added.clear();
        usesText = null;
        latest = null;
        loop = null;
        loopRejected = false;
        followup = LISTEN;
    }

    private void again() {
        reset();
        History.applied(events).forEach(this::apply);
    }

    private void apply(Event event) {
        switch (event) {
            case Event.UserUttered said -> {
                message = said;
                added.clear();
                followup = null;
                boolean text = !said.text().isEmpty();
                boolean intent = said.reading().best().isPresent();
                usesText = text == intent ? null : text;
            }
            case Event.ActionExecuted done -> {
                latest = done;
                followup = null;
                if (done.name().equals(loop)) {
                    loopRejected = false;
                }
            }
            case Event.SlotSet set -> {
                slotsSet.add(set.name());
                if (set.value() == null) {
                    slots.remove(set.name());
                } else {
                    slots.put(set.name(), set.value());
                }
            }
            case Event.SlotsReset cleared -> {
                slots.clear();
                slotsSet.clear();
                for (Slot slot : domain.slots().values()) {
                    if (slot.initial() != null) {
                        slots.put(slot.name(), slot.initial());
                    }
                }
            }
            case Event.ActiveLoop change -> {
                loop = change.name().orElse(null);
                loopRejected = false;
            }
            case Event.ActionRejected rejected ->
                loopRejected |= rejected.name().equals(loop);
            case Event.FollowupAction next -> followup = next.name().orElse(null);
            case Event.UserFeaturization how -> {
                if (justHeard() && message != null) {
                    usesText = how.usesText();
                }
            }
            case Event.EntitiesAdded more -> {
                if (justHeard()) {
                    added.addAll(more.entities());
                }
            }
            default -> {}
        }
    }

    /** All that was played, oldest first. */
    public List<Event> events() {
        return Collections.unmodifiableList(events);
    }

    /** The name or text of the action done last; empty at the start. */
    public Optional<String> latestAction() {
        return Optional.ofNullable(latest).map(Event.ActionExecuted::name);
    }

    /** Whether the latest action was to listen: the message is new, or none has come yet. */
    public boolean justHeard() {
        return latest != null && latest.name().equals(LISTEN);
    }

    /** The form that asks. */
    public Optional<String> loop() {
        return Optional.ofNullable(loop).filter(name -> !name.equals(State.UNSET));
    }

    /** Whether the form that asks turned its latest turn down. */
    public boolean loopRejected() {
        return loopRejected;
    }

    /** The action that must come next. */
    public Optional<String> followup() {
        return Optional.ofNullable(followup);
    }

    /** The latest message. */
    public Optional<Event.UserUttered> message() {
        return Optional.ofNullable(message);
    }

    /** The intent of the latest message, without the key of a retrieval intent. */
    public Optional<String> intent() {
        return message()
                .flatMap(said -> said.reading().best())
                .map(Guess::intent)
                .map(Replay::baseIntent);
    }

    /** Whether policies see a slot at all. */
    public static boolean isSeen(Slot slot) {
        return !SlotFeatures.of(slot, null).isEmpty();
    }

    /** A retrieval intent without its key. */
    public static String baseIntent(String intent) {
        int slash = intent.indexOf('/');
        return slash < 0 ? intent : intent.substring(0, slash);
    }

    /** A slot's value. */
    public @Nullable Object slot(String name) {
        return slots.get(name);
    }

    /**
     * What policies see now.
     *
     * @param onlySlotsSet whether slots that still have their initial value are left out
     */
    State state(boolean onlySlotsSet) {
        Map<String, Map<String, Object>> parts = new LinkedHashMap<>();
        parts.put(State.USER, userPart());
        parts.put(State.SLOTS, slotsPart(onlySlotsSet));
        parts.put(State.ACTION, actionPart());
        parts.put(State.LOOP, loop == null ? Map.of() : Map.of(State.NAME, loop));
        return State.of(parts);
    }

    Map<String, Object> actionPart() {
        if (latest == null) {
            return Map.of();
        }
        return latest.text().isPresent()
                ? Map.of(State.ACTION_TEXT, latest.text().get())
                : Map.of(State.ACTION_NAME, latest.name());
    }

    private Map<String, Object> userPart() {
        if (message == null) {
            return Map.of();
        }
        Map<String, Object> part = new TreeMap<>();
        boolean byText = Boolean.TRUE.equals(usesText);
        if (!message.text().isEmpty() && (usesText == null || usesText)) {
            part.put(State.TEXT, message.text());
        }
        if (!byText) {
            Optional<String> intent = intent();
            intent.ifPresent(name -> part.put(State.INTENT, name));
            List<String> entities = entities(intent);
            if (!entities.isEmpty()) {
                part.put(State.ENTITIES, entities);
            }
        }
        return part;
    }

    private List<String> entities(Optional<String> intent) {
        Set<String> found = new TreeSet<>();
        List<Entity> all =
                new ArrayList<>(message == null ? List.of() : message.reading().entities());
        all.addAll(added);
        for (Entity entity : all) {
            found.add(entity.type());
            entity.role().ifPresent(role -> found.add(entity.type() + "#" + role));
            entity.group().ifPresent(group -> found.add(entity.type() + "#" + group));
        }
        intent.map(name -> domain.intents().get(name))
                .ifPresent(known -> found.removeIf(label -> !counts(label, known)));
        return List.copyOf(found);
    }

    /** Whether an entity, or an entity in a role, counts with an intent. */
    private boolean counts(String label, Intent intent) {
        int hash = label.indexOf('#');
        String type = hash < 0 ? label : label.substring(0, hash);
        if (intent.ignored().contains(label) || intent.ignored().contains(type)) {
            return false;
        }
        if (intent.used().isPresent()) {
            return intent.used().get().contains(label)
                    || hash >= 0 && intent.used().get().contains(type) && isLabel(label);
        }
        EntityType entity = domain.entities().get(type);
        return entity != null && (hash < 0 ? entity.influence() : isLabel(label));
    }

    private boolean isLabel(String label) {
        int hash = label.indexOf('#');
        EntityType entity = domain.entities().get(label.substring(0, hash));
        String name = label.substring(hash + 1);
        return entity != null
                && (entity.roles().contains(name) || entity.groups().contains(name));
    }

    private Map<String, Object> slotsPart(boolean onlySlotsSet) {
        Map<String, Object> part = new TreeMap<>();
        for (Slot slot : domain.slots().values()) {
            Object value = slots.get(slot.name());
            List<Double> features = SlotFeatures.of(slot, value);
            if (features.isEmpty() || onlySlotsSet && !slotsSet.contains(slot.name())) {
                continue;
            }
            if (State.UNSET.equals(value) && slot.type() != Slot.Type.LIST) {
                part.put(slot.name(), State.UNSET);
            } else if (features.stream().anyMatch(feature -> feature != 0)) {
                part.put(slot.name(), features);
            }
        }
        return part;
    }
}
