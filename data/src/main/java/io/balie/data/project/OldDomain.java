package io.balie.data.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings a domain of Rasa 1 or 2 up to date, as {@code rasa data migrate} does and a little more. */
final class OldDomain {

    private final String file;
    private final Report report;
    private final Set<String> formsElsewhere;
    private final List<Object> rules = new ArrayList<>();

    /** @param formsElsewhere the names of forms in other files of the domain */
    OldDomain(String file, Report report, Set<String> formsElsewhere) {
        this.file = file;
        this.report = report;
        this.formsElsewhere = formsElsewhere;
    }

    /** Rules that stand for what a domain of Rasa 1 said with {@code triggers}. */
    List<Object> rules() {
        return rules;
    }

    Map<String, @Nullable Object> migrate(Map<String, @Nullable Object> old) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>(old);
        tree.remove("config");
        tree.remove("policies");
        version(tree);
        responses(tree);
        intents(tree);
        Set<String> entities = names(tree.get("entities"));
        boolean stored = !(old.get("config") instanceof Map<?, ?> config)
                || !Boolean.FALSE.equals(config.get("store_entities_as_slots"));
        Map<String, @Nullable Object> slots = map(tree.get("slots"));
        Map<String, List<Object>> ofForms = new LinkedHashMap<>();
        Set<String> forms = forms(tree, ofForms);
        for (String slot : ofForms.keySet()) {
            if (!slots.containsKey(slot)) {
                Map<String, @Nullable Object> added = new LinkedHashMap<>();
                added.put("type", "any");
                slots.put(slot, added);
                report.changed(file, "slot '%s' of a form was declared".formatted(slot));
            }
        }
        Map<String, @Nullable Object> migrated = new LinkedHashMap<>();
        slots.forEach((name, settings) -> {
            if (name.equals("requested_slot")) {
                report.changed(file, "slot 'requested_slot' was left out, for every bot has it");
            } else {
                migrated.put(
                        name,
                        slot(
                                name,
                                map(settings),
                                ofForms.getOrDefault(name, List.of()),
                                stored && entities.contains(name)));
            }
        });
        if (tree.containsKey("slots") || !migrated.isEmpty()) {
            tree.put("slots", migrated);
        }
        forms.addAll(formsElsewhere);
        actions(tree, forms);
        // Nothing stands for an empty list in Rasa 3.
        tree.values().removeIf(value -> value == null);
        return tree;
    }

    private void version(Map<String, @Nullable Object> tree) {
        Object before = tree.put("version", "3.1");
        if (before != null && !before.equals("3.1")) {
            report.changed(file, "version '%s' became '3.1'".formatted(before));
        }
    }

    private void responses(Map<String, @Nullable Object> tree) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        if (tree.remove("templates") instanceof Map<?, ?> templates) {
            templates.forEach((name, variations) -> all.put(String.valueOf(name), variations));
            report.changed(file, "'templates' became 'responses'");
        }
        all.putAll(map(tree.get("responses")));
        if (all.isEmpty()) {
            return;
        }
        Map<String, @Nullable Object> responses = new LinkedHashMap<>();
        all.forEach((name, variations) -> responses.put(MarkdownStories.renamed(name), variations(name, variations)));
        tree.put("responses", responses);
    }

    private List<Object> variations(String name, @Nullable Object written) {
        List<Object> found = new ArrayList<>();
        for (Object each : written instanceof List<?> list ? list : written == null ? List.of() : List.of(written)) {
            if (each instanceof Map<?, ?>) {
                Map<String, @Nullable Object> variation = map(each);
                if (variation.get("text") == null && variation.get("custom") == null) {
                    variation.put("text", "");
                    report.changed(file, "a variation of '%s' without a text was given an empty one".formatted(name));
                }
                found.add(variation);
            } else {
                Map<String, @Nullable Object> variation = new LinkedHashMap<>();
                variation.put("text", String.valueOf(each));
                found.add(variation);
                report.changed(file, "a bare text of '%s' became a variation".formatted(name));
            }
        }
        return found;
    }

    private void intents(Map<String, @Nullable Object> tree) {
        if (!(tree.get("intents") instanceof List<?> list)) {
            return;
        }
        List<Object> intents = new ArrayList<>();
        for (Object item : list) {
            if (!(item instanceof Map<?, ?> map) || map.size() != 1) {
                intents.add(item);
                continue;
            }
            String name = String.valueOf(map.keySet().iterator().next());
            Map<String, @Nullable Object> settings = map(map.values().iterator().next());
            Object triggers = settings.remove("triggers");
            if (triggers != null) {
                rules.add(trigger(name, String.valueOf(triggers)));
                report.changed(file, "'triggers' of intent '%s' became a rule".formatted(name));
            }
            if (settings.isEmpty()) {
                intents.add(name);
            } else {
                Map<String, @Nullable Object> kept = new LinkedHashMap<>();
                kept.put(name, settings);
                intents.add(kept);
            }
        }
        tree.put("intents", intents);
    }

    private static Map<String, @Nullable Object> trigger(String intent, String action) {
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        said.put("intent", intent);
        Map<String, @Nullable Object> done = new LinkedHashMap<>();
        done.put("action", MarkdownStories.renamed(action));
        Map<String, @Nullable Object> rule = new LinkedHashMap<>();
        rule.put("rule", intent + " triggers " + action);
        rule.put("steps", List.of(said, done));
        return rule;
    }

    /** Forms with their slots named only; the mappings go to the slots. */
    private Set<String> forms(Map<String, @Nullable Object> tree, Map<String, List<Object>> ofForms) {
        Set<String> names = new LinkedHashSet<>();
        Object written = tree.get("forms");
        Map<String, @Nullable Object> forms = new LinkedHashMap<>();
        if (written instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?>) {
                    forms.putAll(map(item));
                } else {
                    forms.put(String.valueOf(item), null);
                }
            }
            report.changed(file, "the list of forms became a block");
        } else {
            forms.putAll(map(written));
        }
        Map<String, @Nullable Object> migrated = new LinkedHashMap<>();
        forms.forEach((name, settings) -> {
            names.add(name);
            migrated.put(name, form(name, map(settings), ofForms));
        });
        if (!migrated.isEmpty()) {
            tree.put("forms", migrated);
        }
        return names;
    }

    private Map<String, @Nullable Object> form(
            String name, Map<String, @Nullable Object> old, Map<String, List<Object>> ofForms) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        Object ignored = old.remove("ignored_intents");
        Object required = old.containsKey("required_slots") ? old.get("required_slots") : old;
        List<String> slots = new ArrayList<>();
        if (required instanceof List<?> list) {
            list.forEach(slot -> slots.add(String.valueOf(slot)));
        } else {
            map(required).forEach((slot, mappings) -> {
                slots.add(slot);
                List<Object> moved = ofForms.computeIfAbsent(slot, s -> new ArrayList<>());
                for (Object mapping : mappings instanceof List<?> list ? list : List.of()) {
                    moved.add(conditioned(map(mapping), name, slot));
                }
                report.changed(file, "the mappings of slot '%s' moved out of form '%s'".formatted(slot, name));
            });
        }
        if (slots.isEmpty() && old.isEmpty()) {
            report.left(
                    file,
                    "Form '%s' names no slots; its action in Python does. Write them under required_slots."
                            .formatted(name));
        }
        form.put("required_slots", slots);
        if (ignored != null) {
            form.put("ignored_intents", ignored);
        }
        return form;
    }

    private static Map<String, @Nullable Object> conditioned(
            Map<String, @Nullable Object> mapping, String form, String slot) {
        Map<String, @Nullable Object> condition = new LinkedHashMap<>();
        condition.put("active_loop", form);
        String type = String.valueOf(mapping.get("type"));
        // An entity counts whenever the form is active, an answer only when it was asked for.
        if (!type.equals("from_entity") && !type.equals("from_trigger_intent")) {
            condition.put("requested_slot", slot);
        }
        mapping.put("conditions", List.of(condition));
        return mapping;
    }

    private Map<String, @Nullable Object> slot(
            String name, Map<String, @Nullable Object> settings, List<Object> ofForms, boolean filledByEntity) {
        if ("unfeaturized".equals(settings.get("type"))) {
            settings.put("type", "any");
            settings.put("influence_conversation", false);
            report.changed(file, "slot '%s' of type unfeaturized became any, without influence".formatted(name));
        }
        boolean fills = filledByEntity && !Boolean.FALSE.equals(settings.remove("auto_fill"));
        settings.remove("auto_fill");
        List<Object> mappings = new ArrayList<>();
        if (settings.get("mappings") instanceof List<?> list) {
            mappings.addAll(list);
        }
        for (Object mapping : ofForms) {
            if (!mappings.contains(mapping)) {
                mappings.add(mapping);
            }
        }
        if (fills) {
            Map<String, @Nullable Object> mapping = new LinkedHashMap<>();
            mapping.put("type", "from_entity");
            mapping.put("entity", name);
            if (!mappings.contains(mapping)) {
                mappings.add(mapping);
                report.changed(file, "slot '%s' is filled by the entity of its name".formatted(name));
            }
        }
        if (mappings.isEmpty()) {
            Map<String, @Nullable Object> mapping = new LinkedHashMap<>();
            mapping.put("type", "custom");
            mappings.add(mapping);
            report.changed(file, "slot '%s' was given the mapping custom; an action fills it".formatted(name));
        }
        settings.put("mappings", mappings);
        return settings;
    }

    private void actions(Map<String, @Nullable Object> tree, Set<String> forms) {
        if (!(tree.get("actions") instanceof List<?> list)) {
            return;
        }
        Set<Object> actions = new LinkedHashSet<>();
        for (Object action : list) {
            if (action instanceof String name && forms.contains(name)) {
                report.changed(file, "form '%s' was taken out of the actions".formatted(name));
            } else {
                actions.add(action instanceof String name ? MarkdownStories.renamed(name) : action);
            }
        }
        tree.put("actions", new ArrayList<>(actions));
    }

    /** The names of a list whose items may carry settings. */
    static Set<String> names(@Nullable Object list) {
        Set<String> names = new LinkedHashSet<>();
        if (list instanceof List<?> items) {
            for (Object item : items) {
                if (item instanceof Map<?, ?> map) {
                    map.keySet().forEach(key -> names.add(String.valueOf(key)));
                } else {
                    names.add(String.valueOf(item));
                }
            }
        } else if (list instanceof Map<?, ?> map) {
            map.keySet().forEach(key -> names.add(String.valueOf(key)));
        }
        return names;
    }

    static Map<String, @Nullable Object> map(@Nullable Object value) {
        Map<String, @Nullable Object> found = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> found.put(String.valueOf(key), inner));
        }
        return found;
    }
}
