package io.balie.data.evidence;

import io.balie.data.keys.SigningKey;
import io.balie.data.keys.VerifierKey;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A text with the signatures below it, in the form of C2SP's signed notes.
 *
 * @param text what was signed; its last character is a newline
 * @param signatures at least one
 */
record SignedNote(String text, List<Line> signatures) {

    /** No note of ours has a hundredth of it; what is longer is not looked at. */
    static final int LARGEST = 65_536;

    private static final int MOST_SIGNATURES = 100;
    private static final String DASH = "— ";
    private static final int ID = 4;

    /** Who signed: a name, the key's id, the signature. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Line(String name, byte[] id, byte[] signature) {}

    SignedNote {
        signatures = List.copyOf(signatures);
    }

    /** The note of a text, signed for a log. */
    static String sign(String text, String origin, SigningKey key) {
        byte[] signature = key.sign(text.getBytes(StandardCharsets.UTF_8));
        byte[] id = key.verifier(origin).id();
        byte[] both = Arrays.copyOf(id, ID + signature.length);
        System.arraycopy(signature, 0, both, ID, signature.length);
        return text + "\n" + DASH + origin + " " + Base64.getEncoder().encodeToString(both) + "\n";
    }

    /** @throws BadNote if the bytes are no signed note */
    static SignedNote parse(byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw new BadNote("The note has %d bytes, expected at most %d.".formatted(bytes.length, LARGEST));
        }
        String note;
        try {
            note = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadNote("The note is not valid UTF-8.");
        }
        if (note.chars().anyMatch(c -> c != '\n' && (c < ' ' || c == 0x7f))) {
            throw new BadNote("The note has a control character.");
        }
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0) {
            throw new BadNote("The note has no empty line before its signatures.");
        }
        String text = note.substring(0, blank + 1);
        String below = note.substring(blank + 2);
        if (!below.endsWith("\n")) {
            throw new BadNote("The note does not end with a line of a signature.");
        }
        String[] lines = below.substring(0, below.length() - 1).split("\n", -1);
        if (lines.length > MOST_SIGNATURES) {
            throw new BadNote("The note has more than %d signatures.".formatted(MOST_SIGNATURES));
        }
        List<Line> signatures = new ArrayList<>();
        for (String line : lines) {
            signatures.add(line(line));
        }
        return new SignedNote(text, signatures);
    }

    private static Line line(String line) {
        String[] parts = line.startsWith(DASH) ? line.substring(DASH.length()).split(" ", -1) : new String[0];
        if (parts.length != 2 || parts[0].isEmpty() || parts[0].contains("+")) {
            throw new BadNote("A line below the note is no signature.");
        }
        byte[] both;
        try {
            both = Base64.getDecoder().decode(parts[1]);
        } catch (IllegalArgumentException e) {
            throw new BadNote("A signature is not in base64.");
        }
        if (both.length <= ID || !Base64.getEncoder().encodeToString(both).equals(parts[1])) {
            throw new BadNote("A signature is too short, or its base64 is not the usual form.");
        }
        return new Line(parts[0], Arrays.copyOf(both, ID), Arrays.copyOfRange(both, ID, both.length));
    }

    /**
     * Go on only if a key signed it; signatures of other keys are passed over.
     *
     * @throws BadNote if the key's signature is missing, or is not one of this text
     */
    void mustBeSignedBy(VerifierKey key) {
        int found = 0;
        byte[] signed = text.getBytes(StandardCharsets.UTF_8);
        for (Line line : signatures) {
            if (line.name().equals(key.name()) && Arrays.equals(line.id(), key.id())) {
                if (!key.verifies(signed, line.signature())) {
                    throw new BadNote("The signature is not one of this text.");
                }
                found++;
            }
        }
        if (found == 0) {
            throw new BadNote("The known key did not sign it.");
        }
        if (found > 1) {
            throw new BadNote("The known key signed it more than once.");
        }
    }
}
