package io.balie.data.evidence;

import io.balie.data.tree.Tile;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where things lie in an exported log; names have slashes on every system. */
final class ExportLayout {

    static final String CHECKPOINT = "checkpoint";
    static final String KEY = "log.vkey";
    static final String ENTRIES = "tile/entries/";
    static final String BODIES = "bodies/";
    static final String CHECKPOINTS = "checkpoints/";

    private static final int BITS = 8;
    private static final int GROUP = 1000;
    private static final Pattern SIZE = Pattern.compile("checkpoints/([1-9][0-9]{0,15})");
    private static final Pattern BUNDLE =
            Pattern.compile("tile/entries/((?:x[0-9]{3}/){0,4}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    private ExportLayout() {}

    /** The file of a tile, or of the entries or bodies of 256 leaves. */
    static String tile(String below, long index, int width) {
        StringBuilder path = new StringBuilder(String.format(Locale.ROOT, "%03d", index % GROUP));
        for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
            path.insert(0, String.format(Locale.ROOT, "x%03d/", rest % GROUP));
        }
        return below + path + (width == Tile.WIDTH ? "" : ".p/" + width);
    }

    static String tile(int level, long index, int width) {
        return tile("tile/" + level + "/", index, width);
    }

    /** How many hashes, entries or bodies a tile has in a log of so many. */
    static int width(long hashes, long index) {
        return (int) Math.min(Tile.WIDTH, hashes - index * Tile.WIDTH);
    }

    /** Every tile of a log: level, index and width. */
    static void tiles(long size, Each each) {
        int level = 0;
        for (long hashes = size; hashes > 0; hashes >>>= BITS) {
            for (long index = 0; index * Tile.WIDTH < hashes; index++) {
                each.tile(level, index, width(hashes, index));
            }
            level++;
        }
    }

    /** What is done with each tile. */
    interface Each {
        void tile(int level, long index, int width);
    }

    /** Every file that must be there in a log of this size. */
    static void files(long size, Consumer<String> each) {
        each.accept(CHECKPOINT);
        each.accept(KEY);
        tiles(size, (level, index, width) -> {
            each.accept(tile(level, index, width));
            if (level == 0) {
                each.accept(tile(ENTRIES, index, width));
                each.accept(tile(BODIES, index, width));
            }
        });
    }

    /** The size that an earlier checkpoint is kept under. */
    static OptionalLong size(String file) {
        Matcher matcher = SIZE.matcher(file);
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    /** The envelopes of some leaves: 256, or fewer. */
    record Entries(long index, int width) {}

    /** Which leaves' envelopes a file holds by its name, if it is a file of entries. */
    static Optional<Entries> entries(String file) {
        Matcher matcher = BUNDLE.matcher(file);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long index = 0;
        for (String group : matcher.group(1).split("/", -1)) {
            index = index * GROUP + Long.parseLong(group.startsWith("x") ? group.substring(1) : group);
        }
        int width = matcher.group(2) == null ? Tile.WIDTH : Integer.parseInt(matcher.group(2));
        boolean canonical = width <= Tile.WIDTH && tile(ENTRIES, index, width).equals(file);
        return canonical ? Optional.of(new Entries(index, width)) : Optional.empty();
    }
}
