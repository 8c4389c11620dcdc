package io.balie.verifier;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was found. Findings beyond the first {@value #MOST} are counted and not kept. */
final class Report {
    private static final int MOST = 100_000;

    private final List<Finding> findings = new ArrayList<>();
    private final Map<Finding.Kind, Long> counts = new EnumMap<>(Finding.Kind.class);
    private final List<String> remarks = new ArrayList<>();
    private long confirmed = -1;
    private long leaves;

    Report() {}

    void found(Finding.Kind kind, Finding.Place place, String text) {
        counts.merge(kind, 1L, Long::sum);
        if (findings.size() < MOST) {
            findings.add(new Finding(kind, place, text));
        }
    }

    void remark(String text) {
        remarks.add(text);
    }

    void leaves(long count) {
        leaves = count;
    }

    /** A checkpoint held outside agrees. */
    void confirmed(long size) {
        confirmed = Math.max(confirmed, size);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /**
     * The verdict in the page's words.
     *
     * @return {@code intact}, {@code broken} or {@code intact, not confirmed from outside}
     */
    String verdict() {
        if (!counts.isEmpty()) {
            return "broken";
        }
        return confirmed < 0 ? "intact, not confirmed from outside" : "intact";
    }

    /**
     * The exit status.
     *
     * @param mustBeConfirmed whether a log that nothing outside confirms does not pass
     * @return 0 if it passes, 1 if not
     */
    int status(boolean mustBeConfirmed) {
        return counts.isEmpty() && (confirmed >= 0 || !mustBeConfirmed) ? 0 : 1;
    }

    /**
     * The report for a person.
     *
     * @return lines, the verdict last
     */
    String text() {
        StringBuilder out = new StringBuilder();
        findings.forEach(finding -> out.append(finding).append('\n'));
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        if (all > findings.size()) {
            out.append("and ").append(all - findings.size()).append(" more\n");
        }
        remarks.forEach(remark -> out.append(remark).append('\n'));
        if (!counts.isEmpty()) {
            out.append(counts).append('\n');
        }
        out.append(leaves).append(" records read");
        if (confirmed >= 0) {
            out.append("; confirmed from outside up to size ").append(confirmed);
        }
        return out.append(".\n").append(verdict()).append('\n').toString();
    }

    /**
     * The report for a machine.
     *
     * @return one JSON object
     */
    String json() {
        Map<String, Object> report = new TreeMap<>();
        report.put("verdict", verdict());
        report.put("records", leaves);
        if (confirmed >= 0) {
            report.put("confirmed", confirmed);
        }
        report.put("remarks", remarks);
        Map<String, Object> numbers = new TreeMap<>();
        counts.forEach((kind, count) -> numbers.put(kind.toString(), count));
        report.put("counts", numbers);
        List<Object> list = new ArrayList<>();
        for (Finding finding : findings) {
            Map<String, Object> one = new TreeMap<>(finding.place().parts());
            one.put("finding", finding.kind().toString());
            one.put("text", finding.text());
            list.add(one);
        }
        report.put("findings", list);
        return Json.canonical(report);
    }
}
