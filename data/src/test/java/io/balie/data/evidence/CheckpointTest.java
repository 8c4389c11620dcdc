package io.balie.data.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.data.keys.SigningKey;
import io.balie.data.keys.VerifierKey;
import io.balie.data.tree.Hashes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

    private static final String ORIGIN = "balie.transcripts/6f1d0c7a2b9e4f33";

    @TempDir
    private Path folder;

    private SigningKey key;
    private SigningKey stranger;
    private VerifierKey verifier;
    private Checkpoint checkpoint;

    @BeforeEach
    void keys() {
        key = SigningKey.open(folder.resolve("signing.key"));
        stranger = SigningKey.open(folder.resolve("stranger.key"));
        verifier = key.verifier(ORIGIN);
        checkpoint = new Checkpoint(ORIGIN, 1_048_576, Hashes.sha256(new byte[] {7}));
    }

    @Test
    void reads_what_it_writes() {
        String note = checkpoint.sign(key);
        assertEquals(checkpoint, Checkpoint.open(bytes(note), verifier));
        assertEquals(checkpoint, Checkpoint.unchecked(bytes(note)));
        List<String> lines = note.lines().toList();
        assertEquals(
                List.of(ORIGIN, "1048576", Base64.getEncoder().encodeToString(checkpoint.root()), ""),
                lines.subList(0, 4));
        assertTrue(lines.get(4).startsWith("— " + ORIGIN + " "));
        assertEquals(5, lines.size());
        assertTrue(note.endsWith("\n"));
    }

    /** From the specification of signed notes: Go's own example, signed by PeterNeumann. */
    @Test
    void the_published_example_of_a_signed_note_is_accepted_with_its_published_key() {
        String note = """
                If you think cryptography is the answer to your problem,
                then you don't know what your problem is.

                — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
                """;
        VerifierKey published = VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        SignedNote.parse(bytes(note)).mustBeSignedBy(published);
        assertThrows(
                BadNote.class,
                () -> SignedNote.parse(bytes(note.replace("problem is", "problem was")))
                        .mustBeSignedBy(published));
    }

    @Test
    void signatures_of_others_are_passed_over() {
        String note = checkpoint.sign(key);
        String witness = line(checkpoint.sign(stranger)).replace(ORIGIN, "witness.example");
        String sameName = line(checkpoint.sign(stranger));
        assertEquals(checkpoint, Checkpoint.open(bytes(note + witness), verifier));
        assertEquals(checkpoint, Checkpoint.open(bytes(text(note) + witness + line(note)), verifier));
        assertEquals(checkpoint, Checkpoint.open(bytes(note + sameName), verifier));
    }

    @Test
    void a_note_that_was_not_signed_so_is_refused() {
        String note = checkpoint.sign(key);
        String line = line(note);
        String root = Base64.getEncoder().encodeToString(checkpoint.root());
        List<String> hostile = new ArrayList<>(List.of(
                "",
                "\n",
                "\n\n",
                text(note),
                note.substring(0, note.length() - 1),
                note + "\n",
                "\n" + note,
                note.replace("1048576", "1048577"),
                note.replace("\n", "\r\n"),
                note.replace("— ", "- "),
                note.replace("— ", "—  "),
                note.replace(ORIGIN + "\n", ORIGIN + "1\n"),
                note + line,
                checkpoint.sign(stranger),
                text(note) + line.replace(ORIGIN, "witness.example"),
                text(note) + line.strip() + " \n",
                text(note) + line.strip() + "=\n",
                text(note) + "— " + ORIGIN + " AAAA\n",
                text(note) + "— " + ORIGIN + "\n",
                note + "— x AA==\n".repeat(200),
                note + "x".repeat(70_000)));
        // Signed rightly, but no checkpoint of ours.
        for (String text : List.of(
                ORIGIN + "\n01048576\n" + root + "\n",
                ORIGIN + "\n0\n" + root + "\n",
                ORIGIN + "\n-1\n" + root + "\n",
                ORIGIN + "\n+1\n" + root + "\n",
                ORIGIN + "\n1 \n" + root + "\n",
                ORIGIN + "\n99999999999999999999\n" + root + "\n",
                ORIGIN + "\n١\n" + root + "\n",
                ORIGIN + "\n1\n" + root + "\nmore\n",
                ORIGIN + "\n1\n" + root + "\n\nmore\n",
                ORIGIN + "\n1\n\n" + root + "\n",
                ORIGIN + "\n1\n" + root.substring(4) + "\n",
                ORIGIN + "\n1\n" + root.replace("=", "") + "\n",
                ORIGIN + "\n1\n" + noncanonical(root) + "\n",
                ORIGIN + "\n1\n",
                ORIGIN + " \n1\n" + root + "\n",
                "\n1\n" + root + "\n",
                "other.log/1\n1\n" + root + "\n")) {
            hostile.add(SignedNote.sign(text, ORIGIN, key));
        }
        for (String bad : hostile) {
            assertThrows(BadNote.class, () -> Checkpoint.open(bytes(bad), verifier), bad);
        }
        assertThrows(BadNote.class, () -> Checkpoint.open(new byte[] {(byte) 0xc3, '\n', '\n'}, verifier));
    }

    @Test
    void every_flipped_bit_of_a_note_is_noticed() {
        byte[] note = bytes(checkpoint.sign(key));
        for (int bit = 0; bit < note.length * 8; bit++) {
            byte[] flipped = note.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            int at = bit;
            assertThrows(BadNote.class, () -> Checkpoint.open(flipped, verifier), () -> "bit " + at);
        }
    }

    /** The last character before the padding has bits that mean nothing; another one there reads as the same root. */
    private static String noncanonical(String root) {
        char last = root.charAt(42);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        return root.substring(0, 42) + alphabet.charAt(alphabet.indexOf(last) ^ 1) + "=";
    }

    private static String text(String note) {
        return note.substring(0, note.lastIndexOf("\n\n") + 2);
    }

    private static String line(String note) {
        return note.substring(note.lastIndexOf("\n\n") + 2);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
