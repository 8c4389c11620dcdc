package io.balie.dialog.retelling;

/** Placeholder until the grammar is merged. */
public final class Reteller {}
