package io.balie.nlu.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.nlu.Bakery;
import io.balie.nlu.Cinema;
import io.balie.nlu.Entity;
import io.balie.nlu.Example;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import io.balie.nlu.TrainingData;
import io.balie.nlu.pipeline.Component;
import io.balie.nlu.pipeline.Pipeline;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A small project under Rasa's usual pipeline, and what becomes of others. */
class PipelineModelTest {

    private static final NluModel USUAL = train(Cinema.data(), Pipeline.usual());

    @Test
    void every_example_is_read_as_its_intent_with_its_entities() {
        for (Example example : Cinema.examples()) {
            Reading reading = read(USUAL, example.text());

            assertEquals(example.baseIntent(), best(reading).intent());
            assertTrue(best(reading).confidence() >= 0.8, reading::toString);
            assertEquals(spans(example.entities()), spans(reading.entities()), example::text);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hello there | greet",
                "hey, good morning | greet",
                "see you tomorrow | goodbye",
                "yes of course | affirm",
                "no never | deny",
                "I want to see Metropolis | book_film",
                "three tickets for Jaws | book_film",
                "from Hamburg to Warsaw | book_train",
                "are you open on monday | faq"
            })
    void a_message_near_the_examples_clears_a_high_threshold(String message, String intent) {
        Reading reading = read(USUAL, message);

        assertEquals(intent, best(reading).intent(), reading::toString);
        assertTrue(best(reading).confidence() > 0.7, reading::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xqzv wpfk zzkrt", "qwrtpsdfg", "мне нужен хлеб", "lorem ipsum dolor sit amet"})
    void nonsense_falls_back(String message) {
        Reading reading = read(USUAL, message);

        assertEquals(new Guess("nlu_fallback", 0.3), best(reading), reading::toString);
        assertEquals(8, reading.ranking().size());
    }

    @Test
    void a_blank_message_falls_back_too() {
        assertEquals(List.of(new Guess("nlu_fallback", 0.3)), read(USUAL, " ").ranking());
    }

    @Test
    void a_value_is_what_it_is_a_synonym_of() {
        Entity city = read(USUAL, "a train from nyc to Rome").entities().get(0);

        assertEquals("New York", city.value());
        assertEquals(List.of("EntitySynonymMapper"), city.processors());
        assertEquals("DIETClassifier", city.extractor());
    }

    @Test
    void a_selector_chooses_the_response_of_a_retrieval_intent() {
        Reading reading = read(USUAL, "is the car park large");

        assertEquals(
                "faq/parking",
                reading.selections().get(Reading.ANY_RETRIEVAL_INTENT).best().intent());
        assertEquals(
                "faq/opening",
                read(USUAL, "When are you open?")
                        .selections()
                        .get(Reading.ANY_RETRIEVAL_INTENT)
                        .best()
                        .intent());
    }

    @Test
    void a_selector_for_one_retrieval_intent_keeps_its_choice_under_that_name() {
        NluModel model = train(
                Cinema.data(),
                pipeline(
                        Component.of("DIETClassifier"),
                        new Component("ResponseSelector", Map.of("retrieval_intent", "faq")),
                        new Component("ResponseSelector", Map.of("retrieval_intent", "chitchat"))));

        assertEquals(List.of("faq"), List.copyOf(read(model, "hi").selections().keySet()));
    }

    @Test
    void a_model_read_back_reads_the_same_and_is_the_same_file() throws IOException {
        byte[] archive = archive(USUAL);
        NluModel back = ModelArchive.read(new ByteArrayInputStream(archive));

        assertArrayEquals(archive, archive(back));
        for (String text : List.of("hi", "from Ulm to Nice", "book Jaws 😀", "xyz", "is there parking", " ")) {
            assertEquals(read(USUAL, text), read(back, text));
        }
    }

    @Test
    void the_same_seed_gives_the_same_bytes() throws IOException {
        assertArrayEquals(archive(USUAL), archive(train(Cinema.data(), Pipeline.usual())));
    }

    @Test
    void without_an_extractor_there_are_no_entities() {
        NluModel model =
                train(Cinema.data(), pipeline(new Component("DIETClassifier", Map.of("entity_recognition", false))));

        assertEquals(
                List.of(),
                read(model, "bel mij morgen op 0612345678 over Alien").entities());
    }

    @Test
    void our_exact_rules_are_heard_under_duckling_s_names_if_asked_for() {
        NluModel model = train(
                Cinema.data(),
                pipeline(
                        Component.of("LogisticRegressionClassifier"),
                        new Component("DucklingEntityExtractor", Map.of("dimensions", List.of("email")))));

        Entity email = read(model, "a@b.example or 0612345678").entities().get(0);
        assertEquals("email", email.type());
        assertEquals("DucklingEntityExtractor", email.extractor());
        assertEquals(1, read(model, "a@b.example or 0612345678").entities().size());
    }

    @Test
    void patterns_are_entities_where_an_example_annotates_their_name() {
        NluModel model = train(Cinema.data(), pipeline(Component.of("RegexEntityExtractor")));

        assertEquals(
                List.of("booking:B9999", "film:jaws"),
                read(model, "B9999 is for jaws").entities().stream()
                        .map(e -> e.type() + ':' + e.value())
                        .toList());
    }

    @Test
    void a_lookup_table_is_a_feature_of_intents_and_entities() {
        TrainingData data = Cinema.data();
        TrainingData wider = new TrainingData(
                data.examples(),
                data.synonyms(),
                data.regexes(),
                Map.of("film", List.of("Alien", "Jaws", "Spirited Away", "Stille Kracht")),
                data.responses());

        Reading reading = read(train(wider, Pipeline.usual()), "tonight Stille Kracht please");

        assertEquals("book_film", best(reading).intent());
        assertEquals(List.of("film8-21"), spans(reading.entities()));
    }

    @Test
    void a_keyword_decides_on_the_intent() {
        NluModel model = train(Cinema.data(), pipeline(Component.of("KeywordIntentClassifier")));

        assertEquals(new Guess("deny", 1), best(read(model, "oh no, please")));
        assertEquals(List.of(), read(model, "Nothing of the kind").ranking());
    }

    @Test
    void a_keyword_after_a_network_goes_first_in_the_ranking() {
        NluModel model =
                train(Cinema.data(), pipeline(Component.of("DIETClassifier"), Component.of("KeywordIntentClassifier")));

        Reading reading = read(model, "from Hamburg to Warsaw, sure");
        assertEquals(new Guess("affirm", 1), best(reading));
        assertEquals(7, reading.ranking().size());
    }

    @Test
    void a_spanish_project_stays_spanish() {
        List<Example> examples = List.of(
                spanish("hola", "saludo"),
                spanish("buenos días", "saludo"),
                spanish("quiero pedir una pizza", "pedido"),
                spanish("me gustaría pedir dos pizzas", "pedido"));
        NluModel model = NluTrainer.train(
                TrainingData.of(examples), Pipeline.usual(), List.of(Language.of("es-MX")), 1, Progress.SILENT);

        Reading reading = model.read(Bakery.message("ik wil graag pedir una pizza", Language.NL));
        assertEquals(new Language("es"), reading.language());
        assertEquals(List.of(), reading.entities());
        assertEquals("saludo", best(model.read(Bakery.message("¡Hola!"))).intent());
    }

    @Test
    void no_examples_at_all_read_nothing() {
        NluModel model = train(TrainingData.of(List.of()), Pipeline.usual());

        assertEquals(
                List.of(new Guess("nlu_fallback", 0.3)), read(model, "hello").ranking());
    }

    @Test
    void one_intent_with_one_example_is_trained() {
        NluModel model = train(TrainingData.of(List.of(Cinema.example("greet", "hello"))), Pipeline.usual());

        assertEquals("greet", best(read(model, "hello")).intent());
        assertEquals("nlu_fallback", best(read(model, "zzkrt")).intent());
    }

    @Test
    void examples_of_marks_and_emoji_alone_are_told_apart() {
        List<Example> examples = new ArrayList<>();
        for (String happy : List.of(":)", "😀", "!!!")) {
            examples.add(Cinema.example("happy", happy));
        }
        for (String sad : List.of(":(", "😢", "...")) {
            examples.add(Cinema.example("sad", sad));
        }
        NluModel model = train(TrainingData.of(examples), Pipeline.usual());

        for (Example example : examples) {
            assertEquals(example.intent(), best(read(model, example.text())).intent());
        }
    }

    @Test
    void the_same_text_under_two_intents_is_left_to_the_network() {
        List<Example> examples = new ArrayList<>(Cinema.examples());
        examples.add(Cinema.example("affirm", "fine"));
        examples.add(Cinema.example("deny", "fine"));
        NluModel model = train(TrainingData.of(examples), pipeline(Component.of("DIETClassifier")));

        assertTrue(best(read(model, "fine")).confidence() < 0.95);
    }

    @Test
    void our_own_classifier_and_rules_can_be_asked_for_by_name() {
        NluModel model = NluTrainer.train(
                TrainingData.of(Bakery.examples()),
                pipeline(
                        new Component("SparseIntentClassifier", Map.of("epochs", 5, "hidden", 16)),
                        Component.of("RuleEntityExtractor")),
                Bakery.LANGUAGES,
                7,
                Progress.SILENT);

        Reading reading = model.read(Bakery.message("bel mij op 0612345678"));
        assertEquals(6, reading.ranking().size());
        assertEquals("+31612345678", reading.entity("phone").orElseThrow().value());
        assertFalse(model.intents().isEmpty());
    }

    private static Example spanish(String text, String intent) {
        return new Example(text, intent, new Language("es"), List.of());
    }

    private static Pipeline pipeline(Component... components) {
        return Pipeline.of(List.of(components));
    }

    private static NluModel train(TrainingData data, Pipeline pipeline) {
        return NluTrainer.train(data, pipeline, List.of(Language.EN), 1, Progress.SILENT);
    }

    private static Reading read(NluModel model, String text) {
        return model.read(Bakery.message(text));
    }

    private static Guess best(Reading reading) {
        return reading.best().orElseThrow();
    }

    private static List<String> spans(List<Entity> entities) {
        return entities.stream()
                .map(e -> e.type() + e.role().orElse("") + e.start() + '-' + e.end())
                .toList();
    }

    private static byte[] archive(NluModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelArchive.write(model, out);
        return out.toByteArray();
    }
}
