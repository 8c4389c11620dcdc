package io.balie.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
    private static final String GOOD = """
            {"alg":"A256GCM","at":"2026-11-23T16:45:00.123456Z",\
            "body":"d2bb6d7c0bb0b8b58bc45dca1a05db69a3e3ffdc40d2d4ea2c2c6d0b5d2e44a1","company":"a \\"b\\" \\\\",\
            "conversation":"0123456789abcdef0123456789abcdef","kind":"user","length":28,"model":"",\
            "prev":"aabb6d7c0bb0b8b58bc45dca1a05db69a3e3ffdc40d2d4ea2c2c6d0b5d2e44a1","program":"0.1","script":"x",\
            "seq":9007199254740991,"v":2}""";

    private static final String STREAM = "00000000000000000000000000000000";

    @Test
    void reads_the_form_of_the_page() throws Malformed {
        Envelope envelope = read(GOOD);
        assertEquals("0123456789abcdef0123456789abcdef", envelope.conversation());
        assertEquals(9007199254740991L, envelope.seq());
        assertEquals(28, envelope.length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "\"v\":2 ~ \"v\":3",
                "\"v\":2 ~ \"v\":2.0",
                "\"v\":2 ~ \"v\":\"2\"",
                "\"v\":2 ~ \"v\": 2",
                "\"v\":2 ~ \"v\":2,\"v\":2",
                "\"v\":2 ~ \"v\":2,\"w\":2",
                "\"v\":2} ~ \"v\":2 }",
                "\"v\":2} ~ \"v\":2}}",
                "\"v\":2} ~ \"v\":2",
                ",\"v\":2 ~ ``",
                "9007199254740991 ~ 9007199254740992",
                "9007199254740991 ~ 99999999999999999999999999",
                "9007199254740991 ~ 01",
                "9007199254740991 ~ -1",
                "9007199254740991 ~ 1e3",
                "9007199254740991 ~ null",
                "9007199254740991 ~ [1]",
                "9007199254740991 ~ 0",
                "A256GCM ~ A128GCM",
                "\"user\" ~ \"User\"",
                "\"user\" ~ \"\"",
                "\"user\" ~ \"us\\u0065r\"",
                "user ~ u23456789012345678901234567890123456789012345678901234567890123456",
                "11-23 ~ 11-31",
                "11-23 ~ 13-01",
                "2026-11-23 ~ 2026-02-29",
                "16:45:00 ~ 24:00:00",
                "16:45:00 ~ 16:45:60",
                "123456Z ~ 123456+00:00",
                "123456Z ~ 12345Z",
                "2026 ~ 12026",
                "abcdef0123456789abcdef ~ ABCDEF0123456789abcdef",
                "abcdef0123456789abcdef ~ abcdef0123456789abcde",
                "d2bb6d ~ D2bb6d",
                "\"script\":\"x\" ~ \"script\":\"\u00e9\"",
                "\"script\":\"x\" ~ \"script\":\"\\u0001\"",
                "\"script\":\"x\" ~ \"script\":\"\\/\"",
                "\"script\":\"x\" ~ \"script\":\"\\ud800\"",
                "\"script\":\"x\" ~ \"script\":7",
                "\"alg\":\"A256GCM\",\"at\":\"2026-11-23T16:45:00.123456Z\" ~ \"at\":\"2026-11-23T16:45:00.123456Z\",\"alg\":\"A256GCM\"",
                "\"kind\" ~ \"key\":\"aabb6d7c0bb0b8b58bc45dca1a05db69a3e3ffdc40d2d4ea2c2c6d0b5d2e44a1\",\"kind\"",
                ",\"v\" ~ ,\"subject\":\"0123456789abcdef0123456789abcdef\",\"v\"",
            })
    void refuses_what_differs(String from, String to) {
        String bad = GOOD.replace(from, to);
        assertThrows(Malformed.class, () -> read(bad));
    }

    @ParameterizedTest
    @CsvSource({
        "log_started,false",
        "restored,false",
        "exported,true",
        "erased,true",
        "parked,true",
        "looked,true",
        "looked,false",
    })
    void knows_what_the_auditing_stream_tells(String kind, boolean subject) throws Malformed {
        assertEquals(
                kind,
                read(auditing(kind, subject ? "0123456789abcdef0123456789abcdef" : ""))
                        .kind());
    }

    @ParameterizedTest
    @CsvSource({
        "log_started,true",
        "restored,true",
        "exported,false",
        "erased,false",
        "parked,false",
        "user,false",
        "user,true",
    })
    void refuses_what_the_auditing_stream_does_not_tell(String kind, boolean subject) {
        String bad = auditing(kind, subject ? "0123456789abcdef0123456789abcdef" : "");
        assertThrows(Malformed.class, () -> read(bad));
    }

    @Test
    void refuses_to_erase_the_auditing_stream() {
        assertThrows(Malformed.class, () -> read(auditing("erased", STREAM)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "2", "\"x\"", "{", "{\"a\"", "{\"a\":", "null"})
    void refuses_what_is_no_envelope(String bad) {
        assertThrows(Malformed.class, () -> read(bad));
    }

    @Test
    void refuses_what_is_not_utf_8() {
        byte[] bytes = GOOD.getBytes(StandardCharsets.UTF_8);
        bytes[GOOD.indexOf("x\",\"seq")] = (byte) 0xC3;
        assertThrows(Malformed.class, () -> Envelope.read(bytes));
    }

    @Test
    void refuses_a_nest_of_lists_without_an_overflow() {
        String nest = "{\"v\":" + "[".repeat(60_000);
        assertThrows(Malformed.class, () -> Json.object(nest.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void writes_the_canonical_form_of_rfc_8785() throws Malformed {
        String text = " {\"\\u20ac\":\"\\u000f\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\",\"a\":[ ],\"\\r\":{ }} ";
        String canonical = Json.canonical(Json.object(text.getBytes(StandardCharsets.UTF_8)));
        assertEquals("{\"\\r\":{},\"a\":[],\"\u20ac\":\"\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}", canonical);
    }

    @Test
    void names_a_record_as_far_as_it_can_be_read() {
        byte[] unknown = GOOD.replace("\"v\":2", "\"v\":3").getBytes(StandardCharsets.UTF_8);
        assertEquals(
                Map.of("leaf", 7L, "conversation", "0123456789abcdef0123456789abcdef", "seq", 9007199254740991L),
                Envelope.name(7, unknown).parts());
        assertEquals(Map.of("leaf", 7L), Envelope.name(7, new byte[] {1}).parts());
    }

    private static String auditing(String kind, String subject) {
        return GOOD.replace("0123456789abcdef0123456789abcdef", STREAM)
                .replace("\"user\"", '"' + kind + '"')
                .replace(",\"v\"", subject.isEmpty() ? ",\"v\"" : ",\"subject\":\"" + subject + "\",\"v\"");
    }

    private static Envelope read(String text) throws Malformed {
        return Envelope.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
