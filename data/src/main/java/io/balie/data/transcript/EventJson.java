package io.balie.data.transcript;

import io.balie.dialog.event.Button;
import io.balie.dialog.event.Event;
import io.balie.dialog.event.Reason;
import io.balie.dialog.event.Sign;
import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import io.balie.nlu.Selection;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Events as JSON in Rasa's shape, and back.
 *
 * <p>Every event comes back as it was, to the microsecond and to the last half of a surrogate pair, and the same event always gives
 * the same text. Rasa writes a session start as an action followed by a marker; here it is the marker alone. The front desk's own
 * kinds are {@code belief}, {@code note_taken}, {@code callback_promised} and {@code handed_over}; {@code message_parked} stands after
 * a message that could not be answered.
 *
 * <p>{@code v} is the version of these shapes, now 2. In version 1 an action's reasons were phrases; they are read as such.
 */
public final class EventJson {

    private static final int VERSION = 2;
    private static final int WITH_PHRASES = 1;
    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(Instant.MAX.getEpochSecond());

    private EventJson() {}

    /**
     * Write an event.
     *
     * @throws IllegalArgumentException if its time is finer than a microsecond, or it holds something that JSON does not have
     */
    public static String write(Event event) {
        return Json.write(shape(event));
    }

    /**
     * Read an event.
     *
     * @throws UnreadableEvent if the text is not exactly what {@link #write} writes; the message says where
     */
    public static Event read(String json) {
        Fields fields = new Fields("", Json.readObject(json));
        int version = fields.number("v", Integer.class);
        if (version != VERSION && version != WITH_PHRASES) {
            throw new UnreadableEvent("Field 'v' is %d, expected %d or older.".formatted(version, VERSION));
        }
        String kind = fields.text("event");
        Instant at = time(fields.number("timestamp", BigDecimal.class));
        try {
            Event event = switch (kind) {
                case "session_started" -> new Event.SessionStarted(at);
                case "user" -> user(at, fields);
                case "action" -> action(at, fields, version);
                case "bot" -> bot(at, fields);
                case "slot" -> new Event.SlotSet(at, fields.text("name"), fields.any("value"));
                case "active_loop" -> new Event.ActiveLoop(at, fields.textOrNull("name"));
                case "loop_interrupted" -> new Event.LoopInterrupted(at, fields.flag("is_interrupted"));
                case "reset_slots" -> new Event.SlotsReset(at);
                case "followup" -> new Event.FollowupAction(at, fields.textOrNull("name"));
                case "rewind" -> new Event.UserUtteranceReverted(at);
                case "undo" -> new Event.ActionReverted(at);
                case "entities" -> new Event.EntitiesAdded(at, entities(fields));
                case "user_featurization" ->
                    new Event.UserFeaturization(
                            at, fields.flag("use_text_for_featurization"), fields.flag("hide_rule_turn"));
                case "reminder" ->
                    new Event.ReminderScheduled(
                            at,
                            fields.text("intent"),
                            fields.object("entities").free(),
                            Instant.parse(fields.text("date_time")),
                            fields.text("name"),
                            fields.flag("kill_on_user_msg"));
                case "cancel_reminder" ->
                    new Event.ReminderCancelled(
                            at,
                            fields.textOrNull("name"),
                            fields.textOrNull("intent"),
                            fields.objectOrNull("entities").map(Fields::free));
                case "agent" ->
                    new Event.AgentUttered(
                            at, fields.text("text"), fields.object("data").free());
                case "export" -> new Event.StoryExported(at);
                case "action_execution_rejected" ->
                    new Event.ActionRejected(
                            at,
                            fields.text("name"),
                            fields.text("policy"),
                            fields.has("metadata") ? because(fields, version) : List.of());
                case "belief" -> belief(at, fields);
                case "note_taken" -> note(at, fields);
                case "callback_promised" ->
                    new Event.CallbackPromised(
                            at,
                            Instant.parse(fields.text("due")),
                            fields.text("phone"),
                            fields.text("name"),
                            fields.text("about"));
                case "message_parked" -> new Event.MessageParked(at, fields.text("cause"));
                case "handed_over" -> new Event.HandedOver(at, fields.text("summary"));
                case "pause" -> new Event.Paused(at);
                case "resume" -> new Event.Resumed(at);
                case "restart" -> new Event.Restarted(at);
                default -> throw new UnreadableEvent("Field 'event' names no known kind.");
            };
            fields.end();
            return event;
        } catch (IllegalArgumentException | DateTimeException e) {
            // Thrown by the types themselves: a confidence above one, an empty span, a date that is none.
            throw new UnreadableEvent("The %s event holds an impossible value.".formatted(kind));
        }
    }

    /** An event as a JSON object: text, numbers, lists and maps, in Rasa's order. */
    public static Map<String, Object> shape(Event event) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("v", VERSION);
        shape.put("event", kind(event));
        shape.put("timestamp", seconds(event.at()));
        switch (event) {
            case Event.UserUttered said -> {
                shape.put("text", said.text());
                shape.put("parse_data", shape(said.reading()));
                shape.put("input_channel", said.channel());
                shape.put("message_id", said.messageId());
                shape.put("metadata", sorted(said.metadata()));
            }
            case Event.ActionExecuted done -> {
                shape.put("name", done.name());
                put(shape, "policy", done.policy().orElse(null));
                shape.put("confidence", done.confidence());
                shape.put("metadata", because(done.because()));
                if (done.hidden()) {
                    shape.put("hide_rule_turn", true);
                }
                done.text().ifPresent(text -> shape.put("action_text", text));
            }
            case Event.BotUttered said -> {
                shape.put("text", said.text());
                Map<String, Object> data = new LinkedHashMap<>();
                put(
                        data,
                        "buttons",
                        said.buttons().isEmpty()
                                ? null
                                : said.buttons().stream().map(EventJson::button).toList());
                put(data, "custom", said.custom().isEmpty() ? null : sorted(said.custom()));
                new TreeMap<>(said.media()).forEach((key, value) -> put(data, key, sorted(value)));
                shape.put("data", data);
                shape.put("metadata", Map.of("utter_action", said.action()));
            }
            case Event.SlotSet set -> {
                shape.put("name", set.name());
                put(shape, "value", sorted(set.value()));
            }
            case Event.ActiveLoop loop -> put(shape, "name", loop.name().orElse(null));
            case Event.ActionRejected rejected -> {
                shape.put("name", rejected.name());
                shape.put("policy", rejected.policy());
                if (!rejected.because().isEmpty()) {
                    shape.put("metadata", because(rejected.because()));
                }
            }
            case Event.Believed believed -> {
                shape.put("log_odds", believed.logOdds());
                shape.put(
                        "signs", believed.signs().stream().map(EventJson::sign).toList());
            }
            case Event.NoteTaken taken -> shape.put("note", taken.note());
            case Event.CallbackPromised promised -> {
                shape.put("due", promised.due().toString());
                shape.put("phone", promised.phone());
                shape.put("name", promised.name());
                shape.put("about", promised.about());
            }
            case Event.HandedOver handed -> shape.put("summary", handed.summary());
            case Event.MessageParked parked -> shape.put("cause", parked.cause());
            case Event.LoopInterrupted interrupted -> shape.put("is_interrupted", interrupted.interrupted());
            case Event.FollowupAction next -> put(shape, "name", next.name().orElse(null));
            case Event.EntitiesAdded added ->
                shape.put(
                        "entities",
                        added.entities().stream().map(EventJson::entity).toList());
            case Event.UserFeaturization looked -> {
                shape.put("use_text_for_featurization", looked.usesText());
                shape.put("hide_rule_turn", looked.hidden());
            }
            case Event.ReminderScheduled reminder -> {
                shape.put("intent", reminder.intent());
                shape.put("entities", sorted(reminder.entities()));
                shape.put("date_time", reminder.due().toString());
                shape.put("name", reminder.name());
                shape.put("kill_on_user_msg", reminder.killOnUserMessage());
            }
            case Event.ReminderCancelled cancelled -> {
                put(shape, "name", cancelled.name().orElse(null));
                put(shape, "intent", cancelled.intent().orElse(null));
                put(shape, "entities", sorted(cancelled.entities().orElse(null)));
            }
            case Event.AgentUttered said -> {
                shape.put("text", said.text());
                shape.put("data", sorted(said.data()));
            }
            case Event.SlotsReset cleared -> {}
            case Event.UserUtteranceReverted reverted -> {}
            case Event.ActionReverted reverted -> {}
            case Event.StoryExported exported -> {}
            case Event.SessionStarted started -> {}
            case Event.Paused paused -> {}
            case Event.Resumed resumed -> {}
            case Event.Restarted restarted -> {}
        }
        return shape;
    }

    /** Rasa's name for an event's kind. */
    public static String kind(Event event) {
        return switch (event) {
            case Event.SessionStarted started -> "session_started";
            case Event.UserUttered said -> "user";
            case Event.ActionExecuted done -> "action";
            case Event.BotUttered said -> "bot";
            case Event.SlotSet set -> "slot";
            case Event.ActiveLoop loop -> "active_loop";
            case Event.LoopInterrupted interrupted -> "loop_interrupted";
            case Event.SlotsReset cleared -> "reset_slots";
            case Event.FollowupAction next -> "followup";
            case Event.UserUtteranceReverted reverted -> "rewind";
            case Event.ActionReverted reverted -> "undo";
            case Event.EntitiesAdded added -> "entities";
            case Event.UserFeaturization looked -> "user_featurization";
            case Event.ReminderScheduled reminder -> "reminder";
            case Event.ReminderCancelled cancelled -> "cancel_reminder";
            case Event.AgentUttered said -> "agent";
            case Event.StoryExported exported -> "export";
            case Event.ActionRejected rejected -> "action_execution_rejected";
            case Event.Believed believed -> "belief";
            case Event.NoteTaken taken -> "note_taken";
            case Event.CallbackPromised promised -> "callback_promised";
            case Event.HandedOver handed -> "handed_over";
            case Event.MessageParked parked -> "message_parked";
            case Event.Paused paused -> "pause";
            case Event.Resumed resumed -> "resume";
            case Event.Restarted restarted -> "restart";
        };
    }

    /** A reading as Rasa's parse data; {@code language} is a field more than Rasa has. */
    public static Map<String, Object> shape(Reading reading) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("text", reading.text());
        Map<String, Object> best = new LinkedHashMap<>();
        put(best, "name", reading.best().map(Guess::intent).orElse(null));
        best.put("confidence", reading.best().map(Guess::confidence).orElse(0.0));
        shape.put("intent", best);
        shape.put("intent_ranking", ranking(reading.ranking()));
        shape.put("entities", reading.entities().stream().map(EventJson::entity).toList());
        shape.put("language", reading.language().code());
        shape.put("language_is_clear", reading.languageIsClear());
        shape.put("familiarity", reading.familiarity());
        reading.inScope().ifPresent(probability -> shape.put("in_scope", probability));
        if (!reading.selections().isEmpty()) {
            Map<String, Object> selections = new LinkedHashMap<>();
            reading.selections()
                    .forEach((selector, selection) -> selections.put(selector, ranking(selection.ranking())));
            shape.put("selections", selections);
        }
        return shape;
    }

    private static List<Map<String, Object>> ranking(List<Guess> guesses) {
        List<Map<String, Object>> ranking = new ArrayList<>();
        for (Guess guess : guesses) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("name", guess.intent());
            item.put("confidence", guess.confidence());
            ranking.add(item);
        }
        return ranking;
    }

    private static Map<String, Object> entity(Entity entity) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("entity", entity.type());
        shape.put("start", entity.start());
        shape.put("end", entity.end());
        shape.put("value", entity.value());
        shape.put("extractor", entity.extractor());
        entity.role().ifPresent(role -> shape.put("role", role));
        entity.group().ifPresent(group -> shape.put("group", group));
        entity.confidence().ifPresent(confidence -> shape.put("confidence_entity", confidence));
        entity.roleConfidence().ifPresent(confidence -> shape.put("confidence_role", confidence));
        entity.groupConfidence().ifPresent(confidence -> shape.put("confidence_group", confidence));
        if (!entity.processors().isEmpty()) {
            shape.put("processors", entity.processors());
        }
        return shape;
    }

    private static Map<String, Object> button(Button button) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("title", button.title());
        shape.put("payload", button.payload());
        new TreeMap<>(button.more()).forEach((key, value) -> put(shape, key, sorted(value)));
        return shape;
    }

    private static Map<String, Object> sign(Sign sign) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("name", sign.name());
        shape.put("weight", sign.weight());
        shape.put("phrase", sign.phrase());
        return shape;
    }

    private static Event user(Instant at, Fields fields) {
        Reading reading = reading(fields.object("parse_data"));
        if (!fields.text("text").equals(reading.text())) {
            throw new UnreadableEvent("Fields 'text' and 'parse_data.text' differ.");
        }
        return new Event.UserUttered(
                at,
                reading,
                fields.text("input_channel"),
                fields.text("message_id"),
                fields.object("metadata").free());
    }

    private static Reading reading(Fields fields) {
        List<Guess> ranking = ranking(fields, "intent_ranking");
        Fields best = fields.object("intent");
        Optional<String> name = best.textOrNull("name");
        double confidence = best.number("confidence");
        best.end();
        if (!name.equals(ranking.stream().findFirst().map(Guess::intent))
                || confidence
                        != ranking.stream().findFirst().map(Guess::confidence).orElse(0.0)) {
            throw new UnreadableEvent("Field 'parse_data.intent' is not the first of the ranking.");
        }
        List<Entity> entities = entities(fields);
        Reading reading = new Reading(
                fields.text("text"),
                new Language(fields.text("language")),
                fields.flag("language_is_clear"),
                ranking,
                entities,
                fields.number("familiarity"),
                selections(fields),
                fields.optionalNumber("in_scope"));
        fields.end();
        return reading;
    }

    private static Map<String, Selection> selections(Fields fields) {
        Map<String, Selection> selections = new LinkedHashMap<>();
        if (fields.has("selections")) {
            Fields given = fields.object("selections");
            given.free()
                    .keySet()
                    .forEach(selector -> selections.put(selector, new Selection(ranking(given, selector))));
        }
        return selections;
    }

    private static List<Guess> ranking(Fields fields, String key) {
        List<Guess> ranking = new ArrayList<>();
        for (Fields item : fields.objects(key)) {
            ranking.add(new Guess(item.text("name"), item.number("confidence")));
            item.end();
        }
        return ranking;
    }

    private static List<Entity> entities(Fields fields) {
        List<Entity> entities = new ArrayList<>();
        for (Fields item : fields.objects("entities")) {
            entities.add(new Entity(
                    item.text("entity"),
                    item.number("start", Integer.class),
                    item.number("end", Integer.class),
                    item.text("value"),
                    item.text("extractor"),
                    item.optionalText("role"),
                    item.optionalText("group"),
                    item.optionalNumber("confidence_entity"),
                    item.optionalNumber("confidence_role"),
                    item.optionalNumber("confidence_group"),
                    item.has("processors") ? item.texts("processors") : List.of()));
            item.end();
        }
        return entities;
    }

    private static Map<String, Object> because(List<Reason> reasons) {
        return Map.of("because", reasons.stream().map(ReasonJson::shape).toList());
    }

    private static List<Reason> because(Fields fields, int version) {
        Fields metadata = fields.object("metadata");
        List<Reason> because = version == WITH_PHRASES
                ? metadata.texts("because").stream()
                        .<Reason>map(Reason.Told::new)
                        .toList()
                : metadata.objects("because").stream().map(ReasonJson::read).toList();
        metadata.end();
        return because;
    }

    private static Event action(Instant at, Fields fields, int version) {
        return new Event.ActionExecuted(
                at,
                fields.text("name"),
                fields.textOrNull("policy"),
                fields.number("confidence"),
                because(fields, version),
                fields.has("hide_rule_turn") && fields.flag("hide_rule_turn"),
                fields.optionalText("action_text"));
    }

    private static Event bot(Instant at, Fields fields) {
        Fields data = fields.object("data");
        List<Button> buttons = new ArrayList<>();
        if (data.any("buttons") != null) {
            for (Fields item : data.objects("buttons")) {
                buttons.add(new Button(item.text("title"), item.text("payload"), item.rest()));
            }
        }
        Map<String, Object> custom =
                data.objectOrNull("custom").map(Fields::free).orElse(Map.of());
        Map<String, Object> media = data.rest();
        Fields metadata = fields.object("metadata");
        String action = metadata.text("utter_action");
        metadata.end();
        return new Event.BotUttered(at, fields.text("text"), buttons, custom, media, action);
    }

    private static Event belief(Instant at, Fields fields) {
        List<Sign> signs = new ArrayList<>();
        for (Fields item : fields.objects("signs")) {
            signs.add(new Sign(item.text("name"), item.number("weight"), item.text("phrase")));
            item.end();
        }
        return new Event.Believed(at, fields.number("log_odds"), signs);
    }

    private static Event note(Instant at, Fields fields) {
        Fields written = fields.object("note");
        Map<String, String> note = new LinkedHashMap<>();
        written.free().keySet().forEach(key -> note.put(key, written.text(key)));
        return new Event.NoteTaken(at, Collections.unmodifiableMap(note));
    }

    /** Free blocks lose their order on the way, so the order of their keys is fixed: the same event gives the same text. */
    private static @Nullable Object sorted(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> sorted = new TreeMap<>();
                map.forEach((key, inner) -> put(sorted, (String) key, sorted(inner)));
                yield sorted;
            }
            case List<?> list -> {
                List<@Nullable Object> items = new ArrayList<>();
                list.forEach(item -> items.add(sorted(item)));
                yield items;
            }
            default -> value;
        };
    }

    private static void put(Map<String, Object> map, String key, @Nullable Object value) {
        @SuppressWarnings("unchecked") // JSON has null, whatever the maps of this program say
        Map<String, @Nullable Object> open = (Map<String, @Nullable Object>) (Map<String, ?>) map;
        open.put(key, value);
    }

    static BigDecimal seconds(Instant at) {
        if (at.getNano() % 1000 != 0) {
            throw new IllegalArgumentException("An event's time is %s, expected whole microseconds.".formatted(at));
        }
        return BigDecimal.valueOf(at.getEpochSecond()).setScale(6).add(BigDecimal.valueOf(at.getNano() / 1000, 6));
    }

    static Instant time(BigDecimal seconds) {
        if (seconds.scale() != 6 || seconds.abs().compareTo(MOST_SECONDS) >= 0) {
            throw new UnreadableEvent("Field 'timestamp' is no time in seconds with six decimals.");
        }
        BigDecimal micros = seconds.multiply(MICROS);
        long whole = micros.divideToIntegralValue(MICROS).longValueExact();
        long rest = micros.remainder(MICROS).longValueExact();
        return Instant.ofEpochSecond(whole, rest * 1000);
    }
}
