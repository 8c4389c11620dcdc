package io.balie.dialog.telling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.dialog.event.Event;
import io.balie.dialog.event.Reason;
import io.balie.dialog.event.ScriptStep;
import io.balie.dialog.event.Sign;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TellerTest {

    private static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    private static final List<Event> ASKED = List.of(
            new Event.UserUttered(
                    NOON,
                    new Reading(
                            "Wie is verantwoordelijk voor de inkoop?",
                            Language.NL,
                            true,
                            List.of(new Guess("ask_responsible_person", 0.8), new Guess("genuine_request", 0.15)),
                            List.of(),
                            1),
                    "rest",
                    "m1",
                    Map.of()),
            new Event.Believed(NOON, 0.5, List.of(new Sign("asks_for_role", 0.9, "verantwoordelijk voor"))),
            new Event.ActionExecuted(
                    NOON,
                    "utter_ask_selling",
                    Optional.of("FrontDeskPolicy"),
                    1,
                    List.of(
                            new Reason.Script(ScriptStep.MAY_SELL, 0),
                            new Reason.Belief(-0.7, 0.5, -0.4, 1.8),
                            new Reason.Chosen(
                                    "FrontDeskPolicy",
                                    1,
                                    List.of(new Reason.Candidate("RulePolicy", "action_default_fallback", 0.3))))),
            new Event.BotUttered(
                    NOON, "Belt u om iets te verkopen?", List.of(), Map.of(), Map.of(), "utter_ask_selling"));

    @Test
    void a_decision_is_told_in_dutch() {
        assertToldInDutch();
    }

    private static void assertToldInDutch() {
        Turn turn = new Teller(Tongue.NL, AMSTERDAM).tell(ASKED).getFirst();

        assertEquals(
                List.of(
                        "De bedoeling werd gelezen als ‘ask_responsible_person’, met zekerheid 0,80.",
                        "Daarna kwam ‘genuine_request’ (0,15) het meest in aanmerking."),
                ((Turn.Heard) turn.entries().getFirst()).understood());
        Turn.Decided decided = (Turn.Decided) turn.entries().get(2);
        assertEquals("Balie vroeg of de bezoeker iets wil verkopen.", decided.did());
        assertEquals(
                List.of(
                        "De bezoeker zou een verkoper kunnen zijn.",
                        "De kans dat de bezoeker iets verkoopt, ging van 0,33 naar 0,62.",
                        "Dat is boven de drempel van 0,40 om ernaar te vragen, en onder de drempel van 0,86 voor een verkoper.",
                        "Voor een verkoper sprak: de woorden ‘verantwoordelijk voor’ (+0,9).",
                        "De doorslag gaf het beleid ‘FrontDeskPolicy’, met zekerheid 1,00.",
                        "Ook mogelijk was: ‘action_default_fallback’ volgens ‘RulePolicy’ (0,30)."),
                decided.sentences());
        assertEquals(OptionalInt.of(2), ((Turn.Said) turn.entries().get(3)).because());
    }

    @Test
    void names_are_told_in_the_words_that_the_bot_has_for_them() {
        Teller teller =
                new Teller(Tongue.NL, AMSTERDAM, Glossary.of(Tongue.NL, Map.of("genuine_request", "eigen vraag")));
        Turn turn = teller.tell(ASKED).getFirst();

        assertEquals(
                List.of(
                        "De bedoeling werd gelezen als ‘ask_responsible_person’, met zekerheid 0,80.",
                        "Daarna kwam ‘eigen vraag’ [genuine_request] (0,15) het meest in aanmerking."),
                ((Turn.Heard) turn.entries().getFirst()).understood());
        Turn.Decided decided = (Turn.Decided) turn.entries().get(2);
        assertTrue(decided.sentences()
                .contains(
                        "De doorslag gaf het beleid ‘draaiboek van de balie’ [FrontDeskPolicy], met zekerheid 1,00."));
        assertEquals("eigen vraag [genuine_request]", teller.named("genuine_request"));
        assertEquals("of_another_bot", teller.named("of_another_bot"));
    }

    @Test
    void a_decision_is_told_in_english() {
        Turn turn = new Teller(Tongue.EN, AMSTERDAM).tell(ASKED).getFirst();

        Turn.Decided decided = (Turn.Decided) turn.entries().get(2);
        assertEquals("Balie asked whether the visitor wants to sell something.", decided.did());
        assertEquals(
                "The probability that the visitor sells something went from 0.33 to 0.62.",
                decided.sentences().get(1));
    }

    @Test
    void times_are_the_company_s_and_it_says_so() {
        assertTimesAreTheCompanys();
    }

    private static void assertTimesAreTheCompanys() {
        Teller teller = new Teller(Tongue.NL, AMSTERDAM);
        assertEquals("12:00:00", teller.time(NOON));
        assertEquals("dinsdag 24 november 2026, 12:00:00", teller.moment(NOON));
        assertEquals("Tijden staan in de tijdzone Europe/Amsterdam (UTC+01:00).", teller.zoneSentence(NOON));
    }

    @Test
    void a_line_that_somebody_outside_put_in_has_no_decision() {
        Event later = new Event.BotUttered(NOON.plusSeconds(60), "Hoi", List.of(), Map.of(), Map.of(), "");
        List<Event> events = List.of(ASKED.get(0), ASKED.get(1), ASKED.get(2), ASKED.get(3), later);

        assertEquals(OptionalInt.of(2), Teller.decisionFor(events, 3));
        assertEquals(OptionalInt.empty(), Teller.decisionFor(events, 4));
    }

    @Test
    void a_line_of_an_action_that_was_turned_down_has_its_reason() {
        List<Event> events = List.of(
                ASKED.getFirst(),
                new Event.BotUttered(NOON, "Hoi", List.of(), Map.of(), Map.of(), ""),
                new Event.ActionRejected(NOON, "a_form", "RulePolicy", List.of(new Reason.FormGoesOn("a_form"))));

        assertEquals(OptionalInt.of(2), Teller.decisionFor(events, 1));
    }

    @Test
    void the_telling_does_not_depend_on_where_it_is_told() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
            assertToldInDutch();
            assertTimesAreTheCompanys();
        } finally {
            Locale.setDefault(before);
        }
    }

    /** The sentences stand in a file, where they can be read, and are proofread from. */
    @ParameterizedTest
    @EnumSource(Tongue.class)
    void every_sentence_is_written_down(Tongue tongue) throws IOException {
        String now = String.join("\n", Sentences.all(tongue)) + "\n";
        Path written = Path.of("target", "sentences-" + tongue.code() + ".txt");
        Files.createDirectories(written.getParent());
        Files.writeString(written, now, StandardCharsets.UTF_8);
        try (InputStream kept = TellerTest.class.getResourceAsStream("/telling/sentences-" + tongue.code() + ".txt")) {
            assertTrue(kept != null, "copy %s to src/test/resources/telling".formatted(written));
            assertEquals(new String(kept.readAllBytes(), StandardCharsets.UTF_8), now);
        }
    }
}
