package io.balie.shell.trial;

import io.balie.dialog.Incoming;
import io.balie.dialog.Turns;
import io.balie.dialog.domain.Domain;
import io.balie.dialog.domain.TestStory;
import io.balie.dialog.evaluation.Ear;
import io.balie.dialog.evaluation.StoryReport;
import io.balie.dialog.evaluation.StoryTest;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Guess;
import io.balie.nlu.Reading;
import io.balie.nlu.Selection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plays test stories with a bot's own policies and, end to end, with its own reading of messages. */
public final class StoryTrial {

    /** Stories are played at this moment, so that "tomorrow" is the same day in every run. */
    private static final Instant MOMENT = Instant.parse("2026-01-05T09:00:00Z");

    private final Turns turns;

    /** A trial of a bot that takes these turns. */
    public StoryTrial(Turns turns) {
        this.turns = turns;
    }

    /**
     * Play stories.
     *
     * @param endToEnd whether what is typed is read; otherwise messages are taken as the stories label them
     */
    public StoryReport play(List<TestStory> stories, boolean endToEnd) {
        StoryTest test = new StoryTest(
                turns.scene().bot().domain(),
                (tracker, now) -> Optional.of(turns.decide(tracker, now)),
                endToEnd ? Optional.of(this::hear) : Optional.empty(),
                MOMENT);
        return new StoryReport(stories.stream().map(test::play).toList());
    }

    private Ear.Heard hear(String text, Tracker before) {
        Reading reading = turns.read(before, new Incoming(text, MOMENT, "test", "m0", Map.of()));
        return new Ear.Heard(reading, retrieval(reading));
    }

    private Optional<String> retrieval(Reading reading) {
        Domain domain = turns.scene().bot().domain();
        return reading.best()
                .map(Guess::intent)
                .filter(domain.retrievalIntents()::contains)
                .flatMap(intent -> Optional.ofNullable(reading.selections()
                        .getOrDefault(intent, reading.selections().get(Reading.ANY_RETRIEVAL_INTENT))))
                .map(Selection::best)
                .map(Guess::intent);
    }
}
