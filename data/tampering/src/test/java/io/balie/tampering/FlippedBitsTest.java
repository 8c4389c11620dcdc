package io.balie.tampering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.data.keys.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One bit of what was stored is another: both verifiers find it, at the same record, and say the same of it. */
class FlippedBitsTest {
    private static final int BITS = Integer.getInteger("balie.tampering.bits", 400);

    @TempDir
    private Path home;

    @Test
    void every_flipped_bit_is_found_and_placed_by_both() throws IOException {
        SigningKey signing = SigningKey.open(home.resolve("own.key"));
        GenuineLog.write(home.resolve("store"), signing, 8, 40, 2);
        Path export = home.resolve("export");
        GenuineLog.export(home.resolve("store"), signing, export);
        Log log = Log.read(export);
        Optional<Path> anchor = Optional.of(Files.write(home.resolve("anchor"), log.checkpoint()));
        int size = log.records.size();
        List<Path> files =
                List.of(export.resolve("tile/entries/000.p/" + size), export.resolve("bodies/000.p/" + size));
        Random random = new Random(3);
        for (int run = 0; run < BITS; run++) {
            boolean envelopes = random.nextBoolean();
            Path file = files.get(envelopes ? 0 : 1);
            byte[] bytes = Files.readAllBytes(file);
            int at = random.nextInt(bytes.length);
            int bit = random.nextInt(8);
            bytes[at] ^= (byte) (1 << bit);
            Files.write(file, bytes);

            String which = "run %d: bit %d of byte %d of %s".formatted(run, bit, at, home.relativize(file));
            Verifiers.Said first = Verifiers.first(export, log.vkey(), anchor);
            Verifiers.Said second = Verifiers.second(export, log.vkey(), anchor);
            assertEquals(first.text(), second.text(), which);
            assertEquals("broken", first.verdict(), which);
            long leaf = leaf(log, at, envelopes);
            assertTrue(first.named().contains(leaf), which + ", leaf " + leaf + ": " + first.findings());
            assertTrue(second.named().contains(leaf), which + ", leaf " + leaf + ": " + second.findings());

            bytes[at] ^= (byte) (1 << bit);
            Files.write(file, bytes);
        }
        assertEquals("intact\n", Verifiers.first(export, log.vkey(), anchor).text());
        assertEquals("intact\n", Verifiers.second(export, log.vkey(), anchor).text());
    }

    private static long leaf(Log log, int at, boolean envelopes) {
        int end = 0;
        for (int leaf = 0; ; leaf++) {
            Log.Rec rec = log.records.get(leaf);
            end += envelopes ? 2 + rec.envelope().length : 4 + rec.body().length;
            if (at < end) {
                return leaf;
            }
        }
    }
}
