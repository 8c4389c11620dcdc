package io.balie.data.transcript;

/**
 * What the bot was when it acted.
 *
 * @param model fingerprint of the trained model
 * @param script fingerprint of the bot's files
 * @param company fingerprint of the company's files
 * @param program version of the program
 */
public record Provenance(String model, String script, String company, String program) {}
