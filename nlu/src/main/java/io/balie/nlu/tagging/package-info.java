/**
 * Entities learned from annotated examples.
 *
 * <p>{@link io.balie.nlu.tagging.TaggerTrainer} makes a {@link io.balie.nlu.tagging.Tagger}: a linear-chain conditional random
 * field over words, with a label for each type, role and group, and the place of a word in its entity (first, inside, last or
 * alone).
 */
@NullMarked
package io.balie.nlu.tagging;

import org.jspecify.annotations.NullMarked;
