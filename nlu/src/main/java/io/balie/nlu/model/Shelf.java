package io.balie.nlu.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a model is made of, by name: short values, lists of lines and arrays of numbers. */
final class Shelf {

    private final String prefix;
    private final Map<String, String> keys;
    private final Map<String, byte[]> entries;

    /** An empty shelf. */
    Shelf() {
        this("", new TreeMap<>(), new LinkedHashMap<>());
    }

    /** A shelf read back. */
    Shelf(Map<String, String> keys, Map<String, byte[]> entries) {
        this("", keys, entries);
    }

    private Shelf(String prefix, Map<String, String> keys, Map<String, byte[]> entries) {
        this.prefix = prefix;
        this.keys = keys;
        this.entries = entries;
    }

    /** A part of this shelf, whose names begin with that of the part. */
    Shelf part(String name) {
        return new Shelf(prefix + name + "/", keys, entries);
    }

    Map<String, String> keys() {
        return keys;
    }

    Map<String, byte[]> entries() {
        return entries;
    }

    void put(String key, String value) {
        keys.put(prefix + key, oneLine(value));
    }

    void put(String key, long value) {
        keys.put(prefix + key, Long.toString(value));
    }

    void put(String key, double value) {
        keys.put(prefix + key, Double.toString(value));
    }

    void put(String key, boolean value) {
        keys.put(prefix + key, Boolean.toString(value));
    }

    void putLines(String name, List<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        entries.put(prefix + name + ".txt", text.toString().getBytes(StandardCharsets.UTF_8));
    }

    void putMap(String name, Map<String, String> map) {
        putLines(name, map.keySet().stream().map(Shelf::oneLine).toList());
        putLines(name + "-values", map.values().stream().map(Shelf::oneLine).toList());
    }

    void putFloats(String name, float[] numbers) {
        ByteBuffer buffer = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(numbers);
        entries.put(prefix + name + ".f32", buffer.array());
    }

    void putBytes(String name, byte[] numbers) {
        entries.put(prefix + name + ".i8", numbers);
    }

    boolean has(String key) {
        return keys.containsKey(prefix + key);
    }

    String text(String key) {
        String value = keys.get(prefix + key);
        if (value == null) {
            throw new BadArchiveException("The manifest does not state '%s'.".formatted(prefix + key));
        }
        return value;
    }

    int whole(String key) {
        return Integer.parseInt(text(key));
    }

    long large(String key) {
        return Long.parseLong(text(key));
    }

    double number(String key) {
        double number = Double.parseDouble(text(key));
        if (!Double.isFinite(number)) {
            throw new BadArchiveException("The manifest states %s for '%s', expected a number."
                    .formatted(number, PlainZip.shown(prefix + key)));
        }
        return number;
    }

    boolean flag(String key) {
        return text(key).equals("true");
    }

    List<String> lines(String name) {
        String text = new String(bytesOf(name + ".txt"), StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            lines.add(text.substring(from, end)); // not lines(): a feature may hold any other line separator
            from = end + 1;
        }
        return lines;
    }

    Map<String, String> map(String name) {
        List<String> names = lines(name);
        List<String> values = lines(name + "-values");
        if (names.size() != values.size()) {
            throw new BadArchiveException("Entry '%s' has %d lines and %d values, expected as many of both."
                    .formatted(prefix + name, names.size(), values.size()));
        }
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            map.put(names.get(i), values.get(i));
        }
        return map;
    }

    float[] floats(String name) {
        byte[] data = bytesOf(name + ".f32");
        if (data.length % Float.BYTES != 0) {
            throw new BadArchiveException("Entry '%s' has %d bytes, expected a multiple of 4."
                    .formatted(prefix + name + ".f32", data.length));
        }
        float[] numbers = new float[data.length / Float.BYTES];
        ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
        for (float number : numbers) {
            if (!Float.isFinite(number)) {
                throw new BadArchiveException(
                        "Entry '%s' holds %s, expected numbers.".formatted(prefix + name + ".f32", number));
            }
        }
        return numbers;
    }

    byte[] bytes(String name) {
        return bytesOf(name + ".i8");
    }

    private byte[] bytesOf(String name) {
        byte[] data = entries.get(prefix + name);
        if (data == null) {
            throw new BadArchiveException(
                    "Entry '%s' is missing: the model archive is cut off.".formatted(prefix + name));
        }
        return data;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\R", " ");
    }
}
