package io.balie.shell.report;

import io.balie.dialog.marker.MarkerStatistics;
import io.balie.dialog.marker.Markers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Where markers apply, and how often, as CSV in Rasa's columns. */
public final class MarkerTables {

    private static final String STATISTICS = row("sender_id", "session_idx", "marker", "statistic", "value");
    private static final List<String> SORTED = List.of("count", "max", "mean", "median", "min");

    private MarkerTables() {}

    /** One row for each event that a marker applies to. */
    public static String places(MarkerStatistics statistics) {
        StringBuilder csv =
                new StringBuilder(row("sender_id", "session_idx", "marker", "event_idx", "num_preceding_user_turns"));
        for (MarkerStatistics.Identified one : statistics.sessions()) {
            one.session().places().forEach((marker, places) -> {
                for (Markers.Place place : places) {
                    csv.append(row(
                            one.conversation(),
                            String.valueOf(one.number()),
                            marker,
                            String.valueOf(place.event()),
                            String.valueOf(place.userTurns())));
                }
            });
        }
        return csv.toString();
    }

    /** How often each marker applies in all sessions together. */
    public static String overall(MarkerStatistics statistics) {
        StringBuilder csv = new StringBuilder(STATISTICS);
        csv.append(row(
                "all",
                "nan",
                "-",
                "total_number_of_sessions",
                String.valueOf(statistics.sessions().size())));
        Map<String, MarkerStatistics.Overall> overall = statistics.overall();
        overall.forEach((marker, counted) -> {
            csv.append(row(
                    "all",
                    "nan",
                    marker,
                    "number_of_sessions_where_marker_applies_at_least_once",
                    String.valueOf(counted.sessions())));
            csv.append(row(
                    "all",
                    "nan",
                    marker,
                    "percentage_of_sessions_where_marker_applies_at_least_once",
                    fraction(counted.percentage())));
        });
        overall.forEach((marker, counted) -> {
            for (String figure : List.of("count", "mean", "median", "min", "max")) {
                csv.append(row("all", "nan", marker, named(figure), value(counted.turns(), figure)));
            }
        });
        return csv.toString();
    }

    /** How often each marker applies in each session. */
    public static String perSession(MarkerStatistics statistics) {
        StringBuilder csv = new StringBuilder(STATISTICS);
        TreeSet<String> markers = new TreeSet<>();
        statistics
                .sessions()
                .forEach(one -> markers.addAll(one.session().places().keySet()));
        for (String marker : markers) {
            for (String figure : SORTED) {
                for (MarkerStatistics.Identified one : statistics.sessions()) {
                    csv.append(row(
                            one.conversation(),
                            String.valueOf(one.number()),
                            marker,
                            named(figure),
                            value(MarkerStatistics.turns(one.session(), marker), figure)));
                }
            }
        }
        return csv.toString();
    }

    private static String named(String figure) {
        return figure + "(number of preceding user turns)";
    }

    private static String value(MarkerStatistics.Turns turns, String figure) {
        return switch (figure) {
            case "count" -> String.valueOf(turns.count());
            case "mean" -> fraction(turns.mean());
            case "median" -> fraction(turns.median());
            case "min" -> whole(turns.min());
            default -> whole(turns.max());
        };
    }

    private static String whole(double number) {
        return Double.isNaN(number) ? "nan" : String.valueOf((long) number);
    }

    /** Three places at most, as numpy rounds and Python writes: 2.0, 1.333. */
    private static String fraction(double number) {
        return Double.isNaN(number)
                ? "nan"
                : String.valueOf(BigDecimal.valueOf(number)
                        .setScale(3, RoundingMode.HALF_EVEN)
                        .doubleValue());
    }

    private static String row(String... cells) {
        StringBuilder row = new StringBuilder();
        for (String cell : cells) {
            if (!row.isEmpty()) {
                row.append(',');
            }
            boolean quoted = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            row.append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        return row.append("\r\n").toString();
    }
}
