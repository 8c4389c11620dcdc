package io.balie.shell.command;

import io.balie.data.yaml.Warning;
import io.balie.shell.desk.Checked;
import io.balie.shell.desk.Desks;
import io.balie.shell.desk.Trained;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Interruptible;
import io.balie.shell.line.Status;
import io.balie.shell.line.Talk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import tools.jackson.databind.json.JsonMapper;

/** Trains models. */
public final class TrainCommands {

    private static final String FORCE = "train even if nothing has changed";
    private static final String OUT = "a folder that gets a copy of the model";
    private static final String NAME = "of the copy, without .zip";
    private static final String NOT_NEEDED = "taken, and without effect: see the help";
    private static final String FINETUNE = "go on from the model trained last, or from this one";
    private static final String FRACTION = "with --finetune: how much of a whole training, above 0 to 1";
    private static final String NO = "no";
    private static final String STOPPED =
            "the training was stopped. Nothing of it is kept, and the models that were kept are as they were.";
    private static final String HELP = """
            Checks the bot first. The model is kept in BALIE_HOME/models, and nothing is trained twice.
            With --dry-run nothing is trained; exits with 0 if nothing needs to be, 1 if the model does, 8 with --force.
            --finetune goes on from the model trained last, or from the one named: new messages, words and intents are learned in a fraction
            of the time (--epoch-fraction, 0.25). Refused where an intent is gone or the network has another size.
            Ctrl-C stops the training; the models that were kept stay as they are.
            --augmentation is taken for Rasa's sake: the program chooses itself which stories it joins for learning.""";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Desks desks;
    private final Talk talk;
    private final Clock clock;

    /** Commands over these desks. */
    public TrainCommands(Desks desks, Talk talk, Clock clock) {
        this.desks = desks;
        this.talk = talk;
        this.clock = clock;
    }

    /** Train all, if anything changed. */
    @Command(
            name = "train",
            group = ModelCommands.GROUP,
            description = "Train a model, unless nothing has changed.",
            help = HELP)
    public void train(
            @Option(longName = "bot", description = ModelCommands.BOT) String bot,
            @Option(longName = "company", description = ModelCommands.COMPANY) String company,
            @Option(longName = "seed", description = ModelCommands.SEED, defaultValue = "-1") long seed,
            @Option(longName = "force", description = FORCE, defaultValue = "false") boolean force,
            @Option(longName = "dry-run", description = "only say whether training is needed", defaultValue = "false")
                    boolean dryRun,
            @Option(longName = "data", description = ProjectOptions.DATA, defaultValue = "") String[] data,
            @Option(longName = "domain", shortName = 'd', description = ProjectOptions.DOMAIN) String domain,
            @Option(longName = "config", shortName = 'c', description = ProjectOptions.CONFIG) String config,
            @Option(longName = "out", description = OUT) String out,
            @Option(longName = "fixed-model-name", description = NAME) String name,
            @Option(longName = "skip-validation", description = "show no warnings", defaultValue = "false")
                    boolean skipValidation,
            @Option(
                            longName = "fail-on-validation-warnings",
                            description = "take a warning for a fault",
                            defaultValue = "false")
                    boolean strict,
            @Option(longName = "num-threads", description = NOT_NEEDED, defaultValue = "-1") int threads,
            @Option(longName = "augmentation", description = NOT_NEEDED, defaultValue = "-1") int augmentation,
            @Option(longName = "finetune", description = FINETUNE, defaultValue = NO) String[] finetune,
            @Option(longName = "epoch-fraction", description = FRACTION, defaultValue = "0.25") double fraction,
            @Option(longName = "json", description = ModelCommands.JSON, defaultValue = "false") boolean json,
            CommandContext context) {
        boolean goesOn = !List.of(finetune).equals(List.of(NO));
        if (!(fraction > 0 && fraction <= 1)) {
            throw new CommandFailed(
                    Status.WRONG_USAGE, "--epoch-fraction is %s, expected above 0 to 1.".formatted(fraction));
        }
        note(augmentation < 0, "--augmentation", "the program chooses which stories are joined");
        note(threads < 0, "--num-threads", "the program chooses them, so that every run gives the same model");
        Checked checked = new ProjectOptions(bot, company, seed, config, domain, List.of(data), "").checked(desks);
        if (!skipValidation) {
            warn(checked.warnings(), strict);
        }
        if (dryRun) {
            dryRun(checked, force, context);
            return;
        }
        Optional<Path> base = goesOn ? named(finetune) : Optional.empty();
        Trained trained = Interruptible.run(
                () -> goesOn ? desks.finetuned(checked, base, fraction, force) : desks.model(checked, force), STOPPED);
        Path archive = out.isBlank() && name.isBlank() ? trained.archive() : copied(trained.archive(), out, name);
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("model_file", archive.toString());
            document.put("model_id", trained.model().fingerprint());
            document.put("trained", trained.made());
            context.outputWriter().println(JsonMapper.shared().writeValueAsString(document));
        } else {
            context.outputWriter().println((trained.made() ? "trained    " : "unchanged  ") + archive);
        }
    }

    /** Train the reading alone. */
    @Command(
            name = {"train", "nlu"},
            group = ModelCommands.GROUP,
            description = "Train only what reads messages, unless nothing has changed.",
            help = "Checks the bot first. 'train' then has only the policies left to train.")
    public void trainNlu(
            @Option(longName = "bot", description = ModelCommands.BOT) String bot,
            @Option(longName = "seed", description = ModelCommands.SEED, defaultValue = "-1") long seed,
            @Option(longName = "force", description = FORCE, defaultValue = "false") boolean force,
            @Option(longName = "nlu", shortName = 'u', description = ProjectOptions.DATA, defaultValue = "")
                    String[] nlu,
            @Option(longName = "domain", shortName = 'd', description = ProjectOptions.DOMAIN) String domain,
            @Option(longName = "config", shortName = 'c', description = ProjectOptions.CONFIG) String config,
            @Option(longName = "out", description = OUT) String out,
            @Option(longName = "fixed-model-name", description = NAME) String name,
            CommandContext context) {
        Checked checked = new ProjectOptions(bot, "", seed, config, domain, List.of(nlu), "").checked(desks);
        boolean made =
                Interruptible.run(() -> desks.trainedReading(checked, force).isPresent(), STOPPED);
        if (!out.isBlank() || !name.isBlank()) {
            context.outputWriter().println(copied(desks.model(checked, false).archive(), out, name));
        }
        context.outputWriter().println(made ? "trained" : "unchanged");
    }

    /** Train the policies alone. */
    @Command(
            name = {"train", "core"},
            group = ModelCommands.GROUP,
            description = "Train only what decides what to do, unless nothing has changed.",
            help = "Checks the bot first. 'train' then has only the reading left to train.")
    public void trainCore(
            @Option(longName = "bot", description = ModelCommands.BOT) String bot,
            @Option(longName = "company", description = ModelCommands.COMPANY) String company,
            @Option(longName = "seed", description = ModelCommands.SEED, defaultValue = "-1") long seed,
            @Option(longName = "force", description = FORCE, defaultValue = "false") boolean force,
            @Option(longName = "stories", shortName = 's', description = ProjectOptions.DATA, defaultValue = "")
                    String[] stories,
            @Option(longName = "domain", shortName = 'd', description = ProjectOptions.DOMAIN) String domain,
            @Option(longName = "config", shortName = 'c', description = ProjectOptions.CONFIG) String config,
            @Option(longName = "augmentation", description = NOT_NEEDED, defaultValue = "-1") int augmentation,
            CommandContext context) {
        note(augmentation < 0, "--augmentation", "the program chooses which stories are joined");
        Checked checked = new ProjectOptions(bot, company, seed, config, domain, List.of(stories), "").checked(desks);
        boolean made = Interruptible.run(() -> desks.trainedPolicies(checked, force), STOPPED);
        context.outputWriter().println(made ? "trained" : "unchanged");
    }

    private static Optional<Path> named(String[] finetune) {
        return Stream.of(finetune).filter(word -> !word.isBlank()).findFirst().map(Path::of);
    }

    private void note(boolean absent, String option, String instead) {
        if (!absent) {
            talk.say("balie: %s has no effect: %s".formatted(option, instead));
        }
    }

    private void warn(List<Warning> warnings, boolean strict) {
        if (strict && !warnings.isEmpty()) {
            warnings.forEach(warning -> talk.say("warning: " + warning));
            throw new CommandFailed(
                    Status.CHECK_FAILED, "there are %d warnings; nothing is trained.".formatted(warnings.size()));
        }
        if (!warnings.isEmpty()) {
            talk.say("balie: %d warnings; balie data validate shows them".formatted(warnings.size()));
        }
    }

    private void dryRun(Checked checked, boolean force, CommandContext context) {
        if (force) {
            context.outputWriter().println("forced");
            throw new CommandFailed(Status.TRAINING_FORCED, "");
        }
        if (!desks.isTrained(checked)) {
            context.outputWriter().println("needs training");
            throw new CommandFailed(Status.CHECK_FAILED, "");
        }
        context.outputWriter().println("unchanged");
    }

    private Path copied(Path archive, String out, String name) {
        String file =
                (name.isBlank() ? STAMP.format(clock.instant()) : name.replaceFirst("\\.(zip|tar\\.gz)$", "")) + ".zip";
        Path folder = Path.of(out.isBlank() ? "models" : out);
        try {
            Files.createDirectories(folder);
            return Files.copy(archive, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CommandFailed(Status.NOT_FOUND, "The model cannot be copied to %s.".formatted(folder), e);
        }
    }
}
