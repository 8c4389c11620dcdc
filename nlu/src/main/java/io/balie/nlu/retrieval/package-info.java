/**
 * Finds the answer to a question among those that the company wrote down, or finds that there is none.
 *
 * <p>{@link io.balie.nlu.retrieval.KnowledgeIndex} asks Lucene (BM25 over stems and runs of letters) for candidates and then judges
 * each: how much of the question asked does the question written down cover, and the other way round; is the same kind of thing
 * asked; and is something asked at all, or is something to be done. A wrong answer costs more than none, so what is not sure is
 * no answer.
 */
@NullMarked
package io.balie.nlu.retrieval;

import org.jspecify.annotations.NullMarked;
