package io.balie.verifier;

import java.util.Map;
import java.util.TreeMap;

/** One fault and its place. */
record Finding(Kind kind, Place place, String text) {

    /** The findings that the page knows; their names in lower case are what is printed. */
    enum Kind {
        ENVELOPE,
        ORDER,
        CHAIN,
        BODY,
        MISSING,
        AFTER_ERASURE,
        TILE,
        ROOT,
        SIGNATURE,
        SIZE,
        ANCHOR,
        FILE;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Where a fault is. */
    sealed interface Place {
        /** The place's parts by name, for machines. */
        Map<String, Object> parts();
    }

    /** A record; {@code conversation} is empty and {@code seq} negative where they cannot be read. */
    record Event(long leaf, String conversation, long seq) implements Place {
        @Override
        public Map<String, Object> parts() {
            Map<String, Object> parts = new TreeMap<>();
            parts.put("leaf", leaf);
            if (!conversation.isEmpty()) {
                parts.put("conversation", conversation);
            }
            if (seq >= 0) {
                parts.put("seq", seq);
            }
            return parts;
        }

        @Override
        public String toString() {
            return "leaf " + leaf + (conversation.isEmpty() ? "" : ", conversation " + conversation)
                    + (seq < 0 ? "" : ", seq " + seq);
        }
    }

    /** A tile of the tree. */
    record TileAt(int level, long tile) implements Place {
        @Override
        public Map<String, Object> parts() {
            return Map.of("level", (long) level, "tile", tile);
        }

        @Override
        public String toString() {
            return "level " + level + ", tile " + tile;
        }
    }

    /** A checkpoint; 0 if its size cannot be read, for there is none of size 0. */
    record Size(long size) implements Place {
        @Override
        public Map<String, Object> parts() {
            return Map.of("size", size);
        }

        @Override
        public String toString() {
            return size == 0 ? "size unknown" : "size " + size;
        }
    }

    /** A file or folder, by its path in the export. */
    record FileAt(String path) implements Place {
        @Override
        public Map<String, Object> parts() {
            return Map.of("file", path);
        }

        @Override
        public String toString() {
            return printable(path);
        }
    }

    @Override
    public String toString() {
        return "%-13s %s: %s".formatted(kind, place, text);
    }

    /** A text of unknown origin that cannot move a terminal's cursor or forge a line. */
    static String printable(String text) {
        StringBuilder safe = new StringBuilder();
        text.chars().limit(200).forEach(c -> safe.append(c >= 0x20 && c < 0x7F ? (char) c : '?'));
        return safe.toString();
    }
}
