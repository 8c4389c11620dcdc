package io.balie.dialog.retelling;

/**
 * A number that a message adds: "bestelling 4411".
 *
 * @param label what is numbered, may be empty
 * @param code the number as typed
 */
record Reference(String label, String code) {}
