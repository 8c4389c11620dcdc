/**
 * Plays test stories against the policies, action by action, as Rasa's {@code rasa test}.
 *
 * <p>{@link io.balie.dialog.evaluation.StoryTest} plays one story; {@link io.balie.dialog.evaluation.StoryReport} counts many. Actions are predicted, never run:
 * what they would do, slots and forms, the story says. After a wrong prediction the story goes on as written.
 */
@NullMarked
package io.balie.dialog.evaluation;

import org.jspecify.annotations.NullMarked;
