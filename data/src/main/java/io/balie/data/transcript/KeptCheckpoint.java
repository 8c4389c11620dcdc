package io.balie.data.transcript;

import java.time.Instant;

/**
 * A signed note of what the log was.
 *
 * @param size how many leaves it had
 * @param at when it was signed
 * @param note the signed text
 */
public record KeptCheckpoint(long size, Instant at, String note) {}
