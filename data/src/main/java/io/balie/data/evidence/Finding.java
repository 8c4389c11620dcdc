package io.balie.data.evidence;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One thing that is wrong with a log, and where.
 *
 * @param kind what is wrong
 * @param where the place, as far as it can be read
 * @param says in words, without anybody's words
 */
public record Finding(Kind kind, Where where, String says) {

    /** What can be wrong. */
    public enum Kind {
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
        FILE,
        /** Over a store alone: a column or the list of conversations says something else than the envelopes. */
        TABLE;

        /** As reports write it. */
        public String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A place in a log; only what is known is there.
     *
     * @param size of a checkpoint
     * @param tile of the level beside it
     * @param file below the export's folder
     */
    public record Where(
            OptionalLong leaf,
            Optional<String> conversation,
            OptionalLong seq,
            OptionalLong size,
            OptionalLong level,
            OptionalLong tile,
            Optional<String> file) {

        private static final Where NOWHERE = new Where(
                OptionalLong.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty());

        static Where leaf(long leaf) {
            return new Where(
                    OptionalLong.of(leaf),
                    NOWHERE.conversation,
                    NOWHERE.seq,
                    NOWHERE.size,
                    NOWHERE.level,
                    NOWHERE.tile,
                    NOWHERE.file);
        }

        static Where conversation(String conversation) {
            return new Where(
                    NOWHERE.leaf,
                    Optional.of(conversation),
                    NOWHERE.seq,
                    NOWHERE.size,
                    NOWHERE.level,
                    NOWHERE.tile,
                    NOWHERE.file);
        }

        static Where size(long size) {
            return new Where(
                    NOWHERE.leaf,
                    NOWHERE.conversation,
                    NOWHERE.seq,
                    OptionalLong.of(size),
                    NOWHERE.level,
                    NOWHERE.tile,
                    NOWHERE.file);
        }

        static Where tile(int level, long tile) {
            return new Where(
                    NOWHERE.leaf,
                    NOWHERE.conversation,
                    NOWHERE.seq,
                    NOWHERE.size,
                    OptionalLong.of(level),
                    OptionalLong.of(tile),
                    NOWHERE.file);
        }

        static Where file(String file) {
            return new Where(
                    NOWHERE.leaf,
                    NOWHERE.conversation,
                    NOWHERE.seq,
                    NOWHERE.size,
                    NOWHERE.level,
                    NOWHERE.tile,
                    Optional.of(file));
        }

        /** This place, and an event in it. */
        Where at(Named event) {
            return new Where(OptionalLong.of(event.leaf()), event.conversation(), event.seq(), size, level, tile, file);
        }

        /** In words, such as {@code leaf 812, conversation 5f..., seq 3}. */
        @Override
        public String toString() {
            StringBuilder place = new StringBuilder();
            size.ifPresent(s -> place.append(", size ").append(s));
            level.ifPresent(l -> place.append(", level ").append(l));
            tile.ifPresent(t -> place.append(", tile ").append(t));
            file.ifPresent(f -> place.append(", file ").append(f));
            leaf.ifPresent(l -> place.append(", leaf ").append(l));
            conversation.ifPresent(c -> place.append(", conversation ").append(c));
            seq.ifPresent(s -> place.append(", seq ").append(s));
            return place.isEmpty() ? "-" : place.substring(2);
        }
    }

    /** An event, as far as it can be read. */
    record Named(long leaf, Optional<String> conversation, OptionalLong seq) {

        static Named unknown(long leaf) {
            return new Named(leaf, Optional.empty(), OptionalLong.empty());
        }
    }

    /** Something wrong with a file as a whole. */
    public static Finding file(String file, String says) {
        return new Finding(Kind.FILE, Where.file(file), says);
    }
}
