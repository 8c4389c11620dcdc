/** Tries out a bot: {@link io.balie.shell.trial.NluTrial} reads labelled messages, {@link io.balie.shell.trial.StoryTrial} plays test stories. */
@NullMarked
package io.balie.shell.trial;

import org.jspecify.annotations.NullMarked;
