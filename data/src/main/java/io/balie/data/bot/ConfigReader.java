package io.balie.data.bot;

import io.balie.data.yaml.Block;
import io.balie.data.yaml.Findings;
import io.balie.data.yaml.Value;
import io.balie.dialog.domain.Bot;
import io.balie.nlu.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code config.yml}. */
final class ConfigReader {

    static final List<String> KEYS =
            List.of("version", "recipe", "assistant_id", "language", "pipeline", "policies", "importers", "spaces");

    private final Findings findings;
    private Language language = Language.EN;
    private String assistantId = "";
    private List<Bot.Setting> pipeline = List.of();
    private List<Bot.Setting> policies = List.of();

    ConfigReader(Findings findings) {
        this.findings = findings;
    }

    void read(Block config) {
        if (!config.has("nlu") && !config.has("intents")) {
            config.warnOfOthers(KEYS, "it has no effect");
        }
        config.get("recipe")
                .ifPresent(value -> value.text("'recipe'")
                        .filter(name -> !name.equals("default.v1"))
                        .ifPresent(name -> recipe(value, name)));
        Optional<String> id = config.get("assistant_id").flatMap(Value::asWritten);
        id.ifPresent(written -> assistantId = written);
        if (id.isEmpty()) {
            findings.warn(
                    config.spot(),
                    "The configuration has no 'assistant_id'; events will not say which bot they are of.",
                    "Write assistant_id: a-name-of-its-own.");
        }
        language(config);
        importers(config);
        pipeline = settings(config, "pipeline");
        policies = settings(config, "policies");
    }

    private static void recipe(Value value, String name) {
        if (name.equals("graph.v1")) {
            value.warn("Recipe 'graph.v1' is not followed; the usual pipeline and policies are used.");
        } else {
            value.fault("Recipe '%s' is not known.".formatted(name), "Write recipe: default.v1.");
        }
    }

    private void language(Block config) {
        Optional<Value> code = config.get("language");
        if (code.isEmpty()) {
            findings.warn(config.spot(), "The configuration has no 'language'; messages are read as English.");
            return;
        }
        Optional<String> text = code.get().text("'language'");
        if (text.isEmpty()) {
            return;
        }
        // Rasa takes any word here, such as pt-br, en_core_web_md or multilingual.
        String found = text.get().toLowerCase(Locale.ROOT);
        Language known = Language.of(found);
        if (!known.equals(Language.UNDETERMINED)) {
            language = known;
        } else {
            code.get()
                    .warn("Language is '%s', expected two lower-case letters such as nl; messages are read as English."
                            .formatted(text.get()));
        }
    }

    private void importers(Block config) {
        for (Value item : config.get("importers")
                .filter(Value::isList)
                .map(v -> v.items("'importers'"))
                .orElse(List.of())) {
            Optional<String> name = item.isBlock()
                    ? item.block("this importer").flatMap(block -> block.text("name"))
                    : item.asWritten();
            if (!name.equals(Optional.of("RasaFileImporter"))) {
                item.warn("Importer '%s' is not run; the files of this folder are read."
                        .formatted(name.orElse("without a name")));
            }
        }
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
        Map<String, @Nullable Object> options = new LinkedHashMap<>();
        for (Value.Entry entry : block.entries()) {
            if (entry.key().equals("name")) {
                continue;
            }
            // Empty is an answer too: without a history there is no limit to it.
            options.put(entry.key(), entry.value().json("'" + entry.key() + "'"));
        }
        return block.requireText("name").map(name -> new Bot.Setting(name, options));
    }

    /** Whether a rule may hold only one user step, as it is for Rasa's RulePolicy unless the author says otherwise. */
    boolean restrictsRules() {
        return policies.isEmpty()
                || policies.stream()
                        .anyMatch(
                                policy -> policy.name().endsWith("RulePolicy") && policy.flag("restrict_rules", true));
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
