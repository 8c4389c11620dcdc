package io.balie.data.marker;

import io.balie.data.yaml.Block;
import io.balie.data.yaml.DidYouMean;
import io.balie.data.yaml.Findings;
import io.balie.data.yaml.Spot;
import io.balie.data.yaml.Value;
import io.balie.data.yaml.YamlFiles;
import io.balie.dialog.domain.Domain;
import io.balie.dialog.marker.Marker;
import io.balie.dialog.marker.Markers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads markers in Rasa's format: each a name with one condition or one operator, which may be nested. */
public final class MarkerFile {

    private static final Set<String> CONDITIONS =
            Set.of("intent", "not_intent", "action", "not_action", "slot_was_set", "slot_was_not_set");
    private static final Set<String> OPERATORS = Set.of("and", "or", "not", "seq", "at_least_once", "never");
    private static final String DESCRIPTION = "description";

    private final Findings findings = new Findings();
    private final Map<String, Marker> markers = new LinkedHashMap<>();
    private final Map<String, Spot> spots = new LinkedHashMap<>();
    private final Optional<Domain> domain;

    private MarkerFile(Optional<Domain> domain) {
        this.domain = domain;
    }

    /**
     * Read a file, or every YAML file below a folder.
     *
     * @param domain names must be in it; empty: they are not looked up
     * @throws io.balie.data.yaml.Faults if anything is wrong
     */
    public static Markers read(Path path, Optional<Domain> domain) {
        return new MarkerFile(domain).read(path);
    }

    private Markers read(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        Path folder = Files.isDirectory(whole) || whole.getParent() == null ? whole : whole.getParent();
        YamlFiles files = new YamlFiles(folder, System::getenv, findings);
        List<Path> found = Files.isDirectory(whole)
                ? files.below(whole).stream().filter(YamlFiles::isYaml).toList()
                : List.of(whole);
        for (Path file : found) {
            files.open(file).flatMap(value -> value.block("the markers")).ifPresent(this::markers);
        }
        if (markers.isEmpty() && findings.count() == 0) {
            findings.fault(new Spot(String.valueOf(path), 1, 1), "There are no markers.");
        }
        findings.orThrow();
        return new Markers(markers);
    }

    private void markers(Block file) {
        for (Value.Entry entry : file.entries()) {
            String name = entry.key();
            if (CONDITIONS.contains(name) || OPERATORS.contains(name)) {
                findings.fault(
                        entry.spot(),
                        "'%s' is a condition or an operator, expected the name of a marker.".formatted(name),
                        "Write the marker below a name of its own.");
                continue;
            }
            Spot first = spots.putIfAbsent(name, entry.spot());
            if (first != null) {
                findings.fault(
                        entry.spot(), "Marker '%s' is written twice; first in %s.".formatted(name, first.where()));
                continue;
            }
            marker(entry.value(), "marker '%s'".formatted(name)).ifPresent(marker -> markers.put(name, marker));
        }
    }

    private Optional<Marker> marker(Value value, String what) {
        Optional<Block> block = value.block(what);
        if (block.isEmpty()) {
            return Optional.empty();
        }
        List<Value.Entry> keys = block.get().entries().stream()
                .filter(entry -> !entry.key().equals(DESCRIPTION))
                .toList();
        if (keys.size() != 1) {
            value.fault(
                    "%s has %d conditions, expected one.".formatted(capital(what), keys.size()),
                    "Join several with 'and', 'or' or 'seq'.");
            return Optional.empty();
        }
        Value.Entry entry = keys.getFirst();
        String key = entry.key();
        if (CONDITIONS.contains(key)) {
            return condition(entry);
        }
        if (OPERATORS.contains(key)) {
            return operator(entry, what);
        }
        Set<String> known = new TreeSet<>(CONDITIONS);
        known.addAll(OPERATORS);
        String near = DidYouMean.hint(key, known);
        findings.fault(
                entry.spot(),
                "Unknown condition '%s' in %s.".formatted(key, what),
                near.isEmpty() ? "Known are: %s.".formatted(String.join(", ", known)) : near);
        return Optional.empty();
    }

    private Optional<Marker> condition(Value.Entry entry) {
        Optional<String> name = entry.value().text("'%s'".formatted(entry.key()));
        if (name.isEmpty()) {
            return Optional.empty();
        }
        boolean negated = entry.key().contains("not_");
        Marker.Kind kind = switch (entry.key()) {
            case "intent", "not_intent" -> Marker.Kind.INTENT;
            case "action", "not_action" -> Marker.Kind.ACTION;
            default -> Marker.Kind.SLOT_WAS_SET;
        };
        domain.ifPresent(known -> lookUp(kind, name.get(), entry.value(), known));
        Marker condition = new Marker.Condition(kind, name.get());
        return Optional.of(negated ? new Marker.Not(condition) : condition);
    }

    private static void lookUp(Marker.Kind kind, String name, Value value, Domain domain) {
        Set<String> known = new TreeSet<>();
        String word = switch (kind) {
            case INTENT -> {
                known.addAll(domain.intents().keySet());
                yield "intent";
            }
            case ACTION -> {
                known.addAll(domain.actions());
                known.addAll(domain.responses().keySet());
                known.addAll(domain.forms().keySet());
                yield "action";
            }
            case SLOT_WAS_SET -> {
                known.addAll(domain.slots().keySet());
                yield "slot";
            }
        };
        int key = name.indexOf('/');
        String base = kind == Marker.Kind.INTENT && key > 0 ? name.substring(0, key) : name;
        if (!known.contains(base)
                && !(kind == Marker.Kind.ACTION && (name.startsWith("action_") || name.startsWith("utter_")))) {
            value.fault("Unknown %s '%s'.".formatted(word, name), DidYouMean.hint(base, known));
        }
    }

    private Optional<Marker> operator(Value.Entry entry, String what) {
        String operator = entry.key();
        List<Marker> inner = new ArrayList<>();
        List<Value> items = entry.value().items("'%s'".formatted(operator));
        items.forEach(item ->
                marker(item, "an item of '%s' in %s".formatted(operator, what)).ifPresent(inner::add));
        if (inner.size() < items.size() || inner.isEmpty()) {
            if (items.isEmpty()) {
                entry.value().fault("'%s' joins nothing, expected a list of conditions.".formatted(operator));
            }
            return Optional.empty();
        }
        boolean single = operator.equals("not") || operator.equals("at_least_once") || operator.equals("never");
        if (single && inner.size() != 1) {
            entry.value()
                    .fault(
                            "'%s' has %d conditions, expected one.".formatted(operator, inner.size()),
                            "Join several with 'and' or 'or'.");
            return Optional.empty();
        }
        return Optional.of(
                switch (operator) {
                    case "and" -> new Marker.All(inner);
                    case "or" -> new Marker.Any(inner);
                    case "seq" -> new Marker.Sequence(inner);
                    case "not" -> new Marker.Not(inner.getFirst());
                    case "at_least_once" -> new Marker.AtLeastOnce(inner.getFirst());
                    default -> new Marker.Never(inner.getFirst());
                });
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
