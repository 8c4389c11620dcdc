package io.balie.data.bot;

import io.balie.data.yaml.Block;
import io.balie.data.yaml.Findings;
import io.balie.data.yaml.Spot;
import io.balie.data.yaml.Value;
import io.balie.dialog.domain.Rule;
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

/**
 * Reads rules, stories and test stories.
 *
 * <p>Steps are read when all domains are known, for a slot named without a value is read by its type.
 */
final class StoryReader {

    /** Alternatives multiply; what goes beyond this would fill the memory and teach nothing. */
    private static final int MOST_VARIANTS = 4096;

    private final Findings findings;
    private final StepReader reader;
    private final List<Rule> rules = new ArrayList<>();
    private final List<Story> stories = new ArrayList<>();
    private final List<TestStory> tests = new ArrayList<>();
    private final Map<String, Spot> titles = new HashMap<>();
    private final Set<String> said = new LinkedHashSet<>();
    private boolean severalUserSteps;

    StoryReader(Names names, Findings findings, DomainReader domain, Annotations annotations) {
        this.findings = findings;
        this.reader = new StepReader(names, findings, domain, annotations);
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

    /** The texts that the bot says word by word in stories. */
    Set<String> said() {
        return said;
    }

    /** Allow more than one user step in a rule, as {@code restrict_rules: false} does. */
    void allowSeveralUserSteps() {
        severalUserSteps = true;
    }

    void readRules(Value list) {
        items(list, "rule").forEach(this::rule);
    }

    void readStories(Value list) {
        items(list, "story").forEach(this::story);
    }

    void readTests(Value list) {
        items(list, "story").forEach(this::test);
    }

    private List<Block> items(Value list, String key) {
        List<Block> found = new ArrayList<>();
        if (list.isNull()) {
            return found;
        }
        String what = key.equals("rule") ? "rules" : "stories";
        for (Value item : list.items("'" + what + "'")) {
            if (!item.isBlock()) {
                item.warn(
                        "This item of '%s' is %s, expected a block; it is left out.".formatted(what, item.described()));
                continue;
            }
            item.block("this " + key)
                    .filter(block -> {
                        if (!block.has(key)) {
                            findings.warn(
                                    block.spot(),
                                    "This item of '%s' has no '%s'; it is left out.".formatted(what, key),
                                    "Write - %s: a name.".formatted(key));
                        }
                        return block.has(key);
                    })
                    .ifPresent(found::add);
        }
        return found;
    }

    /** The name of an item; one that has none is called by where it stands. */
    private String title(Block block, String key, String what) {
        Value.Entry entry = block.entry(key).orElseThrow();
        Optional<String> name = entry.value().asWritten().filter(text -> !text.isBlank());
        if (name.isEmpty()) {
            findings.warn(entry.spot(), "This %s has no name.".formatted(what), "Write - %s: a name.".formatted(key));
            return "unnamed, " + block.spot().where();
        }
        Spot first = titles.putIfAbsent(what + " " + name.get(), block.spot());
        if (first != null) {
            findings.warn(
                    block.spot(),
                    "The name '%s' is used by another %s in %s.".formatted(name.get(), what, first.where()));
        }
        return name.get();
    }

    private void rule(Block block) {
        block.warnOfOthers(
                List.of("rule", "steps", "condition", "conversation_start", "wait_for_user_input", "metadata"),
                "it has no effect");
        String name = title(block, "rule", "rule");
        String by = "rule '" + name + "'";
        List<Step> conditions = new ArrayList<>();
        for (Value item :
                block.get("condition").map(v -> v.items("'condition'")).orElse(List.of())) {
            item.block("this condition of " + by).ifPresent(condition -> condition(condition, by, conditions));
        }
        boolean start = block.flag("conversation_start", false);
        boolean waits = block.flag("wait_for_user_input", true);
        List<StepReader.Read> steps = steps(block, by, StepReader.Place.RULE);
        long users = steps.stream()
                .filter(step -> step.alternatives().getFirst().getFirst() instanceof Step.UserStep)
                .count();
        if (users > 1 && !severalUserSteps) {
            findings.fault(
                    block.spot(),
                    "%s has %d user steps, expected at most one.".formatted(capital(by), users),
                    "Write a story, or a rule for each.");
        }
        for (List<Step> variant : variants(steps, block.spot(), by)) {
            rules.add(new Rule(
                    name, start, waits, conditions, variant, block.spot().where()));
        }
    }

    private void condition(Block condition, String by, List<Step> conditions) {
        condition.onlyKeys("slot_was_set", "active_loop");
        if (condition.has("slot_was_set")) {
            reader.slots(condition.entry("slot_was_set").orElseThrow().value(), by)
                    .ifPresent(conditions::add);
        }
        if (condition.has("active_loop")) {
            conditions.add(
                    reader.loop(condition.entry("active_loop").orElseThrow().value(), by));
        }
    }

    private void story(Block block) {
        block.warnOfOthers(List.of("story", "steps", "metadata"), "it has no effect");
        String name = title(block, "story", "story");
        String by = "story '" + name + "'";
        for (List<Step> variant : variants(steps(block, by, StepReader.Place.STORY), block.spot(), by)) {
            stories.add(new Story(name, variant, block.spot().where()));
            variant.forEach(step -> {
                if (step instanceof Step.BotStep bot) {
                    said.add(bot.text());
                }
            });
        }
    }

    private void test(Block block) {
        block.warnOfOthers(List.of("story", "steps", "metadata"), "it has no effect");
        String name = title(block, "story", "test story");
        String by = "test story '" + name + "'";
        List<StepReader.Read> reads = steps(block, by, StepReader.Place.TEST);
        Map<Step, Annotations.Read> typed = new HashMap<>();
        for (StepReader.Read read : reads) {
            typed.putAll(read.typed());
        }
        for (List<Step> variant : variants(reads, block.spot(), by)) {
            List<TestStory.TestStep> steps = new ArrayList<>();
            for (Step step : variant) {
                Optional<Annotations.Read> read = Optional.ofNullable(typed.get(step));
                steps.add(new TestStory.TestStep(
                        read.map(Annotations.Read::text),
                        read.map(Annotations.Read::entities).orElse(List.of()),
                        step));
            }
            tests.add(new TestStory(name, steps, block.spot().where()));
        }
    }

    private List<List<Step>> variants(List<StepReader.Read> steps, Spot spot, String by) {
        List<List<Step>> variants = List.of(List.of());
        for (StepReader.Read read : steps) {
            if ((long) variants.size() * read.alternatives().size() > MOST_VARIANTS) {
                findings.warn(
                        spot,
                        "The alternatives of %s make more than %d variants; only the first of each further 'or' counts."
                                .formatted(by, MOST_VARIANTS),
                        "Split it.");
                variants = longer(variants, List.of(read.alternatives().getFirst()));
            } else {
                variants = longer(variants, read.alternatives());
            }
        }
        return steps.isEmpty() ? List.of() : variants;
    }

    private static List<List<Step>> longer(List<List<Step>> variants, List<List<Step>> alternatives) {
        List<List<Step>> longer = new ArrayList<>();
        for (List<Step> variant : variants) {
            for (List<Step> alternative : alternatives) {
                List<Step> grown = new ArrayList<>(variant);
                grown.addAll(alternative);
                longer.add(grown);
            }
        }
        return longer;
    }

    private List<StepReader.Read> steps(Block block, String by, StepReader.Place place) {
        List<StepReader.Read> steps = new ArrayList<>();
        Optional<Value> written = block.get("steps");
        List<Value> items = written.map(v -> v.items("'steps'")).orElse(List.of());
        if (items.isEmpty() && written.filter(v -> !v.isList()).isEmpty()) {
            findings.warn(block.spot(), "%s has no steps; it is left out.".formatted(by));
        }
        for (Value item : items) {
            if (item.isBlock()) {
                item.block("this step of " + by)
                        .flatMap(step -> reader.step(step, by, place))
                        .ifPresent(steps::add);
            } else {
                item.warn(
                        "This step of %s is %s, expected a block; it is left out.".formatted(by, item.described()),
                        item.isText() ? "Write \"action: \" or \"intent: \" before it." : "");
            }
        }
        return steps;
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
