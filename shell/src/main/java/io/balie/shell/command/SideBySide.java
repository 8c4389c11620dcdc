package io.balie.shell.command;

import io.balie.shell.conversation.Replay;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Writes turns that differ in two columns: then, and now. */
final class SideBySide {

    private static final int NAME = 9;
    private static final int COLUMN = 52;
    private static final String MARKED = "\u001B[1;7m";
    private static final String PLAIN = "\u001B[0m";

    private final PrintWriter out;
    private final boolean marks;

    /** @param marks whether words that differ can be marked */
    SideBySide(PrintWriter out, boolean marks) {
        this.out = out;
        this.marks = marks;
    }

    void print(String conversation, Replay.Difference difference) {
        out.println("%s, turn %d, event %d: %s"
                .formatted(
                        Shown.plain(conversation),
                        difference.turn(),
                        difference.seq(),
                        TurnsCompared.ways(difference)));
        String heard = TurnsCompared.heard(difference);
        if (!heard.isEmpty()) {
            out.println("  " + pad("customer", NAME) + Shown.plain(heard));
        }
        out.println("  " + pad("", NAME) + pad("then", COLUMN) + "| now");
        for (TurnsCompared.Row row : TurnsCompared.rows(difference)) {
            Compared.Words words = Compared.of(Shown.plain(row.then()), Shown.plain(row.now()));
            List<String> left = lines(words.left());
            List<String> right = lines(words.right());
            for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
                out.println(("  " + pad(i == 0 ? row.name() : "", NAME)
                                + (i < left.size() ? left.get(i) : " ".repeat(COLUMN))
                                + "| "
                                + (i < right.size() ? right.get(i) : ""))
                        .stripTrailing());
            }
        }
        out.println();
    }

    /** Lines as wide as a column. */
    private List<String> lines(List<Compared.Word> words) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int width = 0;
        for (Compared.Word word : words) {
            for (String part : parts(word.text())) {
                if (width > 0 && width + 1 + part.length() >= COLUMN) {
                    lines.add(line + " ".repeat(COLUMN - width));
                    line = new StringBuilder();
                    width = 0;
                }
                if (width > 0) {
                    line.append(' ');
                    width++;
                }
                line.append(marks && word.own() ? MARKED + part + PLAIN : part);
                width += part.length();
            }
        }
        lines.add(line + " ".repeat(Math.max(0, COLUMN - width)));
        return lines;
    }

    private static List<String> parts(String word) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < word.length(); i += COLUMN - 2) {
            parts.add(word.substring(i, Math.min(word.length(), i + COLUMN - 2)));
        }
        return parts;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
