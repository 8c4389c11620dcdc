/**
 * What policies learn from: conversations made from stories and rules, and what can be seen of a conversation at each decision.
 *
 * <p>Start with {@link io.balie.dialog.training.TrainingStories}, which joins story parts at their checkpoints and adds what goes without saying, such as
 * listening before each message. {@link io.balie.dialog.training.History} turns a conversation, a learned or a real one, into
 * {@link io.balie.dialog.training.State}s, one before each action; {@link io.balie.dialog.training.Examples} pairs them with the actions.
 *
 * <p>Traps: a form that goes on as it should leaves no trace in the states, so that stories need not tell of it. In rules "not set" is a value of its own,
 * {@link io.balie.dialog.training.State#UNSET}.
 */
@NullMarked
package io.balie.dialog.training;

import org.jspecify.annotations.NullMarked;
