package io.balie.nlu.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What reads a message, in order, and what was made of the configuration.
 *
 * @param steps in the order of the configuration
 * @param notes one for each component, in the order of the configuration
 */
public record Pipeline(List<Step> steps, List<Note> notes) {

    private static final String ABSORBED =
            "Balie's own features do its work: words, pairs, stems, runs of letters and shapes.";
    private static final String TOKENS = "Balie cuts words at white space by the same rules.";

    private static final String LEFT_OUT =
            "a component in Python cannot run here: left out. The rest of the pipeline does without it.";
    private static final String INSTEAD_INTENTS =
            "a component in Python cannot run here: Balie's network for intents is used instead.";
    private static final String INSTEAD_TAGS =
            "a component in Python cannot run here: Balie's tagger for entities is used instead.";

    /** Copies both lists. */
    public Pipeline {
        steps = List.copyOf(steps);
        notes = List.copyOf(notes);
    }

    /** The pipeline that is used where none is configured: Rasa's. */
    public static Pipeline usual() {
        return of(List.of(
                Component.of("WhitespaceTokenizer"),
                Component.of("RegexFeaturizer"),
                Component.of("LexicalSyntacticFeaturizer"),
                Component.of("CountVectorsFeaturizer"),
                Component.of("CountVectorsFeaturizer"),
                Component.of("DIETClassifier"),
                Component.of("EntitySynonymMapper"),
                Component.of("ResponseSelector"),
                new Component("FallbackClassifier", Map.of("threshold", 0.3, "ambiguity_threshold", 0.1))));
    }

    /** The pipeline that components make; an empty list makes the {@linkplain #usual() usual} one. Never fails on a name. */
    public static Pipeline of(List<Component> components) {
        if (components.isEmpty()) {
            return usual();
        }
        Made made = new Made();
        components.forEach(made::take);
        made.fillIn();
        return new Pipeline(made.steps, made.notes);
    }

    /** Whether a step ranks intents. */
    public boolean ranksIntents() {
        return steps.stream().anyMatch(Made::ranks);
    }

    /** The notes about components that have no counterpart. */
    public List<Note> substitutes() {
        return notes.stream().filter(Note::isSubstitute).toList();
    }

    /** A component in Python, and how many steps were before it. */
    private record Unfilled(Component component, int step) {}

    /** A pipeline being made. */
    private static final class Made {

        private final List<Step> steps = new ArrayList<>();
        private final List<Note> notes = new ArrayList<>();
        private final Map<Integer, Unfilled> unfilled = new LinkedHashMap<>();

        // A classifier or extractor of one's own is likely the only one: then something of ours must do its work.
        void fillIn() {
            unfilled.forEach((place, missing) -> {
                String name = missing.component().shortName();
                boolean ranked = steps.stream().anyMatch(Made::ranks);
                if (name.contains("Classifier") && !ranked) {
                    steps.add(Math.min(missing.step(), steps.size()), new Step.Intents(name));
                    notes.set(place, new Note(missing.component().name(), INSTEAD_INTENTS, true));
                } else if (name.contains("Extractor") && steps.stream().noneMatch(s -> s instanceof Step.Tags)) {
                    steps.add(
                            Math.min(missing.step(), steps.size()),
                            new Step.Tags(name, new Options(missing.component().options()).split()));
                    notes.set(place, new Note(missing.component().name(), INSTEAD_TAGS, true));
                }
            });
        }

        private static boolean ranks(Step step) {
            return step instanceof Step.Intents || step instanceof Step.SparseIntents || step instanceof Step.Keywords;
        }

        void take(Component component) {
            Options options = new Options(component.options());
            switch (component.shortName()) {
                case "WhitespaceTokenizer" -> note(component, TOKENS);
                case "CountVectorsFeaturizer", "LexicalSyntacticFeaturizer" -> note(component, ABSORBED);
                case "RegexFeaturizer" -> {
                    add(new Step.PatternMarks(
                            options.flag("case_sensitive", true),
                            options.flag("use_lookup_tables", true),
                            options.flag("use_regexes", true),
                            options.flag("use_word_boundaries", true)));
                    note(component, "regular expressions and lookup tables are features of intents and entities.");
                }
                case "DIETClassifier" -> diet(component, options);
                case "LogisticRegressionClassifier" -> intents(component, false);
                case "SklearnIntentClassifier", "MitieIntentClassifier" -> intents(component, true);
                case "KeywordIntentClassifier" -> {
                    add(new Step.Keywords(options.flag("case_sensitive", true)));
                    note(component, "Balie's keyword classifier, by the same rules.");
                }
                case "SparseIntentClassifier" -> {
                    add(new Step.SparseIntents(component.options()));
                    note(component, "Balie's own.");
                }
                case "RegexEntityExtractor" -> {
                    add(new Step.Patterns(
                            options.flag("case_sensitive", false),
                            options.flag("use_lookup_tables", true),
                            options.flag("use_regexes", true),
                            options.flag("use_word_boundaries", true)));
                    note(component, "Balie's extractor of patterns, by the same rules.");
                }
                case "CRFEntityExtractor" -> tags(component, options, false);
                case "MitieEntityExtractor" -> tags(component, options, true);
                case "RuleEntityExtractor" -> {
                    add(new Step.Rules(
                            options.word("names").filter("learned"::equals).isPresent()));
                    note(component, "Balie's own.");
                }
                case "DucklingEntityExtractor", "DucklingHTTPExtractor" -> {
                    add(new Step.Dimensions(options.words("dimensions")));
                    note(component, "Balie's exact rules under Duckling's names; no server is asked.");
                }
                case "EntitySynonymMapper" -> {
                    add(new Step.Synonyms());
                    note(component, "Balie's synonyms, by the same rules.");
                }
                case "ResponseSelector" -> {
                    Optional<String> intent = options.word("retrieval_intent");
                    add(new Step.Select(intent));
                    note(component, "Balie's selector: a network over the keys, with Lucene's similarity.");
                }
                case "FallbackClassifier" -> {
                    add(new Step.Fallback(
                            options.number("threshold", 0.3), options.number("ambiguity_threshold", 0.1)));
                    note(component, "Balie's fallback, by the same rules.");
                }
                case "RegexMessageHandler" -> note(component, "messages such as /greet are always read so.");
                default -> other(component);
            }
        }

        private void diet(Component component, Options options) {
            boolean intents = options.flag("intent_classification", true);
            boolean entities = options.flag("entity_recognition", true);
            if (entities) {
                add(new Step.Tags(component.shortName(), options.split()));
            }
            if (intents) {
                addIntents(component);
            }
            String used = intents && entities
                    ? "Balie's network for intents and its tagger for entities"
                    : intents ? "Balie's network for intents" : entities ? "Balie's tagger for entities" : "nothing";
            note(component, used + "; sizes and epochs are chosen by the data.");
        }

        private void intents(Component component, boolean substitute) {
            addIntents(component);
            notes.add(new Note(
                    component.name(), "Balie's network for intents; sizes are chosen by the data.", substitute));
        }

        // As in Rasa, of several the last one says what the intent is; so only that one need be trained.
        private void addIntents(Component component) {
            steps.removeIf(step -> step instanceof Step.Intents || step instanceof Step.SparseIntents);
            add(new Step.Intents(component.shortName()));
        }

        private void tags(Component component, Options options, boolean substitute) {
            add(new Step.Tags(component.shortName(), options.split()));
            notes.add(new Note(component.name(), "Balie's tagger for entities.", substitute));
        }

        private void other(Component component) {
            String name = component.shortName();
            String used;
            if (name.endsWith("Tokenizer")) {
                used = "words are cut at white space, as WhitespaceTokenizer does.";
            } else if (name.equals("SpacyEntityExtractor")) {
                used =
                        "no counterpart: nothing is found in its place. Annotate examples, or add RuleEntityExtractor for names"
                                + " and dates.";
            } else if (name.endsWith("Featurizer") || name.endsWith("NLP")) {
                used = "no counterpart for pretrained vectors: Balie's own features are used.";
            } else if (name.endsWith("LanguageFallbackClassifier")) {
                used = "no counterpart: left out.";
            } else if (component.name().indexOf('.') >= 0) {
                unfilled.put(notes.size(), new Unfilled(component, steps.size()));
                used = LEFT_OUT;
            } else {
                used = Note.UNKNOWN;
            }
            notes.add(new Note(component.name(), used, true));
        }

        private void add(Step step) {
            steps.add(step);
        }

        private void note(Component component, String used) {
            notes.add(new Note(component.name(), used, false));
        }
    }

    /** Reads options leniently, as Rasa does: what is of another kind counts as not set. */
    private record Options(Map<String, Object> values) {

        boolean flag(String name, boolean usual) {
            Object value = values.get(name);
            if (value instanceof Boolean flag) {
                return flag;
            }
            if (value instanceof String text && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))) {
                return text.equalsIgnoreCase("true"); // "True" is text in YAML 1.2
            }
            return usual;
        }

        double number(String name, double usual) {
            return values.get(name) instanceof Number number ? number.doubleValue() : usual;
        }

        Optional<String> word(String name) {
            Object value = values.get(name);
            return value == null || value.toString().isBlank()
                    ? Optional.empty()
                    : Optional.of(value.toString().strip());
        }

        Optional<List<String>> words(String name) {
            return values.get(name) instanceof List<?> list && !list.isEmpty()
                    ? Optional.of(list.stream().map(String::valueOf).toList())
                    : Optional.empty();
        }

        Step.Split split() {
            Object value = values.get("split_entities_by_comma");
            Map<String, Boolean> byType = new LinkedHashMap<>();
            if (value instanceof Map<?, ?> map) {
                map.forEach((type, flag) -> byType.put(String.valueOf(type), !"false".equalsIgnoreCase(text(flag))));
                return new Step.Split(true, byType);
            }
            return new Step.Split(flag("split_entities_by_comma", true), byType);
        }

        private static String text(Object value) {
            return String.valueOf(value);
        }
    }
}
