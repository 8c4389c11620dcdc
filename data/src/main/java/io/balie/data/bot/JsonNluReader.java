package io.balie.data.bot;

import io.balie.data.yaml.Block;
import io.balie.data.yaml.Findings;
import io.balie.data.yaml.Value;
import io.balie.nlu.Entity;
import io.balie.nlu.Example;
import io.balie.nlu.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads messages in Rasa's older JSON format, which Rasa 3 still takes. */
final class JsonNluReader {

    private final NluReader nlu;
    private final Findings findings;

    JsonNluReader(NluReader nlu, Findings findings) {
        this.nlu = nlu;
        this.findings = findings;
    }

    void read(Block data, Language language) {
        for (String key : List.of("common_examples", "intent_examples", "entity_examples")) {
            blocks(data, key).forEach(block -> example(block, language));
        }
        for (Block block : blocks(data, "regex_features")) {
            Optional<String> name = block.requireText("name");
            Optional<Value> pattern = block.require("pattern");
            if (name.isPresent() && pattern.isPresent()) {
                pattern.get()
                        .text("'pattern'")
                        .ifPresent(text ->
                                nlu.pattern(name.get(), text, pattern.get().spot()));
            }
        }
        for (Block block : blocks(data, "entity_synonyms")) {
            block.requireText("value").ifPresent(value -> {
                for (Value word :
                        block.get("synonyms").map(v -> v.items("'synonyms'")).orElse(List.of())) {
                    word.asWritten().ifPresent(text -> nlu.synonym(text, value, word.spot()));
                }
            });
        }
        for (Block block : blocks(data, "lookup_tables")) {
            block.requireText("name")
                    .ifPresent(name -> block.require("elements").ifPresent(elements -> words(name, elements)));
        }
    }

    private static List<Block> blocks(Block data, String key) {
        return data.get(key).map(v -> v.items("'" + key + "'")).orElse(List.of()).stream()
                .flatMap(item -> item.block("this item of '" + key + "'").stream())
                .toList();
    }

    private void words(String name, Value elements) {
        if (elements.isList()) {
            for (Value word : elements.items("'elements'")) {
                word.asWritten().ifPresent(text -> nlu.word(name, text));
            }
            return;
        }
        elements.text("'elements'").ifPresent(file -> {
            Optional<List<String>> lines = nlu.wordFile(file);
            if (lines.isEmpty()) {
                elements.fault("File '%s' of lookup '%s' does not exist.".formatted(file, name));
            }
            lines.orElse(List.of()).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .forEach(line -> nlu.word(name, line));
        });
    }

    private void example(Block block, Language language) {
        Optional<Value> written = block.require("text");
        Optional<String> text = written.flatMap(Value::asWritten).filter(words -> !words.isEmpty());
        Optional<String> intent = block.get("intent").flatMap(Value::asWritten);
        if (text.isEmpty() || intent.isEmpty() || intent.get().isEmpty()) {
            findings.warn(block.spot(), "This example has no text or no intent; it is left out.");
            return;
        }
        nlu.names()
                .use(
                        Names.Kind.INTENT,
                        Intents.base(intent.get()),
                        block.get("intent").orElseThrow().spot(),
                        "the training messages");
        List<Entity> entities = new ArrayList<>();
        for (Block entity : blocks(block, "entities")) {
            entity(entity, text.get()).ifPresent(entities::add);
        }
        nlu.add(new Example(text.get(), intent.get(), language, entities), block.spot());
    }

    private Optional<Entity> entity(Block block, String text) {
        Optional<String> type = block.requireText("entity");
        Optional<Value> first = block.require("start");
        Optional<Value> last = block.require("end");
        if (type.isEmpty() || first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        OptionalDouble start = first.get().number("'start'");
        OptionalDouble end = last.get().number("'end'");
        if (start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        if (start.getAsDouble() < 0 || end.getAsDouble() <= start.getAsDouble() || end.getAsDouble() > text.length()) {
            findings.warn(block.spot(), "This entity lies outside of its example; it is left out.");
            return Optional.empty();
        }
        nlu.names().use(Names.Kind.ENTITY, type.get(), block.spot(), "an example");
        String words = text.substring((int) start.getAsDouble(), (int) end.getAsDouble());
        String value = block.get("value").flatMap(Value::asWritten).orElse(words);
        if (!value.equals(words)) {
            nlu.synonym(words, value, block.spot());
        }
        return Optional.of(new Entity(
                type.get(),
                (int) start.getAsDouble(),
                (int) end.getAsDouble(),
                value,
                "annotation",
                block.get("role").flatMap(Value::asWritten),
                block.get("group").flatMap(Value::asWritten),
                OptionalDouble.empty()));
    }
}
