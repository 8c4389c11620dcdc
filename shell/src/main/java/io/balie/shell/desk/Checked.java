package io.balie.shell.desk;

import io.balie.data.bot.BotFiles;
import io.balie.data.company.CompanyFiles;
import io.balie.data.yaml.Warning;
import io.balie.dialog.company.Company;
import io.balie.dialog.policy.PolicyMaker;
import io.balie.nlu.Example;
import io.balie.nlu.Language;
import io.balie.nlu.TrainingData;
import io.balie.nlu.pipeline.Component;
import io.balie.nlu.pipeline.Note;
import io.balie.nlu.pipeline.Pipeline;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A bot and what it stands before, read and checked, and fit to be trained.
 *
 * @param choice where they came from
 * @param companyFiles the company and its knowledge; empty if the bot stands before none
 */
public record Checked(Choice choice, BotFiles bot, Optional<CompanyFiles> companyFiles) {

    private static final long SEED = 42;

    /** The component whose own seed counts for the whole training. */
    private static final String CLASSIFIER = "SparseIntentClassifier";

    /** The company, which may be {@link Company#isNone none}. */
    public Company company() {
        return companyFiles
                .map(CompanyFiles::company)
                .orElseGet(() -> Company.none(new Language(bot.bot().language()), ZoneOffset.UTC));
    }

    /** What the bot is taught to read. */
    public TrainingData data() {
        return new TrainingData(
                bot.examples(),
                bot.vocabulary().synonyms(),
                bot.vocabulary().patterns(),
                bot.vocabulary().lookups(),
                bot.retrievalTexts());
    }

    /** How it is taught. */
    public Pipeline pipeline() {
        return Pipeline.of(components());
    }

    List<Component> components() {
        return bot.bot().pipeline().stream()
                .map(setting -> {
                    Map<String, Object> options = new LinkedHashMap<>(setting.options());
                    if (setting.name().equals(CLASSIFIER)) {
                        options.put("seed", seed());
                    }
                    return new Component(setting.name(), options);
                })
                .toList();
    }

    /** The languages that messages may be in, the bot's own first. */
    public List<Language> languages() {
        Set<Language> languages = new LinkedHashSet<>();
        languages.add(new Language(bot.bot().language()));
        bot.examples().stream().map(Example::language).forEach(languages::add);
        return List.copyOf(languages);
    }

    /** What every draw of the training begins with. */
    public long seed() {
        if (choice.seed().isPresent()) {
            return choice.seed().getAsLong();
        }
        return bot.bot().pipeline().stream()
                .filter(setting -> setting.name().equals(CLASSIFIER))
                .map(setting -> setting.options().get("seed"))
                .filter(Number.class::isInstance)
                .map(seed -> ((Number) seed).longValue())
                .findFirst()
                .orElse(SEED);
    }

    /** What may be meant, but probably is not. */
    public List<Warning> warnings() {
        List<Warning> warnings = new ArrayList<>(bot.warnings());
        PolicyMaker.warnings(bot.bot()).forEach(text -> warnings.add(new Warning("config.yml", 1, 1, text)));
        companyFiles.ifPresent(files -> warnings.addAll(files.warnings()));
        return warnings;
    }

    /** What is used in place of components that this program does not have. */
    public List<Note> substitutes() {
        return pipeline().substitutes();
    }
}
