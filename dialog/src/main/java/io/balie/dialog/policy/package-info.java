/**
 * Who decides what happens next, as in Rasa: rules, remembered stories, learned stories, and the ensemble that chooses between them.
 *
 * <p>Start with {@link io.balie.dialog.policy.PolicyMaker}: it learns a bot's stories and rules, and makes the policies that {@code config.yml} names. Rules
 * that contradict each other or the stories come back as {@link io.balie.dialog.policy.Contradiction}s, with the steps of either side.
 */
@NullMarked
package io.balie.dialog.policy;

import org.jspecify.annotations.NullMarked;
