/**
 * Reads one message: what language it is in, what it wants, and what it names.
 *
 * <p>The main types: an {@link io.balie.nlu.Interpreter} takes a {@link io.balie.nlu.Message} and answers with a
 * {@link io.balie.nlu.Reading}: a ranking of intents, {@linkplain io.balie.nlu.Entity entities} and the language. The module is
 * pure: no clock, no files, no Spring. What a reading depends on (the moment, the time zone, the language spoken so far) stands
 * in the message.
 *
 * <p>What a model is made of is {@link io.balie.nlu.TrainingData}; what reads a message is a
 * {@code io.balie.nlu.pipeline.Pipeline}, made of the component settings of a bot's configuration.
 *
 * <p>Trap: {@code INDArray} stays inside {@code io.balie.nlu.classifier}; serving runs on plain arrays.
 */
@NullMarked
package io.balie.nlu;

import org.jspecify.annotations.NullMarked;
