package io.balie.nlu.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A model as a file: a zip of plain data, no classes.
 *
 * <p>First {@code manifest.txt}: lines {@code key=value} with the format, settings, versions, and for each further entry its size and
 * SHA-256; its own fingerprint is the SHA-256 of all those lines. Then lists as UTF-8 text, one a line, and numbers as
 * little-endian 32-bit floats ({@code .f32}) or single bytes ({@code .i8}). Reading checks all of it before anything is believed.
 */
public final class ModelArchive {

    private static final String FORMAT = "balie-nlu-3";
    private static final String MANIFEST = "manifest.txt";
    private static final int LARGEST_MANIFEST = 256 * 1024;
    private static final long LARGEST_ENTRY = 1L << 30;
    private static final long LARGEST_ARCHIVE = 3L << 29;
    // Zip keeps local time; a fixed one makes one model one file.
    private static final LocalDateTime TIME = LocalDateTime.of(2020, 1, 1, 0, 0);

    // Lists as text, floats, bytes; at most one folder deep.
    private static final Pattern NAME = Pattern.compile("(?:[a-z0-9-]+/)*[a-z0-9-]+\\.(?:txt|f32|i8)");
    private static final String ENTRY = "entry ";

    private ModelArchive() {}

    /** Write a model; the stream is left open. */
    public static void write(NluModel model, OutputStream out) throws IOException {
        Shelf shelf = ModelShelf.of(model);
        String manifest = manifest(shelf);
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        put(zip, MANIFEST, (manifest + "fingerprint=" + fingerprint(manifest) + '\n').getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, byte[]> entry : shelf.entries().entrySet()) {
            put(zip, entry.getKey(), entry.getValue());
        }
        zip.finish();
        zip.flush();
    }

    /**
     * Read a model.
     *
     * @throws BadArchiveException if the archive is not whole or not what it says to be
     * @throws IOException if the stream cannot be read
     */
    public static NluModel read(InputStream in) throws IOException {
        try {
            return readChecked(in);
        } catch (ZipException e) {
            throw new BadArchiveException("The model archive is no valid zip: " + e.getMessage() + ".", e);
        } catch (java.io.EOFException e) {
            throw new BadArchiveException("The model archive is cut off.", e);
        } catch (IllegalArgumentException e) {
            throw new BadArchiveException("The model archive holds data that do not fit: " + e.getMessage(), e);
        }
    }

    /** The fingerprint of a model that was never written. */
    static String fingerprint(NluModel model) {
        return fingerprint(manifest(ModelShelf.of(model)));
    }

    private static String fingerprint(String manifest) {
        return Fingerprint.of(manifest.getBytes(StandardCharsets.UTF_8));
    }

    private static void put(ZipOutputStream zip, String name, byte[] data) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        entry.setMethod(ZipEntry.STORED); // weights do not compress, and an entry cannot unpack to more than it is
        entry.setSize(data.length);
        CRC32 crc = new CRC32();
        crc.update(data);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(data);
        zip.closeEntry();
    }

    private static String manifest(Shelf shelf) {
        Map<String, String> keys = new TreeMap<>(shelf.keys());
        keys.put("format", FORMAT);
        shelf.entries().forEach((name, data) -> keys.put(ENTRY + name, data.length + " " + Fingerprint.of(data)));
        StringBuilder text = new StringBuilder();
        keys.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        return text.toString();
    }

    private static NluModel readChecked(InputStream in) throws IOException {
        ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8);
        ZipEntry first = zip.getNextEntry();
        if (first == null) {
            throw new BadArchiveException("The model archive is empty or no zip.");
        }
        if (!first.getName().equals(MANIFEST)) {
            throw new BadArchiveException(
                    "The model archive begins with '%s', expected '%s'.".formatted(shown(first.getName()), MANIFEST));
        }
        byte[] manifest = zip.readNBytes(LARGEST_MANIFEST + 1);
        if (manifest.length > LARGEST_MANIFEST) {
            throw new BadArchiveException("The manifest is larger than %d bytes.".formatted(LARGEST_MANIFEST));
        }
        Map<String, String> keys = checkManifest(new String(manifest, StandardCharsets.UTF_8));
        Map<String, byte[]> entries = new HashMap<>();
        long total = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            byte[] data = readEntry(zip, entry.getName(), keys);
            total += data.length;
            if (total > LARGEST_ARCHIVE) {
                throw new BadArchiveException("The model archive holds more than %d bytes.".formatted(LARGEST_ARCHIVE));
            }
            if (entries.put(entry.getName(), data) != null) {
                throw new BadArchiveException("Entry '%s' occurs twice.".formatted(entry.getName()));
            }
        }
        for (String key : new TreeMap<>(keys).keySet()) {
            if (key.startsWith(ENTRY) && !entries.containsKey(key.substring(ENTRY.length()))) {
                throw new BadArchiveException("Entry '%s' is missing: the model archive is cut off."
                        .formatted(shown(key.substring(ENTRY.length()))));
            }
        }
        return ModelShelf.read(
                new Shelf(keys, entries), value(keys, "fingerprint")); // checked, as was every entry by it
    }

    private static byte[] readEntry(ZipInputStream zip, String name, Map<String, String> keys) throws IOException {
        if (!keys.containsKey(ENTRY + name) || !NAME.matcher(name).matches()) { // nor any that leads out of a folder
            throw new BadArchiveException("The model archive holds '%s', which no model has.".formatted(shown(name)));
        }
        String declared = value(keys, ENTRY + name);
        int gap = declared.indexOf(' ');
        if (gap < 0) {
            throw new BadArchiveException("The manifest states no sum for '%s'.".formatted(name));
        }
        long size = Long.parseLong(declared.substring(0, gap));
        if (size < 0 || size > LARGEST_ENTRY) {
            throw new BadArchiveException(
                    "Entry '%s' is declared with %d bytes, expected at most %d.".formatted(name, size, LARGEST_ENTRY));
        }
        byte[] data = zip.readNBytes((int) size);
        if (data.length < size) {
            throw new BadArchiveException(
                    "Entry '%s' has %d bytes, expected %d: it is cut off.".formatted(name, data.length, size));
        }
        if (zip.read() >= 0) {
            throw new BadArchiveException("Entry '%s' is larger than the declared %d bytes.".formatted(name, size));
        }
        if (!Fingerprint.of(data).equals(declared.substring(gap + 1))) {
            throw new BadArchiveException(
                    "Entry '%s' does not have the SHA-256 that the manifest states: it was changed.".formatted(name));
        }
        return data;
    }

    private static Map<String, String> checkManifest(String text) {
        int last = text.lastIndexOf("fingerprint=");
        if (last < 0) {
            throw new BadArchiveException("The manifest has no fingerprint.");
        }
        Map<String, String> keys = new HashMap<>();
        for (String line : text.lines().toList()) {
            int equals = line.indexOf('=');
            if (equals <= 0) {
                throw new BadArchiveException("The manifest has a line without 'key=value'.");
            }
            if (keys.put(line.substring(0, equals), line.substring(equals + 1)) != null) {
                throw new BadArchiveException(
                        "The manifest states '%s' twice.".formatted(shown(line.substring(0, equals))));
            }
        }
        if (!value(keys, "format").equals(FORMAT)) {
            throw new BadArchiveException("The model archive has format '%s', expected '%s': train anew."
                    .formatted(shown(value(keys, "format")), FORMAT));
        }
        if (!fingerprint(text.substring(0, last)).equals(value(keys, "fingerprint"))) {
            throw new BadArchiveException("The manifest does not have the fingerprint it states: it was changed.");
        }
        return keys;
    }

    private static String value(Map<String, String> keys, String key) {
        String value = keys.get(key);
        if (value == null) {
            throw new BadArchiveException("The manifest does not state '%s'.".formatted(key));
        }
        return value;
    }

    private static String shown(String name) {
        return name.length() > 60 ? name.substring(0, 60) + "..." : name;
    }
}
