package io.balie.dialog.action;

import io.balie.dialog.event.Event;
import io.balie.dialog.event.Reason;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Guess;
import io.balie.nlu.Reading;
import io.balie.nlu.Selection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers a retrieval intent with the response that was chosen for the message: {@code utter_faq} says {@code utter_faq/opening}. */
record RetrievedResponse(String name) implements Action {

    @Override
    public List<Event> run(Tracker tracker, Context context) {
        return tracker.latestMessage()
                .flatMap(said -> chosen(said.reading(), name.substring("utter_".length())))
                .map(selection -> {
                    Guess best = selection.best();
                    context.reasons()
                            .accept(new Reason.Selected(
                                    name.substring("utter_".length()),
                                    best.intent(),
                                    best.confidence(),
                                    selection.ranking().stream()
                                            .skip(1)
                                            .findFirst()
                                            .map(next -> new Reason.Rival(next.intent(), next.confidence()))));
                    return Utterance.say("utter_" + best.intent(), Map.of(), tracker, context);
                })
                .orElse(List.of());
    }

    /** What the selector of this intent chose, else the one for all intents. */
    private static Optional<Selection> chosen(Reading reading, String intent) {
        return Optional.ofNullable(reading.selections().get(intent))
                .or(() -> Optional.ofNullable(reading.selections().get(Reading.ANY_RETRIEVAL_INTENT)));
    }
}
