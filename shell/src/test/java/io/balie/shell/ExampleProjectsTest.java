package io.balie.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.balie.dialog.evaluation.StoryReport;
import io.balie.shell.desk.Checked;
import io.balie.shell.desk.Desks;
import io.balie.shell.desk.Trained;
import io.balie.shell.line.Talk;
import io.balie.shell.trial.StoryTrial;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The example projects are Rasa projects like any other: each is read, trained, and goes as its test stories say, action by action. */
class ExampleProjectsTest {

    private static final Path EXAMPLES = Path.of("..", "data", "bots", "examples");

    @TempDir
    Path home;

    static List<String> projects() throws IOException {
        try (Stream<Path> folders = Files.list(EXAMPLES)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("projects")
    void an_example_passes_its_test_stories_with_what_is_typed_in_them(String project) {
        Desks desks = new Desks(
                new Surroundings(home, Path.of("..").toAbsolutePath().normalize(), false, false, false),
                new Talk(new PrintWriter(new StringWriter()), false));
        Checked checked = desks.checked(desks.choice(EXAMPLES.resolve(project).toString(), "", OptionalLong.empty()));
        Trained trained = desks.model(checked, false);
        assertFalse(checked.bot().tests().isEmpty());

        StoryReport report = new StoryTrial(desks.turnsAlone(checked, trained.model(), trained.policies()))
                .play(checked.bot().tests(), true);

        assertEquals(
                List.of(),
                report.failed().stream().map(story -> story.story().name()).toList());
    }
}
