package io.balie.nlu.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.nlu.Bakery;
import io.balie.nlu.Example;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ModelArchiveTest {

    @Test
    void a_model_read_back_reads_the_same() throws IOException {
        NluModel back = ModelArchive.read(new ByteArrayInputStream(archive()));

        assertEquals(Bakery.model().fingerprint(), back.fingerprint());
        for (Example example : Bakery.examples()) {
            assertEquals(
                    Bakery.model().read(Bakery.message(example.text())), back.read(Bakery.message(example.text())));
        }
    }

    @Test
    void the_same_seed_gives_the_same_bytes() throws IOException {
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        ModelArchive.write(Bakery.train(7), again);

        assertArrayEquals(archive(), again.toByteArray());
    }

    @Test
    void a_changed_weight_is_refused() throws IOException {
        byte[] bad = rezipped(entries -> entries.computeIfPresent("0/last.f32", (k, v) -> {
            v[5] ^= 1;
            return v;
        }));

        assertEquals(
                "Entry '0/last.f32' does not have the SHA-256 that the manifest states: it was changed.", fault(bad));
    }

    @Test
    void a_changed_manifest_is_refused() throws IOException {
        byte[] bad = rezipped(entries -> entries.computeIfPresent(
                "manifest.txt",
                (k, v) -> new String(v, StandardCharsets.UTF_8)
                        .replace("seed=7", "seed=8")
                        .getBytes(StandardCharsets.UTF_8)));

        assertEquals("The manifest does not have the fingerprint it states: it was changed.", fault(bad));
    }

    @Test
    void an_unknown_entry_is_refused() throws IOException {
        byte[] bad = rezipped(entries -> entries.put("Evil.class", new byte[3]));

        assertEquals("The model archive holds 'Evil.class', which its manifest does not name.", fault(bad));
    }

    @Test
    void a_name_that_leads_out_of_the_folder_is_refused() throws IOException {
        byte[] bad = rezipped(entries -> entries.put("../../etc/passwd", new byte[3]));

        assertEquals("Entry '../../etc/passwd' leads out of the archive, or is no file's name.", fault(bad));
    }

    @Test
    void an_entry_larger_than_declared_is_refused() throws IOException {
        byte[] bad = rezipped(
                entries -> entries.computeIfPresent("0/last-bias.f32", (k, v) -> Arrays.copyOf(v, v.length + 4)));

        assertEquals("Entry '0/last-bias.f32' has 28 bytes, expected the 24 of the manifest.", fault(bad));
    }

    @Test
    void a_missing_entry_is_refused() throws IOException {
        byte[] bad = rezipped(entries -> entries.remove("0/rarity.f32"));

        assertEquals("Entry '0/rarity.f32' is missing: the model archive is cut off.", fault(bad));
    }

    @Test
    void a_cut_off_archive_is_refused_wherever_it_is_cut() throws IOException {
        byte[] whole = archive();
        for (int share = 1; share < 20; share++) {
            byte[] cut = Arrays.copyOf(whole, whole.length * share / 25);
            assertThrows(BadArchiveException.class, () -> ModelArchive.read(new ByteArrayInputStream(cut)));
        }
    }

    @Test
    void what_is_no_archive_is_refused() {
        assertEquals("The model archive is empty or no zip.", fault("hallo".getBytes(StandardCharsets.UTF_8)));
        assertEquals("The model archive is empty or no zip.", fault(new byte[0]));
    }

    @Test
    void the_manifest_states_how_the_model_was_made() throws IOException {
        Map<String, byte[]> entries = entries(archive());
        String manifest = new String(entries.get("manifest.txt"), StandardCharsets.UTF_8);

        assertTrue(manifest.contains("seed=7\n"), manifest);
        assertTrue(manifest.contains("data=" + Bakery.model().dataFingerprint() + "\n"), manifest);
        assertTrue(manifest.contains("fingerprint=" + Bakery.model().fingerprint() + "\n"), manifest);
    }

    private static String fault(byte[] data) {
        return assertThrows(BadArchiveException.class, () -> ModelArchive.read(new ByteArrayInputStream(data)))
                .getMessage();
    }

    private static byte[] archive() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelArchive.write(Bakery.model(), out);
        return out.toByteArray();
    }

    private static Map<String, byte[]> entries(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8);
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            entries.put(entry.getName(), in.readAllBytes());
        }
        return entries;
    }

    private static byte[] rezipped(Consumer<Map<String, byte[]>> change) throws IOException {
        Map<String, byte[]> entries = entries(archive());
        change.accept(entries);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry stored = new ZipEntry(entry.getKey());
                stored.setMethod(ZipEntry.STORED);
                stored.setSize(entry.getValue().length);
                CRC32 sum = new CRC32();
                sum.update(entry.getValue());
                stored.setCrc(sum.getValue());
                zip.putNextEntry(stored);
                zip.write(entry.getValue());
            }
        }
        return out.toByteArray();
    }
}
