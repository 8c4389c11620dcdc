package io.balie.shell.desk;

import io.balie.data.bot.ProjectPaths;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which desk to open.
 *
 * @param bot where the parts of a Rasa project stand
 * @param company a {@code company.yml}; empty: the bot stands before no company
 * @param seed of the training; empty: as the bot's configuration says
 */
public record Choice(ProjectPaths bot, Optional<Path> company, OptionalLong seed) {}
