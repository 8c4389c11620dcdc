package io.balie.nlu.model;

import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Message;
import io.balie.nlu.Reading;
import io.balie.nlu.Selection;
import io.balie.nlu.entities.EntityExtractor;
import io.balie.nlu.language.LanguageModel;
import io.balie.nlu.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/** A reading while the parts of a model add to it. */
final class Draft {

    private final Message message;
    private final Text text;
    private final LanguageModel.Finding found;
    private final List<Entity> entities = new ArrayList<>();
    private final Map<String, Selection> selections = new LinkedHashMap<>();
    private List<Guess> ranking = new ArrayList<>();
    private Optional<Guess> intent = Optional.empty();
    private double familiarity;
    private OptionalDouble inScope = OptionalDouble.empty();

    Draft(Message message, LanguageModel languages) {
        this.message = message;
        this.text = Text.of(message.text());
        this.found = languages.find(text, message.spoken());
    }

    Message message() {
        return message;
    }

    Text text() {
        return text;
    }

    Language language() {
        return found.language();
    }

    boolean isBlank() {
        return text.clean().isBlank();
    }

    List<Guess> ranking() {
        return ranking;
    }

    Optional<Guess> intent() {
        return intent;
    }

    /** The intents as ranked, and how likely the message is in scope. */
    void rank(List<Guess> guesses, double howFamiliar, OptionalDouble howLikelyInScope) {
        rank(guesses, howFamiliar);
        inScope = howLikelyInScope;
    }

    /** The intents in any order; the likeliest is the intent. */
    void rank(List<Guess> guesses, double howFamiliar) {
        ranking = new ArrayList<>(guesses);
        // Stable: equals stay in order of name.
        ranking.sort(Comparator.comparingDouble(Guess::confidence).reversed());
        intent = ranking.stream().findFirst();
        familiarity = howFamiliar;
        inScope = OptionalDouble.empty();
    }

    /** The intent, whatever the ranking says. */
    void decide(Guess guess) {
        intent = Optional.of(guess);
        familiarity = 1;
    }

    /** The intent, put before the ranking. */
    void putFirst(Guess guess) {
        intent = Optional.of(guess);
        ranking.add(0, guess);
    }

    List<Entity> rules(EntityExtractor extractor) {
        return extractor.extract(text, message, language());
    }

    void add(List<Entity> more) {
        entities.addAll(more);
    }

    void changeEntities(UnaryOperator<Entity> change) {
        entities.replaceAll(change);
    }

    void select(String by, Selection selection) {
        selections.put(by, selection);
    }

    Reading reading() {
        List<Guess> all = new ArrayList<>(ranking);
        intent.ifPresent(guess -> {
            if (all.isEmpty() || !all.get(0).intent().equals(guess.intent())) {
                all.removeIf(other -> other.intent().equals(guess.intent()));
                all.add(0, guess);
            }
        });
        return new Reading(
                message.text(),
                found.language(),
                found.isClear() && !isBlank(),
                all,
                entities,
                familiarity,
                selections,
                inScope);
    }
}
