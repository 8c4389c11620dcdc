package io.balie.dialog.retelling;

public enum Address {
    FORMAL,
    INFORMAL
}
