package io.balie.benchmark;

import io.balie.shell.Surroundings;
import io.balie.shell.desk.Desk;
import io.balie.shell.desk.Desks;
import io.balie.shell.line.Talk;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/** The desk of the bot that ships with Balie. Its model is trained when none is kept below the build's output. */
final class ShippedDesk {

    /** A Monday in opening hours: what is said, and so what it costs, differs when the company is closed. */
    static final Instant NOW = Instant.parse("2026-11-23T10:30:00Z");

    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private ShippedDesk() {}

    static Desk open() {
        Surroundings surroundings = new Surroundings(home(), path("balie.root"), false, false, false);
        Desks desks =
                new Desks(surroundings, new Talk(new PrintWriter(System.err, true, StandardCharsets.UTF_8), false));
        return desks.open(desks.checked(desks.choice("", "", OptionalLong.empty())));
    }

    /** Where the build keeps what was measured. */
    static Path output() {
        return path("balie.benchmark.output");
    }

    /** Where models are kept; the whole process keeps its own there too, so that one training does for both. */
    static Path home() {
        return output().resolve("home");
    }

    /** A folder that the build names. */
    static Path path(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException(
                    "The property %s is not set; start with mvn -Pbenchmark.".formatted(property));
        }
        return Path.of(value).toAbsolutePath().normalize();
    }
}
