package io.balie.shell.conversation;

import io.balie.dialog.Turns;

/**
 * What one turn is taken with.
 *
 * @param transcripts keep what happened, with a note of what the bot was
 */
public record Crew(Turns turns, Transcripts transcripts) {}
