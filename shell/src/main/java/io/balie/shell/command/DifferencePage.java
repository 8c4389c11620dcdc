package io.balie.shell.command;

import io.balie.shell.conversation.Replay;
import io.balie.shell.conversation.ReplayTotals;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** Turns that differ as one HTML page that needs nothing else: no script, no style or picture from elsewhere. */
final class DifferencePage {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>What would be decided now</title>
            <style>
            body{font:1rem/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
            table{border-collapse:collapse;width:100%;margin:.5rem 0 2rem;table-layout:fixed}
            th,td{border:1px solid #888;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
            th[scope=row]{width:7rem}
            del{background:#ffd9d9;color:#7a0000}ins{background:#d5f2d5;color:#004d00}
            blockquote{margin:.3rem 0;padding-left:.8rem;border-left:.25rem solid #888}
            @media(prefers-color-scheme:dark){body{background:#111;color:#eee}del{background:#5a0000;color:#ffd9d9}ins{background:#003d00;color:#d5f2d5}}
            </style></head><body><main>
            <h1>What would be decided now</h1>
            """;

    private final PrintWriter out;

    DifferencePage(PrintWriter out) {
        this.out = out;
        out.print(HEAD);
        out.println("<h2>Turns that differ</h2>");
    }

    void turn(String conversation, Replay.Difference difference) {
        out.println("<h3>%s, turn %d, event %d: %s</h3>"
                .formatted(
                        safe(conversation), difference.turn(), difference.seq(), safe(TurnsCompared.ways(difference))));
        String heard = TurnsCompared.heard(difference);
        if (!heard.isEmpty()) {
            out.println("<blockquote>%s</blockquote>".formatted(safe(heard)));
        }
        out.println(
                "<table><thead><tr><td></td><th scope=\"col\">Then</th><th scope=\"col\">Now</th></tr></thead><tbody>");
        for (TurnsCompared.Row row : TurnsCompared.rows(difference)) {
            Compared.Words words = Compared.of(row.then(), row.now());
            out.println("<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td></tr>"
                    .formatted(safe(row.name()), marked(words.left(), "del"), marked(words.right(), "ins")));
        }
        out.println("</tbody></table>");
    }

    /** End the page. */
    void end(List<String> summary, ReplayTotals totals) {
        out.println("<h2>Summary</h2><ul>");
        summary.forEach(line -> out.println("<li>%s</li>".formatted(safe(line))));
        out.println("</ul>");
        changes("Intents", totals.intents());
        changes("First action that differs", totals.actions());
        if (!totals.outcomes().isEmpty()) {
            out.println(
                    "<h3>Outcomes</h3><table><thead><tr><th scope=\"col\">Conversation</th><th scope=\"col\">Then</th><th scope=\"col\">Now</th></tr></thead><tbody>");
            totals.outcomes()
                    .forEach(outcome -> out.println("<tr><td>%s</td><td>%s</td><td>%s</td></tr>"
                            .formatted(safe(outcome.conversation()), safe(outcome.then()), safe(outcome.now()))));
            out.println("</tbody></table>");
        }
        out.println("</main></body></html>");
    }

    private void changes(String title, List<Map.Entry<ReplayTotals.Change, Long>> changes) {
        if (changes.isEmpty()) {
            return;
        }
        out.println(
                "<h3>%s</h3><table><thead><tr><th scope=\"col\">Then</th><th scope=\"col\">Now</th><th scope=\"col\">Turns</th></tr></thead><tbody>"
                        .formatted(safe(title)));
        changes.forEach(change -> out.println("<tr><td>%s</td><td>%s</td><td>%d</td></tr>"
                .formatted(safe(change.getKey().then()), safe(change.getKey().now()), change.getValue())));
        out.println("</tbody></table>");
    }

    private static String marked(List<Compared.Word> words, String tag) {
        StringBuilder html = new StringBuilder();
        for (Compared.Word word : words) {
            if (!html.isEmpty()) {
                html.append(' ');
            }
            String text = safe(word.text());
            html.append(word.own() ? "<%s>%s</%s>".formatted(tag, text, tag) : text);
        }
        return html.toString();
    }

    /** Text that is nothing but text, whatever somebody typed. */
    private static String safe(String text) {
        return Shown.plain(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
