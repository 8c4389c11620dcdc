package io.balie.faults;

import io.balie.dialog.event.Event;
import io.balie.dialog.event.Reason;
import io.balie.dialog.event.ScriptStep;
import io.balie.dialog.event.Sign;
import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Conversations like those of the front desk, made quickly: what is said are the shipped bot's own examples, and around each message stand its reading, the
 * belief, the reasons and the answer, as a desk stores them.
 *
 * @param texts what visitors say
 * @param seed the same one gives the same conversations
 */
record Visitors(List<String> texts, long seed) {

    /** In each conversation: the session's start, and six for each of its turns. */
    static final int EVENTS = 25;

    private static final int TURNS = 4;
    private static final Instant FIRST = Instant.parse("2026-01-05T08:00:00Z");
    private static final List<String> INTENTS = List.of(
            "genuine_request",
            "sales_pitch",
            "complaint",
            "ask_responsible_person",
            "request_callback",
            "provide_contact",
            "out_of_scope",
            "ask_employee_name",
            "evade",
            "greet");

    static Visitors of(Settings settings) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(settings.root().resolve("data/bots/first-line/data/nlu/nl"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                        .map(String::strip)
                        .filter(line -> line.startsWith("- ") && !line.contains(":"))
                        .forEach(line -> texts.add(line.substring(2)));
            }
        }
        return new Visitors(List.copyOf(texts), settings.seed());
    }

    /** By which the desk knows the visitor. */
    static String name(int visitor) {
        return "visitor-" + visitor;
    }

    /** Of each visitor another. */
    static String phone(int visitor) {
        return "06%08d".formatted(10_000_000 + visitor);
    }

    private static String international(int visitor) {
        return "+31" + phone(visitor).substring(1);
    }

    /** Everything that happened in a visitor's conversation. */
    List<Event> conversation(int visitor) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + visitor);
        Instant at = FIRST.plusSeconds(visitor * 120L);
        List<Event> events = new ArrayList<>();
        events.add(new Event.SessionStarted(at));
        double belief = -0.4;
        for (int turn = 0; turn < TURNS; turn++) {
            at = at.plusSeconds(3 + random.nextInt(40));
            double after = belief + random.nextDouble() - 0.5;
            turn(events, at, turn, visitor, belief, after, random);
            belief = after;
        }
        return events;
    }

    private void turn(
            List<Event> events,
            Instant at,
            int turn,
            int visitor,
            double before,
            double after,
            SplittableRandom random) {
        String text = texts.get(random.nextInt(texts.size()));
        List<Entity> entities = List.of();
        if (turn == 2) {
            text = text + " Bel mij op " + phone(visitor);
            int from = text.length() - phone(visitor).length();
            entities = List.of(new Entity(
                    "phone",
                    from,
                    text.length(),
                    international(visitor),
                    "patterns",
                    Optional.empty(),
                    Optional.empty(),
                    OptionalDouble.empty()));
        }
        String intent = INTENTS.get(random.nextInt(INTENTS.size()));
        double confidence = 0.5 + random.nextInt(5_000) / 10_000.0;
        events.add(new Event.UserUttered(
                at,
                new Reading(text, Language.NL, true, ranking(intent, confidence), entities, 0.87),
                "rest",
                "%08x%08x".formatted(random.nextInt(), random.nextInt()),
                Map.of()));
        events.add(new Event.Believed(
                at,
                after,
                List.of(
                        new Sign("classifier", after - before, "%s %.2f".formatted(intent, confidence)),
                        new Sign("own_order", -0.7, text.substring(0, Math.min(20, text.length()))))));
        String slot = switch (turn) {
            case 0 -> "language";
            case 1 -> "category";
            case 2 -> "contact_phone";
            default -> "outcome";
        };
        String value = switch (turn) {
            case 0 -> "nl";
            case 1 -> "genuine_request";
            case 2 -> international(visitor);
            default -> "answered";
        };
        events.add(new Event.SlotSet(at, slot, value));
        ScriptStep step = turn == 0 ? ScriptStep.OPENING : ScriptStep.CLEAR_QUESTION;
        String action = turn == 0 ? "utter_greet" : turn == TURNS - 1 ? "action_answer" : "action_confirm_summary";
        events.add(new Event.ActionExecuted(
                at,
                action,
                Optional.of("FrontDesk"),
                1,
                List.of(
                        new Reason.Script(step, 0),
                        new Reason.Understood(intent, confidence, 0.3),
                        new Reason.Belief(before, after, 0.4, 2.2),
                        new Reason.Part(1, 1),
                        new Reason.Chosen(
                                "FrontDesk",
                                1,
                                List.of(new Reason.Candidate("RulePolicy", "action_default_fallback", 0.3))))));
        events.add(new Event.BotUttered(
                at,
                "Begrijp ik het goed dat het hierom gaat: " + texts.get(random.nextInt(texts.size())),
                List.of(),
                Map.of(),
                Map.of(),
                action));
        events.add(new Event.ActionExecuted(
                at, "action_listen", Optional.of("FrontDesk"), 1, List.of(new Reason.Plain(Reason.Cause.DONE))));
    }

    private static List<Guess> ranking(String best, double confidence) {
        List<Guess> ranking = new ArrayList<>();
        ranking.add(new Guess(best, confidence));
        double left = 1 - confidence;
        for (String intent : INTENTS) {
            if (!intent.equals(best)) {
                left /= 2;
                ranking.add(new Guess(intent, left));
            }
        }
        return ranking;
    }
}
