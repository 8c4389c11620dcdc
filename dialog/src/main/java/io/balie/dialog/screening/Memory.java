package io.balie.dialog.screening;

/** The slots in which the script remembers what has been said. */
final class Memory {

    /** The messages that together are the customer's question. */
    static final String PARTS = "question_parts";

    /** What was asked for: {@code hand_over}, {@code callback} or {@code note}. */
    static final String GOAL = "goal";

    /** How often in a row a summary was not right. */
    static final String REJECTIONS = "summary_rejections";

    /** How often in a row a message was not understood. */
    static final String UNCLEAR_TURNS = "unclear_turns";

    /** The knowledge entries that have been told. */
    static final String ANSWERED = "answered_entries";

    private Memory() {}
}
