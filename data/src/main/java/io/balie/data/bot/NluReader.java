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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads {@code nlu:} lists. */
final class NluReader {

    private static final List<String> KINDS = List.of("intent", "synonym", "regex", "lookup");

    private final Names names;
    private final Findings findings;
    private final Annotations annotations;
    private final List<Example> examples = new ArrayList<>();
    private final Map<String, String> synonyms = new LinkedHashMap<>();
    private final Map<String, List<String>> patterns = new LinkedHashMap<>();
    private final Map<String, List<String>> lookups = new LinkedHashMap<>();
    private final Map<String, Seen> seen = new HashMap<>();
    private final Map<String, Integer> perIntent = new HashMap<>();

    private record Seen(String intent, Spot spot) {}

    /** An example as written, with its place. */
    private record Written(String text, Spot spot) {}

    NluReader(Names names, Findings findings) {
        this.names = names;
        this.findings = findings;
        this.annotations = new Annotations(names, findings);
    }

    List<Example> examples() {
        return examples;
    }

    Vocabulary vocabulary() {
        return new Vocabulary(synonyms, patterns, lookups);
    }

    int examplesOf(String intent) {
        return perIntent.getOrDefault(intent, 0);
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
            item.block("this nlu block").ifPresent(block -> block(block, language));
        }
    }

    private void block(Block block, Language language) {
        List<String> kinds = KINDS.stream().filter(block::has).toList();
        if (kinds.size() != 1) {
            if (kinds.isEmpty()) {
                // An unknown key is most likely a misspelt kind; it gets the hint.
                block.onlyKeys("intent", "synonym", "regex", "lookup", "examples", "metadata");
            }
            findings.fault(
                    block.spot(),
                    "This nlu block has %s, expected one of intent, synonym, regex, lookup."
                            .formatted(kinds.isEmpty() ? "no kind" : "several kinds: " + String.join(", ", kinds)));
            return;
        }
        String kind = kinds.getFirst();
        block.onlyKeys(kind, "examples", "metadata");
        Optional<String> name = block.requireText(kind);
        Optional<Value> written = block.require("examples");
        if (name.isEmpty() || written.isEmpty()) {
            return;
        }
        List<Written> lines = written(written.get(), "%s '%s'".formatted(kind, name.get()));
        switch (kind) {
            case "intent" -> intent(block, name.get(), lines, language(block, language));
            case "synonym" -> lines.forEach(line -> synonym(line.text(), name.get(), line.spot()));
            case "regex" -> lines.forEach(line -> pattern(name.get(), line));
            case "lookup" ->
                lines.forEach(line -> lookups.computeIfAbsent(name.get(), n -> new ArrayList<>())
                        .add(line.text()));
            default -> throw new IllegalStateException("No such kind: " + kind);
        }
    }

    private Language language(Block block, Language otherwise) {
        Optional<Block> metadata = block.get("metadata").flatMap(value -> value.block("'metadata'"));
        if (metadata.isEmpty() || !metadata.get().has("language")) {
            return otherwise;
        }
        Optional<Value> value = metadata.get().require("language");
        Optional<String> code = value.flatMap(v -> v.text("'language'"));
        if (code.isPresent() && !code.get().matches("[a-z]{2}")) {
            value.get().fault("Language is '%s', expected two lower-case letters such as nl.".formatted(code.get()));
            return otherwise;
        }
        return code.map(Language::new).orElse(otherwise);
    }

    private void intent(Block block, String intent, List<Written> lines, Language language) {
        Spot spot = block.entry("intent").orElseThrow().value().spot();
        if (intent.contains("/")) {
            findings.fault(
                    spot,
                    "Intent '%s' is a retrieval intent, which this program does not read.".formatted(intent),
                    "Write the answers as responses of an intent each.");
            return;
        }
        names.use(Names.Kind.INTENT, intent, spot, "the training messages");
        for (Written line : lines) {
            Annotations.Read read = annotations.read(line.text(), line.spot());
            if (read.text().isBlank()) {
                findings.fault(line.spot(), "This example of intent '%s' is empty.".formatted(intent));
                continue;
            }
            read.synonyms().forEach((wording, value) -> synonym(wording, value, line.spot()));
            Seen first = seen.putIfAbsent(language + " " + read.text(), new Seen(intent, line.spot()));
            if (first != null && !first.intent().equals(intent)) {
                findings.fault(
                        line.spot(),
                        "This example of intent '%s' also stands under '%s' in %s."
                                .formatted(intent, first.intent(), first.spot().where()),
                        "Keep one.");
            } else if (first != null) {
                findings.warn(
                        line.spot(),
                        "This example of intent '%s' stands twice; first in %s."
                                .formatted(intent, first.spot().where()));
            }
            examples.add(new Example(read.text(), intent, language, read.entities()));
            perIntent.merge(intent, 1, Integer::sum);
        }
    }

    private void synonym(String wording, String value, Spot spot) {
        String before = synonyms.put(wording, value);
        if (before != null && !before.equals(value)) {
            findings.fault(
                    spot,
                    "'%s' is a synonym of '%s' here and of '%s' elsewhere.".formatted(wording, value, before),
                    "Keep one.");
        }
    }

    private void pattern(String name, Written line) {
        try {
            Pattern.compile(line.text());
            patterns.computeIfAbsent(name, n -> new ArrayList<>()).add(line.text());
        } catch (PatternSyntaxException e) {
            findings.fault(line.spot(), "Pattern of regex '%s' is not valid: %s.".formatted(name, e.getDescription()));
        }
    }

    /** Examples, one to a line after a dash in a block text, or as a list of texts or of blocks with a text. */
    private List<Written> written(Value value, String of) {
        List<Written> found = new ArrayList<>();
        int before = findings.count();
        if (value.isList()) {
            for (Value item : value.items("'examples'")) {
                item(item, of).ifPresent(found::add);
            }
        } else {
            for (Value.Line line : value.lines("'examples' of " + of)) {
                if (line.text().isEmpty()) {
                    continue;
                }
                if (!line.text().startsWith("-")) {
                    findings.fault(
                            line.spot(),
                            "This line of %s does not begin with a dash.".formatted(of),
                            "Write \"examples: |\" and \"- \" before each example, each on one line.");
                    continue;
                }
                String text = line.text().substring(1).strip();
                if (text.isEmpty()) {
                    findings.fault(line.spot(), "This example of %s is empty.".formatted(of));
                    continue;
                }
                int skipped = line.text().indexOf(text, 1);
                found.add(new Written(
                        text,
                        new Spot(
                                line.spot().file(),
                                line.spot().line(),
                                line.spot().column() + skipped)));
            }
        }
        if (found.isEmpty() && findings.count() == before) {
            findings.fault(value.spot(), "'examples' of %s has no examples.".formatted(of));
        }
        return found;
    }

    private static Optional<Written> item(Value item, String of) {
        if (!item.isBlock()) {
            return item.text("this example of " + of).map(text -> new Written(text, item.spot()));
        }
        Optional<Block> block = item.block("this example of " + of);
        block.ifPresent(b -> b.onlyKeys("text", "metadata"));
        return block.flatMap(b -> b.requireText("text")
                .map(text ->
                        new Written(text, b.entry("text").orElseThrow().value().spot())));
    }
}
