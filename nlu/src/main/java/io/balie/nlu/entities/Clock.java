package io.balie.nlu.entities;

import java.time.LocalTime;

/**
 * A time of day that was read.
 *
 * @param exact whether it can be nothing but this; otherwise "half drie" may be in the night as well
 * @param next index after its last word
 */
record Clock(LocalTime time, boolean exact, int next) {}
