package io.balie.shell.line;

import java.io.PrintWriter;

/**
 * What is said about the work, on standard error; standard output is data.
 *
 * @param writer where it is said
 * @param live whether a line can be written over
 * @param quiet whether only what went wrong is to be said
 */
public record Talk(PrintWriter writer, boolean live, boolean quiet) {

    private static final int WIDTH = 78;

    /** Talk that says all. */
    public Talk(PrintWriter writer, boolean live) {
        this(writer, live, false);
    }

    /** Say one line. */
    public void say(String line) {
        if (quiet) {
            return;
        }
        writer.println(line);
        writer.flush();
    }

    /** Show how far the work is: over the last such line on a terminal, as a line of its own otherwise. */
    public void show(String line) {
        if (live && !quiet) {
            writer.print("\r"
                    + (line.length() > WIDTH ? line.substring(0, WIDTH) : line + " ".repeat(WIDTH - line.length())));
            writer.flush();
        } else {
            say(line);
        }
    }

    /** End a line that was written over. */
    public void shown() {
        if (live && !quiet) {
            writer.print("\r" + " ".repeat(WIDTH) + "\r");
            writer.flush();
        }
    }
}
