package io.balie.tampering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.data.keys.SigningKey;
import io.balie.data.keys.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Twelve ways to tamper with a log, each at many places: both verifiers find each, and say the same of it. */
class TamperingTest {
    private static final int EACH = Integer.getInteger("balie.tampering.each", 3);

    @TempDir
    private static Path home;

    private static Log log;
    private static SigningKey own;
    private static SigningKey foreign;
    private static Path anchor;
    private static String key;

    @BeforeAll
    static void write() throws IOException {
        own = SigningKey.open(home.resolve("own.key"));
        foreign = SigningKey.open(home.resolve("foreign.key"));
        Path export = home.resolve("genuine");
        GenuineLog.write(home.resolve("store"), own, 200, 1_500, 1);
        GenuineLog.export(home.resolve("store"), own, export);
        log = Log.read(export);
        key = log.vkey();
        anchor = Files.write(home.resolve("anchor"), log.checkpoint());
    }

    @Test
    void an_untouched_log_is_intact_for_both() throws IOException {
        Path export = log.writeAnew(home.resolve("export"));
        assertEquals(
                "intact\n", Verifiers.first(export, key, Optional.of(anchor)).text());
        assertEquals(
                "intact\n", Verifiers.second(export, key, Optional.of(anchor)).text());
        String unconfirmed = "intact, not confirmed from outside\n";
        assertEquals(unconfirmed, Verifiers.first(export, key, Optional.empty()).text());
        assertEquals(
                unconfirmed, Verifiers.second(export, key, Optional.empty()).text());
    }

    @ParameterizedTest
    @EnumSource
    void is_found_by_both_at_the_same_places(Tampering tampering) throws IOException {
        for (int run = 0; run < EACH; run++) {
            String which = tampering + ", run " + run;
            Tampering.Case made = new Tampering.Case(
                    log.copy(),
                    new Random(31L * tampering.name().hashCode() + 1_000_003L * run),
                    (origin, text) -> signed(own, origin, text),
                    (origin, text) -> signed(foreign, origin, text),
                    foreign.verifier(log.origin()).toString());
            tampering.tamper(made);
            Path export = made.log.writeAnew(home.resolve("export"));

            Verifiers.Said first = Verifiers.first(export, key, Optional.of(anchor));
            Verifiers.Said second = Verifiers.second(export, key, Optional.of(anchor));
            assertEquals(first.text(), second.text(), which);
            assertEquals("broken", first.verdict(), which);
            assertTrue(
                    made.expected.isEmpty()
                            || first.findings().stream().anyMatch(finding -> (finding + " ").startsWith(made.expected)),
                    which + ": " + made.expected + first.findings());

            Verifiers.Said alone = Verifiers.first(export, key, Optional.empty());
            assertEquals(
                    alone.text(),
                    Verifiers.second(export, key, Optional.empty()).text(),
                    which);
            assertNotEquals("intact", alone.verdict(), which);
            if (made.intactWithoutAnchor) {
                assertEquals("intact, not confirmed from outside", alone.verdict(), which);
            }
        }
    }

    private static String signed(SigningKey with, String origin, String text) {
        byte[] signature = with.sign(text.getBytes(StandardCharsets.UTF_8));
        VerifierKey verifier = with.verifier(origin);
        byte[] both = new byte[4 + signature.length];
        System.arraycopy(verifier.id(), 0, both, 0, 4);
        System.arraycopy(signature, 0, both, 4, signature.length);
        return text + "\n\u2014 " + origin + " " + Base64.getEncoder().encodeToString(both) + "\n";
    }
}
