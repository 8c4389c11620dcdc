package io.balie.shell.desk;

import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Which desk to open.
 *
 * @param bot a folder in Rasa's project layout
 * @param company a {@code company.yml}
 * @param seed of the training; empty: as the bot's configuration says
 */
public record Choice(Path bot, Path company, OptionalLong seed) {}
