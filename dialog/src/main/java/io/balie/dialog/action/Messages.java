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
        return sentence > 0 ? sentence : word > 0 ? word : longest;
    }
}
