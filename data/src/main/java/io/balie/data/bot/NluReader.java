package io.balie.data.bot;

import io.balie.data.yaml.Block;
import io.balie.data.yaml.Findings;
import io.balie.data.yaml.Spot;
import io.balie.data.yaml.Value;
import io.balie.nlu.Example;
import io.balie.nlu.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads {@code nlu:} lists. */
final class NluReader {

    private static final List<String> KINDS = List.of("intent", "synonym", "regex", "lookup");
    /** What Python refuses as well; other complaints may be Java's own. */
    private static final List<String> BROKEN =
            List.of("Unclosed group", "Unclosed character class", "Dangling meta character", "Unmatched closing");

    private static final Pattern PYTHON_NAME = Pattern.compile("\\(\\?P(<|=|>)");

    private final Names names;
    private final Findings findings;
    private final Annotations annotations;
    private final Function<String, Optional<List<String>>> lists;
    private final List<WrittenExample> messages = new ArrayList<>();
    private final Map<String, String> synonyms = new LinkedHashMap<>();
    private final Map<String, List<String>> patterns = new LinkedHashMap<>();
    private final Map<String, List<String>> lookups = new LinkedHashMap<>();
    private final Map<String, Seen> seen = new HashMap<>();
    private final Map<String, Integer> perIntent = new HashMap<>();
    private final Set<String> retrieved = new LinkedHashSet<>();

    private record Seen(String intent, Spot spot) {}

    /** An example as written, with its place. */
    private record Written(String text, Spot spot) {}

    /** @param lists the lines of a word list by the name of its file; empty if there is no such file */
    NluReader(Names names, Findings findings, Function<String, Optional<List<String>>> lists) {
        this.names = names;
        this.findings = findings;
        this.lists = lists;
        this.annotations = new Annotations(names, findings);
    }

    List<WrittenExample> messages() {
        return messages;
    }

    Vocabulary vocabulary() {
        return new Vocabulary(synonyms, patterns, lookups);
    }

    /** How many examples an intent has, with all its keys. */
    int examplesOf(String intent) {
        return perIntent.getOrDefault(intent, 0);
    }

    /** The intents that have examples with keys. */
    Set<String> retrieved() {
        return retrieved;
    }

    Annotations annotations() {
        return annotations;
    }

    /** Read the value after {@code nlu:}; nothing written there is fine. */
    void read(Value list, Language language) {
        if (list.isNull()) {
            return;
        }
        for (Value item : list.items("'nlu'")) {
            if (item.isBlock()) {
                item.block("this nlu block").ifPresent(block -> block(block, language));
            } else {
                item.warn("This nlu block is %s, expected a block; it is left out.".formatted(item.described()));
            }
        }
    }

    /** Read what stands below {@code rasa_nlu_data} of the older JSON format. */
    void readJson(Value data, Language language) {
        data.block("'rasa_nlu_data'").ifPresent(block -> new JsonNluReader(this, findings).read(block, language));
    }

    private void block(Block block, Language language) {
        List<String> kinds = KINDS.stream().filter(block::has).toList();
        if (kinds.isEmpty()) {
            block.warnOfOthers(
                    List.of("intent", "synonym", "regex", "lookup", "examples", "metadata"), "the block is left out");
            findings.warn(
                    block.spot(),
                    "This nlu block has no kind, expected one of intent, synonym, regex, lookup; it is left out.");
            return;
        }
        if (kinds.size() > 1) {
            findings.fault(
                    block.spot(),
                    "This nlu block has several kinds: %s, expected one of intent, synonym, regex, lookup."
                            .formatted(String.join(", ", kinds)));
            return;
        }
        String kind = kinds.getFirst();
        block.onlyKeys(kind, "examples", "metadata");
        Value.Entry entry = block.entry(kind).orElseThrow();
        if (entry.value().isNull()
                || entry.value()
                        .rawText("'" + kind + "'")
                        .filter(String::isBlank)
                        .isPresent()) {
            findings.warn(entry.spot(), "This %s has no name; the block is left out.".formatted(kind));
            return;
        }
        Optional<String> name = entry.value().text("'" + kind + "'");
        if (name.isEmpty()) {
            return;
        }
        String of = "%s '%s'".formatted(kind, name.get());
        Optional<Value> written = block.get("examples");
        if (written.isEmpty()) {
            findings.warn(block.spot(), "%s has no examples.".formatted(of));
            if (kind.equals("intent")) {
                names.use(
                        Names.Kind.INTENT,
                        Intents.base(name.get()),
                        entry.value().spot(),
                        "the training messages");
            }
            return;
        }
        List<Written> lines = kind.equals("lookup") ? words(written.get(), of) : written(written.get(), of);
        switch (kind) {
            case "intent" -> intent(entry.value().spot(), name.get(), lines, language(block, language));
            case "synonym" -> lines.forEach(line -> synonym(line.text(), name.get(), line.spot()));
            case "regex" -> lines.forEach(line -> pattern(name.get(), line));
            case "lookup" -> lines.forEach(line -> word(name.get(), line.text()));
            default -> throw new IllegalStateException("No such kind: " + kind);
        }
    }

    private static Language language(Block block, Language otherwise) {
        Optional<Value> metadata = block.get("metadata").filter(Value::isBlock);
        Optional<Value> value = metadata.flatMap(v -> v.block("'metadata'")).flatMap(b -> b.get("language"));
        Optional<String> code = value.flatMap(Value::asWritten);
        if (code.isEmpty()) {
            return otherwise;
        }
        if (!code.get().matches("[a-z]{2}")) {
            value.orElseThrow()
                    .warn("Language is '%s', expected two lower-case letters such as nl.".formatted(code.get()));
            return otherwise;
        }
        return new Language(code.get());
    }

    private void intent(Spot spot, String intent, List<Written> lines, Language language) {
        names.use(Names.Kind.INTENT, Intents.base(intent), spot, "the training messages");
        for (Written line : lines) {
            Annotations.Read read = annotations.read(line.text(), line.spot());
            if (read.text().isBlank()) {
                findings.warn(line.spot(), "This example of intent '%s' is empty; it is left out.".formatted(intent));
                continue;
            }
            read.synonyms().forEach((wording, value) -> synonym(wording, value, line.spot()));
            Seen first = seen.putIfAbsent(language + " " + read.text(), new Seen(intent, line.spot()));
            if (first != null && !first.intent().equals(intent)) {
                findings.warn(
                        line.spot(),
                        "This example of intent '%s' also stands under '%s' in %s."
                                .formatted(intent, first.intent(), first.spot().where()),
                        "No model can learn both; keep one.");
            } else if (first != null) {
                findings.warn(
                        line.spot(),
                        "This example of intent '%s' stands twice; first in %s."
                                .formatted(intent, first.spot().where()));
            }
            add(new Example(read.text(), intent, language, read.entities()), line.spot());
        }
    }

    void add(Example example, Spot spot) {
        messages.add(new WrittenExample(example, spot));
        if (Intents.hasKey(example.intent())) {
            retrieved.add(Intents.base(example.intent()));
        }
        perIntent.merge(Intents.base(example.intent()), 1, Integer::sum);
    }

    Names names() {
        return names;
    }

    void word(String list, String word) {
        lookups.computeIfAbsent(list, n -> new ArrayList<>()).add(word);
    }

    Optional<List<String>> wordFile(String name) {
        return lists.apply(name);
    }

    void synonym(String wording, String value, Spot spot) {
        String before = synonyms.put(wording, value);
        if (before != null && !before.equals(value)) {
            findings.warn(
                    spot,
                    "'%s' is a synonym of '%s' here and of '%s' elsewhere; the last one counts."
                            .formatted(wording, value, before),
                    "Keep one.");
        }
    }

    void pattern(String name, String pattern, Spot spot) {
        pattern(name, new Written(pattern, spot));
    }

    private void pattern(String name, Written line) {
        try {
            // Python calls its groups otherwise; the rest of the notation is nearly Java's.
            Pattern.compile(PYTHON_NAME.matcher(line.text()).replaceAll("(?$1"));
        } catch (PatternSyntaxException e) {
            if (BROKEN.stream().anyMatch(e.getDescription()::startsWith)) {
                findings.fault(
                        line.spot(), "Pattern of regex '%s' is not valid: %s.".formatted(name, e.getDescription()));
            } else {
                findings.warn(
                        line.spot(),
                        "Pattern of regex '%s' is not understood (%s); it is left out."
                                .formatted(name, e.getDescription()));
            }
            return;
        }
        patterns.computeIfAbsent(name, n -> new ArrayList<>()).add(line.text());
    }

    /** Words of a lookup table: like examples, or all lines of the file that is named. */
    private List<Written> words(Value value, String of) {
        Optional<String> file = value.asWritten()
                .filter(text -> !text.startsWith("-") && text.endsWith(".txt") && !text.contains("\n"));
        if (file.isEmpty()) {
            return written(value, of);
        }
        Optional<List<String>> lines = lists.apply(file.get());
        if (lines.isEmpty()) {
            value.fault("File '%s' of %s does not exist.".formatted(file.get(), of));
            return List.of();
        }
        return lines.get().stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> new Written(line, value.spot()))
                .toList();
    }

    /** Examples, one to a line after a dash in a block text, or as a list of texts or of blocks with a text. */
    private List<Written> written(Value value, String of) {
        List<Written> found = new ArrayList<>();
        if (value.isList()) {
            for (Value item : value.items("'examples'")) {
                item(item, of).ifPresent(found::add);
            }
        } else {
            for (Value.Line line : value.lines("'examples' of " + of)) {
                line(line, of).ifPresent(found::add);
            }
        }
        if (found.isEmpty()) {
            value.warn("'examples' of %s has no examples.".formatted(of));
        }
        return found;
    }

    private Optional<Written> line(Value.Line line, String of) {
        if (line.text().isEmpty()) {
            return Optional.empty();
        }
        if (!line.text().startsWith("-")) {
            findings.warn(
                    line.spot(),
                    "This line of %s does not begin with a dash; it is left out.".formatted(of),
                    "Write \"examples: |\" and \"- \" before each example, each on one line.");
            return Optional.empty();
        }
        if (line.indented()) {
            findings.warn(
                    line.spot(),
                    "This line of %s is indented more than the first; it is left out, as in Rasa.".formatted(of),
                    "Align it with the others.");
            return Optional.empty();
        }
        String text = line.text().substring(1).strip();
        if (text.isEmpty()) {
            findings.warn(line.spot(), "This example of %s is empty; it is left out.".formatted(of));
            return Optional.empty();
        }
        int skipped = line.text().indexOf(text, 1);
        return Optional.of(new Written(
                text,
                new Spot(line.spot().file(), line.spot().line(), line.spot().column() + skipped)));
    }

    private Optional<Written> item(Value item, String of) {
        if (item.isNull()) {
            item.warn("This example of %s is empty; it is left out.".formatted(of));
            return Optional.empty();
        }
        if (!item.isBlock()) {
            return item.text("this example of " + of).map(text -> new Written(text, item.spot()));
        }
        Optional<Block> block = item.block("this example of " + of);
        block.ifPresent(b -> b.onlyKeys("text", "metadata"));
        if (block.isPresent() && block.get().get("text").isEmpty()) {
            findings.warn(block.get().spot(), "This example of %s has no text; it is left out.".formatted(of));
            return Optional.empty();
        }
        return block.flatMap(b -> b.requireText("text")
                .map(text ->
                        new Written(text, b.entry("text").orElseThrow().value().spot())));
    }
}
