package io.balie.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.balie.verifier.Finding.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlippedBitsTest {
    @TempDir
    Path folder;

    private final WrittenLog log = WrittenLog.random(10, 4, 20);

    /** Every byte takes minutes; the ordinary build takes every so manieth. */
    private static final int STEP = Integer.getInteger("balie.verifier.step", 16);

    /** One bit, drawn by a seed, of each byte of each record: its length, its envelope, its body. */
    @Test
    void finds_and_places_a_flip_in_every_byte_of_twenty_events() throws Malformed, IOException {
        Path export = log.write(folder);
        Random random = new Random(11);
        Key key = Key.read(log.vkey());
        for (String name : List.of("tile/entries/000.p/20", "bodies/000.p/20")) {
            Path file = export.resolve(name);
            byte[] bytes = Files.readAllBytes(file);
            int header = name.startsWith("bodies") ? 4 : 2;
            int leaf = 0;
            int end = length(leaf, header);
            for (int at = 0; at < bytes.length; at++) {
                if (at == end) {
                    end += length(++leaf, header);
                }
                if (at % STEP != at / 256 % STEP) {
                    continue;
                }
                byte[] flipped = bytes.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, flipped);
                Report report = LogVerifier.verify(export, key, Map.of());
                if (!places(report, leaf)) {
                    fail("byte " + at + " of " + name + ", leaf " + leaf + ":\n" + report.text());
                }
            }
            Files.write(file, bytes);
        }
        assertEquals("intact", verify(export).verdict());
    }

    private int length(int leaf, int header) {
        WrittenLog.Rec rec = log.records.get(leaf);
        return header + (header == 4 ? rec.body.length : rec.envelope.length);
    }

    /** Whether a finding names the leaf, by its number or in what it says of a tile. */
    private static boolean places(Report report, int leaf) {
        return report.findings().stream()
                .anyMatch(finding -> finding.place() instanceof Event event
                        ? event.leaf() == leaf
                        : finding.kind() == Finding.Kind.TILE && finding.text().matches(".* leaf " + leaf + "(,.*)?"));
    }

    /** Anything may be done to the files: there is always a report, and it is never a good one unless the bytes are the same. */
    @Test
    void survives_whatever_is_done_to_the_files() throws Malformed, IOException {
        log.checkpoints.add(7);
        log.erase(WrittenLog.conversation(2));
        Path export = log.write(folder);
        List<Path> files;
        try (Stream<Path> walk = Files.walk(export)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        Random random = new Random(12);
        for (int run = 0; run < 500; run++) {
            Path file = files.get(random.nextInt(files.size()));
            byte[] bytes = Files.readAllBytes(file);
            byte[] damaged = damaged(bytes, random);
            Files.write(file, damaged);
            Report report = verify(export);
            report.text();
            report.json();
            assertEquals(
                    Arrays.equals(bytes, damaged) ? "intact" : "broken", report.verdict(), "run " + run + ": " + file);
            Files.write(file, bytes);
        }
    }

    @Test
    void survives_whatever_is_done_to_one_conversation() throws Malformed {
        log.erase(WrittenLog.conversation(2));
        Random random = new Random(13);
        for (String conversation : List.of(WrittenLog.conversation(1), WrittenLog.conversation(2))) {
            byte[] bytes = log.proof(conversation).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            for (int run = 0; run < 500; run++) {
                Report report = ProofVerifier.verify(
                        damaged(bytes, random),
                        Key.read(log.vkey()),
                        Map.of("anchor", LogVerifierTest.note(log, log.records.size())));
                report.text();
                report.json();
                // White space between members, and an erased body's absence, may be changed without a change of what is
                // said.
                assertTrue(List.of("broken", "intact").contains(report.verdict()));
            }
        }
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] damaged = bytes.clone();
        int at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
        switch (random.nextInt(6)) {
            case 0 -> damaged = Arrays.copyOf(bytes, at);
            case 1 -> damaged = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(300));
            case 2 -> {
                byte[] noise = new byte[Math.min(bytes.length - at, 1 + random.nextInt(40))];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, damaged, at, noise.length);
            }
            case 3 -> {
                int from = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
                int length = Math.min(bytes.length - Math.max(at, from), 1 + random.nextInt(100));
                System.arraycopy(bytes, from, damaged, at, length);
            }
            case 4 -> Arrays.fill(damaged, at, Math.min(bytes.length, at + 1 + random.nextInt(8)), (byte) 0xFF);
            default -> {
                for (int i = 0; i < 1 + random.nextInt(4) && bytes.length > 0; i++) {
                    damaged[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
        }
        return damaged;
    }

    private Report verify(Path export) throws Malformed {
        return LogVerifier.verify(
                export, Key.read(log.vkey()), Map.of("anchor", LogVerifierTest.note(log, log.records.size())));
    }
}
