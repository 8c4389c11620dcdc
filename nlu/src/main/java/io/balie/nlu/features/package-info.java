/**
 * A message as a sparse vector of numbers.
 *
 * <p>{@link io.balie.nlu.features.Vocabulary} is counted from the examples and turns a text into
 * {@link io.balie.nlu.features.Features}: words, pairs of words, stems, runs of letters and shapes, each weighed by how rare it
 * is. The order of the vocabulary is fixed (sorted), so one set of examples gives one vector.
 *
 * <p>Trap: features are looked up by a 64-bit hash of their name; no string is made while serving.
 */
@NullMarked
package io.balie.nlu.features;

import org.jspecify.annotations.NullMarked;
