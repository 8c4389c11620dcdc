package io.balie.nlu.model;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A zip that somebody else may have made to do harm, read as strictly as it is written here: entries stored as they are, one behind the
 * other, then the list of them, and nothing else.
 *
 * <p>Readers of zips disagree about what stands before, between and behind the entries, and about entries that are listed otherwise than
 * they begin; whatever they could disagree about is refused. As nothing is packed, nothing can unpack to more than it is: what a
 * refusal costs is bounded by the list of entries, and what reading costs by the file.
 */
public final class PlainZip {

    /** Larger than any model, smaller than the memory. */
    private static final long LARGEST = 256L << 20;

    private static final int MOST_ENTRIES = 4_096;
    private static final int LONGEST_NAME = 255;

    private static final int LOCAL = 0x04034b50;
    private static final int LISTED = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int LOCAL_SIZE = 30;
    private static final int LISTED_SIZE = 46;
    private static final int END_SIZE = 22;
    private static final int UTF8 = 0x800;
    private static final int FOLDER = 0x10;
    private static final int KIND_OF_FILE = 0xF000;
    private static final int ORDINARY = 0x8000;

    private final Source source;
    private final Map<String, Entry> entries;

    /** Where the bytes are. */
    public interface Source {

        /** How many there are. */
        long size() throws IOException;

        /** Fill a buffer with what stands from here on, as far as there is any. */
        void read(long at, ByteBuffer into) throws IOException;
    }

    /**
     * Something in the archive.
     *
     * @param size in bytes
     * @param crc as the zip states it
     * @param at where it begins
     */
    public record Entry(String name, int size, long crc, long at) {}

    private PlainZip(Source source, Map<String, Entry> entries) {
        this.source = source;
        this.entries = entries;
    }

    /** The bytes of an array. */
    public static Source of(byte[] bytes) {
        return new Source() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public void read(long at, ByteBuffer into) {
                into.put(bytes, (int) at, (int) Math.min(into.remaining(), bytes.length - at));
            }
        };
    }

    /**
     * Open an archive; nothing but its list of entries is read.
     *
     * @throws BadArchiveException if it is not written as it would be here
     */
    public static PlainZip open(Source source) throws IOException {
        long size = source.size();
        refuseOthers(source, size);
        if (size > LARGEST) {
            throw new BadArchiveException(
                    "The model archive has %d bytes, expected at most %d.".formatted(size, LARGEST));
        }
        ByteBuffer end = read(source, size - END_SIZE, END_SIZE);
        if (end.getInt() != END) {
            throw new BadArchiveException(
                    "The model archive is cut off, or something was put behind it: it does not end as a zip does.");
        }
        int disks = end.getInt();
        int here = Short.toUnsignedInt(end.getShort());
        int count = Short.toUnsignedInt(end.getShort());
        long listSize = Integer.toUnsignedLong(end.getInt());
        long listAt = Integer.toUnsignedLong(end.getInt());
        int comment = Short.toUnsignedInt(end.getShort());
        if (count > MOST_ENTRIES || here != count) {
            throw new BadArchiveException("The model archive says that it has %d entries, expected at most %d."
                    .formatted(count, MOST_ENTRIES));
        }
        if (disks != 0 || comment != 0 || listAt + listSize != size - END_SIZE) {
            throw new BadArchiveException(
                    "The model archive is no plain zip: its list of entries is said to be elsewhere.");
        }
        if (listSize > (long) count * (LISTED_SIZE + LONGEST_NAME)) {
            throw new BadArchiveException(
                    "The model archive's list of entries is longer than %d entries are.".formatted(count));
        }
        return new PlainZip(source, entries(source, read(source, listAt, (int) listSize), count, listAt));
    }

    private static void refuseOthers(Source source, long size) throws IOException {
        ByteBuffer first = read(source, 0, (int) Math.min(size, 512));
        if (first.limit() >= 2 && first.getShort(0) == (short) 0x8b1f) {
            throw new BadArchiveException(
                    "This is a .gz, as Rasa's models are, and no zip. Train the project with Balie.");
        }
        if (first.limit() > 262 && text(first, 257, 5).equals("ustar")) {
            throw new BadArchiveException("This is a .tar and no zip. Train the project with Balie.");
        }
        if (size < END_SIZE || first.getInt(0) != LOCAL) {
            throw new BadArchiveException("The model archive is empty or no zip.");
        }
    }

    private static String text(ByteBuffer bytes, int at, int length) {
        return StandardCharsets.ISO_8859_1.decode(bytes.slice(at, length)).toString();
    }

    private static Map<String, Entry> entries(Source source, ByteBuffer list, int count, long listAt)
            throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        Names names = new Names();
        long next = 0;
        for (int i = 0; i < count; i++) {
            if (list.remaining() < LISTED_SIZE || list.getInt(list.position()) != LISTED) {
                throw new BadArchiveException(
                        "The model archive's list of entries breaks off at entry %d.".formatted(i));
            }
            int start = list.position();
            int nameLength = Short.toUnsignedInt(list.getShort(start + 28));
            if (nameLength > LONGEST_NAME || list.remaining() < LISTED_SIZE + nameLength) {
                throw new BadArchiveException(
                        "Entry %d of the model archive has a name of %d bytes, expected at most %d."
                                .formatted(i, nameLength, LONGEST_NAME));
            }
            byte[] rawName = new byte[nameLength];
            list.get(start + LISTED_SIZE, rawName);
            String name = names.checked(rawName, i);
            list.position(start + LISTED_SIZE + nameLength);
            Entry entry = entry(list, start, name, next);
            checkLocal(source, list, start, rawName, entry, next);
            next = entry.at() + entry.size();
            if (next > listAt) {
                throw new BadArchiveException(
                        "Entry '%s' is declared with %d bytes, more than there are.".formatted(name, entry.size()));
            }
            entries.put(name, entry);
        }
        if (list.hasRemaining() || next != listAt) {
            throw new BadArchiveException("The model archive holds something that is in no entry.");
        }
        return entries;
    }

    /** An entry as the list has it. */
    private static Entry entry(ByteBuffer list, int at, String name, long next) {
        int flags = Short.toUnsignedInt(list.getShort(at + 8));
        int method = Short.toUnsignedInt(list.getShort(at + 10));
        long crc = Integer.toUnsignedLong(list.getInt(at + 16));
        long packed = Integer.toUnsignedLong(list.getInt(at + 20));
        long size = Integer.toUnsignedLong(list.getInt(at + 24));
        int others = Short.toUnsignedInt(list.getShort(at + 30)) + Short.toUnsignedInt(list.getShort(at + 32));
        int disk = Short.toUnsignedInt(list.getShort(at + 34));
        int attributes = list.getInt(at + 38);
        long where = Integer.toUnsignedLong(list.getInt(at + 42));
        int kind = (attributes >>> 16) & KIND_OF_FILE;
        if (kind != 0 && kind != ORDINARY || (attributes & FOLDER) != 0) {
            throw new BadArchiveException(
                    "Entry '%s' is a link, a folder or a device, expected a file.".formatted(name));
        }
        if (method != 0 || packed != size) {
            throw new BadArchiveException("Entry '%s' is packed, expected stored as it is.".formatted(name));
        }
        if ((flags & ~UTF8) != 0 || others != 0 || disk != 0) {
            throw new BadArchiveException(
                    "Entry '%s' is encrypted or has fields that no model's entry has.".formatted(name));
        }
        if (where != next) {
            throw new BadArchiveException("Entry '%s' begins at byte %d, expected at %d, where the one before ends."
                    .formatted(name, where, next));
        }
        if (size > LARGEST) {
            throw new BadArchiveException(
                    "Entry '%s' is declared with %d bytes, expected at most %d.".formatted(name, size, LARGEST));
        }
        return new Entry(name, (int) size, crc, next + LOCAL_SIZE + nameLength(list, at));
    }

    private static int nameLength(ByteBuffer list, int at) {
        return Short.toUnsignedInt(list.getShort(at + 28));
    }

    /** What stands before an entry must say what the list says. */
    private static void checkLocal(Source source, ByteBuffer list, int listed, byte[] name, Entry entry, long at)
            throws IOException {
        ByteBuffer local = read(source, at, LOCAL_SIZE + name.length);
        // Flags, method, time, sum, sizes and the length of the name are the same fields in both, in the same order.
        boolean same = local.getInt(0) == LOCAL
                && local.slice(6, 22).equals(list.slice(listed + 8, 22))
                && local.getShort(28) == 0
                && local.slice(LOCAL_SIZE, name.length).equals(ByteBuffer.wrap(name));
        if (!same) {
            throw new BadArchiveException("Entry '%s' is not listed as it is.".formatted(entry.name()));
        }
    }

    /** Names as they may be, each once. */
    private static final class Names {

        private final Map<String, String> seen = new HashMap<>();
        private final Set<String> folders = new HashSet<>();

        String checked(byte[] raw, int number) {
            String name;
            try {
                name = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(raw))
                        .toString();
            } catch (CharacterCodingException e) {
                throw new BadArchiveException("The name of entry %d is not UTF-8.".formatted(number), e);
            }
            String shown = shown(name);
            if (name.chars().anyMatch(c -> Character.isISOControl(c) || c == '\\' || c == ':')) {
                throw new BadArchiveException("Entry '%s' has signs in its name that no entry has.".formatted(shown));
            }
            List<String> parts = new ArrayList<>(List.of(name.split("/", -1)));
            if (parts.stream().anyMatch(part -> part.isBlank() || part.endsWith(".") || part.endsWith(" "))) {
                throw new BadArchiveException(
                        "Entry '%s' leads out of the archive, or is no file's name.".formatted(shown));
            }
            @Nullable String other = seen.put(folded(name), name);
            if (other != null) {
                throw new BadArchiveException(
                        other.equals(name)
                                ? "Entry '%s' occurs twice.".formatted(shown)
                                : "Entry '%s' and entry '%s' are one file on some machines."
                                        .formatted(shown(other), shown));
            }
            boolean both = folders.contains(folded(name));
            while (parts.size() > 1) {
                parts.removeLast();
                String folder = folded(String.join("/", parts));
                folders.add(folder);
                both |= seen.containsKey(folder);
            }
            if (both) {
                throw new BadArchiveException("Entry '%s' is a file and a folder.".formatted(shown));
            }
            return name;
        }

        private static String folded(String name) {
            return Normalizer.normalize(name, Normalizer.Form.NFKC)
                    .toUpperCase(Locale.ROOT)
                    .toLowerCase(Locale.ROOT);
        }
    }

    /** The entries by name, in their order. */
    public Map<String, Entry> entries() {
        return java.util.Collections.unmodifiableMap(entries);
    }

    /**
     * An entry's bytes.
     *
     * @throws BadArchiveException if they are not those that the zip lists
     */
    public byte[] read(Entry entry) throws IOException {
        byte[] bytes = read(source, entry.at(), entry.size()).array();
        CRC32 crc = new CRC32();
        crc.update(bytes);
        if (crc.getValue() != entry.crc()) {
            throw new BadArchiveException("Entry '%s' is damaged: its sum is another.".formatted(shown(entry.name())));
        }
        return bytes;
    }

    private static ByteBuffer read(Source source, long at, int length) throws IOException {
        if (at < 0 || at + length > source.size()) {
            throw new EOFException();
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        source.read(at, bytes);
        if (bytes.hasRemaining()) {
            throw new EOFException();
        }
        return bytes.flip();
    }

    /** A name as it may stand in a message. */
    static String shown(String name) {
        String plain = name.replaceAll("\\p{C}", "?");
        return plain.length() > 60 ? plain.substring(0, 60) + "..." : plain;
    }
}
