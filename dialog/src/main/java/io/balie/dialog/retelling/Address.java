package io.balie.dialog.retelling;

/** The form of address that a company has chosen; it is never mixed. */
public enum Address {
    /** u, Sie, vous. */
    FORMAL,
    /** je, du, tu. */
    INFORMAL
}
