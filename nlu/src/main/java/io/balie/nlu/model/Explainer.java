package io.balie.nlu.model;

import io.balie.nlu.Guess;
import io.balie.nlu.Reading;
import io.balie.nlu.classifier.Classifier;
import io.balie.nlu.features.Features;
import io.balie.nlu.features.Vocabulary;
import io.balie.nlu.ranking.Ranker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Takes a reading apart into what each feature of the message said. */
final class Explainer {

    private Explainer() {}

    /** What a network was shown. */
    private record Seen(Vocabulary vocabulary, Classifier classifier, Features features, boolean byHeart) {}

    static Optional<Explanation> explain(Reading reading, Draft draft, List<Part> parts) {
        List<String> best = reading.ranking().stream()
                .map(Guess::intent)
                .filter(intent -> !intent.equals(NluModel.FALLBACK))
                .limit(2)
                .toList();
        if (best.size() < 2 || draft.isBlank()) {
            return Optional.empty();
        }
        return parts.stream()
                .flatMap(part -> seen(part, draft).stream())
                .filter(seen -> seen.classifier().intents().containsAll(best))
                .findFirst()
                .map(seen -> explanation(reading, best.get(0), best.get(1), seen));
    }

    private static Optional<Seen> seen(Part part, Draft draft) {
        return switch (part) {
            case Part.Calibrated calibrated ->
                Optional.of(new Seen(
                        calibrated.vocabulary(),
                        calibrated.classifier(),
                        calibrated.vocabulary().features(draft.text(), draft.language()),
                        false));
            case Part.Intents intents -> {
                Ranker ranker = intents.ranker();
                String typed = draft.text().original();
                yield Optional.of(new Seen(
                        ranker.vocabulary(),
                        ranker.classifier(),
                        ranker.vocabulary()
                                .features(
                                        draft.text(),
                                        draft.language(),
                                        ranker.marks().names(typed)),
                        ranker.recall().find(typed).isPresent()));
            }
            case Part.Keywords k -> Optional.empty();
            case Part.Tags t -> Optional.empty();
            case Part.Patterns p -> Optional.empty();
            case Part.Rules r -> Optional.empty();
            case Part.Duckling d -> Optional.empty();
            case Part.Synonyms s -> Optional.empty();
            case Part.Selects s -> Optional.empty();
            case Part.Fallback f -> Optional.empty();
        };
    }

    private static Explanation explanation(Reading reading, String chosen, String against, Seen seen) {
        Classifier classifier = seen.classifier();
        int of = classifier.intents().indexOf(chosen);
        int over = classifier.intents().indexOf(against);
        double[] contributions = classifier.contributions(seen.features(), of, over);
        double[] scores = classifier.scores(seen.features());
        double rest = (scores[of] - scores[over]) / classifier.temperature();
        List<Explanation.Evidence> evidence = new ArrayList<>();
        for (int i = 0; i < contributions.length; i++) {
            rest -= contributions[i];
            evidence.add(new Explanation.Evidence(
                    seen.vocabulary().names().get(seen.features().indices()[i]), contributions[i]));
        }
        evidence.sort(Comparator.comparingDouble((Explanation.Evidence one) -> -Math.abs(one.weight()))
                .thenComparing(Explanation.Evidence::feature));
        return new Explanation(reading, chosen, against, cause(chosen, scores, seen), evidence, rest);
    }

    private static Explanation.Cause cause(String chosen, double[] scores, Seen seen) {
        if (seen.byHeart()) {
            return Explanation.Cause.BY_HEART;
        }
        int most = 0;
        for (int k = 1; k < scores.length; k++) {
            most = scores[k] > scores[most] ? k : most;
        }
        if (seen.classifier().intents().get(most).equals(chosen)) {
            return Explanation.Cause.FEATURES;
        }
        return chosen.equals(NluModel.OUT_OF_SCOPE) ? Explanation.Cause.UNFAMILIAR : Explanation.Cause.ANOTHER_PART;
    }
}
