package io.balie.tampering;

import io.balie.data.tree.GrowingTree;
import io.balie.data.tree.Hashes;
import io.balie.data.tree.Tile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** An exported log in the hands of somebody who has all its files. */
final class Log {
    /** A record as it is stored. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Rec(byte[] envelope, byte[] body) {
        String text() {
            return new String(envelope, StandardCharsets.UTF_8);
        }

        String member(String name) {
            String text = text();
            int at = text.indexOf("\"" + name + "\":");
            if (at < 0) {
                return "";
            }
            int from = at + name.length() + 3;
            boolean quoted = text.charAt(from) == '"';
            int start = quoted ? from + 1 : from;
            int end = start;
            while ("\",}".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            return text.substring(start, end);
        }

        Rec with(String from, String to) {
            return new Rec(text().replace(from, to).getBytes(StandardCharsets.UTF_8), body);
        }
    }

    /** Signs a checkpoint's text. */
    interface Signer extends BiFunction<String, String, String> {}

    static final String STREAM = "0".repeat(32);

    final List<Rec> records;

    /** Every file but those of records: tiles, checkpoints, the key. */
    final Map<String, byte[]> files;

    private Log(List<Rec> records, Map<String, byte[]> files) {
        this.records = records;
        this.files = files;
    }

    Log copy() {
        return new Log(new ArrayList<>(records), new TreeMap<>(files));
    }

    static Log read(Path export) {
        List<Rec> records = new ArrayList<>();
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(export)) {
            for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile).sorted()::iterator) {
                String path = export.relativize(file).toString();
                if (path.startsWith("tile/entries/")) {
                    ByteBuffer envelopes = ByteBuffer.wrap(Files.readAllBytes(file));
                    ByteBuffer bodies = ByteBuffer.wrap(
                            Files.readAllBytes(export.resolve(path.replace("tile/entries/", "bodies/"))));
                    while (envelopes.hasRemaining()) {
                        records.add(new Rec(
                                take(envelopes, Short.toUnsignedInt(envelopes.getShort())),
                                take(bodies, bodies.getInt())));
                    }
                } else if (!path.startsWith("bodies/")) {
                    files.put(path, Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Log(records, files);
    }

    private static byte[] take(ByteBuffer buffer, int length) {
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }

    /** Writes the folder, with the bundles that the records give. */
    void write(Path folder) {
        files.forEach((path, bytes) -> put(folder, path, bytes));
        for (int from = 0; from < records.size(); from += Tile.WIDTH) {
            List<Rec> part = records.subList(from, Math.min(records.size(), from + Tile.WIDTH));
            ByteArrayOutputStream envelopes = new ByteArrayOutputStream();
            ByteArrayOutputStream bodies = new ByteArrayOutputStream();
            for (Rec rec : part) {
                envelopes.writeBytes(ByteBuffer.allocate(2)
                        .putShort((short) rec.envelope().length)
                        .array());
                envelopes.writeBytes(rec.envelope());
                bodies.writeBytes(
                        ByteBuffer.allocate(4).putInt(rec.body().length).array());
                bodies.writeBytes(rec.body());
            }
            String tail = tail(from / Tile.WIDTH, part.size());
            put(folder, "tile/entries/" + tail, envelopes.toByteArray());
            put(folder, "bodies/" + tail, bodies.toByteArray());
        }
    }

    /** Writes the folder in the place of what was there. */
    Path writeAnew(Path folder) {
        if (Files.exists(folder)) {
            try (Stream<Path> walk = Files.walk(folder)) {
                for (Path path : (Iterable<Path>) walk.sorted(Comparator.reverseOrder())::iterator) {
                    Files.delete(path);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        write(folder);
        return folder;
    }

    private static String tail(long index, int width) {
        if (index >= 1000) {
            throw new IllegalArgumentException("These logs are small.");
        }
        return "%03d".formatted(index) + (width == Tile.WIDTH ? "" : ".p/" + width);
    }

    private static void put(Path folder, String path, byte[] bytes) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the tree anew, so that the tiles fit the records. */
    Log withTiles() {
        files.keySet().removeIf(path -> path.startsWith("tile/"));
        GrowingTree tree = tree(records.size());
        Stream.concat(tree.takeFull().stream(), tree.unfinished().stream())
                .forEach(tile ->
                        files.put("tile/" + tile.level() + "/" + tail(tile.index(), tile.width()), tile.hashes()));
        return this;
    }

    /** Signs every checkpoint anew, at the sizes that there are, and the whole as the latest. */
    Log signed(Signer signer) {
        String origin = origin();
        for (String path : List.copyOf(files.keySet())) {
            if (path.startsWith("checkpoints/")) {
                int size = Integer.parseInt(path.substring("checkpoints/".length()));
                files.remove(path);
                if (size < records.size()) {
                    files.put(path, note(origin, size, signer));
                }
            }
        }
        files.put("checkpoint", note(origin, records.size(), signer));
        return this;
    }

    private byte[] note(String origin, int size, Signer signer) {
        String text = origin + "\n" + size + "\n"
                + Base64.getEncoder().encodeToString(tree(size).root()) + "\n";
        return signer.apply(origin, text).getBytes(StandardCharsets.UTF_8);
    }

    private GrowingTree tree(int size) {
        GrowingTree tree = new GrowingTree();
        records.subList(0, size).forEach(rec -> tree.append(Hashes.leaf(rec.envelope())));
        return tree;
    }

    String origin() {
        return new String(checkpoint(), StandardCharsets.UTF_8).split("\n", 2)[0];
    }

    byte[] checkpoint() {
        return files.get("checkpoint");
    }

    String vkey() {
        return new String(files.get("log.vkey"), StandardCharsets.UTF_8).strip();
    }

    /** Makes the chain of every conversation anew from a leaf on, with what was changed before it. */
    Log withChains() {
        Map<String, String> last = new TreeMap<>();
        Map<String, Integer> next = new TreeMap<>();
        for (int leaf = 0; leaf < records.size(); leaf++) {
            Rec rec = records.get(leaf);
            String conversation = rec.member("conversation");
            int seq = next.merge(conversation, 1, Integer::sum) - 1;
            String was = rec.member("prev");
            if (!was.isEmpty() && seq > 0) {
                rec = rec.with("\"prev\":\"" + was, "\"prev\":\"" + last.get(conversation));
            }
            rec = rec.with("\"seq\":" + rec.member("seq"), "\"seq\":" + seq);
            records.set(leaf, rec);
            last.put(conversation, Hashes.hex(Hashes.leaf(rec.envelope())));
        }
        return this;
    }
}
