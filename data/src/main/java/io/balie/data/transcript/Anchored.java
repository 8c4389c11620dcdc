package io.balie.data.transcript;

import java.time.Instant;

/**
 * A checkpoint that was handed to a place outside.
 *
 * @param place which one
 * @param size the checkpoint's
 * @param at when
 */
public record Anchored(String place, long size, Instant at) {}
