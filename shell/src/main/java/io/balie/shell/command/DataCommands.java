package io.balie.shell.command;

import io.balie.data.bot.BotFiles;
import io.balie.data.bot.Vocabulary;
import io.balie.data.project.JsonNlu;
import io.balie.data.project.ProjectImport;
import io.balie.data.project.Split;
import io.balie.data.project.Trees;
import io.balie.data.yaml.Fault;
import io.balie.data.yaml.Faults;
import io.balie.data.yaml.Warning;
import io.balie.data.yaml.YamlText;
import io.balie.dialog.training.StoryConflict;
import io.balie.shell.desk.Checked;
import io.balie.shell.desk.Desks;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.line.Talk;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Commands for the files of a bot: check, divide, convert and bring up to date. */
public final class DataCommands {

    private static final String GROUP = "A bot's files";
    private static final String STRICT = "take a warning for a fault";
    /** Turns that stories are told apart by, as the policies of most projects do. */
    private static final int USUAL_HISTORY = 5;

    private static final String HISTORY = "turns that stories are told apart by (5)";
    private static final String FRACTION = "of the data that is to be trained on, between 0 and 1";
    private static final String DRAWING = "of the drawing";
    private static final String SPLIT = "train_test_split";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Desks desks;
    private final Talk talk;

    /** Commands over these desks. */
    public DataCommands(Desks desks, Talk talk) {
        this.desks = desks;
        this.talk = talk;
    }

    /** Check all. */
    @Command(
            name = {"data", "validate"},
            group = GROUP,
            description = "Check all files of a bot against each other: faults and warnings with their places.",
            help =
                    "Exits with 3 if there is a fault, and with 1 if there is a warning and --fail-on-warnings is given.")
    public void validate(
            @Option(longName = "fail-on-warnings", description = STRICT, defaultValue = "false") boolean strict,
            @Option(longName = "max-history", description = HISTORY, defaultValue = "-1") int history,
            @Option(longName = "data", description = ProjectOptions.DATA, defaultValue = "") String[] data,
            @Option(longName = "domain", shortName = 'd', description = ProjectOptions.DOMAIN) String domain,
            @Option(longName = "config", shortName = 'c', description = ProjectOptions.CONFIG) String config,
            @Option(longName = "bot", description = ModelCommands.BOT) String bot,
            @Option(longName = "company", description = ModelCommands.COMPANY) String company,
            CommandContext context) {
        validated(
                new ProjectOptions(bot, company, -1, config, domain, List.of(data), ""),
                strict,
                history,
                false,
                context.outputWriter());
    }

    /** Check stories and rules. */
    @Command(
            name = {"data", "validate", "stories"},
            group = GROUP,
            description = "Check the stories and rules: faults, and rules that contradict others.",
            help = "Warnings about other files are not shown. Exits as 'data validate'.")
    public void validateStories(
            @Option(longName = "fail-on-warnings", description = STRICT, defaultValue = "false") boolean strict,
            @Option(longName = "max-history", description = HISTORY, defaultValue = "-1") int history,
            @Option(longName = "data", description = ProjectOptions.DATA, defaultValue = "") String[] data,
            @Option(longName = "domain", shortName = 'd', description = ProjectOptions.DOMAIN) String domain,
            @Option(longName = "config", shortName = 'c', description = ProjectOptions.CONFIG) String config,
            @Option(longName = "bot", description = ModelCommands.BOT) String bot,
            @Option(longName = "company", description = ModelCommands.COMPANY) String company,
            CommandContext context) {
        validated(
                new ProjectOptions(bot, company, -1, config, domain, List.of(data), ""),
                strict,
                history,
                true,
                context.outputWriter());
    }

    private void validated(ProjectOptions project, boolean strict, int history, boolean storiesAlone, PrintWriter out) {
        List<Fault> faults = List.of();
        List<Warning> warnings = List.of();
        try {
            Checked checked = desks.check(project.choice(desks));
            warnings = new ArrayList<>(storiesAlone ? ofStories(checked) : checked.warnings());
            StoryConflict.of(checked.bot().bot(), history > 0 ? history : USUAL_HISTORY).stream()
                    .map(DataCommands::warning)
                    .forEach(warnings::add);
            if (!storiesAlone) {
                faults = checked.bot().connections().faults();
            }
        } catch (Faults found) {
            faults = found.list();
        }
        faults.forEach(out::println);
        warnings.forEach(warning -> out.println("warning: " + warning));
        out.println("%s, %s".formatted(counted(faults.size(), "fault"), counted(warnings.size(), "warning")));
        if (!faults.isEmpty()) {
            throw new CommandFailed(Status.INVALID_DATA, "");
        }
        if (strict && !warnings.isEmpty()) {
            throw new CommandFailed(Status.CHECK_FAILED, "");
        }
    }

    private static Warning warning(StoryConflict conflict) {
        int colon = conflict.where().lastIndexOf(':');
        boolean placed = colon > 0 && conflict.where().substring(colon + 1).matches("[0-9]{1,9}");
        return new Warning(
                placed ? conflict.where().substring(0, colon) : conflict.where(),
                placed ? Integer.parseInt(conflict.where().substring(colon + 1)) : 1,
                1,
                conflict.message());
    }

    private static List<Warning> ofStories(Checked checked) {
        List<String> files = Stream.concat(
                        checked.bot().bot().stories().stream().map(story -> story.where()),
                        checked.bot().bot().rules().stream().map(rule -> rule.where()))
                .map(where -> where.replaceFirst(":.*$", ""))
                .distinct()
                .toList();
        return checked.warnings().stream()
                .filter(warning -> files.contains(warning.file()))
                .toList();
    }

    private static String counted(int count, String what) {
        return count == 1 ? "1 " + what : (count == 0 ? "no " : count + " ") + what + "s";
    }

    /** Divide messages. */
    @Command(
            name = {"data", "split", "nlu"},
            group = GROUP,
            description = "Divide the messages into some to train on and some to test with.",
            help =
                    "Writes training_data.yml and test_data.yml. Of every intent the same share is drawn; the same seed draws the same.")
    public void splitNlu(
            @Option(longName = "training-fraction", description = FRACTION, defaultValue = "0.8") double fraction,
            @Option(longName = "random-seed", description = DRAWING, defaultValue = "42") long seed,
            @Option(longName = "nlu", shortName = 'u', description = ProjectOptions.DATA, defaultValue = "")
                    String[] nlu,
            @Option(longName = "out", description = "a folder", defaultValue = SPLIT) String out,
            @Option(longName = "bot", description = ModelCommands.BOT) String bot,
            CommandContext context) {
        BotFiles files = files(bot, nlu);
        Split.Parts parts = split(fraction, seed).nlu(Trees.nlu(files.examples(), files.vocabulary()));
        written(Path.of(out, "training_data.yml"), YamlText.of(parts.training()), context);
        written(Path.of(out, "test_data.yml"), YamlText.of(parts.test()), context);
    }

    /** Divide stories. */
    @Command(
            name = {"data", "split", "stories"},
            group = GROUP,
            description = "Divide the stories into some to train on and some to test with.",
            help = "Writes train_stories.yml and test_stories.yml. The same seed draws the same.")
    public void splitStories(
            @Option(longName = "training-fraction", description = FRACTION, defaultValue = "0.8") double fraction,
            @Option(longName = "random-seed", description = DRAWING, defaultValue = "42") long seed,
            @Option(longName = "stories", shortName = 's', description = ProjectOptions.DATA, defaultValue = "")
                    String[] stories,
            @Option(longName = "out", description = "a folder", defaultValue = SPLIT) String out,
            @Option(longName = "bot", description = ModelCommands.BOT) String bot,
            CommandContext context) {
        BotFiles files = files(bot, stories);
        if (files.bot().stories().isEmpty()) {
            throw new CommandFailed(Status.INVALID_DATA, "The bot has no stories.");
        }
        Split.Parts parts =
                split(fraction, seed).stories(Trees.stories(files.bot().stories()));
        written(Path.of(out, "train_stories.yml"), YamlText.of(parts.training()), context);
        written(Path.of(out, "test_stories.yml"), YamlText.of(parts.test()), context);
    }

    private BotFiles files(String bot, String[] data) {
        return ProjectOptions.of(bot, "", -1)
                .withData(List.of(data))
                .checked(desks)
                .bot();
    }

    private static Split split(double fraction, long seed) {
        try {
            return new Split(fraction, seed);
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailed(
                    Status.WRONG_USAGE,
                    "--training-fraction is %s, expected between 0 and 1.".formatted(fraction),
                    wrong);
        }
    }

    /** Write messages in another format. */
    @Command(
            name = {"data", "convert", "nlu"},
            group = GROUP,
            description = "Write the messages as YAML, or in Rasa's older JSON.",
            help = "Reads YAML and JSON. Messages in Markdown are read by 'import'.")
    public void convert(
            @Option(longName = "format", shortName = 'f', description = "yaml or json", defaultValue = "yaml")
                    String format,
            @Option(longName = "data", description = ProjectOptions.DATA, defaultValue = "") String[] data,
            @Option(longName = "out", description = "a file, or a folder", defaultValue = "converted_data") String out,
            @Option(longName = "bot", description = ModelCommands.BOT) String bot,
            CommandContext context) {
        boolean json = format.equals("json");
        if (!json && !format.equals("yaml")) {
            throw new CommandFailed(Status.WRONG_USAGE, "--format is '%s', expected yaml or json.".formatted(format));
        }
        BotFiles files = files(bot, data);
        Vocabulary vocabulary = files.vocabulary();
        Path target = Path.of(out);
        Path file = out.matches(".*\\.(json|ya?ml)") ? target : target.resolve(json ? "nlu.json" : "nlu.yml");
        written(
                file,
                json
                        ? JSON.writeValueAsString(JsonNlu.of(files.examples(), vocabulary)) + "\n"
                        : YamlText.of(Trees.nlu(files.examples(), vocabulary)),
                context);
    }

    /** Bring an older project up to date. */
    @Command(
            name = "import",
            group = GROUP,
            description = "Bring a project of Rasa 1 or 2 up to date, Markdown and all.",
            help = """
                    Writes a project of Rasa 3 into --out and says what changed and what could not be brought over. The old one stays as it is.
                    Exits with 1 if anything was left behind.""")
    public void importProject(
            @Argument(index = 0, description = "FOLDER", defaultValue = "") String folder,
            @Option(longName = "out", description = "a folder that does not exist yet, or is empty") String out,
            @Option(longName = "json", description = ModelCommands.JSON, defaultValue = "false") boolean json,
            CommandContext context) {
        if (folder.isBlank() || out.isBlank()) {
            throw new CommandFailed(
                    Status.WRONG_USAGE, "name the folder of the old project, and --out for the new one.");
        }
        imported(Path.of(folder), Path.of(out), json, context.outputWriter());
    }

    /** Bring an older domain up to date, under Rasa's name. */
    @Command(
            name = {"data", "migrate"},
            group = GROUP,
            description = "Bring a project of Rasa 2 up to date: Rasa's name for 'import'.",
            help = "Writes the whole project into --out; the old one stays as it is.")
    public void migrate(
            @Option(longName = "bot", description = "the folder of the old project", defaultValue = ".") String bot,
            @Option(longName = "out", description = "a folder that does not exist yet", defaultValue = "migrated")
                    String out,
            CommandContext context) {
        imported(Path.of(bot), Path.of(out), false, context.outputWriter());
    }

    private void imported(Path from, Path to, boolean json, PrintWriter out) {
        if (!Files.isDirectory(from)) {
            throw new CommandFailed(Status.NOT_FOUND, "There is no folder %s.".formatted(from));
        }
        ProjectImport.Imported imported;
        try {
            if (Files.exists(to)) {
                try (Stream<Path> there = Files.list(to)) {
                    if (there.findAny().isPresent()) {
                        throw new CommandFailed(Status.WRONG_USAGE, "The folder %s is not empty.".formatted(to));
                    }
                }
            }
            imported = ProjectImport.read(from);
            imported.writeTo(to);
        } catch (Faults faults) {
            throw new CommandFailed(
                    Status.INVALID_DATA, "the project cannot be read.%n%s".formatted(faults.getMessage()));
        } catch (IOException e) {
            throw new CommandFailed(Status.NOT_FOUND, "The folder %s cannot be written.".formatted(to), e);
        }
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("files", new ArrayList<>(imported.files().keySet()));
            document.put("changes", imported.changes());
            document.put("left", imported.left());
            out.println(JSON.writeValueAsString(document));
        } else {
            imported.files().keySet().forEach(file -> out.println(to.resolve(file)));
            imported.changes().forEach(change -> out.println("changed: " + change));
            imported.left().forEach(left -> out.println("left: " + left));
            talk.say("balie: next: balie data validate --bot %s".formatted(to));
        }
        if (!imported.left().isEmpty()) {
            throw new CommandFailed(Status.CHECK_FAILED, "");
        }
    }

    private static void written(Path file, String text, CommandContext context) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text, StandardCharsets.UTF_8);
            context.outputWriter().println(file);
        } catch (IOException e) {
            throw new CommandFailed(Status.NOT_FOUND, "The file %s cannot be written.".formatted(file), e);
        }
    }
}
