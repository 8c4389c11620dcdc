package io.balie.shell.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * What follows the question mark of an address, the first value of each name.
 *
 * @param values by name, decoded
 */
record Query(Map<String, String> values) {

    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "t", "on");
    private static final double LAST_SECOND = 1e11;

    Query {
        values = Map.copyOf(values);
    }

    /** Read a request's query, and nothing of its body. */
    static Query of(HttpServletRequest request) {
        Map<String, String> values = new LinkedHashMap<>();
        String written = Optional.ofNullable(request.getQueryString()).orElse("");
        UriComponentsBuilder.newInstance()
                .query(written)
                .build()
                .getQueryParams()
                .forEach((name, given) -> {
                    String first = given.isEmpty() ? null : given.getFirst();
                    values.putIfAbsent(decoded(name), first == null ? "" : decoded(first));
                });
        return new Query(values);
    }

    private static String decoded(String text) {
        try {
            return UriUtils.decode(text.replace('+', ' '), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return text;
        }
    }

    /** A value; empty if it is not given or has nothing in it. */
    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /** A yes or no, as Rasa reads it. */
    boolean flag(String name, boolean otherwise) {
        return text(name)
                .map(value -> YES.contains(value.toLowerCase(Locale.ROOT)))
                .orElse(otherwise);
    }

    /**
     * A moment in seconds since 1970.
     *
     * @throws Refusal if it is given and is none
     */
    Optional<Instant> moment(String name) {
        return text(name).map(value -> {
            try {
                double seconds = Double.parseDouble(value);
                if (Math.abs(seconds) < LAST_SECOND) {
                    return Instant.EPOCH.plus(Math.round(seconds * 1e6), ChronoUnit.MICROS);
                }
            } catch (NumberFormatException noNumber) {
                // refused below
            }
            throw refused(name, "seconds since 1970");
        });
    }

    /**
     * A whole number.
     *
     * @throws Refusal if it is given and is none, or less than the least
     */
    Optional<Integer> number(String name, int least) {
        return text(name).map(value -> {
            try {
                int number = Integer.parseInt(value);
                if (number >= least) {
                    return number;
                }
            } catch (NumberFormatException noNumber) {
                // refused below
            }
            throw refused(name, "a whole number of at least %d".formatted(least));
        });
    }

    private static Refusal refused(String name, String expected) {
        return new Refusal(
                400,
                "BadRequest",
                "Invalid parameter value for '%s'. Should be %s.".formatted(name, expected),
                Map.of("parameter", name, "in", "query"));
    }
}
