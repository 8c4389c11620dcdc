package io.balie.dialog.action;

/** Thrown by an action that could not be run: its server is not there, or fails. The conversation goes on without what it would have done. */
public final class ActionFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param reason which action, where and why; never the customer's words */
    public ActionFailed(String reason) {
        super(reason, null, false, false);
    }
}
