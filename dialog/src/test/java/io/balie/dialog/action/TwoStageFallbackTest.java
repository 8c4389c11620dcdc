package io.balie.dialog.action;

import static io.balie.dialog.action.Projects.begins;
import static io.balie.dialog.action.Projects.bot;
import static io.balie.dialog.action.Projects.done;
import static io.balie.dialog.action.Projects.ends;
import static io.balie.dialog.action.Projects.project;
import static io.balie.dialog.action.Projects.said;
import static io.balie.dialog.action.Projects.set;
import static io.balie.dialog.action.Projects.told;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.balie.dialog.domain.Domain;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Guess;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not understood is asked about twice, and then given up. */
class TwoStageFallbackTest {

    private static final String NAME = "action_two_stage_fallback";

    private static final List<Event> BEFORE =
            List.of(done("action_listen"), said("my name is John", "say_name"), set("some_slot", "example"));

    private static List<Event> unclear() {
        return List.of(
                done("action_listen"),
                said("hi", List.of(new Guess("nlu_fallback", 0.7), new Guess("greet", 0.2), new Guess("bye", 0.1))));
    }

    private static List<Event> hears(String intent) {
        return List.of(done("action_listen"), said("hi", intent));
    }

    private static final List<Event> ASKED = List.of(done(NAME), bot("please affirm", NAME));
    private static final List<Event> BEGUN = List.of(begins(NAME));

    @SafeVarargs
    private static List<Event> all(List<Event>... parts) {
        List<Event> all = new ArrayList<>();
        for (List<Event> part : parts) {
            all.addAll(part);
        }
        return all;
    }

    private static List<Event> run(Domain domain, List<Event> before) {
        return new TwoStageFallback().run(Tracker.of("c", before), Contexts.of(domain));
    }

    private static List<Event> run(List<Event> before) {
        return run(project().domain(), before);
    }

    /** The conversation that counts after the action. */
    private static List<String> left(List<Event> before) {
        List<Event> after = new ArrayList<>(before);
        after.add(done(NAME));
        after.addAll(run(before));
        return told(Tracker.of("c", after).session());
    }

    @Test
    void the_first_question_is_whether_the_second_guess_was_meant() {
        List<Event> events = run(unclear());
        assertEquals(List.of("loop " + NAME, "says Did you mean 'greet'?"), told(events));
        Event.BotUttered question = (Event.BotUttered) events.getLast();
        assertEquals(
                List.of("Yes /greet", "No /out_of_scope"),
                question.buttons().stream()
                        .map(button -> button.title() + " " + button.payload())
                        .toList());
    }

    @Test
    void a_message_that_was_undone_does_not_count_as_a_second_failure() {
        List<Event> before = all(unclear(), List.of(new Event.UserUtteranceReverted(Contexts.NOON)), unclear());
        assertEquals(List.of("loop " + NAME, "says Did you mean 'greet'?"), told(run(before)));
    }

    @Test
    void what_is_affirmed_counts_as_if_it_had_been_said_at_once() {
        assertEquals(
                List.of(
                        "does action_listen",
                        "hears say_name",
                        "slot some_slot=example",
                        "does action_listen",
                        "hears greet"),
                left(all(BEFORE, unclear(), BEGUN, ASKED, hears("greet"))));
    }

    @Test
    void what_is_affirmed_is_certain() {
        Event.UserUttered clear = (Event.UserUttered)
                run(all(unclear(), BEGUN, ASKED, hears("greet"))).getLast();
        assertEquals(new Guess("greet", 1), clear.reading().best().orElseThrow());
    }

    @Test
    void a_denial_leads_to_the_wish_to_say_it_differently() {
        Domain domain = project().says("utter_ask_rephrase", "please rephrase").domain();
        assertEquals(
                List.of("says please rephrase"),
                told(run(domain, all(unclear(), BEGUN, ASKED, hears("out_of_scope")))));
    }

    @Test
    void what_is_said_differently_and_understood_counts_as_if_it_had_been_said_at_once() {
        assertEquals(
                List.of(
                        "does action_listen",
                        "hears say_name",
                        "slot some_slot=example",
                        "does action_listen",
                        "hears greet"),
                left(all(BEFORE, unclear(), BEGUN, ASKED, hears("out_of_scope"), ASKED, hears("greet"))));
    }

    @Test
    void what_is_said_differently_and_not_understood_is_asked_about_again() {
        assertEquals(
                List.of("says Did you mean 'greet'?"),
                told(run(all(unclear(), BEGUN, ASKED, hears("out_of_scope"), ASKED, unclear()))));
    }

    @Test
    void the_second_affirmation_counts_as_if_it_had_been_said_at_once() {
        assertEquals(
                List.of(
                        "does action_listen",
                        "hears say_name",
                        "slot some_slot=example",
                        "does action_listen",
                        "hears greet"),
                left(all(
                        BEFORE,
                        unclear(),
                        BEGUN,
                        ASKED,
                        hears("out_of_scope"),
                        ASKED,
                        unclear(),
                        ASKED,
                        hears("greet"))));
    }

    @Test
    void two_unclear_messages_in_a_row_are_given_up() {
        assertEquals(
                List.of(ends(), new Event.UserUtteranceReverted(Contexts.NOON)),
                run(all(unclear(), BEGUN, ASKED, unclear())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"out_of_scope", "nlu_fallback"})
    void the_second_denial_is_given_up(String intent) {
        Domain domain = project().says("utter_default", "Sorry.").domain();
        assertEquals(
                List.of("loop none", "says Sorry.", "undoes message"),
                told(run(
                        domain,
                        all(unclear(), BEGUN, ASKED, hears("out_of_scope"), ASKED, unclear(), ASKED, hears(intent)))));
    }
}
