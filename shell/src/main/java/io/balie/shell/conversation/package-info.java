/** Keeps conversations in order, stores what happened before it is said, and plays stored ones again. */
@NullMarked
package io.balie.shell.conversation;

import org.jspecify.annotations.NullMarked;
