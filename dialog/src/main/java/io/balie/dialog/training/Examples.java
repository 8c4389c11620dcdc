package io.balie.dialog.training;

import io.balie.dialog.domain.Domain;
import io.balie.dialog.event.Event;
import io.balie.dialog.training.TrainingStory.Happening;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes conversations apart into decisions. */
public final class Examples {

    private Examples() {}

    /**
     * Each decision once: what was seen before it, and what was done.
     *
     * @param maxHistory how many states are kept; 0: all
     * @param onlySlotsSet whether slots that still have their initial value are left out
     */
    public static List<Example> of(Domain domain, List<TrainingStory> stories, int maxHistory, boolean onlySlotsSet) {
        List<Example> examples = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (TrainingStory story : stories) {
            List<State> states = History.asRules(domain, story.events(), onlySlotsSet);
            int before = 0;
            Steps steps = new Steps(story);
            for (Happening happening : History.applied(story.happenings(), Happening::event)) {
                steps.pass(happening);
                if (happening.event() instanceof Event.ActionExecuted done) {
                    before++;
                    if (happening.foreseeable()) {
                        List<State> kept = History.latest(states.subList(0, before), maxHistory).stream()
                                .map(History::withoutTextBesideIntent)
                                .toList();
                        if (seen.add(State.json(kept) + done.name())) {
                            examples.add(new Example(kept, done.name(), story, steps.place(happening)));
                        }
                    }
                }
            }
        }
        return examples;
    }

    /** Counts the steps of a story as they are gone through. */
    private static final class Steps {
        private final TrainingStory story;
        private int step;
        private String latest = "";

        Steps(TrainingStory story) {
            this.story = story;
        }

        void pass(Happening happening) {
            String here = happening.file() + ":" + happening.line();
            if (happening.line() > 0 && !here.equals(latest)) {
                step++;
                latest = here;
            }
        }

        Example.Place place(Happening happening) {
            return new Example.Place(
                    story.name(),
                    happening.line() > 0 ? happening.file() + ":" + happening.line() : story.where(),
                    step);
        }
    }
}
