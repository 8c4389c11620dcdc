package io.balie.faults;

import io.balie.data.bot.BotFiles;
import io.balie.dialog.domain.Step;
import io.balie.dialog.domain.Story;
import io.balie.nlu.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people say to a bot: its training messages, what its stories tell in turn, and what the conversations of its tests open with and answer.
 *
 * @param messages of all intents and languages
 * @param openings what is said first, one line after the other
 * @param answers to what an action says or asks, by its name
 */
record Sayings(List<String> messages, List<List<String>> openings, Map<String, List<String>> answers) {

    /** Stands in test conversations for an end, and for what only the one who plays them knows. */
    private static final char INSTRUCTION = '@';

    /** What is said to one bot; the same, in the same order, on every machine. */
    static Sayings of(BotFiles bot, Path folder) throws IOException {
        Set<String> messages = new LinkedHashSet<>();
        Map<String, List<String>> byIntent = new TreeMap<>();
        for (Example example : bot.examples()) {
            if (!example.text().isBlank()) {
                messages.add(example.text());
                byIntent.computeIfAbsent(example.intent(), intent -> new ArrayList<>())
                        .add(example.text());
            }
        }
        List<List<String>> openings = new ArrayList<>();
        for (Story story : bot.bot().stories()) {
            openings.add(story.steps().stream()
                    .filter(Step.UserStep.class::isInstance)
                    .map(Step.UserStep.class::cast)
                    .flatMap(said ->
                            said
                                    .text()
                                    .or(() -> byIntent.getOrDefault(said.intent(), List.of()).stream()
                                            .findFirst())
                                    .stream())
                    .toList());
        }
        Map<String, Set<String>> answers = new TreeMap<>();
        Path conversations = folder.resolve("tests").resolve("conversations");
        if (Files.isDirectory(conversations)) {
            try (Stream<Path> all = Files.walk(conversations)) {
                for (Path file : all.filter(path -> path.toString().endsWith(".json"))
                        .sorted()
                        .toList()) {
                    read(JsonMapper.shared().readTree(Files.readAllBytes(file)), openings, answers);
                }
            }
        }
        openings.removeIf(List::isEmpty);
        Map<String, List<String>> sorted = new TreeMap<>();
        answers.forEach((action, texts) -> sorted.put(action, List.copyOf(texts)));
        return new Sayings(List.copyOf(messages), openings, sorted);
    }

    /** Wherever a conversation has an opening, or answers under {@code on}. */
    private static void read(JsonNode node, List<List<String>> openings, Map<String, Set<String>> answers) {
        if (node.path("opening").isArray()) {
            openings.add(texts(node.get("opening")));
        }
        node.path("on").properties().forEach(on -> {
            for (String action : on.getKey().split("[|+ ]+", -1)) {
                answers.computeIfAbsent(action, name -> new TreeSet<>()).addAll(texts(on.getValue()));
            }
        });
        node.forEach(child -> read(child, openings, answers));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(text -> text.isEmpty() || text.charAt(0) != INSTRUCTION)
                .toList();
    }

    String message(SplittableRandom random) {
        return one(messages, random);
    }

    List<String> opening(SplittableRandom random) {
        return openings.isEmpty() ? List.of() : one(openings, random);
    }

    /** What is said to the last of these actions that is ever answered. */
    Optional<String> answer(Collection<String> done, SplittableRandom random) {
        return done.stream()
                .filter(answers::containsKey)
                .reduce((first, last) -> last)
                .map(action -> one(answers.get(action), random));
    }

    private static <T> T one(List<T> all, SplittableRandom random) {
        return all.get(random.nextInt(all.size()));
    }
}
