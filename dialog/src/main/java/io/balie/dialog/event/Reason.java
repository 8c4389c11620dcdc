package io.balie.dialog.event;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Why something was done. An action's reasons stand in the order in which they came up: what decided first, then who else had something to say, then what the
 * action itself found.
 *
 * <p>The kinds are closed: whoever tells or stores reasons has something to say for each, or does not compile. A reason refers to what other events of the turn
 * hold, the reading with its ranking and the belief with its signs, and does not repeat them. A name from the company's directory never stands in one.
 */
public sealed interface Reason {

    /** The same reason, its free texts gone through this. */
    default Reason worded(UnaryOperator<String> texts) {
        return this;
    }

    /**
     * A rule of the bot's author says so.
     *
     * @param where file and line of the step, or of the rule where the step goes without saying
     * @param step of the rule, counted from 1
     */
    record Rule(String name, String where, int step) implements Reason {}

    /** A story of the author's went exactly so; as {@link Rule}. */
    record Story(String name, String where, int step) implements Reason {}

    /** Stories that are like this conversation go on so. */
    record Alike() implements Reason {}

    /** An intent that is always obeyed, such as the wish to begin anew. */
    record Obeyed(String intent) implements Reason {}

    /** A form goes on asking after every message. */
    record FormGoesOn(String form) implements Reason {}

    /**
     * No rule says what to do.
     *
     * @param limit whoever is surer than this has the say instead, 0 to 1
     */
    record Fallback(double limit) implements Reason {}

    /**
     * The message is not what the stories let one expect.
     *
     * @param likelihood of this intent here, 0 to 1
     * @param limit below which it is a surprise
     */
    record Unlikely(String intent, double likelihood, double limit) implements Reason {}

    /**
     * Which policy had its way.
     *
     * @param confidence 0 to 1
     * @param others what else was possible, the likeliest first
     */
    record Chosen(String policy, double confidence, List<Candidate> others) implements Reason {
        public Chosen {
            others = List.copyOf(others);
        }
    }

    /** What a policy would have done. */
    record Candidate(String policy, String action, double confidence) {}

    /**
     * A step of the front desk's script.
     *
     * @param count which time it is, where the step counts; else 0
     */
    record Script(ScriptStep step, int count) implements Reason {}

    /** One action of several that the script does about one message; counted from 1. */
    record Part(int part, int of) implements Reason {}

    /**
     * How the message was read.
     *
     * @param intent the likeliest; the others stand in the reading
     * @param confidence 0 to 1
     * @param limit below which a reading is no reading
     */
    record Understood(String intent, double confidence, double limit) implements Reason {}

    /**
     * What is believed about "this is a seller", in log-odds; what moved it stands in the turn's {@link Event.Believed}.
     *
     * @param before the message
     * @param after the message
     * @param askAt from which somebody is asked
     * @param sellerAt from which somebody is a seller without being asked
     */
    record Belief(double before, double after, double askAt, double sellerAt) implements Reason {}

    /**
     * What the company knows answers the question.
     *
     * @param entry which entry
     * @param question the wording that fits best
     * @param score how well, 0 to 1
     * @param limit from which it is sure enough
     * @param second the next best entry
     */
    record Knowledge(String entry, String question, double score, double limit, Optional<Rival> second)
            implements Reason {
        @Override
        public Reason worded(UnaryOperator<String> texts) {
            return new Knowledge(
                    texts.apply(entry),
                    texts.apply(question),
                    score,
                    limit,
                    second.map(rival -> new Rival(texts.apply(rival.name()), rival.score())));
        }
    }

    /** What came second. */
    record Rival(String name, double score) {}

    /**
     * The response that a selector chose.
     *
     * @param selector the retrieval intent it chooses for
     * @param score how sure it is, 0 to 1
     */
    record Selected(String selector, String response, double score, Optional<Rival> second) implements Reason {}

    /**
     * Where a form stands.
     *
     * @param asked the slot that it had asked for
     * @param asks the slot that it asks for now; empty: it asks nothing any more
     * @param filled the slots that the message filled
     * @param refused the slots that it did not, and why
     */
    record Form(String form, Optional<String> asked, Optional<String> asks, List<String> filled, List<Refused> refused)
            implements Reason {
        public Form {
            filled = List.copyOf(filled);
            refused = List.copyOf(refused);
        }
    }

    /** A slot that was not filled. */
    record Refused(String slot, Refusal why) {}

    /** Why a slot was not filled. */
    enum Refusal {
        /** Nothing in the message fits it. */
        NOT_GIVEN,
        /** What was given did not stand up to the check. */
        NOT_VALID
    }

    /**
     * How the customer's question was told back.
     *
     * @param confidence how sure the grammar is, 0 to 1
     * @param quoted whether it was only quoted, because the grammar was not sure
     * @param steps that led to the sentence
     */
    record Retold(double confidence, boolean quoted, List<String> steps) implements Reason {
        public Retold {
            steps = List.copyOf(steps);
        }

        @Override
        public Reason worded(UnaryOperator<String> texts) {
            return new Retold(confidence, quoted, steps.stream().map(texts).toList());
        }
    }

    /** Something that belongs to a colleague, or somebody's name, was taken out of what was going to be said; never what. */
    record Guarded(Guard what, int times) implements Reason {}

    /** What is kept from callers. */
    enum Guard {
        /** Anybody's name in a question that is told back. */
        PERSON,
        NAME,
        NUMBER,
        ADDRESS
    }

    /** The action could not be done; the conversation goes on without. */
    record Failed(String what) implements Reason {
        @Override
        public Reason worded(UnaryOperator<String> texts) {
            return new Failed(texts.apply(what));
        }
    }

    /** The turn did not come to an end, and was ended. */
    record Endless(int actions) implements Reason {}

    /** A reason that needs no details. */
    record Plain(Cause cause) implements Reason {}

    /** The reasons that need no details. */
    enum Cause {
        /** A session begins. */
        SESSION_BEGINS,
        /** The action before asked for it. */
        FOLLOWS,
        /** Somebody outside the conversation asked for it. */
        REQUESTED,
        /** No policy has anything to say. */
        NOBODY_KNOWS,
        /** The conversation has been ended by the bot. */
        IS_OVER,
        /** All that the script does about the message has been done. */
        DONE,
        /** Something was undone, and the conversation stands where it stood. */
        UNDONE,
        /** A message could not be answered and was set aside. */
        PARKED,
        /** It was said to have happened by somebody outside. */
        ADDED
    }

    /** A reason in words, as transcripts of version 1 have them. */
    record Told(String phrase) implements Reason {
        @Override
        public Reason worded(UnaryOperator<String> texts) {
            return new Told(texts.apply(phrase));
        }
    }
}
