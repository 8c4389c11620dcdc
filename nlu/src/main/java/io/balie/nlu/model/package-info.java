/**
 * A trained model: made from examples, kept as an archive, read as an {@link io.balie.nlu.Interpreter}.
 *
 * <p>{@link io.balie.nlu.model.NluTrainer} makes a {@link io.balie.nlu.model.NluModel} from
 * {@link io.balie.nlu.TrainingData} and a {@link io.balie.nlu.pipeline.Pipeline}, or from examples and
 * {@link io.balie.nlu.model.Settings}; {@link io.balie.nlu.model.ModelArchive} writes it as a zip of plain data and reads it back,
 * refusing what is not whole. One seed gives one archive, byte for byte.
 */
@NullMarked
package io.balie.nlu.model;

import org.jspecify.annotations.NullMarked;
