package io.balie.dialog.action;

/** Thrown by an action that does not want to run now, so that another may be chosen: a form whose question was not answered, most of all. */
public final class Rejection extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param reason for auditors; never the customer's words */
    public Rejection(String reason) {
        super(reason, null, false, false);
    }
}
