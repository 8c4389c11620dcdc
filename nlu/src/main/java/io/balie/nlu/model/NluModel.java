package io.balie.nlu.model;

import io.balie.nlu.Interpreter;
import io.balie.nlu.Language;
import io.balie.nlu.Message;
import io.balie.nlu.Reading;
import io.balie.nlu.language.LanguageModel;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** A trained model that reads messages. Immutable, safe for many threads, deterministic. */
public final class NluModel implements Interpreter {

    /** The intent that unfamiliar messages are given to, where the bot has it. */
    public static final String OUT_OF_SCOPE = "out_of_scope";

    /** The intent of messages that no intent fits well enough, where a fallback is configured. */
    public static final String FALLBACK = "nlu_fallback";

    private final long seed;
    private final String data;
    private final LanguageModel language;
    private final List<Part> parts;
    private final String fingerprint;

    /** A model just trained. */
    NluModel(long seed, String data, LanguageModel language, List<Part> parts) {
        this(seed, data, language, parts, "");
    }

    /** A model read back; its fingerprint is known, unless blank. */
    NluModel(long seed, String data, LanguageModel language, List<Part> parts, String fingerprint) {
        this.seed = seed;
        this.data = data;
        this.language = language;
        this.parts = List.copyOf(parts);
        this.fingerprint = fingerprint.isBlank() ? ModelArchive.fingerprint(this) : fingerprint;
    }

    @Override
    public Reading read(Message message) {
        Draft draft = new Draft(message, language);
        parts.forEach(part -> part.read(draft));
        return draft.reading();
    }

    /** Why a message is read as it is; empty if nothing learned ranks intents, or there are fewer than two. */
    public Optional<Explanation> explain(Message message) {
        return Explainer.explain(read(message), new Draft(message, language), parts);
    }

    /** SHA-256 over data, settings, seed, versions and weights, in hexadecimal. */
    public String fingerprint() {
        return fingerprint;
    }

    /** SHA-256 of the data it was trained on, in hexadecimal. */
    public String dataFingerprint() {
        return data;
    }

    /** What every draw came from. */
    public long seed() {
        return seed;
    }

    /** The languages it reads, the most usual first. */
    public List<Language> languages() {
        return language.languages();
    }

    /** The intents it tells apart, sorted; without those of a fallback. */
    public List<String> intents() {
        TreeSet<String> intents = new TreeSet<>();
        for (Part part : parts) {
            switch (part) {
                case Part.Calibrated calibrated ->
                    intents.addAll(calibrated.classifier().intents());
                case Part.Intents ranked ->
                    intents.addAll(ranked.ranker().classifier().intents());
                case Part.Keywords keywords ->
                    intents.addAll(keywords.table().intents().values());
                case Part.Tags t -> {}
                case Part.Patterns p -> {}
                case Part.Rules r -> {}
                case Part.Duckling d -> {}
                case Part.Synonyms s -> {}
                case Part.Selects s -> {}
                case Part.Fallback f -> {}
            }
        }
        return List.copyOf(intents);
    }

    LanguageModel language() {
        return language;
    }

    List<Part> parts() {
        return parts;
    }
}
