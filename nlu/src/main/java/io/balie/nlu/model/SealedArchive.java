package io.balie.nlu.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A {@link PlainZip} whose first entry, {@code manifest.txt}, states what the others are: lines {@code key=value}, among them the
 * format and for each further entry its size and SHA-256; the last line is the SHA-256 of all others, the archive's fingerprint.
 *
 * <p>Opening checks that there is what the manifest states and nothing else; reading an entry checks its sum. A fingerprint is no
 * signature: whoever changes an archive can compute it anew, and then it is another model.
 */
public final class SealedArchive {

    private static final String MANIFEST = "manifest.txt";
    private static final int LARGEST_MANIFEST = 256 * 1024;
    private static final String ENTRY = "entry ";
    // Zip keeps local time; a fixed one makes one model one file.
    private static final LocalDateTime TIME = LocalDateTime.of(2020, 1, 1, 0, 0);

    private final PlainZip zip;
    private final Map<String, String> keys;

    private SealedArchive(PlainZip zip, Map<String, String> keys) {
        this.zip = zip;
        this.keys = keys;
    }

    /**
     * Write an archive; the stream is left open.
     *
     * @param entries in the order in which they are to stand
     */
    public static void write(String format, Map<String, String> keys, Map<String, byte[]> entries, OutputStream out)
            throws IOException {
        String manifest = manifest(format, keys, entries);
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        put(zip, MANIFEST, (manifest + "fingerprint=" + sum(manifest) + '\n').getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            put(zip, entry.getKey(), entry.getValue());
        }
        zip.finish();
        zip.flush();
    }

    /** The fingerprint of an archive that was never written. */
    static String fingerprint(String format, Map<String, String> keys, Map<String, byte[]> entries) {
        return sum(manifest(format, keys, entries));
    }

    private static String manifest(String format, Map<String, String> given, Map<String, byte[]> entries) {
        Map<String, String> keys = new TreeMap<>(given);
        keys.put("format", format);
        entries.forEach((name, data) -> keys.put(ENTRY + name, data.length + " " + Fingerprint.of(data)));
        StringBuilder text = new StringBuilder();
        keys.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        return text.toString();
    }

    private static String sum(String manifest) {
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

    /**
     * Open an archive.
     *
     * @throws BadArchiveException if it is not whole, or holds something that its manifest does not state
     */
    public static SealedArchive open(PlainZip.Source source) throws IOException {
        PlainZip zip = PlainZip.open(source);
        String first =
                zip.entries().isEmpty() ? "" : zip.entries().keySet().iterator().next();
        if (!first.equals(MANIFEST)) {
            throw new BadArchiveException(
                    "The model archive begins with '%s', expected '%s'.".formatted(PlainZip.shown(first), MANIFEST));
        }
        PlainZip.Entry manifest = zip.entries().get(MANIFEST);
        if (manifest.size() > LARGEST_MANIFEST) {
            throw new BadArchiveException("The manifest is larger than %d bytes.".formatted(LARGEST_MANIFEST));
        }
        Map<String, String> keys = keys(new String(zip.read(manifest), StandardCharsets.UTF_8));
        for (PlainZip.Entry entry : zip.entries().values()) {
            if (!entry.name().equals(MANIFEST)) {
                checkSize(entry, keys);
            }
        }
        for (String key : new TreeSet<>(keys.keySet())) {
            if (key.startsWith(ENTRY) && !zip.entries().containsKey(key.substring(ENTRY.length()))) {
                throw new BadArchiveException("Entry '%s' is missing: the model archive is cut off."
                        .formatted(PlainZip.shown(key.substring(ENTRY.length()))));
            }
        }
        return new SealedArchive(zip, keys);
    }

    private static Map<String, String> keys(String text) {
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
                        "The manifest states '%s' twice.".formatted(PlainZip.shown(line.substring(0, equals))));
            }
        }
        if (!sum(text.substring(0, last)).equals(value(keys, "fingerprint"))) {
            throw new BadArchiveException("The manifest does not have the fingerprint it states: it was changed.");
        }
        return keys;
    }

    private static void checkSize(PlainZip.Entry entry, Map<String, String> keys) {
        String shown = PlainZip.shown(entry.name());
        String stated = keys.get(ENTRY + entry.name());
        if (stated == null) {
            throw new BadArchiveException(
                    "The model archive holds '%s', which its manifest does not name.".formatted(shown));
        }
        if (!stated.matches("[0-9]{1,18} [0-9a-f]{64}")) {
            throw new BadArchiveException("The manifest states no sum for '%s'.".formatted(shown));
        }
        long size = Long.parseLong(stated.substring(0, stated.indexOf(' ')));
        if (entry.size() != size) {
            throw new BadArchiveException(
                    "Entry '%s' has %d bytes, expected the %d of the manifest.".formatted(shown, entry.size(), size));
        }
    }

    private static String value(Map<String, String> keys, String key) {
        String value = keys.get(key);
        if (value == null) {
            throw new BadArchiveException("The manifest does not state '%s'.".formatted(key));
        }
        return value;
    }

    /** What the manifest says that the archive is. */
    public String format() {
        return value(keys, "format");
    }

    /** The SHA-256 of the manifest, and through it of everything. */
    public String fingerprint() {
        return value(keys, "fingerprint");
    }

    /** Everything that the manifest states. */
    public Map<String, String> keys() {
        return Collections.unmodifiableMap(keys);
    }

    /** The entries besides the manifest. */
    public List<String> names() {
        Set<String> names = zip.entries().keySet();
        return names.stream().filter(name -> !name.equals(MANIFEST)).toList();
    }

    /**
     * The bytes of an entry.
     *
     * @throws BadArchiveException if there is none of that name, or it is not what the manifest states
     */
    public byte[] read(String name) throws IOException {
        PlainZip.Entry entry = zip.entries().get(name);
        if (entry == null) {
            throw new BadArchiveException("Entry '%s' is missing.".formatted(PlainZip.shown(name)));
        }
        byte[] data = zip.read(entry);
        String stated = value(keys, ENTRY + name);
        if (!Fingerprint.of(data).equals(stated.substring(stated.indexOf(' ') + 1))) {
            throw new BadArchiveException(
                    "Entry '%s' does not have the SHA-256 that the manifest states: it was changed."
                            .formatted(PlainZip.shown(name)));
        }
        return data;
    }
}
