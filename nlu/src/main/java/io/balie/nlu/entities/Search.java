package io.balie.nlu.entities;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds a pattern again and again, as {@link Matcher#find()} does, but tries it only where the next two characters can begin a match.
 *
 * <p>Most places of a message begin nothing: a table says so of two plain characters, for a fraction of what it costs to go through a
 * pattern's words. The table is asked of the pattern itself: if it fails on the two characters alone and did not want to see more
 * ({@link Matcher#hitEnd()}), nothing that begins with them can match.
 *
 * <p>Not for patterns that begin by wanting something before them, such as {@code (?<=x)}; that nothing of a kind is before them,
 * {@code (?<!x)}, and {@code ^} or {@code \b} before a letter or digit they may want.
 */
final class Search {

    private static final int PLAIN = 128;
    private static final byte BEGINS = 1;
    private static final byte BEGINS_NOTHING = 2;
    // Filled in as pairs are met. Two threads that ask at once write the same.
    private static final Map<Pattern, byte[]> TABLES = new ConcurrentHashMap<>();

    private final Pattern pattern;
    private final String text;
    private final byte[] begins;
    private @Nullable Matcher matcher;
    private int next;

    private Search(Pattern pattern, String text) {
        this.pattern = pattern;
        this.text = text;
        this.begins = TABLES.computeIfAbsent(pattern, p -> new byte[PLAIN * PLAIN]);
    }

    static Search of(Pattern pattern, String text) {
        return new Search(pattern, text);
    }

    /** Whether there is one more match, behind the last. */
    boolean find() {
        return find(next);
    }

    /** Whether there is a match that begins here or later. */
    boolean find(int from) {
        for (int i = from; i <= text.length(); i++) {
            if (mayBegin(i)) {
                Matcher here = at(i);
                if (here.lookingAt()) {
                    next = here.end() > i ? here.end() : i + 1;
                    return true;
                }
            }
        }
        next = text.length() + 1;
        return false;
    }

    private Matcher at(int i) {
        Matcher made = matcher;
        if (made == null) {
            made = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
            matcher = made;
        }
        return made.region(i, text.length());
    }

    @SuppressWarnings("JdkObsolete") // hitEnd is the very question
    private boolean mayBegin(int i) {
        if (i + 2 > text.length()) {
            return true;
        }
        char one = text.charAt(i);
        char two = text.charAt(i + 1);
        if (one >= PLAIN || two >= PLAIN) {
            return true;
        }
        int pair = one * PLAIN + two;
        byte known = begins[pair];
        if (known == 0) {
            Matcher probe = pattern.matcher(text.substring(i, i + 2));
            known = probe.lookingAt() || probe.hitEnd() ? BEGINS : BEGINS_NOTHING;
            begins[pair] = known;
        }
        return known == BEGINS;
    }

    private Matcher found() {
        if (matcher == null) {
            throw new IllegalStateException("Nothing was found yet.");
        }
        return matcher;
    }

    int start() {
        return found().start();
    }

    int end() {
        return found().end();
    }

    int start(int group) {
        return found().start(group);
    }

    int end(int group) {
        return found().end(group);
    }

    String group() {
        return found().group();
    }

    /** Null if the group took no part. */
    @SuppressWarnings("NullAway") // as Matcher's own, which has no annotations
    String group(int group) {
        return found().group(group);
    }
}
