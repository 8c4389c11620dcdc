package io.balie.data.bot;

import io.balie.data.yaml.Block;
import io.balie.data.yaml.Findings;
import io.balie.data.yaml.Spot;
import io.balie.data.yaml.Value;
import io.balie.data.yaml.YamlFiles;
import io.balie.dialog.domain.Bot;
import io.balie.dialog.domain.Rule;
import io.balie.dialog.domain.Step;
import io.balie.dialog.domain.Story;
import io.balie.nlu.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A bot's folder in Rasa's project layout: {@code config.yml}, {@code domain.yml} or {@code domain/}, {@code data/}, {@code tests/},
 * {@code endpoints.yml} and {@code credentials.yml}.
 *
 * <p>All files are read and checked against each other before anything is said about them, so that an author hears of everything at
 * once. A fault is what Rasa refuses as well; what it only warns of, or leaves out in silence, is a warning here. A caller who wants
 * more looks at {@link BotFiles#warnings()}.
 */
public final class BotFolder {

    /** Intents that Rasa knows without a declaration. */
    private static final Set<String> USUAL_INTENTS =
            Set.of("restart", "back", "out_of_scope", "session_start", "nlu_fallback");

    private static final Set<String> USUAL_SLOTS =
            Set.of("requested_slot", "session_started_metadata", "knowledge_base_last_object");

    /** Actions that Rasa has without a declaration; the three dots stand for "something happened before". */
    private static final Set<String> USUAL_ACTIONS = Set.of(
            "action_listen",
            "action_restart",
            "action_session_start",
            "action_default_fallback",
            "action_deactivate_loop",
            "action_revert_fallback_events",
            "action_default_ask_affirmation",
            "action_default_ask_rephrase",
            "action_two_stage_fallback",
            "action_unlikely_intent",
            "action_back",
            "action_send_text",
            "action_extract_slots",
            "action_validate_slot_mappings",
            "...");

    /** Policies that learn from nothing but rules and stories. */
    private static final Set<String> LEARNS_FROM_STORIES = Set.of(
            "RulePolicy", "MemoizationPolicy", "AugmentedMemoizationPolicy", "TEDPolicy", "UnexpecTEDIntentPolicy");

    private static final List<String> DATA_KEYS = List.of("version", "nlu", "rules", "stories", "screening");

    private final YamlFiles files;
    private final ProjectPaths paths;
    private final Program program;
    private final UnaryOperator<@Nullable String> environment;
    private final Findings findings;
    private final Names names;
    private final DomainReader domain;
    private final NluReader nlu;
    private final StoryReader stories;
    private final ScreeningReader screening = new ScreeningReader();
    private final Set<String> trainedOn = new HashSet<>();
    private final Set<String> testFiles = new HashSet<>();
    private boolean unreadable;

    private BotFolder(ProjectPaths paths, Program program, UnaryOperator<@Nullable String> environment) {
        this.paths = paths;
        this.program = program;
        this.environment = environment;
        this.findings = new Findings();
        this.files = new YamlFiles(paths.folder(), environment, findings);
        this.names = new Names(findings);
        this.domain = new DomainReader(names, findings, program);
        this.nlu = new NluReader(names, findings, this::wordList);
        this.stories = new StoryReader(names, findings, domain, nlu.annotations());
        names.give(Names.Kind.INTENT, USUAL_INTENTS);
        names.give(Names.Kind.SLOT, USUAL_SLOTS);
        names.give(Names.Kind.FORM, Set.of("action_two_stage_fallback"));
        names.give(Names.Kind.ACTION, USUAL_ACTIONS);
        names.give(Names.Kind.ACTION, program.actions().orElse(Set.of()));
    }

    /**
     * Read a bot, with the environment of this process.
     *
     * @param folder may also be one file that holds all
     * @throws io.balie.data.yaml.Faults if anything in it is wrong
     */
    public static BotFiles read(Path folder, Program program) {
        return read(folder, program, System::getenv);
    }

    /**
     * Read a bot.
     *
     * @param folder may also be one file that holds all
     * @param environment gives the value of a variable written as <code>${NAME}</code>, null if it is not set
     * @throws io.balie.data.yaml.Faults if anything in it is wrong
     */
    public static BotFiles read(Path folder, Program program, UnaryOperator<@Nullable String> environment) {
        return read(ProjectPaths.of(folder), program, environment);
    }

    /**
     * Read a bot whose parts stand where its author put them.
     *
     * @param environment gives the value of a variable written as <code>${NAME}</code>, null if it is not set
     * @throws io.balie.data.yaml.Faults if anything in it is wrong
     */
    public static BotFiles read(ProjectPaths paths, Program program, UnaryOperator<@Nullable String> environment) {
        return new BotFolder(paths, program, environment).read();
    }

    private record DataFile(Path path, String name, Block block) {}

    private BotFiles read() {
        if (!Files.isDirectory(paths.folder())) {
            findings.fault(new Spot(String.valueOf(paths.folder()), 1, 1), "There is no such bot folder.");
            findings.orThrow();
        }
        ConfigReader config = new ConfigReader(findings);
        files.open(paths.config())
                .flatMap(value -> value.block("the configuration"))
                .ifPresent(config::read);
        trainedOn.add(files.nameOf(paths.config()));
        if (!config.restrictsRules()) {
            stories.allowSeveralUserSteps();
        }

        List<DataFile> domainFiles = domainFiles();
        List<DataFile> dataFiles = dataFiles();
        // Domains first: stories and rules are read by the slots they name.
        Set<Path> read = new HashSet<>();
        for (DataFile file : domainFiles) {
            read.add(file.path());
            domain.read(file.block());
        }
        for (DataFile file : dataFiles) {
            if (read.add(file.path())) {
                domain.read(file.block());
            }
        }
        domain.settleActions();
        for (DataFile file : dataFiles) {
            data(file, config.language());
        }
        testStories().forEach(this::test);
        domain.retrieved(nlu.retrieved());
        domain.saidInStories(stories.said());
        Connections connections = new ConnectionsReader(paths.folder(), environment, findings)
                .read(paths.endpoints(), paths.credentials());
        if (!unreadable) {
            // What stands in a broken file would only seem to be missing.
            check(config.policies());
        }
        findings.orThrow();
        return new BotFiles(
                new Bot(
                        domain.domain(),
                        stories.rules(),
                        stories.stories(),
                        config.language().code(),
                        config.assistantId(),
                        config.pipeline(),
                        config.policies()),
                nlu.messages(),
                nlu.vocabulary(),
                screening.talks(),
                stories.tests(),
                connections,
                new Fingerprint(files.fingerprints(), trainedOn, testFiles),
                findings.warnings());
    }

    private List<DataFile> domainFiles() {
        List<DataFile> found = new ArrayList<>();
        for (Path place : paths.domain()) {
            for (Path path : files.below(place)) {
                if (YamlFiles.isYaml(path)) {
                    open(path, true).ifPresent(found::add);
                }
            }
        }
        List<String> known = new ArrayList<>(DomainReader.KEYS);
        known.addAll(List.of("version", "config"));
        boolean alone = paths.domain().contains(paths.config());
        for (DataFile file : found) {
            if (file.block().has("templates")) {
                findings.fault(
                        file.block().entry("templates").orElseThrow().spot(),
                        "'templates' were renamed to 'responses'.",
                        "A project of Rasa 1 or 2 is brought up to date by: balie import.");
            } else if (!alone) {
                file.block().warnOfOthers(known, "it is not read from a domain");
            }
            trainedOn.add(file.name());
        }
        return found;
    }

    private List<DataFile> dataFiles() {
        List<Path> found = new ArrayList<>();
        for (Path place : paths.data()) {
            found.addAll(files.below(place));
        }
        if (found.isEmpty() && paths.data().stream().noneMatch(Files::exists)) {
            List<Path> beside = beside();
            if (!beside.isEmpty()) {
                findings.warn(
                        new Spot(files.nameOf(paths.data().getFirst()), 1, 1),
                        "There is no such folder; the files beside the configuration are read instead.");
            }
            found.addAll(beside);
        }
        List<DataFile> opened = new ArrayList<>();
        for (Path path : found) {
            String name = path.getFileName().toString();
            if (YamlFiles.isYaml(path)) {
                open(path, false).ifPresent(opened::add);
            } else if (name.endsWith(".json") && mentions(path, "\"rasa_nlu_data\"")) {
                open(path, false)
                        .filter(file -> file.block().has("rasa_nlu_data"))
                        .ifPresent(opened::add);
            } else if (name.endsWith(".md") && mentions(path, "## intent:")) {
                findings.warn(
                        new Spot(files.nameOf(path), 1, 1),
                        "Training data in Markdown is not read, nor is it by Rasa 3.",
                        "It is brought up to date by: balie import.");
            }
        }
        return opened;
    }

    private static boolean mentions(Path path, String words) {
        try {
            return Files.readString(path, StandardCharsets.ISO_8859_1).contains(words);
        } catch (IOException e) {
            return false;
        }
    }

    /** The YAML files that stand beside the configuration itself. */
    private List<Path> beside() {
        try (Stream<Path> list = Files.list(paths.folder())) {
            return paths.besides(list.filter(Files::isRegularFile)
                    .filter(YamlFiles::isYaml)
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Test stories; what else stands in folders below tests/ belongs to other tools. */
    private List<DataFile> testStories() {
        List<DataFile> found = new ArrayList<>();
        for (Path place : paths.tests()) {
            for (Path path : files.below(place)) {
                if (isTestName(path) && YamlFiles.isYaml(path) || path.equals(place)) {
                    open(path, false).ifPresent(found::add);
                } else if (YamlFiles.isYaml(path) && place.equals(path.getParent())) {
                    String name = files.nameOf(path);
                    findings.warn(
                            new Spot(name, 1, 1),
                            "File '%s' is not read, for its name does not begin with test_.".formatted(name));
                }
            }
        }
        Set<Path> opened = new HashSet<>();
        found.forEach(file -> opened.add(file.path()));
        for (Path path : beside()) {
            if (isTestName(path) && opened.add(path)) {
                open(path, false).filter(file -> file.block().has("stories")).ifPresent(found::add);
            }
        }
        return found;
    }

    private static boolean isTestName(Path path) {
        return path.getFileName().toString().startsWith("test_");
    }

    /** Open a file that is to be read; empty if there is nothing to read in it. */
    private Optional<DataFile> open(Path path, boolean mustBeBlock) {
        String name = files.nameOf(path);
        int before = findings.count();
        Optional<Value> value = files.open(path);
        if (value.isEmpty() || value.get().isNull()) {
            if (findings.count() > before) {
                unreadable = true;
            } else {
                findings.warn(new Spot(name, 1, 1), "File '%s' is empty.".formatted(name));
            }
            return Optional.empty();
        }
        if (!mustBeBlock && !value.get().isBlock()) {
            value.get()
                    .warn("File '%s' is %s, expected a block of keys and values; it is not read."
                            .formatted(name, value.get().described()));
            return Optional.empty();
        }
        return value.flatMap(v -> v.block("file '" + name + "'"))
                .filter(this::isReadVersion)
                .map(block -> new DataFile(path, name, block));
    }

    private void data(DataFile file, Language language) {
        boolean known = DATA_KEYS.stream().anyMatch(file.block()::has)
                || DomainReader.KEYS.stream().anyMatch(file.block()::has);
        if (file.block().has("rasa_nlu_data")) {
            file.block().get("rasa_nlu_data").ifPresent(value -> nlu.readJson(value, languageOf(file, language)));
            trainedOn.add(file.name());
            return;
        }
        List<String> keys = new ArrayList<>(DATA_KEYS);
        keys.addAll(DomainReader.KEYS);
        if (file.path().equals(paths.config())) {
            keys.addAll(ConfigReader.KEYS);
        }
        if (!known) {
            findings.warn(
                    file.block().spot(),
                    "File '%s' holds no training data; it is not read.".formatted(file.name()),
                    file.block().entries().stream()
                            .map(entry -> io.balie.data.yaml.DidYouMean.hint(entry.key(), keys))
                            .filter(hint -> !hint.isEmpty())
                            .findFirst()
                            .orElse(""));
            return;
        }
        keys.add("config");
        file.block().warnOfOthers(keys, "it is not read");
        if (file.block().has("nlu") || DomainReader.KEYS.stream().anyMatch(file.block()::has)) {
            trainedOn.add(file.name());
        }
        file.block().entry("nlu").ifPresent(entry -> nlu.read(entry.value(), languageOf(file, language)));
        file.block().entry("screening").ifPresent(entry -> screening.read(entry.value()));
        file.block().entry("rules").ifPresent(entry -> stories.readRules(entry.value()));
        file.block().entry("stories").ifPresent(entry -> {
            stories.readStories(entry.value());
            if (isTestName(file.path())) {
                findings.warn(
                        entry.spot(),
                        "Test stories below data are learned from too, as in Rasa.",
                        "Put the file below tests.");
                stories.readTests(entry.value());
            }
        });
    }

    private void test(DataFile file) {
        file.block().warnOfOthers(List.of("version", "stories"), "it is not read from test stories");
        testFiles.add(file.name());
        file.block().entry("stories").ifPresent(entry -> stories.readTests(entry.value()));
    }

    /** The lines of a word list that training data names by its file. */
    private Optional<List<String>> wordList(String name) {
        for (Path place : List.of(
                paths.folder(),
                paths.data().isEmpty() ? paths.folder() : paths.data().getFirst())) {
            Path file = place.resolve(name);
            if (Files.isRegularFile(file)) {
                try {
                    return Optional.of(Files.readAllLines(file, StandardCharsets.UTF_8));
                } catch (IOException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** The first folder below data/nlu that is a language code says which language the messages are in. */
    private static Language languageOf(DataFile file, Language otherwise) {
        String[] parts = file.name().split("/", -1);
        for (int i = 2; i < parts.length - 1; i++) {
            if (parts[1].equals("nlu") && parts[i].matches("[a-z]{2}")) {
                return new Language(parts[i]);
            }
        }
        return otherwise;
    }

    /** Whether a file's version lets it be read; as in Rasa, one of a newer format is left out. */
    private boolean isReadVersion(Block file) {
        Optional<Value> version = file.get("version");
        if (version.isEmpty()) {
            return true;
        }
        Value value = version.get();
        Optional<String> text = value.isText() ? value.text("'version'") : Optional.empty();
        if (text.isEmpty() || !text.get().matches("[0-9]{1,3}(\\.[0-9]{1,3}){0,2}")) {
            value.warn(
                    "'version' is %s, expected a version in quotes; read as 3.1.".formatted(value.described()),
                    "Write version: \"3.1\".");
            return true;
        }
        String[] parts = text.get().split("\\.", -1);
        int number = Integer.parseInt(parts[0]) * 1000 + (parts.length > 1 ? Integer.parseInt(parts[1]) : 0);
        if (number > 3001) {
            value.warn(
                    "'version' is '%s', newer than 3.1; the file is not read.".formatted(text.get()),
                    "Write version: \"3.1\".");
            return false;
        }
        if (number < 3000) {
            value.warn(
                    "'version' is '%s', read as 3.1.".formatted(text.get()),
                    "A project of Rasa 2 is brought up to date by: balie import.");
        }
        return true;
    }

    private void check(List<Bot.Setting> policies) {
        stories.checkCheckpoints();
        Spot where = new Spot(
                paths.domain().isEmpty()
                        ? "domain"
                        : files.nameOf(paths.domain().getFirst()),
                1,
                1);
        if (domain.isEmpty()) {
            findings.warn(where, "There is no domain; messages are read, but the bot does nothing.");
            return;
        }
        domain.check();
        domain.checkRoles(nlu.annotations().roles());
        // Another policy may use what no story names.
        boolean storiesDecide = policies.stream()
                .allMatch(policy -> LEARNS_FROM_STORIES.contains(
                        policy.name().substring(policy.name().lastIndexOf('.') + 1)));
        checkIntents(storiesDecide);
        checkResponses(where, storiesDecide);
        names.check();
    }

    private void checkIntents(boolean storiesDecide) {
        Set<String> used = new LinkedHashSet<>();
        for (Rule rule : stories.rules()) {
            rule.steps().forEach(step -> addIntent(step, used));
        }
        for (Story story : stories.stories()) {
            story.steps().forEach(step -> addIntent(step, used));
        }
        names.declared(Names.Kind.INTENT).forEach((intent, spot) -> {
            if (!nlu.messages().isEmpty()
                    && nlu.examplesOf(intent) == 0
                    && !USUAL_INTENTS.contains(intent)
                    // Rasa's name for an intent that comes from elsewhere, such as a reminder.
                    && !intent.startsWith("EXTERNAL_")) {
                findings.warn(
                        spot,
                        "Intent '%s' has no examples, so no message will be read as it.".formatted(intent),
                        "Write some below data, or take it out of the domain.");
            }
            if (storiesDecide && !used.isEmpty() && !used.contains(intent) && !USUAL_INTENTS.contains(intent)) {
                findings.warn(spot, "Intent '%s' is used by no rule and no story.".formatted(intent));
            }
        });
    }

    private static void addIntent(Step step, Set<String> used) {
        if (step instanceof Step.UserStep user) {
            used.add(user.intent());
        }
    }

    private void checkResponses(Spot where, boolean storiesDecide) {
        Set<String> used = new HashSet<>(names.used(Names.Kind.ACTION));
        used.addAll(names.used(Names.Kind.RESPONSE));
        used.addAll(program.responses());
        used.addAll(Set.of("utter_default", "utter_ask_rephrase"));
        names.declared(Names.Kind.RESPONSE).forEach((response, spot) -> {
            if (storiesDecide
                    && !used.contains(Intents.base(response))
                    && !used.contains(response)
                    && !asksForSlot(response)) {
                findings.warn(spot, "Response '%s' is used by no rule, story or form.".formatted(response));
            }
        });
        for (String response : program.responses()) {
            if (!names.isDeclared(Names.Kind.RESPONSE, response)) {
                findings.fault(where, "Response '%s' is missing; the program says it.".formatted(response));
            }
        }
    }

    private boolean asksForSlot(String response) {
        return response.startsWith("utter_ask_")
                && names.isDeclared(Names.Kind.SLOT, response.substring("utter_ask_".length()));
    }
}
