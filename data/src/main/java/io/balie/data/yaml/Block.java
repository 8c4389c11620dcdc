package io.balie.data.yaml;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The keys and values of a block, in the author's order. */
public final class Block {

    private final String what;
    private final Spot spot;
    private final Map<String, Value.Entry> entries;
    private final Findings findings;

    Block(String what, Spot spot, Map<String, Value.Entry> entries, Findings findings) {
        this.what = what;
        this.spot = spot;
        this.entries = entries;
        this.findings = findings;
    }

    /** Where it begins. */
    public Spot spot() {
        return spot;
    }

    /** All entries. */
    public List<Value.Entry> entries() {
        return List.copyOf(entries.values());
    }

    /** Whether a key is written, with or without a value. */
    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /** The entry of a key. */
    public Optional<Value.Entry> entry(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** The value of a key; empty if the key is missing or nothing is written after it. */
    public Optional<Value> get(String key) {
        return entry(key).map(Value.Entry::value).filter(value -> !value.isNull());
    }

    /** The value of a key that must be there. */
    public Optional<Value> require(String key) {
        Optional<Value.Entry> found = entry(key);
        if (found.isEmpty()) {
            findings.fault(spot, "%s has no '%s'.".formatted(capital(what), key));
            return Optional.empty();
        }
        if (found.get().value().isNull()) {
            findings.fault(found.get().spot(), "'%s' of %s is empty.".formatted(key, what));
            return Optional.empty();
        }
        return found.map(Value.Entry::value);
    }

    /** A text that must be there. */
    public Optional<String> requireText(String key) {
        return require(key).flatMap(value -> value.text(named(key)));
    }

    /** A text that may be there. */
    public Optional<String> text(String key) {
        return get(key).flatMap(value -> value.text(named(key)));
    }

    /** True or false, or what holds without it. */
    public boolean flag(String key, boolean otherwise) {
        return get(key).flatMap(value -> value.flag(named(key))).orElse(otherwise);
    }

    /** Note a fault for every key that is none of these. */
    public void onlyKeys(String... known) {
        onlyKeys(List.of(known));
    }

    /** Note a fault for every key that is none of these. */
    public void onlyKeys(Collection<String> known) {
        for (Value.Entry entry : entries.values()) {
            if (!known.contains(entry.key())) {
                String near = DidYouMean.hint(entry.key(), known);
                findings.fault(
                        entry.spot(),
                        "Unknown key '%s' in %s.".formatted(entry.key(), what),
                        near.isEmpty() ? "Known are: %s.".formatted(String.join(", ", new TreeSet<>(known))) : near);
            }
        }
    }

    /** Note a warning for every key that is none of these, and say what comes of it. */
    public void warnOfOthers(Collection<String> known, String consequence) {
        for (Value.Entry entry : entries.values()) {
            if (!known.contains(entry.key())) {
                String near = DidYouMean.hint(entry.key(), known);
                findings.warn(
                        entry.spot(),
                        "Unknown key '%s' in %s; %s.".formatted(entry.key(), what, consequence),
                        near.isEmpty() ? "Known are: %s.".formatted(String.join(", ", new TreeSet<>(known))) : near);
            }
        }
    }

    /** How a fault calls the value of a key. */
    public String named(String key) {
        return "'%s'".formatted(key);
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
