package io.balie.shell.command;

import io.balie.data.keys.KeyRefused;
import io.balie.data.marker.MarkerFile;
import io.balie.data.transcript.StoreFailed;
import io.balie.data.transcript.StoredEvent;
import io.balie.data.yaml.Faults;
import io.balie.dialog.domain.Domain;
import io.balie.dialog.marker.MarkerStatistics;
import io.balie.dialog.marker.Markers;
import io.balie.shell.Surroundings;
import io.balie.shell.conversation.Auditor;
import io.balie.shell.conversation.Custodian;
import io.balie.shell.conversation.StoredConversations;
import io.balie.shell.desk.Desks;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.line.Talk;
import io.balie.shell.report.MarkerTables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** Finds points of interest in stored conversations, as {@code markers.yml} describes them. */
public final class MarkerCommands {

    private static final String GROUP = "Auditing";
    private static final String CONFIG = "markers.yml, or a folder of such files";
    private static final String PREFIX = "begins the names of the files with statistics";
    private static final String NO_STATS = "write no statistics";
    private static final String HELP = """
            Writes a CSV file with one row for each event that a marker applies to, and <prefix>-overall.csv and
            <prefix>-per-session.csv beside it. Files that are there already are not replaced.""";

    private final Surroundings surroundings;
    private final Desks desks;
    private final Talk talk;
    private final Auditing auditing;

    /** Commands over the transcripts below {@code BALIE_HOME}. */
    public MarkerCommands(Surroundings surroundings, Desks desks, Talk talk) {
        this.surroundings = surroundings;
        this.desks = desks;
        this.talk = talk;
        this.auditing = new Auditing(surroundings);
    }

    /** In all conversations. */
    @Command(
            name = {"evaluate", "markers", "all"},
            group = GROUP,
            description = "Find markers in all conversations.",
            help = HELP)
    public void all(
            @Argument(index = 0, description = "FILE.csv", defaultValue = "") String out,
            @Option(longName = "config", description = CONFIG, defaultValue = "markers.yml") String config,
            @Option(longName = "stats-file-prefix", description = PREFIX, defaultValue = "stats") String prefix,
            @Option(longName = "no-stats", description = NO_STATS, defaultValue = "false") boolean noStats,
            @Option(longName = "bot", description = "look names up in its domain") String bot,
            @Option(longName = "as", description = Auditing.AS) String as,
            @Option(longName = "why", description = Auditing.WHY) String why) {
        evaluate(new Wish(out, config, prefix, noStats, bot, as, why), found -> found);
    }

    /** In the first conversations. */
    @Command(
            name = {"evaluate", "markers", "first_n"},
            group = GROUP,
            description = "Find markers in the first so many conversations.",
            help = HELP)
    public void first(
            @Argument(index = 0, description = "COUNT", defaultValue = "") String count,
            @Argument(index = 1, description = "FILE.csv", defaultValue = "") String out,
            @Option(longName = "config", description = CONFIG, defaultValue = "markers.yml") String config,
            @Option(longName = "stats-file-prefix", description = PREFIX, defaultValue = "stats") String prefix,
            @Option(longName = "no-stats", description = NO_STATS, defaultValue = "false") boolean noStats,
            @Option(longName = "bot", description = "look names up in its domain") String bot,
            @Option(longName = "as", description = Auditing.AS) String as,
            @Option(longName = "why", description = Auditing.WHY) String why) {
        int most = count(count);
        evaluate(
                new Wish(out, config, prefix, noStats, bot, as, why),
                found -> found.subList(0, Math.min(most, found.size())));
    }

    /** In conversations drawn by lot. */
    @Command(
            name = {"evaluate", "markers", "sample_n"},
            group = GROUP,
            description = "Find markers in so many conversations drawn by lot.",
            help = HELP)
    public void sample(
            @Argument(index = 0, description = "COUNT", defaultValue = "") String count,
            @Argument(index = 1, description = "FILE.csv", defaultValue = "") String out,
            @Option(longName = "seed", description = "of the drawing", defaultValue = "42") long seed,
            @Option(longName = "config", description = CONFIG, defaultValue = "markers.yml") String config,
            @Option(longName = "stats-file-prefix", description = PREFIX, defaultValue = "stats") String prefix,
            @Option(longName = "no-stats", description = NO_STATS, defaultValue = "false") boolean noStats,
            @Option(longName = "bot", description = "look names up in its domain") String bot,
            @Option(longName = "as", description = Auditing.AS) String as,
            @Option(longName = "why", description = Auditing.WHY) String why) {
        int most = count(count);
        evaluate(new Wish(out, config, prefix, noStats, bot, as, why), found -> {
            List<StoredConversations.Conversation> drawn = new ArrayList<>(found);
            Collections.shuffle(drawn, new Random(seed));
            return drawn.subList(0, Math.min(most, drawn.size()));
        });
    }

    private record Wish(String out, String config, String prefix, boolean noStats, String bot, String as, String why) {}

    @FunctionalInterface
    private interface Draw {
        List<StoredConversations.Conversation> from(List<StoredConversations.Conversation> all);
    }

    private void evaluate(Wish wish, Draw draw) {
        if (wish.out().isBlank()) {
            throw new CommandFailed(Status.WRONG_USAGE, "name the file to write, such as markers.csv.");
        }
        Path table = Path.of(wish.out());
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(table, "");
        if (!wish.noStats()) {
            files.put(Path.of(wish.prefix() + "-overall.csv"), "");
            files.put(Path.of(wish.prefix() + "-per-session.csv"), "");
        }
        for (Path file : files.keySet()) { // before the long work, not after it
            if (Files.exists(file)) {
                throw new CommandFailed(Status.WRONG_USAGE, "The file %s is there already.".formatted(file));
            }
        }
        Auditor.Look look = auditing.by("evaluate markers", wish.as(), wish.why());
        Markers markers = markers(wish);
        List<StoredConversations.Conversation> chosen;
        try {
            chosen = draw.from(new StoredConversations(surroundings.home()).all(look));
        } catch (Custodian.NotNoted | StoreFailed | KeyRefused failed) {
            throw new CommandFailed(Status.NOT_REACHABLE, String.valueOf(failed.getMessage()), failed);
        }
        MarkerStatistics statistics = new MarkerStatistics();
        for (StoredConversations.Conversation conversation : chosen) {
            List<Markers.Session> sessions = markers.in(
                    conversation.events().stream().map(StoredEvent::event).toList());
            for (int i = 0; i < sessions.size(); i++) {
                statistics.add(new MarkerStatistics.Identified(conversation.id(), i, sessions.get(i)));
            }
        }
        files.replace(table, MarkerTables.places(statistics));
        if (!wish.noStats()) {
            files.replace(Path.of(wish.prefix() + "-overall.csv"), MarkerTables.overall(statistics));
            files.replace(Path.of(wish.prefix() + "-per-session.csv"), MarkerTables.perSession(statistics));
        }
        files.forEach(MarkerCommands::write);
        talk.say("balie: %d markers looked for in %d sessions of %d conversations"
                .formatted(markers.byName().size(), statistics.sessions().size(), chosen.size()));
    }

    private Markers markers(Wish wish) {
        Path config = Path.of(wish.config());
        if (!Files.exists(config)) {
            throw new CommandFailed(Status.NOT_FOUND, "There is no file %s; name one with --config.".formatted(config));
        }
        Optional<Domain> domain = wish.bot().isBlank()
                ? Optional.empty()
                : Optional.of(desks.checked(desks.choice(wish.bot(), "", OptionalLong.empty()))
                        .bot()
                        .bot()
                        .domain());
        try {
            return MarkerFile.read(config, domain);
        } catch (Faults faults) {
            throw new CommandFailed(
                    Status.INVALID_DATA, "the markers cannot be used.%n%s".formatted(faults.getMessage()));
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandFailed(Status.NOT_FOUND, "The file %s cannot be written.".formatted(file), e);
        }
    }

    private static int count(String text) {
        try {
            int count = Integer.parseInt(text);
            if (count >= 1) {
                return count;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new CommandFailed(
                Status.WRONG_USAGE, "The count is '%s', expected at least 1.".formatted(Shown.plain(text)));
    }
}
