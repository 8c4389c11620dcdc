package io.balie.shell.action;

import io.balie.dialog.domain.Domain;
import io.balie.dialog.domain.EntityType;
import io.balie.dialog.domain.Form;
import io.balie.dialog.domain.Intent;
import io.balie.dialog.domain.Mapping;
import io.balie.dialog.domain.Response;
import io.balie.dialog.domain.Slot;
import io.balie.dialog.event.Button;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A domain as Rasa writes it, with all that a server may look at. */
public final class DomainJson {

    private DomainJson() {}

    /** The domain as JSON values. */
    public static Map<String, @Nullable Object> of(Domain domain) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("version", "3.1");
        json.put(
                "session_config",
                Map.of(
                        "session_expiration_time",
                        domain.session().expiry().toMinutes(),
                        "carry_over_slots_to_new_session",
                        domain.session().carryOver()));
        json.put(
                "intents",
                domain.intents().values().stream().map(DomainJson::intent).toList());
        json.put(
                "entities",
                domain.entities().values().stream().map(DomainJson::entity).toList());
        Map<String, Object> slots = new LinkedHashMap<>();
        domain.slots().values().forEach(slot -> slots.put(slot.name(), slot(slot)));
        json.put("slots", slots);
        Map<String, Object> responses = new LinkedHashMap<>();
        domain.responses()
                .forEach((name, variations) -> responses.put(
                        name, variations.stream().map(DomainJson::response).toList()));
        json.put("responses", responses);
        json.put("actions", actions(domain));
        Map<String, Object> forms = new LinkedHashMap<>();
        domain.forms().values().forEach(form -> forms.put(form.name(), form(form)));
        json.put("forms", forms);
        json.put("e2e_actions", domain.endToEndActions());
        return json;
    }

    private static Object intent(Intent intent) {
        if (intent.used().isEmpty() && intent.ignored().isEmpty()) {
            return intent.name();
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        intent.used()
                .ifPresent(used ->
                        settings.put("use_entities", used.stream().sorted().toList()));
        if (!intent.ignored().isEmpty()) {
            settings.put("ignore_entities", intent.ignored().stream().sorted().toList());
        }
        return Map.of(intent.name(), settings);
    }

    private static Object entity(EntityType entity) {
        Map<String, Object> settings = new LinkedHashMap<>();
        if (!entity.roles().isEmpty()) {
            settings.put("roles", entity.roles());
        }
        if (!entity.groups().isEmpty()) {
            settings.put("groups", entity.groups());
        }
        if (!entity.influence()) {
            settings.put("influence_conversation", false);
        }
        return settings.isEmpty() ? entity.name() : Map.of(entity.name(), settings);
    }

    private static List<Object> actions(Domain domain) {
        List<Object> actions = new ArrayList<>();
        for (String name : domain.actions()) {
            actions.add(domain.sentTheDomain().contains(name) ? Map.of(name, Map.of("send_domain", true)) : name);
        }
        return actions;
    }

    private static Map<String, @Nullable Object> slot(Slot slot) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("type", slot.type().name().toLowerCase(Locale.ROOT));
        json.put("initial_value", slot.initial());
        json.put("influence_conversation", slot.influence());
        if (!slot.values().isEmpty()) {
            json.put("values", slot.values());
        }
        slot.min().ifPresent(min -> json.put("min_value", min));
        slot.max().ifPresent(max -> json.put("max_value", max));
        json.put("mappings", slot.mappings().stream().map(DomainJson::mapping).toList());
        return json;
    }

    private static Map<String, Object> mapping(Mapping mapping) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", mapping.kind().name().toLowerCase(Locale.ROOT));
        mapping.entity().ifPresent(entity -> json.put("entity", entity));
        mapping.role().ifPresent(role -> json.put("role", role));
        mapping.group().ifPresent(group -> json.put("group", group));
        if (!mapping.intents().isEmpty()) {
            json.put("intent", oneOrMany(mapping.intents()));
        }
        if (!mapping.notIntents().isEmpty()) {
            json.put("not_intent", oneOrMany(mapping.notIntents()));
        }
        Object value = mapping.value();
        if (value != null) {
            json.put("value", value);
        }
        mapping.action().ifPresent(action -> json.put("action", action));
        if (!mapping.conditions().isEmpty()) {
            json.put(
                    "conditions",
                    mapping.conditions().stream().map(DomainJson::condition).toList());
        }
        return json;
    }

    private static Object oneOrMany(List<String> names) {
        return names.size() == 1 ? names.getFirst() : names;
    }

    private static Map<String, @Nullable Object> condition(Mapping.Condition condition) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("active_loop", condition.activeLoop().orElse(null));
        condition.requestedSlot().ifPresent(slot -> json.put("requested_slot", slot));
        return json;
    }

    private static Map<String, Object> form(Form form) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("required_slots", form.requiredSlots());
        if (!form.ignoredIntents().isEmpty()) {
            json.put("ignored_intents", form.ignoredIntents());
        }
        return json;
    }

    private static Map<String, Object> response(Response response) {
        Map<String, Object> json = new LinkedHashMap<>();
        response.text().ifPresent(text -> json.put("text", text));
        if (!response.buttons().isEmpty()) {
            json.put(
                    "buttons",
                    response.buttons().stream().map(DomainJson::button).toList());
        }
        response.image().ifPresent(image -> json.put("image", image));
        if (!response.custom().isEmpty()) {
            json.put("custom", response.custom());
        }
        json.putAll(response.media());
        response.channel().ifPresent(channel -> json.put("channel", channel));
        response.id().ifPresent(id -> json.put("id", id));
        if (!response.conditions().isEmpty()) {
            json.put(
                    "condition",
                    response.conditions().stream().map(DomainJson::condition).toList());
        }
        return json;
    }

    private static Map<String, @Nullable Object> condition(Response.Condition condition) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("type", "slot");
        json.put("name", condition.slot());
        json.put("value", condition.value());
        return json;
    }

    private static Map<String, Object> button(Button button) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("title", button.title());
        json.put("payload", button.payload());
        json.putAll(button.more());
        return json;
    }
}
