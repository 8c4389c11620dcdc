package io.balie.verifier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A checkpoint: a C2SP signed note of three lines. Its form is known when there is one; that it is signed must be asked. */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record Checkpoint(String origin, long size, byte[] root, String text, List<Line> lines) {
    /** The largest note that is read; C2SP wants room for sixteen signatures of up to 5 kB. */
    static final int LARGEST = 128 * 1024;

    /** A line that says who signed. */
    @SuppressWarnings("ArrayRecordComponent") // as above
    record Line(String name, byte[] id, byte[] signature) {}

    private static final Pattern TEXT =
            Pattern.compile("(" + Key.ORIGIN + ")\n([1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\n");
    private static final Pattern LINE = Pattern.compile("\u2014 ([^+\\s\\p{Z}]+) ([A-Za-z0-9+/]+={0,2})");
    private static final long GREATEST = (1L << 53) - 1;

    static Checkpoint read(byte[] note) throws Malformed {
        String all = Json.utf8(note);
        if (note.length > LARGEST || all.chars().anyMatch(c -> c < 0x20 && c != '\n')) {
            throw new Malformed("not a note: too long, or with control characters");
        }
        int blank = all.lastIndexOf("\n\n");
        Matcher text = TEXT.matcher(blank < 0 ? "" : all.substring(0, blank + 1));
        if (!text.matches() || !all.endsWith("\n") || blank + 2 >= all.length()) {
            throw new Malformed("not a checkpoint of three lines and its signatures");
        }
        List<Line> lines = new ArrayList<>();
        for (String signed : all.substring(blank + 2, all.length() - 1).split("\n", -1)) {
            Matcher line = LINE.matcher(signed);
            byte[] bytes = line.matches() ? Hash.base64(line.group(2)) : new byte[0];
            if (bytes.length <= 4) {
                throw new Malformed("a line that is no signature");
            }
            lines.add(new Line(line.group(1), Arrays.copyOf(bytes, 4), Arrays.copyOfRange(bytes, 4, bytes.length)));
        }
        long size = Long.parseLong(text.group(2));
        if (size > GREATEST) {
            throw new Malformed("a size above 2^53 - 1");
        }
        return new Checkpoint(text.group(1), size, Hash.base64(text.group(3)), text.group(), List.copyOf(lines));
    }

    /** Whether the key signed it: once, and not wrongly. */
    boolean signedBy(Key key) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        List<Line> own =
                lines.stream().filter(line -> key.named(line.name(), line.id())).toList();
        return origin.equals(key.origin())
                && own.size() == 1
                && key.signed(message, own.getFirst().signature());
    }
}
