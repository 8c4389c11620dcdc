/**
 * Keeps conversations: every event as one line of JSON, in an append-only SQLite file.
 *
 * <p>An event's life: <em>given</em> to {@link io.balie.data.transcript.TranscriptStore#append} it may still be lost; once that method
 * returns it is <em>durable</em> and may be spoken of; if it throws, nothing of the call was kept. There is no other place where events
 * wait, and none where they go when the disk fails.
 */
@NullMarked
package io.balie.data.transcript;

import org.jspecify.annotations.NullMarked;
