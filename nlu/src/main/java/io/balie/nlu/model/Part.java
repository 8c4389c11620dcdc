package io.balie.nlu.model;

import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
import io.balie.nlu.Reading;
import io.balie.nlu.classifier.Classifier;
import io.balie.nlu.classifier.Scope;
import io.balie.nlu.entities.EntityExtractor;
import io.balie.nlu.features.Features;
import io.balie.nlu.features.Vocabulary;
import io.balie.nlu.language.LanguageModel;
import io.balie.nlu.patterns.PatternSet;
import io.balie.nlu.pipeline.Step;
import io.balie.nlu.ranking.Ranker;
import io.balie.nlu.selection.Selector;
import io.balie.nlu.tagging.KnownTags;
import io.balie.nlu.tagging.NameTagger;
import io.balie.nlu.tagging.Tagger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A step of a pipeline, trained: it adds to the draft of a reading what it finds. */
sealed interface Part {

    /** Find what there is to find. */
    void read(Draft draft);

    /**
     * A network with calibrated confidences, which gives what is unfamiliar to {@code out_of_scope}, where there is one.
     *
     * @param strange the familiarity below which a message is unfamiliar, where no scope was measured
     * @param scope empty if there were too few messages to measure it on
     */
    record Calibrated(
            Settings settings, Vocabulary vocabulary, Classifier classifier, double strange, Optional<Scope> scope)
            implements Part {

        public Calibrated {
            if (classifier.first().rows() != vocabulary.size()) {
                throw new IllegalArgumentException("The classifier was made for another vocabulary.");
            }
        }

        @Override
        public void read(Draft draft) {
            if (draft.isBlank()) {
                return;
            }
            Features features = vocabulary.features(draft.text(), draft.language());
            if (scope.isPresent()) {
                Scope.Judged judged = scope.get().judge(classifier, features);
                draft.rank(guesses(judged.probability()), features.familiarity(), OptionalDouble.of(judged.inScope()));
                return;
            }
            double[] probability = classifier.probabilities(features);
            int outOfScope = classifier.intents().indexOf(NluModel.OUT_OF_SCOPE);
            if (outOfScope >= 0) {
                promote(probability, outOfScope, features.familiarity());
            }
            draft.rank(guesses(probability), features.familiarity());
        }

        private List<Guess> guesses(double[] probability) {
            List<Guess> ranking = new ArrayList<>(probability.length);
            for (int k = 0; k < probability.length; k++) {
                ranking.add(new Guess(classifier.intents().get(k), Math.min(1, probability[k])));
            }
            return ranking;
        }

        // Of what it has never seen the network says something all the same; the less is familiar, the less that
        // counts.
        private void promote(double[] probability, int outOfScope, double familiarity) {
            double doubt = Math.clamp((1.2 * strange - familiarity) / strange, 0, 0.95);
            for (int k = 0; k < probability.length; k++) {
                probability[k] *= 1 - doubt;
            }
            probability[outOfScope] += doubt;
        }
    }

    /** A network that knows its examples by heart. */
    record Intents(Ranker ranker) implements Part {

        @Override
        public void read(Draft draft) {
            if (!draft.isBlank()) {
                Ranker.Ranked ranked = ranker.rank(draft.text(), draft.language());
                draft.rank(ranked.guesses(), ranked.familiarity(), ranked.inScope());
            }
        }
    }

    /** Examples that name their intent wherever they occur. */
    record Keywords(KeywordTable table) implements Part {

        @Override
        public void read(Draft draft) {
            table.find(draft.message().text()).ifPresent(intent -> draft.decide(new Guess(intent, 1)));
        }
    }

    /**
     * A learned tagger, heard under the name of each component that stands for it.
     *
     * @param components at least one
     */
    record Tags(List<Step.Tags> components, KnownTags known, Tagger tagger) implements Part {

        @Override
        public void read(Draft draft) {
            String message = draft.message().text();
            for (Step.Tags component : components) {
                List<Entity> found = known.find(message, component.component(), component.split()::of)
                        .orElseGet(() -> tagger.tag(message, component.component(), component.split()::of));
                draft.add(found);
            }
        }
    }

    /** Patterns that are entities. */
    record Patterns(PatternSet patterns) implements Part {

        static final String EXTRACTOR = "RegexEntityExtractor";

        @Override
        public void read(Draft draft) {
            draft.add(patterns.entities(draft.message().text(), EXTRACTOR));
        }
    }

    /**
     * Exact rules, under our own names.
     *
     * @param names what is learned about names, which the extractor uses, if anything
     */
    record Rules(EntityExtractor extractor, Optional<NameTagger> names) implements Part {

        /** Rules with a dictionary, and with what is learned about names, if anything. */
        static Rules of(LanguageModel language, Optional<NameTagger> names) {
            return new Rules(
                    names.map(tagger -> new EntityExtractor(language::knows, tagger))
                            .orElseGet(() -> new EntityExtractor(language::knows)),
                    names);
        }

        @Override
        public void read(Draft draft) {
            draft.add(draft.rules(extractor));
        }
    }

    /** Exact rules, under Duckling's names; empty dimensions are all. */
    record Duckling(Optional<List<String>> dimensions, EntityExtractor extractor) implements Part {

        @Override
        public void read(Draft draft) {
            draft.add(Dimensions.of(draft.rules(extractor), dimensions));
        }
    }

    /** What values stand for, by the value in lower case. */
    record Synonyms(Map<String, String> values) implements Part {

        @Override
        public void read(Draft draft) {
            draft.changeEntities(entity -> SynonymTable.apply(values, entity));
        }
    }

    /** The choice of a response. */
    record Selects(Optional<String> intent, Selector selector) implements Part {

        @Override
        public void read(Draft draft) {
            if (!draft.isBlank()) {
                draft.select(
                        intent.orElse(Reading.ANY_RETRIEVAL_INTENT), selector.select(draft.text(), draft.language()));
            }
        }
    }

    /** What is put first where the best guess will not do. */
    record Fallback(double threshold, double ambiguity) implements Part {

        @Override
        public void read(Draft draft) {
            double best = draft.intent().map(Guess::confidence).orElse(0.0);
            List<Guess> ranking = draft.ranking();
            boolean ambiguous = ranking.size() > 1
                    && ranking.get(0).confidence() - ranking.get(1).confidence() < ambiguity;
            if (best < threshold || ambiguous) {
                draft.putFirst(new Guess(NluModel.FALLBACK, Math.clamp(threshold, 0, 1)));
            }
        }
    }
}
