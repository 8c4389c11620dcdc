package io.balie.shell.trial;

import io.balie.data.bot.WrittenExample;
import io.balie.nlu.Example;
import io.balie.nlu.Message;
import io.balie.nlu.Reading;
import io.balie.nlu.inspection.Nearest;
import io.balie.nlu.model.Explanation;
import io.balie.nlu.model.NluModel;
import io.balie.nlu.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A reading and what it rests on.
 *
 * @param explanation which features spoke for the best intent against the second; empty if nothing learned decided
 * @param words what the features of each word say together, in the order of the message; a feature of several words is shared out among them
 * @param form what features say that are about no word: the length, question marks, ...
 * @param nearest the training messages that are most like it, the likest first
 */
public record Explained(
        Reading reading, Optional<Explanation> explanation, List<Said> words, double form, List<Like> nearest) {

    private static final int NEAREST = 5;
    private static final int FEATURES = 25;

    public Explained {
        words = List.copyOf(words);
        nearest = List.copyOf(nearest);
    }

    /**
     * What a word says.
     *
     * @param weight log-odds; above 0 for the best intent, below 0 for the second
     */
    public record Said(String word, double weight) {}

    /**
     * A training message that is like the one that was read.
     *
     * @param likeness 0 to 1
     */
    public record Like(WrittenExample message, double likeness) {}

    /** Read a message and explain it. */
    public static Explained of(NluModel model, Message message, List<WrittenExample> examples) {
        Optional<Explanation> explanation = model.explain(message);
        List<Words.Word> words = Words.of(message.text());
        double[] weights = new double[words.size()];
        double form = 0;
        for (Explanation.Evidence evidence :
                explanation.map(Explanation::evidence).orElse(List.of())) {
            List<Integer> places = FeatureName.of(evidence.feature()).places(words);
            for (int place : places) {
                weights[place] += evidence.weight() / places.size();
            }
            form += places.isEmpty() ? evidence.weight() : 0;
        }
        List<Said> said = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            said.add(new Said(words.get(i).text(), weights[i]));
        }
        List<Like> nearest = new Nearest(examples.stream()
                        .map(WrittenExample::example)
                        .map(Example::text)
                        .toList())
                .to(message.text(), NEAREST).stream()
                        .map(hit -> new Like(examples.get(hit.message()), hit.likeness()))
                        .toList();
        return new Explained(
                explanation.map(Explanation::reading).orElseGet(() -> model.read(message)),
                explanation,
                said,
                form,
                nearest);
    }

    /** What the reading rests on, as JSON values. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        Map<String, Object> why = new LinkedHashMap<>();
        explanation.ifPresent(found -> {
            why.put("chosen", found.chosen());
            why.put("against", found.against());
            why.put("cause", found.cause().name().toLowerCase(Locale.ROOT));
            why.put("words", words);
            why.put("form", form);
            why.put("rest", found.rest());
            why.put(
                    "features",
                    found.evidence().stream()
                            .limit(FEATURES)
                            .map(evidence -> {
                                FeatureName name = FeatureName.of(evidence.feature());
                                Map<String, Object> one = new LinkedHashMap<>();
                                one.put("kind", name.kind());
                                one.put("text", name.text());
                                one.put("weight", evidence.weight());
                                return one;
                            })
                            .toList());
        });
        json.put("explanation", why);
        json.put(
                "nearest",
                nearest.stream()
                        .map(like -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("text", like.message().example().text());
                            one.put("intent", like.message().example().intent());
                            one.put("likeness", like.likeness());
                            one.put("file", like.message().spot().file());
                            one.put("line", like.message().spot().line());
                            return one;
                        })
                        .toList());
        return json;
    }
}
