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

/** Finds everything that exact rules can find in a message, and names. Immutable, safe for many threads. */
public final class EntityExtractor {

    // Of persons and organisations that the rules guess at.
    private static final String BY_RULE = "name";

    private final List<Rule> rules;
    private final Optional<NameFinder> names;

    /** An extractor without a dictionary: a name must be written as one and be led in by other words. */
    public EntityExtractor() {
        this(Optional.empty(), Optional.empty());
    }

    /**
     * An extractor with a dictionary, which also finds names written small and messages that are a name alone.
     *
     * @param common tells whether a word, in lower case and without accents, is one of the language rather than a name
     */
    public EntityExtractor(Predicate<String> common) {
        this(Optional.of(common), Optional.empty());
    }

    /**
     * An extractor whose names are judged after the rules.
     *
     * @param names has the last word on persons and organisations
     */
    public EntityExtractor(Predicate<String> common, NameFinder names) {
        this(Optional.of(common), Optional.of(names));
    }

    private EntityExtractor(Optional<Predicate<String>> common, Optional<NameFinder> names) {
        this.names = names;
        this.rules = List.of(
                new Emails(),
                new Ibans(),
                new CompanyNumbers(),
                new Codes(),
                new Postcodes(),
                new Amounts(),
                new Phones(),
                new Times(),
                new SpelledNames(),
                new Organisations(common),
                new Persons(common));
    }

    /** The entities of a message in the order of its text; spans are those of the message as typed. */
    public List<Entity> extract(Text text, Message message, Language language) {
        List<Found> found = ruled(text, message, language);
        names.ifPresent(finder -> judge(found, finder, text.clean(), language));
        if (found.isEmpty()) {
            return List.of();
        }
        return found.stream()
                .filter(f -> !f.type().equals(SpelledNames.SPELLED))
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

    /** What the rules alone find, as marks in the clean text. */
    public List<Mark> marks(Text text, Message message, Language language) {
        return marks(ruled(text, message, language));
    }

    private List<Found> ruled(Text text, Message message, Language language) {
        List<Found> found = new ArrayList<>();
        boolean digits = hasDigit(text.clean());
        for (Rule rule : rules) {
            if (digits || !rule.needsDigit()) {
                rule.find(text.clean(), message, language, found);
            }
        }
        return found;
    }

    private static List<Mark> marks(List<Found> found) {
        return found.stream().map(f -> new Mark(f.type(), f.start(), f.end())).toList();
    }

    private static void judge(List<Found> found, NameFinder finder, String clean, Language language) {
        List<Mark> judged = finder.find(clean, language, marks(found));
        found.removeIf(f -> f.extractor().equals(BY_RULE));
        for (Mark mark : judged) {
            if (Found.isFree(found, mark.start(), mark.end())) {
                found.add(new Found(
                        mark.kind(), mark.start(), mark.end(), clean.substring(mark.start(), mark.end()), BY_RULE));
            }
        }
    }
}
