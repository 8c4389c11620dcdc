package io.balie.dialog.evaluation;

import io.balie.nlu.Entity;
import java.util.Comparator;
import java.util.List;

/** Entities written as in training examples. */
public final class Annotated {

    private Annotated() {}

    /** A message with its entities marked. */
    public static String text(String text, List<Entity> entities) {
        StringBuilder marked = new StringBuilder();
        int at = 0;
        for (Entity entity :
                entities.stream().sorted(Comparator.comparingInt(Entity::start)).toList()) {
            if (entity.start() >= at && entity.end() <= text.length()) {
                marked.append(text, at, entity.start()).append(entity(text, entity));
                at = entity.end();
            }
        }
        return marked.append(text.substring(at)).toString();
    }

    /** One entity of a message. */
    static String entity(String text, Entity entity) {
        String words = text.substring(Math.min(entity.start(), text.length()), Math.min(entity.end(), text.length()));
        if (words.equals(entity.value())
                && entity.role().isEmpty()
                && entity.group().isEmpty()) {
            return "[" + words + "](" + entity.type() + ")";
        }
        StringBuilder json =
                new StringBuilder("{\"entity\": \"").append(entity.type()).append('"');
        if (!words.equals(entity.value())) {
            json.append(", \"value\": \"").append(entity.value()).append('"');
        }
        entity.role()
                .ifPresent(role -> json.append(", \"role\": \"").append(role).append('"'));
        entity.group()
                .ifPresent(group -> json.append(", \"group\": \"").append(group).append('"'));
        return "[" + words + "]" + json.append('}');
    }
}
