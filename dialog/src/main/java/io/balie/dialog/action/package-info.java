/** What the bot does: each action reads the tracker and returns events; nothing here edits, stores or sends. */
@NullMarked
package io.balie.dialog.action;

import org.jspecify.annotations.NullMarked;
