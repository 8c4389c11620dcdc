/** What happened in a conversation. Events are facts: a tracker is their fold, a transcript is their list, and nothing edits them. */
@NullMarked
package io.balie.dialog.event;

import org.jspecify.annotations.NullMarked;
