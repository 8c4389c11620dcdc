package io.balie.nlu.retrieval;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.nlu.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Questions in other words and near misses, to six companies: how many get their answer, and how many a wrong one. */
class AnswersTest {

    private static final List<String> COMPANIES =
            List.of("tandarts", "muziekschool", "verhuizer", "climbing", "werkstatt", "camping");
    private static final Pattern BAR = Pattern.compile(" \\| ");
    private static final String NONE = "-";

    /** Of each company's lines the odd ones are developed against, the even ones are not read. */
    private enum Half {
        DEVELOPMENT,
        TEST
    }

    private record Case(
            Half half, String company, String message, String expected, Optional<Hit> first, boolean given) {

        boolean is(String id) {
            return given && first.orElseThrow().entry().id().equals(id);
        }

        boolean wanted() {
            return !expected.equals(NONE);
        }
    }

    private record Figures(int asked, int found, int wrong, int misses, int falseAnswers) {

        static Figures of(List<Case> cases) {
            return new Figures(
                    count(cases, Case::wanted),
                    count(cases, c -> c.wanted() && c.is(c.expected())),
                    count(cases, c -> c.wanted() && c.given() && !c.is(c.expected())),
                    count(cases, c -> !c.wanted()),
                    count(cases, c -> !c.wanted() && c.given()));
        }

        private static int count(List<Case> cases, java.util.function.Predicate<Case> which) {
            return (int) cases.stream().filter(which).count();
        }

        double recall() {
            return (double) found / asked;
        }

        String line(String name) {
            return String.format(
                    Locale.ROOT,
                    "%-24s right %3d of %3d (%.1f %%), wrong %d, near misses answered %d of %d",
                    name,
                    found,
                    asked,
                    100 * recall(),
                    wrong,
                    falseAnswers,
                    misses);
        }
    }

    @Test
    void most_questions_in_other_words_get_their_answer_and_hardly_a_near_miss_gets_one() {
        List<Case> cases =
                COMPANIES.stream().flatMap(name -> asked(name).stream()).toList();
        for (Half half : Half.values()) {
            List<Case> own = cases.stream().filter(c -> c.half() == half).toList();
            for (String company : COMPANIES) {
                print(Figures.of(own.stream()
                                .filter(c -> c.company().equals(company))
                                .toList())
                        .line(company));
            }
            print(Figures.of(own).line(half.name().toLowerCase(Locale.ROOT)));
        }
        if (Boolean.getBoolean("balie.answers.development")) {
            curveAndFaults(
                    cases.stream().filter(c -> c.half() == Half.DEVELOPMENT).toList());
        }
        Figures figures =
                Figures.of(cases.stream().filter(c -> c.half() == Half.TEST).toList());
        assertAll(
                () -> assertTrue(figures.recall() >= 0.47, figures.line("recall")),
                () -> assertTrue(figures.wrong() <= 2, figures.line("wrong answers")),
                () -> assertTrue(figures.falseAnswers() <= 7, figures.line("near misses")));
    }

    private static List<Case> asked(String company) {
        List<Entry> entries = new ArrayList<>();
        List<String[]> messages = new ArrayList<>();
        Language language = Language.NL;
        String expected = NONE;
        for (String line : lines(company)) {
            if (line.startsWith("language: ")) {
                language = new Language(line.substring("language: ".length()));
            } else if (line.startsWith("entry: ")) {
                String[] parts = BAR.split(line.substring("entry: ".length()), 0);
                expected = parts[0];
                entries.add(
                        new Entry(parts[0], List.of(parts[1].split(" / ", 0)), parts[2], Optional.empty(), language));
            } else if (line.startsWith("+ ")) {
                messages.add(new String[] {line.substring(2), expected});
            } else if (line.startsWith("- ")) {
                messages.add(new String[] {line.substring(2), NONE});
            }
        }
        KnowledgeIndex index = KnowledgeIndex.of(entries);
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            String message = messages.get(i)[0];
            List<Hit> ranked = index.rank(message, language);
            cases.add(new Case(
                    i % 2 == 0 ? Half.DEVELOPMENT : Half.TEST,
                    company,
                    message,
                    messages.get(i)[1],
                    ranked.isEmpty() ? Optional.empty() : Optional.of(ranked.get(0)),
                    index.answer(message, language).isPresent()));
        }
        return cases;
    }

    // What a threshold would give, and what is still wrong: only of the half that may be read.
    private static void curveAndFaults(List<Case> cases) {
        for (int percent = 40; percent <= 80; percent += 2) {
            double sure = percent / 100.0;
            long right = cases.stream()
                    .filter(c -> c.first()
                            .filter(h -> h.score() >= sure && h.entry().id().equals(c.expected()))
                            .isPresent())
                    .count();
            long wrong = cases.stream()
                    .filter(c -> c.wanted()
                            && c.first()
                                    .filter(h ->
                                            h.score() >= sure && !h.entry().id().equals(c.expected()))
                                    .isPresent())
                    .count();
            long far = cases.stream()
                    .filter(c -> !c.wanted()
                            && c.first().filter(h -> h.score() >= sure).isPresent())
                    .count();
            print(String.format(Locale.ROOT, "from %.2f: right %d, wrong %d, near misses %d", sure, right, wrong, far));
        }
        for (Case each : cases) {
            if (each.given() ? !each.is(each.expected()) : each.wanted()) {
                print(String.format(
                        Locale.ROOT,
                        "%s %s (%s): %s",
                        each.given() ? each.wanted() ? "WRONG" : "FALSE" : "missed",
                        each.message(),
                        each.expected(),
                        each.first()
                                .map(h -> String.format(
                                        Locale.ROOT,
                                        "%.2f %s %s",
                                        h.score(),
                                        h.entry().id(),
                                        h.reason()))
                                .orElse("nothing")));
            }
        }
    }

    @SuppressWarnings("SystemOut")
    private static void print(String line) {
        System.out.println(line);
    }

    private static List<String> lines(String name) {
        try (InputStream in =
                Objects.requireNonNull(AnswersTest.class.getResourceAsStream("/answers/" + name + ".txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
