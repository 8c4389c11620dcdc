/**
 * Tells a transcript to somebody who has to judge it: turn by turn, what was said, what was understood, what was decided and why, in plain Dutch or English.
 *
 * <p>Start with {@link io.balie.dialog.telling.Teller}. It reads events and nothing else, and gives the same words for the same events.
 */
@NullMarked
package io.balie.dialog.telling;

import org.jspecify.annotations.NullMarked;
