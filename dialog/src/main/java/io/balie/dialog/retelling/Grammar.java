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
        return Optional.empty();
    }
}
