package io.balie.data.bot;

import io.balie.data.yaml.Warning;
import io.balie.dialog.domain.Bot;
import io.balie.dialog.domain.Response;
import io.balie.dialog.domain.TestStory;
import io.balie.nlu.Example;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A bot as its files say, free of faults.
 *
 * @param messages the training messages with their places, in the order of the files
 * @param vocabulary synonyms, patterns and word lists
 * @param screening conversations of sellers and customers that the front desk learns its limits on
 * @param tests conversations that the bot is expected to have
 * @param connections other servers and channels
 * @param fingerprint names exactly the files that decide what the bot does
 * @param warnings what may be meant, but probably is not
 */
public record BotFiles(
        Bot bot,
        List<WrittenExample> messages,
        Vocabulary vocabulary,
        List<ScreenedTalk> screening,
        List<TestStory> tests,
        Connections connections,
        Fingerprint fingerprint,
        List<Warning> warnings) {

    public BotFiles {
        messages = List.copyOf(messages);
        screening = List.copyOf(screening);
        tests = List.copyOf(tests);
        warnings = List.copyOf(warnings);
    }

    /** The training messages, in the order of the files; a retrieval intent stands with its key, such as {@code faq/opening}. */
    public List<Example> examples() {
        return messages.stream().map(WrittenExample::example).toList();
    }

    /** The texts that answer each key of a retrieval intent, by its full name, such as {@code faq/opening}. */
    public Map<String, List<String>> retrievalTexts() {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        bot.domain().responses().forEach((name, variations) -> {
            if (name.startsWith("utter_") && Intents.hasKey(name)) {
                texts.put(
                        name.substring("utter_".length()),
                        variations.stream()
                                .map(Response::text)
                                .flatMap(Optional::stream)
                                .toList());
            }
        });
        return texts;
    }
}
