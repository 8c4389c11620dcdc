package io.balie.data.bot;

import io.balie.data.yaml.Block;
import io.balie.data.yaml.DidYouMean;
import io.balie.data.yaml.Findings;
import io.balie.data.yaml.Spot;
import io.balie.data.yaml.Value;
import io.balie.dialog.domain.Mapping;
import io.balie.dialog.domain.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Reads {@code slots:} with their mappings. */
final class SlotReader {

    private static final List<String> KEYS =
            List.of("type", "initial_value", "influence_conversation", "values", "min_value", "max_value", "mappings");
    private static final List<String> MAPPING_KEYS =
            List.of("type", "conditions", "entity", "role", "group", "intent", "not_intent", "value", "action");
    private static final String OLD = "A project of Rasa 2 is brought up to date by: balie import.";

    private final Names names;
    private final Findings findings;
    private final Map<String, Slot> slots = new LinkedHashMap<>();

    SlotReader(Names names, Findings findings) {
        this.names = names;
        this.findings = findings;
    }

    Map<String, Slot> slots() {
        return slots;
    }

    void read(Value map) {
        for (Value.Entry entry : map.block("'slots'").map(Block::entries).orElse(List.of())) {
            String name = entry.key();
            if (!names.declare(Names.Kind.SLOT, name, entry.spot())) {
                continue;
            }
            entry.value().block("slot '" + name + "'").ifPresent(block -> slot(name, block));
        }
    }

    private void slot(String name, Block block) {
        Optional<Slot.Type> type = type(name, block);
        boolean own =
                type.equals(Optional.of(Slot.Type.ANY)) && !block.text("type").equals(Optional.of("any"));
        if (!own) {
            block.warnOfOthers(KEYS, "it has no effect");
        }
        boolean influence = block.flag("influence_conversation", !type.equals(Optional.of(Slot.Type.ANY)));
        if (influence && !own && type.equals(Optional.of(Slot.Type.ANY))) {
            block.get("influence_conversation")
                    .orElseThrow()
                    .fault(
                            "Slot '%s' may hold any value, so it cannot influence the conversation.".formatted(name),
                            "Write influence_conversation: false, or another type.");
        }
        List<String> values = values(name, block, type);
        OptionalDouble min = limit(block, "min_value");
        OptionalDouble max = limit(block, "max_value");
        if (min.isPresent() && max.isPresent() && min.getAsDouble() >= max.getAsDouble()) {
            // Rasa's float slot refuses these bounds.
            block.get("max_value")
                    .orElseThrow()
                    .fault("Slot '%s' has a min_value that is not below its max_value.".formatted(name));
        }
        Optional<Value> start = block.get("initial_value");
        Object initial = start.map(value -> value.json("'initial_value'")).orElse(null);
        if (start.isPresent()) {
            warnIfUnfit(
                    name,
                    type.orElse(Slot.Type.ANY),
                    values,
                    initial,
                    start.get().spot());
        }
        slots.put(
                name,
                new Slot(
                        name, type.orElse(Slot.Type.ANY), initial, influence, values, min, max, mappings(name, block)));
    }

    private static Optional<Slot.Type> type(String name, Block block) {
        Optional<Value> value = block.require("type");
        Optional<String> written = value.flatMap(v -> v.text("'type'"));
        if (written.isEmpty()) {
            return Optional.empty();
        }
        Optional<Slot.Type> known = Arrays.stream(Slot.Type.values())
                .filter(t -> t.name().toLowerCase(Locale.ROOT).equals(written.get()))
                .findFirst();
        if (known.isPresent()) {
            return known;
        }
        if (written.get().contains(".")) {
            value.get()
                    .warn(
                            "Slot '%s' has the type '%s' of another program; it is kept as any value and counts for no decision."
                                    .formatted(name, written.get()));
            return Optional.of(Slot.Type.ANY);
        }
        value.get()
                .fault(
                        "Slot '%s' has the unknown type '%s'.".formatted(name, written.get()),
                        written.get().equals("unfeaturized")
                                ? "Write type: any. " + OLD
                                : "Known are: any, bool, categorical, float, list, text.");
        return Optional.empty();
    }

    private List<String> values(String name, Block block, Optional<Slot.Type> type) {
        boolean categorical = type.equals(Optional.of(Slot.Type.CATEGORICAL));
        if (block.get("values").isEmpty()) {
            if (categorical) {
                findings.warn(
                        block.spot(),
                        "Slot '%s' is categorical and has no 'values'; every value counts as the same."
                                .formatted(name));
            }
            return List.of();
        }
        if (type.isPresent() && !categorical) {
            findings.warn(
                    block.entry("values").orElseThrow().spot(),
                    "Slot '%s' has 'values', which only a categorical slot has.".formatted(name));
            return List.of();
        }
        List<String> values = new ArrayList<>();
        for (Value item : block.get("values").orElseThrow().items("'values'")) {
            Optional<String> value = item.asWritten();
            if (value.isEmpty()) {
                item.warn("This value of slot '%s' is %s; it is left out.".formatted(name, item.described()));
            } else if (values.stream().anyMatch(value.get()::equalsIgnoreCase)) {
                item.warn("Value '%s' of slot '%s' stands twice.".formatted(value.get(), name));
            } else {
                values.add(value.get());
            }
        }
        return values;
    }

    private static OptionalDouble limit(Block block, String key) {
        Optional<Value> value = block.get(key);
        return value.isEmpty() ? OptionalDouble.empty() : value.get().number("'" + key + "'");
    }

    /** Note a warning if a value can never be what the slot holds. */
    void warnIfUnfit(String slot, @Nullable Object value, Spot spot) {
        Slot known = slots.get(slot);
        if (known != null) {
            warnIfUnfit(slot, known.type(), known.values(), value, spot);
        }
    }

    private void warnIfUnfit(String slot, Slot.Type type, List<String> values, @Nullable Object value, Spot spot) {
        if (value == null) {
            return;
        }
        boolean fits = switch (type) {
            case TEXT -> !(value instanceof List) && !(value instanceof Map);
            case BOOL ->
                value instanceof Boolean
                        || List.of("true", "false", "1", "0", "1.0", "0.0")
                                .contains(String.valueOf(value).toLowerCase(Locale.ROOT));
            case FLOAT ->
                value instanceof Number || String.valueOf(value).matches("[-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?");
            case LIST -> !(value instanceof Map);
            case CATEGORICAL ->
                values.isEmpty() || values.stream().anyMatch(v -> v.equalsIgnoreCase(String.valueOf(value)));
            case ANY -> true;
        };
        if (!fits) {
            findings.warn(
                    spot,
                    "Value '%s' does not fit slot '%s' of type %s."
                            .formatted(value, slot, type.name().toLowerCase(Locale.ROOT)),
                    type == Slot.Type.CATEGORICAL ? "Its values are: %s.".formatted(String.join(", ", values)) : "");
        }
    }

    private List<Mapping> mappings(String name, Block block) {
        List<Mapping> mappings = new ArrayList<>();
        if (!block.has("mappings")) {
            findings.fault(
                    block.spot(), "Slot '%s' has no 'mappings'.".formatted(name), "Write - type: custom. " + OLD);
            return mappings;
        }
        Optional<Value> written = block.require("mappings");
        if (written.isPresent()) {
            List<Value> items = written.get().items("'mappings'");
            if (items.isEmpty() && written.get().isList()) {
                written.get().fault("Slot '%s' has no mapping.".formatted(name), "Write - type: custom.");
            }
            for (Value item : items) {
                item.block("this mapping").flatMap(m -> mapping(name, m)).ifPresent(mappings::add);
            }
        }
        return mappings;
    }

    private Optional<Mapping> mapping(String slot, Block block) {
        Optional<Value> type = block.require("type");
        Optional<String> word = type.flatMap(value -> value.text("'type'"));
        if (word.isEmpty()) {
            return Optional.empty();
        }
        Optional<Mapping.Kind> kind = Arrays.stream(Mapping.Kind.values())
                .filter(k -> k.name().toLowerCase(Locale.ROOT).equals(word.get()))
                .findFirst();
        if (kind.isEmpty()) {
            List<String> known = Arrays.stream(Mapping.Kind.values())
                    .map(k -> k.name().toLowerCase(Locale.ROOT))
                    .sorted()
                    .toList();
            String near = DidYouMean.hint(word.get(), known);
            type.get()
                    .fault(
                            "Slot '%s' has the unknown mapping type '%s'.".formatted(slot, word.get()),
                            near.isEmpty() ? "Known are: %s.".formatted(String.join(", ", known)) : near);
            return Optional.empty();
        }
        block.warnOfOthers(MAPPING_KEYS, "it has no effect");
        String by = "slot '" + slot + "'";
        boolean ofEntity = kind.get() == Mapping.Kind.FROM_ENTITY;
        Optional<String> entity = ofEntity ? block.requireText("entity") : Optional.empty();
        entity.ifPresent(name -> names.use(
                Names.Kind.ENTITY,
                name,
                block.entry("entity").orElseThrow().value().spot(),
                by));
        for (String key : List.of("intent", "not_intent")) {
            block.get(key)
                    .ifPresent(value -> DomainReader.texts(block, key)
                            .forEach(intent -> names.use(Names.Kind.INTENT, intent, value.spot(), by)));
        }
        Optional<String> action = block.text("action");
        action.ifPresent(name -> names.use(
                Names.Kind.ACTION,
                name,
                block.entry("action").orElseThrow().value().spot(),
                by));
        @Nullable Object value = null;
        if (kind.get() == Mapping.Kind.FROM_INTENT || kind.get() == Mapping.Kind.FROM_TRIGGER_INTENT) {
            if (block.get("value").isEmpty()) {
                findings.fault(block.spot(), "This mapping of slot '%s' has no 'value'.".formatted(slot));
            }
            value = block.get("value").map(v -> v.json("'value'")).orElse(null);
        }
        List<Mapping.Condition> conditions = new ArrayList<>();
        for (Value item :
                block.get("conditions").map(v -> v.items("'conditions'")).orElse(List.of())) {
            item.block("this condition").map(c -> condition(c, by)).ifPresent(conditions::add);
        }
        return Optional.of(new Mapping(
                kind.get(),
                entity,
                block.text("role"),
                block.text("group"),
                DomainReader.texts(block, "intent"),
                DomainReader.texts(block, "not_intent"),
                value,
                action,
                conditions));
    }

    private Mapping.Condition condition(Block condition, String by) {
        condition.warnOfOthers(List.of("active_loop", "requested_slot"), "it has no effect");
        Optional<String> loop = condition.text("active_loop");
        Optional<String> requested = condition.text("requested_slot");
        if (!condition.has("active_loop")) {
            findings.warn(
                    condition.spot(),
                    "This condition of %s has no 'active_loop'; it holds while no form is active.".formatted(by));
        }
        loop.ifPresent(form -> names.use(
                Names.Kind.FORM,
                form,
                condition.entry("active_loop").orElseThrow().value().spot(),
                by));
        requested.ifPresent(slot -> names.use(
                Names.Kind.SLOT,
                slot,
                condition.entry("requested_slot").orElseThrow().value().spot(),
                by));
        return new Mapping.Condition(loop, requested);
    }
}
