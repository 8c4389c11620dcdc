package io.balie.shell.command;

import io.balie.data.bot.ProjectPaths;
import io.balie.shell.desk.Checked;
import io.balie.shell.desk.Choice;
import io.balie.shell.desk.Desks;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Which project a command works on, as its options say: a folder, and parts that stand elsewhere. Where only parts are named, the rest is looked for in
 * the current folder, as Rasa does.
 *
 * @param bot a folder; blank: the current one if any part is named, else the bot that ships with Balie
 * @param company a file; blank: the bot's own
 * @param seed negative: the bot's own
 * @param config a file; blank: the usual one
 * @param domain a file or folder; blank: the usual ones
 * @param data files or folders; none: the usual ones
 * @param stories test stories; blank: the usual ones
 */
record ProjectOptions(
        String bot, String company, long seed, String config, String domain, List<String> data, String stories) {

    static final String CONFIG = "the configuration; without it config.yml";
    static final String DOMAIN = "the domain, a file or a folder; without it domain.yml or domain/";
    static final String DATA = "files or folders of messages, stories and rules; without it data/";

    ProjectOptions {
        data = data.stream().filter(path -> !path.isBlank()).toList();
    }

    /** A folder alone. */
    static ProjectOptions of(String bot, String company, long seed) {
        return new ProjectOptions(bot, company, seed, "", "", List.of(), "");
    }

    /** The same with another configuration. */
    ProjectOptions withConfig(String other) {
        return new ProjectOptions(bot, company, seed, other, domain, data, stories);
    }

    /** The same with other data. */
    ProjectOptions withData(List<String> others) {
        return new ProjectOptions(bot, company, seed, config, domain, others, stories);
    }

    /**
     * What they choose.
     *
     * @throws CommandFailed if a part does not exist
     */
    Choice choice(Desks desks) {
        OptionalLong drawn = seed < 0 ? OptionalLong.empty() : OptionalLong.of(seed);
        boolean parts = !config.isBlank() || !domain.isBlank() || !data.isEmpty() || !stories.isBlank();
        if (!parts) {
            return desks.choice(bot, company, drawn);
        }
        boolean here = !config.isBlank() || !domain.isBlank() || !data.isEmpty();
        ProjectPaths paths = bot.isBlank() && here
                ? ProjectPaths.of(Path.of("").toAbsolutePath())
                : desks.choice(bot, company, drawn).bot();
        if (!config.isBlank()) {
            paths = paths.withConfig(existing(config));
        }
        if (!domain.isBlank()) {
            paths = paths.withDomain(List.of(existing(domain)));
        }
        if (!data.isEmpty()) {
            List<Path> places = new ArrayList<>();
            data.forEach(path -> places.add(existing(path)));
            paths = paths.withData(places);
        }
        if (!stories.isBlank()) {
            paths = paths.withTests(List.of(existing(stories)));
        }
        return desks.choice(paths, company, drawn);
    }

    /** The project, read and checked. */
    Checked checked(Desks desks) {
        return desks.checked(choice(desks));
    }

    private static Path existing(String path) {
        Path absolute = Path.of(path).toAbsolutePath().normalize();
        if (!Files.exists(absolute)) {
            throw new CommandFailed(Status.NOT_FOUND, "There is no %s.".formatted(path));
        }
        return absolute;
    }
}
