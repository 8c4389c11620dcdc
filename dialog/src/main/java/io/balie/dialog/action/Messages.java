package io.balie.dialog.action;

import java.util.ArrayList;
import java.util.List;

/** Cuts a long text into messages that are read in a chat. */
final class Messages {

    private Messages() {}

    /** Split at the ends of sentences, else between words; no message is longer than {@code longest}. */
    static List<String> split(String text, int longest) {
        List<String> messages = new ArrayList<>();
        String rest = text.strip();
        while (rest.length() > longest) {
            int at = lastEnd(rest, longest);
            messages.add(rest.substring(0, at).strip());
            rest = rest.substring(at).strip();
        }
        messages.add(rest);
        return messages;
    }

    private static int lastEnd(String text, int longest) {
        int sentence = -1;
        int word = -1;
        for (int i = 1; i <= longest && i < text.length(); i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                word = i;
                if (".!?".indexOf(text.charAt(i - 1)) >= 0) {
                    sentence = i;
                }
            }
        }
        if (sentence > 0 || word > 0) {
            return sentence > 0 ? sentence : word;
        }
        // Where there is nothing to cut at, a character of two halves stays whole all the same.
        return longest > 1 && Character.isSurrogatePair(text.charAt(longest - 1), text.charAt(longest))
                ? longest - 1
                : longest;
    }
}
