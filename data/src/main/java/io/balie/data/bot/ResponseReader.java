package io.balie.data.bot;

import io.balie.data.yaml.Block;
import io.balie.data.yaml.DidYouMean;
import io.balie.data.yaml.Findings;
import io.balie.data.yaml.Spot;
import io.balie.data.yaml.Value;
import io.balie.dialog.domain.Response;
import io.balie.dialog.event.Button;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code responses:} with all that a variation may hold. */
final class ResponseReader {

    private static final Set<String> OWN_KEYS =
            Set.of("text", "buttons", "image", "custom", "channel", "id", "condition", "metadata");
    private static final Set<String> MEDIA_KEYS = Set.of("attachment", "elements", "quick_replies", "button_type");

    private final Names names;
    private final Findings findings;
    private final Map<String, List<Response>> responses = new LinkedHashMap<>();
    private final List<PlaceUse> places = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private record PlaceUse(String name, Spot spot, String response, boolean condition) {}

    ResponseReader(Names names, Findings findings) {
        this.names = names;
        this.findings = findings;
    }

    Map<String, List<Response>> responses() {
        return responses;
    }

    /** Note a warning for every place and condition that no slot and no fact will ever fill. */
    void checkPlaces(Set<String> known) {
        for (PlaceUse place : places) {
            if (!known.contains(place.name())) {
                findings.warn(
                        place.spot(),
                        place.condition()
                                ? "Condition of response '%s' is about '%s', which is no slot and no fact."
                                        .formatted(place.response(), place.name())
                                : "Response '%s' has a place {%s}, which is no slot and no fact; an action must fill it."
                                        .formatted(place.response(), place.name()),
                        DidYouMean.hint(place.name(), known));
            }
        }
    }

    void read(Value map) {
        for (Value.Entry entry : map.block("'responses'").map(Block::entries).orElse(List.of())) {
            String name = entry.key();
            if (!names.declare(Names.Kind.RESPONSE, name, entry.spot())) {
                continue;
            }
            if (!name.startsWith("utter_")) {
                findings.warn(
                        entry.spot(),
                        "Response '%s' has a name that no action has.".formatted(name),
                        "Begin it with utter_.");
            }
            List<Response> variations = new ArrayList<>();
            for (Value item : variations(entry, name)) {
                if (item.isBlock()) {
                    item.block("this variation of '" + name + "'")
                            .flatMap(block -> variation(name, block))
                            .ifPresent(variations::add);
                } else {
                    item.text("this variation of '" + name + "'").ifPresent(text -> {
                        item.warn("This variation of '%s' is a bare text.".formatted(name), "Write - text: before it.");
                        places(name, text, item.spot(), true);
                        variations.add(textOnly(text));
                    });
                }
            }
            responses.put(name, List.copyOf(variations));
        }
    }

    private List<Value> variations(Value.Entry entry, String name) {
        List<Value> items = entry.value().isNull() ? List.of() : entry.value().itemsOrOne("response '" + name + "'");
        if (items.isEmpty() && (entry.value().isNull() || entry.value().isList())) {
            findings.fault(entry.spot(), "Response '%s' has no variation.".formatted(name));
        }
        return items;
    }

    private static Response textOnly(String text) {
        return new Response(
                Optional.of(text),
                List.of(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private Optional<Response> variation(String name, Block block) {
        if (block.get("text").isEmpty() && block.get("custom").isEmpty()) {
            Set<String> known = new HashSet<>(OWN_KEYS);
            known.addAll(MEDIA_KEYS);
            String near = block.entries().stream()
                    .filter(entry -> !known.contains(entry.key()))
                    .map(entry -> DidYouMean.hint(entry.key(), Set.of("text", "custom")))
                    .filter(hint -> !hint.isEmpty())
                    .findFirst()
                    .orElse("");
            findings.fault(block.spot(), "This variation of '%s' has no 'text' and no 'custom'.".formatted(name), near);
            return Optional.empty();
        }
        // A text may be empty in Rasa; a line end after a block text is not said.
        Optional<String> text =
                block.get("text").flatMap(v -> v.rawText("'text'")).map(String::strip);
        block.get("text").ifPresent(value -> places(name, text.orElse(""), value.spot(), true));
        Optional<String> image = block.get("image").flatMap(Value::asWritten).filter(i -> !i.isEmpty());
        image.ifPresent(i -> places(name, i, block.get("image").orElseThrow().spot(), false));
        Optional<String> id = block.text("id");
        if (id.isPresent() && !ids.add(name + " " + id.get())) {
            block.get("id")
                    .orElseThrow()
                    .warn("Response '%s' has two variations with the id '%s'.".formatted(name, id.get()));
        }
        List<Response.Condition> conditions = new ArrayList<>();
        for (Value item :
                block.get("condition").map(v -> v.items("'condition'")).orElse(List.of())) {
            item.block("this condition").flatMap(c -> condition(name, c)).ifPresent(conditions::add);
        }
        return Optional.of(new Response(
                text,
                buttons(name, block),
                image,
                map(block, "custom"),
                media(name, block),
                block.text("channel"),
                id,
                conditions));
    }

    private static Map<String, Object> map(Block block, String key) {
        Map<String, Object> found = new LinkedHashMap<>();
        block.get(key).filter(v -> v.block("'" + key + "'").isPresent()).ifPresent(value -> {
            if (value.json("'" + key + "'") instanceof Map<?, ?> map) {
                map.forEach((name, inner) -> found.put(String.valueOf(name), inner));
            }
        });
        return found;
    }

    private Map<String, Object> media(String name, Block block) {
        Map<String, Object> media = new LinkedHashMap<>();
        for (Value.Entry entry : block.entries()) {
            if (OWN_KEYS.contains(entry.key())) {
                continue;
            }
            if (!MEDIA_KEYS.contains(entry.key())) {
                Set<String> known = new HashSet<>(OWN_KEYS);
                known.addAll(MEDIA_KEYS);
                findings.warn(
                        entry.spot(),
                        "Unknown key '%s' in a variation of '%s'; it is sent to the channel as it is."
                                .formatted(entry.key(), name),
                        DidYouMean.hint(entry.key(), known));
            }
            Object value = entry.value().json("'" + entry.key() + "'");
            if (value != null) {
                media.put(entry.key(), value);
            }
        }
        return media;
    }

    private List<Button> buttons(String name, Block block) {
        List<Button> buttons = new ArrayList<>();
        for (Value item : block.get("buttons").map(v -> v.items("'buttons'")).orElse(List.of())) {
            item.block("this button of '" + name + "'").ifPresent(button -> buttons.add(button(name, button)));
        }
        return buttons;
    }

    private Button button(String name, Block button) {
        Map<String, Object> more = new LinkedHashMap<>();
        for (Value.Entry entry : button.entries()) {
            if (!entry.key().equals("title") && !entry.key().equals("payload")) {
                Object value = entry.value().json("'" + entry.key() + "'");
                if (value != null) {
                    more.put(entry.key(), value);
                }
            }
        }
        Optional<String> title = button.get("title").flatMap(Value::asWritten).filter(t -> !t.isEmpty());
        Optional<String> payload =
                button.get("payload").flatMap(Value::asWritten).filter(p -> !p.isEmpty());
        if (title.isEmpty()) {
            findings.warn(button.spot(), "This button of '%s' has no 'title'.".formatted(name));
        }
        if (payload.isEmpty() && !more.containsKey("url")) {
            findings.warn(
                    button.spot(), "This button of '%s' has no 'payload'; pressing it says nothing.".formatted(name));
        }
        title.ifPresent(
                t -> places(name, t, button.entry("title").orElseThrow().value().spot(), true));
        payload.ifPresent(p ->
                payload(name, p, button.entry("payload").orElseThrow().value().spot()));
        return new Button(title.orElse(""), payload.orElse(""), more);
    }

    private Optional<Response.Condition> condition(String name, Block condition) {
        condition.warnOfOthers(List.of("type", "name", "value"), "it has no effect");
        Optional<String> type = condition.requireText("type");
        if (type.isPresent() && !type.get().equals("slot")) {
            condition
                    .get("type")
                    .orElseThrow()
                    .fault("A condition has the type '%s', expected slot.".formatted(type.get()));
        }
        Optional<String> slot = condition.requireText("name");
        if (!condition.has("value")) {
            findings.warn(
                    condition.spot(),
                    "This condition of '%s' has no 'value'; it holds while the slot is empty.".formatted(name),
                    "Write value: null if that is meant.");
        }
        @Nullable
        Object value = condition.get("value").map(v -> v.json("'value'")).orElse(null);
        slot.ifPresent(s -> places.add(
                new PlaceUse(s, condition.entry("name").orElseThrow().value().spot(), name, true)));
        return slot.map(s -> new Response.Condition(s, value));
    }

    private void places(String response, String text, Spot spot, boolean whole) {
        Places.in(text).forEach(place -> places.add(new PlaceUse(place, spot, response, false)));
        if (whole) {
            Places.stray(text)
                    .ifPresent(brace -> findings.warn(
                            spot,
                            "Response '%s' has a '%s' that belongs to no place; the text is said as it is written."
                                    .formatted(response, brace),
                            "Write {slot} for a place, {{ and }} for braces."));
        }
    }

    private void payload(String response, String written, Spot spot) {
        // A place in a payload is filled before it is read; its braces are no JSON.
        places(response, written, spot, false);
        if (!written.startsWith("/")) {
            return;
        }
        // Doubled braces stand for single ones when a response is said.
        Optional<Payload> payload = Payload.read(written)
                .or(() -> Payload.read(written.replace("{{", "{").replace("}}", "}")));
        if (payload.isEmpty()) {
            findings.warn(
                    spot,
                    "Payload '%s' in response '%s' cannot be read.".formatted(written, response),
                    "Write /intent or /intent{\"entity\": \"value\"}.");
            return;
        }
        String by = "a button of '" + response + "'";
        names.use(Names.Kind.INTENT, Intents.base(payload.get().intent()), spot, by);
        for (Payload.Mention mention : payload.get().entities()) {
            names.use(Names.Kind.ENTITY, mention.type(), spot, by);
        }
    }
}
