package io.balie.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointTest {
    private static final WrittenLog LOG = WrittenLog.random(3, 3, 20);
    private static final String NOTE = LOG.note(20);

    @Test
    void reads_the_example_of_the_page() throws Malformed {
        Checkpoint example = read("""
                balie.transcripts/6f1d0c7a2b9e4f33
                1048576
                CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

                \u2014 balie.transcripts/6f1d0c7a2b9e4f33 Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
                """);
        assertEquals(1048576, example.size());
        assertFalse(example.signedBy(key()));
    }

    @Test
    void believes_the_known_key_beside_others() throws Malformed {
        assertTrue(read(NOTE).signedBy(key()));
        assertTrue(read(NOTE + "\u2014 witness.example/w1 jWbPPwAAAABkGFDL\n").signedBy(key()));
    }

    @Test
    void does_not_believe_another_key_or_a_wrong_signature() throws Malformed {
        WrittenLog other = WrittenLog.random(3, 3, 20);
        assertFalse(read(other.note(20)).signedBy(key()));
        assertFalse(read(NOTE.replace("\n20\n", "\n21\n")).signedBy(key()));
        String line = NOTE.substring(NOTE.indexOf('\u2014'));
        assertFalse(read(NOTE + changed(line)).signedBy(key()), "one right, one wrong in the same name");
        assertFalse(
                read(LOG.signed(NOTE.substring(0, NOTE.indexOf("\n\n") + 1).replace("6f1d", "7f1d")))
                        .signedBy(key()),
                "another log's origin");
    }

    /** The same line with one bit of the signature flipped. */
    private static String changed(String line) {
        int space = line.lastIndexOf(' ') + 1;
        byte[] bytes = Base64.getDecoder().decode(line.substring(space).strip());
        bytes[10] ^= 1;
        return line.substring(0, space) + Base64.getEncoder().encodeToString(bytes) + "\n";
    }

    @Test
    void refuses_what_is_not_in_the_form_of_the_page() {
        String root = NOTE.split("\n")[2];
        List<String> bad = List.of(
                "",
                "\n",
                "\n\n",
                NOTE + "\n",
                NOTE.strip(),
                NOTE.replace("\n", "\r\n"),
                NOTE.replace("\n20\n", "\n020\n"),
                NOTE.replace("\n20\n", "\n0\n"),
                NOTE.replace("\n20\n", "\n+20\n"),
                NOTE.replace("\n20\n", "\n9007199254740992\n"),
                NOTE.replace("\n20\n", "\n99999999999999999999999\n"),
                NOTE.replace("\n20\n", "\n20\n\n"),
                NOTE.replace("\n\n", "\nan extension\n\n"),
                NOTE.replace(root, root.replace("=", "")),
                NOTE.replace(root, root.substring(0, 42) + nextInBase64(root.charAt(42)) + "="),
                NOTE.replace("balie.transcripts", "Balie.transcripts"),
                NOTE.replace("\u2014", "-"),
                NOTE.replace("\u2014 ", "\u2014  "),
                NOTE.substring(0, NOTE.indexOf('\u2014')),
                NOTE + "\u2014 balie.transcripts/1 AAAAAA==\n",
                NOTE + "\u2014 two words AAAAAAAA\n",
                NOTE + "\u2014 white\u00a0space AAAAAAAA\n",
                NOTE + "\u2014 nothing\n",
                NOTE + "tail",
                NOTE + "\u2014 long " + "AAAA".repeat(Checkpoint.LARGEST / 4) + "\n");
        for (String note : bad) {
            assertThrows(Malformed.class, () -> read(note), note);
        }
    }

    /** The next digit: it decodes to the same bytes, for the last two bits of a 32-byte value's base64 count for nothing. */
    private static char nextInBase64(char digit) {
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        return digits.charAt(digits.indexOf(digit) + 1);
    }

    @Test
    void refuses_keys_that_are_not_in_their_form() {
        String key = LOG.vkey();
        List<String> bad = List.of(
                "",
                key + "\n",
                key.replace("balie.transcripts", "balie"),
                key.substring(0, key.length() - 1),
                key.replaceFirst("\\+[0-9a-f]{8}\\+", "+00000000+"),
                LOG.vkey(2),
                key.replace("+", " "));
        for (String text : bad) {
            assertThrows(Malformed.class, () -> Key.read(text), text);
        }
    }

    private static Key key() throws Malformed {
        return Key.read(LOG.vkey());
    }

    private static Checkpoint read(String note) throws Malformed {
        return Checkpoint.read(note.getBytes(StandardCharsets.UTF_8));
    }
}
