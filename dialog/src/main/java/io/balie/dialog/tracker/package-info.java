/** The state of a conversation, as the fold of its events. */
@NullMarked
package io.balie.dialog.tracker;

import org.jspecify.annotations.NullMarked;
