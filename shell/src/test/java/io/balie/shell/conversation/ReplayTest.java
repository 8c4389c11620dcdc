package io.balie.shell.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.data.transcript.Provenance;
import io.balie.data.transcript.StoredEvent;
import io.balie.dialog.event.Event;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayTest {

    private static final Path BOTS = Path.of("..", "data", "bots");

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({
        "first-line, 80, nl-NL, Europe/Amsterdam",
        "first-line, 40, tr-TR, Asia/Kathmandu",
        "examples/form, 60, de-DE, Pacific/Apia",
        "examples/concert, 40, ar-EG, UTC",
        "examples/library, 60, tr-TR, America/St_Johns",
        "examples/pizza, 40, th-TH-u-ca-buddhist-nu-thai, UTC",
        "examples/fallback, 40, en-US, UTC",
        "examples/selector, 40, en-US, UTC"
    })
    void the_same_bot_gives_the_same_bytes_under_any_locale_and_time_zone(
            String project, int conversations, String locale, String zone) {
        Played played = new Played(BOTS.resolve(project), home, 4711);
        played.play(conversations, "gesprek İ ");
        Locale before = Locale.getDefault();
        TimeZone zoneBefore = TimeZone.getDefault();
        int turns = 0;
        try {
            Locale.setDefault(Locale.forLanguageTag(locale));
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            for (String id : played.ids()) {
                Replay.Result result = new Replay(played.again(id), Played.PROVENANCE).play(id, played.stored(id));
                assertEquals(List.of(), shown(result), () -> told(played.stored(id), result));
                assertTrue(result.sameBot());
                assertEquals(result.outcomeThen(), result.outcomeNow());
                turns += result.turns();
            }
        } finally {
            Locale.setDefault(before);
            TimeZone.setDefault(zoneBefore);
        }
        assertTrue(turns > 3 * conversations, "%d turns were played".formatted(turns));
        Map<String, Long> kinds = played.kinds();
        assertTrue(kinds.getOrDefault("MessageParked", 0L) > 0, kinds::toString);
        assertTrue(kinds.getOrDefault("Restarted", 0L) > 0, kinds::toString);
        assertTrue(kinds.getOrDefault("AgentUttered", 0L) == 0, kinds::toString);
    }

    private static List<String> shown(Replay.Result result) {
        return result.differences().stream()
                .map(d -> "turn %d, event %d %s%n then %s%n now  %s"
                        .formatted(d.turn(), d.seq(), d.ways(), d.stored(), d.played()))
                .toList();
    }

    /** The events around the first difference. */
    private static String told(List<StoredEvent> stored, Replay.Result result) {
        long seq = result.differences().getFirst().seq();
        return stored.stream()
                .filter(event -> Math.abs(event.seq() - seq) < 12)
                .map(event -> event.seq() + " " + event.event())
                .collect(Collectors.joining("\n", "%s%n".formatted(result.conversation()), "\n"));
    }

    @Test
    void a_single_changed_byte_is_found_in_its_place() {
        Played played = new Played(BOTS.resolve("first-line"), home, 42);
        played.play(20, "g");
        int found = 0;
        for (String id : played.ids()) {
            List<StoredEvent> stored = new ArrayList<>(played.stored(id));
            for (int i = 0; i < stored.size(); i++) {
                if (stored.get(i).event() instanceof Event.BotUttered said
                        && !said.text().isEmpty()) {
                    StoredEvent was = stored.get(i);
                    stored.set(i, new StoredEvent(id, i, was.json().replace(".\"", "!\""), was.provenance()));
                    if (!stored.get(i).equals(was)) {
                        Replay.Result result = new Replay(played.again(id), Played.PROVENANCE).play(id, stored);
                        if (!result.differences().isEmpty()) {
                            assertEquals(i, result.differences().getFirst().seq());
                            found++;
                        }
                    }
                    break;
                }
            }
        }
        assertTrue(found >= 10, "%d were found".formatted(found));
    }

    @Test
    void another_model_is_compared_by_what_was_understood_done_and_said() {
        Played played = new Played(BOTS.resolve("first-line"), home, 7);
        played.readHere();
        played.play(40, "g");
        ReplayTotals totals = new ReplayTotals();
        Provenance other = new Provenance("another", "script", "company", "1");
        for (String id : played.ids()) {
            Replay.Result result = new Replay(played.other(id), other).play(id, played.stored(id));
            assertFalse(result.sameBot());
            assertTrue(result.sameCompany());
            totals.add(result);
        }
        assertEquals(40, totals.conversations());
        assertTrue(totals.differing(Replay.Way.UNDERSTOOD) > 20, "too few understood otherwise");
        assertTrue(totals.differing(Replay.Way.DONE) > 10, "too few done otherwise");
        assertEquals(
                totals.differing(Replay.Way.UNDERSTOOD),
                totals.intents().stream().mapToLong(Map.Entry::getValue).sum());
        assertEquals(
                totals.differing(Replay.Way.DONE),
                totals.actions().stream().mapToLong(Map.Entry::getValue).sum());
    }

    @Test
    void a_bot_under_another_name_that_decides_alike_does_not_differ() {
        Played played = new Played(BOTS.resolve("first-line"), home, 8);
        played.readHere();
        played.play(20, "g");
        Provenance renamed = new Provenance("another", "another", "another", "2");
        for (String id : played.ids()) {
            Replay.Result result = new Replay(played.again(id), renamed).play(id, played.stored(id));
            assertEquals(List.of(), shown(result));
            assertFalse(result.sameCompany());
        }
    }
}
