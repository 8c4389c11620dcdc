package io.balie.shell.channel;

/** What holds for a user's message on every channel. */
public final class UserMessage {

    /** The longest message that is read, in characters; people in a chat write short. */
    public static final int LONGEST_TEXT = 5_000;

    /** The longest id of a sender. */
    public static final int LONGEST_SENDER = 255;

    /** Whose message it is that names no sender, as in Rasa. */
    public static final String DEFAULT_SENDER = "default";

    private UserMessage() {}

    /** Whether it is too long to be read. */
    public static boolean isTooLong(String text) {
        return text.codePointCount(0, text.length()) > LONGEST_TEXT;
    }

    /** The message without the space around it; empty if there is nothing to see in it. */
    public static String trimmed(String text) {
        // No-break spaces and marks without width count as nothing too.
        boolean blank = text.codePoints()
                .allMatch(c -> Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT);
        return blank ? "" : text.strip();
    }

    /** Half a surrogate pair is no character and cannot be stored or sent: it becomes the replacement character. */
    public static String wellFormed(String text) {
        StringBuilder cleaned = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean half = Character.isSurrogate(c);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                if (cleaned != null) {
                    cleaned.append(c).append(text.charAt(i + 1));
                }
                i++;
                continue;
            }
            if (half && cleaned == null) {
                cleaned = new StringBuilder(text.length()).append(text, 0, i);
            }
            if (cleaned != null) {
                cleaned.append(half ? '\uFFFD' : c);
            }
        }
        return cleaned == null ? text : cleaned.toString();
    }
}
