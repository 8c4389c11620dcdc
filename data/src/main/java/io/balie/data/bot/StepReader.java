package io.balie.data.bot;

import io.balie.data.yaml.Block;
import io.balie.data.yaml.Findings;
import io.balie.data.yaml.Spot;
import io.balie.data.yaml.Value;
import io.balie.dialog.domain.Slot;
import io.balie.dialog.domain.Step;
import io.balie.nlu.Entity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Reads one step of a rule, a story or a test story. */
final class StepReader {

    /** A step is of the first of these kinds that it names, as in Rasa. */
    private static final List<String> KINDS =
            List.of("intent", "user", "or", "action", "bot", "checkpoint", "slot_was_set", "active_loop", "metadata");

    private final Names names;
    private final Findings findings;
    private final DomainReader domain;
    private final Annotations annotations;

    StepReader(Names names, Findings findings, DomainReader domain, Annotations annotations) {
        this.names = names;
        this.findings = findings;
        this.domain = domain;
        this.annotations = annotations;
    }

    enum Place {
        RULE,
        STORY,
        TEST
    }

    /**
     * A step; several if it stands for alternatives that must be told apart.
     *
     * @param typed what was typed in a test, by its step
     */
    record Read(List<List<Step>> alternatives, Map<Step, Annotations.Read> typed) {
        static Read of(Step step) {
            return new Read(List.of(List.of(step)), Map.of());
        }
    }

    private record Said(Step.UserStep step, Optional<Annotations.Read> typed) {}

    Optional<Read> step(Block step, String by, Place place) {
        Optional<String> kind = KINDS.stream().filter(step::has).findFirst();
        if (kind.isEmpty()) {
            List<String> known = KINDS.subList(0, KINDS.size() - 1);
            if (step.entries().isEmpty()) {
                findings.warn(step.spot(), "This step of %s is empty; it is left out.".formatted(by));
            }
            step.warnOfOthers(known, "the step is left out");
            return Optional.empty();
        }
        return switch (kind.get()) {
            case "intent", "user" -> user(step, by, place);
            case "or" -> or(step, by, place);
            case "action" -> action(step, by);
            case "bot" -> bot(step, by, place);
            case "checkpoint" -> checkpoint(step, by, place);
            case "slot_was_set" -> slotStep(step, by);
            case "active_loop" -> {
                step.warnOfOthers(List.of("active_loop", "metadata"), "it has no effect");
                yield Optional.of(
                        Read.of(loop(step.entry("active_loop").orElseThrow().value(), by)));
            }
            default -> Optional.empty();
        };
    }

    private Optional<Read> slotStep(Block step, String by) {
        step.warnOfOthers(List.of("slot_was_set", "metadata"), "it has no effect");
        return slots(step.entry("slot_was_set").orElseThrow().value(), by).map(Read::of);
    }

    private Optional<Read> action(Block step, String by) {
        step.warnOfOthers(List.of("action", "metadata"), "it has no effect");
        Value.Entry entry = step.entry("action").orElseThrow();
        if (entry.value().isNull()
                || entry.value().asWritten().filter(String::isBlank).isPresent()) {
            findings.warn(entry.spot(), "'action' of this step of %s is empty; the step is left out.".formatted(by));
            return Optional.empty();
        }
        Optional<String> action = entry.value().text("'action'");
        action.ifPresent(
                name -> names.use(Names.Kind.ACTION, name, entry.value().spot(), by));
        return action.map(name -> Read.of(new Step.ActionStep(name, step.spot().line())));
    }

    private Optional<Read> bot(Block step, String by, Place place) {
        step.warnOfOthers(List.of("bot", "metadata"), "it has no effect");
        if (place == Place.RULE) {
            findings.fault(
                    step.spot(), "%s says a text with 'bot'.".formatted(by), "Write \"action: utter_...\" in rules.");
            return Optional.empty();
        }
        return step.requireText("bot")
                .map(text -> Read.of(new Step.BotStep(text, step.spot().line())));
    }

    private Optional<Read> checkpoint(Block step, String by, Place place) {
        step.warnOfOthers(List.of("checkpoint", "slot_was_set", "metadata"), "it has no effect");
        if (place == Place.RULE) {
            findings.fault(step.spot(), "A checkpoint stands in %s.".formatted(by), "Only stories have them.");
            return Optional.empty();
        }
        Map<String, Optional<Object>> slots = step.get("slot_was_set")
                .flatMap(value -> slots(value, by))
                .map(Step.SlotStep::slots)
                .orElse(Map.of());
        return step.requireText("checkpoint")
                .map(name ->
                        Read.of(new Step.CheckpointStep(name, slots, step.spot().line())));
    }

    private Optional<Read> user(Block step, String by, Place place) {
        return said(step, by, place).map(said -> {
            Map<Step, Annotations.Read> typed = new HashMap<>();
            if (place == Place.TEST) {
                said.typed().ifPresent(read -> typed.put(said.step(), read));
            }
            return new Read(List.of(List.of(said.step())), typed);
        });
    }

    private Optional<Said> said(Block step, String by, Place place) {
        step.warnOfOthers(List.of("intent", "user", "entities", "metadata"), "it has no effect");
        Optional<Annotations.Read> typed =
                step.get("user").flatMap(value -> value.text("'user'").map(text -> typed(text, value.spot(), by)));
        Optional<String> intent = Optional.of("");
        if (step.has("intent")) {
            intent = intent(step, by, place);
        } else if (typed.isEmpty()) {
            if (step.get("user").isEmpty()) {
                findings.warn(step.spot(), "'user' of this step of %s is empty; it is left out.".formatted(by));
            }
            return Optional.empty();
        }
        if (intent.isEmpty()) {
            return Optional.empty();
        }
        List<Step.EntityMention> entities = new ArrayList<>();
        if (typed.isPresent()) {
            typed.get().entities().forEach(entity -> entities.add(mention(entity)));
        } else {
            entities(step, by, entities);
        }
        return Optional.of(new Said(
                new Step.UserStep(
                        intent.get(),
                        entities,
                        typed.map(Annotations.Read::text),
                        step.spot().line()),
                typed));
    }

    private static Step.EntityMention mention(Entity entity) {
        return new Step.EntityMention(entity.type(), entity.role(), entity.group(), Optional.of(entity.value()));
    }

    /** A text with marks, or a payload such as <code>/intent{"entity": "value"}</code>, which is typed as it is. */
    private Annotations.Read typed(String text, Spot spot, String by) {
        if (!text.startsWith("/")) {
            return annotations.read(text, spot);
        }
        List<Entity> entities = new ArrayList<>();
        Optional<Payload> payload = Payload.read(text);
        if (payload.isEmpty()) {
            findings.warn(
                    spot,
                    "'%s' in %s cannot be read as an intent with entities.".formatted(text, by),
                    "Write /intent{\"entity\": \"value\"}.");
        }
        payload.ifPresent(read -> {
            for (Payload.Mention mention : read.entities()) {
                names.use(Names.Kind.ENTITY, mention.type(), spot, by);
                entities.add(new Entity(
                        mention.type(),
                        read.start(),
                        read.end(),
                        mention.value(),
                        "annotation",
                        Optional.empty(),
                        Optional.empty(),
                        OptionalDouble.empty()));
            }
            if (!read.tail().isEmpty()) {
                findings.warn(spot, "'%s' after the payload in %s is left out.".formatted(read.tail(), by));
            }
        });
        return new Annotations.Read(text, entities, Map.of());
    }

    /** The intent of a step; empty text if only the words count; nothing if the step says nothing. */
    private Optional<String> intent(Block step, String by, Place place) {
        Value.Entry entry = step.entry("intent").orElseThrow();
        Spot spot = entry.value().spot();
        if (entry.value().isNull()) {
            findings.fault(entry.spot(), "'intent' of this step of %s is empty.".formatted(by));
            return Optional.empty();
        }
        Optional<String> written = entry.value().rawText("'intent'").map(String::strip);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        if (written.get().isEmpty()) {
            if (step.has("user")) {
                return written;
            }
            findings.warn(spot, "'intent' of this step of %s is empty; the step is left out.".formatted(by));
            return Optional.empty();
        }
        String name = written.get();
        if (name.startsWith("/")) {
            findings.warn(spot, "Intent '%s' in %s begins with a slash.".formatted(name, by), "Leave the slash out.");
            name = name.substring(1);
        }
        if (Intents.hasKey(name) && place != Place.TEST) {
            findings.warn(
                    spot,
                    "Intent '%s' in %s has a key, which counts in tests only; read as '%s'."
                            .formatted(name, by, Intents.base(name)));
            name = Intents.base(name);
        }
        names.use(Names.Kind.INTENT, Intents.base(name), spot, by);
        return Optional.of(name);
    }

    private void entities(Block step, String by, List<Step.EntityMention> entities) {
        for (Value item : step.get("entities").map(v -> v.items("'entities'")).orElse(List.of())) {
            if (!item.isBlock()) {
                item.text("this entity").ifPresent(type -> {
                    names.use(Names.Kind.ENTITY, type, item.spot(), by);
                    entities.add(new Step.EntityMention(type, Optional.empty(), Optional.empty(), Optional.empty()));
                });
                continue;
            }
            item.block("this entity").flatMap(block -> entity(block, by)).ifPresent(entities::add);
        }
    }

    private Optional<Step.EntityMention> entity(Block block, String by) {
        Optional<Step.EntityMention> found = Optional.empty();
        for (Value.Entry entry : block.entries()) {
            if (entry.key().equals("role") || entry.key().equals("group")) {
                continue;
            }
            if (found.isPresent()) {
                findings.warn(
                        entry.spot(),
                        "Entity '%s' in %s stands in one item with another; only the last counts."
                                .formatted(entry.key(), by),
                        "Begin a new item with a dash.");
            }
            names.use(Names.Kind.ENTITY, entry.key(), entry.spot(), by);
            Object value = entry.value().json("'" + entry.key() + "'");
            found = Optional.of(new Step.EntityMention(
                    entry.key(),
                    block.get("role").flatMap(Value::asWritten),
                    block.get("group").flatMap(Value::asWritten),
                    Optional.ofNullable(value).map(String::valueOf).filter(text -> !text.isEmpty())));
        }
        if (found.isEmpty()) {
            findings.warn(block.spot(), "This entity in %s has no type; it is left out.".formatted(by));
        }
        return found;
    }

    private Optional<Read> or(Block step, String by, Place place) {
        step.warnOfOthers(List.of("or", "metadata"), "it has no effect");
        Optional<Value> or = step.require("or");
        List<List<Step>> alternatives = new ArrayList<>();
        Map<Step, Annotations.Read> typed = new HashMap<>();
        for (Value item : or.map(v -> v.items("'or'")).orElse(List.of())) {
            Optional<Block> block = item.block("this alternative of " + by);
            if (block.isEmpty()) {
                continue;
            }
            if (block.get().has("intent") || block.get().has("user")) {
                said(block.get(), by, place).ifPresent(said -> {
                    alternatives.add(List.of(said.step()));
                    if (place == Place.TEST) {
                        said.typed().ifPresent(read -> typed.put(said.step(), read));
                    }
                });
            } else if (block.get().has("slot_was_set")) {
                // Each slot is an alternative of its own, as in Rasa.
                slots(block.get().entry("slot_was_set").orElseThrow().value(), by)
                        .ifPresent(slots -> slots.slots()
                                .forEach((name, value) -> alternatives.add(
                                        List.of(new Step.SlotStep(Map.of(name, value), slots.line())))));
            } else {
                block.get().warnOfOthers(List.of("intent", "entities", "slot_was_set"), "the 'or' is left out");
                return Optional.empty();
            }
        }
        if (alternatives.size() == 1) {
            findings.warn(step.spot(), "This 'or' of %s has one alternative.".formatted(by));
        }
        return alternatives.isEmpty() ? Optional.empty() : Optional.of(new Read(alternatives, typed));
    }

    Step.LoopStep loop(Value value, String by) {
        if (value.isNull()) {
            return new Step.LoopStep(Optional.empty(), value.spot().line());
        }
        Optional<String> form = value.text("'active_loop'");
        form.ifPresent(name -> names.use(Names.Kind.FORM, name, value.spot(), by));
        return new Step.LoopStep(form, value.spot().line());
    }

    /** Slots with their values; empty if none is named. */
    Optional<Step.SlotStep> slots(Value value, String by) {
        Map<String, Optional<Object>> slots = new LinkedHashMap<>();
        if (value.isBlock()) {
            value.block("'slot_was_set'").ifPresent(block -> slotValues(block, by, slots));
        } else if (!value.isNull()) {
            for (Value item : value.items("'slot_was_set' in " + by)) {
                if (item.isBlock()) {
                    item.block("this slot").ifPresent(block -> slotValues(block, by, slots));
                } else if (item.isText()) {
                    item.text("this slot in " + by).ifPresent(name -> named(name, item.spot(), by, slots));
                } else {
                    item.warn("This slot in %s is %s; it is left out.".formatted(by, item.described()));
                }
            }
        }
        if (slots.isEmpty()) {
            value.warn("'slot_was_set' in %s names no slot; it is left out.".formatted(by));
            return Optional.empty();
        }
        return Optional.of(new Step.SlotStep(slots, value.spot().line()));
    }

    private void slotValues(Block block, String by, Map<String, Optional<Object>> slots) {
        for (Value.Entry entry : block.entries()) {
            names.use(Names.Kind.SLOT, entry.key(), entry.spot(), by);
            @Nullable Object value = entry.value().json("'" + entry.key() + "'");
            domain.slotReader().warnIfUnfit(entry.key(), value, entry.value().spot());
            put(slots, entry.key(), Optional.ofNullable(value).map(v -> stored(entry.key(), v)), entry.spot(), by);
        }
    }

    /** A list slot makes a list of one of any other value. */
    private Object stored(String slot, Object value) {
        Slot known = domain.slots().get(slot);
        boolean wrap = known != null && known.type() == Slot.Type.LIST && !(value instanceof List);
        return wrap ? List.of(value) : value;
    }

    /** A slot named without a value: what Rasa takes for it by the slot's type. */
    private void named(String name, Spot spot, String by, Map<String, Optional<Object>> slots) {
        names.use(Names.Kind.SLOT, name, spot, by);
        Slot slot = domain.slots().get(name);
        Slot.Type type = slot == null ? Slot.Type.ANY : slot.type();
        Optional<Object> value = switch (type) {
            case TEXT -> Optional.of("filled");
            case LIST -> Optional.of(List.of("filled"));
            case BOOL, CATEGORICAL, FLOAT -> {
                findings.warn(
                        spot,
                        "Slot '%s' in %s has no value; read as not set.".formatted(name, by),
                        "Write \"- %s: value\".".formatted(name));
                yield Optional.empty();
            }
            case ANY -> Optional.empty();
        };
        put(slots, name, value, spot, by);
    }

    private void put(Map<String, Optional<Object>> slots, String name, Optional<Object> value, Spot spot, String by) {
        if (slots.put(name, value) != null) {
            findings.warn(
                    spot,
                    "Slot '%s' stands twice in one step of %s; the last counts.".formatted(name, by),
                    "Keep one.");
        }
    }
}
