/**
 * Decides what the front desk does with a message.
 *
 * <p>{@link io.balie.dialog.Turns} takes a tracker and a message and answers with the events of one turn. Everything a turn
 * depends on is passed in: the moment, the company, the holidays, the model, the knowledge. The same input gives the same
 * events, byte for byte, which is what tests, crash recovery and audits rely on.
 */
@NullMarked
package io.balie.dialog;

import org.jspecify.annotations.NullMarked;
