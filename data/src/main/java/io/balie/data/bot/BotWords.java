package io.balie.data.bot;

import io.balie.data.yaml.Block;
import io.balie.data.yaml.Findings;
import io.balie.data.yaml.Value;
import io.balie.data.yaml.YamlFiles;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a bot's names mean in plain words, for people who read transcripts: {@code telling/<language>.yml} beside the configuration, a name and its words on each
 * line. It decides nothing, so it is no part of what a bot's fingerprint covers.
 */
public final class BotWords {

    private BotWords() {}

    /**
     * The words in a language, by name.
     *
     * @return empty if there are none; what is at fault is left out, for a transcript can be read without
     */
    public static Map<String, String> read(ProjectPaths bot, String language) {
        YamlFiles files = new YamlFiles(bot.folder(), name -> null, new Findings());
        Map<String, String> words = new LinkedHashMap<>();
        files.below(bot.folder().resolve("telling").resolve(language + ".yml")).stream()
                .flatMap(file -> files.open(file).stream())
                .flatMap(value -> value.block("words").stream())
                .map(Block::entries)
                .forEach(entries -> {
                    for (Value.Entry entry : entries) {
                        entry.value()
                                .text("words for '%s'".formatted(entry.key()))
                                .ifPresent(text -> words.put(entry.key(), text));
                    }
                });
        return words;
    }
}
