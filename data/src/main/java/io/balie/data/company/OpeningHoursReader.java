package io.balie.data.company;

import io.balie.data.yaml.DidYouMean;
import io.balie.data.yaml.Findings;
import io.balie.data.yaml.Value;
import io.balie.dialog.company.OpeningHours;
import io.balie.dialog.company.OpeningHours.Span;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads opening hours: a day or a range of days, and when the company is open on them. A single day wins over a range. */
final class OpeningHoursReader {

    private static final Pattern SPAN =
            Pattern.compile("([01]?[0-9]|2[0-4])[:.]([0-5][0-9])\\s*[-–]\\s*([01]?[0-9]|2[0-4])[:.]([0-5][0-9])");
    private static final Map<String, DayOfWeek> DAYS = new LinkedHashMap<>();

    static {
        for (DayOfWeek day : DayOfWeek.values()) {
            DAYS.put(day.name().substring(0, 3).toLowerCase(Locale.ROOT), day);
        }
    }

    private final Findings findings;

    OpeningHoursReader(Findings findings) {
        this.findings = findings;
    }

    OpeningHours read(Value value) {
        Map<DayOfWeek, List<Span>> ranges = new EnumMap<>(DayOfWeek.class);
        Map<DayOfWeek, List<Span>> single = new EnumMap<>(DayOfWeek.class);
        value.block("'opening_hours'").ifPresent(block -> {
            for (Value.Entry entry : block.entries()) {
                List<DayOfWeek> days = days(entry);
                List<Span> spans = spans(entry);
                Map<DayOfWeek, List<Span>> into = days.size() == 1 ? single : ranges;
                for (DayOfWeek day : days) {
                    if (into.putIfAbsent(day, spans) != null) {
                        findings.fault(
                                entry.spot(),
                                "Opening hours of '%s' cover %s a second time."
                                        .formatted(entry.key(), day.name().toLowerCase(Locale.ROOT)),
                                "Keep one; a single day may differ from a range.");
                    }
                }
            }
        });
        ranges.putAll(single);
        return new OpeningHours(ranges);
    }

    private List<DayOfWeek> days(Value.Entry entry) {
        String[] ends = entry.key().strip().toLowerCase(Locale.ROOT).split("\\s*-\\s*", -1);
        List<DayOfWeek> days = new ArrayList<>();
        for (String end : ends) {
            if (!DAYS.containsKey(end) || ends.length > 2) {
                String near = DidYouMean.hint(end, DAYS.keySet());
                findings.fault(
                        entry.spot(),
                        "Opening hours have the key '%s', expected a day or a range of days.".formatted(entry.key()),
                        near.isEmpty() ? "Write mon, tue, wed, thu, fri, sat, sun, or mon-fri." : near);
                return List.of();
            }
        }
        DayOfWeek day = DAYS.get(ends[0]);
        DayOfWeek last = DAYS.get(ends[ends.length - 1]);
        days.add(day);
        while (day != last) {
            day = day.plus(1);
            days.add(day);
        }
        return days;
    }

    private List<Span> spans(Value.Entry entry) {
        if (entry.value().isText() && entry.value().text("opening hours").equals(Optional.of("closed"))) {
            return List.of();
        }
        List<Span> spans = new ArrayList<>();
        for (Value item : entry.value().itemsOrOne("'" + entry.key() + "'")) {
            item.text("'" + entry.key() + "'").flatMap(text -> span(text, item)).ifPresent(spans::add);
        }
        spans.sort(Comparator.comparing(Span::from));
        for (int i = 1; i < spans.size(); i++) {
            if (spans.get(i).from().isBefore(spans.get(i - 1).to())) {
                findings.fault(
                        entry.value().spot(), "Opening hours of '%s' overlap.".formatted(entry.key()), "Join them.");
            }
        }
        return spans;
    }

    private static Optional<Span> span(String text, Value value) {
        Matcher parts = SPAN.matcher(text);
        if (!parts.matches()) {
            value.fault("Opening hours are '%s', expected a span or closed.".formatted(text), "Write \"09:00-17:00\".");
            return Optional.empty();
        }
        Optional<LocalTime> from = time(parts.group(1), parts.group(2), false);
        Optional<LocalTime> to = time(parts.group(3), parts.group(4), true);
        if (from.isEmpty() || to.isEmpty() || !to.get().isAfter(from.get())) {
            value.fault(
                    "Opening hours are '%s', expected an end after the start.".formatted(text),
                    "Write \"18:00-24:00\" on one day and \"00:00-02:00\" on the next for a night.");
            return Optional.empty();
        }
        return Optional.of(new Span(from.get(), to.get()));
    }

    private static Optional<LocalTime> time(String hours, String minutes, boolean end) {
        int hour = Integer.parseInt(hours);
        int minute = Integer.parseInt(minutes);
        if (end && ((hour == 24 && minute == 0) || (hour == 23 && minute == 59))) {
            // Who writes 23:59 means midnight: no company closes for the day's last minute.
            return Optional.of(LocalTime.MAX);
        }
        return hour > 23 ? Optional.empty() : Optional.of(LocalTime.of(hour, minute));
    }
}
