package io.balie.benchmark;

import io.balie.data.bot.BotFolder;
import io.balie.data.bot.Program;
import io.balie.nlu.Example;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A Rasa project of 50 intents with 50 messages each, or nearly so, as large as busy bots are: the messages of the shipped bot, where an intent said
 * in another language counts as another intent; a rule for each, and stories of three turns.
 */
final class RasaProject {

    private static final int INTENTS = 50;
    private static final int MESSAGES = 50;
    private static final int STORIES = 100;

    private final Path folder;
    private final List<Map.Entry<String, List<String>>> intents;

    private RasaProject(Path folder, List<Map.Entry<String, List<String>>> intents) {
        this.folder = folder;
        this.intents = intents;
    }

    /** Write the project into a folder. */
    static RasaProject write(Path folder) throws IOException {
        Map<String, List<String>> said = new TreeMap<>();
        Path shipped =
                ShippedDesk.path("balie.root").resolve("data").resolve("bots").resolve("first-line");
        List<Example> examples = BotFolder.read(shipped, new Program(Optional.empty(), Set.of(), Set.of()))
                .examples();
        for (Example example : examples) {
            said.merge(
                    example.intent() + "_" + example.language(),
                    List.of(example.text()),
                    (before, more) -> java.util.stream.Stream.concat(before.stream(), more.stream())
                            .toList());
        }
        List<Map.Entry<String, List<String>>> chosen = said.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, List<String>> intent) ->
                                Math.min(MESSAGES, intent.getValue().size()))
                        .reversed())
                .limit(INTENTS)
                .toList();
        if (chosen.size() < INTENTS) {
            throw new IllegalStateException(
                    "The shipped bot has %d intents, expected %d.".formatted(chosen.size(), INTENTS));
        }
        RasaProject project = new RasaProject(folder, chosen);
        project.write();
        return project;
    }

    Path folder() {
        return folder;
    }

    private String intent(int number) {
        return intents.get(number % INTENTS).getKey();
    }

    private void write() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        put("config.yml", """
                recipe: default.v1
                assistant_id: fifty
                language: en
                pipeline:
                - name: WhitespaceTokenizer
                - name: RegexFeaturizer
                - name: LexicalSyntacticFeaturizer
                - name: CountVectorsFeaturizer
                - name: CountVectorsFeaturizer
                  analyzer: char_wb
                  min_ngram: 1
                  max_ngram: 4
                - name: DIETClassifier
                  epochs: 100
                - name: FallbackClassifier
                  threshold: 0.3
                policies:
                - name: MemoizationPolicy
                - name: RulePolicy
                - name: TEDPolicy
                  max_history: 5
                  epochs: 100
                """);
        put(
                "domain.yml",
                "version: \"3.1\"\nintents:\n"
                        + lines(i -> "- " + intent(i))
                        + "responses:\n"
                        + lines(i -> "  utter_%s:\n  - text: About %s.".formatted(intent(i), intent(i))));
        put(
                "data/rules.yml",
                "version: \"3.1\"\nrules:\n"
                        + IntStream.range(0, INTENTS / 2)
                                .mapToObj(i -> "- rule: %s\n  steps:\n  - intent: %s\n  - action: utter_%s\n"
                                        .formatted(intent(i), intent(i), intent(i)))
                                .collect(Collectors.joining()));
        put(
                "data/stories.yml",
                "version: \"3.1\"\nstories:\n"
                        + IntStream.range(0, STORIES)
                                .mapToObj(s -> "- story: story %d\n  steps:\n".formatted(s)
                                        + IntStream.of(s, s + 7 * (1 + s / INTENTS), s + 19)
                                                .map(i -> INTENTS / 2 + i % (INTENTS / 2))
                                                .mapToObj(i -> "  - intent: %s\n  - action: utter_%s\n"
                                                        .formatted(intent(i), intent(i)))
                                                .collect(Collectors.joining()))
                                .collect(Collectors.joining()));
        StringBuilder nlu = new StringBuilder("version: \"3.1\"\nnlu:\n");
        for (Map.Entry<String, List<String>> intent : intents) {
            nlu.append("- intent: ").append(intent.getKey()).append("\n  examples:\n");
            intent.getValue().stream()
                    .limit(MESSAGES)
                    .forEach(text -> nlu.append("  - \"").append(plain(text)).append("\"\n"));
        }
        put("data/nlu.yml", nlu.toString());
    }

    private static String plain(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", " ");
    }

    private static String lines(java.util.function.IntFunction<String> line) {
        return IntStream.range(0, INTENTS).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
    }

    private void put(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }
}
