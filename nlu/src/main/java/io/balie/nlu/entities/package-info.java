/**
 * What a message names: telephone numbers, addresses, codes, amounts, dates and times, persons, organisations.
 *
 * <p>{@link io.balie.nlu.entities.EntityExtractor} runs the exact rules over a message. {@link io.balie.nlu.entities.Names} reads an answer
 * to "what is your name?", spelled names too.
 */
@NullMarked
package io.balie.nlu.entities;

import org.jspecify.annotations.NullMarked;
