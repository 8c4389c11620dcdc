package io.balie.data.yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Opens the YAML files below a folder.
 *
 * <p>A file that cannot be read is a fault like any other. Each file's SHA-256 is kept, so that what was read can be named later.
 */
public final class YamlFiles {

    /** A bot is written by hand; more aliases than this is an attack or an accident. */
    private static final int MOST_ALIASES = 200;

    private static final int MOST_CHARACTERS = 32_000_000;
    private static final long MOST_BYTES = 4L * MOST_CHARACTERS;
    private static final int DEEPEST = 60;

    /** What a short file may unfold to by its aliases; a longer one may have as many values as characters. */
    private static final int LEAST_VALUES = 100_000;

    /** What our schema gives; anything else asks a reader to make an object of it. */
    private static final Set<Tag> TAGS =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.SEQ, Tag.MAP, Tag.ENV_TAG);

    private final Path folder;
    private final UnaryOperator<@Nullable String> environment;
    private final Findings findings;
    private final SortedMap<String, String> fingerprints = new TreeMap<>();

    /**
     * Files below a folder.
     *
     * @param environment gives the value of a variable that is written as <code>${NAME}</code>, null if it is not set
     * @param findings where faults go
     */
    public YamlFiles(Path folder, UnaryOperator<@Nullable String> environment, Findings findings) {
        this.folder = folder;
        this.environment = environment;
        this.findings = findings;
    }

    /** Where the faults go. */
    public Findings findings() {
        return findings;
    }

    /** The SHA-256 of every file opened so far, in hexadecimal, by its name relative to the folder. */
    public SortedMap<String, String> fingerprints() {
        return new TreeMap<>(fingerprints);
    }

    /** A file's name as its author knows it. */
    public String nameOf(Path file) {
        Path known = file.startsWith(folder) ? folder.relativize(file) : file;
        return known.toString().replace('\\', '/');
    }

    /** The regular files below a folder, by name, or the file itself; none if it does not exist. Hidden ones are left out. */
    public List<Path> below(Path start) {
        if (Files.isRegularFile(start)) {
            return List.of(start);
        }
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(start, FileVisitOption.FOLLOW_LINKS)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> !isHidden(start.relativize(file)))
                    .sorted((a, b) -> nameOf(a).compareTo(nameOf(b)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isHidden(Path file) {
        for (Path part : file) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    /** Whether a file's name says that it holds YAML. */
    public static boolean isYaml(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".yml") || name.endsWith(".yaml");
    }

    /**
     * Open one file.
     *
     * @return its value; empty if it is an empty file, or if it could not be read, which is then noted as a fault
     */
    public Optional<Value> open(Path file) {
        String name = nameOf(file);
        Spot start = new Spot(name, 1, 1);
        byte[] bytes;
        try {
            if (Files.size(file) > MOST_BYTES) {
                findings.fault(start, "File '%s' has more than %d bytes.".formatted(name, MOST_BYTES));
                return Optional.empty();
            }
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            findings.fault(start, "File '%s' does not exist.".formatted(name));
            return Optional.empty();
        } catch (IOException e) {
            findings.fault(
                    start,
                    "File '%s' cannot be read: %s.".formatted(name, e.getClass().getSimpleName()));
            return Optional.empty();
        }
        fingerprints.put(name, sha256(bytes));
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            findings.fault(start, "File '%s' is not UTF-8 text.".formatted(name), "Save it as UTF-8.");
            return Optional.empty();
        }
        return parse(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private Optional<Value> parse(String name, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setSchema(new CoreSchema())
                .setMaxAliasesForCollections(MOST_ALIASES)
                .setCodePointLimit(MOST_CHARACTERS)
                .build();
        List<String> lines = text.lines().toList();
        try {
            if (mayBeDeep(text) && isDeep(settings, text)) {
                findings.fault(new Spot(name, 1, 1), "This is nested deeper than %d levels.".formatted(DEEPEST));
                return Optional.empty();
            }
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                return Optional.empty();
            }
            Value.Source source = new Value.Source(name, lines, environment, findings);
            int before = findings.count();
            int most = Math.max(LEAST_VALUES, text.length());
            if (check(root.get(), source, 0, most) > most) {
                findings.fault(new Spot(name, 1, 1), "This unfolds to more than %d values.".formatted(most));
            }
            return findings.count() > before ? Optional.empty() : Optional.of(new Value(root.get(), source));
        } catch (MarkedYamlEngineException e) {
            Spot spot = e.getProblemMark()
                    .map(mark -> new Spot(name, mark.getLine() + 1, mark.getColumn() + 1))
                    .orElse(new Spot(name, 1, 1));
            findings.fault(spot, "This is not valid YAML: %s.".formatted(withoutStop(e.getProblem())));
            return Optional.empty();
        } catch (YamlEngineException | StackOverflowError e) {
            // The stack overflows on thousands of nested brackets; that is the file's fault, not ours.
            findings.fault(
                    new Spot(name, 1, 1),
                    "This is not valid YAML: %s."
                            .formatted(
                                    e instanceof StackOverflowError
                                            ? "it is nested too deeply"
                                            : withoutStop(String.valueOf(e.getMessage()))));
            return Optional.empty();
        }
    }

    /** Whether signs that may nest stand so close that the whole is worth a look before it is composed. */
    private static boolean mayBeDeep(String text) {
        int open = 0;
        int inLine = 0;
        for (int i = 0; i < text.length() && open <= DEEPEST && inLine <= DEEPEST; i++) {
            switch (text.charAt(i)) {
                case '[', '{' -> open++;
                case ']', '}' -> open = Math.max(0, open - 1);
                case '-', '?' -> inLine++;
                case '\n' -> inLine = 0;
                default -> {} // nests nothing
            }
        }
        return open > DEEPEST || inLine > DEEPEST;
    }

    /** Composing takes time that grows with the square of the depth, and in the end the stack; reading on until it is too deep does not. */
    private static boolean isDeep(LoadSettings settings, String text) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            if (event instanceof CollectionStartEvent && ++depth > DEEPEST + 1) {
                return true;
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
        return false;
    }

    private static String withoutStop(String message) {
        String line = message.lines().findFirst().orElse("").strip();
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    /**
     * What the composer lets pass but no file of ours may hold.
     *
     * @param most values to look at: a value that is referred to counts each time
     * @return how many values there are, more than {@code most} if there are more
     */
    private int check(Node node, Value.Source source, int depth, int most) {
        if (most < 1) {
            return 1;
        }
        Spot spot = source.spot(node);
        if (node.isRecursive()) {
            findings.fault(spot, "This value contains itself.");
            return 1;
        }
        if (depth > DEEPEST) {
            findings.fault(spot, "This is nested deeper than %d levels.".formatted(DEEPEST));
            return 1;
        }
        if (!TAGS.contains(node.getTag())) {
            findings.fault(spot, "The tag '%s' is not known here.".formatted(node.getTag()), "Leave it out.");
            return 1;
        }
        int values = 1;
        if (node instanceof MappingNode map) {
            Map<String, Spot> seen = new HashMap<>();
            for (NodeTuple entry : map.getValue()) {
                Spot keySpot = source.spot(entry.getKeyNode());
                if (entry.getKeyNode() instanceof ScalarNode key) {
                    Spot first = seen.putIfAbsent(key.getValue(), keySpot);
                    if (first != null) {
                        findings.fault(
                                keySpot,
                                "Key '%s' stands here twice; first in line %d.".formatted(key.getValue(), first.line()),
                                "Keep one.");
                    }
                } else {
                    findings.fault(keySpot, "This key is a list or a block, expected a word.");
                }
                values += check(entry.getValueNode(), source, depth + 1, most - values);
                if (values > most) {
                    return values;
                }
            }
        } else if (node instanceof SequenceNode list) {
            for (Node item : list.getValue()) {
                values += check(item, source, depth + 1, most - values);
                if (values > most) {
                    return values;
                }
            }
        }
        return values;
    }

    /** SHA-256 in hexadecimal. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** One fingerprint over several files, by their names and contents. */
    public static String combined(SortedMap<String, String> fingerprints) {
        List<String> lines = new ArrayList<>();
        fingerprints.forEach((name, print) -> lines.add(print + "  " + name + "\n"));
        return sha256(String.join("", lines).getBytes(StandardCharsets.UTF_8));
    }
}
