package io.balie.nlu.entities;

import io.balie.nlu.Entity;
import io.balie.nlu.Language;
import io.balie.nlu.Message;
import io.balie.nlu.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds everything that exact rules can find in a message. Immutable, safe for many threads. */
public final class EntityExtractor {

    private static final List<Rule> RULES =
            List.of(new Emails(), new Codes(), new Numbers(), new Phones(), new Times(), new Persons());

    /** The entities of a message in the order of its text; spans are those of the message as typed. */
    public List<Entity> extract(Text text, Message message, Language language) {
        List<Found> found = new ArrayList<>();
        for (Rule rule : RULES) {
            rule.find(text.clean(), message, language, found);
        }
        return found.stream()
                .map(f -> Entity.exact(
                        f.type(), text.origin(f.start()), text.originEnd(f.end()), f.value(), f.extractor()))
                .sorted(Comparator.comparingInt(Entity::start).thenComparingInt(Entity::end))
                .toList();
    }
}
