package io.balie.data.project;

import io.balie.data.bot.Vocabulary;
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
import io.balie.dialog.domain.TestStory;
import io.balie.dialog.event.Button;
import io.balie.nlu.Entity;
import io.balie.nlu.Example;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The parts of a bot as trees in Rasa's format, ready to be written as YAML or JSON. */
public final class Trees {

    private static final String VERSION = "3.1";

    private Trees() {}

    /** A file of messages. */
    public static Map<String, @Nullable Object> nlu(List<Example> examples, Vocabulary vocabulary) {
        Map<String, List<Example>> byIntent = new LinkedHashMap<>();
        examples.forEach(example -> byIntent.computeIfAbsent(example.intent(), intent -> new ArrayList<>())
                .add(example));
        List<Object> blocks = new ArrayList<>();
        byIntent.forEach((intent, of) -> {
            List<String> texts = of.stream().map(Marks::marked).toList();
            blocks.add(NluBlock.of("intent", intent, texts).tree());
        });
        Map<String, List<String>> wordings = new LinkedHashMap<>();
        vocabulary
                .synonyms()
                .forEach((wording, value) ->
                        wordings.computeIfAbsent(value, v -> new ArrayList<>()).add(wording));
        wordings.forEach(
                (value, of) -> blocks.add(NluBlock.of("synonym", value, of).tree()));
        vocabulary
                .patterns()
                .forEach((name, of) -> blocks.add(NluBlock.of("regex", name, of).tree()));
        vocabulary
                .lookups()
                .forEach(
                        (name, of) -> blocks.add(NluBlock.of("lookup", name, of).tree()));
        return file("nlu", blocks);
    }

    /** A file of stories. */
    public static Map<String, @Nullable Object> stories(List<Story> stories) {
        List<Object> items = new ArrayList<>();
        for (Story story : stories) {
            Map<String, @Nullable Object> item = new LinkedHashMap<>();
            item.put("story", story.name());
            item.put("steps", steps(story.steps()));
            items.add(item);
        }
        return file("stories", items);
    }

    /** A file of rules. */
    public static Map<String, @Nullable Object> rules(List<Rule> rules) {
        List<Object> items = new ArrayList<>();
        for (Rule rule : rules) {
            Map<String, @Nullable Object> item = new LinkedHashMap<>();
            item.put("rule", rule.name());
            if (rule.conversationStart()) {
                item.put("conversation_start", true);
            }
            if (!rule.conditions().isEmpty()) {
                item.put("condition", steps(rule.conditions()));
            }
            item.put("steps", steps(rule.steps()));
            if (!rule.waitForUserInput()) {
                item.put("wait_for_user_input", false);
            }
            items.add(item);
        }
        return file("rules", items);
    }

    /** A file of test stories. */
    public static Map<String, @Nullable Object> tests(List<TestStory> tests) {
        List<Object> items = new ArrayList<>();
        for (TestStory test : tests) {
            List<Object> steps = new ArrayList<>();
            for (TestStory.TestStep step : test.steps()) {
                Map<String, @Nullable Object> tree = step(step.step());
                step.typed().ifPresent(typed -> {
                    tree.remove("entities");
                    tree.put("user", typed.startsWith("/") ? typed : Marks.marked(typed, step.entities()));
                });
                steps.add(tree);
            }
            Map<String, @Nullable Object> item = new LinkedHashMap<>();
            item.put("story", test.name());
            item.put("steps", steps);
            items.add(item);
        }
        return file("stories", items);
    }

    private static Map<String, @Nullable Object> file(String key, List<Object> items) {
        Map<String, @Nullable Object> file = new LinkedHashMap<>();
        file.put("version", VERSION);
        file.put(key, items);
        return file;
    }

    private static List<Object> steps(List<Step> steps) {
        List<Object> items = new ArrayList<>();
        steps.forEach(step -> items.add(step(step)));
        return items;
    }

    private static Map<String, @Nullable Object> step(Step step) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        switch (step) {
            case Step.UserStep user -> user(user, tree);
            case Step.ActionStep action -> tree.put("action", action.action());
            case Step.BotStep bot -> tree.put("bot", bot.text());
            case Step.SlotStep slots -> tree.put("slot_was_set", slots(slots.slots()));
            case Step.LoopStep loop -> tree.put("active_loop", loop.form().orElse(null));
            case Step.CheckpointStep joint -> {
                tree.put("checkpoint", joint.name());
                if (!joint.slots().isEmpty()) {
                    tree.put("slot_was_set", slots(joint.slots()));
                }
            }
        }
        return tree;
    }

    private static void user(Step.UserStep user, Map<String, @Nullable Object> tree) {
        user.text()
                .ifPresent(text -> tree.put(
                        "user", text.startsWith("/") ? text : Marks.marked(text, spans(text, user.entities()))));
        if (!user.intent().isEmpty()) {
            tree.put("intent", user.intent());
        }
        if (user.text().isPresent()) {
            return;
        }
        List<Object> entities = new ArrayList<>();
        for (Step.EntityMention mention : user.entities()) {
            if (mention.value().isEmpty()
                    && mention.role().isEmpty()
                    && mention.group().isEmpty()) {
                entities.add(mention.type());
                continue;
            }
            Map<String, @Nullable Object> entity = new LinkedHashMap<>();
            entity.put(mention.type(), mention.value().orElse(""));
            mention.role().ifPresent(role -> entity.put("role", role));
            mention.group().ifPresent(group -> entity.put("group", group));
            entities.add(entity);
        }
        if (!entities.isEmpty()) {
            tree.put("entities", entities);
        }
    }

    /** Where the values of mentions stand in a text; one that stands nowhere is left out. */
    private static List<Entity> spans(String text, List<Step.EntityMention> mentions) {
        List<Entity> found = new ArrayList<>();
        for (Step.EntityMention mention : mentions) {
            String value = mention.value().orElse("");
            int start = value.isEmpty() ? -1 : text.indexOf(value);
            if (start >= 0) {
                found.add(new Entity(
                        mention.type(),
                        start,
                        start + value.length(),
                        value,
                        "annotation",
                        mention.role(),
                        mention.group(),
                        OptionalDouble.empty()));
            }
        }
        return found;
    }

    private static List<Object> slots(Map<String, Optional<Object>> slots) {
        List<Object> items = new ArrayList<>();
        slots.forEach((name, value) -> {
            Map<String, @Nullable Object> item = new LinkedHashMap<>();
            item.put(name, value.orElse(null));
            items.add(item);
        });
        return items;
    }

    /** A domain. */
    public static Map<String, @Nullable Object> domain(Domain domain) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("version", VERSION);
        Map<String, @Nullable Object> session = new LinkedHashMap<>();
        double minutes = domain.session().expiry().toMillis() / 60_000.0;
        session.put("session_expiration_time", minutes == Math.rint(minutes) ? (Object) (long) minutes : minutes);
        session.put("carry_over_slots_to_new_session", domain.session().carryOver());
        tree.put("session_config", session);
        tree.put(
                "intents", domain.intents().values().stream().map(Trees::intent).toList());
        tree.put(
                "entities",
                domain.entities().values().stream().map(Trees::entity).toList());
        Map<String, @Nullable Object> slots = new LinkedHashMap<>();
        domain.slots().forEach((name, slot) -> slots.put(name, slot(slot)));
        tree.put("slots", slots);
        Map<String, @Nullable Object> forms = new LinkedHashMap<>();
        domain.forms().forEach((name, form) -> forms.put(name, form(form)));
        tree.put("forms", forms);
        Map<String, @Nullable Object> responses = new LinkedHashMap<>();
        domain.responses()
                .forEach((name, variations) -> responses.put(
                        name, variations.stream().map(Trees::response).toList()));
        tree.put("responses", responses);
        tree.put(
                "actions",
                domain.actions().stream()
                        .map(action -> domain.sentTheDomain().contains(action)
                                ? (Object) Map.of(action, Map.of("send_domain", true))
                                : action)
                        .toList());
        if (!domain.endToEndActions().isEmpty()) {
            tree.put("e2e_actions", domain.endToEndActions());
        }
        return tree;
    }

    private static Object intent(Intent intent) {
        Map<String, @Nullable Object> settings = new LinkedHashMap<>();
        intent.used()
                .ifPresent(used ->
                        settings.put("use_entities", used.stream().sorted().toList()));
        if (!intent.ignored().isEmpty()) {
            settings.put("ignore_entities", intent.ignored().stream().sorted().toList());
        }
        return settings.isEmpty() ? intent.name() : Map.of(intent.name(), settings);
    }

    private static Object entity(EntityType entity) {
        Map<String, @Nullable Object> settings = new LinkedHashMap<>();
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

    private static Map<String, @Nullable Object> slot(Slot slot) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("type", slot.type().name().toLowerCase(Locale.ROOT));
        tree.put("influence_conversation", slot.influence());
        if (slot.initial() != null) {
            tree.put("initial_value", slot.initial());
        }
        if (!slot.values().isEmpty()) {
            tree.put("values", slot.values());
        }
        slot.min().ifPresent(min -> tree.put("min_value", min));
        slot.max().ifPresent(max -> tree.put("max_value", max));
        tree.put("mappings", slot.mappings().stream().map(Trees::mapping).toList());
        return tree;
    }

    private static Map<String, @Nullable Object> mapping(Mapping mapping) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("type", mapping.kind().name().toLowerCase(Locale.ROOT));
        mapping.entity().ifPresent(entity -> tree.put("entity", entity));
        mapping.role().ifPresent(role -> tree.put("role", role));
        mapping.group().ifPresent(group -> tree.put("group", group));
        if (!mapping.intents().isEmpty()) {
            tree.put("intent", mapping.intents());
        }
        if (!mapping.notIntents().isEmpty()) {
            tree.put("not_intent", mapping.notIntents());
        }
        if (mapping.value() != null) {
            tree.put("value", mapping.value());
        }
        mapping.action().ifPresent(action -> tree.put("action", action));
        List<Object> conditions = new ArrayList<>();
        for (Mapping.Condition condition : mapping.conditions()) {
            Map<String, @Nullable Object> item = new LinkedHashMap<>();
            item.put("active_loop", condition.activeLoop().orElse(null));
            condition.requestedSlot().ifPresent(slot -> item.put("requested_slot", slot));
            conditions.add(item);
        }
        if (!conditions.isEmpty()) {
            tree.put("conditions", conditions);
        }
        return tree;
    }

    private static Map<String, @Nullable Object> form(Form form) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("required_slots", form.requiredSlots());
        if (!form.ignoredIntents().isEmpty()) {
            tree.put("ignored_intents", form.ignoredIntents());
        }
        return tree;
    }

    private static Map<String, @Nullable Object> response(Response response) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        List<Object> conditions = new ArrayList<>();
        for (Response.Condition condition : response.conditions()) {
            Map<String, @Nullable Object> item = new LinkedHashMap<>();
            item.put("type", "slot");
            item.put("name", condition.slot());
            item.put("value", condition.value());
            conditions.add(item);
        }
        if (!conditions.isEmpty()) {
            tree.put("condition", conditions);
        }
        response.id().ifPresent(id -> tree.put("id", id));
        response.channel().ifPresent(channel -> tree.put("channel", channel));
        response.text().ifPresent(text -> tree.put("text", text));
        List<Object> buttons = new ArrayList<>();
        for (Button button : response.buttons()) {
            Map<String, @Nullable Object> item = new LinkedHashMap<>();
            item.put("title", button.title());
            item.put("payload", button.payload());
            item.putAll(button.more());
            buttons.add(item);
        }
        if (!buttons.isEmpty()) {
            tree.put("buttons", buttons);
        }
        response.image().ifPresent(image -> tree.put("image", image));
        tree.putAll(response.media());
        if (!response.custom().isEmpty()) {
            tree.put("custom", response.custom());
        }
        return tree;
    }
}
