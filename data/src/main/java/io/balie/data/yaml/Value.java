package io.balie.data.yaml;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;

/**
 * A value in a YAML file, with its place.
 *
 * <p>Each reading method takes the name by which a fault calls the value, such as {@code 'intent'}; what does not fit is noted as a fault
 * and comes back empty.
 */
public final class Value {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
    private static final CoreScalarResolver RESOLVER = new CoreScalarResolver(false);

    private final Node node;
    private final Source source;

    Value(Node node, Source source) {
        this.node = node;
        this.source = source;
    }

    /** The file that values stand in. */
    record Source(String name, List<String> lines, UnaryOperator<@Nullable String> environment, Findings findings) {

        Spot spot(Node node) {
            Mark mark = node.getStartMark().orElseThrow();
            return new Spot(name, mark.getLine() + 1, mark.getColumn() + 1);
        }
    }

    /** Where it stands. */
    public Spot spot() {
        return source.spot(node);
    }

    /** Whether nothing is written, or {@code null} or {@code ~}. */
    public boolean isNull() {
        return node instanceof ScalarNode scalar && tag(scalar).equals(Tag.NULL);
    }

    /** Whether it is a mapping of keys to values. */
    public boolean isBlock() {
        return node instanceof MappingNode;
    }

    /** Whether it is a list. */
    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** Whether it is a text, not a number and not true or false. */
    public boolean isText() {
        return node instanceof ScalarNode scalar && tag(scalar).equals(Tag.STR);
    }

    /** A text that is not blank, without the spaces around it. */
    public Optional<String> text(String what) {
        Optional<String> raw = rawText(what);
        if (raw.isPresent() && raw.get().isBlank()) {
            fault("%s is empty, expected a text.".formatted(what));
            return Optional.empty();
        }
        return raw.map(String::strip);
    }

    /** A text, as it is. */
    public Optional<String> rawText(String what) {
        if (node instanceof ScalarNode scalar) {
            String value = expanded(scalar);
            Tag tag = tag(scalar);
            if (tag.equals(Tag.STR)) {
                return Optional.of(value);
            }
            if (tag.equals(Tag.NULL)) {
                fault("%s is empty, expected a text.".formatted(what));
            } else {
                fault(
                        "%s is %s, expected a text.".formatted(what, described()),
                        "Put it in quotes: \"%s\".".formatted(value));
            }
            return Optional.empty();
        }
        fault("%s is %s, expected a text.".formatted(what, described()));
        return Optional.empty();
    }

    /** True or false. */
    public Optional<Boolean> flag(String what) {
        if (node instanceof ScalarNode scalar && tag(scalar).equals(Tag.BOOL)) {
            return Optional.of(
                    expanded(scalar).toLowerCase(java.util.Locale.ROOT).equals("true"));
        }
        fault("%s is %s, expected true or false.".formatted(what, described()));
        return Optional.empty();
    }

    /** A finite number. */
    public OptionalDouble number(String what) {
        if (node instanceof ScalarNode && scalarJson() instanceof Number number) {
            return OptionalDouble.of(number.doubleValue());
        }
        fault("%s is %s, expected a number.".formatted(what, described()));
        return OptionalDouble.empty();
    }

    /** The items of a list; none if it is not one, which is a fault. */
    public List<Value> items(String what) {
        if (node instanceof SequenceNode list) {
            return list.getValue().stream().map(item -> new Value(item, source)).toList();
        }
        fault("%s is %s, expected a list.".formatted(what, described()));
        return List.of();
    }

    /** The items of a list, or this value alone if it is a text. */
    public List<Value> itemsOrOne(String what) {
        return isText() ? List.of(this) : items(what);
    }

    /** What {@code <<: *anchor} brings in; what the block says itself counts more. */
    private Map<String, Entry> merged(Node from, String what) {
        Map<String, Entry> found = new LinkedHashMap<>();
        List<Node> nodes = from instanceof SequenceNode list ? list.getValue() : List.of(from);
        for (Node each : nodes) {
            new Value(each, source)
                    .block(what)
                    .ifPresent(block -> block.entries().forEach(entry -> found.putIfAbsent(entry.key(), entry)));
        }
        return found;
    }

    /** The keys and values of a block. */
    public Optional<Block> block(String what) {
        if (node instanceof MappingNode map) {
            Map<String, Entry> entries = new LinkedHashMap<>();
            for (NodeTuple tuple : map.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals("<<")) {
                    merged(tuple.getValueNode(), what).forEach(entries::putIfAbsent);
                } else if (tuple.getKeyNode() instanceof ScalarNode key) {
                    Spot at = source.spot(key);
                    entries.put(key.getValue(), new Entry(key.getValue(), at, new Value(tuple.getValueNode(), source)));
                }
            }
            return Optional.of(new Block(what, spot(), entries, source.findings()));
        }
        fault("%s is %s, expected a block of keys and values.".formatted(what, described()));
        return Optional.empty();
    }

    /** A key with its value. */
    public record Entry(String key, Spot spot, Value value) {}

    /**
     * A line of a text in block style ({@code |}).
     *
     * @param spot where the line's first character stands
     */
    public record Line(String text, Spot spot, boolean indented) {}

    /** The lines of a text in block style, each with its place; a text in another style is one line. */
    public List<Line> lines(String what) {
        Optional<String> text = rawText(what);
        if (text.isEmpty()) {
            return List.of();
        }
        if (!(node instanceof ScalarNode scalar) || scalar.getScalarStyle() != ScalarStyle.LITERAL) {
            return List.of(new Line(text.get().strip(), spot(), false));
        }
        List<Line> found = new ArrayList<>();
        int number = spot().line();
        for (String line : text.get().lines().toList()) {
            number++;
            String raw = number <= source.lines().size() ? source.lines().get(number - 1) : "";
            int column = raw.length() - raw.stripLeading().length() + 1;
            boolean indented = !line.isEmpty() && Character.isWhitespace(line.charAt(0));
            found.add(new Line(line.strip(), new Spot(source.name(), number, column), indented));
        }
        return found;
    }

    /**
     * The value as JSON has it: text, Boolean, Integer, Long, BigInteger, Double, List or Map; null if empty. What is empty inside a
     * list or a block is left out with a warning.
     */
    public @Nullable Object json(String what) {
        if (node instanceof ScalarNode) {
            return scalarJson();
        }
        if (node instanceof SequenceNode list) {
            List<Object> items = new ArrayList<>();
            for (Node item : list.getValue()) {
                Value inner = new Value(item, source);
                Object value = inner.json(what);
                if (value == null) {
                    inner.warn("An item of %s is empty; it is left out.".formatted(what));
                } else {
                    items.add(value);
                }
            }
            return List.copyOf(items);
        }
        Map<String, Object> map = new LinkedHashMap<>();
        block(what).ifPresent(block -> {
            for (Entry entry : block.entries()) {
                Object value = entry.value().json("'" + entry.key() + "'");
                if (value == null) {
                    entry.value().warn("'%s' is empty; it is left out.".formatted(entry.key()));
                } else {
                    map.put(entry.key(), value);
                }
            }
        });
        return map;
    }

    /**
     * All that stands here, as it is written: text, Boolean, number, List or Map in the author's order; null where nothing is. Variables
     * are not filled in.
     */
    public @Nullable Object tree() {
        return tree(node);
    }

    private static @Nullable Object tree(Node node) {
        if (node instanceof SequenceNode list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.getValue().forEach(item -> items.add(tree(item)));
            return items;
        }
        if (node instanceof MappingNode map) {
            Map<String, @Nullable Object> entries = new LinkedHashMap<>();
            for (NodeTuple tuple : map.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    entries.put(key.getValue(), tree(tuple.getValueNode()));
                }
            }
            return entries;
        }
        ScalarNode scalar = (ScalarNode) node;
        String value = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return value.toLowerCase(java.util.Locale.ROOT).equals("true");
        }
        if (tag.equals(Tag.INT)) {
            return integer(value);
        }
        if (tag.equals(Tag.FLOAT) && !value.contains(".inf") && !value.contains(".nan")) {
            return Double.parseDouble(value);
        }
        return value;
    }

    private @Nullable Object scalarJson() {
        ScalarNode scalar = (ScalarNode) node;
        String value = expanded(scalar);
        Tag tag = tag(scalar);
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return value.toLowerCase(java.util.Locale.ROOT).equals("true");
        }
        if (tag.equals(Tag.INT)) {
            return integer(value);
        }
        if (tag.equals(Tag.FLOAT)) {
            try {
                double number = Double.parseDouble(value);
                if (Double.isFinite(number)) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // .inf and .nan, which JSON does not have
            }
            fault("'%s' is not a finite number.".formatted(value));
            return 0.0;
        }
        return value;
    }

    private static Object integer(String value) {
        String digits = value.startsWith("+") ? value.substring(1) : value;
        BigInteger number = digits.startsWith("0x")
                ? new BigInteger(digits.substring(2), 16)
                : digits.startsWith("0o") ? new BigInteger(digits.substring(2), 8) : new BigInteger(digits);
        if (number.bitLength() < Integer.SIZE) {
            return number.intValue();
        }
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }

    /** What stands here, in words. */
    public String described() {
        if (node instanceof MappingNode) {
            return "a block";
        }
        if (node instanceof SequenceNode) {
            return "a list";
        }
        ScalarNode scalar = (ScalarNode) node;
        Tag tag = tag(scalar);
        if (tag.equals(Tag.NULL)) {
            return "empty";
        }
        String value = expanded(scalar);
        String shown = value.codePointCount(0, value.length()) > 40
                ? value.substring(0, value.offsetByCodePoints(0, 40)) + "..."
                : value;
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return "the number " + shown;
        }
        return tag.equals(Tag.BOOL) ? shown : "'" + shown.strip() + "'";
    }

    /** Note a fault at this place. */
    public void fault(String message) {
        source.findings().fault(spot(), message);
    }

    /** Note a fault at this place, with a way to mend it. */
    public void fault(String message, String hint) {
        source.findings().fault(spot(), message, hint);
    }

    /** Note a warning at this place. */
    public void warn(String message) {
        source.findings().warn(spot(), message);
    }

    /** Note a warning at this place, with a way to mend it. */
    public void warn(String message, String hint) {
        source.findings().warn(spot(), message, hint);
    }

    /** What stands here as a text, whatever it would be in YAML; empty for a list, a block and nothing. */
    public Optional<String> asWritten() {
        return node instanceof ScalarNode scalar && !isNull()
                ? Optional.of(expanded(scalar).strip())
                : Optional.empty();
    }

    private Tag tag(ScalarNode scalar) {
        // A variable's value counts as if it stood in the file; in quotes it stays a text.
        return scalar.isPlain() && VARIABLE.matcher(scalar.getValue()).find()
                ? RESOLVER.resolve(expanded(scalar), true)
                : scalar.getTag();
    }

    private String expanded(ScalarNode scalar) {
        String written = scalar.getValue();
        if (!written.contains("${")) {
            return written;
        }
        Matcher variables = VARIABLE.matcher(written);
        StringBuilder text = new StringBuilder();
        while (variables.find()) {
            String value = source.environment().apply(variables.group(1));
            if (value == null && scalar.isPlain()) {
                fault("Environment variable '%s' is not set.".formatted(variables.group(1)));
            }
            // In quotes it may be meant as it stands: Rasa fills in variables of bare words only.
            variables.appendReplacement(text, Matcher.quoteReplacement(value == null ? variables.group() : value));
        }
        variables.appendTail(text);
        return text.toString();
    }
}
