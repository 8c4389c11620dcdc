package io.balie.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * All that was done to the files of a folder, in its order, as {@code disk.c} wrote it down; from it, the disk as a power cut may have left
 * it.
 *
 * <p>What was synced before the cut is there. What was not, POSIX promises nothing of: nothing of it is there, or a part of the writes, or a
 * part of the sectors of the writes. That files are made, renamed and removed counts as done at once.
 */
final class RecordedDisk {

    private static final int SECTOR = 512;

    private final Path root;
    private final byte[] log;
    private final List<Op> ops = new ArrayList<>();

    /** What of the writes after the last sync is on the disk. */
    enum Mode {
        DROP,
        RANDOM,
        TORN
    }

    private record Op(char kind, int file, long at, int length, int data) {}

    private RecordedDisk(Path root, byte[] log) {
        this.root = root;
        this.log = log;
    }

    static RecordedDisk read(Path root, Path logFile) throws IOException {
        RecordedDisk disk = new RecordedDisk(root.toRealPath(), Files.readAllBytes(logFile));
        ByteBuffer log = ByteBuffer.wrap(disk.log).order(ByteOrder.LITTLE_ENDIAN);
        while (log.remaining() >= 21) {
            char kind = (char) log.get();
            int file = log.getInt();
            long at = log.getLong();
            long length = log.getLong();
            boolean data = kind == 'W' || kind == 'N' || kind == 'R';
            if (data && length > log.remaining()) {
                break; // the child was killed while this was written down
            }
            disk.ops.add(new Op(kind, file, at, (int) length, log.position()));
            if (data) {
                log.position(log.position() + (int) length);
            }
        }
        return disk;
    }

    /** How many operations there are to cut between. */
    int size() {
        return ops.size();
    }

    private String text(Op op) {
        return new String(log, op.data(), op.length(), StandardCharsets.UTF_8);
    }

    /**
     * Make the folder as it may have been after this many operations.
     *
     * @param kept a file that is there as it was at the cut: what somebody outside had seen by then
     */
    void image(int cut, Mode mode, SplittableRandom random, String kept, Path into) throws IOException {
        Map<Integer, Integer> lastSync = new HashMap<>();
        for (int i = 0; i < cut; i++) {
            if (ops.get(i).kind() == 'S') {
                lastSync.put(ops.get(i).file(), i);
            }
        }
        Map<Integer, String> names = new HashMap<>();
        Map<Integer, Content> contents = new HashMap<>();
        for (int i = 0; i < cut; i++) {
            Op op = ops.get(i);
            String name = names.getOrDefault(op.file(), "");
            boolean sure = i < lastSync.getOrDefault(op.file(), -1) || name.endsWith("/" + kept);
            Content content = contents.computeIfAbsent(op.file(), file -> new Content());
            switch (op.kind()) {
                case 'N' -> names.put(op.file(), text(op));
                case 'U' -> contents.remove(op.file());
                case 'R' -> {
                    String to = text(op);
                    names.entrySet().stream()
                            .filter(other -> other.getValue().equals(to))
                            .map(Map.Entry::getKey)
                            .toList()
                            .forEach(contents::remove);
                    names.put(op.file(), to);
                }
                case 'T' -> {
                    if (sure || mode != Mode.DROP && random.nextBoolean()) {
                        content.truncate(op.length());
                    }
                }
                case 'W' -> {
                    if (sure || mode == Mode.RANDOM && random.nextBoolean()) {
                        content.write(op.at(), log, op.data(), op.length());
                    } else if (mode == Mode.TORN) {
                        for (int from = 0; from < op.length(); from += SECTOR) {
                            if (random.nextBoolean()) {
                                content.write(
                                        op.at() + from, log, op.data() + from, Math.min(SECTOR, op.length() - from));
                            }
                        }
                    }
                }
                default -> {} // a sync was looked at before
            }
        }
        for (Map.Entry<Integer, Content> content : contents.entrySet()) {
            String name = names.get(content.getKey());
            if (name != null) {
                Path target = into.resolve(root.relativize(Path.of(name)).toString());
                Files.createDirectories(target.getParent());
                Files.write(target, content.getValue().bytes());
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    private static final class Content {
        private byte[] bytes = new byte[4096];
        private int length;

        void write(long at, byte[] from, int offset, int count) {
            int end = Math.toIntExact(at + count);
            if (end > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length * 2));
            }
            System.arraycopy(from, offset, bytes, (int) at, count);
            length = Math.max(length, end);
        }

        void truncate(int to) {
            if (to < length) {
                Arrays.fill(bytes, to, length, (byte) 0);
            } else if (to > bytes.length) {
                bytes = Arrays.copyOf(bytes, to);
            }
            length = to;
        }

        byte[] bytes() {
            return Arrays.copyOf(bytes, length);
        }
    }
}
