package io.balie.shell.transcript;

import io.balie.data.transcript.EventJson;
import io.balie.data.transcript.ReasonJson;
import io.balie.dialog.event.Event;
import io.balie.dialog.telling.Teller;
import io.balie.dialog.telling.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A transcript for machines: what is told of it and all that it is told from. */
public final class TranscriptJson {

    private TranscriptJson() {}

    /** A transcript as JSON values. */
    public static Map<String, @Nullable Object> of(Transcript transcript, Teller teller) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("conversation", transcript.name());
        json.put("ref", transcript.ref());
        json.put("started", transcript.started().toString());
        json.put("latest", transcript.latest().toString());
        json.put("outcome", transcript.outcome().orElse(null));
        json.put("category", transcript.category().orElse(null));
        json.put("language", teller.tongue().code());
        json.put(
                "provenance",
                transcript.provenances().stream()
                        .map(since -> {
                            Map<String, @Nullable Object> item = new LinkedHashMap<>();
                            item.put("from_seq", since.seq());
                            item.put("model", since.provenance().model());
                            item.put("script", since.provenance().script());
                            item.put("company", since.provenance().company());
                            item.put("program", since.provenance().program());
                            return item;
                        })
                        .toList());
        json.put(
                "turns",
                transcript.turns(teller).stream()
                        .map(turn -> turn(turn, transcript))
                        .toList());
        List<Map<String, @Nullable Object>> events = new ArrayList<>();
        for (int i = 0; i < transcript.events().size(); i++) {
            Map<String, @Nullable Object> item = new LinkedHashMap<>();
            item.put("seq", transcript.stored().get(i).seq());
            item.put("event", EventJson.shape(transcript.events().get(i)));
            item.put("bot", transcript.stored().get(i).provenance());
            events.add(item);
        }
        json.put("events", events);
        return json;
    }

    private static Map<String, @Nullable Object> turn(Turn turn, Transcript transcript) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("turn", turn.number());
        json.put("at", turn.at().toString());
        Optional<Event.Believed> belief = turn.entries().stream()
                .filter(Turn.Weighed.class::isInstance)
                .map(entry -> ((Turn.Weighed) entry).believed())
                .findFirst();
        json.put(
                "entries",
                turn.entries().stream()
                        .map(entry -> entry(entry, transcript, belief))
                        .toList());
        return json;
    }

    private static Map<String, @Nullable Object> entry(
            Turn.Entry entry, Transcript transcript, Optional<Event.Believed> belief) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("seq", entry.seq());
        switch (entry) {
            case Turn.Heard heard -> {
                json.put("kind", "heard");
                json.put("at", at(heard.said()));
                json.put("reading", EventJson.shape(heard.said().reading()));
                json.put("told", heard.understood());
            }
            case Turn.Weighed weighed -> {
                json.put("kind", "belief");
                json.put("log_odds", weighed.believed().logOdds());
                json.put("signs", EventJson.shape(weighed.believed()).get("signs"));
                json.put("told", weighed.sentences());
            }
            case Turn.Decided decided -> {
                json.put("kind", "decided");
                json.put("action", decided.action());
                json.put("did", decided.did());
                json.put(
                        "because",
                        decided.because().stream().map(ReasonJson::shape).toList());
                json.put("told", decided.sentences());
            }
            case Turn.Said said -> {
                json.put("kind", "said");
                json.put("at", at(said.said()));
                json.put("text", said.said().text());
                json.put("buttons", said.buttons());
                if (said.because().isPresent()) {
                    int decision = said.because().getAsInt();
                    json.put("decided_at", decision);
                    json.put("because", because(transcript.events().get(decision)));
                    belief.ifPresent(believed ->
                            json.put("signs", EventJson.shape(believed).get("signs")));
                } else {
                    json.put("decided_at", null);
                    json.put("because", List.of());
                }
            }
            case Turn.Noted noted -> {
                json.put("kind", "noted");
                json.put("event", EventJson.kind(noted.event()));
                json.put("told", List.of(noted.sentence()));
            }
        }
        return json;
    }

    private static List<Map<String, Object>> because(Event decision) {
        return switch (decision) {
            case Event.ActionExecuted done ->
                done.because().stream().map(ReasonJson::shape).toList();
            case Event.ActionRejected rejected ->
                rejected.because().stream().map(ReasonJson::shape).toList();
            default -> List.of();
        };
    }

    private static String at(Event event) {
        Instant at = event.at();
        return at.toString();
    }
}
