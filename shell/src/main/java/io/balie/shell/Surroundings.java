package io.balie.shell;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * What the program finds around it when it starts.
 *
 * @param home where models and transcripts are kept
 * @param root where Balie itself stands, with the bot that it ships
 * @param prompting whether a person types at a terminal and reads the answers there
 * @param colours whether the reader of standard output wants and can have colours
 * @param live whether standard error is a terminal on which a line can be written over
 */
public record Surroundings(Path home, Path root, boolean prompting, boolean colours, boolean live) {

    /** Read them from the environment and the launcher's properties. */
    static Surroundings of(Map<String, String> environment, Properties properties) {
        String home = environment.getOrDefault("BALIE_HOME", "");
        boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
        // Which of 0, 1 and 2 are terminals; the launcher asks the system, for Java's own answer differs from release
        // to
        // release.
        String terminals = properties.getProperty("balie.terminals", "");
        boolean plain = dumb || !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Surroundings(
                Path.of(home.isBlank() ? "var" : home).toAbsolutePath().normalize(),
                Path.of(properties.getProperty("balie.root", "."))
                        .toAbsolutePath()
                        .normalize(),
                terminals.contains("0") && terminals.contains("1"),
                terminals.contains("1") && !plain,
                terminals.contains("2") && !dumb);
    }
}
