package io.balie.dialog.retelling;

import java.util.ArrayList;
import java.util.List;

/**
 * One clause of the re-telling, ready to be joined to others.
 *
 * @param joint how it is joined to the piece before it
 * @param kind what the customer does with it
 * @param lead its opening, which neighbours of the same kind share: {@code u wilt weten}; may be empty
 * @param body the rest
 * @param sure how sure the grammar is, 0 to 1
 * @param trace how it was made
 */
record Piece(Joint joint, Kind kind, String lead, String body, double sure, List<String> trace) {

    enum Joint {
        /** A new thought: "en dat". */
        AND,
        /** "maar dat". */
        BUT,
        /** "omdat": the clause follows its conjunction. */
        BECAUSE,
        /** "of dat". */
        OR,
        /** Shares the subject of the piece before: "en". */
        AND_SAME,
        /** Shares the subject of the piece before: "maar". */
        BUT_SAME,
        /** Shares the subject of the piece before: "of". */
        OR_SAME
    }

    enum Kind {
        STATEMENT,
        QUESTION,
        REQUEST,
        /** No sentence, only the thing it is about. */
        TOPIC
    }

    Piece with(Joint other) {
        return new Piece(other, kind, lead, body, sure, trace);
    }

    Piece withBody(String other) {
        return new Piece(joint, kind, lead, other, sure, trace);
    }

    /** The same, and not to be told. */
    Piece doubted() {
        return new Piece(joint, kind, lead, body, Math.min(sure, 0.3), trace);
    }

    Piece traced(String line) {
        List<String> lines = new ArrayList<>(trace);
        lines.add(line);
        return new Piece(joint, kind, lead, body, sure, List.copyOf(lines));
    }

    String clause() {
        return lead.isEmpty() ? body : lead + " " + body;
    }
}
