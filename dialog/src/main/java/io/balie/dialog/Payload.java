package io.balie.dialog;

import io.balie.dialog.domain.Domain;
import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Message;
import io.balie.nlu.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a button sends: {@code /intent}, {@code /intent@0.8}, {@code /intent{"entity": "value"}}. It skips the classifier, as in Rasa. */
final class Payload {

    /** Intents that every bot has, though its domain need not list them. */
    private static final Set<String> DEFAULT_INTENTS =
            Set.of("restart", "back", "out_of_scope", "session_start", "nlu_fallback");

    private static final Pattern FORM = Pattern.compile("/([^{@]+)(@[0-9.]+)?(\\{.+})?.*");

    private Payload() {}

    /**
     * The reading of a payload; empty if the text is none, or names an intent that the bot does not know.
     *
     * <p>A value of any other kind than text is kept as JSON text; a list gives an entity for each of its items. Entities that the bot does not know are
     * left out.
     */
    static Optional<Reading> parse(String text, Message message, Domain domain) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.lookingAt()) {
            return Optional.empty();
        }
        String intent = form.group(1).strip();
        if (!domain.intents().containsKey(intent) && !DEFAULT_INTENTS.contains(intent)) {
            return Optional.empty();
        }
        int shift = text.indexOf('/');
        List<Entity> entities = new ArrayList<>();
        if (form.group(3) != null && JsonText.read(form.group(3)) instanceof Map<?, ?> named) {
            named.forEach((type, value) -> {
                if (domain.entities().containsKey(String.valueOf(type))) {
                    for (Object item : value instanceof List<?> list ? list : Collections.singletonList(value)) {
                        entity(String.valueOf(type), item, shift + form.start(3), shift + form.end(3))
                                .ifPresent(entities::add);
                    }
                }
            });
        }
        return Optional.of(new Reading(
                text,
                message.spoken().orElse(Language.NL),
                false,
                List.of(new Guess(intent, confidence(form.group(2)))),
                entities,
                1));
    }

    /** An entity that was given rather than found; empty if it has no value. */
    static Optional<Entity> entity(String type, @Nullable Object value, int start, int end) {
        return value == null
                ? Optional.empty()
                : Optional.of(new Entity(
                        type,
                        start,
                        end,
                        value instanceof String text ? text : JsonText.write(value),
                        "RegexMessageHandler",
                        Optional.empty(),
                        Optional.empty(),
                        OptionalDouble.empty()));
    }

    private static double confidence(@Nullable String written) {
        if (written == null) {
            return 1;
        }
        try {
            return Math.clamp(Double.parseDouble(written.substring(1)), 0, 1);
        } catch (NumberFormatException unreadable) {
            return 0; // as Rasa
        }
    }
}
