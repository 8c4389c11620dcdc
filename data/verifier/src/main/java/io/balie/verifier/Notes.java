package io.balie.verifier;

import io.balie.verifier.Finding.FileAt;
import io.balie.verifier.Finding.Kind;
import io.balie.verifier.Finding.Size;

/** Reads checkpoints and the key that they are signed with, and tells of those that cannot be believed. */
final class Notes {
    private final Report report;
    private final Key key;

    /**
     * Takes the known key, or the one that lies beside what is verified.
     *
     * @param known the key that the auditor has from elsewhere, or null
     * @param beside what lies beside, or null if nothing could be read
     */
    Notes(Report report, Key known, byte[] beside, String path) {
        this.report = report;
        Key found = null;
        try {
            found = beside == null ? null : Key.readLine(beside);
            if (known != null && found != null && !found.text().equals(known.text())) {
                report.found(Kind.FILE, new FileAt(path), "is not the known key");
            }
        } catch (Malformed e) {
            report.found(Kind.FILE, new FileAt(path), e.getMessage());
        }
        if (known == null) {
            report.remark("No key was given: the one used lies beside what it is to prove.");
        }
        key = known == null ? found : known;
    }

    /** A checkpoint that is signed by the key; null for another, which is then told. */
    Checkpoint signed(byte[] note, String source) {
        Checkpoint checkpoint = form(note);
        return believed(checkpoint, source, checkpoint == null ? 0 : checkpoint.size()) ? checkpoint : null;
    }

    /** Whether a checkpoint is one and is signed by the key; tells of it if not, by the size given. */
    boolean believed(Checkpoint checkpoint, String source, long size) {
        if (checkpoint != null && key != null && checkpoint.signedBy(key)) {
            return true;
        }
        String why = checkpoint == null ? " is not a checkpoint of that size" : " is not signed by the known key";
        report.found(Kind.SIGNATURE, new Size(size), Finding.printable(source) + why);
        return false;
    }

    /** A checkpoint, signed or not; null for what is none. */
    static Checkpoint form(byte[] note) {
        try {
            return Checkpoint.read(note);
        } catch (Malformed e) {
            return null;
        }
    }
}
