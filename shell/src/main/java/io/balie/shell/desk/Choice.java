package io.balie.shell.desk;

import java.nio.file.Path;

/**
 * Which desk to open.
 *
 * @param bot a folder in Rasa's project layout
 * @param company a {@code company.yml}
 * @param seed of the training
 */
public record Choice(Path bot, Path company, long seed) {}
