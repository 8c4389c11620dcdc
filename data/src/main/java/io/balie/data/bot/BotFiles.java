package io.balie.data.bot;

import io.balie.data.yaml.Warning;
import io.balie.dialog.domain.Bot;
import io.balie.dialog.domain.TestStory;
import io.balie.nlu.Example;
import java.util.List;

/**
 * A bot as its files say, free of faults.
 *
 * @param examples the training messages, in the order of the files
 * @param vocabulary synonyms, patterns and word lists
 * @param tests conversations that the bot is expected to have; not learned from
 * @param fingerprint names exactly these files
 * @param warnings what may be meant, but probably is not
 */
public record BotFiles(
        Bot bot,
        List<Example> examples,
        Vocabulary vocabulary,
        List<TestStory> tests,
        Fingerprint fingerprint,
        List<Warning> warnings) {

    public BotFiles {
        examples = List.copyOf(examples);
        tests = List.copyOf(tests);
        warnings = List.copyOf(warnings);
    }
}
