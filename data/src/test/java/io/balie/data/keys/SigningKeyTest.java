package io.balie.data.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

    private static final String ORIGIN = "balie.transcripts/6f1d0c7a2b9e4f33";

    @TempDir
    private Path folder;

    @Test
    void is_made_on_first_use_for_its_owner_alone_and_stays_the_same() throws IOException {
        Path file = folder.resolve("keys/signing.key");
        SigningKey made = SigningKey.open(file);
        SigningKey again = SigningKey.open(file);

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertTrue(Files.readString(file).startsWith("-----BEGIN PRIVATE KEY-----\n"));
        byte[] text = "a text".getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(made.sign(text), again.sign(text));
        assertTrue(made.verifier(ORIGIN).verifies(text, again.sign(text)));
        assertFalse(made.verifier(ORIGIN).verifies(new byte[] {1}, again.sign(text)));
        try (Stream<Path> beside = Files.list(file.getParent())) {
            assertEquals(List.of(file), beside.toList());
        }
    }

    /** RFC 8032 §7.1, test 3: the secret, the public key, the message and its signature. */
    @Test
    void signs_as_rfc_8032_says() throws IOException {
        Path file = folder.resolve("rfc.key");
        // PKCS#8 of the secret c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7
        write(file, """
                -----BEGIN PRIVATE KEY-----
                MC4CAQAwBQYDK2VwBCIEIMWqjfQ/n4N77bdELzHct7Fm04U1B28JS4XOOi4LRFj3
                -----END PRIVATE KEY-----
                """, "rw-------");
        SigningKey key = SigningKey.open(file);
        assertEquals(
                "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                        + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
                java.util.HexFormat.of().formatHex(key.sign(new byte[] {(byte) 0xaf, (byte) 0x82})));
        String vkey = key.verifier(ORIGIN).toString();
        byte[] typed =
                java.util.Base64.getDecoder().decode(vkey.substring(vkey.indexOf('+', vkey.indexOf('+') + 1) + 1));
        assertEquals(
                "01fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
                java.util.HexFormat.of().formatHex(typed));
    }

    @Test
    void a_file_that_others_can_read_is_refused_and_the_message_says_what_to_do() throws IOException {
        Path file = folder.resolve("signing.key");
        SigningKey.open(file);
        for (String modes : List.of("rw-r-----", "rw----r--", "rw--w----", "rw-----w-")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(modes));
            KeyRefused refused = assertThrows(KeyRefused.class, () -> SigningKey.open(file));
            assertTrue(String.valueOf(refused.getMessage()).contains("chmod 600"), refused.getMessage());
        }
    }

    @Test
    void what_is_no_key_is_refused() throws IOException {
        for (String text : List.of(
                "",
                "MC4CAQAwBQYDK2VwBCIEIMWqjfQ/n4N77bdELzHct7Fm04U1B28JS4XOOi4LRFj3",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----",
                "x".repeat(100_000))) {
            Path file = folder.resolve("bad" + text.length());
            write(file, text, "rw-------");
            assertThrows(KeyRefused.class, () -> SigningKey.open(file), text.substring(0, Math.min(30, text.length())));
        }
    }

    @Test
    void the_place_is_named_by_the_environment_or_lies_in_the_home() {
        assertEquals(Path.of("home/keys/signing.key"), SigningKey.file(Path.of("home"), Map.of()));
        assertEquals(
                Path.of("/secret/k"), SigningKey.file(Path.of("home"), Map.of("BALIE_SIGNING_KEY_FILE", "/secret/k")));
    }

    @Test
    void the_verifier_keys_of_its_logs_lie_beside_it_once_each() throws IOException {
        SigningKey key = SigningKey.open(folder.resolve("signing.key"));
        key.publish(ORIGIN);
        key.publish("balie.transcripts/0000000000000001");
        Path beside = key.publish(ORIGIN);
        assertEquals(
                List.of(
                        key.verifier(ORIGIN).toString(),
                        key.verifier("balie.transcripts/0000000000000001").toString()),
                Files.readAllLines(beside));
    }

    @Test
    void a_verifier_key_reads_what_it_writes_and_refuses_the_rest() {
        VerifierKey key = SigningKey.open(folder.resolve("signing.key")).verifier(ORIGIN);
        String written = key.toString();
        assertEquals(key, VerifierKey.parse(written));
        assertEquals(key, VerifierKey.parse(written + "\n"));
        String other = written.replace("6f1d", "6f1e");
        for (String bad : List.of(
                "",
                "+",
                "++",
                ORIGIN,
                other,
                written.substring(0, written.length() - 4),
                written + "AAAA",
                written.replace(ORIGIN, "two words"),
                written.replace("+", "-"))) {
            assertThrows(IllegalArgumentException.class, () -> VerifierKey.parse(bad), bad);
        }
    }

    private static void write(Path file, String text, String modes) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(modes));
    }
}
