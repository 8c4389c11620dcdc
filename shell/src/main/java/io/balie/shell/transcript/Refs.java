package io.balie.shell.transcript;

import java.util.regex.Pattern;

/** How the name that a conversation has in the evidence is shown and typed: whole in JSON and on a page, its beginning in lists. */
public final class Refs {

    /** So many digits tell the conversations of any desk apart: of ten million, two share them once in a hundred thousand homes. */
    private static final int SHOWN = 12;

    private static final Pattern BEGINNING = Pattern.compile("[0-9a-f]{8,32}");

    private Refs() {}

    /** The beginning, for a list or a heading. */
    public static String brief(String ref) {
        return ref.substring(0, Math.min(SHOWN, ref.length()));
    }

    /** Whether somebody typed enough of a ref to look for it. */
    public static boolean isBeginning(String typed) {
        return BEGINNING.matcher(typed).matches();
    }
}
