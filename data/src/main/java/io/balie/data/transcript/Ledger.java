package io.balie.data.transcript;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Which conversations were erased: a file beside the store, one line each, that is only ever added to and is in no backup. A backup that is put back
 * has forgotten the erasures since; this has not.
 *
 * <p>A line is {@code ref leaf time}; the first one names the log. A last line without its end was not finished by the one who wrote it and
 * does not count: what it told of is told again.
 */
public final class Ledger {

    /** The file beside the store. */
    public static final String FILE = "erasures.ledger";

    private static final String HEADING = "balie erasures 1 ";

    private Ledger() {}

    /**
     * An erasure.
     *
     * @param ref of the conversation
     * @param leaf of the record that tells of it
     * @param at when
     */
    public record Line(String ref, long leaf, Instant at) {}

    /**
     * What a file holds.
     *
     * @param origin the log's name; empty if there is no file
     */
    public record Contents(String origin, List<Line> lines) {
        public Contents {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Read a file.
     *
     * @throws StoreFailed if it does not have the form above
     */
    public static Contents read(Path file) {
        try {
            if (!Files.exists(file)) {
                return new Contents("", List.of());
            }
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            String[] lines = text.substring(0, text.lastIndexOf('\n') + 1).split("\n", -1);
            if (!lines[0].startsWith(HEADING)) {
                if (lines.length == 1) {
                    return new Contents("", List.of()); // nothing was finished, not even the heading
                }
                throw new StoreFailed("'%s' is no ledger of erasures.".formatted(file));
            }
            List<Line> found = new ArrayList<>();
            for (int i = 1; i < lines.length - 1; i++) {
                found.add(line(file, i + 1, lines[i]));
            }
            return new Contents(lines[0].substring(HEADING.length()), found);
        } catch (IOException e) {
            throw new StoreFailed("The ledger '%s' cannot be read.".formatted(file), e);
        }
    }

    private static Line line(Path file, int number, String text) {
        String[] parts = text.split(" ", -1);
        try {
            if (parts.length == 3 && Envelope.isRef(parts[0])) {
                return new Line(parts[0], Long.parseLong(parts[1]), Instant.parse(parts[2]));
            }
        } catch (NumberFormatException | DateTimeException e) {
            // told below
        }
        throw new StoreFailed("%s:%d: expected a conversation, a leaf and a time.".formatted(file, number));
    }

    /**
     * Add erasures; they are on disk when this returns.
     *
     * @param origin the log's name, for a new file
     */
    public static void add(Path file, String origin, List<Line> lines) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        boolean fresh = !Files.exists(file);
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = finished(channel);
            channel.truncate(end);
            StringBuilder text = new StringBuilder();
            if (end == 0) {
                text.append(HEADING).append(origin).append('\n');
            }
            lines.forEach(line -> text.append(line.ref())
                    .append(' ')
                    .append(line.leaf())
                    .append(' ')
                    .append(line.at())
                    .append('\n'));
            ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.ISO_8859_1));
            while (bytes.hasRemaining()) {
                end += channel.write(bytes, end);
            }
            channel.force(true);
        }
        if (fresh) {
            Disk.syncFolder(file.toAbsolutePath().getParent());
        }
    }

    /** Where the last whole line ends. */
    private static long finished(FileChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        for (long end = channel.size(); end > 0; end--) {
            one.clear();
            if (channel.read(one, end - 1) == 1 && one.get(0) == '\n') {
                return end;
            }
        }
        return 0;
    }
}
