package io.balie.shell.desk;

import io.balie.data.bot.BotFiles;
import io.balie.data.bot.BotFolder;
import io.balie.data.bot.Program;
import io.balie.data.bot.ProjectPaths;
import io.balie.data.company.CompanyFile;
import io.balie.data.company.CompanyFiles;
import io.balie.data.company.PublicHolidays;
import io.balie.data.yaml.Fault;
import io.balie.data.yaml.Faults;
import io.balie.dialog.Policies;
import io.balie.dialog.Turns;
import io.balie.dialog.action.Actions;
import io.balie.dialog.action.Context;
import io.balie.dialog.company.BusinessTime;
import io.balie.dialog.company.Company;
import io.balie.dialog.company.Holidays;
import io.balie.dialog.company.Knowledge;
import io.balie.dialog.domain.Bot;
import io.balie.dialog.domain.TestStory;
import io.balie.dialog.policy.Contradiction;
import io.balie.dialog.policy.PolicyMaker;
import io.balie.dialog.policy.TrainedPolicies;
import io.balie.dialog.retelling.Reteller;
import io.balie.dialog.screening.Screened;
import io.balie.nlu.Example;
import io.balie.nlu.Interpreter;
import io.balie.nlu.Language;
import io.balie.nlu.model.BadArchiveException;
import io.balie.nlu.model.NluModel;
import io.balie.nlu.model.NluTrainer;
import io.balie.nlu.model.Progress;
import io.balie.nlu.model.Settings;
import io.balie.nlu.pipeline.Component;
import io.balie.nlu.pipeline.Note;
import io.balie.nlu.pipeline.Pipeline;
import io.balie.nlu.retrieval.KnowledgeIndex;
import io.balie.shell.Surroundings;
import io.balie.shell.Version;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.line.Talk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Opens desks: reads and checks what their authors wrote, and trains a model where none fits yet. */
public final class Desks {

    /** The component of {@code config.yml} whose options are checked before a training. */
    private static final String CLASSIFIER = "SparseIntentClassifier";

    private static final Program PROGRAM = Program.of(Actions.builtIn(), Turns.FACTS);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final int MOST_ACTIONS = mostActions(String.valueOf(System.getenv("MAX_NUMBER_OF_PREDICTIONS")));

    private final Surroundings surroundings;
    private final Models models;
    private final Talk talk;

    public Desks(Surroundings surroundings, Talk talk) {
        this.surroundings = surroundings;
        this.models = new Models(surroundings.home().resolve("models"));
        this.talk = talk;
    }

    /**
     * The desk that options name.
     *
     * @param bot a folder; blank: the bot that ships with Balie
     * @param company a file; blank: the bot's own {@code company.yml}, if it has one
     * @throws CommandFailed with {@link Status#NOT_FOUND} if there is no such folder or file
     */
    public Choice choice(String bot, String company, OptionalLong seed) {
        Path folder = bot.isBlank()
                ? surroundings.root().resolve("data").resolve("bots").resolve("first-line")
                : Path.of(bot);
        if (!Files.exists(folder)) {
            throw new CommandFailed(Status.NOT_FOUND, "There is no bot folder %s.".formatted(folder));
        }
        return choice(ProjectPaths.of(folder), company, seed);
    }

    /**
     * A place to train and load models while a desk serves.
     *
     * @param serving what the desk serves
     * @param ears put around what reads the messages, such as to time it
     */
    public Workshop workshop(Checked serving, UnaryOperator<Interpreter> ears, Clock clock) {
        return new Workshop(this, surroundings.home().resolve("models"), serving, ears, clock);
    }

    /** The desk of a project whose parts stand where options say; see {@link #choice(String, String, OptionalLong)}. */
    public Choice choice(ProjectPaths bot, String company, OptionalLong seed) {
        Path own = bot.folder().resolve("company.yml");
        if (company.isBlank()) {
            return new Choice(bot, Optional.of(own).filter(Files::isRegularFile), seed);
        }
        Path file = Path.of(company);
        if (!Files.isRegularFile(file)) {
            throw new CommandFailed(Status.NOT_FOUND, "There is no company file %s.".formatted(file));
        }
        return new Choice(bot, Optional.of(file), seed);
    }

    /**
     * Read and check what the authors wrote, the bot and the company together.
     *
     * @throws Faults if anything in them is wrong
     */
    public Checked check(Choice choice) {
        return check(choice, System::getenv);
    }

    /**
     * The same, in another environment.
     *
     * @param environment gives the value of a variable that a file names, null if it has none
     */
    Checked check(Choice choice, UnaryOperator<@Nullable String> environment) {
        List<Fault> faults = new ArrayList<>();
        Optional<BotFiles> bot = Optional.empty();
        try {
            bot = Optional.of(BotFolder.read(choice.bot(), PROGRAM, environment));
        } catch (Faults found) {
            faults.addAll(found.list());
        }
        Optional<CompanyFiles> company = Optional.empty();
        try {
            company = choice.company().map(CompanyFile::read);
        } catch (Faults found) {
            faults.addAll(found.list());
        }
        if (bot.isPresent()) {
            faults.addAll(unfit(bot.get(), choice));
        }
        if (!faults.isEmpty()) {
            throw new Faults(faults);
        }
        return new Checked(choice, bot.orElseThrow(), company);
    }

    /**
     * The test stories of a project, without this program's environment.
     *
     * @throws Faults if anything in it is wrong
     */
    List<TestStory> tests(ProjectPaths project) {
        return BotFolder.read(project, PROGRAM, name -> null).tests();
    }

    /** What no training could mend: rules that contradict each other, options that cannot be read, a script without a company. */
    private static List<Fault> unfit(BotFiles bot, Choice choice) {
        List<Fault> faults = new ArrayList<>();
        for (Contradiction contradiction : PolicyMaker.contradictions(bot.bot())) {
            faults.add(fault(contradiction));
        }
        for (Bot.Setting component : bot.bot().pipeline()) {
            if (component.name().equals(CLASSIFIER)) {
                try {
                    Settings.of(component.options(), List.of(Language.NL));
                } catch (IllegalArgumentException wrong) {
                    faults.add(inConfig("Component '%s': %s".formatted(CLASSIFIER, wrong.getMessage())));
                }
            }
        }
        if (bot.examples().isEmpty()
                && bot.bot().rules().isEmpty()
                && bot.bot().stories().isEmpty()) {
            faults.add(new Fault(
                    "config.yml", 1, 1, "There is no training data.", "Write messages, rules or stories below data/."));
        }
        Pipeline.of(bot.bot().pipeline().stream()
                        .map(setting -> new Component(setting.name(), setting.options()))
                        .toList())
                .notes()
                .stream()
                .filter(Note::isUnknown)
                .forEach(note ->
                        faults.add(inConfig("Unknown component '%s' in the pipeline.".formatted(note.component()))));
        for (Bot.Setting policy : bot.bot().policies()) {
            String name = policy.name();
            if (!name.contains(".")
                    && !Policies.NAMES.contains(name)
                    && PolicyMaker.warning(name).isEmpty()) {
                faults.add(inConfig("Unknown policy '%s', expected one of %s."
                        .formatted(name, String.join(", ", new TreeSet<>(Policies.NAMES)))));
            }
        }
        if (Policies.isFrontDesk(bot.bot()) && choice.company().isEmpty()) {
            faults.add(new Fault(
                    "config.yml",
                    1,
                    1,
                    "FrontDeskPolicy needs a company.",
                    "Write a company.yml beside it, or name one with --company FILE."));
        }
        return faults;
    }

    private static Fault fault(Contradiction contradiction) {
        String where = contradiction.first().where();
        int colon = where.lastIndexOf(':');
        boolean placed = colon > 0 && where.substring(colon + 1).matches("[0-9]{1,9}");
        return new Fault(
                placed ? where.substring(0, colon) : where.isEmpty() ? "config.yml" : where,
                placed ? Integer.parseInt(where.substring(colon + 1)) : 1,
                1,
                contradiction.withoutRemedy(),
                contradiction.remedy());
    }

    private static Fault inConfig(String message) {
        return new Fault("config.yml", 1, 1, message, "Mend its name or options.");
    }

    /** As {@link #check}, for commands that cannot go on with faults. */
    public Checked checked(Choice choice) {
        try {
            return check(choice);
        } catch (Faults faults) {
            throw new CommandFailed(Status.INVALID_DATA, "the bot cannot be used.%n%s".formatted(faults.getMessage()));
        }
    }

    /** What the bot learns: as it is kept if nothing has changed, else fresh. */
    public Trained model(Checked checked, boolean afresh) {
        String reading = readingIngredients(checked);
        String policies = policyIngredients(checked);
        if (!afresh) {
            Optional<Models.Kept> kept = keptModel(reading);
            Optional<TrainedPolicies> learned = keptPolicies(policies);
            if (kept.isPresent() && learned.isPresent()) {
                return new Trained(kept.get().model(), learned.get(), kept.get().archive(), false, false);
            }
        }
        return models.alone(() -> {
            // Another process may have made it while this one waited.
            Optional<Models.Kept> keptModel = afresh ? Optional.empty() : keptModel(reading);
            Models.Kept model = keptModel.orElseGet(() -> models.keep(train(checked), reading));
            Optional<TrainedPolicies> keptPolicies = afresh ? Optional.empty() : keptPolicies(policies);
            TrainedPolicies learned = keptPolicies.orElseGet(() -> {
                TrainedPolicies fresh = trainPolicies(checked, Optional.of(model.model()));
                models.keep(fresh, policies);
                return fresh;
            });
            return new Trained(model.model(), learned, model.archive(), keptModel.isEmpty(), keptPolicies.isEmpty());
        });
    }

    /**
     * What the bot learns, its reading gone on from a model that is kept.
     *
     * @param base the archive of a model; empty: the one trained last
     * @param fraction of the passes of a whole training
     * @throws CommandFailed with {@link Status#NOT_FOUND} if there is no such model, with {@link Status#INVALID_DATA} if this bot's training
     *     cannot go on from it
     */
    public Trained finetuned(Checked checked, Optional<Path> base, double fraction, boolean afresh) {
        String reading = readingIngredients(checked);
        if (!afresh && isTrained(checked)) {
            return model(checked, false);
        }
        return models.alone(() -> {
            Path from = base.filter(Files::isRegularFile)
                    .or(() -> base.isPresent() ? Optional.empty() : models.latest())
                    .orElseThrow(
                            () -> new CommandFailed(
                                    Status.NOT_FOUND,
                                    base.map("There is no model %s to go on from."::formatted)
                                            .orElse(
                                                    "No model is kept yet that the training could go on from: train without --finetune.")));
            String policies = policyIngredients(checked);
            Optional<TrainedPolicies> keptPolicies = keptPolicies(policies);
            TrainedPolicies learned =
                    keptPolicies.orElseGet(() -> Policies.train(checked.bot().bot(), checked.seed()));
            models.keep(learned, policies);
            Models.Kept made = models.keep(finetune(checked, from, fraction), reading);
            return new Trained(made.model(), learned, made.archive(), true, keptPolicies.isEmpty());
        });
    }

    private NluModel finetune(Checked checked, Path from, double fraction) {
        talk.say("balie: going on from %s with %d messages ..."
                .formatted(from.getFileName(), checked.bot().examples().size()));
        long start = System.nanoTime();
        try {
            NluModel base = ArchiveFile.model(from);
            NluModel model = shown(() -> NluTrainer.finetune(
                    base,
                    checked.data(),
                    checked.pipeline(),
                    checked.languages(),
                    checked.seed(),
                    fraction,
                    progress(start)));
            talk.say(String.format(
                    Locale.ROOT, "balie: trained in %.0f s, model %.12s", seconds(start), model.fingerprint()));
            return model;
        } catch (IllegalArgumentException | BadArchiveException unfit) {
            throw new CommandFailed(
                    Status.INVALID_DATA,
                    "the training cannot go on from %s: %s Train without --finetune."
                            .formatted(from.getFileName(), unfit.getMessage()),
                    unfit);
        } catch (IOException e) {
            throw new UncheckedIOException("The model %s cannot be read.".formatted(from), e);
        }
    }

    /**
     * What the bot learns to read, without its policies; see {@link #model}.
     *
     * @return where the model is kept, if it was trained just now
     */
    public Optional<Path> trainedReading(Checked checked, boolean afresh) {
        String ingredients = readingIngredients(checked);
        return models.alone(() -> !afresh && keptModel(ingredients).isPresent()
                ? Optional.empty()
                : Optional.of(models.keep(train(checked), ingredients).archive()));
    }

    /**
     * What the bot's policies learn, without reading; see {@link #model}.
     *
     * @return whether they were trained just now
     */
    public boolean trainedPolicies(Checked checked, boolean afresh) {
        String ingredients = policyIngredients(checked);
        return models.alone(() -> {
            if (!afresh && keptPolicies(ingredients).isPresent()) {
                return false;
            }
            // The front desk's limits are found on conversations, which have to be read.
            Optional<Interpreter> ear = Policies.isFrontDesk(checked.bot().bot())
                            && !checked.bot().screening().isEmpty()
                    ? Optional.of(keptModel(readingIngredients(checked))
                            .orElseGet(() -> models.keep(train(checked), readingIngredients(checked)))
                            .model())
                    : Optional.empty();
            models.keep(trainPolicies(checked, ear), ingredients);
            return true;
        });
    }

    private static TrainedPolicies trainPolicies(Checked checked, Optional<Interpreter> ear) {
        Bot bot = checked.bot().bot();
        TrainedPolicies trained = Policies.train(bot, checked.seed());
        return ear.filter(reads -> Policies.isFrontDesk(bot))
                .map(reads -> Policies.withLimits(trained, bot, screened(checked, reads)))
                .orElse(trained);
    }

    /** The conversations that the front desk learns its limits on, as a model reads them. */
    public static List<Screened> screened(Checked checked, Interpreter interpreter) {
        return checked.bot().screening().stream()
                .map(talk -> Screened.read(talk.seller(), talk.says(), interpreter))
                .toList();
    }

    /** Whether nothing would be trained for what was checked. */
    public boolean isTrained(Checked checked) {
        return keptModel(readingIngredients(checked)).isPresent()
                && keptPolicies(policyIngredients(checked)).isPresent();
    }

    private Optional<Models.Kept> keptModel(String ingredients) {
        try {
            return models.madeOf(ingredients);
        } catch (BadArchiveException damaged) {
            talk.say("balie: the kept model is not used: " + damaged.getMessage() + " A fresh one is trained.");
            return Optional.empty();
        }
    }

    private Optional<TrainedPolicies> keptPolicies(String ingredients) {
        try {
            return models.policiesOf(ingredients);
        } catch (IllegalArgumentException damaged) {
            talk.say("balie: the kept policies are not used: " + damaged.getMessage() + " They are learned anew.");
            return Optional.empty();
        }
    }

    private NluModel train(Checked checked) {
        List<Example> examples = checked.bot().examples();
        long intents = examples.stream().map(Example::intent).distinct().count();
        checked.substitutes().forEach(note -> talk.say("balie: " + note));
        talk.say("balie: training on %d messages, %d intents ...".formatted(examples.size(), intents));
        long start = System.nanoTime();
        NluModel model = shown(() -> NluTrainer.train(
                checked.data(), checked.pipeline(), checked.languages(), checked.seed(), progress(start)));
        talk.say(String.format(
                Locale.ROOT, "balie: trained in %.0f s, model %.12s", seconds(start), model.fingerprint()));
        return model;
    }

    // However it ends, nothing is written behind a bar that is half full.
    private NluModel shown(Supplier<NluModel> training) {
        try {
            return training.get();
        } finally {
            talk.shown();
        }
    }

    private Progress progress(long start) {
        return (epoch, of, loss) -> {
            if (talk.live() || epoch == of || epoch % Math.max(1, of / 5) == 0) {
                double left = seconds(start) / epoch * (of - epoch);
                int full = 20 * epoch / of;
                talk.show(String.format(
                        Locale.ROOT,
                        "balie: training %s%s %3d %%  epoch %d/%d  loss %.3f  %.0f s left",
                        "#".repeat(full),
                        ".".repeat(20 - full),
                        100 * epoch / of,
                        epoch,
                        of,
                        loss,
                        left));
            }
        };
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Open the desk. */
    public Desk open(Checked checked) {
        return open(checked, model(checked, false));
    }

    /** Open the desk with nothing outside in reach: custom actions fail, with a message that says so. */
    public Desk openAlone(Checked checked) {
        Trained trained = model(checked, false);
        return desk(checked, trained, turnsAlone(checked, trained.model(), trained.policies()));
    }

    /** Open the desk with what was learned. */
    public Desk open(Checked checked, Trained trained) {
        return open(checked, trained, UnaryOperator.identity());
    }

    /**
     * Open the desk with what was learned.
     *
     * @param ears put around what reads the messages, such as to time it
     */
    public Desk open(Checked checked, Trained trained, UnaryOperator<Interpreter> ears) {
        return open(checked, trained, ears, checked);
    }

    /**
     * Open the desk among the neighbours of another.
     *
     * @param other whose action server, response server and Java actions are used
     */
    Desk open(Checked checked, Trained trained, UnaryOperator<Interpreter> ears, Checked other) {
        return desk(
                checked,
                trained,
                turns(checked, ears.apply(trained.model()), trained.policies(), outside(checked, other)));
    }

    private static Desk desk(Checked checked, Trained trained, Turns turns) {
        return new Desk(
                turns,
                trained.archive(),
                trained.model().fingerprint(),
                checked.bot().fingerprint().script(),
                checked.companyFiles().map(CompanyFiles::fingerprint).orElse(""));
    }

    /** The turns of what was checked, with messages read by this interpreter and policies that are learned now. */
    public Turns turns(Checked checked, Interpreter interpreter) {
        return turns(checked, interpreter, Policies.train(checked.bot().bot(), checked.seed()));
    }

    /** The turns of what was checked with nothing outside in reach, as tests need them. */
    public Turns turnsAlone(Checked checked, Interpreter interpreter, TrainedPolicies policies) {
        return turns(checked, interpreter, policies, Context.Outside.NONE);
    }

    /**
     * The turns of what was checked, with messages read by this interpreter.
     *
     * @throws CommandFailed if what the bot is to reach cannot be reached, as far as that can be told
     */
    public Turns turns(Checked checked, Interpreter interpreter, TrainedPolicies policies) {
        return turns(checked, interpreter, policies, outside(checked, checked));
    }

    private Turns turns(Checked checked, Interpreter interpreter, TrainedPolicies policies, Context.Outside outside) {
        Company company = checked.company();
        Bot bot = checked.bot().bot();
        Turns.Scene scene = new Turns.Scene(
                bot, company, holidays(company), knowledge(checked), interpreter, reteller(), outside, MOST_ACTIONS);
        return new Turns(scene, Policies.of(scene, new BusinessTime(company, scene.holidays()), policies));
    }

    private Context.Outside outside(Checked checked, Checked other) {
        try {
            other.bot().connections().orThrow();
            return Neighbours.of(other, surroundings.home())
                    .outside(
                            checked.bot().bot().domain(),
                            new Language(checked.bot().bot().language()),
                            checked.company().timeZone());
        } catch (Faults | IllegalArgumentException wrong) {
            throw new CommandFailed(
                    Status.INVALID_DATA,
                    "the bot cannot reach what it needs.%n%s".formatted(wrong.getMessage()),
                    wrong);
        }
    }

    /** Rasa's circuit breaker, by Rasa's variable. */
    private static int mostActions(String set) {
        return set.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(set) : Turns.MOST_ACTIONS_IN_A_TURN;
    }

    private static Knowledge knowledge(Checked checked) {
        return checked.companyFiles()
                .<Knowledge>map(files -> KnowledgeIndex.of(files.knowledge())::answer)
                .orElse(Knowledge.NONE);
    }

    private static Reteller reteller() {
        return Reteller.create();
    }

    private static Holidays holidays(Company company) {
        return company.closedOnHolidays() ? new PublicHolidays(company.country()) : Holidays.NONE;
    }

    /** What decides how messages are read: not the files but what stands in them, so that a changed reply trains nothing. */
    private static String readingIngredients(Checked checked) {
        return sha256(JSON.writeValueAsString(List.of(
                        checked.data().toString(),
                        checked.components().stream()
                                .map(c -> List.of(c.name(), c.options()))
                                .toList(),
                        checked.languages().toString(),
                        checked.seed(),
                        fingerprintOf(NluModel.class)))
                .getBytes(StandardCharsets.UTF_8));
    }

    private static String policyIngredients(Checked checked) {
        return sha256("%s\n%s\n%d\n%s\n%s"
                .formatted(
                        checked.bot().screening().isEmpty() ? "" : readingIngredients(checked),
                        checked.bot().fingerprint().script(),
                        checked.seed(),
                        fingerprintOf(NluModel.class),
                        fingerprintOf(Turns.class))
                .getBytes(StandardCharsets.UTF_8));
    }

    /** The code itself: a model is only as good as the program that prepares its messages. */
    private static String fingerprintOf(Class<?> ofModule) {
        try {
            Path code = Path.of(
                    ofModule.getProtectionDomain().getCodeSource().getLocation().toURI());
            return Files.isRegularFile(code) ? sha256(Files.readAllBytes(code)) : Version.CURRENT;
        } catch (IOException | URISyntaxException | RuntimeException nested) {
            return Version.CURRENT;
        }
    }

    private static String sha256(byte[] data) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
