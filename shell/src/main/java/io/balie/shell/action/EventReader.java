package io.balie.shell.action;

import io.balie.dialog.event.Button;
import io.balie.dialog.event.Event;
import io.balie.dialog.event.Reason;
import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads events as Rasa and its SDK write them.
 *
 * <p>Lenient where they differ among each other: {@code form} is {@code active_loop}, what may be left out has Rasa's default. Their times are not taken over:
 * what a server says happened happens in the turn that asked it.
 */
public final class EventReader {

    private static final Set<String> MEDIA = Set.of("image", "attachment", "elements", "quick_replies");

    private final Language language;
    private final ZoneId zone;

    /**
     * A reader.
     *
     * @param language the language of messages that do not tell theirs
     * @param zone where the clock of reminders is that do not tell theirs
     */
    public EventReader(Language language, ZoneId zone) {
        this.language = language;
        this.zone = zone;
    }

    /**
     * Read an event.
     *
     * @param at when it happens
     * @throws IllegalArgumentException if it is none of Rasa's, or lacks what it needs; the message never quotes its values
     */
    public Event read(Map<String, ? extends @Nullable Object> json, Instant at) {
        String kind = text(json, "event").orElseThrow(() -> new IllegalArgumentException("'event' is missing."));
        return switch (kind) {
            case "slot" -> new Event.SlotSet(at, needed(json, "name"), json.get("value"));
            case "user" -> user(json, at);
            case "bot" -> bot(json, at);
            case "action" ->
                new Event.ActionExecuted(
                        at,
                        text(json, "name")
                                .or(() -> text(json, "action_text"))
                                .orElseThrow(() -> new IllegalArgumentException("'name' is missing.")),
                        text(json, "policy"),
                        number(json.get("confidence")).orElse(1),
                        List.of(new Reason.Plain(Reason.Cause.ADDED)),
                        flag(json, "hide_rule_turn"),
                        text(json, "action_text"));
            case "session_started" -> new Event.SessionStarted(at);
            case "active_loop", "form" -> new Event.ActiveLoop(at, text(json, "name"));
            case "loop_interrupted" -> new Event.LoopInterrupted(at, flag(json, "is_interrupted"));
            case "form_validation" -> new Event.LoopInterrupted(at, !flag(json, "validate"));
            case "action_execution_rejected" ->
                new Event.ActionRejected(
                        at, needed(json, "name"), text(json, "policy").orElse(""));
            case "reset_slots" -> new Event.SlotsReset(at);
            case "followup" -> new Event.FollowupAction(at, text(json, "name"));
            case "rewind" -> new Event.UserUtteranceReverted(at);
            case "undo" -> new Event.ActionReverted(at);
            case "pause" -> new Event.Paused(at);
            case "resume" -> new Event.Resumed(at);
            case "restart" -> new Event.Restarted(at);
            case "export" -> new Event.StoryExported(at);
            case "entities" -> new Event.EntitiesAdded(at, entities(json.get("entities"), 1));
            case "user_featurization" ->
                new Event.UserFeaturization(at, flag(json, "use_text_for_featurization"), flag(json, "hide_rule_turn"));
            case "agent" -> new Event.AgentUttered(at, text(json, "text").orElse(""), object(json.get("data")));
            case "reminder" -> reminder(json, at);
            case "cancel_reminder" ->
                new Event.ReminderCancelled(
                        at,
                        text(json, "name"),
                        text(json, "intent"),
                        json.get("entities") == null ? Optional.empty() : Optional.of(values(json.get("entities"))));
            default ->
                throw new IllegalArgumentException("Event kind '%s' is none of Rasa's."
                        .formatted(kind.length() > 40 ? kind.substring(0, 40) : kind));
        };
    }

    /** When an event says that it happened, in seconds since 1970; empty if it does not say. */
    public static Optional<Instant> time(Map<String, ? extends @Nullable Object> json) {
        return number(json.get("timestamp")).stream()
                .filter(seconds -> seconds >= 0 && seconds < 1e11)
                .mapToObj(seconds -> Instant.EPOCH.plus(Math.round(seconds * 1e6), ChronoUnit.MICROS))
                .findFirst();
    }

    private Event user(Map<String, ? extends @Nullable Object> json, Instant at) {
        String text = text(json, "text").orElse("");
        Map<String, Object> parsed = object(json.get("parse_data"));
        List<Guess> ranking = new ArrayList<>();
        Map<String, Object> best = object(parsed.get("intent"));
        text(best, "name").ifPresent(name -> ranking.add(guess(name, best.get("confidence"), 1)));
        for (Map<String, Object> item : objects(parsed.get("intent_ranking"))) {
            text(item, "name")
                    .filter(name ->
                            ranking.stream().noneMatch(known -> known.intent().equals(name)))
                    .ifPresent(name -> ranking.add(guess(name, item.get("confidence"), 0)));
        }
        return new Event.UserUttered(
                at,
                new Reading(
                        text,
                        language,
                        false,
                        ranking,
                        entities(parsed.get("entities"), Math.max(1, text.length())),
                        1),
                text(json, "input_channel").orElse("rest"),
                text(json, "message_id").orElse("m" + at.toEpochMilli()),
                object(json.get("metadata")));
    }

    private static Guess guess(String intent, @Nullable Object confidence, double otherwise) {
        return new Guess(intent, Math.clamp(number(confidence).orElse(otherwise), 0, 1));
    }

    /** Entities of any form: with places or without, as a list, or values by type. */
    private static List<Entity> entities(@Nullable Object given, int length) {
        List<Entity> entities = new ArrayList<>();
        if (given instanceof Map<?, ?>) {
            values(given).forEach((type, value) -> entities.add(entity(type, value, 0, length, Map.of())));
        }
        for (Map<String, Object> item : objects(given)) {
            Optional<String> type = text(item, "entity");
            Object value = item.get("value");
            if (type.isPresent() && value != null) {
                int start = (int) number(item.get("start")).orElse(0);
                int end = (int) number(item.get("end")).orElse(length);
                entities.add(entity(type.get(), value, Math.max(0, start), end, item));
            }
        }
        return entities;
    }

    private static Entity entity(String type, Object value, int start, int end, Map<String, Object> more) {
        return new Entity(
                type,
                start,
                Math.max(start + 1, end),
                value.toString(),
                text(more, "extractor").orElse("given"),
                text(more, "role"),
                text(more, "group"),
                OptionalDouble.empty());
    }

    private static Event bot(Map<String, ? extends @Nullable Object> json, Instant at) {
        Map<String, Object> data = object(json.get("data"));
        Map<String, Object> media = new LinkedHashMap<>(data);
        media.keySet().retainAll(MEDIA);
        List<Button> buttons = new ArrayList<>();
        for (Map<String, Object> button : objects(data.get("buttons"))) {
            Map<String, Object> more = new LinkedHashMap<>(button);
            more.remove("title");
            more.remove("payload");
            buttons.add(new Button(
                    text(button, "title").orElse(""), text(button, "payload").orElse(""), more));
        }
        return new Event.BotUttered(
                at,
                text(json, "text").orElse(""),
                buttons,
                object(data.get("custom")),
                media,
                text(object(json.get("metadata")), "utter_action").orElse(""));
    }

    private Event reminder(Map<String, ? extends @Nullable Object> json, Instant at) {
        String intent = needed(json, "intent");
        Instant due = moment(needed(json, "date_time"));
        return new Event.ReminderScheduled(
                at,
                intent,
                values(json.get("entities")),
                due,
                text(json, "name").orElse(intent + "@" + due),
                !Boolean.FALSE.equals(json.get("kill_on_user_msg")));
    }

    private Instant moment(String written) {
        String iso = written.trim().replace(' ', 'T');
        try {
            return OffsetDateTime.parse(iso).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException withoutOffset) {
            try {
                return LocalDateTime.parse(iso).atZone(zone).toInstant().truncatedTo(ChronoUnit.MICROS);
            } catch (DateTimeException none) {
                throw new IllegalArgumentException("'date_time' is no ISO 8601 time.", none);
            }
        }
    }

    /** Values by entity type, from either of Rasa's forms. */
    private static Map<String, Object> values(@Nullable Object entities) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (entities instanceof Map<?, ?>) {
            values.putAll(object(entities));
        }
        for (Map<String, Object> item : objects(entities)) {
            Object value = item.get("value");
            if (value != null) {
                text(item, "entity").ifPresent(type -> values.put(type, value));
            }
        }
        return values;
    }

    private static String needed(Map<String, ? extends @Nullable Object> json, String key) {
        return text(json, key).orElseThrow(() -> new IllegalArgumentException("'%s' is missing.".formatted(key)));
    }

    private static Optional<String> text(Map<String, ? extends @Nullable Object> json, String key) {
        return Optional.<Object>ofNullable(json.get(key))
                .filter(value -> value instanceof String || value instanceof Number)
                .map(Objects::toString);
    }

    private static boolean flag(Map<String, ? extends @Nullable Object> json, String key) {
        return Boolean.TRUE.equals(json.get(key));
    }

    private static OptionalDouble number(@Nullable Object value) {
        return value instanceof Number number && Double.isFinite(number.doubleValue())
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    private static Map<String, Object> object(@Nullable Object value) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> {
                if (item != null) {
                    object.put(String.valueOf(key), item);
                }
            });
        }
        return object;
    }

    private static List<Map<String, Object>> objects(@Nullable Object value) {
        List<Map<String, Object>> objects = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.stream().filter(Map.class::isInstance).map(EventReader::object).forEach(objects::add);
        }
        return objects;
    }
}
