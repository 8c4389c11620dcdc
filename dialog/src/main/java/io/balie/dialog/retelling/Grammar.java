package io.balie.dialog.retelling;

import java.util.List;
import java.util.Optional;

/** The grammar of one language for one re-telling. */
interface Grammar {

    /** The clauses that tell one sentence back, in order; none if it holds nothing to tell. */
    List<Piece> tell(String sentence);

    /**
     * A sentence with one part replaced by a correction of a word or two ("annuleren" by "omboeken"); empty if the correction is
     * no such part.
     */
    default Optional<String> mend(String sentence, String correction) {
        return Optional.empty();
    }
}
