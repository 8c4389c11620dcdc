package io.balie.shell.conversation;

import io.balie.data.transcript.StoredEvent;
import io.balie.dialog.event.Event;
import io.balie.nlu.Entity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The names of people that a conversation knows of: those that were recognised, and those that were given to be reached by. */
final class PeopleNamed {

    private static final Set<String> KINDS = Set.of("person", "per", "name");

    private PeopleNamed() {}

    static Set<String> in(List<StoredEvent> events) {
        Set<String> names = new LinkedHashSet<>();
        for (StoredEvent stored : events) {
            switch (stored.event()) {
                case Event.UserUttered said -> recognised(said.reading().entities(), names);
                case Event.EntitiesAdded added -> recognised(added.entities(), names);
                case Event.SlotSet set -> {
                    if (set.value() instanceof String value && set.name().endsWith("_name")) {
                        names.add(value);
                    }
                }
                case Event.NoteTaken note -> {
                    String name = note.note().get("name");
                    if (name != null) {
                        names.add(name);
                    }
                }
                case Event.CallbackPromised promised -> names.add(promised.name());
                default -> {}
            }
        }
        names.removeIf(String::isBlank);
        return names;
    }

    private static void recognised(List<Entity> entities, Set<String> names) {
        for (Entity entity : entities) {
            if (KINDS.contains(entity.type().toLowerCase(Locale.ROOT))) {
                names.add(entity.value());
            }
        }
    }
}
