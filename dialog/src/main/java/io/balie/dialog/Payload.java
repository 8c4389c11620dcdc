package io.balie.dialog;

import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Message;
import io.balie.nlu.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a button sends: {@code /intent}, {@code /intent@0.8}, {@code /intent{"entity": "value"}}. It skips the classifier, as in Rasa. */
final class Payload {

    private static final Pattern FORM =
            Pattern.compile("\\s*/([\\p{L}\\p{N}_+./-]+)(?:@([0-9.]+))?\\s*(\\{.*})?\\s*", Pattern.DOTALL);
    private static final Pattern PAIR = Pattern.compile(
            "\"((?:[^\"\\\\]|\\\\.)*)\"\\s*:\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([-0-9.eE+]+|true|false))");

    private Payload() {}

    /** The reading of a payload; empty if the text is none, or names an intent that the bot does not know. */
    static Optional<Reading> parse(String text, Message message, Set<String> intents) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || !intents.contains(form.group(1))) {
            return Optional.empty();
        }
        double confidence = 1;
        if (form.group(2) != null) {
            try {
                confidence = Math.clamp(Double.parseDouble(form.group(2)), 0, 1);
            } catch (NumberFormatException unreadable) {
                confidence = 0; // as Rasa
            }
        }
        List<Entity> entities = new ArrayList<>();
        if (form.group(3) != null) {
            Matcher pair = PAIR.matcher(form.group(3));
            while (pair.find()) {
                String value = pair.group(2) != null ? pair.group(2) : pair.group(3);
                entities.add(new Entity(
                        pair.group(1),
                        form.start(3),
                        form.end(3),
                        value,
                        "RegexMessageHandler",
                        Optional.empty(),
                        Optional.empty(),
                        OptionalDouble.empty()));
            }
        }
        return Optional.of(new Reading(
                text,
                message.spoken().orElse(Language.NL),
                false,
                List.of(new Guess(form.group(1), confidence)),
                entities,
                1));
    }
}
