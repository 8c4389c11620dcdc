package io.balie.shell.transcript;

import io.balie.data.transcript.Provenance;
import io.balie.data.transcript.StoredEvent;
import io.balie.dialog.event.Button;
import io.balie.dialog.event.Event;
import io.balie.dialog.event.Reason;
import io.balie.dialog.event.Sign;
import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** A conversation with somebody who means harm, in every place where somebody's text may come to stand. */
final class HostileTranscript {

    private static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");

    private HostileTranscript() {}

    /** What people type who mean harm; control characters and the like are written as in Java. */
    static List<String> payloads() {
        try (InputStream in = Objects.requireNonNull(
                HostileTranscript.class.getResourceAsStream("/transcript/hostile.txt"), "hostile.txt is missing")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(HostileTranscript::unescaped)
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unescaped(String line) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\\' && line.charAt(i + 1) == 'u') {
                text.append((char) HexFormat.fromHexDigits(line, i + 2, i + 6));
                i += 5;
            } else if (line.charAt(i) == '\\') {
                text.append('\\');
                i++;
            } else {
                text.append(line.charAt(i));
            }
        }
        return text.toString();
    }

    /** Each text in every field. */
    static Transcript of(List<String> texts) {
        List<Event> events = new ArrayList<>();
        for (String text : texts) {
            events.addAll(turn(text));
        }
        List<StoredEvent> stored = new ArrayList<>();
        Provenance bot = new Provenance(texts.getFirst(), texts.getLast(), texts.getFirst(), texts.getLast());
        for (Event event : events) {
            stored.add(StoredEvent.of(texts.getFirst(), stored.size(), event, bot));
        }
        return Transcript.of(texts.getFirst(), texts.getFirst() + "0123456789", stored);
    }

    private static List<Event> turn(String text) {
        return List.of(
                new Event.UserUttered(
                        NOON,
                        new Reading(
                                text,
                                Language.NL,
                                true,
                                List.of(new Guess(text, 0.7), new Guess(text + "2", 0.2)),
                                List.of(Entity.exact(text, 0, 1, text, text)),
                                0.5),
                        text,
                        text,
                        Map.of("key", text)),
                new Event.Believed(NOON, 1, List.of(new Sign(text, 1.5, text), new Sign(text, -0.5, text))),
                new Event.SlotSet(NOON, text, text),
                new Event.SlotSet(NOON, "language", text),
                new Event.SlotSet(NOON, "outcome", text),
                new Event.SlotSet(NOON, "category", text),
                new Event.ActionExecuted(NOON, text, Optional.of(text), 1, reasons(text)),
                new Event.BotUttered(
                        NOON,
                        text,
                        List.of(new Button(text, text)),
                        Map.of("x", text),
                        Map.of("image", text, "attachment", text),
                        text),
                new Event.ActionRejected(NOON, text, text, reasons(text)),
                new Event.ActiveLoop(NOON, Optional.of(text)),
                new Event.FollowupAction(NOON, Optional.of(text)),
                new Event.NoteTaken(NOON, Map.of("reason", text)),
                new Event.CallbackPromised(NOON, NOON, text, text, text),
                new Event.HandedOver(NOON, text),
                new Event.AgentUttered(NOON, text, Map.of("a", text)),
                new Event.ReminderScheduled(NOON, text, Map.of("e", text), NOON, text, true),
                new Event.EntitiesAdded(NOON, List.of(Entity.exact(text, 0, 1, text, text))));
    }

    private static List<Reason> reasons(String text) {
        return List.of(
                new Reason.Rule(text, text, 1),
                new Reason.Story(text, text, 1),
                new Reason.Obeyed(text),
                new Reason.FormGoesOn(text),
                new Reason.Unlikely(text, 0.1, 0.2),
                new Reason.Chosen(text, 1, List.of(new Reason.Candidate(text, text, 0.5))),
                new Reason.Understood(text, 0.7, 0.3),
                new Reason.Belief(0, 1, 0, 1),
                new Reason.Knowledge(text, text, 0.9, 0.6, Optional.of(new Reason.Rival(text, 0.2))),
                new Reason.Selected(text, text, 0.9, Optional.of(new Reason.Rival(text, 0.2))),
                new Reason.Form(
                        text,
                        Optional.of(text),
                        Optional.of(text),
                        List.of(text),
                        List.of(new Reason.Refused(text, Reason.Refusal.NOT_VALID))),
                new Reason.Retold(0.5, false, List.of(text)),
                new Reason.Failed(text),
                new Reason.Told(text));
    }

    /** Proofs that are not what they should be either. */
    static Proofs proofs(String text) {
        return new Proofs(
                text, text, text, Proofs.Verdict.BROKEN, List.of(new Proofs.Row(0, 0, text, text, List.of(text))));
    }
}
