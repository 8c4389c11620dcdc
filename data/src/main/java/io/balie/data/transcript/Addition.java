package io.balie.data.transcript;

import java.util.List;
import java.util.Optional;

/**
 * Events that somebody wants to add to a conversation.
 *
 * @param conversation the channel's name for who it is with
 * @param firstSeq the place of the first one
 * @param sealed the same events, sealed for where the conversation seemed to stand; the log has the last word
 */
record Addition(String conversation, long firstSeq, List<Row> rows, Optional<SealedRows> sealed) {

    /** Not sealed yet. */
    Addition(String conversation, long firstSeq, List<Row> rows) {
        this(conversation, firstSeq, rows, Optional.empty());
    }

    boolean begins() {
        return firstSeq == 0;
    }

    /** Sealed for this place; now, if they were not yet. */
    SealedRows at(Chain chain) {
        return sealed.filter(made -> made.before().isWhere(chain)).orElseGet(() -> SealedRows.of(chain, rows));
    }
}
