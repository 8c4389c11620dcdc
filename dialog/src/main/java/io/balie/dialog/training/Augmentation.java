package io.balie.dialog.training;

import io.balie.dialog.event.Event;
import io.balie.dialog.training.TrainingStory.Happening;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Tells stories one after another, so that what is learned does not hang on a story being the first of its conversation. */
public final class Augmentation {

    private static final int PAIRS_FOR_EACH = 2;
    private static final int MOST_PAIRS = 200;

    private Augmentation() {}

    /**
     * The stories, and some of them followed by another.
     *
     * @param seed of the draw
     */
    public static List<TrainingStory> of(List<TrainingStory> stories, long seed) {
        List<TrainingStory> all = new ArrayList<>(stories);
        List<TrainingStory> seconds =
                stories.stream().filter(Augmentation::beginsWithMessage).toList();
        List<TrainingStory> firsts =
                stories.stream().filter(Augmentation::endsListening).toList();
        if (seconds.isEmpty() || firsts.isEmpty()) {
            return all;
        }
        SplittableRandom random = new SplittableRandom(seed);
        int pairs = Math.min(MOST_PAIRS, PAIRS_FOR_EACH * seconds.size());
        for (int i = 0; i < pairs; i++) {
            TrainingStory second = seconds.get(i % seconds.size());
            TrainingStory first = firsts.get(random.nextInt(firsts.size()));
            List<Happening> happenings = new ArrayList<>(first.happenings());
            // The first one's last listening is the second one's first.
            happenings.addAll(second.happenings().subList(1, second.happenings().size()));
            all.add(new TrainingStory(first.name() + " > " + second.name(), second.where(), false, happenings));
        }
        return all;
    }

    private static boolean beginsWithMessage(TrainingStory story) {
        return story.happenings().size() > 1
                && listens(story.happenings().getFirst())
                && story.happenings().get(1).event() instanceof Event.UserUttered;
    }

    private static boolean endsListening(TrainingStory story) {
        return !story.happenings().isEmpty() && listens(story.happenings().getLast());
    }

    private static boolean listens(Happening happening) {
        return happening.event() instanceof Event.ActionExecuted done
                && done.name().equals(Replay.LISTEN);
    }
}
