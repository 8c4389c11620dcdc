/**
 * Labels of messages, best first, learned from a few examples of each.
 *
 * <p>{@link io.balie.nlu.ranking.RankerTrainer} makes a {@link io.balie.nlu.ranking.Ranker}: features, a network, and the
 * examples by heart. Unlike a bot with thousands of examples and thresholds of its own, small projects count on a network that is
 * sure near its examples; how sure to be is therefore not measured on held-out messages, which they do not have.
 */
@NullMarked
package io.balie.nlu.ranking;

import org.jspecify.annotations.NullMarked;
