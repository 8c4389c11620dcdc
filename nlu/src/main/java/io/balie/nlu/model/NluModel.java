package io.balie.nlu.model;

import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
import io.balie.nlu.Interpreter;
import io.balie.nlu.Message;
import io.balie.nlu.Reading;
import io.balie.nlu.classifier.Classifier;
import io.balie.nlu.entities.EntityExtractor;
import io.balie.nlu.features.Features;
import io.balie.nlu.features.Vocabulary;
import io.balie.nlu.language.LanguageModel;
import io.balie.nlu.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A trained model that reads messages. Immutable, safe for many threads, deterministic. */
public final class NluModel implements Interpreter {

    /** The intent that unfamiliar messages are given to, where the bot has it. */
    public static final String OUT_OF_SCOPE = "out_of_scope";

    private final Settings settings;
    private final String data;
    private final LanguageModel language;
    private final Vocabulary vocabulary;
    private final Classifier classifier;
    private final double strange;
    private final int outOfScope;
    private final EntityExtractor entities;
    private final String fingerprint;

    /** A model just trained. */
    NluModel(
            Settings settings,
            String data,
            LanguageModel language,
            Vocabulary vocabulary,
            Classifier classifier,
            double strange) {
        this(settings, data, language, vocabulary, classifier, strange, "");
    }

    /** A model read back; its fingerprint is known, unless blank. */
    NluModel(
            Settings settings,
            String data,
            LanguageModel language,
            Vocabulary vocabulary,
            Classifier classifier,
            double strange,
            String fingerprint) {
        this.settings = settings;
        this.data = data;
        this.language = language;
        this.vocabulary = vocabulary;
        this.classifier = classifier;
        this.strange = strange;
        this.entities = new EntityExtractor(language::knows);
        this.outOfScope = classifier.intents().indexOf(OUT_OF_SCOPE);
        if (classifier.first().rows() != vocabulary.size()) {
            throw new IllegalArgumentException("The classifier was made for another vocabulary.");
        }
        this.fingerprint = fingerprint.isBlank() ? ModelArchive.fingerprint(this) : fingerprint;
    }

    @Override
    public Reading read(Message message) {
        Text text = Text.of(message.text());
        LanguageModel.Finding found = language.find(text, message.spoken());
        List<Entity> named = entities.extract(text, message, found.language());
        if (text.clean().isBlank()) {
            return new Reading(message.text(), found.language(), false, List.of(), named, 0);
        }
        Features features = vocabulary.features(text, found.language());
        double[] probability = classifier.probabilities(features);
        if (outOfScope >= 0) {
            promoteOutOfScope(probability, features.familiarity());
        }
        List<Guess> ranking = new ArrayList<>(probability.length);
        for (int k = 0; k < probability.length; k++) {
            ranking.add(new Guess(classifier.intents().get(k), Math.min(1, probability[k])));
        }
        ranking.sort(Comparator.comparingDouble(Guess::confidence).reversed()); // stable: equals stay in order of name
        return new Reading(message.text(), found.language(), found.isClear(), ranking, named, features.familiarity());
    }

    // Of what it has never seen the network says something all the same; the less is familiar, the less that counts.
    private void promoteOutOfScope(double[] probability, double familiarity) {
        double doubt = Math.clamp((1.2 * strange - familiarity) / strange, 0, 0.95);
        for (int k = 0; k < probability.length; k++) {
            probability[k] *= 1 - doubt;
        }
        probability[outOfScope] += doubt;
    }

    /** SHA-256 over data, settings, seed, versions and weights, in hexadecimal. */
    public String fingerprint() {
        return fingerprint;
    }

    /** SHA-256 of the examples it was trained on, in hexadecimal. */
    public String dataFingerprint() {
        return data;
    }

    /** How it was made. */
    public Settings settings() {
        return settings;
    }

    /** The intents it tells apart, sorted. */
    public List<String> intents() {
        return classifier.intents();
    }

    LanguageModel language() {
        return language;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    Classifier classifier() {
        return classifier;
    }

    double strange() {
        return strange;
    }
}
