package io.balie.shell;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A dump of a process's heap, as HotSpot writes it, read to say who holds the arrays that hold something: from each of them a chain of holders, up to a
 * root or to as far as is known.
 */
final class HeapDump {

    private static final int LONGEST_CHAIN = 40;
    private static final int OBJECT = 2;
    private static final int[] SIZES = {0, 0, 8, 0, 1, 2, 4, 8, 1, 2, 4, 8};

    private final Path file;
    private final Map<Long, String> strings = new HashMap<>();
    private final Map<Long, Shape> shapes = new HashMap<>();
    private final Set<Long> roots = new HashSet<>();

    /** What is known of a class: its parent, and its own fields in the order in which an instance has them. */
    private record Shape(long parent, List<Field> fields) {}

    private record Field(long name, int type) {}

    /** Who holds an object, and in what. */
    private record Holder(long id, String how) {}

    /** Told of every object and of what it holds. */
    private interface Visitor {

        void array(long id, byte[] bytes);

        void reference(long from, String how, long to);
    }

    HeapDump(Path file) {
        this.file = file;
    }

    /** The arrays of bytes and of characters that hold something: what they hold, and by whom they are held. */
    Map<String, List<String>> held(Function<byte[], List<String>> finding) throws IOException {
        Map<Long, List<String>> found = new LinkedHashMap<>();
        read(new Visitor() {
            @Override
            public void array(long id, byte[] bytes) {
                List<String> what = finding.apply(bytes);
                if (!what.isEmpty()) {
                    found.put(id, what);
                }
            }

            @Override
            public void reference(long from, String how, long to) {
                // asked for later, when it is known what is sought
            }
        });
        Map<Long, List<Holder>> holders = holders(found.keySet());
        Map<String, List<String>> held = new LinkedHashMap<>();
        found.forEach((id, what) -> held.computeIfAbsent(chain(id, holders), chain -> new ArrayList<>())
                .addAll(what));
        return held;
    }

    /** Goes up from the arrays, one step for each reading, until everything that leads to them is known. */
    private Map<Long, List<Holder>> holders(Set<Long> ids) throws IOException {
        Map<Long, List<Holder>> holders = new HashMap<>();
        Set<Long> known = new HashSet<>(ids);
        Set<Long> asked = new HashSet<>(ids);
        for (int step = 0; step < LONGEST_CHAIN && !asked.isEmpty(); step++) {
            Set<Long> sought = Set.copyOf(asked);
            asked.clear();
            read(new Visitor() {
                @Override
                public void array(long id, byte[] bytes) {
                    // read before
                }

                @Override
                public void reference(long from, String how, long to) {
                    if (sought.contains(to)) {
                        holders.computeIfAbsent(to, first -> new ArrayList<>()).add(new Holder(from, how));
                        if (known.add(from)) {
                            asked.add(from);
                        }
                    }
                }
            });
        }
        return holders;
    }

    /** The shortest chain to a root, or to a class. */
    private String chain(long id, Map<Long, List<Holder>> holders) {
        Map<Long, String> chains = new LinkedHashMap<>(Map.of(id, ""));
        Deque<Long> next = new ArrayDeque<>(List.of(id));
        while (!next.isEmpty()) {
            long one = next.remove();
            String so = chains.getOrDefault(one, "");
            if (roots.contains(one) || shapes.containsKey(one)) {
                return so + " <- a root";
            }
            for (Holder holder : holders.getOrDefault(one, List.of())) {
                if (chains.putIfAbsent(holder.id(), so + " <- " + holder.how()) == null) {
                    next.add(holder.id());
                }
            }
        }
        return "nobody known:" + chains.values().stream().limit(5).toList();
    }

    private void read(Visitor visitor) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20))) {
            while (in.read() > 0) {
                // the name of the format
            }
            if (in.readInt() != 8) {
                throw new IOException("The ids of objects are not of eight bytes.");
            }
            in.readLong();
            for (int tag = in.read(); tag >= 0; tag = in.read()) {
                in.readInt();
                long length = Integer.toUnsignedLong(in.readInt());
                switch (tag) {
                    case 0x01 -> {
                        long id = in.readLong();
                        strings.putIfAbsent(id, new String(in.readNBytes((int) length - 8), StandardCharsets.UTF_8));
                    }
                    case 0x02 -> {
                        in.readInt();
                        long id = in.readLong();
                        in.readInt();
                        names.put(id, in.readLong());
                    }
                    case 0x0C, 0x1C -> segment(in, length, visitor);
                    default -> in.skipNBytes(length);
                }
            }
        }
    }

    private final Map<Long, Long> names = new HashMap<>();

    private void segment(DataInputStream in, long length, Visitor visitor) throws IOException {
        long left = length;
        while (left > 0) {
            int tag = in.readUnsignedByte();
            left--;
            left -= switch (tag) {
                case 0xFF, 0x05, 0x07 -> root(in, 0);
                case 0x01 -> root(in, 8);
                case 0x02, 0x03, 0x08 -> root(in, 8);
                case 0x04, 0x06 -> root(in, 4);
                case 0x20 -> shape(in, visitor);
                case 0x21 -> instance(in, visitor);
                case 0x22 -> objects(in, visitor);
                case 0x23 -> numbers(in, visitor);
                default -> throw new IOException("Nothing is known of a record of kind %d.".formatted(tag));
            };
        }
    }

    private long root(DataInputStream in, int more) throws IOException {
        roots.add(in.readLong());
        in.skipNBytes(more);
        return 8L + more;
    }

    private String name(long type) {
        Long name = names.get(type);
        return name == null ? "?" : strings.getOrDefault(name, "?").replace('/', '.');
    }

    private long shape(DataInputStream in, Visitor visitor) throws IOException {
        long id = in.readLong();
        in.readInt();
        long parent = in.readLong();
        in.skipNBytes(8 * 5 + 4);
        long read = 8 + 4 + 8 + 8 * 5 + 4;
        int constants = in.readUnsignedShort();
        read += 2;
        for (int i = 0; i < constants; i++) {
            in.readUnsignedShort();
            int type = in.readUnsignedByte();
            in.skipNBytes(SIZES[type]);
            read += 3 + SIZES[type];
        }
        int statics = in.readUnsignedShort();
        read += 2;
        for (int i = 0; i < statics; i++) {
            long name = in.readLong();
            int type = in.readUnsignedByte();
            read += 9 + SIZES[type];
            if (type == OBJECT) {
                visitor.reference(id, name(id) + "." + strings.get(name) + " (static)", in.readLong());
            } else {
                in.skipNBytes(SIZES[type]);
            }
        }
        int fields = in.readUnsignedShort();
        read += 2;
        List<Field> own = new ArrayList<>();
        for (int i = 0; i < fields; i++) {
            own.add(new Field(in.readLong(), in.readUnsignedByte()));
            read += 9;
        }
        shapes.putIfAbsent(id, new Shape(parent, own));
        return read;
    }

    private long instance(DataInputStream in, Visitor visitor) throws IOException {
        long id = in.readLong();
        in.readInt();
        long type = in.readLong();
        int length = in.readInt();
        long done = 0;
        // Parents may be told of later than their children's instances; then these are read at the next reading.
        for (Shape shape = shapes.get(type); shape != null; shape = shapes.get(shape.parent())) {
            for (Field field : shape.fields()) {
                int size = SIZES[field.type()];
                if (field.type() == OBJECT) {
                    long to = in.readLong();
                    String named = strings.getOrDefault(field.name(), "?");
                    String of = name(type);
                    // What is held weakly is held by somebody else, or it would not be here.
                    if (to != 0 && (!named.equals("referent") || of.contains("Soft"))) {
                        visitor.reference(id, of + "." + named, to);
                    }
                } else {
                    in.skipNBytes(size);
                }
                done += size;
            }
        }
        in.skipNBytes(length - done);
        return 8L + 4 + 8 + 4 + length;
    }

    private long objects(DataInputStream in, Visitor visitor) throws IOException {
        long id = in.readLong();
        in.readInt();
        int length = in.readInt();
        long type = in.readLong();
        for (int i = 0; i < length; i++) {
            long to = in.readLong();
            if (to != 0) {
                visitor.reference(id, name(type), to);
            }
        }
        return 8 + 4 + 4 + 8 + 8L * length;
    }

    private long numbers(DataInputStream in, Visitor visitor) throws IOException {
        long id = in.readLong();
        in.readInt();
        int length = in.readInt();
        int type = in.readUnsignedByte();
        long bytes = (long) length * SIZES[type];
        if (type == 8 || type == 5) {
            visitor.array(id, in.readNBytes((int) bytes));
        } else {
            in.skipNBytes(bytes);
        }
        return 8L + 4 + 4 + 1 + bytes;
    }
}
