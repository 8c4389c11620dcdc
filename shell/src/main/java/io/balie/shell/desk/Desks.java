package io.balie.shell.desk;

import io.balie.data.bot.BotFiles;
import io.balie.data.bot.BotFolder;
import io.balie.data.bot.Program;
import io.balie.data.company.CompanyFile;
import io.balie.data.company.CompanyFiles;
import io.balie.data.company.PublicHolidays;
import io.balie.data.yaml.Fault;
import io.balie.data.yaml.Faults;
import io.balie.dialog.Policies;
import io.balie.dialog.Turns;
import io.balie.dialog.action.Actions;
import io.balie.dialog.company.Company;
import io.balie.dialog.company.Holidays;
import io.balie.dialog.company.Knowledge;
import io.balie.dialog.domain.Bot;
import io.balie.dialog.retelling.Reteller;
import io.balie.nlu.Example;
import io.balie.nlu.Interpreter;
import io.balie.nlu.Language;
import io.balie.nlu.model.BadArchiveException;
import io.balie.nlu.model.NluModel;
import io.balie.nlu.model.NluTrainer;
import io.balie.nlu.model.Progress;
import io.balie.nlu.model.Settings;
import io.balie.nlu.retrieval.KnowledgeIndex;
import io.balie.shell.Surroundings;
import io.balie.shell.Version;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.line.Talk;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Opens desks: reads and checks what their authors wrote, and trains a model where none fits yet. */
public final class Desks {

    private static final Set<String> COMPONENTS = Set.of("SparseIntentClassifier", "RuleEntityExtractor");

    /** The component of {@code config.yml} whose options say how a model is made. */
    private static final String CLASSIFIER = "SparseIntentClassifier";

    private static final long SEED = 42;

    private final Surroundings surroundings;
    private final Models models;
    private final Talk talk;

    public Desks(Surroundings surroundings, Talk talk) {
        this.surroundings = surroundings;
        this.models = new Models(surroundings.home().resolve("models"));
        this.talk = talk;
    }

    /**
     * A bot and a company, checked.
     *
     * @param choice where they came from
     */
    public record Checked(Choice choice, BotFiles bot, CompanyFiles company) {

        /** How a model for them is made. */
        public Settings settings() {
            Set<Language> languages = new LinkedHashSet<>();
            languages.add(new Language(bot.bot().language()));
            bot.examples().stream().map(Example::language).forEach(languages::add);
            Map<String, Object> options = new LinkedHashMap<>();
            bot.bot().pipeline().stream()
                    .filter(setting -> setting.name().equals(CLASSIFIER))
                    .findFirst()
                    .ifPresent(written -> options.putAll(written.options()));
            options.putIfAbsent("seed", SEED);
            choice.seed().ifPresent(seed -> options.put("seed", seed));
            return Settings.of(options, List.copyOf(languages));
        }
    }

    /**
     * A model that fits.
     *
     * @param made whether it was trained just now
     */
    public record Trained(NluModel model, Path archive, boolean made) {}

    /**
     * The desk that options name.
     *
     * @param bot a folder; blank: the bot that ships with Balie
     * @param company a file; blank: the bot's own {@code company.yml}
     * @throws CommandFailed with {@link Status#NOT_FOUND} if there is no such folder or file
     */
    public Choice choice(String bot, String company, OptionalLong seed) {
        Path folder = bot.isBlank()
                ? surroundings.root().resolve("data").resolve("bots").resolve("first-line")
                : Path.of(bot);
        if (!Files.isDirectory(folder)) {
            throw new CommandFailed(Status.NOT_FOUND, "There is no bot folder %s.".formatted(folder));
        }
        Path file = company.isBlank() ? folder.resolve("company.yml") : Path.of(company);
        if (!Files.isRegularFile(file)) {
            throw new CommandFailed(
                    Status.NOT_FOUND,
                    company.isBlank()
                            ? "The bot has no company.yml; name one with --company FILE."
                            : "There is no company file %s.".formatted(file));
        }
        return new Choice(folder, file, seed);
    }

    /**
     * Read and check what the authors wrote, the bot and the company together.
     *
     * @throws Faults if anything in them is wrong
     */
    public Checked check(Choice choice) {
        List<Fault> faults = new ArrayList<>();
        Optional<BotFiles> bot = Optional.empty();
        try {
            bot = Optional.of(BotFolder.read(choice.bot(), program()));
        } catch (Faults found) {
            faults.addAll(found.list());
        }
        Optional<CompanyFiles> company = Optional.empty();
        try {
            company = Optional.of(CompanyFile.read(choice.company()));
        } catch (Faults found) {
            faults.addAll(found.list());
        }
        bot.ifPresent(read -> faults.addAll(unknownParts(read)));
        if (!faults.isEmpty()) {
            throw new Faults(faults);
        }
        return new Checked(choice, bot.orElseThrow(), company.orElseThrow());
    }

    /** Policies and components that the program does not bring, and options that it cannot read. */
    private static List<Fault> unknownParts(BotFiles bot) {
        List<Fault> faults = new ArrayList<>();
        for (Bot.Setting policy : bot.bot().policies()) {
            if (!Policies.NAMES.contains(policy.name())) {
                faults.add(inConfig(
                        "Unknown policy '%s', expected one of %s.".formatted(policy.name(), sorted(Policies.NAMES))));
            }
        }
        for (Bot.Setting component : bot.bot().pipeline()) {
            if (!COMPONENTS.contains(component.name())) {
                faults.add(inConfig(
                        "Unknown component '%s', expected one of %s.".formatted(component.name(), sorted(COMPONENTS))));
            } else if (component.name().equals(CLASSIFIER)) {
                try {
                    Settings.of(component.options(), List.of(Language.NL));
                } catch (IllegalArgumentException wrong) {
                    faults.add(inConfig("Component '%s': %s".formatted(CLASSIFIER, wrong.getMessage())));
                }
            }
        }
        return faults;
    }

    private static String sorted(Set<String> names) {
        return String.join(", ", new TreeSet<>(names));
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

    /** A model for what was checked: the kept one if nothing has changed, else a fresh one. */
    public Trained model(Checked checked, boolean afresh) {
        String ingredients = ingredients(checked);
        if (!afresh) {
            Optional<Models.Kept> kept = kept(ingredients);
            if (kept.isPresent()) {
                return new Trained(kept.get().model(), kept.get().archive(), false);
            }
        }
        return models.alone(() -> {
            // Another process may have made it while this one waited.
            Optional<Models.Kept> meanwhile = afresh ? Optional.empty() : kept(ingredients);
            return meanwhile
                    .map(kept -> new Trained(kept.model(), kept.archive(), false))
                    .orElseGet(() -> {
                        Models.Kept fresh = models.keep(train(checked), ingredients);
                        return new Trained(fresh.model(), fresh.archive(), true);
                    });
        });
    }

    /** Whether a model for what was checked is kept already. */
    public boolean isTrained(Checked checked) {
        return kept(ingredients(checked)).isPresent();
    }

    private Optional<Models.Kept> kept(String ingredients) {
        try {
            return models.madeOf(ingredients);
        } catch (BadArchiveException damaged) {
            talk.say("balie: the kept model is not used: " + damaged.getMessage() + " A fresh one is trained.");
            return Optional.empty();
        }
    }

    private NluModel train(Checked checked) {
        List<Example> examples = checked.bot().examples();
        long intents = examples.stream().map(Example::intent).distinct().count();
        talk.say("balie: training on %d messages, %d intents ...".formatted(examples.size(), intents));
        long start = System.nanoTime();
        NluModel model = NluTrainer.train(examples, checked.settings(), progress(start));
        talk.shown();
        talk.say(String.format(
                Locale.ROOT, "balie: trained in %.0f s, model %.12s", seconds(start), model.fingerprint()));
        return model;
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
        Trained trained = model(checked, false);
        return new Desk(
                turns(checked, trained.model()),
                trained.archive(),
                trained.model().fingerprint(),
                checked.bot().fingerprint().script(),
                checked.company().fingerprint());
    }

    /** The turns of what was checked, with messages read by this interpreter. */
    public Turns turns(Checked checked, Interpreter interpreter) {
        Company company = checked.company().company();
        return new Turns(new Turns.Scene(
                checked.bot().bot(), company, holidays(company), knowledge(checked), interpreter, reteller()));
    }

    private static Program program() {
        return Program.of(Actions.builtIn(), Turns.FACTS);
    }

    private static Knowledge knowledge(Checked checked) {
        return KnowledgeIndex.of(checked.company().knowledge())::answer;
    }

    private static Reteller reteller() {
        return Reteller.create();
    }

    private static Holidays holidays(Company company) {
        return company.closedOnHolidays() ? new PublicHolidays(company.country()) : Holidays.NONE;
    }

    private String ingredients(Checked checked) {
        return sha256("%s\n%s\n%s"
                .formatted(checked.bot().fingerprint().model(), checked.settings(), programFingerprint())
                .getBytes(StandardCharsets.UTF_8));
    }

    /** The reading code itself: a model is only as good as the program that prepares its messages. */
    private static String programFingerprint() {
        try {
            Path code = Path.of(NluModel.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
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
