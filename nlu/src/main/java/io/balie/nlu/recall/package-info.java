/**
 * Messages known by heart.
 *
 * <p>{@link io.balie.nlu.recall.Recall} gives back the label of a training example to a message that equals it but for case and
 * the marks around its words, if all equal examples agree.
 */
@NullMarked
package io.balie.nlu.recall;

import org.jspecify.annotations.NullMarked;
