/**
 * How well messages are read, in numbers.
 *
 * <p>{@link io.balie.nlu.evaluation.Report} counts what was expected against what was read.
 * {@link io.balie.nlu.evaluation.Classification} gives the same in the figures of scikit-learn, which Rasa reports, and
 * {@link io.balie.nlu.evaluation.EntityEvaluation} judges entities word by word; {@link io.balie.nlu.evaluation.CrossValidation} trains
 * and reads in folds. {@link io.balie.nlu.evaluation.Reliability} and {@link io.balie.nlu.evaluation.RiskCoverage} say what confidences are worth,
 * {@link io.balie.nlu.evaluation.McNemar} whether two models differ. All give values; showing them is done elsewhere.
 */
@NullMarked
package io.balie.nlu.evaluation;

import org.jspecify.annotations.NullMarked;
