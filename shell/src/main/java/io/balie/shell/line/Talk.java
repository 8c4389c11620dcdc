package io.balie.shell.line;

import java.io.PrintWriter;

/**
 * What is said about the work, on standard error; standard output is data.
 *
 * @param writer where it is said
 * @param live whether a line can be written over
 */
public record Talk(PrintWriter writer, boolean live) {

    private static final int WIDTH = 78;

    /** Say one line. */
    public void say(String line) {
        writer.println(line);
        writer.flush();
    }

    /** Show how far the work is: over the last such line on a terminal, as a line of its own otherwise. */
    public void show(String line) {
        if (live) {
            writer.print("\r"
                    + (line.length() > WIDTH ? line.substring(0, WIDTH) : line + " ".repeat(WIDTH - line.length())));
            writer.flush();
        } else {
            say(line);
        }
    }

    /** End a line that was written over. */
    public void shown() {
        if (live) {
            writer.print("\r" + " ".repeat(WIDTH) + "\r");
            writer.flush();
        }
    }
}
