package io.balie.data.transcript;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Events of the auditing stream as JSON, and back. */
public final class AuditJson {

    private static final int VERSION = 1;

    private AuditJson() {}

    /** The kind that stands in the envelope. */
    public static String kind(AuditEvent event) {
        return switch (event) {
            case AuditEvent.LogStarted started -> "log_started";
            case AuditEvent.Looked looked -> "looked";
            case AuditEvent.Exported exported -> "exported";
            case AuditEvent.Erased erased -> "erased";
            case AuditEvent.Parked parked -> "parked";
            case AuditEvent.Restored restored -> "restored";
        };
    }

    /** An event as a JSON object. */
    public static Map<String, Object> shape(AuditEvent event) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("v", VERSION);
        shape.put("event", kind(event));
        shape.put("timestamp", EventJson.seconds(event.at()));
        if (!(event instanceof AuditEvent.LogStarted)) {
            shape.put("by", event.by());
        }
        event.subject().ifPresent(subject -> shape.put("subject", subject));
        switch (event) {
            case AuditEvent.LogStarted started -> {
                shape.put("origin", started.origin());
                shape.put("verifier_key", started.verifierKey());
            }
            case AuditEvent.Looked looked -> {
                shape.put("how", looked.how());
                shape.put("why", looked.why());
            }
            case AuditEvent.Exported exported -> {
                shape.put("what", exported.what());
                shape.put("why", exported.why());
            }
            case AuditEvent.Erased erased -> {
                shape.put("why", erased.why());
                shape.put("events", erased.events());
            }
            case AuditEvent.Parked parked -> shape.put("why", parked.why());
            case AuditEvent.Restored restored -> {
                shape.put("backup", restored.backup());
                shape.put("erasures", restored.erasures());
            }
        }
        return shape;
    }

    /** Write an event. */
    public static String write(AuditEvent event) {
        return Json.write(shape(event));
    }

    /**
     * Read an event.
     *
     * @throws UnreadableEvent if the text is not exactly what {@link #write} writes; the message says where
     */
    public static AuditEvent read(String json) {
        Fields fields = new Fields("", Json.readObject(json));
        int version = fields.number("v", Integer.class);
        if (version != VERSION) {
            throw new UnreadableEvent("Field 'v' is %d, expected %d.".formatted(version, VERSION));
        }
        String kind = fields.text("event");
        Instant at = EventJson.time(fields.number("timestamp", BigDecimal.class));
        AuditEvent event = switch (kind) {
            case "log_started" -> new AuditEvent.LogStarted(at, fields.text("origin"), fields.text("verifier_key"));
            case "looked" ->
                new AuditEvent.Looked(
                        at, fields.text("by"), fields.optionalText("subject"), fields.text("how"), fields.text("why"));
            case "exported" ->
                new AuditEvent.Exported(
                        at, fields.text("by"), fields.text("subject"), fields.text("what"), fields.text("why"));
            case "erased" ->
                new AuditEvent.Erased(
                        at, fields.text("by"), fields.text("subject"), fields.text("why"), whole(fields, "events"));
            case "parked" -> new AuditEvent.Parked(at, fields.text("by"), fields.text("subject"), fields.text("why"));
            case "restored" ->
                new AuditEvent.Restored(at, fields.text("by"), fields.text("backup"), whole(fields, "erasures"));
            default -> throw new UnreadableEvent("Field 'event' names no known kind.");
        };
        fields.end();
        return event;
    }

    private static long whole(Fields fields, String key) {
        Number number = fields.number(key, Number.class);
        if (!(number instanceof Integer) && !(number instanceof Long)) {
            throw new UnreadableEvent("Field '%s' is no whole number.".formatted(key));
        }
        return number.longValue();
    }
}
