package io.balie.data.bot;

import io.balie.data.yaml.Block;
import io.balie.data.yaml.Findings;
import io.balie.data.yaml.Value;
import io.balie.dialog.domain.Bot;
import io.balie.nlu.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code config.yml}. */
final class ConfigReader {

    private final Findings findings;
    private Language language = Language.NL;
    private String assistantId = "";
    private List<Bot.Setting> pipeline = List.of();
    private List<Bot.Setting> policies = List.of();

    ConfigReader(Findings findings) {
        this.findings = findings;
    }

    void read(Block config) {
        config.onlyKeys("version", "recipe", "assistant_id", "language", "pipeline", "policies");
        config.text("recipe")
                .filter(recipe -> !recipe.equals("default.v1"))
                .ifPresent(recipe -> config.get("recipe")
                        .orElseThrow()
                        .fault("Recipe '%s' is not known.".formatted(recipe), "Write recipe: default.v1."));
        config.text("assistant_id").ifPresent(id -> assistantId = id);
        Optional<Value> code = config.require("language");
        code.flatMap(value -> value.text("'language'")).ifPresent(text -> {
            if (text.matches("[a-z]{2}")) {
                language = new Language(text);
            } else {
                code.get().fault("Language is '%s', expected two lower-case letters such as nl.".formatted(text));
            }
        });
        pipeline = settings(config, "pipeline");
        policies = settings(config, "policies");
    }

    private List<Bot.Setting> settings(Block config, String key) {
        List<Bot.Setting> found = new ArrayList<>();
        for (Value item : config.get(key).map(v -> v.items("'" + key + "'")).orElse(List.of())) {
            if (item.isText()) {
                item.text("this item of '" + key + "'").ifPresent(name -> found.add(new Bot.Setting(name, Map.of())));
                continue;
            }
            item.block("this item of '" + key + "'")
                    .ifPresent(block -> setting(block).ifPresent(found::add));
        }
        return found;
    }

    private Optional<Bot.Setting> setting(Block block) {
        Map<String, Object> options = new LinkedHashMap<>();
        for (Value.Entry entry : block.entries()) {
            if (entry.key().equals("name")) {
                continue;
            }
            Object value = entry.value().json("'" + entry.key() + "'");
            if (value == null) {
                findings.fault(
                        entry.spot(), "'%s' is empty, expected a value.".formatted(entry.key()), "Leave it out.");
            } else {
                options.put(entry.key(), value);
            }
        }
        return block.requireText("name").map(name -> new Bot.Setting(name, options));
    }

    String assistantId() {
        return assistantId;
    }

    Language language() {
        return language;
    }

    List<Bot.Setting> pipeline() {
        return pipeline;
    }

    List<Bot.Setting> policies() {
        return policies;
    }
}
