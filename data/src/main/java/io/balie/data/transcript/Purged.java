package io.balie.data.transcript;

/**
 * What a purge did.
 *
 * @param conversations how many erased conversations still had bodies
 * @param bodies how many bodies are gone now
 * @param complete whether also the journals were emptied; not if somebody was reading all the time. Then another purge does it.
 */
public record Purged(long conversations, long bodies, boolean complete) {}
