package io.balie.nlu.selection;

import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Selection;
import io.balie.nlu.ranking.Ranker;
import io.balie.nlu.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Ranks the keys of a retrieval intent for a message. Immutable, safe for many threads, deterministic. */
public final class Selector {

    private static final double WEIGHT_OF_LIKENESS = 0.25;

    private final Ranker ranker;
    private final List<Sample> samples;
    private final Language language;
    private final List<String> keys;
    private final Likeness likeness;

    /**
     * A text that speaks for a key: an example or a response.
     *
     * @param key with its intent: {@code faq/opening}
     * @param text on one line
     */
    public record Sample(String key, String text) {}

    /**
     * A selector from its parts.
     *
     * @param ranker whose labels are the keys
     * @param samples examples and responses
     * @param language whose stems are compared
     */
    public Selector(Ranker ranker, List<Sample> samples, Language language) {
        this.ranker = ranker;
        this.samples = List.copyOf(samples);
        this.language = language;
        this.keys = ranker.classifier().intents();
        this.likeness = new Likeness(this.samples, keys, language);
    }

    /** Rank the keys. */
    public Selection select(Text text, Language spoken) {
        List<Guess> guesses = ranker.rank(text, spoken).guesses();
        if (ranker.recall().find(text.original()).isPresent()) {
            return new Selection(guesses);
        }
        double[] shares = likeness.shares(text.clean());
        double all = 0;
        for (double share : shares) {
            all += share;
        }
        if (all == 0) {
            return new Selection(guesses);
        }
        List<Guess> mixed = new ArrayList<>(guesses.size());
        for (Guess guess : guesses) {
            double share = shares[keys.indexOf(guess.intent())];
            mixed.add(new Guess(
                    guess.intent(),
                    Math.min(1, (1 - WEIGHT_OF_LIKENESS) * guess.confidence() + WEIGHT_OF_LIKENESS * share)));
        }
        mixed.sort(Comparator.comparingDouble(Guess::confidence).reversed());
        return new Selection(mixed);
    }

    /** The network over the keys. */
    public Ranker ranker() {
        return ranker;
    }

    /** Examples and responses. */
    public List<Sample> samples() {
        return samples;
    }

    /** The language whose stems are compared. */
    public Language language() {
        return language;
    }
}
