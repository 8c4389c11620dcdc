package io.balie.shell.desk;

import io.balie.data.bot.ProjectPaths;
import io.balie.data.yaml.Faults;
import io.balie.data.yaml.YamlText;
import io.balie.dialog.domain.Bot;
import io.balie.dialog.domain.TestStory;
import io.balie.dialog.policy.TrainedPolicies;
import io.balie.nlu.Interpreter;
import io.balie.nlu.model.BadArchiveException;
import io.balie.nlu.model.ModelArchive;
import io.balie.nlu.model.NluModel;
import io.balie.nlu.model.SealedArchive;
import io.balie.shell.action.DomainJson;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Trains and loads models while a desk serves. */
public final class Workshop {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private static final List<String> ENDINGS = List.of("", ".zip");

    private final Desks desks;
    private final Path folder;
    private final Checked serving;
    private final UnaryOperator<Interpreter> ears;
    private final Clock clock;

    /**
     * A workshop.
     *
     * @param folder where models are kept; none is loaded from anywhere else
     * @param serving what the desk serves when the server starts: its company and the servers that it reaches stay, and its bot where a model brings
     *     none
     * @param ears put around every interpreter, to time it
     */
    public Workshop(Desks desks, Path folder, Checked serving, UnaryOperator<Interpreter> ears, Clock clock) {
        this.desks = desks;
        this.folder = folder;
        this.serving = serving;
        this.ears = ears;
        this.clock = clock;
    }

    /**
     * A freshly made model.
     *
     * @param name of the file, without folders
     * @param content of the file
     */
    // The bytes go straight into an answer; nobody compares two of these.
    @SuppressWarnings("ArrayRecordComponent")
    public record Made(String name, byte[] content) {}

    /**
     * Train on a project that stands in one text.
     *
     * @param afresh even if the same was trained before
     * @param keep whether the model is to be found among the others afterwards
     * @throws Faults if anything in the project is wrong
     */
    public Made train(byte[] yaml, boolean afresh, boolean keep) {
        return within(work -> {
            Path file = work.resolve("project.yml");
            Files.write(file, yaml);
            Checked checked = sent(ProjectPaths.of(file));
            Trained trained = desks.model(checked, afresh);
            Path made = work.resolve("made.zip");
            ModelPackage.write(checked, trained, made);
            String name = "%s-%.8s.zip"
                    .formatted(MOMENT.format(clock.instant()), trained.model().fingerprint());
            byte[] content = Files.readAllBytes(made);
            if (keep) {
                Files.createDirectories(folder);
                Path fresh = folder.resolve("." + name + ".tmp");
                Files.copy(made, fresh, StandardCopyOption.REPLACE_EXISTING);
                Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
            return new Made(name, content);
        });
    }

    /**
     * Messages with their labels, and what else stands in the same text; nothing is trained.
     *
     * @param json whether it is in Rasa's older format of JSON
     * @throws Faults if anything in it is wrong
     */
    public Checked messages(byte[] text, boolean json) {
        return within(work -> {
            if (!json) {
                Path file = work.resolve("messages.yml");
                Files.write(file, text);
                return sent(ProjectPaths.of(file));
            }
            Path data = Files.createDirectory(work.resolve("data"));
            Files.write(data.resolve("messages.json"), text);
            write(
                    work.resolve("config.yml"),
                    Map.of("language", serving.bot().bot().language()));
            return sent(ProjectPaths.of(work));
        });
    }

    /**
     * Test stories of a bot.
     *
     * @throws Faults if anything in them is wrong
     */
    public List<TestStory> stories(byte[] yaml, Bot bot) {
        return within(work -> {
            write(work.resolve("config.yml"), Map.of("language", bot.language()));
            write(work.resolve("domain.yml"), DomainJson.of(bot.domain()));
            Files.write(Files.createDirectory(work.resolve("tests")).resolve("test_stories.yml"), yaml);
            return desks.tests(ProjectPaths.of(work));
        });
    }

    private static void write(Path file, Map<String, ? extends @Nullable Object> tree) throws IOException {
        Files.writeString(file, YamlText.of(tree), StandardCharsets.UTF_8);
    }

    /** Whoever sends a project must not read this program's environment with it. */
    private Checked sent(ProjectPaths project) {
        return desks.check(choice(project), name -> null);
    }

    private Choice choice(ProjectPaths project) {
        return new Choice(project, serving.choice().company(), serving.choice().seed());
    }

    /**
     * A desk with another model. It may come from anyone: nothing of it is run, nothing in it sees this program's environment, and nothing is written
     * outside a folder that is gone afterwards.
     *
     * @param file as somebody outside names it
     * @return empty if there is no such model among those that are kept
     * @throws UnfitModel if it cannot be used
     */
    public Optional<Desk> load(String file) {
        return find(file)
                .map(found -> within(work -> {
                    try (ArchiveFile source = ArchiveFile.open(found)) {
                        SealedArchive archive = SealedArchive.open(source);
                        return archive.format().equals(ModelPackage.FORMAT)
                                ? whole(ModelPackage.unpack(archive, work), found)
                                : reading(ModelArchive.read(archive), found);
                    } catch (EOFException cut) {
                        throw new UnfitModel("The model %s is cut off.".formatted(found.getFileName()), cut);
                    } catch (IOException | BadArchiveException | Faults | IllegalArgumentException unfit) {
                        throw new UnfitModel(
                                "The model %s cannot be used: %s".formatted(found.getFileName(), unfit.getMessage()),
                                unfit);
                    }
                }));
    }

    private Desk whole(ModelPackage unpacked, Path file) throws IOException {
        Checked checked = sent(unpacked.project());
        TrainedPolicies policies = TrainedPolicies.of(Files.readAllBytes(unpacked.policies()));
        NluModel model = ArchiveFile.model(unpacked.model());
        return desk(checked, new Trained(model, policies, file, false, false));
    }

    /** A model without a bot serves the bot that is there. */
    private Desk reading(NluModel model, Path file) {
        Trained kept = desks.model(serving, false);
        return desk(serving, new Trained(model, kept.policies(), file, false, false));
    }

    private Desk desk(Checked checked, Trained trained) {
        return desks.open(checked, trained, ears, serving);
    }

    /** Rasa's clients name a model by its file alone, by {@code models/...}, or by its whole path. */
    private Optional<Path> find(String named) {
        try {
            Path given = Path.of(named);
            Path home = folder.toRealPath();
            Path last = given.getFileName();
            for (Path candidate : List.of(home.resolve(given), last == null ? home : home.resolve(last))) {
                for (String ending : ENDINGS) {
                    Path file = Path.of(candidate + ending);
                    if (Files.isRegularFile(file) && file.toRealPath().startsWith(home)) {
                        return Optional.of(file.toRealPath());
                    }
                }
            }
            return Optional.empty();
        } catch (IOException | InvalidPathException none) {
            return Optional.empty();
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T in(Path folder) throws IOException;
    }

    /** Work in a folder that is gone afterwards. */
    private static <T> T within(Work<T> work) {
        try {
            Path folder = Files.createTempDirectory("balie").toRealPath();
            try {
                return work.in(folder);
            } finally {
                remove(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("No work can be done in the folder for temporary files.", e);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
