package io.balie.data.transcript;

import io.balie.dialog.event.Button;
import io.balie.dialog.event.Event;
import io.balie.dialog.event.Reason;
import io.balie.dialog.event.ScriptStep;
import io.balie.dialog.event.Sign;
import io.balie.nlu.Entity;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import io.balie.nlu.Selection;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Any event that the types allow, from a seed. */
final class RandomEvents {

    private static final List<String> PIECES = List.of(
            "goedemiddag",
            " ",
            "é",
            "ß",
            "\u0000",
            "\n",
            "\"",
            "\\",
            "\u2028",
            "\u202e",
            "👋🏽",
            "\ud83d",
            "\udc4b",
            "\uffff",
            "\ufeff",
            "<b>",
            "{slot}",
            "日本",
            "\u007f",
            "\u0301",
            "'");

    private final Random random;

    RandomEvents(long seed) {
        this.random = new Random(seed);
    }

    Event next() {
        Instant at = Instant.ofEpochSecond(
                random.nextLong(-4_000_000_000L, 250_000_000_000L), random.nextInt(1_000_000) * 1000L);
        return switch (random.nextInt(27)) {
            case 0 -> new Event.SessionStarted(at);
            case 1 -> new Event.UserUttered(at, reading(), text(), text(), free());
            case 2 ->
                new Event.ActionExecuted(
                        at, text(), maybe(), random.nextDouble(), reasons(), random.nextBoolean(), maybe());
            case 3 -> {
                List<Button> buttons = new ArrayList<>();
                texts().forEach(title -> buttons.add(new Button(title, text(), more("type"))));
                yield new Event.BotUttered(at, text(), buttons, free(), more("image"), text());
            }
            case 4 -> new Event.SlotSet(at, text(), value(0));
            case 5 -> new Event.ActiveLoop(at, maybe());
            case 6 -> new Event.ActionRejected(at, text(), text(), reasons());
            case 7 -> {
                List<Sign> signs = new ArrayList<>();
                texts().forEach(name -> signs.add(new Sign(name, random.nextGaussian(), text())));
                yield new Event.Believed(at, random.nextGaussian() * 20, signs);
            }
            case 8 -> {
                Map<String, String> note = new LinkedHashMap<>();
                texts().forEach(key -> note.put(key, text()));
                yield new Event.NoteTaken(at, note);
            }
            case 9 -> new Event.CallbackPromised(at, at.plusSeconds(random.nextInt(90_000)), text(), text(), text());
            case 10 -> new Event.HandedOver(at, text());
            case 11 -> new Event.Paused(at);
            case 12 -> new Event.Resumed(at);
            case 13 -> new Event.LoopInterrupted(at, random.nextBoolean());
            case 14 -> new Event.SlotsReset(at);
            case 15 -> new Event.FollowupAction(at, maybe());
            case 16 -> new Event.UserUtteranceReverted(at);
            case 17 -> new Event.ActionReverted(at);
            case 18 -> new Event.EntitiesAdded(at, reading().entities());
            case 19 -> new Event.UserFeaturization(at, random.nextBoolean(), random.nextBoolean());
            case 20 ->
                new Event.ReminderScheduled(
                        at, text(), free(), at.plusSeconds(random.nextInt(90_000)), text(), random.nextBoolean());
            case 21 ->
                new Event.ReminderCancelled(
                        at, maybe(), maybe(), random.nextBoolean() ? Optional.empty() : Optional.of(free()));
            case 22 -> new Event.AgentUttered(at, text(), free());
            case 23 -> new Event.StoryExported(at);
            case 24 -> new Event.MessageParked(at, text());
            default -> new Event.Restarted(at);
        };
    }

    private List<Reason> reasons() {
        List<Reason> reasons = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            reasons.add(reason());
        }
        return reasons;
    }

    /** A reason of any kind. */
    Reason reason() {
        return switch (random.nextInt(21)) {
            case 0 -> new Reason.Rule(text(), text(), random.nextInt(20));
            case 1 -> new Reason.Story(text(), text(), random.nextInt(20));
            case 2 -> new Reason.Alike();
            case 3 -> new Reason.Obeyed(text());
            case 4 -> new Reason.FormGoesOn(text());
            case 5 -> new Reason.Fallback(random.nextDouble());
            case 6 -> new Reason.Unlikely(text(), random.nextDouble(), random.nextDouble());
            case 7 -> {
                List<Reason.Candidate> others = new ArrayList<>();
                texts().forEach(name -> others.add(new Reason.Candidate(name, text(), random.nextDouble())));
                yield new Reason.Chosen(text(), random.nextDouble(), others);
            }
            case 8 -> new Reason.Script(one(ScriptStep.values()), random.nextInt(4));
            case 9 -> new Reason.Part(1 + random.nextInt(3), 3);
            case 10 -> new Reason.Understood(text(), random.nextDouble(), random.nextDouble());
            case 11 ->
                new Reason.Belief(random.nextGaussian() * 3, random.nextGaussian() * 3, random.nextGaussian(), 1.8);
            case 12 -> new Reason.Knowledge(text(), text(), random.nextDouble(), random.nextDouble(), rival());
            case 13 -> new Reason.Selected(text(), text(), random.nextDouble(), rival());
            case 14 -> {
                List<Reason.Refused> refused = new ArrayList<>();
                texts().forEach(slot -> refused.add(new Reason.Refused(slot, one(Reason.Refusal.values()))));
                yield new Reason.Form(text(), maybe(), maybe(), texts(), refused);
            }
            case 15 -> new Reason.Retold(random.nextDouble(), random.nextBoolean(), texts());
            case 16 -> new Reason.Guarded(one(Reason.Guard.values()), 1 + random.nextInt(4));
            case 17 -> new Reason.Failed(text());
            case 18 -> new Reason.Endless(random.nextInt(20));
            case 19 -> new Reason.Plain(one(Reason.Cause.values()));
            default -> new Reason.Told(text());
        };
    }

    private Optional<Reason.Rival> rival() {
        return random.nextBoolean() ? Optional.empty() : Optional.of(new Reason.Rival(text(), random.nextDouble()));
    }

    private <T> T one(T[] of) {
        return of[random.nextInt(of.length)];
    }

    private Reading reading() {
        List<Guess> ranking = new ArrayList<>();
        texts().forEach(intent -> ranking.add(new Guess(intent, random.nextDouble())));
        List<Entity> entities = new ArrayList<>();
        texts().forEach(type -> {
            int start = random.nextInt(50);
            entities.add(new Entity(
                    type,
                    start,
                    start + 1 + random.nextInt(9),
                    text(),
                    text(),
                    maybe(),
                    maybe(),
                    random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(random.nextDouble())));
        });
        return new Reading(
                text(),
                Language.NL,
                random.nextBoolean(),
                ranking,
                entities,
                random.nextDouble(),
                random.nextBoolean()
                        ? Map.of()
                        : Map.of("faq", new Selection(List.of(new Guess("faq/a", 0.75), new Guess("faq/b", 0.25)))),
                random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(random.nextDouble()));
    }

    private Map<String, Object> more(String key) {
        return random.nextBoolean() ? Map.of() : Map.of(key, text());
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private Optional<String> maybe() {
        return random.nextBoolean() ? Optional.empty() : Optional.of(text());
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            texts.add(text());
        }
        return texts;
    }

    private Map<String, Object> free() {
        Map<String, Object> map = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Object value = value(0);
            map.put(text(), value == null ? "leeg" : value);
        }
        return map;
    }

    private @Nullable Object value(int depth) {
        return switch (random.nextInt(depth > 2 ? 8 : 10)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextInt();
            case 3 -> random.nextLong();
            case 4 -> new BigInteger(100, random);
            case 5 -> random.nextBoolean() ? -0.0 : random.nextGaussian() * 1e300;
            case 6, 7 -> text();
            case 8 -> Arrays.asList(value(depth + 1), value(depth + 1));
            default -> {
                Map<String, Object> map = new HashMap<>();
                map.put(text(), Arrays.asList(value(depth + 1)));
                yield map;
            }
        };
    }
}
