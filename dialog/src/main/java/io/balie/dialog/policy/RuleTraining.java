package io.balie.dialog.policy;

import io.balie.dialog.domain.Domain;
import io.balie.dialog.event.Event;
import io.balie.dialog.training.ActionNames;
import io.balie.dialog.training.Example;
import io.balie.dialog.training.Examples;
import io.balie.dialog.training.History;
import io.balie.dialog.training.Replay;
import io.balie.dialog.training.State;
import io.balie.dialog.training.TrainingStory;
import io.balie.dialog.training.TrainingStory.Happening;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Learns rules, and finds where they contradict each other or the stories. */
final class RuleTraining {

    private static final int MOST_MESSAGES_IN_A_RULE = 1;

    private final Domain domain;
    private final RulePolicy.Options options;
    private final List<TrainingStory> rules;
    private final List<TrainingStory> stories;
    private final List<Contradiction> contradictions = new ArrayList<>();
    private final RuleBook book;
    private final History.RuleOnly ruleOnly;
    private final Set<String> onlyInRules;
    /** Who relies on what decided. */
    private final Map<String, List<Claim>> claims = new LinkedHashMap<>();

    /**
     * A rule that goes on with an action.
     *
     * @param story the rule; empty for what holds without a rule
     * @param at the place of the action in it
     */
    private record Claim(String name, Optional<TrainingStory> story, int at, String action) {}

    RuleTraining(Domain domain, List<TrainingStory> all, RulePolicy.Options options) {
        this.domain = domain;
        this.options = options;
        this.rules = all.stream().filter(TrainingStory::isRule).toList();
        this.stories = all.stream().filter(story -> !story.isRule()).toList();
        if (!ActionNames.of(domain).contains(options.fallbackAction())) {
            contradictions.add(new Contradiction(
                    "The fallback action '%s' of RulePolicy is not in the domain.".formatted(options.fallbackAction()),
                    new Contradiction.Trace("config.yml", "", List.of(), options.fallbackAction(), Optional.empty()),
                    List.of(),
                    "Add it to the domain's actions, or name another 'core_fallback_action_name' in config.yml."));
        }
        if (options.restrict()) {
            checkLength();
        }
        if (options.check()) {
            checkWhole();
        }
        List<Example> ruleExamples = Examples.of(domain, rules, 0, true);
        // Of stories only the last turn counts here.
        List<Example> storyExamples = Examples.of(domain, stories, 2, false);
        this.book = new RuleBook(domain, ruleExamples, storyExamples);
        if (options.check()) {
            this.ruleOnly = ruleOnly(ruleExamples, storyExamples);
            this.onlyInRules = compare();
        } else {
            this.ruleOnly = History.RuleOnly.NOTHING;
            this.onlyInRules = Set.of();
        }
    }

    RuleBook book() {
        return book;
    }

    /** What stories do not see. */
    History.RuleOnly ruleOnly() {
        return ruleOnly;
    }

    /** The sources of decisions that no story makes too. */
    Set<String> onlyInRules() {
        return onlyInRules;
    }

    List<Contradiction> contradictions() {
        return contradictions;
    }

    private void checkLength() {
        for (TrainingStory rule : rules) {
            long messages = rule.happenings().stream()
                    .filter(happening -> happening.event() instanceof Event.UserUttered)
                    .count();
            if (messages > MOST_MESSAGES_IN_A_RULE) {
                contradictions.add(new Contradiction(
                        "Rule '%s' has %d messages of the user, expected at most %d."
                                .formatted(rule.name(), messages, MOST_MESSAGES_IN_A_RULE),
                        trace(rule, rule.happenings().size() - 1, Decision.LISTEN),
                        List.of(),
                        "Make it a story, or a rule for each message."));
            }
        }
    }

    /** Which slots and forms an action sets in rules. */
    private record Effects(Set<String> slots, Set<String> loops) {}

    /** An action that sets slots or a form in one rule must do so in all of them, or a rule may wait for what never comes. */
    private void checkWhole() {
        Map<String, Effects> effects = effects();
        Set<String> said = new LinkedHashSet<>();
        for (TrainingStory rule : rules) {
            List<State> states = History.asRules(domain, rule.events(), false);
            for (int i = 0; i < states.size(); i++) {
                Optional<String> done = states.get(i).actionBefore();
                Optional<String> next =
                        i + 1 < states.size() ? states.get(i + 1).actionBefore() : Optional.of(Decision.LISTEN);
                if (done.isEmpty()
                        || !effects.containsKey(done.get())
                        || done.get().equals(Replay.ANYTHING)
                        || next.equals(Optional.of(Replay.ANYTHING))) {
                    continue;
                }
                Effects expected = effects.get(done.get());
                Set<String> slots = new LinkedHashSet<>(expected.slots());
                slots.removeAll(states.get(i).slots().keySet());
                Set<String> loops = new LinkedHashSet<>(expected.loops());
                if (states.get(i).loopOrUnset().map(loops::contains).orElse(false)) {
                    loops.clear();
                }
                if ((!slots.isEmpty() || !loops.isEmpty())
                        && said.add(rule.name() + " " + done.get() + slots + loops)) {
                    contradictions.add(incomplete(rule, done.get(), slots, loops));
                }
            }
        }
    }

    private Contradiction incomplete(TrainingStory rule, String action, Set<String> slots, Set<String> loops) {
        List<String> loopNames = loops.stream()
                .map(loop -> loop.equals(State.UNSET) ? "null" : loop)
                .toList();
        String what = slots.isEmpty()
                ? "does not say 'active_loop: %s'".formatted(String.join("' or 'active_loop: ", loopNames))
                : "does not set slot '%s'".formatted(String.join("', '", slots));
        int at = 0;
        for (int i = 0; i < rule.happenings().size(); i++) {
            if (rule.happenings().get(i).event() instanceof Event.ActionExecuted done
                    && done.name().equals(action)) {
                at = i;
            }
        }
        List<Contradiction.Trace> others = new ArrayList<>();
        for (TrainingStory other : rules) {
            for (int i = 0; i < other.happenings().size() && others.isEmpty(); i++) {
                Event event = other.happenings().get(i).event();
                boolean sets = event instanceof Event.SlotSet set && slots.contains(set.name())
                        || slots.isEmpty()
                                && event instanceof Event.ActiveLoop loop
                                && loop.name().map(loops::contains).orElse(false);
                if (sets
                        && !other.where().equals(rule.where())
                        && actionBefore(other, i).equals(Optional.of(action))) {
                    others.add(trace(other, i, step(other.happenings().get(i)).orElse("")));
                }
            }
        }
        return new Contradiction(
                "After '%s' rule '%s' %s, as other rules do.".formatted(action, rule.name(), what),
                trace(rule, Math.min(at + 1, rule.happenings().size() - 1), "nothing of that"),
                others,
                "Add it to rule '%s' (null, if it must not be set), or, if '%s' is its last action, 'wait_for_user_input: false'."
                        .formatted(rule.name(), action));
    }

    private static Optional<String> actionBefore(TrainingStory story, int at) {
        for (int i = at - 1; i >= 0; i--) {
            if (story.happenings().get(i).event() instanceof Event.ActionExecuted done) {
                return Optional.of(done.name());
            }
        }
        return Optional.empty();
    }

    private Map<String, Effects> effects() {
        Set<String> seen = new LinkedHashSet<>();
        domain.slots().values().forEach(slot -> {
            if (Replay.isSeen(slot)) {
                seen.add(slot.name());
            }
        });
        Map<String, Effects> effects = new LinkedHashMap<>();
        for (TrainingStory rule : rules) {
            Optional<String> action = Optional.empty();
            for (Event event : rule.events()) {
                switch (event) {
                    case Event.ActionExecuted done -> action = Optional.of(done.name());
                    case Event.UserUttered said -> action = Optional.empty();
                    case Event.SlotSet set -> {
                        if (seen.contains(set.name())) {
                            action.ifPresent(done -> of(effects, done).slots().add(set.name()));
                        }
                    }
                    case Event.ActiveLoop change ->
                        action.ifPresent(done -> change.name()
                                .ifPresent(loop -> of(effects, done).loops().add(loop)));
                    default -> {}
                }
            }
        }
        return effects;
    }

    private static Effects of(Map<String, Effects> effects, String action) {
        return effects.computeIfAbsent(action, name -> new Effects(new LinkedHashSet<>(), new LinkedHashSet<>()));
    }

    private static History.RuleOnly ruleOnly(List<Example> rules, List<Example> stories) {
        Set<String> slots = new LinkedHashSet<>();
        Set<String> loops = new LinkedHashSet<>();
        states(rules).forEach(state -> {
            slots.addAll(state.slots().keySet());
            state.loop().ifPresent(loops::add);
        });
        states(stories).forEach(state -> {
            slots.removeAll(state.slots().keySet());
            state.loop().ifPresent(loops::remove);
        });
        return new History.RuleOnly(slots, loops);
    }

    private static Stream<State> states(List<Example> examples) {
        return examples.stream().flatMap(example -> example.states().stream());
    }

    /** Play everything, and see whether the rules say what the rules and stories say. */
    private Set<String> compare() {
        rules.forEach(rule -> play(rule, this::claim));
        Set<String> usedInStories = new LinkedHashSet<>();
        for (TrainingStory story :
                Stream.concat(stories.stream(), rules.stream()).toList()) {
            play(story, decided -> {
                if (!story.isRule() && decided.said().equals(Optional.of(decided.action()))) {
                    decided.verdict().source().ifPresent(usedInStories::add);
                }
                check(decided);
            });
        }
        Set<String> sources = new LinkedHashSet<>(claims.keySet());
        RuleBook.DEFAULT_ACTIONS.keySet().forEach(intent -> sources.add(RuleBook.BY_DEFAULT + intent));
        domain.forms().keySet().forEach(form -> {
            sources.add(RuleBook.BY_LOOP + form);
            sources.add(RuleBook.BY_LOOP + form + RuleBook.THEN_LISTEN);
        });
        sources.removeAll(usedInStories);
        return sources;
    }

    /**
     * A decision in a story or rule, and what the rules say there.
     *
     * @param at the place of the action among the happenings
     * @param action what the story does
     * @param said what the rules do; empty if they say nothing
     */
    private record Decided(
            TrainingStory story, int at, String action, Optional<String> said, RuleBook.Verdict verdict) {}

    private interface Hearer {
        void hear(Decided decided);
    }

    private void play(TrainingStory story, Hearer hearer) {
        Replay replay = new Replay(domain);
        boolean nextIsUnforeseen = true;
        List<Integer> places =
                IntStream.range(0, story.happenings().size()).boxed().toList();
        for (int place :
                History.applied(places, at -> story.happenings().get(at).event())) {
            Happening happening = story.happenings().get(place);
            if (happening.event() instanceof Event.ActionExecuted done) {
                if (done.name().equals(Replay.ANYTHING)) {
                    nextIsUnforeseen = true;
                } else if (nextIsUnforeseen || !happening.foreseeable()) {
                    nextIsUnforeseen = false;
                } else {
                    hearer.hear(decide(story, place, done.name(), replay));
                }
            }
            replay.add(happening.event());
        }
    }

    private Decided decide(TrainingStory story, int at, String action, Replay replay) {
        RuleBook.Verdict verdict = book.verdict(replay, story.isRule());
        Optional<String> said = said(story, verdict);
        if (replay.loop().isPresent() && !said.equals(Optional.of(action)) && said.equals(replay.loop())) {
            // Within a form something else may be answered once the form has turned the message down.
            replay.add(new Event.ActionRejected(Instant.EPOCH, replay.loop().get(), ""));
            verdict = book.verdict(replay, story.isRule());
            said = said(story, verdict);
        }
        return new Decided(story, at, action, said, verdict);
    }

    /** In rules something is always said, if only the fallback; in stories rules may be silent. */
    private Optional<String> said(TrainingStory story, RuleBook.Verdict verdict) {
        if (verdict.action().isPresent() || !story.isRule()) {
            return verdict.action();
        }
        return Optional.of(options.fallback() ? options.fallbackAction() : Decision.LISTEN);
    }

    private void claim(Decided decided) {
        String source = decided.verdict().source().orElse("");
        if (source.isEmpty()) {
            return;
        }
        boolean byItself = source.startsWith(RuleBook.BY_DEFAULT) || source.startsWith(RuleBook.BY_LOOP);
        claims.computeIfAbsent(source, key -> new ArrayList<>())
                .add(
                        byItself
                                ? new Claim(
                                        source,
                                        Optional.empty(),
                                        0,
                                        decided.said().orElse(""))
                                : new Claim(
                                        decided.story().name(),
                                        Optional.of(decided.story()),
                                        decided.at(),
                                        decided.action()));
    }

    private void check(Decided decided) {
        Optional<String> said = decided.said();
        Optional<String> source = decided.verdict().source();
        if (said.isEmpty() || source.isEmpty() || said.get().equals(decided.action())) {
            return;
        }
        if (meansTheMessageAlone(decided, source.get())) {
            book.remove(source.get());
            return;
        }
        Map<String, Claim> others = new LinkedHashMap<>();
        for (Claim claim : claims.getOrDefault(source.get(), List.of())) {
            if (!claim.action().equals(decided.action())) {
                others.putIfAbsent(claim.name(), claim);
            }
        }
        if (!others.isEmpty()) {
            contradictions.add(contradiction(decided, said.get(), List.copyOf(others.values())));
        }
    }

    /**
     * Whether a rule that begins with an action says to listen after it only because it ends there, while other rules say more of that action: then the rule
     * to listen is given up.
     */
    private boolean meansTheMessageAlone(Decided decided, String source) {
        if (decided.story().isRule()
                || source.split("prev_action", -1).length > 2
                || !decided.said().equals(Optional.of(Decision.LISTEN))) {
            return false;
        }
        String beginning = source.substring(0, Math.max(0, source.length() - 2));
        return book.rules().keySet().stream().anyMatch(key -> key.startsWith(beginning) && !key.equals(source));
    }

    private Contradiction contradiction(Decided decided, String said, List<Claim> others) {
        String kind = decided.story().isRule() ? "rule" : "story";
        String names = String.join("', '", others.stream().map(Claim::name).toList());
        String instead = said.equals(options.fallbackAction()) ? "" : ", which goes on with '%s'".formatted(said);
        boolean byItself = others.stream().allMatch(claim -> claim.story().isEmpty());
        String message = byItself
                ? "%s '%s' goes on with '%s' where '%s' comes by itself."
                        .formatted(capital(kind), decided.story().name(), decided.action(), said)
                : "%s '%s' goes on with '%s'; that contradicts rule '%s'%s."
                        .formatted(capital(kind), decided.story().name(), decided.action(), names, instead);
        return new Contradiction(
                message,
                trace(decided.story(), decided.at(), decided.action()),
                others.stream()
                        .map(claim -> claim.story()
                                .map(story -> trace(story, claim.at(), claim.action()))
                                .orElseGet(() -> new Contradiction.Trace(
                                        claim.name(), "", List.of(), claim.action(), Optional.empty())))
                        .toList(),
                byItself
                        ? "Take '%s' out of the %s.".formatted(decided.action(), kind)
                        : "Let both go the same way, or give the rule a condition that the %s does not meet."
                                .formatted(kind));
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static Contradiction.Trace trace(TrainingStory story, int at, String next) {
        List<Contradiction.Step> steps = new ArrayList<>();
        for (Happening happening : story.happenings().subList(0, at)) {
            step(happening).ifPresent(text -> steps.add(new Contradiction.Step(text, where(happening))));
        }
        return new Contradiction.Trace(
                (story.isRule() ? "rule '" : "story '") + story.name() + "'",
                story.where(),
                steps,
                next,
                where(story.happenings().get(at)));
    }

    private static Optional<String> where(Happening happening) {
        return happening.line() > 0 ? Optional.of(happening.file() + ":" + happening.line()) : Optional.empty();
    }

    private static Optional<String> step(Happening happening) {
        return switch (happening.event()) {
            case Event.UserUttered said ->
                Optional.of(said.reading()
                        .best()
                        .map(best -> "intent: " + best.intent())
                        .orElse("user: " + said.text()));
            case Event.ActionExecuted done ->
                done.name().equals(Decision.LISTEN)
                        ? Optional.empty()
                        : Optional.of(done.name().equals(Replay.ANYTHING) ? Replay.ANYTHING : "action: " + done.name());
            case Event.SlotSet set ->
                Optional.of("slot_was_set: " + set.name() + ": "
                        + (set.value() == null || State.UNSET.equals(set.value()) ? "null" : set.value()));
            case Event.ActiveLoop change ->
                Optional.of("active_loop: "
                        + change.name()
                                .filter(name -> !name.equals(State.UNSET))
                                .orElse("null"));
            default -> Optional.empty();
        };
    }
}
