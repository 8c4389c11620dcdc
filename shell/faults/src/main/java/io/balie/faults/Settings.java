package io.balie.faults;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a program is run.
 *
 * @param root the checkout
 * @param output a folder on a local disk that the program may fill
 * @param given by name
 */
public record Settings(Path root, Path output, Map<String, String> given) {

    public Settings {
        root = root.toAbsolutePath().normalize();
        output = output.toAbsolutePath().normalize();
        given = Map.copyOf(given);
    }

    /** Settings of this Java machine's properties, with words such as {@code runs=100}. */
    public static Settings of(List<String> words) {
        Map<String, String> given = new HashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals <= 0) {
                throw new IllegalArgumentException("'%s' is no setting, expected name=value.".formatted(word));
            }
            given.put(word.substring(0, equals), word.substring(equals + 1));
        }
        return new Settings(path("balie.root"), path("balie.faults.output"), given);
    }

    private static Path path(String property) {
        return Path.of(Optional.ofNullable(System.getProperty(property))
                .orElseThrow(() -> new IllegalStateException("The property %s is not set.".formatted(property))));
    }

    /** A number. */
    public int number(String name, int usual) {
        return Integer.parseInt(given.getOrDefault(name, Integer.toString(usual)));
    }

    /** What every draw begins with; the same one repeats a run as far as the machine lets it. */
    public long seed() {
        return Long.parseLong(given.getOrDefault("seed", "1"));
    }
}
