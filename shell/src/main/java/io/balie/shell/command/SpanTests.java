package io.balie.shell.command;

import io.balie.data.bot.MarkedMessages;
import io.balie.dialog.company.Company;
import io.balie.nlu.Interpreter;
import io.balie.nlu.evaluation.SpanScores;
import io.balie.nlu.evaluation.SpanScores.Count;
import io.balie.nlu.evaluation.SpanScores.Span;
import io.balie.shell.desk.Checked;
import io.balie.shell.desk.Desks;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Measures how well entities, dates and times are found in marked messages. */
final class SpanTests {

    private final Desks desks;

    /** Tests over these desks. */
    SpanTests(Desks desks) {
        this.desks = desks;
    }

    /** A message that was not read as it is marked. */
    private record Wrong(String text, List<Span> missing, List<Span> wrong) {}

    /** What was found in one file. */
    private record Result(SpanScores scores, List<Wrong> wrong) {}

    /** Measure what is asked for; false if no file is given. */
    boolean run(ProjectOptions project, String entities, String times, boolean json, PrintWriter out) {
        List<String> files =
                Stream.of(entities, times).filter(file -> !file.isBlank()).toList();
        if (files.isEmpty()) {
            return false;
        }
        Checked checked = project.checked(desks);
        Map<String, List<MarkedMessages>> marked = new LinkedHashMap<>();
        files.forEach(file -> marked.put(file, read(file, checked.company())));
        Interpreter model = desks.model(checked, false).model();
        Map<String, Object> document = new LinkedHashMap<>();
        marked.forEach((file, messages) -> {
            Result result = found(messages, model);
            if (json) {
                document.put(file.equals(entities) ? "entities" : "times", json(result));
            } else {
                print(file, result, out);
            }
        });
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(document));
        }
        return true;
    }

    private static List<MarkedMessages> read(String file, Company company) {
        List<MarkedMessages> marked;
        try {
            marked = MarkedMessages.read(Path.of(file), company.timeZone(), company.country());
        } catch (IOException e) {
            throw new CommandFailed(Status.INVALID_DATA, "cannot read marked messages: " + e.getMessage());
        }
        if (marked.isEmpty()) {
            throw new CommandFailed(Status.INVALID_DATA, file + " has no messages.");
        }
        return marked;
    }

    // Kinds that nobody marked are not judged: a file of telephone numbers need not mark the names.
    private static Result found(List<MarkedMessages> messages, Interpreter model) {
        Set<String> kinds = messages.stream()
                .flatMap(message -> message.spans().stream())
                .map(Span::kind)
                .collect(Collectors.toSet());
        SpanScores scores = new SpanScores();
        List<Wrong> wrong = new ArrayList<>();
        for (MarkedMessages message : messages) {
            List<Span> found = model.read(message.message()).entities().stream()
                    .map(MarkedMessages::span)
                    .filter(span -> kinds.contains(span.kind()))
                    .toList();
            if (!scores.add(message.spans(), found)) {
                wrong.add(new Wrong(
                        message.message().text(), without(message.spans(), found), without(found, message.spans())));
            }
        }
        return new Result(scores, wrong);
    }

    private static List<Span> without(List<Span> all, List<Span> others) {
        return all.stream().filter(span -> !others.contains(span)).toList();
    }

    private static void print(String file, Result result, PrintWriter out) {
        SpanScores scores = result.scores();
        out.println(String.format(
                Locale.ROOT, "%s: %d of %d messages all right", file, scores.wholeMessages(), scores.messages()));
        out.println("  %-16s %9s  %6s  %5s  %5s".formatted("kind", "precision", "recall", "F1", "n"));
        counts(scores)
                .forEach((kind, count) -> out.println(String.format(
                        Locale.ROOT,
                        "  %-16s %9.3f  %6.3f  %5.3f  %5d",
                        kind,
                        count.precision(),
                        count.recall(),
                        count.f1(),
                        count.expected())));
        for (Wrong wrong : result.wrong()) {
            out.println("  " + wrong.text().replace('\n', ' '));
            wrong.missing().forEach(span -> out.println("    missing  " + shown(span)));
            wrong.wrong().forEach(span -> out.println("    wrong    " + shown(span)));
        }
    }

    private static Map<String, Count> counts(SpanScores scores) {
        Map<String, Count> counts = new LinkedHashMap<>(scores.kinds());
        counts.put("all", scores.pooled(kind -> true));
        return counts;
    }

    private static String shown(Span span) {
        return "%s %d-%d %s".formatted(span.kind(), span.start(), span.end(), span.value());
    }

    private static Map<String, Object> json(Result result) {
        Map<String, Object> kinds = new LinkedHashMap<>();
        counts(result.scores()).forEach((kind, count) -> {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("precision", count.precision());
            figures.put("recall", count.recall());
            figures.put("f1", count.f1());
            figures.put("support", count.expected());
            kinds.put(kind, figures);
        });
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("messages", result.scores().messages());
        document.put("all_right", result.scores().wholeMessages());
        document.put("kinds", kinds);
        document.put("wrong", result.wrong());
        return document;
    }
}
