package io.balie.verifier;

/** What was read is not in the form that the page gives. */
final class Malformed extends Exception {
    Malformed(String message) {
        super(message, null, false, false); // no stack trace: thrown for each of a million bad records
    }
}
