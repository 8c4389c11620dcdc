/**
 * Measures the product: what one message costs in process ({@link io.balie.benchmark.InProcess}), and what the whole program takes
 * to start, to hold and to answer ({@link io.balie.benchmark.WholeProcess}). Both write {@code target/benchmark/figures.md}.
 *
 * <p>Every benchmark first checks that what it measures is what it says: a turn that should end in a summary and does not is an
 * error, not a figure.
 */
@NullMarked
package io.balie.benchmark;

import org.jspecify.annotations.NullMarked;
