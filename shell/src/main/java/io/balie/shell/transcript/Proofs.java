package io.balie.shell.transcript;

import java.util.List;

/**
 * What proves that a transcript is what was said, as it stood when the page was made.
 *
 * @param json the conversation with its proofs, in the form that a verifier reads
 * @param checkpoint the signed checkpoint that the proofs lead to
 * @param verifierKey with which its signature is checked
 * @param verdict what checking said
 * @param rows one for each event
 */
public record Proofs(String json, String checkpoint, String verifierKey, Verdict verdict, List<Row> rows) {

    public Proofs {
        rows = List.copyOf(rows);
    }

    /** What checking said. */
    public enum Verdict {
        INTACT,
        NOT_CONFIRMED,
        BROKEN
    }

    /**
     * What proves one event.
     *
     * @param leaf its place in the log
     * @param hash of its envelope, in hexadecimal
     * @param previous the hash of the event before it in the conversation; empty for the first
     * @param path the hashes from the leaf up to the checkpoint's root, in base64
     */
    public record Row(long seq, long leaf, String hash, String previous, List<String> path) {
        public Row {
            path = List.copyOf(path);
        }
    }
}
