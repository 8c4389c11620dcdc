package io.balie.dialog.reply;

import io.balie.dialog.domain.Response;
import io.balie.dialog.event.Button;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Chooses a variation of a response and fills its places.
 *
 * <p>The order is Rasa's: variations for the channel whose conditions hold, unconditional ones for the channel, then the same for any channel. Among
 * equals the seed decides, so that a replayed turn says the same.
 */
public final class Replies {

    /** {@code {name}}, or {@code {{name}}} for a literal brace; one pass, so that a filled-in text is never filled again. */
    private static final Pattern PLACE = Pattern.compile("\\{\\{|}}|\\{([^\\n{}]+)}");

    private final Map<String, List<Response>> responses;

    public Replies(Map<String, List<Response>> responses) {
        this.responses = Map.copyOf(responses);
    }

    /** Whether there is such a response. */
    public boolean knows(String response) {
        return responses.containsKey(response);
    }

    /**
     * Say something.
     *
     * @param facts values for conditions and places: slots, and what the scene adds
     * @param seed decides among equal variations
     * @param stale texts said before, which are not said again while there is another variation
     * @return empty if there is no such response, or none of its variations fits
     */
    public Optional<Said> say(
            String response, Map<String, Object> facts, String channel, long seed, Set<String> stale) {
        List<Response> candidates = fitting(response, facts, channel);
        return candidates.isEmpty() ? Optional.empty() : Optional.of(choose(candidates, facts, seed, stale));
    }

    /** The own name of the variation that would be said; empty if it has none. */
    public Optional<String> id(String response, Map<String, Object> facts, String channel) {
        return fitting(response, facts, channel).stream().findFirst().flatMap(Response::id);
    }

    /** The variations that may be said: all of them are equally good. */
    private List<Response> fitting(String response, Map<String, Object> facts, String channel) {
        List<Response> fitting = responses.getOrDefault(response, List.of()).stream()
                .filter(variation -> variation.conditions().stream().allMatch(c -> holds(c, facts)))
                .toList();
        for (boolean ofChannel : new boolean[] {true, false}) {
            for (boolean conditional : new boolean[] {true, false}) {
                List<Response> candidates = fitting.stream()
                        .filter(v -> ofChannel
                                ? v.channel().equals(Optional.of(channel))
                                : v.channel().isEmpty())
                        .filter(v -> v.conditions().isEmpty() != conditional)
                        .toList();
                if (!candidates.isEmpty()) {
                    return candidates;
                }
            }
        }
        return List.of();
    }

    private static Said choose(List<Response> candidates, Map<String, Object> facts, long seed, Set<String> stale) {
        int first = (int) Math.floorMod(seed, (long) candidates.size());
        for (int i = 0; i < candidates.size(); i++) {
            Said said = fill(candidates.get((first + i) % candidates.size()), facts);
            if (!stale.contains(said.text())) {
                return said;
            }
        }
        return fill(candidates.get(first), facts);
    }

    private static boolean holds(Response.Condition condition, Map<String, Object> facts) {
        Object is = facts.get(condition.slot());
        Object wanted = condition.value();
        if (is == null || wanted == null) {
            return is == null && wanted == null;
        }
        if (is instanceof Number number && wanted instanceof Number other) {
            return number.doubleValue() == other.doubleValue();
        }
        return is.toString().equalsIgnoreCase(wanted.toString());
    }

    private static Said fill(Response variation, Map<String, Object> facts) {
        Map<String, Object> custom = new LinkedHashMap<>();
        variation.custom().forEach((key, value) -> custom.put(key, fillAny(value, facts)));
        Map<String, Object> media = new LinkedHashMap<>();
        variation.image().ifPresent(image -> media.put("image", fill(image, facts)));
        variation.media().forEach((key, value) -> media.put(key, fillAny(value, facts)));
        return new Said(
                variation.text().map(text -> fill(text, facts)).orElse(""),
                variation.buttons().stream()
                        .map(button ->
                                new Button(fill(button.title(), facts), fill(button.payload(), facts), button.more()))
                        .toList(),
                custom,
                media);
    }

    private static Object fillAny(Object value, Map<String, Object> facts) {
        return switch (value) {
            case String text -> fill(text, facts);
            case List<?> list -> list.stream().map(item -> fillAny(item, facts)).toList();
            case Map<?, ?> map -> {
                Map<Object, Object> filled = new LinkedHashMap<>();
                map.forEach((key, item) -> filled.put(key, fillAny(item, facts)));
                yield filled;
            }
            default -> value;
        };
    }

    /** Fill the places of a text; a place that no fact fills stays as it is, as in Rasa. */
    public static String fill(String text, Map<String, Object> facts) {
        Matcher place = PLACE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (place.find()) {
            String by = switch (place.group()) {
                case "{{" -> "{";
                case "}}" -> "}";
                default -> textOf(facts.get(place.group(1)), place.group());
            };
            place.appendReplacement(filled, Matcher.quoteReplacement(by));
        }
        return place.appendTail(filled).toString();
    }

    private static String textOf(@Nullable Object value, String otherwise) {
        return switch (value) {
            case null -> otherwise;
            case Boolean flag -> flag ? "True" : "False"; // as Rasa's projects expect to read it
            case List<?> list -> {
                List<String> items = new ArrayList<>();
                list.forEach(item -> items.add(
                        item instanceof String text ? "'" + text + "'" : item == null ? "None" : textOf(item, "")));
                yield "[" + String.join(", ", items) + "]";
            }
            default -> value.toString();
        };
    }
}
