package io.balie.shell.command;

import io.balie.data.evidence.Finding;
import io.balie.data.evidence.Verdict;
import io.balie.data.keys.VerifierKey;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came of looking through one log, in words and as JSON.
 *
 * @param key what its checkpoints were checked with
 * @param given whether that key came from elsewhere
 */
record VerifyReport(String name, Optional<VerifierKey> key, boolean given, Verdict verdict, List<Finding> findings) {

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("log", name);
        json.put("verdict", verdict.written());
        json.put("leaves", verdict.leaves());
        json.put("conversations", verdict.conversations());
        json.put("erased", verdict.erased());
        json.put("checkpoints", verdict.checkpoints());
        json.put("covered", verdict.covered());
        json.put("anchors", verdict.anchors());
        json.put("confirmed", verdict.confirmed());
        json.put("key", key.map(VerifierKey::toString).orElse(""));
        json.put("key_given", given);
        Map<String, Long> counts = new TreeMap<>();
        verdict.found().forEach((kind, count) -> counts.put(kind.written(), count));
        json.put("found", counts);
        json.put("findings", findings.stream().map(VerifyReport::json).toList());
        return json;
    }

    private static Map<String, Object> json(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        Finding.Where where = finding.where();
        json.put("finding", finding.kind().written());
        where.leaf().ifPresent(leaf -> json.put("leaf", leaf));
        where.conversation().ifPresent(conversation -> json.put("conversation", conversation));
        where.seq().ifPresent(seq -> json.put("seq", seq));
        where.size().ifPresent(size -> json.put("size", size));
        where.level().ifPresent(level -> json.put("level", level));
        where.tile().ifPresent(tile -> json.put("tile", tile));
        where.file().ifPresent(file -> json.put("file", file));
        json.put("says", finding.says());
        return json;
    }

    static void print(Finding finding, PrintWriter out) {
        out.println("  %s: %s: %s"
                .formatted(
                        finding.kind().written(),
                        Shown.plain(finding.where().toString()),
                        Shown.plain(finding.says())));
    }

    void summary(PrintWriter out) {
        out.println("%s, %s (%d erased), %s, the latest that agrees over %s"
                .formatted(
                        Shown.count(verdict.leaves(), "record"),
                        Shown.count(verdict.conversations(), "conversation"),
                        verdict.erased(),
                        Shown.count(verdict.checkpoints(), "checkpoint"),
                        Shown.count(verdict.covered(), "record")));
        if (!given) {
            out.println("verifier key: the one that lies with the log; an auditor has it from elsewhere (--key)");
        }
        if (verdict.confirmed() > 0) {
            out.println("confirmed from outside: the first %s, by what was given (%s)"
                    .formatted(
                            Shown.count(verdict.confirmed(), "record"), Shown.count(verdict.anchors(), "checkpoint")));
        }
        out.println("verdict: " + verdict.written()
                + (verdict.whole()
                        ? ""
                        : verdict.found().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(entry -> "%d %s"
                                        .formatted(
                                                entry.getValue(), entry.getKey().written()))
                                .collect(Collectors.joining(", ", " (", ")"))));
    }
}
