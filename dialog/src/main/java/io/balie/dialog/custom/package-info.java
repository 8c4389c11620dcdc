/**
 * Actions that a bot's author writes in Java.
 *
 * <p>A {@link io.balie.dialog.custom.CustomAction} does something under a name that the domain lists, or the question of a form
 * ({@code action_ask_...}); a {@link io.balie.dialog.custom.SlotValidator} has the say over what one slot may hold. Both are handed what happened so far
 * and a {@link io.balie.dialog.custom.Doing}, which collects what they want said and done; they keep nothing themselves.
 * {@link io.balie.dialog.custom.JavaActions} runs them, and leaves all other actions to a server. The manual is {@code docs/actions.md}.
 */
@NullMarked
package io.balie.dialog.custom;

import org.jspecify.annotations.NullMarked;
