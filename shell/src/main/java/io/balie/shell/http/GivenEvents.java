package io.balie.shell.http;

import io.balie.dialog.event.Button;
import io.balie.dialog.event.Event;
import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads events that somebody else says have happened, in Rasa's form: all of Rasa's kinds, also those that it keeps from older versions. */
final class GivenEvents {

    /** Of an author's own policies and actions nothing more is known. */
    private static final String EXTRACTOR = "given";

    private final Language language;

    /** @param language of messages that do not say theirs */
    GivenEvents(Language language) {
        this.language = language;
    }

    /**
     * Read a body of one event or a list of them.
     *
     * @param now when they happened, if they do not say
     * @param place of the first of them within its conversation, for messages without an id of their own
     * @throws Refusal if any of them is no event, or there is none
     */
    List<Event> read(@Nullable Object body, Instant now, int place) {
        List<Event> events = new ArrayList<>();
        for (Object item : body instanceof List<?> list ? list : body == null ? List.of() : List.of(body)) {
            if (!(item instanceof Map<?, ?> map)) {
                throw refused("An event is no JSON object, expected {\"event\": ...}.");
            }
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            map.forEach((key, value) -> json.put(String.valueOf(key), value));
            try {
                events.add(event(new Given(json), now, place + events.size()));
            } catch (IllegalArgumentException | DateTimeException wrong) {
                throw refused("Event %d cannot be read: %s".formatted(events.size() + 1, wrong.getMessage()));
            }
        }
        if (events.isEmpty()) {
            throw refused("Couldn't extract a proper event from the request body.");
        }
        return events;
    }

    private static Refusal refused(String message) {
        return Refusal.badRequest(message, "");
    }

    private Event event(Given given, Instant now, int place) {
        Instant at = given.moment("timestamp").orElse(now);
        String kind = given.text("event");
        return switch (kind) {
            case "user" -> user(given, at, place);
            case "bot" -> bot(given, at);
            case "action" -> action(given, at);
            case "slot" -> new Event.SlotSet(at, given.text("name"), given.any("value"));
            case "active_loop", "form" -> new Event.ActiveLoop(at, given.textIfAny("name"));
            case "loop_interrupted" -> new Event.LoopInterrupted(at, given.flag("is_interrupted", false));
            // Of older versions: what was validated was not interrupted.
            case "form_validation" -> new Event.LoopInterrupted(at, !given.flag("validate", true));
            case "action_execution_rejected" ->
                new Event.ActionRejected(
                        at, given.text("name"), given.textIfAny("policy").orElse(""));
            case "session_started" -> new Event.SessionStarted(at);
            case "restart" -> new Event.Restarted(at);
            case "pause" -> new Event.Paused(at);
            case "resume" -> new Event.Resumed(at);
            case "reset_slots" -> new Event.SlotsReset(at);
            case "followup" -> new Event.FollowupAction(at, given.textIfAny("name"));
            case "rewind" -> new Event.UserUtteranceReverted(at);
            case "undo" -> new Event.ActionReverted(at);
            case "export" -> new Event.StoryExported(at);
            case "entities" -> new Event.EntitiesAdded(at, entities(given.any("entities"), 1));
            case "user_featurization" ->
                new Event.UserFeaturization(
                        at, given.flag("use_text_for_featurization", false), given.flag("hide_rule_turn", false));
            case "agent" -> new Event.AgentUttered(at, given.text("text"), given.object("data"));
            case "reminder" -> reminder(given, at);
            case "cancel_reminder" ->
                new Event.ReminderCancelled(
                        at,
                        given.textIfAny("name"),
                        given.textIfAny("intent"),
                        Optional.ofNullable(given.any("entities")).map(GivenEvents::values));
            default ->
                throw new IllegalArgumentException(
                        "Unknown event '%s'.".formatted(kind.length() > 40 ? kind.substring(0, 40) : kind));
        };
    }

    private Event.UserUttered user(Given given, Instant at, int place) {
        String text = given.textIfAny("text").orElse("");
        Map<String, Object> parsed = given.object("parse_data");
        return new Event.UserUttered(
                at,
                reading(text, parsed),
                given.textIfAny("input_channel").orElse(""),
                given.textIfAny("message_id").orElse("m" + place),
                given.object("metadata"));
    }

    /**
     * A parse result in Rasa's form.
     *
     * @throws IllegalArgumentException if it is none
     */
    Reading reading(String text, Map<String, ?> parsed) {
        Given given = new Given(parsed);
        List<Guess> ranking = new ArrayList<>();
        guess(given.any("intent")).ifPresent(ranking::add);
        if (given.any("intent_ranking") instanceof List<?> list) {
            for (Object item : list) {
                guess(item)
                        .filter(other -> ranking.stream()
                                .noneMatch(known -> known.intent().equals(other.intent())))
                        .ifPresent(ranking::add);
            }
        }
        return new Reading(
                text,
                given.textIfAny("language")
                        .filter(code -> code.matches("[a-z]{2}"))
                        .map(Language::new)
                        .orElse(language),
                false,
                ranking,
                entities(given.any("entities"), text.length()),
                1);
    }

    private static Optional<Guess> guess(@Nullable Object value) {
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("An intent is no JSON object, expected {\"name\": ...}.");
        }
        Object confidence = map.get("confidence");
        return map.get("name") instanceof String name && !name.isEmpty()
                ? Optional.of(new Guess(name, confidence instanceof Number sure ? sure.doubleValue() : 1))
                : Optional.empty();
    }

    private static List<Entity> entities(@Nullable Object value, int length) {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw new IllegalArgumentException("'entities' is no list.");
        }
        List<Entity> entities = new ArrayList<>();
        for (Object item : list) {
            if (!(item instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException("An entity is no JSON object, expected {\"entity\": ...}.");
            }
            Given given = new Given(texted(map));
            Object found = given.any("value");
            if (found == null) {
                continue;
            }
            int start = given.number("start").orElse(0);
            int end = given.number("end").orElse(Math.max(length, start + 1));
            entities.add(new Entity(
                    given.text("entity"),
                    start,
                    end,
                    found instanceof String text ? text : JsonMapper.shared().writeValueAsString(found),
                    given.textIfAny("extractor").orElse(EXTRACTOR),
                    given.textIfAny("role"),
                    given.textIfAny("group"),
                    given.any("confidence_entity") instanceof Number sure
                            ? OptionalDouble.of(sure.doubleValue())
                            : OptionalDouble.empty()));
        }
        return entities;
    }

    private static Event.BotUttered bot(Given given, Instant at) {
        Map<String, Object> data = given.object("data");
        List<Button> buttons = new ArrayList<>();
        if (data.remove("buttons") instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> map) {
                    Map<String, Object> more = texted(map);
                    Object title = more.remove("title");
                    Object payload = more.remove("payload");
                    buttons.add(new Button(
                            title == null ? "" : title.toString(), payload == null ? "" : payload.toString(), more));
                }
            }
        }
        Map<String, Object> custom = data.remove("custom") instanceof Map<?, ?> map ? texted(map) : Map.of();
        Object action = given.object("metadata").get("utter_action");
        return new Event.BotUttered(
                at,
                given.textIfAny("text").orElse(""),
                buttons,
                custom,
                data,
                action == null ? "" : action.toString());
    }

    private static Event.ActionExecuted action(Given given, Instant at) {
        Optional<String> said = given.textIfAny("action_text");
        return new Event.ActionExecuted(
                at,
                given.textIfAny("name")
                        .or(() -> said)
                        .orElseThrow(() -> new IllegalArgumentException("'name' is missing, expected the action's.")),
                given.textIfAny("policy"),
                given.any("confidence") instanceof Number sure ? sure.doubleValue() : 0,
                given.object("metadata").get("because") instanceof List<?> because
                        ? because.stream().map(String::valueOf).toList()
                        : List.of(),
                given.flag("hide_rule_turn", false),
                said);
    }

    private static Event.ReminderScheduled reminder(Given given, Instant at) {
        return new Event.ReminderScheduled(
                at,
                given.text("intent"),
                values(given.any("entities")),
                due(given.text("date_time")),
                given.textIfAny("name").orElseGet(() -> given.text("intent") + "@" + given.text("date_time")),
                given.flag("kill_on_user_msg", true));
    }

    /** A moment as Python writes it, with or without an offset; without one it is in UTC. */
    private static Instant due(String written) {
        String iso = written.replace(' ', 'T');
        try {
            return OffsetDateTime.parse(iso).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException withoutOffset) {
            return LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        }
    }

    /** Values by type, which may also be given as a list of entities. */
    static Map<String, Object> values(@Nullable Object entities) {
        Map<String, Object> values = new LinkedHashMap<>();
        switch (entities) {
            case Map<?, ?> map -> values.putAll(texted(map));
            case List<?> list ->
                list.forEach(item -> {
                    if (item instanceof Map<?, ?> map
                            && map.get("entity") instanceof String type
                            && map.get("value") != null) {
                        values.put(type, map.get("value"));
                    }
                });
            case null -> {}
            default -> throw new IllegalArgumentException("'entities' is neither a list nor a JSON object.");
        }
        return values;
    }

    private static Map<String, Object> texted(Map<?, ?> map) {
        Map<String, Object> texted = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (value != null) {
                texted.put(String.valueOf(key), value);
            }
        });
        return texted;
    }

    /** What a JSON object gives. */
    private record Given(Map<String, ?> json) {

        @Nullable Object any(String key) {
            return json.get(key);
        }

        String text(String key) {
            return textIfAny(key)
                    .orElseThrow(() ->
                            new IllegalArgumentException("'%s' is missing or no text, expected a text.".formatted(key)));
        }

        Optional<String> textIfAny(String key) {
            return switch (json.get(key)) {
                case null -> Optional.empty();
                case String text -> Optional.of(text);
                default -> throw new IllegalArgumentException("'%s' is no text.".formatted(key));
            };
        }

        Optional<Integer> number(String key) {
            return json.get(key) instanceof Number number ? Optional.of(number.intValue()) : Optional.empty();
        }

        boolean flag(String key, boolean otherwise) {
            return json.get(key) instanceof Boolean flag ? flag : otherwise;
        }

        Map<String, Object> object(String key) {
            return switch (json.get(key)) {
                case null -> new LinkedHashMap<>();
                case Map<?, ?> map -> texted(map);
                default -> throw new IllegalArgumentException("'%s' is no JSON object.".formatted(key));
            };
        }

        Optional<Instant> moment(String key) {
            return switch (json.get(key)) {
                case null -> Optional.empty();
                case Number seconds -> {
                    double value = seconds.doubleValue();
                    if (!(value >= 0 && value < 1e11)) {
                        throw new IllegalArgumentException(
                                "'%s' is out of range, expected seconds since 1970.".formatted(key));
                    }
                    yield Optional.of(Instant.EPOCH.plus(Math.round(value * 1e6), ChronoUnit.MICROS));
                }
                default ->
                    throw new IllegalArgumentException(
                            "'%s' is no number, expected seconds since 1970.".formatted(key));
            };
        }
    }
}
