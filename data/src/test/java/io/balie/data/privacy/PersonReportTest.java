package io.balie.data.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.data.transcript.Provenance;
import io.balie.data.transcript.StoredEvent;
import io.balie.dialog.event.Event;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonReportTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static PersonReport report(String text) {
        Event said = new Event.UserUttered(
                NOON,
                new Reading(text, Language.NL, true, List.of(), List.of(), 1),
                "rest",
                "m0",
                Map.of("from", "Tess Wouters"));
        StoredEvent stored = StoredEvent.of("jan", 0, said, new Provenance("m", "s", "c", "p"));
        return new PersonReport(
                "jan",
                NOON,
                List.of(new PersonReport.Conversation("abc", "jan", List.of(stored))),
                shown -> shown.replace("Tess Wouters", "een collega"));
    }

    @Test
    void holds_everything_but_colleagues_names() {
        PersonReport report = report("ik sprak Tess Wouters gisteren");
        assertTrue(report.json().contains("ik sprak een collega gisteren"));
        assertTrue(report.json().contains("\"from\" : \"een collega\""));
        assertFalse(report.json().contains("Tess"));
        assertFalse(report.html().contains("Tess"));
        assertEquals(
                "conversation,time,kind,said\r\n\"abc\",\"2026-11-23T12:00:00Z\",\"user\",\"ik sprak een collega gisteren\"\r\n",
                report.csv());
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", "\t=1", "|cmd", "%0A"})
    void a_cell_is_never_a_formula(String text) {
        assertTrue(PersonReport.cell(text).startsWith("\"'"), text);
    }

    @Test
    void hostile_text_is_text() {
        String page = report("<script>alert(1)</script> \"'><img src=x onerror=alert(1)> \u202Eevil")
                .html();
        assertFalse(page.contains("<script"));
        assertFalse(page.contains("<img"));
        assertFalse(page.contains("\u202E"));
        assertTrue(page.contains("[U+202E]evil"));
    }
}
