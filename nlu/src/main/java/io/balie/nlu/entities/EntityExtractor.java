package io.balie.nlu.entities;

import io.balie.nlu.Entity;
import io.balie.nlu.Language;
import io.balie.nlu.Message;
import io.balie.nlu.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds everything that exact rules can find in a message. Immutable, safe for many threads. */
public final class EntityExtractor {

    private final List<Rule> rules;

    /** An extractor without a dictionary: a name must be written as one and be led in by other words. */
    public EntityExtractor() {
        this(Optional.empty());
    }

    /**
     * An extractor with a dictionary, which also finds names written small and messages that are a name alone.
     *
     * @param common tells whether a word, in lower case and without accents, is one of the language rather than a name
     */
    public EntityExtractor(Predicate<String> common) {
        this(Optional.of(common));
    }

    private EntityExtractor(Optional<Predicate<String>> common) {
        this.rules = List.of(
                new Emails(),
                new Ibans(),
                new CompanyNumbers(),
                new Codes(),
                new Postcodes(),
                new Amounts(),
                new Phones(),
                new Times(),
                new Organisations(common),
                new Persons(common));
    }

    /** The entities of a message in the order of its text; spans are those of the message as typed. */
    public List<Entity> extract(Text text, Message message, Language language) {
        List<Found> found = new ArrayList<>();
        boolean digits = hasDigit(text.clean());
        for (Rule rule : rules) {
            if (digits || !rule.needsDigit()) {
                rule.find(text.clean(), message, language, found);
            }
        }
        if (found.isEmpty()) {
            return List.of();
        }
        return found.stream()
                .map(f -> Entity.exact(
                        f.type(), text.origin(f.start()), text.originEnd(f.end()), f.value(), f.extractor()))
                .sorted(Comparator.comparingInt(Entity::start).thenComparingInt(Entity::end))
                .toList();
    }

    private static boolean hasDigit(String clean) {
        for (int i = 0; i < clean.length(); i++) {
            if (Character.isDigit(clean.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
