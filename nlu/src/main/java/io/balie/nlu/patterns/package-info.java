/**
 * Regular expressions and lookup tables of the training data.
 *
 * <p>{@link io.balie.nlu.patterns.PatternSet} finds them in a message: as entities of their own, or as a mark that classifiers
 * learn from. {@link io.balie.nlu.patterns.PythonPattern} reads the notation they are written in.
 */
@NullMarked
package io.balie.nlu.patterns;

import org.jspecify.annotations.NullMarked;
