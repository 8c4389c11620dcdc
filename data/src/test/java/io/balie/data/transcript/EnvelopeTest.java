package io.balie.data.transcript;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvelopeTest {

    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final String REF = "00112233445566778899aabbccddeeff";
    private static final Instant AT = Instant.parse("2026-11-23T16:45:00.123456Z");
    private static final Provenance BOT = new Provenance("m \"1\"", "s\\2", "", "0.1.0-SNAPSHOT");

    private static final Envelope FIRST =
            new Envelope(AT, HASH, 471, REF, 0, new Envelope.Link.Key(HASH), "session_started", BOT, Optional.empty());
    private static final Envelope LATER = new Envelope(
            Instant.parse("0000-01-01T00:00:00Z"),
            HASH,
            0,
            REF,
            1,
            new Envelope.Link.Previous(HASH),
            "user",
            new Provenance("", "", "", ""),
            Optional.empty());
    private static final Envelope AUDIT = new Envelope(
            Instant.parse("9999-12-31T23:59:59.999999Z"),
            HASH,
            (1L << 53) - 1,
            Envelope.AUDITING,
            (1L << 53) - 1,
            new Envelope.Link.Previous(HASH),
            "looked",
            BOT,
            Optional.of(REF));

    private static final String TEXT = new String(FIRST.bytes(), StandardCharsets.US_ASCII);

    private static List<String> golden() throws IOException {
        try (InputStream file = EnvelopeTest.class.getResourceAsStream("/transcripts/envelopes-v2.jsonl")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    @Test
    void the_form_of_version_2_stays_as_it_is() throws IOException {
        List<Envelope> envelopes = List.of(FIRST, LATER, AUDIT);

        assertEquals(
                golden(),
                envelopes.stream()
                        .map(envelope -> new String(envelope.bytes(), StandardCharsets.US_ASCII))
                        .toList());
        for (int i = 0; i < envelopes.size(); i++) {
            assertEquals(envelopes.get(i), Envelope.read(golden().get(i).getBytes(StandardCharsets.US_ASCII)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "\"v\":2}|\"v\":3}|Member 'v' is 3, expected 2.",
                "\"v\":2}|\"v\":\"2\"}|Member 'v' is a text, expected a number.",
                "\"v\":2}|\"v\":2,\"w\":1}|The envelope has an unknown member.",
                "\"v\":2}|\"v\":2,\"v\":2}|The envelope is not valid JSON, or has a member twice, at column",
                "\"v\":2}|\"v\":2} |The envelope is not in the form of RFC 8785.",
                "\"v\":2}|\"v\":2}}|The envelope is not valid JSON, or has a member twice, at column",
                "\"v\":2}|\"v\":2.0}|Member 'v' is neither a text nor a whole number.",
                "\"v\":2}|\"v\":null}|Member 'v' is neither a text nor a whole number.",
                "\"seq\":0|\"seq\":1|Member 'key' does not have the form of an envelope's.",
                "\"seq\":0|\"seq\":-0|The envelope is not in the form of RFC 8785.",
                "\"seq\":0|\"seq\":9007199254740992|Member 'seq' does not have the form of an envelope's.",
                "\"seq\":0|\"seq\":99999999999999999999|Member 'seq' is out of range.",
                "\"seq\":0,|``|Member 'seq' is missing, expected a number.",
                "\"key\":|\"prev\":|Member 'prev' does not have the form of an envelope's.",
                "123456Z|123Z|Member 'at' is no time in UTC with six decimals.",
                "123456Z|123456+00:00|Member 'at' is no time in UTC with six decimals.",
                "11-23T|02-30T|Member 'at' is no time in UTC with six decimals.",
                "A256GCM|A128GCM|Member 'alg' names an unknown cipher, expected 'A256GCM'.",
                "session_started|Session|Member 'kind' does not have the form of an envelope's.",
                "00112233|0011223G|Member 'conversation' does not have the form of an envelope's.",
                "\"v\":2}|\"subject\":\"00112233445566778899aabbccddeeff\",\"v\":2}|Member 'subject' does not have the form of an envelope's.",
                "0.1.0|0.1.\\u0030|The envelope is not in the form of RFC 8785.",
                "0.1.0|\\u00e9|Member 'program' does not have the form of an envelope's.",
                "{\"alg\"|{ \"alg\"|The envelope is not in the form of RFC 8785.",
                "{\"alg\":\"A256GCM\",|{|Member 'alg' is missing, expected a text.",
            })
    void another_form_is_refused(String part, String instead, String message) {
        assertTrue(TEXT.contains(part));
        byte[] bytes = TEXT.replace(part, instead == null ? "" : instead).getBytes(StandardCharsets.UTF_8);

        String said =
                assertThrows(UnreadableRecord.class, () -> Envelope.read(bytes)).getMessage();

        assertTrue(said.startsWith(message), said);
    }

    @ParameterizedTest
    @CsvSource({
        "looked,looked,''",
        "looked,user,Member 'kind' does not have the form of an envelope's.",
        "looked,log_started,Member 'subject' does not have the form of an envelope's.",
        "looked,restored,Member 'subject' does not have the form of an envelope's.",
        "00112233445566778899aabbccddeeff,00000000000000000000000000000000,Member 'subject' does not have the form of an envelope's.",
    })
    void the_auditing_stream_has_its_own_kinds_and_subjects_alone(String part, String instead, String message) {
        byte[] bytes = new String(AUDIT.bytes(), StandardCharsets.US_ASCII)
                .replace(part, instead)
                .getBytes(StandardCharsets.US_ASCII);
        if (message.isEmpty()) {
            assertArrayEquals(bytes, Envelope.read(bytes).bytes());
        } else {
            assertEquals(
                    message,
                    assertThrows(UnreadableRecord.class, () -> Envelope.read(bytes))
                            .getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource({"exported", "erased", "parked"})
    void what_is_done_to_a_conversation_names_it(String kind) {
        byte[] bytes = new String(AUDIT.bytes(), StandardCharsets.US_ASCII)
                .replace("looked", kind)
                .replaceAll("\"subject\":\"[0-9a-f]*\",", "")
                .getBytes(StandardCharsets.US_ASCII);
        assertThrows(UnreadableRecord.class, () -> Envelope.read(bytes));
    }

    @Test
    void no_single_byte_can_be_changed_unseen() {
        byte[] bytes = FIRST.bytes();
        int read = 0;
        for (int i = 0; i < bytes.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = bytes.clone();
                changed[i] ^= (byte) (1 << bit);
                try {
                    Envelope other = Envelope.read(changed);
                    assertArrayEquals(changed, other.bytes());
                    read++;
                } catch (UnreadableRecord refused) {
                    // as it should be
                }
            }
        }
        assertTrue(read > 0); // digits for other digits: found by the tree alone
    }

    @Test
    void members_may_not_change_places() {
        String swapped = TEXT.replace("\"length\":471,", "").replace("\"v\":2}", "\"length\":471,\"v\":2}");

        assertEquals(
                "The envelope is not in the form of RFC 8785.",
                assertThrows(UnreadableRecord.class, () -> Envelope.read(swapped.getBytes(StandardCharsets.US_ASCII)))
                        .getMessage());
    }

    @Test
    void an_endless_one_is_not_looked_at() {
        assertEquals(
                "The envelope has 65536 bytes, expected at most 65535.",
                assertThrows(UnreadableRecord.class, () -> Envelope.read(new byte[65_536]))
                        .getMessage());
    }
}
