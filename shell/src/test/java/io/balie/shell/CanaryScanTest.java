package io.balie.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not found by the scan is not there: it finds each form by itself. */
class CanaryScanTest {

    private static final String CANARY = "Canary-0123456789abcdefghij-0123456789xy";
    private static final CanaryScan SCAN = new CanaryScan(List.of(CANARY));

    @TempDir
    Path folder;

    @FunctionalInterface
    private interface Wrap {
        OutputStream of(OutputStream out) throws IOException;
    }

    private static byte[] wrapped(byte[] bytes, Wrap wrap) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream wrapping = wrap.of(out)) {
            wrapping.write(bytes);
        }
        return out.toByteArray();
    }

    @Test
    void finds_every_form() throws IOException {
        byte[] plain = ("before " + CANARY + " after").getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> forms = new LinkedHashMap<>();
        forms.put("utf-8", plain);
        forms.put("utf-16le", CANARY.getBytes(StandardCharsets.UTF_16LE));
        forms.put("utf-16be", CANARY.getBytes(StandardCharsets.UTF_16BE));
        forms.put("hex", HexFormat.of().formatHex(plain).getBytes(StandardCharsets.US_ASCII));
        forms.put("HEX", HexFormat.of().withUpperCase().formatHex(plain).getBytes(StandardCharsets.US_ASCII));
        forms.put(
                "url", URLEncoder.encode("é " + CANARY, StandardCharsets.UTF_8).getBytes(StandardCharsets.US_ASCII));
        forms.put("backwards", new StringBuilder(CANARY).reverse().toString().getBytes(StandardCharsets.UTF_8));
        for (String before : List.of("", "a", "ab")) {
            forms.put(
                    "base64 after " + before,
                    Base64.getEncoder().encode((before + CANARY + "zz").getBytes(StandardCharsets.UTF_8)));
        }
        forms.put("gzip", wrapped(plain, GZIPOutputStream::new));
        forms.put("zlib", wrapped(plain, DeflaterOutputStream::new));
        forms.put("zip", wrapped(plain, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            zip.putNextEntry(new ZipEntry("a"));
            return zip;
        }));
        forms.put("gzip of base64", wrapped(Base64.getEncoder().encode(plain), GZIPOutputStream::new));
        Path file = folder.resolve("file");
        for (Map.Entry<String, byte[]> form : forms.entrySet()) {
            byte[] padded = new byte[1_000 + form.getValue().length];
            System.arraycopy(form.getValue(), 0, padded, 500, form.getValue().length);
            Files.write(file, padded);
            assertFalse(SCAN.in(folder).isEmpty(), form.getKey());
        }
    }

    @Test
    void finds_a_name_and_nothing_where_there_is_nothing() throws IOException {
        Files.writeString(folder.resolve("a"), CANARY.substring(1));
        assertEquals(List.of(), SCAN.in(folder));
        Files.writeString(folder.resolve(CANARY), "");
        assertFalse(SCAN.in(folder).isEmpty());
    }
}
