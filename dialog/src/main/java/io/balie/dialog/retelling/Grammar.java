package io.balie.dialog.retelling;

import java.util.List;
import java.util.Optional;

/** The grammar of one language for one re-telling. */
interface Grammar {

    /** The clauses that tell one sentence back, in order; none if it holds nothing to tell. */
    List<Piece> tell(String sentence);

    /**
     * The sentences with a correction set into them ("annuleren" becomes "omboeken"); empty if the correction stands on its own.
     *
     * @param sentences what was said so far
     * @param correction without the "nee" that opened it
     */
    default Optional<List<String>> correct(List<String> sentences, String correction) {
        return Swap.into(sentences, correction);
    }

    /** Whether a short text holds no verb at all, so that it can stand in brackets as it is. */
    default boolean verbless(String fragment) {
        return false;
    }

    /** A short text without a verb, its persons told from the company's side: "voor mijn dochter" is "voor uw dochter". */
    default String shifted(String fragment) {
        return fragment;
    }

    /** The things that a sentence is about, as they are told: "uw factuur", "de chat". */
    default List<String> topics(String sentence) {
        return List.of();
    }

    /**
     * A sentence with the noun in the place of a pronoun that points back; empty if nothing fits.
     *
     * @param earlier what was said before it, oldest first
     */
    default Optional<String> named(String sentence, List<String> earlier) {
        return Optional.empty();
    }
}
