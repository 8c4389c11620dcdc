package io.balie.data.privacy;

import io.balie.data.transcript.EventJson;
import io.balie.data.transcript.StoredEvent;
import io.balie.dialog.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Everything that is kept about one person, to be handed to that person: as JSON with every event, as CSV for a spreadsheet, and as a page to read.
 *
 * <p>It holds what others have a right to keep for themselves in one place only, colleagues' names; these are replaced. Nothing in it is run by what opens it:
 * the page has no script and loads nothing, and cells that a spreadsheet would take for formulas are text.
 */
public final class PersonReport {

    private static final String FORMULA = "=+-@\t\r\n|%";

    private final String person;
    private final Instant made;
    private final List<Conversation> conversations;
    private final UnaryOperator<String> colleagues;

    /**
     * A conversation of the person.
     *
     * @param name the channel's name for who it is with
     */
    public record Conversation(String ref, String name, List<StoredEvent> events) {
        public Conversation {
            events = List.copyOf(events);
        }
    }

    /**
     * A report of these conversations.
     *
     * @param person as was asked for
     * @param colleagues replaces colleagues' names in a text
     */
    public PersonReport(
            String person, Instant made, List<Conversation> conversations, UnaryOperator<String> colleagues) {
        this.person = person;
        this.made = made;
        this.conversations = List.copyOf(conversations);
        this.colleagues = colleagues;
    }

    /** Every event as it was stored, for machines. */
    public String json() {
        JsonMapper mapper = JsonMapper.shared();
        List<Map<String, @Nullable Object>> parts = new ArrayList<>();
        for (Conversation conversation : conversations) {
            Map<String, @Nullable Object> part = new LinkedHashMap<>();
            part.put("conversation", conversation.ref());
            part.put("sender_id", conversation.name());
            List<JsonNode> events = new ArrayList<>();
            for (StoredEvent event : conversation.events()) {
                events.add(cleaned(mapper.readTree(event.json())));
            }
            part.put("events", events);
            parts.add(part);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("person", person);
        all.put("made", made.toString());
        all.put("conversations", parts);
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
    }

    private JsonNode cleaned(JsonNode node) {
        if (node instanceof StringNode text) {
            return StringNode.valueOf(colleagues.apply(text.stringValue()));
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            object.properties().forEach(entry -> copy.set(entry.getKey(), cleaned(entry.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(item -> copy.add(cleaned(item)));
            return copy;
        }
        return node;
    }

    /** One row for each event. */
    public String csv() {
        StringBuilder csv = new StringBuilder("conversation,time,kind,said\r\n");
        for (Conversation conversation : conversations) {
            for (StoredEvent stored : conversation.events()) {
                Event event = stored.event();
                csv.append(cell(conversation.ref()))
                        .append(',')
                        .append(cell(event.at().toString()))
                        .append(',')
                        .append(cell(EventJson.kind(event)))
                        .append(',')
                        .append(cell(colleagues.apply(told(event))))
                        .append("\r\n");
            }
        }
        return csv.toString();
    }

    /** A cell that a spreadsheet shows as it is: with an apostrophe before what it would take for a formula. */
    static String cell(String text) {
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }

    /** What was said, and what was kept of it, for people. */
    public String html() {
        StringBuilder page = new StringBuilder("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>What is kept about a person</title>
                <style>
                body { font: 1rem/1.5 sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff }
                table { border-collapse: collapse; width: 100% }
                th, td { text-align: left; vertical-align: top; border-top: 1px solid #767676; padding: .3rem .6rem .3rem 0; overflow-wrap: anywhere; unicode-bidi: isolate }
                caption { text-align: left; font-weight: bold; padding: 1rem 0 .3rem }
                </style>
                </head>
                <body>
                <main>
                """);
        page.append("<h1>What is kept about ").append(escaped(person)).append("</h1>\n");
        page.append("<p>Made on ")
                .append(escaped(made.toString()))
                .append(
                        ". Times are UTC. Names of colleagues are replaced. The JSON file beside this page has every detail.</p>\n");
        for (Conversation conversation : conversations) {
            page.append("<table>\n<caption>Conversation ")
                    .append(escaped(conversation.ref()))
                    .append(", with ")
                    .append(escaped(conversation.name()))
                    .append(
                            "</caption>\n<thead><tr><th scope=\"col\">Time</th><th scope=\"col\">What</th><th scope=\"col\">Said or kept</th></tr></thead>\n<tbody>\n");
            for (StoredEvent stored : conversation.events()) {
                Event event = stored.event();
                String told = told(event);
                if (!told.isEmpty()) {
                    page.append("<tr><td>")
                            .append(escaped(event.at().toString()))
                            .append("</td><td>")
                            .append(escaped(EventJson.kind(event)))
                            .append("</td><td>")
                            .append(escaped(colleagues.apply(told)))
                            .append("</td></tr>\n");
                }
            }
            page.append("</tbody>\n</table>\n");
        }
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private static String told(Event event) {
        return switch (event) {
            case Event.UserUttered said -> said.text();
            case Event.BotUttered said -> said.text();
            case Event.AgentUttered said -> said.text();
            case Event.ActionExecuted action -> action.name();
            case Event.SlotSet set -> set.value() == null ? "" : set.name() + ": " + set.value();
            case Event.NoteTaken note -> pairs(note.note());
            case Event.CallbackPromised promised ->
                "%s, %s, by %s: %s".formatted(promised.name(), promised.phone(), promised.due(), promised.about());
            case Event.HandedOver handed -> handed.summary();
            default -> "";
        };
    }

    private static String pairs(Map<String, String> note) {
        StringBuilder pairs = new StringBuilder();
        note.forEach((key, value) -> pairs.append(pairs.isEmpty() ? "" : "; ")
                .append(key)
                .append(": ")
                .append(value));
        return pairs.toString();
    }

    /** Text for a page: nothing of it is markup, and what cannot be seen is shown. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\n' -> escaped.append("<br>");
                default -> {
                    if (Character.isISOControl(c) || type == Character.FORMAT || type == Character.SURROGATE) {
                        escaped.append("[U+%04X]".formatted(c));
                    } else {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        });
        return escaped.toString();
    }
}
