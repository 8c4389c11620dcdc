package io.balie.data.bot;

import io.balie.data.yaml.Block;
import io.balie.data.yaml.Findings;
import io.balie.data.yaml.Spot;
import io.balie.data.yaml.Value;
import io.balie.data.yaml.YamlFiles;
import io.balie.dialog.domain.Bot;
import io.balie.nlu.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A bot's folder in Rasa's project layout: {@code config.yml}, {@code domain.yml} or {@code domain/}, {@code data/} and {@code tests/}.
 *
 * <p>All files are read and checked against each other before anything is said about them, so that an author hears of every fault at
 * once. Read more in Rasa's own documentation of its formats; what this program does not read is a fault, never left out in silence.
 */
public final class BotFolder {

    /** Intents that Rasa knows without a declaration. */
    private static final Set<String> USUAL_INTENTS =
            Set.of("restart", "back", "out_of_scope", "session_start", "nlu_fallback");

    private static final Set<String> USUAL_SLOTS = Set.of("requested_slot", "session_started_metadata");

    private static final List<String> DATA_KEYS = List.of("version", "nlu", "rules", "stories");

    private final YamlFiles files;
    private final Path folder;
    private final Program program;
    private final Findings findings;
    private final Names names;
    private final DomainReader domain;
    private final NluReader nlu;
    private final StoryReader stories;
    private final Set<String> trainedOn = new HashSet<>();
    private final Set<String> testFiles = new HashSet<>();
    private boolean unreadable;

    private BotFolder(Path folder, Program program, UnaryOperator<@Nullable String> environment) {
        this.folder = folder;
        this.program = program;
        this.findings = new Findings();
        this.files = new YamlFiles(folder, environment, findings);
        this.names = new Names(findings);
        this.domain = new DomainReader(names, findings, program);
        this.nlu = new NluReader(names, findings);
        this.stories = new StoryReader(names, findings, domain, nlu.annotations());
        names.give(Names.Kind.INTENT, USUAL_INTENTS);
        names.give(Names.Kind.SLOT, USUAL_SLOTS);
        names.give(Names.Kind.ACTION, program.actions().orElse(Set.of()));
    }

    /**
     * Read a bot, with the environment of this process.
     *
     * @throws io.balie.data.yaml.Faults if anything in it is wrong
     */
    public static BotFiles read(Path folder, Program program) {
        return read(folder, program, System::getenv);
    }

    /**
     * Read a bot.
     *
     * @param environment gives the value of a variable written as <code>${NAME}</code>, null if it is not set
     * @throws io.balie.data.yaml.Faults if anything in it is wrong
     */
    public static BotFiles read(Path folder, Program program, UnaryOperator<@Nullable String> environment) {
        return new BotFolder(folder, program, environment).read();
    }

    private record DataFile(Path path, String name, Block block) {}

    private BotFiles read() {
        if (!Files.isDirectory(folder)) {
            findings.fault(new Spot(String.valueOf(folder), 1, 1), "There is no such bot folder.");
            findings.orThrow();
        }
        ConfigReader config = new ConfigReader(findings);
        Path configFile = folder.resolve("config.yml");
        files.open(configFile)
                .flatMap(value -> value.block("the configuration"))
                .ifPresent(config::read);
        trainedOn.add("config.yml");

        List<DataFile> domainFiles = domainFiles();
        List<DataFile> dataFiles = open("data");
        // Domains first: stories and rules are read by the slots they name.
        domainFiles.forEach(file -> domain.read(file.block()));
        for (DataFile file : dataFiles) {
            domain.read(file.block());
        }
        domain.settleActions();
        for (DataFile file : dataFiles) {
            data(file, config.language());
        }
        tests().forEach(this::test);
        for (String other : List.of("endpoints.yml", "credentials.yml")) {
            if (Files.exists(folder.resolve(other))) {
                findings.warn(new Spot(other, 1, 1), "File '%s' is not read by this program.".formatted(other));
            }
        }
        if (!unreadable) {
            // What stands in a broken file would only seem to be missing.
            check();
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
                nlu.examples(),
                nlu.vocabulary(),
                stories.tests(),
                new Fingerprint(files.fingerprints(), trainedOn, testFiles),
                findings.warnings());
    }

    private List<DataFile> domainFiles() {
        List<DataFile> found = new ArrayList<>();
        Path single = folder.resolve("domain.yml");
        if (Files.exists(single)) {
            open(single, found);
        }
        found.addAll(open("domain"));
        if (!Files.exists(single) && !Files.isDirectory(folder.resolve("domain"))) {
            findings.fault(
                    new Spot("domain.yml", 1, 1), "There is no domain.", "Write domain.yml, or files below domain/.");
        }
        for (DataFile file : found) {
            List<String> known = new ArrayList<>(DomainReader.KEYS);
            known.add("version");
            file.block().onlyKeys(known);
            version(file.block());
            trainedOn.add(file.name());
        }
        return found;
    }

    private List<DataFile> open(String subfolder) {
        List<DataFile> found = new ArrayList<>();
        for (Path path : files.below(subfolder)) {
            if (YamlFiles.isYaml(path)) {
                open(path, found);
            } else {
                String name = files.nameOf(path);
                findings.warn(new Spot(name, 1, 1), "File '%s' is not read, for it is no .yml file.".formatted(name));
            }
        }
        return found;
    }

    /** Test stories; what else stands in folders below tests/ belongs to other tools. */
    private List<DataFile> tests() {
        List<DataFile> found = new ArrayList<>();
        for (Path path : files.below("tests")) {
            String name = files.nameOf(path);
            if (isTestName(path) && YamlFiles.isYaml(path)) {
                open(path, found);
            } else if (path.getParent().equals(folder.resolve("tests"))) {
                findings.warn(
                        new Spot(name, 1, 1),
                        "File '%s' is not read, for its name is not test_... .yml.".formatted(name));
            }
        }
        return found;
    }

    private static boolean isTestName(Path path) {
        return path.getFileName().toString().startsWith("test_");
    }

    private void open(Path path, List<DataFile> found) {
        String name = files.nameOf(path);
        int before = findings.count();
        Optional<Value> value = files.open(path);
        if (value.isEmpty() || value.get().isNull()) {
            if (findings.count() > before) {
                unreadable = true;
            } else {
                findings.warn(new Spot(name, 1, 1), "File '%s' is empty.".formatted(name));
            }
            return;
        }
        value.flatMap(v -> v.block("file '" + name + "'"))
                .ifPresent(block -> found.add(new DataFile(path, name, block)));
    }

    private void data(DataFile file, Language language) {
        if (isTest(file)) {
            test(file);
            return;
        }
        List<String> known = new ArrayList<>(DATA_KEYS);
        known.addAll(DomainReader.KEYS);
        file.block().onlyKeys(known);
        version(file.block());
        if (file.block().has("nlu") || DomainReader.KEYS.stream().anyMatch(file.block()::has)) {
            trainedOn.add(file.name());
        }
        file.block().entry("nlu").ifPresent(entry -> nlu.read(entry.value(), languageOf(file, language)));
        file.block().entry("rules").ifPresent(entry -> stories.readRules(entry.value()));
        file.block().entry("stories").ifPresent(entry -> stories.readStories(entry.value()));
    }

    private static boolean isTest(DataFile file) {
        return isTestName(file.path()) && file.block().has("stories");
    }

    private void test(DataFile file) {
        file.block().onlyKeys("version", "stories");
        version(file.block());
        testFiles.add(file.name());
        file.block().entry("stories").ifPresent(entry -> stories.readTests(entry.value()));
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

    private void version(Block file) {
        Optional<Value> version = file.get("version");
        if (version.isEmpty()) {
            return;
        }
        Value value = version.get();
        Optional<String> text = value.isText() ? value.text("'version'") : Optional.empty();
        if (text.isEmpty() || !text.get().matches("[0-9]{1,3}\\.[0-9]{1,3}")) {
            value.fault(
                    "'version' is %s, expected a version in quotes.".formatted(value.described()),
                    "Write version: \"3.1\".");
            return;
        }
        String[] parts = text.get().split("\\.", -1);
        int number = Integer.parseInt(parts[0]) * 1000 + Integer.parseInt(parts[1]);
        if (number > 3001) {
            value.fault(
                    "'version' is '%s', newer than this program reads.".formatted(text.get()),
                    "Write version: \"3.1\".");
        } else if (number < 3001) {
            findings.warn(value.spot(), "'version' is '%s', read as 3.1.".formatted(text.get()));
        }
    }

    private void check() {
        domain.check();
        domain.checkRoles(nlu.annotations().roles());
        stories.checkCheckpoints();
        Map<String, Spot> intents = new LinkedHashMap<>(names.declared(Names.Kind.INTENT));
        intents.forEach((intent, spot) -> {
            if (nlu.examplesOf(intent) == 0 && (!USUAL_INTENTS.contains(intent) || intent.equals("out_of_scope"))) {
                findings.fault(
                        spot,
                        "Intent '%s' has no examples.".formatted(intent),
                        "Write some below data/nlu, or take it out of the domain.");
            }
        });
        Set<String> used = new HashSet<>(names.used(Names.Kind.ACTION));
        used.addAll(names.used(Names.Kind.RESPONSE));
        used.addAll(program.responses());
        names.declared(Names.Kind.RESPONSE).forEach((response, spot) -> {
            if (!used.contains(response)) {
                findings.warn(spot, "Response '%s' is used by no rule, story or form.".formatted(response));
            }
        });
        for (String response : program.responses()) {
            if (!names.isDeclared(Names.Kind.RESPONSE, response)) {
                findings.fault(
                        new Spot(Files.exists(folder.resolve("domain.yml")) ? "domain.yml" : "domain", 1, 1),
                        "Response '%s' is missing; the program says it.".formatted(response));
            }
        }
        names.check();
    }
}
