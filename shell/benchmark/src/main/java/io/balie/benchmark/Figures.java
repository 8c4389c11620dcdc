package io.balie.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A page of tables, in Markdown. Each program writes a part of {@code figures.md}. */
final class Figures {

    private final StringBuilder page = new StringBuilder();

    Figures(String title) {
        page.append("# ").append(title).append('\n');
    }

    /** A sentence. */
    void say(String sentence) {
        page.append('\n').append(sentence).append('\n');
    }

    /** The head of a table. */
    void head(String... columns) {
        page.append('\n');
        row(columns);
        page.append("|").append("---|".repeat(columns.length)).append('\n');
    }

    /** A row of a table. */
    void row(String... cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** Write this part, and the page of all parts that were ever written. */
    void write(String part) {
        Path folder = ShippedDesk.output();
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(part + ".part.md"), page, StandardCharsets.UTF_8);
            StringBuilder all = new StringBuilder();
            for (String name : List.of("in-process", "whole-process", "search")) {
                Path file = folder.resolve(name + ".part.md");
                if (Files.exists(file)) {
                    all.append(all.isEmpty() ? "" : "\n").append(Files.readString(file, StandardCharsets.UTF_8));
                }
            }
            Files.writeString(folder.resolve("figures.md"), all, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The figures cannot be written to %s.".formatted(folder), e);
        }
        System.out.println(page);
    }

    /** What it was measured on, and how busy that was with other work. */
    static String machine() {
        return String.format(
                Locale.ROOT,
                "%s %s, %d processors, Java %s; load average %.2f.",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** The smallest value that this share of the values does not exceed. */
    static double percentile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }

    /** Three significant digits, or all before the point. */
    static String number(double value) {
        int digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
