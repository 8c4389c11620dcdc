package io.balie.data.bot;

import io.balie.data.yaml.Block;
import io.balie.data.yaml.Findings;
import io.balie.data.yaml.Spot;
import io.balie.data.yaml.Value;
import io.balie.dialog.domain.Rule;
import io.balie.dialog.domain.Slot;
import io.balie.dialog.domain.Step;
import io.balie.dialog.domain.Story;
import io.balie.dialog.domain.TestStory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads rules, stories and test stories.
 *
 * <p>Steps are read when all domains are known, for a slot named without a value is read by its type.
 */
final class StoryReader {

    /** Alternatives of slots multiply; a story that becomes more than this is a mistake. */
    private static final int MOST_VARIANTS = 64;

    private static final List<String> STEP_KINDS =
            List.of("intent", "user", "or", "action", "bot", "checkpoint", "slot_was_set", "active_loop");

    private final Names names;
    private final Findings findings;
    private final DomainReader domain;
    private final Annotations annotations;
    private final List<Rule> rules = new ArrayList<>();
    private final List<Story> stories = new ArrayList<>();
    private final List<TestStory> tests = new ArrayList<>();
    private final Map<String, Spot> titles = new HashMap<>();
    private final Map<String, Decided> decided = new HashMap<>();

    private record Decided(String action, String rule, Spot spot) {}

    /** A step, with what was typed in a test; several if it stands for alternatives that must be told apart. */
    private record Read(List<List<Step>> alternatives, Optional<Annotations.Read> typed) {
        static Read of(Step step) {
            return new Read(List.of(List.of(step)), Optional.empty());
        }
    }

    private enum Place {
        RULE("rule"),
        STORY("story"),
        TEST("story");

        private final String key;

        Place(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    StoryReader(Names names, Findings findings, DomainReader domain, Annotations annotations) {
        this.names = names;
        this.findings = findings;
        this.domain = domain;
        this.annotations = annotations;
    }

    List<Rule> rules() {
        return rules;
    }

    List<Story> stories() {
        return stories;
    }

    List<TestStory> tests() {
        return tests;
    }

    void readRules(Value list) {
        if (list.isNull()) {
            return;
        }
        for (Value item : list.items("'rules'")) {
            item.block("this rule").ifPresent(this::rule);
        }
    }

    void readStories(Value list) {
        if (list.isNull()) {
            return;
        }
        for (Value item : list.items("'stories'")) {
            item.block("this story").ifPresent(this::story);
        }
    }

    void readTests(Value list) {
        if (list.isNull()) {
            return;
        }
        for (Value item : list.items("'stories'")) {
            item.block("this test story").ifPresent(this::test);
        }
    }

    /** Name and steps; empty if one is missing. */
    private Optional<String> opening(Block block, Place place) {
        Optional<String> name = block.requireText(place.key());
        if (name.isPresent()) {
            Spot first = titles.putIfAbsent(place + " " + name.get(), block.spot());
            if (first != null) {
                findings.warn(
                        block.spot(),
                        "The name '%s' is used by another %s in %s.".formatted(name.get(), place.key(), first.where()));
            }
        }
        return name;
    }

    private void rule(Block block) {
        block.onlyKeys("rule", "steps", "condition", "conversation_start", "wait_for_user_input", "metadata");
        Optional<String> name = opening(block, Place.RULE);
        if (name.isEmpty()) {
            return;
        }
        String by = "rule '" + name.get() + "'";
        List<Step> conditions = new ArrayList<>();
        for (Value item :
                block.get("condition").map(v -> v.items("'condition'")).orElse(List.of())) {
            item.block("this condition of " + by).ifPresent(condition -> {
                condition.onlyKeys("slot_was_set", "active_loop");
                if (condition.entries().size() != 1) {
                    findings.fault(
                            condition.spot(),
                            "This condition of %s has %d keys, expected slot_was_set or active_loop."
                                    .formatted(by, condition.entries().size()));
                } else if (condition.has("slot_was_set")) {
                    conditions.add(
                            slots(condition.entry("slot_was_set").orElseThrow().value(), by));
                } else if (condition.has("active_loop")) {
                    conditions.add(
                            loop(condition.entry("active_loop").orElseThrow().value(), by));
                }
            });
        }
        boolean start = block.flag("conversation_start", false);
        boolean waits = block.flag("wait_for_user_input", true);
        List<Read> steps = steps(block, by, Place.RULE);
        long users = steps.stream()
                .filter(step -> step.alternatives().getFirst().getFirst() instanceof Step.UserStep)
                .count();
        if (users > 1) {
            findings.fault(
                    block.spot(),
                    "%s has %d user steps, expected at most one.".formatted(capital(by), users),
                    "Write a story, or a rule for each.");
        }
        for (List<Step> variant : variants(steps, block.spot(), by)) {
            Rule rule = new Rule(
                    name.get(), start, waits, conditions, variant, block.spot().where());
            rules.add(rule);
            contradictions(rule, block.spot());
        }
    }

    /** Two rules that see the same and do different things. */
    private void contradictions(Rule rule, Spot spot) {
        String conditions = rule.conditions().stream()
                .map(StoryReader::placeless)
                .collect(java.util.stream.Collectors.toSet())
                .toString();
        List<String> befores = List.of(rule.conversationStart() + " " + conditions);
        for (int i = 0; i <= rule.steps().size(); i++) {
            Step step = i < rule.steps().size() ? rule.steps().get(i) : new Step.ActionStep("wait for the user", 0);
            boolean listens = i == rule.steps().size() && !rule.waitForUserInput();
            if (step instanceof Step.ActionStep action && i > 0 && !listens) {
                for (String before : befores) {
                    Decided first = decided.putIfAbsent(before, new Decided(action.action(), rule.name(), spot));
                    if (first != null && !first.action().equals(action.action())) {
                        findings.fault(
                                spot,
                                "Rule '%s' and rule '%s' in %s begin alike, but go on with '%s' and '%s'."
                                        .formatted(
                                                rule.name(),
                                                first.rule(),
                                                first.spot().where(),
                                                action.action(),
                                                first.action()),
                                "Give one a condition, or join them.");
                    }
                }
            }
            List<String> next = new ArrayList<>();
            for (String before : befores) {
                next.add(before + " > " + placeless(step));
            }
            befores = next;
        }
    }

    /** What a step says, wherever it stands. */
    private static Step placeless(Step step) {
        return switch (step) {
            case Step.UserStep user -> new Step.UserStep(user.intent(), user.entities(), user.text(), 0);
            case Step.ActionStep action -> new Step.ActionStep(action.action(), 0);
            case Step.BotStep bot -> new Step.BotStep(bot.text(), 0);
            case Step.SlotStep slots -> new Step.SlotStep(slots.slots(), 0);
            case Step.LoopStep loop -> new Step.LoopStep(loop.form(), 0);
            case Step.CheckpointStep joint -> new Step.CheckpointStep(joint.name(), joint.slots(), 0);
        };
    }

    private void story(Block block) {
        block.onlyKeys("story", "steps", "metadata");
        Optional<String> name = opening(block, Place.STORY);
        if (name.isEmpty()) {
            return;
        }
        String by = "story '" + name.get() + "'";
        for (List<Step> variant : variants(steps(block, by, Place.STORY), block.spot(), by)) {
            stories.add(new Story(name.get(), variant, block.spot().where()));
        }
    }

    private void test(Block block) {
        block.onlyKeys("story", "steps", "metadata");
        Optional<String> name = opening(block, Place.TEST);
        if (name.isEmpty()) {
            return;
        }
        List<TestStory.TestStep> steps = new ArrayList<>();
        for (Read read : steps(block, "test story '" + name.get() + "'", Place.TEST)) {
            for (Step step : read.alternatives().getFirst()) {
                steps.add(new TestStory.TestStep(
                        read.typed().map(Annotations.Read::text),
                        read.typed().map(Annotations.Read::entities).orElse(List.of()),
                        step));
            }
        }
        tests.add(new TestStory(name.get(), steps, block.spot().where()));
    }

    private List<List<Step>> variants(List<Read> steps, Spot spot, String by) {
        List<List<Step>> variants = List.of(List.of());
        for (Read read : steps) {
            List<List<Step>> longer = new ArrayList<>();
            for (List<Step> variant : variants) {
                for (List<Step> alternative : read.alternatives()) {
                    List<Step> grown = new ArrayList<>(variant);
                    grown.addAll(alternative);
                    longer.add(grown);
                }
            }
            if (longer.size() > MOST_VARIANTS) {
                findings.fault(
                        spot,
                        "The alternatives of %s make more than %d variants.".formatted(by, MOST_VARIANTS),
                        "Split it.");
                return List.of();
            }
            variants = longer;
        }
        return steps.isEmpty() ? List.of() : variants;
    }

    private List<Read> steps(Block block, String by, Place place) {
        List<Read> steps = new ArrayList<>();
        Optional<Value> written = block.require("steps");
        if (written.isEmpty()) {
            return steps;
        }
        List<Value> items = written.get().items("'steps'");
        if (items.isEmpty() && written.get().isList()) {
            written.get().fault("%s has no steps.".formatted(capital(by)));
        }
        for (Value item : items) {
            if (item.isBlock()) {
                item.block("this step of " + by)
                        .flatMap(step -> step(step, by, place))
                        .ifPresent(steps::add);
            } else {
                item.fault(
                        "This step of %s is %s, expected a block.".formatted(by, item.described()),
                        item.isText() ? "Write \"action: \" or \"intent: \" before it." : "");
            }
        }
        return steps;
    }

    private Optional<Read> step(Block step, String by, Place place) {
        Optional<String> kind = STEP_KINDS.stream().filter(step::has).findFirst();
        if (kind.isEmpty()) {
            step.onlyKeys("intent", "or", "action", "checkpoint", "slot_was_set", "active_loop");
            if (step.entries().isEmpty()) {
                findings.fault(step.spot(), "This step of %s is empty.".formatted(by));
            }
            return Optional.empty();
        }
        return switch (kind.get()) {
            case "intent", "user" -> user(step, by, place);
            case "or" -> or(step, by, place);
            case "action" -> action(step, by);
            case "checkpoint" -> checkpoint(step, by, place);
            case "slot_was_set" -> {
                step.onlyKeys("slot_was_set");
                yield Optional.of(
                        Read.of(slots(step.entry("slot_was_set").orElseThrow().value(), by)));
            }
            case "active_loop" -> {
                step.onlyKeys("active_loop");
                yield Optional.of(
                        Read.of(loop(step.entry("active_loop").orElseThrow().value(), by)));
            }
            default -> {
                findings.fault(
                        step.spot(),
                        "Steps with '%s' are not read by this program.".formatted(kind.get()),
                        "Write \"action: utter_...\".");
                yield Optional.empty();
            }
        };
    }

    private Optional<Read> or(Block step, String by, Place place) {
        step.onlyKeys("or");
        return step.require("or").flatMap(or -> alternatives(or, by, place));
    }

    private Optional<Read> action(Block step, String by) {
        step.onlyKeys("action");
        Optional<String> action = step.requireText("action");
        action.ifPresent(name -> names.use(
                Names.Kind.ACTION,
                name,
                step.entry("action").orElseThrow().value().spot(),
                by));
        return action.map(name -> Read.of(new Step.ActionStep(name, step.spot().line())));
    }

    private Optional<Read> checkpoint(Block step, String by, Place place) {
        step.onlyKeys("checkpoint", "slot_was_set");
        if (place == Place.RULE) {
            findings.fault(step.spot(), "A checkpoint stands in %s.".formatted(by), "Only stories have them.");
        }
        List<Step> both = new ArrayList<>();
        step.requireText("checkpoint")
                .ifPresent(name -> both.add(
                        new Step.CheckpointStep(name, Map.of(), step.spot().line())));
        step.entry("slot_was_set").ifPresent(entry -> both.add(slots(entry.value(), by)));
        return both.isEmpty() ? Optional.empty() : Optional.of(new Read(List.of(both), Optional.empty()));
    }

    private Optional<Read> user(Block step, String by, Place place) {
        if (place == Place.TEST) {
            step.onlyKeys("intent", "user", "entities");
        } else {
            step.onlyKeys("intent", "entities");
        }
        Optional<Annotations.Read> typed = Optional.empty();
        if (place == Place.TEST && step.has("user")) {
            typed = step.requireText("user")
                    .map(text -> annotations.read(
                            text, step.entry("user").orElseThrow().value().spot()));
        }
        if (!step.has("intent") && place == Place.TEST) {
            return Optional.of(new Read(
                    List.of(List.of(new Step.UserStep(
                            "", List.of(), Optional.empty(), step.spot().line()))),
                    typed));
        }
        Optional<Annotations.Read> kept = typed;
        return said(step, by).map(said -> new Read(List.of(List.of(said)), kept));
    }

    private Optional<Step.UserStep> said(Block step, String by) {
        Optional<String> intent = step.requireText("intent");
        if (intent.isEmpty()) {
            return Optional.empty();
        }
        Spot spot = step.entry("intent").orElseThrow().value().spot();
        if (intent.get().startsWith("/")) {
            findings.fault(
                    spot, "Intent '%s' in %s begins with a slash.".formatted(intent.get(), by), "Leave the slash out.");
            return Optional.empty();
        }
        names.use(Names.Kind.INTENT, intent.get(), spot, by);
        List<Step.EntityMention> entities = new ArrayList<>();
        for (Value item : step.get("entities").map(v -> v.items("'entities'")).orElse(List.of())) {
            if (!item.isBlock()) {
                item.text("this entity").ifPresent(type -> {
                    names.use(Names.Kind.ENTITY, type, item.spot(), by);
                    entities.add(new Step.EntityMention(type, Optional.empty(), Optional.empty(), Optional.empty()));
                });
                continue;
            }
            for (Value.Entry entry :
                    item.block("this entity").map(Block::entries).orElse(List.of())) {
                if (entry.key().equals("role") || entry.key().equals("group")) {
                    findings.fault(
                            entry.spot(),
                            "'%s' of an entity in %s is not read by this program.".formatted(entry.key(), by),
                            "Leave it out.");
                    continue;
                }
                names.use(Names.Kind.ENTITY, entry.key(), entry.spot(), by);
                Object value = entry.value().json("'" + entry.key() + "'");
                entities.add(new Step.EntityMention(
                        entry.key(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.ofNullable(value).map(String::valueOf)));
            }
        }
        return Optional.of(new Step.UserStep(
                intent.get(), entities, Optional.empty(), step.spot().line()));
    }

    private Optional<Read> alternatives(Value or, String by, Place place) {
        List<List<Step>> said = new ArrayList<>();
        List<List<Step>> slots = new ArrayList<>();
        List<Value> items = or.items("'or'");
        if (items.size() < 2 && or.isList()) {
            or.fault("This 'or' of %s has fewer than two alternatives.".formatted(by));
        }
        for (Value item : items) {
            Optional<Block> block = item.block("this alternative of " + by);
            if (block.isEmpty()) {
                continue;
            }
            if (block.get().has("intent")) {
                block.get().onlyKeys("intent", "entities");
                said(block.get(), by).ifPresent(user -> said.add(List.of(user)));
            } else if (block.get().has("slot_was_set")) {
                block.get().onlyKeys("slot_was_set");
                slots.add(List.of(
                        slots(block.get().entry("slot_was_set").orElseThrow().value(), by)));
            } else {
                block.get().onlyKeys("intent", "entities", "slot_was_set");
            }
        }
        if (!said.isEmpty() && !slots.isEmpty()) {
            or.fault("This 'or' of %s mixes intents and slots.".formatted(by), "Write two stories.");
            return Optional.empty();
        }
        if (!slots.isEmpty()) {
            if (place == Place.TEST) {
                or.fault("This 'or' of %s has slots, expected intents.".formatted(by));
                return Optional.empty();
            }
            return Optional.of(new Read(slots, Optional.empty()));
        }
        return said.isEmpty() ? Optional.empty() : Optional.of(new Read(said, Optional.empty()));
    }

    private Step.LoopStep loop(Value value, String by) {
        if (value.isNull()) {
            return new Step.LoopStep(Optional.empty(), value.spot().line());
        }
        Optional<String> form = value.text("'active_loop'");
        form.ifPresent(name -> names.use(Names.Kind.FORM, name, value.spot(), by));
        return new Step.LoopStep(form, value.spot().line());
    }

    private Step.SlotStep slots(Value value, String by) {
        Map<String, Optional<Object>> slots = new LinkedHashMap<>();
        if (value.isBlock()) {
            value.block("'slot_was_set'").ifPresent(block -> slotValues(block, by, slots));
            return new Step.SlotStep(slots, value.spot().line());
        }
        List<Value> items = value.items("'slot_was_set' in " + by);
        if (items.isEmpty() && value.isList()) {
            value.fault("'slot_was_set' in %s names no slot.".formatted(by));
        }
        for (Value item : items) {
            if (item.isBlock()) {
                item.block("this slot").ifPresent(block -> slotValues(block, by, slots));
            } else {
                item.text("this slot in " + by).ifPresent(name -> named(name, item.spot(), by, slots));
            }
        }
        return new Step.SlotStep(slots, value.spot().line());
    }

    private void slotValues(Block block, String by, Map<String, Optional<Object>> slots) {
        for (Value.Entry entry : block.entries()) {
            names.use(Names.Kind.SLOT, entry.key(), entry.spot(), by);
            @Nullable Object value = entry.value().json("'" + entry.key() + "'");
            domain.checkSlotValue(entry.key(), value, entry.value().spot());
            put(slots, entry.key(), Optional.ofNullable(value), entry.spot(), by);
        }
    }

    /** A slot named without a value: any value, as Rasa reads it by the slot's type. */
    private void named(String name, Spot spot, String by, Map<String, Optional<Object>> slots) {
        names.use(Names.Kind.SLOT, name, spot, by);
        Slot slot = domain.slots().get(name);
        if (slot == null) {
            return;
        }
        switch (slot.type()) {
            case TEXT, ANY -> put(slots, name, Optional.of("filled"), spot, by);
            case LIST -> put(slots, name, Optional.of(List.of("filled")), spot, by);
            case BOOL, CATEGORICAL, FLOAT ->
                findings.fault(
                        spot,
                        "Slot '%s' in %s has no value.".formatted(name, by),
                        "Write \"- %s: value\".".formatted(name));
        }
    }

    private void put(Map<String, Optional<Object>> slots, String name, Optional<Object> value, Spot spot, String by) {
        if (slots.putIfAbsent(name, value) != null) {
            findings.fault(spot, "Slot '%s' stands twice in one step of %s.".formatted(name, by), "Keep one.");
        }
    }

    /** Joints of stories that lead nowhere, or that nothing leads to. */
    void checkCheckpoints() {
        Set<String> begins = new LinkedHashSet<>();
        Map<String, Story> ends = new LinkedHashMap<>();
        Map<String, Story> beginners = new LinkedHashMap<>();
        for (Story story : stories) {
            for (int i = 0; i < story.steps().size(); i++) {
                if (story.steps().get(i) instanceof Step.CheckpointStep point) {
                    if (i == 0) {
                        begins.add(point.name());
                        beginners.putIfAbsent(point.name(), story);
                    } else {
                        ends.putIfAbsent(point.name(), story);
                    }
                }
            }
        }
        for (Map.Entry<String, Story> end : ends.entrySet()) {
            if (!begins.contains(end.getKey())) {
                findings.warn(
                        spot(end.getValue()),
                        "Story '%s' leads to checkpoint '%s', where no story begins."
                                .formatted(end.getValue().name(), end.getKey()));
            }
        }
        for (Map.Entry<String, Story> begin : beginners.entrySet()) {
            if (!ends.containsKey(begin.getKey())) {
                findings.warn(
                        spot(begin.getValue()),
                        "Story '%s' begins at checkpoint '%s', to which no story leads."
                                .formatted(begin.getValue().name(), begin.getKey()));
            }
        }
    }

    private static Spot spot(Story story) {
        int colon = story.where().lastIndexOf(':');
        return new Spot(
                story.where().substring(0, colon),
                Integer.parseInt(story.where().substring(colon + 1)),
                1);
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
