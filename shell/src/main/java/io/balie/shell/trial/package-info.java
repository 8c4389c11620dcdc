/** Tries out a bot: reads messages with its model and counts how well, with {@link io.balie.shell.trial.NluTrial}. */
@NullMarked
package io.balie.shell.trial;

import org.jspecify.annotations.NullMarked;
