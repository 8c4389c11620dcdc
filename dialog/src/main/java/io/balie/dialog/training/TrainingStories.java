package io.balie.dialog.training;

import io.balie.dialog.domain.Bot;
import io.balie.dialog.domain.Domain;
import io.balie.dialog.domain.Mapping;
import io.balie.dialog.domain.Rule;
import io.balie.dialog.domain.Slot;
import io.balie.dialog.domain.Step;
import io.balie.dialog.domain.Story;
import io.balie.dialog.event.Event;
import io.balie.dialog.training.TrainingStory.Happening;
import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Makes conversations to learn from out of stories and rules. */
public final class TrainingStories {

    /** So many paths through checkpoints are learned; more would take hours and tell nothing new. */
    static final int MOST_PATHS = 5_000;

    /** A part that leads back to itself is gone through twice: once to come in, once to come round. */
    private static final int MOST_VISITS = 2;

    private static final Instant ANY_TIME = Instant.EPOCH;

    private final Domain domain;

    /** Makes conversations of one bot. */
    public TrainingStories(Domain domain) {
        this.domain = domain;
    }

    /**
     * What there is to learn from.
     *
     * @param stories paths through the stories, then the rules
     * @param warnings about story parts that are not joined to any other, in words
     */
    public record Found(List<TrainingStory> stories, List<String> warnings) {
        public Found {
            stories = List.copyOf(stories);
            warnings = List.copyOf(warnings);
        }
    }

    /** All that a bot's author wrote. */
    public static Found of(Bot bot) {
        TrainingStories maker = new TrainingStories(bot.domain());
        Found found = maker.stories(bot.stories());
        List<TrainingStory> all = new ArrayList<>(found.stories());
        bot.rules().forEach(rule -> all.add(maker.rule(rule)));
        return new Found(all, found.warnings());
    }

    /** A rule as a conversation. */
    public TrainingStory rule(Rule rule) {
        Builder builder = new Builder(file(rule.where()), true);
        rule.conditions().forEach(builder::add);
        if (!rule.conversationStart()) {
            builder.add(new Happening(done(Replay.ANYTHING), false, 0, ""));
        }
        rule.steps().forEach(builder::add);
        if (!rule.waitForUserInput()) {
            builder.add(new Happening(done(Replay.ANYTHING), true, 0, ""));
        }
        builder.listen();
        return new TrainingStory(rule.name(), rule.where(), true, builder.happenings);
    }

    /** A piece of a story between checkpoints. */
    private record Part(
            String name, String where, List<Step.CheckpointStep> starts, List<Step> steps, List<String> ends) {}

    /** Stories as conversations, joined at their checkpoints. */
    public Found stories(List<Story> stories) {
        List<Part> parts = new ArrayList<>();
        for (Story story : stories) {
            split(story, parts);
        }
        Paths paths = new Paths(parts);
        for (Part part : parts) {
            if (part.starts().isEmpty()) {
                paths.go(part, List.of(), "", new LinkedHashMap<>());
            }
        }
        return new Found(paths.found, paths.warnings());
    }

    private static void split(Story story, List<Part> parts) {
        List<Step.CheckpointStep> starts = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        List<Step.CheckpointStep> ends = new ArrayList<>();
        for (Step step : story.steps()) {
            if (step instanceof Step.CheckpointStep checkpoint) {
                (steps.isEmpty() ? starts : ends).add(checkpoint);
                continue;
            }
            if (!ends.isEmpty()) {
                parts.add(part(story, starts, steps, ends));
                starts = new ArrayList<>(ends.stream()
                        .map(end -> new Step.CheckpointStep(end.name(), Map.of(), end.line()))
                        .toList());
                steps = new ArrayList<>();
                ends = new ArrayList<>();
            }
            steps.add(step);
        }
        if (!steps.isEmpty()) {
            parts.add(part(story, starts, steps, ends));
        }
    }

    private static Part part(
            Story story, List<Step.CheckpointStep> starts, List<Step> steps, List<Step.CheckpointStep> ends) {
        return new Part(
                story.name(),
                story.where(),
                List.copyOf(starts),
                List.copyOf(steps),
                ends.stream().map(Step.CheckpointStep::name).distinct().toList());
    }

    /** All ways through the parts. */
    private final class Paths {
        private final List<Part> parts;
        private final Map<String, List<Part>> byStart = new LinkedHashMap<>();
        private final List<TrainingStory> found = new ArrayList<>();
        private final Set<String> deadEnds = new LinkedHashSet<>();
        private final Set<Part> gone = new LinkedHashSet<>();
        private int joined;

        Paths(List<Part> parts) {
            this.parts = parts;
            for (Part part : parts) {
                for (Step.CheckpointStep start : part.starts()) {
                    List<Part> list = byStart.computeIfAbsent(start.name(), name -> new ArrayList<>());
                    if (!list.contains(part)) {
                        list.add(part);
                    }
                }
            }
        }

        void go(Part part, List<Happening> before, String name, Map<Part, Integer> visits) {
            if (joined > MOST_PATHS) {
                return;
            }
            gone.add(part);
            Builder builder = new Builder(file(part.where()), false);
            builder.begins = before.isEmpty();
            part.steps().forEach(builder::add);
            if (part.ends().isEmpty()) {
                builder.listen();
            }
            List<Happening> all = new ArrayList<>(before);
            all.addAll(builder.happenings);
            String path = name.isEmpty() ? part.name() : name + (name.endsWith(part.name()) ? "" : " > " + part.name());
            if (part.ends().isEmpty()) {
                add(part, path, all);
                return;
            }
            visits.merge(part, 1, Integer::sum);
            for (String end : part.ends()) {
                List<Part> next = byStart.getOrDefault(end, List.of());
                if (next.isEmpty()) {
                    deadEnds.add(end);
                    add(part, path, all);
                }
                for (Part follower : next) {
                    if (visits.getOrDefault(follower, 0) < MOST_VISITS && lets(follower, end, all)) {
                        go(follower, all, path, visits);
                    }
                }
            }
            visits.merge(part, -1, Integer::sum);
        }

        private void add(Part part, String path, List<Happening> all) {
            if (!part.starts().isEmpty()) {
                joined++;
            }
            found.add(new TrainingStory(path, part.where(), false, all));
        }

        private boolean lets(Part part, String checkpoint, List<Happening> before) {
            Replay replay = new Replay(domain);
            before.forEach(happening -> replay.add(happening.event()));
            return part.starts().stream()
                    .filter(start -> start.name().equals(checkpoint))
                    .anyMatch(start -> start.slots().entrySet().stream()
                            .allMatch(wanted -> Objects.equals(
                                    replay.slot(wanted.getKey()),
                                    wanted.getValue().orElse(null))));
        }

        List<String> warnings() {
            List<String> warnings = new ArrayList<>();
            for (String end : deadEnds) {
                warnings.add(
                        "No story begins with checkpoint '%s'; the stories that lead to it end there.".formatted(end));
            }
            for (Part part : parts) {
                if (!gone.contains(part) && joined <= MOST_PATHS) {
                    warnings.add("%s: Story '%s' is not learned: no story leads to its checkpoint '%s'."
                            .formatted(
                                    part.where(),
                                    part.name(),
                                    part.starts().getFirst().name()));
                }
            }
            if (joined > MOST_PATHS) {
                warnings.add("There are more than %d ways through the checkpoints; only the first ones are learned."
                        .formatted(MOST_PATHS));
            }
            return warnings;
        }
    }

    /** Steps as events. */
    private final class Builder {
        private final String file;
        private final boolean isRule;
        private final List<Happening> happenings = new ArrayList<>();
        /** Whether nothing has happened before the first step. */
        private boolean begins = true;

        private boolean spoken;

        Builder(String file, boolean isRule) {
            this.file = file;
            this.isRule = isRule;
        }

        void add(Happening happening) {
            happenings.add(happening);
        }

        private void add(Event event, int line) {
            happenings.add(new Happening(event, true, line, file));
        }

        void add(Step step) {
            switch (step) {
                case Step.UserStep user -> {
                    listen();
                    spoken = true;
                    Event.UserUttered said = said(user);
                    add(said, user.line());
                    slotsOf(said.reading().entities()).forEach(set -> add(set, user.line()));
                }
                case Step.ActionStep action -> act(done(action.action()), action.line());
                case Step.BotStep bot ->
                    act(
                            new Event.ActionExecuted(
                                    ANY_TIME,
                                    bot.text(),
                                    Optional.empty(),
                                    1,
                                    List.of(),
                                    false,
                                    Optional.of(bot.text())),
                            bot.line());
                case Step.SlotStep slots ->
                    slots.slots()
                            .forEach((name, value) -> add(
                                    new Event.SlotSet(ANY_TIME, name, value.orElse(isRule ? State.UNSET : null)),
                                    slots.line()));
                case Step.LoopStep loop ->
                    add(
                            new Event.ActiveLoop(
                                    ANY_TIME, isRule ? Optional.of(loop.form().orElse(State.UNSET)) : loop.form()),
                            loop.line());
                case Step.CheckpointStep checkpoint -> {}
            }
        }

        private void act(Event.ActionExecuted action, int line) {
            boolean first =
                    begins && !spoken && happenings.stream().noneMatch(h -> h.event() instanceof Event.ActionExecuted);
            happenings.add(new Happening(action, !first, line, file));
        }

        void listen() {
            if (happenings.isEmpty()
                    || !(happenings.getLast().event() instanceof Event.ActionExecuted done
                            && done.name().equals(Replay.LISTEN))) {
                happenings.add(new Happening(done(Replay.LISTEN), true, 0, ""));
            }
        }
    }

    static Event.ActionExecuted done(String action) {
        return new Event.ActionExecuted(ANY_TIME, action, Optional.empty(), 1, List.of());
    }

    /** A message as a step says it, surely read. */
    private static Event.UserUttered said(Step.UserStep step) {
        List<Entity> entities = step.entities().stream()
                .map(mention -> new Entity(
                        mention.type(),
                        0,
                        1,
                        mention.value().orElse(""),
                        "",
                        mention.role(),
                        mention.group(),
                        OptionalDouble.empty()))
                .toList();
        return new Event.UserUttered(
                ANY_TIME,
                new Reading(
                        step.text().orElse(""),
                        Language.EN,
                        false,
                        step.intent().isEmpty() ? List.of() : List.of(new Guess(step.intent(), 1)),
                        entities,
                        1),
                "",
                "",
                Map.of());
    }

    /** The slots that entities fill by themselves: those mapped to them, unless a form must ask for them. */
    public List<Event> slotsOf(List<Entity> entities) {
        List<Event> filled = new ArrayList<>();
        for (Slot slot : domain.slots().values()) {
            List<Object> values = new ArrayList<>();
            for (Mapping mapping : slot.mappings()) {
                boolean asked = !mapping.conditions().isEmpty()
                        && mapping.conditions().getFirst().activeLoop().isPresent();
                if (mapping.kind() != Mapping.Kind.FROM_ENTITY || asked) {
                    continue;
                }
                for (Entity entity : entities) {
                    if (mapping.entity().equals(Optional.of(entity.type()))
                            && mapping.role().equals(entity.role())
                            && mapping.group().equals(entity.group())) {
                        values.add(entity.value());
                    }
                }
            }
            if (!values.isEmpty()) {
                Object value = slot.type() == Slot.Type.LIST ? List.copyOf(values) : values.getLast();
                filled.add(new Event.SlotSet(ANY_TIME, slot.name(), value));
            }
        }
        return filled;
    }

    /** The file of a place. */
    private static String file(String where) {
        return where.replaceFirst("(:\\d+)+$", "");
    }
}
