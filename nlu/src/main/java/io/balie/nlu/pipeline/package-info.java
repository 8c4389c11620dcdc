/**
 * What reads a message, and in what order.
 *
 * <p>{@link io.balie.nlu.pipeline.Pipeline} is made of {@linkplain io.balie.nlu.pipeline.Component component settings} as they
 * stand in {@code config.yml}. Rasa's names are known; each leads to a {@link io.balie.nlu.pipeline.Step} of our own or to
 * none, and a {@link io.balie.nlu.pipeline.Note} says what is used in its place.
 */
@NullMarked
package io.balie.nlu.pipeline;

import org.jspecify.annotations.NullMarked;
