package io.balie.nlu.tagging;

import io.balie.nlu.Entity;
import io.balie.nlu.Example;
import io.balie.nlu.Message;
import io.balie.nlu.classifier.PackedRows;
import io.balie.nlu.entities.EntityExtractor;
import io.balie.nlu.entities.Mark;
import io.balie.nlu.tagging.NameWords.NameWord;
import io.balie.nlu.text.Text;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/**
 * Trains a {@link NameTagger}: the same examples in the same order and seed give the same weights.
 *
 * <p>A word that only the example at hand has counts as unknown while that example is learned, as a new name will be unknown in a
 * message: for the rules, too.
 */
public final class NameTaggerTrainer {

    private static final int EPOCHS = 8;
    private static final double RULES_LEFT_OUT = 0.1;
    private static final float SMALLEST_WEIGHT = 0.01f;
    private static final int FEWEST = 2;
    private static final String COUNTRY = "NL";

    private final long seed;

    public NameTaggerTrainer(long seed) {
        this.seed = seed;
    }

    /** Train on the annotated persons and organisations; empty if there are none. */
    public Optional<NameTagger> train(List<Example> examples, Predicate<String> common) {
        if (examples.stream().flatMap(e -> e.entities().stream()).noneMatch(NameTaggerTrainer::isName)) {
            return Optional.empty();
        }
        Chain chain = new Chain(NameTagger.KINDS.size());
        Elsewhere elsewhere = new Elsewhere(examples);
        EntityExtractor rules = new EntityExtractor(elsewhere);
        List<Described> all = new ArrayList<>();
        NumberTable seen = new NumberTable(1 << 20);
        for (Example example : NameVariants.with(examples, seed)) {
            Described described = describe(example, elsewhere, rules);
            all.add(described);
            described.forEach(seen::placeOf);
        }
        int[] counts = new int[seen.size()];
        all.forEach(d -> d.forEach(number -> counts[seen.find(number)]++));
        NumberTable kept = new NumberTable(seen.size() / 4);
        long[] numbers = seen.numbers();
        for (int i = 0; i < numbers.length; i++) {
            if (counts[i] >= FEWEST) {
                kept.placeOf(numbers[i]);
            }
        }
        List<ChainLearning.Row> rows = all.stream()
                .filter(d -> d.tags.length > 0)
                .map(d -> d.row(kept))
                .toList();
        ChainLearning learning = new ChainLearning(chain, kept.size(), RULES_LEFT_OUT, new SplittableRandom(seed));
        learning.run(rows, EPOCHS);
        return Optional.of(tagger(kept.numbers(), learning, common));
    }

    private static boolean isName(Entity entity) {
        return NameTagger.KINDS.contains(entity.type());
    }

    private static NameTagger tagger(long[] numbers, ChainLearning learning, Predicate<String> common) {
        long[] kept = new long[numbers.length];
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            float[] row = learning.weights()[i];
            boolean any = false;
            for (float weight : row) {
                any |= Math.abs(weight) >= SMALLEST_WEIGHT;
            }
            if (any) {
                kept[rows.size()] = numbers[i];
                rows.add(row);
            }
        }
        return new NameTagger(
                Arrays.copyOf(kept, rows.size()),
                PackedRows.of(rows.toArray(float[][]::new)),
                learning.follows().flat(),
                common);
    }

    /** An example as numbers of features, [words, features]. */
    private static final class Described {

        private final long[][] own;
        private final long[][] around;
        private final long[][] ruled;
        private final int[] tags;

        Described(long[][] own, long[][] around, long[][] ruled, int[] tags) {
            this.own = own;
            this.around = around;
            this.ruled = ruled;
            this.tags = tags;
        }

        void forEach(LongConsumer what) {
            for (long[][] part : List.of(own, around, ruled)) {
                for (long[] numbers : part) {
                    for (long number : numbers) {
                        what.accept(number);
                    }
                }
            }
        }

        ChainLearning.Row row(NumberTable kept) {
            return new ChainLearning.Row(places(own, kept), places(around, kept), places(ruled, kept), tags);
        }

        private static int[][] places(long[][] part, NumberTable kept) {
            int[][] places = new int[part.length][];
            for (int t = 0; t < places.length; t++) {
                places[t] = Arrays.stream(part[t])
                        .mapToInt(kept::find)
                        .filter(place -> place >= 0)
                        .toArray();
            }
            return places;
        }
    }

    private static Described describe(Example example, Elsewhere elsewhere, EntityExtractor rules) {
        Text text = Text.of(example.text());
        List<NameWord> words = NameWords.of(text.clean(), NameTagger.MOST_WORDS);
        elsewhere.leaveOut(example);
        Message message =
                new Message(example.text(), Instant.EPOCH, ZoneOffset.UTC, COUNTRY, Optional.of(example.language()));
        List<Mark> marks = rules.marks(text, message, example.language());
        NameFeatures features = new NameFeatures(words, elsewhere, example.language(), marks);
        int size = words.size();
        long[][] own = new long[size][];
        long[][] around = new long[size][];
        long[][] ruled = new long[size][];
        for (int t = 0; t < size; t++) {
            own[t] = features.own(t);
            around[t] = features.around(t);
            ruled[t] = features.ruled(t);
        }
        return new Described(own, around, ruled, tags(example, text, words));
    }

    private static int[] tags(Example example, Text text, List<NameWord> words) {
        int[] tags = new int[words.size()];
        for (Entity entity : example.entities()) {
            if (isName(entity)) {
                int first = -1;
                int last = -1;
                for (int t = 0; t < tags.length; t++) {
                    NameWord word = words.get(t);
                    if (text.origin(word.start()) < entity.end() && entity.start() < text.originEnd(word.end())) {
                        first = first < 0 ? t : first;
                        last = t;
                    }
                }
                if (first >= 0) {
                    mark(tags, first, last, NameTagger.KINDS.indexOf(entity.type()));
                }
            }
        }
        return tags;
    }

    private static void mark(int[] tags, int first, int last, int label) {
        for (int t = first; t <= last; t++) {
            int place = t == first ? Chain.FIRST : t == last ? Chain.LAST : Chain.INSIDE;
            tags[t] = Chain.tag(label, first == last ? Chain.ALONE : place);
        }
    }

    /** The words of all examples but one, outside of names. */
    private static final class Elsewhere implements Predicate<String> {

        private final Map<String, Integer> counts = new HashMap<>();
        private Set<String> left = Set.of();

        Elsewhere(List<Example> examples) {
            examples.forEach(example -> words(example).forEach(word -> counts.merge(word, 1, Integer::sum)));
        }

        void leaveOut(Example example) {
            left = words(example);
        }

        @Override
        public boolean test(String word) {
            return counts.getOrDefault(word, 0) > (left.contains(word) ? 1 : 0);
        }

        private static Set<String> words(Example example) {
            Set<String> words = new HashSet<>();
            Text.of(example.text()).tokens().stream()
                    .filter(token -> !token.derived())
                    .filter(token -> example.entities().stream()
                            .noneMatch(e -> isName(e) && token.start() >= e.start() && token.end() <= e.end()))
                    .forEach(token -> words.add(token.text()));
            return words;
        }
    }
}
