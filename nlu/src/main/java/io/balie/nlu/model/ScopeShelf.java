package io.balie.nlu.model;

import io.balie.nlu.classifier.Classifier;
import io.balie.nlu.classifier.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts what tells whether a message is in scope on a shelf, and takes it from there again. */
final class ScopeShelf {

    private static final String MEMBERS = "scope-members";

    private ScopeShelf() {}

    static void put(Scope scope, Classifier classifier, Shelf shelf) {
        Scope.Stored stored = scope.stored(classifier.intents());
        shelf.put(MEMBERS, stored.centres().size());
        for (int m = 0; m < stored.centres().size(); m++) {
            shelf.putFloats("scope-centres-" + m, stored.centres().get(m));
            shelf.putFloats("scope-precision-" + m, stored.precisions().get(m));
        }
        shelf.putLines("scope-outside", stored.outside());
        shelf.putFloats("scope-means", stored.scales().get(0));
        shelf.putFloats("scope-deviations", stored.scales().get(1));
        shelf.put("scope-slope", stored.slope());
        shelf.put("scope-offset", stored.offset());
    }

    static Optional<Scope> read(Shelf shelf, Classifier classifier) {
        if (!shelf.has(MEMBERS)) {
            return Optional.empty();
        }
        List<float[]> centres = new ArrayList<>();
        List<float[]> precisions = new ArrayList<>();
        for (int m = 0; m < shelf.whole(MEMBERS); m++) {
            centres.add(shelf.floats("scope-centres-" + m));
            precisions.add(shelf.floats("scope-precision-" + m));
        }
        return Optional.of(Scope.of(
                new Scope.Stored(
                        centres,
                        precisions,
                        shelf.lines("scope-outside"),
                        List.of(shelf.floats("scope-means"), shelf.floats("scope-deviations")),
                        shelf.number("scope-slope"),
                        shelf.number("scope-offset")),
                classifier));
    }
}
