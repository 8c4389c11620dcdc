package io.balie.shell.report;

import io.balie.data.yaml.YamlText;
import io.balie.dialog.domain.Step;
import io.balie.dialog.evaluation.Annotated;
import io.balie.dialog.evaluation.Played;
import io.balie.dialog.evaluation.StoryResult;
import io.balie.nlu.Entity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stories that were played, as a file of test stories; what went otherwise stands beside it as a comment. */
final class PlayedStories {

    private static final String LISTEN = "action_listen";

    private PlayedStories() {}

    /** @param ifNone a comment that stands alone in the file of no stories */
    static String yaml(List<StoryResult> stories, String ifNone) {
        if (stories.isEmpty()) {
            return "# " + ifNone + "\n";
        }
        StringBuilder yaml = new StringBuilder("version: \"3.1\"\nstories:\n");
        for (StoryResult story : stories) {
            String where = story.story().where();
            String name = where.isBlank()
                    ? story.story().name()
                    : "%s (%s)".formatted(story.story().name(), where);
            item(yaml, "", Map.of("story", name), Optional.empty());
            yaml.append("  steps:\n");
            story.played().forEach(played -> step(yaml, played));
        }
        return yaml.toString();
    }

    private static void step(StringBuilder yaml, Played played) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        switch (played) {
            case Played.Act act -> {
                // Listening goes without saying, unless something else was done.
                if (!act.expected().equals(LISTEN) || !act.isRight()) {
                    tree.put(act.isText() ? "bot" : "action", act.expected());
                }
            }
            case Played.Said said -> {
                if (!said.text().isEmpty()) {
                    tree.put("user", Annotated.text(said.text(), said.entities()) + "\n");
                }
                said.intent().ifPresent(intent -> tree.put("intent", intent));
                if (said.text().isEmpty() && !said.entities().isEmpty()) {
                    List<Object> entities = new ArrayList<>();
                    for (Entity entity : said.entities()) {
                        entities.add(entity.value().isEmpty() ? entity.type() : Map.of(entity.type(), entity.value()));
                    }
                    tree.put("entities", entities);
                }
            }
            case Played.Told told -> told(tree, told.step());
        }
        if (!tree.isEmpty()) {
            item(yaml, "  ", tree, played.comment());
        }
    }

    private static void told(Map<String, @Nullable Object> tree, Step step) {
        switch (step) {
            case Step.SlotStep set -> {
                List<Object> slots = new ArrayList<>();
                set.slots().forEach((name, value) -> {
                    Map<String, @Nullable Object> slot = new LinkedHashMap<>();
                    slot.put(name, value.orElse(null));
                    slots.add(slot);
                });
                tree.put("slot_was_set", slots);
            }
            case Step.LoopStep loop -> tree.put("active_loop", loop.form().orElse(null));
            case Step.ActionStep action -> tree.put("action", action.action());
            case Step.BotStep bot -> tree.put("bot", bot.text());
            case Step.CheckpointStep joint -> tree.put("checkpoint", joint.name());
            case Step.UserStep said -> tree.put("intent", said.intent());
        }
    }

    /** An item of a list. The comment stands at the end of its last line that is not a text of several lines. */
    private static void item(
            StringBuilder yaml, String indent, Map<String, ? extends @Nullable Object> tree, Optional<String> comment) {
        List<String> lines = YamlText.of(tree).lines().toList();
        int commented = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("intent:")
                    || lines.get(i).startsWith("action:")
                    || lines.get(i).startsWith("bot:")) {
                commented = i;
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            yaml.append(indent).append(i == 0 ? "- " : "  ").append(lines.get(i));
            if (i == commented && comment.isPresent()) {
                yaml.append("  # ").append(comment.get().replaceAll("\\R", " "));
            }
            yaml.append('\n');
        }
        if (commented < 0) {
            comment.ifPresent(said -> yaml.append(indent)
                    .append("  # ")
                    .append(said.replaceAll("\\R", " "))
                    .append('\n'));
        }
    }
}
