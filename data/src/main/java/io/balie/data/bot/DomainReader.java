package io.balie.data.bot;

import io.balie.data.yaml.Block;
import io.balie.data.yaml.DidYouMean;
import io.balie.data.yaml.Findings;
import io.balie.data.yaml.Spot;
import io.balie.data.yaml.Value;
import io.balie.dialog.domain.Domain;
import io.balie.dialog.domain.Form;
import io.balie.dialog.domain.Mapping;
import io.balie.dialog.domain.Response;
import io.balie.dialog.domain.Slot;
import io.balie.dialog.event.Button;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the keys of a domain from as many files as they stand in, and joins them. */
final class DomainReader {

    static final List<String> KEYS =
            List.of("intents", "entities", "slots", "forms", "responses", "actions", "session_config");

    /** Rasa's own: a session ends after an hour. */
    private static final Domain.Session USUAL_SESSION = new Domain.Session(Duration.ofMinutes(60), true);

    private static final Pattern PAYLOAD = Pattern.compile("/([^{@]+)(?:@[0-9.]+)?(\\{.*})?", Pattern.DOTALL);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Names names;
    private final Findings findings;
    private final Program program;
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Map<String, Form> forms = new LinkedHashMap<>();
    private final Map<String, List<Response>> responses = new LinkedHashMap<>();
    private final Set<String> actions = new LinkedHashSet<>();
    private final Map<String, Set<String>> roles = new HashMap<>();
    private final List<PlaceUse> places = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private Domain.@Nullable Session session;

    private record PlaceUse(String name, Spot spot, String response, boolean condition) {}

    DomainReader(Names names, Findings findings, Program program) {
        this.names = names;
        this.findings = findings;
        this.program = program;
    }

    /** Read the domain's keys of a file; other keys are left to others. */
    void read(Block file) {
        read(file, "intents", this::intents);
        read(file, "entities", this::entities);
        read(file, "slots", this::slots);
        read(file, "forms", this::forms);
        read(file, "responses", this::responses);
        read(file, "actions", this::actions);
        read(file, "session_config", this::session);
    }

    private static void read(Block file, String key, java.util.function.Consumer<Value> reader) {
        file.get(key).ifPresent(reader);
    }

    Domain domain() {
        return Domain.of(
                names.declared(Names.Kind.INTENT).keySet(),
                names.declared(Names.Kind.ENTITY).keySet(),
                Collections.unmodifiableMap(slots),
                Collections.unmodifiableMap(forms),
                Collections.unmodifiableMap(responses),
                Collections.unmodifiableSet(actions),
                session == null ? USUAL_SESSION : session);
    }

    Map<String, Slot> slots() {
        return slots;
    }

    /** What can only be said when every file has been read. */
    void check() {
        Set<String> placeNames = new HashSet<>(names.declared(Names.Kind.SLOT).keySet());
        placeNames.addAll(program.facts());
        for (PlaceUse place : places) {
            if (!placeNames.contains(place.name())) {
                findings.fault(
                        place.spot(),
                        place.condition()
                                ? "Condition of response '%s' is about '%s', which is no slot and no fact."
                                        .formatted(place.response(), place.name())
                                : "Response '%s' has a place {%s}, which is no slot and no fact."
                                        .formatted(place.response(), place.name()),
                        DidYouMean.hint(place.name(), placeNames));
            }
        }
        for (Form form : forms.values()) {
            Spot spot = names.declared(Names.Kind.FORM).getOrDefault(form.name(), new Spot("domain.yml", 1, 1));
            for (String slot : form.requiredSlots()) {
                askedBy(form.name(), slot, spot);
            }
        }
        for (String name : actions) {
            if (program.actions().isPresent() && !program.actions().get().contains(name)) {
                Set<String> known = new HashSet<>(program.actions().get());
                known.addAll(responses.keySet());
                findings.fault(
                        names.declared(Names.Kind.ACTION).getOrDefault(name, new Spot("domain.yml", 1, 1)),
                        name.startsWith("utter_")
                                ? "Action '%s' has no response.".formatted(name)
                                : "Action '%s' is not known to the program.".formatted(name),
                        DidYouMean.hint(name, known));
            }
        }
    }

    private void askedBy(String form, String slot, Spot spot) {
        List<String> asking = List.of(
                "utter_ask_" + form + "_" + slot,
                "utter_ask_" + slot,
                "action_ask_" + form + "_" + slot,
                "action_ask_" + slot);
        for (String name : asking) {
            if (responses.containsKey(name)
                    || names.isDeclared(Names.Kind.ACTION, name)
                    || program.actions().orElse(Set.of()).contains(name)) {
                if (responses.containsKey(name)) {
                    names.use(Names.Kind.RESPONSE, name, spot, "form '" + form + "'");
                }
                return;
            }
        }
        findings.fault(
                spot,
                "Form '%s' cannot ask for slot '%s'.".formatted(form, slot),
                "Write a response utter_ask_%s.".formatted(slot));
    }

    private void intents(Value list) {
        for (Value item : list.items("'intents'")) {
            named(item, "intent", Set.of("use_entities", "ignore_entities")).ifPresent(entry -> {
                names.declare(Names.Kind.INTENT, entry.name(), entry.spot());
                entry.settings()
                        .ifPresent(settings -> findings.warn(
                                settings.spot(),
                                "use_entities and ignore_entities of intent '%s' have no effect."
                                        .formatted(entry.name())));
            });
        }
    }

    private void entities(Value list) {
        for (Value item : list.items("'entities'")) {
            named(item, "entity", Set.of("roles", "groups", "influence_conversation"))
                    .ifPresent(entry -> {
                        names.declare(Names.Kind.ENTITY, entry.name(), entry.spot());
                        entry.settings().ifPresent(settings -> {
                            Set<String> known = roles.computeIfAbsent(entry.name(), n -> new HashSet<>());
                            known.addAll(texts(settings, "roles"));
                            texts(settings, "groups");
                            settings.flag("influence_conversation", true);
                        });
                    });
        }
    }

    private void actions(Value list) {
        for (Value item : list.items("'actions'")) {
            named(item, "action", Set.of("send_domain")).ifPresent(entry -> {
                String name = entry.name();
                if (names.declare(Names.Kind.ACTION, name, entry.spot())) {
                    actions.add(name);
                }
            });
        }
    }

    /** Responses and forms may be listed as actions too; they are not counted twice. */
    void settleActions() {
        actions.removeIf(name -> responses.containsKey(name) || forms.containsKey(name));
    }

    private record NamedItem(String name, Spot spot, Optional<Block> settings) {}

    /** {@code - name} or {@code - name: {settings}}. */
    private Optional<NamedItem> named(Value item, String what, Set<String> keys) {
        if (!item.isBlock()) {
            return item.text("this " + what).map(name -> new NamedItem(name, item.spot(), Optional.empty()));
        }
        Block block = item.block("this " + what).orElseThrow();
        if (block.entries().size() != 1) {
            item.fault("This %s has %d keys, expected one: its name."
                    .formatted(what, block.entries().size()));
            return Optional.empty();
        }
        Value.Entry entry = block.entries().getFirst();
        if (entry.value().isNull()) {
            findings.fault(
                    entry.spot(),
                    "%s '%s' has a colon and nothing after it.".formatted(capital(what), entry.key()),
                    "Leave the colon out.");
            return Optional.empty();
        }
        Optional<Block> settings = entry.value().block("%s '%s'".formatted(what, entry.key()));
        settings.ifPresent(s -> s.onlyKeys(keys));
        return settings.map(s -> new NamedItem(entry.key(), entry.spot(), settings));
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static List<String> texts(Block block, String key) {
        return block.get(key).map(value -> value.itemsOrOne("'" + key + "'")).orElse(List.of()).stream()
                .flatMap(item -> item.text("an item of '" + key + "'").stream())
                .toList();
    }

    private void slots(Value map) {
        for (Value.Entry entry : map.block("'slots'").map(Block::entries).orElse(List.of())) {
            String name = entry.key();
            if (!names.declare(Names.Kind.SLOT, name, entry.spot())) {
                continue;
            }
            entry.value().block("slot '" + name + "'").ifPresent(block -> slot(name, entry.spot(), block));
        }
    }

    private void slot(String name, Spot spot, Block block) {
        block.onlyKeys(
                "type", "initial_value", "influence_conversation", "values", "min_value", "max_value", "mappings");
        Optional<Slot.Type> type = block.require("type")
                .flatMap(value -> value.text("'type'").flatMap(written -> {
                    Optional<Slot.Type> known = Arrays.stream(Slot.Type.values())
                            .filter(t -> t.name().toLowerCase(Locale.ROOT).equals(written))
                            .findFirst();
                    if (known.isEmpty()) {
                        value.fault(
                                "Slot '%s' has the unknown type '%s'.".formatted(name, written),
                                "Known are: any, bool, categorical, float, list, text.");
                    }
                    return known;
                }));
        List<String> values = values(name, block, type);
        OptionalDouble min = limit(name, block, "min_value", type);
        OptionalDouble max = limit(name, block, "max_value", type);
        if (min.isPresent() && max.isPresent() && min.getAsDouble() > max.getAsDouble()) {
            findings.fault(spot, "Slot '%s' has a min_value above its max_value.".formatted(name));
        }
        boolean influence = block.flag("influence_conversation", true);
        Object initial = block.get("initial_value")
                .map(value -> value.json("'initial_value'"))
                .orElse(null);
        type.ifPresent(t -> checkValue(
                name,
                t,
                values,
                initial,
                block.get("initial_value").map(Value::spot).orElse(spot)));
        List<Mapping> mappings = new ArrayList<>();
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
        slots.put(name, new Slot(name, type.orElse(Slot.Type.ANY), initial, influence, values, min, max, mappings));
    }

    private List<String> values(String name, Block block, Optional<Slot.Type> type) {
        boolean categorical = type.equals(Optional.of(Slot.Type.CATEGORICAL));
        if (!block.has("values")) {
            if (categorical) {
                findings.fault(block.spot(), "Slot '%s' is categorical and has no 'values'.".formatted(name));
            }
            return List.of();
        }
        if (type.isPresent() && !categorical) {
            findings.fault(
                    block.entry("values").orElseThrow().spot(),
                    "Slot '%s' has 'values', which only a categorical slot has.".formatted(name));
        }
        List<String> values = new ArrayList<>();
        for (Value item : block.require("values").map(v -> v.items("'values'")).orElse(List.of())) {
            item.text("this value of slot '" + name + "'").ifPresent(value -> {
                if (values.stream().anyMatch(value::equalsIgnoreCase)) {
                    item.fault("Value '%s' of slot '%s' stands twice.".formatted(value, name), "Keep one.");
                } else {
                    values.add(value);
                }
            });
        }
        return values;
    }

    private OptionalDouble limit(String name, Block block, String key, Optional<Slot.Type> type) {
        Optional<Value> value = block.get(key);
        if (value.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (type.isPresent() && type.get() != Slot.Type.FLOAT) {
            value.get().fault("Slot '%s' has '%s', which only a float slot has.".formatted(name, key));
        }
        return value.get().number("'" + key + "'");
    }

    private void checkValue(String slot, Slot.Type type, List<String> values, @Nullable Object value, Spot spot) {
        if (value == null) {
            return;
        }
        boolean fits = switch (type) {
            case TEXT -> value instanceof String;
            case BOOL -> value instanceof Boolean;
            case FLOAT -> value instanceof Number;
            case LIST -> value instanceof List;
            case CATEGORICAL -> values.stream().anyMatch(v -> v.equalsIgnoreCase(String.valueOf(value)));
            case ANY -> true;
        };
        if (!fits) {
            findings.fault(
                    spot,
                    "Value '%s' does not fit slot '%s' of type %s."
                            .formatted(value, slot, type.name().toLowerCase(Locale.ROOT)),
                    type == Slot.Type.CATEGORICAL ? "Its values are: %s.".formatted(String.join(", ", values)) : "");
        }
    }

    /** Whether a value may stand for a slot in a rule or story; what does not fit is a fault. */
    void checkSlotValue(String slot, @Nullable Object value, Spot spot) {
        Slot known = slots.get(slot);
        if (known != null) {
            checkValue(slot, known.type(), known.values(), value, spot);
        }
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
            type.get()
                    .fault(
                            "Slot '%s' has the unknown mapping type '%s'.".formatted(slot, word.get()),
                            DidYouMean.nearest(
                                            word.get(),
                                            Arrays.stream(Mapping.Kind.values())
                                                    .map(k -> k.name().toLowerCase(Locale.ROOT))
                                                    .toList())
                                    .map(near -> "Did you mean '" + near + "'?")
                                    .orElse(
                                            "Known are: custom, from_entity, from_intent, from_text, from_trigger_intent."));
            return Optional.empty();
        }
        Set<String> keys = new HashSet<>(Set.of("type", "conditions"));
        switch (kind.get()) {
            case FROM_ENTITY -> keys.addAll(Set.of("entity", "role", "group", "intent", "not_intent"));
            case FROM_INTENT, FROM_TRIGGER_INTENT -> keys.addAll(Set.of("intent", "not_intent", "value"));
            case FROM_TEXT -> keys.addAll(Set.of("intent", "not_intent"));
            case CUSTOM -> keys.addAll(Set.of("action", "intent", "not_intent"));
        }
        block.onlyKeys(keys);
        String by = "slot '" + slot + "'";
        Optional<String> entity =
                kind.get() == Mapping.Kind.FROM_ENTITY ? block.requireText("entity") : Optional.empty();
        entity.ifPresent(name -> names.use(
                Names.Kind.ENTITY,
                name,
                block.entry("entity").orElseThrow().value().spot(),
                by));
        List<String> intents = texts(block, "intent");
        List<String> notIntents = texts(block, "not_intent");
        for (String key : List.of("intent", "not_intent")) {
            block.get(key)
                    .ifPresent(value -> texts(block, key)
                            .forEach(intent -> names.use(Names.Kind.INTENT, intent, value.spot(), by)));
        }
        block.get("action")
                .ifPresent(value -> value.text("'action'")
                        .ifPresent(action -> names.use(Names.Kind.ACTION, action, value.spot(), by)));
        @Nullable Object value = null;
        if (kind.get() == Mapping.Kind.FROM_INTENT || kind.get() == Mapping.Kind.FROM_TRIGGER_INTENT) {
            if (!block.has("value")) {
                findings.fault(block.spot(), "This mapping of slot '%s' has no 'value'.".formatted(slot));
            }
            value = block.get("value").map(v -> v.json("'value'")).orElse(null);
        }
        List<Mapping.Condition> conditions = new ArrayList<>();
        for (Value item :
                block.get("conditions").map(v -> v.items("'conditions'")).orElse(List.of())) {
            item.block("this condition").flatMap(c -> mappingCondition(c, by)).ifPresent(conditions::add);
        }
        return Optional.of(new Mapping(
                kind.get(),
                entity,
                block.text("role"),
                block.text("group"),
                intents,
                notIntents,
                value,
                block.text("action"),
                conditions));
    }

    private Optional<Mapping.Condition> mappingCondition(Block condition, String by) {
        condition.onlyKeys("active_loop", "requested_slot");
        if (!condition.has("active_loop")) {
            findings.fault(condition.spot(), "This condition of %s has no 'active_loop'.".formatted(by));
            return Optional.empty();
        }
        Optional<String> loop = condition.text("active_loop");
        Optional<String> requested = condition.text("requested_slot");
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
        return Optional.of(new Mapping.Condition(loop, requested));
    }

    private void forms(Value map) {
        for (Value.Entry entry : map.block("'forms'").map(Block::entries).orElse(List.of())) {
            String name = entry.key();
            if (!names.declare(Names.Kind.FORM, name, entry.spot())) {
                continue;
            }
            entry.value().block("form '" + name + "'").ifPresent(block -> {
                block.onlyKeys("required_slots", "ignored_intents");
                if (!block.has("required_slots")) {
                    findings.fault(block.spot(), "Form '%s' has no 'required_slots'.".formatted(name));
                }
                String by = "form '" + name + "'";
                List<String> required = texts(block, "required_slots");
                block.get("required_slots")
                        .filter(Value::isList)
                        .ifPresent(list -> list.items("'required_slots'")
                                .forEach(item -> item.text("a required slot")
                                        .ifPresent(slot -> names.use(Names.Kind.SLOT, slot, item.spot(), by))));
                List<String> ignored = texts(block, "ignored_intents");
                block.get("ignored_intents")
                        .ifPresent(value ->
                                ignored.forEach(intent -> names.use(Names.Kind.INTENT, intent, value.spot(), by)));
                forms.put(name, new Form(name, required, ignored));
            });
        }
    }

    private void session(Value value) {
        value.block("'session_config'").ifPresent(block -> {
            block.onlyKeys("session_expiration_time", "carry_over_slots_to_new_session");
            double minutes = block.get("session_expiration_time")
                    .map(v -> {
                        OptionalDouble number = v.number("'session_expiration_time'");
                        if (number.isPresent() && number.getAsDouble() < 0) {
                            v.fault("'session_expiration_time' is %s, expected minutes, 0 for never."
                                    .formatted(v.described()));
                            return OptionalDouble.empty();
                        }
                        return number;
                    })
                    .orElse(OptionalDouble.empty())
                    .orElse((double) USUAL_SESSION.expiry().toMinutes());
            if (session != null) {
                findings.fault(block.spot(), "'session_config' stands in more than one file.", "Keep one.");
                return;
            }
            session = new Domain.Session(
                    Duration.ofMillis(Math.round(minutes * 60_000)),
                    block.flag("carry_over_slots_to_new_session", true));
        });
    }

    private void responses(Value map) {
        for (Value.Entry entry : map.block("'responses'").map(Block::entries).orElse(List.of())) {
            String name = entry.key();
            if (!names.declare(Names.Kind.RESPONSE, name, entry.spot())) {
                continue;
            }
            if (!name.matches("utter_[^\\s/]+")) {
                findings.fault(
                        entry.spot(),
                        "Response '%s' has a name that no action can have.".formatted(name),
                        "Begin it with utter_, without spaces or slashes.");
            }
            List<Value> items =
                    entry.value().isNull() ? List.of() : entry.value().items("response '" + name + "'");
            if (items.isEmpty() && (entry.value().isNull() || entry.value().isList())) {
                findings.fault(entry.spot(), "Response '%s' has no variation.".formatted(name));
            }
            List<Response> variations = new ArrayList<>();
            for (Value item : items) {
                item.block("this variation of '" + name + "'")
                        .flatMap(block -> variation(name, block))
                        .ifPresent(variations::add);
            }
            responses.put(name, List.copyOf(variations));
        }
    }

    private Optional<Response> variation(String name, Block block) {
        block.onlyKeys("text", "buttons", "image", "custom", "channel", "id", "condition");
        Optional<String> text = block.text("text");
        Map<String, Object> custom = new LinkedHashMap<>();
        block.get("custom").filter(v -> v.block("'custom'").isPresent()).ifPresent(value -> {
            if (value.json("'custom'") instanceof Map<?, ?> map) {
                map.forEach((key, inner) -> custom.put(String.valueOf(key), inner));
            }
        });
        if (!block.has("text") && !block.has("custom")) {
            findings.fault(block.spot(), "This variation of '%s' has no 'text' and no 'custom'.".formatted(name));
            return Optional.empty();
        }
        if (block.entry("text").filter(e -> e.value().isNull()).isPresent()) {
            findings.fault(
                    block.entry("text").orElseThrow().spot(),
                    "'text' of a variation of '%s' is empty.".formatted(name));
        }
        block.get("text").ifPresent(value -> places(name, text.orElse(""), value.spot(), true));
        block.get("image").ifPresent(value -> places(name, block.text("image").orElse(""), value.spot(), false));
        List<Button> buttons = new ArrayList<>();
        for (Value item : block.get("buttons").map(v -> v.items("'buttons'")).orElse(List.of())) {
            item.block("this button of '" + name + "'").ifPresent(button -> {
                button.onlyKeys("title", "payload", "type");
                Optional<String> title = button.requireText("title");
                Optional<String> payload = button.requireText("payload");
                title.ifPresent(t -> places(
                        name, t, button.entry("title").orElseThrow().value().spot(), true));
                payload.ifPresent(p -> payload(
                        name, p, button.entry("payload").orElseThrow().value().spot()));
                if (title.isPresent() && payload.isPresent()) {
                    buttons.add(new Button(title.get(), payload.get()));
                }
            });
        }
        Optional<String> id = block.text("id");
        if (id.isPresent() && !ids.add(name + " " + id.get())) {
            block.get("id")
                    .orElseThrow()
                    .fault("Response '%s' has two variations with the id '%s'.".formatted(name, id.get()));
        }
        List<Response.Condition> conditions = new ArrayList<>();
        for (Value item :
                block.get("condition").map(v -> v.items("'condition'")).orElse(List.of())) {
            item.block("this condition").flatMap(c -> condition(name, c)).ifPresent(conditions::add);
        }
        return Optional.of(new Response(
                text, buttons, block.text("image"), custom, Map.of(), block.text("channel"), id, conditions));
    }

    private Optional<Response.Condition> condition(String name, Block condition) {
        condition.onlyKeys("type", "name", "value");
        Optional<String> type = condition.requireText("type");
        if (type.isPresent() && !type.get().equals("slot")) {
            condition
                    .get("type")
                    .orElseThrow()
                    .fault("A condition has the type '%s', expected slot.".formatted(type.get()));
        }
        Optional<String> slot = condition.requireText("name");
        if (!condition.has("value")) {
            findings.fault(
                    condition.spot(),
                    "This condition of '%s' has no 'value'.".formatted(name),
                    "Write value: null for an empty slot.");
        }
        @Nullable
        Object value = condition.get("value").map(v -> v.json("'value'")).orElse(null);
        slot.ifPresent(s -> {
            places.add(new PlaceUse(
                    s, condition.entry("name").orElseThrow().value().spot(), name, true));
        });
        return slot.map(s -> new Response.Condition(s, value));
    }

    private void places(String response, String text, Spot spot, boolean strict) {
        Places.in(text).forEach(place -> places.add(new PlaceUse(place, spot, response, false)));
        if (strict) {
            Places.stray(text)
                    .ifPresent(brace -> findings.fault(
                            spot,
                            "Response '%s' has a '%s' that belongs to no place.".formatted(response, brace),
                            "Write {slot} for a place, {{ and }} for braces."));
        }
    }

    private void payload(String response, String payload, Spot spot) {
        places(response, payload, spot, false);
        if (!payload.startsWith("/")) {
            return;
        }
        Matcher parts = PAYLOAD.matcher(payload);
        if (!parts.matches()) {
            findings.fault(
                    spot,
                    "Payload '%s' in response '%s' cannot be read.".formatted(payload, response),
                    "Write /intent or /intent{\"entity\": \"value\"}.");
            return;
        }
        String by = "a button of '" + response + "'";
        names.use(Names.Kind.INTENT, parts.group(1).strip(), spot, by);
        if (parts.group(2) != null) {
            try {
                Map<?, ?> entities = JSON.readValue(parts.group(2), Map.class);
                entities.keySet().forEach(entity -> names.use(Names.Kind.ENTITY, String.valueOf(entity), spot, by));
            } catch (JacksonException e) {
                findings.fault(
                        spot,
                        "Payload '%s' in response '%s' cannot be read.".formatted(payload, response),
                        "Write /intent{\"entity\": \"value\"}.");
            }
        }
    }

    /** Note a fault for every role that its entity does not declare. */
    void checkRoles(List<Annotations.RoleUse> uses) {
        for (Annotations.RoleUse use : uses) {
            Set<String> known = roles.getOrDefault(use.entity(), Set.of());
            if (names.isDeclared(Names.Kind.ENTITY, use.entity()) && !known.contains(use.role())) {
                findings.fault(
                        use.spot(),
                        "Entity '%s' has no role '%s'.".formatted(use.entity(), use.role()),
                        DidYouMean.hint(use.role(), known));
            }
        }
    }
}
