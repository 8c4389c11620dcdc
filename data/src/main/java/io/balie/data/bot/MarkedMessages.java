package io.balie.data.bot;

import io.balie.nlu.Entity;
import io.balie.nlu.Language;
import io.balie.nlu.Message;
import io.balie.nlu.evaluation.SpanScores.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Messages with what stands in them, for a test of the recognisers.
 *
 * <p>A file has one JSON object a line: {@code text}, {@code language}, and either {@code entities}, each with {@code entity},
 * {@code text} and {@code value}, or {@code now} and {@code times}, each with {@code text} and {@code value}. Spans are looked for from
 * left to right.
 *
 * @param message as it comes in
 * @param language that it is written in
 * @param spans what stands in it
 */
public record MarkedMessages(Message message, Language language, List<Span> spans) {

    /** The one kind of all dates and times. */
    public static final String TIME = "time";

    // Where nothing is counted from the moment, any will do; this one is a working day.
    private static final Instant USUAL = Instant.parse("2026-11-23T09:15:00Z");
    // Shorter names that files of others use.
    private static final Map<String, String> SAME =
            Map.of("vat_number", "vat", "chamber_of_commerce_number", "kvk", "date", TIME);

    public MarkedMessages {
        spans = List.copyOf(spans);
    }

    /**
     * Read a file.
     *
     * @throws IOException if it cannot be read, or a line is wrong
     */
    public static List<MarkedMessages> read(Path file, ZoneId zone, String country) throws IOException {
        JsonMapper mapper = JsonMapper.shared();
        List<MarkedMessages> messages = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            number++;
            if (!line.isBlank()) {
                String place = file + ", line " + number;
                try {
                    messages.add(one(mapper.readTree(line), zone, country, place));
                } catch (JacksonException | DateTimeParseException e) {
                    throw new IOException("%s: %s".formatted(place, e.getMessage()), e);
                }
            }
        }
        return messages;
    }

    private static MarkedMessages one(JsonNode node, ZoneId zone, String country, String place) throws IOException {
        String text = node.path("text").asString();
        boolean timed = node.has("times");
        Instant now = timed ? OffsetDateTime.parse(node.path("now").asString()).toInstant() : USUAL;
        List<Span> spans = new ArrayList<>();
        Map<String, Integer> from = new HashMap<>();
        int last = 0;
        for (JsonNode mark : node.path(timed ? "times" : "entities")) {
            String marked = mark.path("text").asString();
            int start = text.indexOf(marked, Math.max(last, from.getOrDefault(marked, 0)));
            start = start < 0 ? text.indexOf(marked, from.getOrDefault(marked, 0)) : start;
            if (start < 0 || marked.isEmpty()) {
                throw new IOException("%s: '%s' does not stand in '%s'.".formatted(place, marked, text));
            }
            from.put(marked, start + 1);
            last = start + marked.length();
            String kind = timed ? TIME : mark.path("entity").asString();
            spans.add(new Span(
                    kind, start, start + marked.length(), mark.path("value").asString()));
        }
        Language language = new Language(node.path("language").asString("nl"));
        return new MarkedMessages(new Message(text, now, zone, country, Optional.empty()), language, spans);
    }

    /** An entity that was found, as the span that a file would call it. */
    public static Span span(Entity entity) {
        String kind = SAME.getOrDefault(entity.type(), entity.type());
        return new Span(kind, entity.start(), entity.end(), entity.value());
    }
}
