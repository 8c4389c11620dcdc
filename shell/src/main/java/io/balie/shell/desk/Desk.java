package io.balie.shell.desk;

import io.balie.dialog.Turns;
import java.nio.file.Path;

/**
 * A desk that can take turns: a checked bot, its company and a model that fits them.
 *
 * @param model the archive of the model
 * @param modelFingerprint over the model's data, settings, seed and weights
 * @param scriptFingerprint over the bot's files
 * @param companyFingerprint over the company's file and its knowledge
 */
public record Desk(
        Turns turns, Path model, String modelFingerprint, String scriptFingerprint, String companyFingerprint) {}
