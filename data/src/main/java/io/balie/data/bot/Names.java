package io.balie.data.bot;

import io.balie.data.yaml.DidYouMean;
import io.balie.data.yaml.Findings;
import io.balie.data.yaml.Spot;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names that a bot declares, and every use of one; uses are checked when all files have been read. */
final class Names {

    enum Kind {
        INTENT("intent"),
        ENTITY("entity"),
        SLOT("slot"),
        FORM("form"),
        RESPONSE("response"),
        ACTION("action");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private record Use(Kind kind, String name, Spot spot, String by) {}

    private final Findings findings;
    private final Map<Kind, Map<String, Spot>> declared = new EnumMap<>(Kind.class);
    private final Map<Kind, Set<String>> given = new EnumMap<>(Kind.class);
    private final List<Use> uses = new ArrayList<>();

    Names(Findings findings) {
        this.findings = findings;
        for (Kind kind : Kind.values()) {
            declared.put(kind, new LinkedHashMap<>());
            given.put(kind, new HashSet<>());
        }
    }

    /** A name that is known without being declared. */
    void give(Kind kind, Set<String> names) {
        set(given, kind).addAll(names);
    }

    /**
     * Note a declaration. As in Rasa, a second one in the same file is a fault, one in another file is left out.
     *
     * @return whether it is the first of this name
     */
    boolean declare(Kind kind, String name, Spot spot) {
        Spot first = map(kind).putIfAbsent(name, spot);
        if (first != null) {
            String message = "%s '%s' is declared twice; first in %s."
                    .formatted(
                            Character.toUpperCase(kind.word().charAt(0))
                                    + kind.word().substring(1),
                            name,
                            first.where());
            if (first.file().equals(spot.file())) {
                findings.fault(spot, message, "Keep one.");
            } else {
                findings.warn(spot, message, "The first one counts.");
            }
        }
        return first == null;
    }

    void use(Kind kind, String name, Spot spot, String by) {
        uses.add(new Use(kind, name, spot, by));
    }

    boolean isDeclared(Kind kind, String name) {
        return map(kind).containsKey(name);
    }

    boolean isKnown(Kind kind, String name) {
        return isDeclared(kind, name) || set(given, kind).contains(name);
    }

    /** The declared names with their places, in the author's order. */
    Map<String, Spot> declared(Kind kind) {
        return map(kind);
    }

    /** The names of a kind that something uses. */
    Set<String> used(Kind kind) {
        Set<String> names = new HashSet<>();
        for (Use use : uses) {
            if (use.kind() == kind) {
                names.add(use.name());
            }
        }
        return names;
    }

    /** Note a warning for every use of a name that nobody declares. */
    void check() {
        Map<Kind, Set<String>> known = new HashMap<>();
        for (Kind kind : Kind.values()) {
            Set<String> names = new HashSet<>(map(kind).keySet());
            names.addAll(set(given, kind));
            known.put(kind, names);
        }
        // What may stand after `action:` in a rule.
        Set<String> doable = set(known, Kind.ACTION);
        doable.addAll(map(Kind.RESPONSE).keySet());
        doable.addAll(map(Kind.FORM).keySet());
        for (Use use : uses) {
            Set<String> names = set(known, use.kind());
            if (!names.contains(use.name())) {
                findings.warn(
                        use.spot(),
                        "Unknown %s '%s' in %s.".formatted(use.kind().word(), use.name(), use.by()),
                        hint(use, names));
            }
        }
    }

    private static String hint(Use use, Set<String> names) {
        String near = DidYouMean.hint(use.name(), names);
        if (!near.isEmpty()) {
            return near;
        }
        return switch (use.kind()) {
            case INTENT -> "Add it to 'intents' of the domain.";
            case ENTITY -> "Add it to 'entities' of the domain.";
            case SLOT -> "Add it to 'slots' of the domain.";
            case FORM -> "Add it to 'forms' of the domain.";
            case RESPONSE -> "Add it to 'responses' of the domain.";
            case ACTION ->
                use.name().startsWith("utter_")
                        ? "Add it to 'responses' of the domain."
                        : "Add it to 'actions' of the domain.";
        };
    }

    private Map<String, Spot> map(Kind kind) {
        return declared.computeIfAbsent(kind, k -> new LinkedHashMap<>());
    }

    private static Set<String> set(Map<Kind, Set<String>> map, Kind kind) {
        return map.computeIfAbsent(kind, k -> new HashSet<>());
    }
}
