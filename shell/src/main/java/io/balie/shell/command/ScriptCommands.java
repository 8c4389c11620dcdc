package io.balie.shell.command;

import io.balie.dialog.Turns;
import io.balie.shell.desk.Checked;
import io.balie.shell.desk.Desks;
import io.balie.shell.desk.Trained;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.script.Golden;
import io.balie.shell.script.Script;
import io.balie.shell.script.ScriptFiles;
import io.balie.shell.script.ScriptReport;
import io.balie.shell.script.ScriptTrial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import tools.jackson.databind.json.JsonMapper;

/** Plays written conversations. */
public final class ScriptCommands {

    private static final String ONLY = "only conversations of this name, where * stands for anything";
    private static final String CONVERSATIONS = "tests/conversations";

    private final Desks desks;

    /** Commands over these desks. */
    public ScriptCommands(Desks desks) {
        this.desks = desks;
    }

    /** Play conversations. */
    @Command(
            name = {"test", "scripts"},
            group = ModelCommands.GROUP,
            description = "Hold written conversations with the bot and check what it says and does.",
            help = """
                    Plays the conversation files of the bot's tests/conversations, or of the files and folders named, in this program and without
                    a server. What the user says depends on what the bot does; setups.json beside the files names the company of each. It is
                    always the same Monday morning, or the moment given with --at.
                    With --golden every conversation is compared with the text that was kept of it; --update writes those texts.
                    Exits with 1 if a conversation fails, or with --min if fewer than that share pass, or if a text differs.""")
    public void testScripts(
            @Option(longName = "scripts", shortName = 's', description = "a file or a folder", defaultValue = "")
                    String[] places,
            @Option(longName = "only", description = ONLY, defaultValue = "") String[] only,
            @Option(longName = "group", description = "only this group", defaultValue = "") String[] groups,
            @Option(longName = "setup", description = "only this set-up", defaultValue = "") String[] setups,
            @Option(longName = "min", description = "the least share that passes, 0 to 1", defaultValue = "1")
                    double least,
            @Option(longName = "all", description = "every failure of a conversation", defaultValue = "false")
                    boolean all,
            @Option(longName = "golden", description = "compare with the texts kept", defaultValue = "false")
                    boolean golden,
            @Option(longName = "update", description = "write the texts to be kept", defaultValue = "false")
                    boolean update,
            @Option(longName = "at", description = "the moment, such as 2026-01-05T09:00:00Z", defaultValue = "")
                    String at,
            @Option(longName = "bot", description = ModelCommands.BOT) String bot,
            @Option(longName = "seed", description = ModelCommands.SEED, defaultValue = "-1") long seed,
            @Option(longName = "json", description = ModelCommands.JSON, defaultValue = "false") boolean json,
            CommandContext context) {
        List<Script> scripts = ScriptFiles.read(places(places, bot, seed)).stream()
                .filter(script -> chosen(script.name(), only)
                        && chosen(script.group(), groups)
                        && chosen(script.setup().name(), setups))
                .toList();
        if (scripts.isEmpty()) {
            throw new CommandFailed(Status.NOT_FOUND, "No conversation is left to play.");
        }
        ScriptTrial trial = new ScriptTrial(company -> opened(bot, company, seed));
        trial.open(scripts);
        long start = System.nanoTime();
        ScriptReport report = ScriptReport.of(trial.play(scripts, moment(at)), System.nanoTime() - start);
        List<String> differences = golden && !update ? Golden.differences(report.played()) : List.of();
        if (update) {
            Golden.write(report.played());
        }
        if (json) {
            Map<String, Object> document = report.json();
            document.put("differences", differences);
            context.outputWriter().println(JsonMapper.shared().writeValueAsString(document));
        } else {
            differences.forEach(line -> context.outputWriter().println("differs: " + line));
            report.lines(all).forEach(context.outputWriter()::println);
        }
        if (report.rate() < least || !differences.isEmpty()) {
            throw new CommandFailed(
                    Status.CHECK_FAILED,
                    differences.isEmpty()
                            ? "%d of %d conversations failed."
                                    .formatted(report.failed().size(), scripts.size())
                            : "%d conversations went otherwise than kept.".formatted(differences.size()));
        }
    }

    private List<Path> places(String[] named, String bot, long seed) {
        List<Path> places = Stream.of(named)
                .filter(place -> !place.isBlank())
                .map(place -> Path.of(place))
                .toList();
        if (!places.isEmpty()) {
            return places;
        }
        Path own = ProjectOptions.of(bot, "", seed).choice(desks).bot().folder().resolve(CONVERSATIONS);
        if (!Files.isDirectory(own)) {
            throw new CommandFailed(Status.NOT_FOUND, "The bot has no %s; name some with --scripts.".formatted(own));
        }
        return List.of(own);
    }

    private Turns opened(String bot, Path company, long seed) {
        Checked checked = ProjectOptions.of(bot, company.toString(), seed).checked(desks);
        Trained trained = desks.model(checked, false);
        return desks.turnsAlone(checked, trained.model(), trained.policies());
    }

    private static boolean chosen(String name, String[] wanted) {
        List<String> patterns = new ArrayList<>();
        Stream.of(wanted).filter(pattern -> !pattern.isBlank()).forEach(patterns::add);
        return patterns.isEmpty()
                || patterns.stream()
                        .anyMatch(pattern -> name.matches(("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q")));
    }

    private static Instant moment(String given) {
        if (given.isBlank()) {
            return ScriptTrial.MOMENT;
        }
        try {
            return Instant.parse(given);
        } catch (DateTimeParseException wrong) {
            throw new CommandFailed(
                    Status.WRONG_USAGE, "--at is '%s', expected such as 2026-01-05T09:00:00Z.".formatted(given), wrong);
        }
    }
}
