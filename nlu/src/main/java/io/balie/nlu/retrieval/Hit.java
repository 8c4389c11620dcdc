package io.balie.nlu.retrieval;

/**
 * An entry that answers a question.
 *
 * @param entry what was found
 * @param score how sure it is, 0 to 1
 * @param reason why, in words for a developer or an auditor
 */
public record Hit(Entry entry, double score, String reason) {}
