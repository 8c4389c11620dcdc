package io.balie.dialog.event;

import java.util.Optional;

/**
 * The steps of the front desk's script, each with the part of the source documents that it follows. Steps are stored by their names: one may be added, none taken
 * away or renamed.
 */
public enum ScriptStep {
    /** Whoever opens is greeted. */
    GREETS("D1.1"),
    /** The opening. */
    OPENING("D1.1"),
    /** Introduces themselves, without a question. */
    INTRODUCES("D1.1"),
    /** Not clear yet. */
    VAGUE_QUESTION("D1.2"),
    /** Clear; checked by a summary. */
    CLEAR_QUESTION("D1.2"),
    /** More was said; summed up as one. */
    MORE_WAS_SAID("D1.2"),
    /** The summary was corrected. */
    CORRECTED("D1.2"),
    /** The summary is not right, and no correction came. */
    NOT_RIGHT("D1.2"),
    /** The second no in a row. */
    SECOND_NO("D1.2"),
    /** The third no. */
    THIRD_NO("D1.2"),
    /** No answer to the summary. */
    NO_ANSWER("D1.2"),
    /** No answer to the summary, twice. */
    NO_ANSWER_TWICE("D1.2"),
    /** Summed up often enough. */
    SUMMED_UP_OFTEN("D1.2"),
    /** A person was offered and is wanted; summed up first. */
    SUMMED_UP_FOR_PERSON("D1.2"),
    /** A person takes over. */
    PERSON_TAKES_OVER("D1.2"),
    /** No person wanted. */
    NO_PERSON_WANTED("D1.2"),
    /** A person is asked for; summed up first. */
    PERSON_ASKED_FOR("D1.2"),
    /** A person is asked for, without a reason. */
    PERSON_WITHOUT_REASON("D1.2"),
    /** A person is asked for, again without a reason. */
    PERSON_ALL_THE_SAME("D1.2"),
    /** A call-back is asked for; summed up first. */
    CALLBACK_ASKED_FOR("D1.2"),
    /** A call-back is asked for, without a reason. */
    CALLBACK_WITHOUT_REASON("D1.2"),
    /** A call-back is asked for, again without a reason. */
    CALLBACK_ALL_THE_SAME("D1.2"),
    /** A bare yes or no, to no question. */
    BARE_ANSWER("D1.2"),
    /** A bare yes or no, and the question is not clear yet. */
    NO_QUESTION_YET("D1.2"),
    /** Not understood, so many times in a row. */
    NOT_UNDERSTOOD("D1.2"),
    /** The summary is right. */
    SUMMARY_RIGHT("D1.3"),
    /** The company knows the answer. */
    ANSWERED("D1.3"),
    /** Resolved. */
    RESOLVED("D1.4"),
    /** Resolved, and leaves. */
    RESOLVED_AND_LEAVES("D1.4"),
    /** Not resolved; on to a person. */
    NOT_RESOLVED("D1.4"),
    /** There is another question. */
    ANOTHER_QUESTION("D1.4"),
    /** No more questions. */
    NO_MORE_QUESTIONS("D1.4"),
    /** No question after all. */
    NO_QUESTION_AFTER_ALL("D1.4"),
    /** Rather called back about what was asked. */
    CALLBACK_AFTER_ANSWER("D1.4"),
    /** Says goodbye. */
    LEAVES("D1.4"),
    /** Says thanks at the end. */
    THANKS_AT_THE_END("D1.4"),
    /** Says thanks before there was a question. */
    THANKS("D1.4"),
    /** Met politely and firmly; one warning. */
    WARNED("D1.5"),
    /** Abuse by somebody who seems to sell. */
    WARNED_SELLER("D1.5"),
    /** After the boundary the way back is open. */
    WAY_BACK("D1.5"),
    /** A threat ends the conversation. */
    THREATENS("D1.5"),
    /** Insulted again after the warning. */
    INSULTS_AGAIN("D1.5"),
    /** Asked whether it is a machine. */
    ASKED_IF_MACHINE(""),
    /** It may be a seller. */
    MAY_SELL("D5.2"),
    /** Says yes to the question. */
    SAYS_YES("D5.2"),
    /** Says plainly that it is to sell something. */
    SAYS_SO("D5.3"),
    /** Admits or shows that it is to sell something. */
    ADMITS("D5.3"),
    /** The answer is vague. */
    VAGUE("D5.3"),
    /** Vague stays vague, and the signs have added up. */
    VAGUE_WITH_SIGNS("D5.3"),
    /** The third vague answer. */
    VAGUE_TOO_OFTEN("D5.3"),
    /** Asked often enough. */
    ASKED_OFTEN("D5.3"),
    /** Asks for names instead of giving a reason. */
    NAMES_FOR_REASONS("D5.3"),
    /** Asked in error: a customer. */
    ASKED_IN_ERROR("D5.3"),
    /** Leaves without an answer. */
    LEAVES_UNANSWERED("D5.3"),
    /** Asks for a name instead of answering. */
    NAME_FOR_ANSWER("D5.4"),
    /** Nobody's name, number or address is given. */
    NO_NAMES("D5.4"),
    /** No names; the summary still stands. */
    NO_NAMES_BUT_SUMMARY("D5.4"),
    /** No names; the question still stands. */
    NO_NAMES_BUT_QUESTION("D5.4"),
    /** A seller is heard, but no name is given. */
    HEARD_BUT_NO_NAME("D5.4"),
    /** A customer who also offers something: both are dealt with. */
    OFFERS_TOO("D5.3"),
    /** An open pitch. */
    OPEN_PITCH("D5.5"),
    /** The seller goes along with it. */
    GOES_ALONG("D5.5"),
    /** Pitches on after the redirect, so many times. */
    PITCHES_ON("D5.5"),
    /** Pushes on after the redirect, so many times. */
    PUSHES_ON("D5.5"),
    /** Asks for a name after the redirect, so many times. */
    ASKS_NAME_ON("D5.5"),
    /** Pushes too often after the redirect. */
    PUSHES_TOO_OFTEN("D5.6"),
    /** A rude seller. */
    RUDE_SELLER("D5.6"),
    /** The company hears sellers. */
    HEARS_SELLERS("D6"),
    /** Heard by e-mail; nobody is connected. */
    HEARD_BY_MAIL("D6"),
    /** What the seller says is noted. */
    SELLER_NOTED("D6"),
    /** All is said. */
    ALL_IS_SAID("D6"),
    /** Does not want to wait. */
    DOES_NOT_WAIT("D7"),
    /** Rather called back than kept waiting. */
    RATHER_CALLED_BACK("D7"),
    /** Leaves instead of waiting. */
    LEAVES_A_NOTE("D7"),
    /** Closed by now. */
    CLOSED_BY_NOW("D7"),
    /** Agrees to wait. */
    AGREES_TO_WAIT("D7"),
    /** A name and nothing else. */
    NAME_ALONE("D9"),
    /** Contact details, but not what it is about. */
    DETAILS_WITHOUT_QUESTION("D9"),
    /** Wants no more of it. */
    STOPS_FORM("D9"),
    /** A detail for the note. */
    DETAIL_GIVEN("D9"),
    /** The detail is not clear. */
    DETAIL_UNCLEAR("D9"),
    /** The detail is not given. */
    DETAIL_NOT_GIVEN("D9"),
    /** No number; a note is taken. */
    NO_NUMBER("D9"),
    /** No number and no other way; a note is taken. */
    NO_NUMBER_TO_CALL("D9");

    private final String document;

    ScriptStep(String document) {
        this.document = document;
    }

    /** The part of the source documents, such as {@code D1.2}. */
    public Optional<String> document() {
        return document.isEmpty() ? Optional.empty() : Optional.of(document);
    }
}
