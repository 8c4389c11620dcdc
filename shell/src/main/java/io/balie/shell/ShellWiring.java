package io.balie.shell;

import io.balie.shell.command.BackupCommands;
import io.balie.shell.command.CheckpointCommands;
import io.balie.shell.command.CompareCommand;
import io.balie.shell.command.CustodyCommands;
import io.balie.shell.command.DataCommands;
import io.balie.shell.command.DeskCommands;
import io.balie.shell.command.EvidenceCommands;
import io.balie.shell.command.ExportCommand;
import io.balie.shell.command.InitCommand;
import io.balie.shell.command.LabelCommands;
import io.balie.shell.command.MarkerCommands;
import io.balie.shell.command.ModelCommands;
import io.balie.shell.command.ParseCommand;
import io.balie.shell.command.PrepareCommand;
import io.balie.shell.command.PrivacyCommands;
import io.balie.shell.command.ReplayCommands;
import io.balie.shell.command.RetellCommand;
import io.balie.shell.command.ScreeningCommand;
import io.balie.shell.command.ScriptCommands;
import io.balie.shell.command.SearchCommands;
import io.balie.shell.command.ServeCommands;
import io.balie.shell.command.ShellCommands;
import io.balie.shell.command.TestCommands;
import io.balie.shell.command.TrainCommands;
import io.balie.shell.command.TranscriptCommands;
import io.balie.shell.command.VerifyCommand;
import io.balie.shell.command.VersionCommand;
import io.balie.shell.command.VisualizeCommand;
import io.balie.shell.desk.Desks;
import io.balie.shell.line.Arguments;
import io.balie.shell.line.Loudness;
import io.balie.shell.line.Prompt;
import io.balie.shell.line.Runner;
import io.balie.shell.line.Status;
import io.balie.shell.line.Talk;
import jakarta.validation.Validator;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.shell.core.autoconfigure.JLineShellAutoConfiguration;
import org.springframework.shell.core.autoconfigure.UserConfigAutoConfiguration;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.support.CommandFactoryBean;
import org.springframework.shell.jline.PromptProvider;

/** Puts the shell together. The web server has its own wiring, {@code http.WebWiring}, and starts with {@code serve} alone. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({UserConfigAutoConfiguration.class, JLineShellAutoConfiguration.class})
class ShellWiring {

    private static final List<Class<?>> COMMANDS = List.of(
            BackupCommands.class,
            CheckpointCommands.class,
            CompareCommand.class,
            CustodyCommands.class,
            DataCommands.class,
            DeskCommands.class,
            EvidenceCommands.class,
            ExportCommand.class,
            InitCommand.class,
            MarkerCommands.class,
            LabelCommands.class,
            ModelCommands.class,
            ParseCommand.class,
            PrepareCommand.class,
            PrivacyCommands.class,
            SearchCommands.class,
            ReplayCommands.class,
            ServeCommands.class,
            ShellCommands.class,
            TestCommands.class,
            RetellCommand.class,
            ScreeningCommand.class,
            ScriptCommands.class,
            TrainCommands.class,
            TranscriptCommands.class,
            VerifyCommand.class,
            VersionCommand.class,
            VisualizeCommand.class);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Surroundings surroundings() {
        return Surroundings.of(System.getenv(), System.getProperties());
    }

    @Bean
    Talk talk(Surroundings surroundings) {
        return new Talk(writer(FileDescriptor.err), surroundings.live(), Boolean.getBoolean(Loudness.QUIET_PROPERTY));
    }

    @Bean
    Desks desks(Surroundings surroundings, Talk talk) {
        return new Desks(surroundings, talk);
    }

    @Bean
    DeskCommands deskCommands(
            Surroundings surroundings, Desks desks, Talk talk, Clock clock, ObjectProvider<LineReader> reader) {
        return new DeskCommands(surroundings, desks, talk, clock, reader);
    }

    @Bean
    ServeCommands serveCommands(Surroundings surroundings, Desks desks, Talk talk, Clock clock) {
        return new ServeCommands(surroundings, desks, talk, clock);
    }

    @Bean
    LabelCommands labelCommands(Desks desks, Talk talk) {
        return new LabelCommands(desks, talk);
    }

    @Bean
    ModelCommands modelCommands(Desks desks, Talk talk) {
        return new ModelCommands(desks, talk);
    }

    @Bean
    ParseCommand parseCommand(Desks desks, Clock clock) {
        return new ParseCommand(desks, clock);
    }

    @Bean
    RetellCommand retellCommand(Desks desks, Clock clock) {
        return new RetellCommand(desks, clock);
    }

    @Bean
    PrepareCommand prepareCommand(Desks desks, Clock clock) {
        return new PrepareCommand(desks, clock);
    }

    @Bean
    ScreeningCommand screeningCommand(Desks desks) {
        return new ScreeningCommand(desks);
    }

    @Bean
    ScriptCommands scriptCommands(Desks desks) {
        return new ScriptCommands(desks);
    }

    @Bean
    TestCommands testCommands(Desks desks, Talk talk) {
        return new TestCommands(desks, talk);
    }

    @Bean
    TranscriptCommands transcriptCommands(Surroundings surroundings, Desks desks, Talk talk, Clock clock) {
        return new TranscriptCommands(surroundings, desks, talk, clock);
    }

    @Bean
    EvidenceCommands evidenceCommands(Surroundings surroundings) {
        return new EvidenceCommands(surroundings);
    }

    @Bean
    CustodyCommands custodyCommands(Surroundings surroundings) {
        return new CustodyCommands(surroundings);
    }

    @Bean
    VerifyCommand verifyCommand(Surroundings surroundings) {
        return new VerifyCommand(surroundings);
    }

    @Bean
    CheckpointCommands checkpointCommands(Surroundings surroundings, Desks desks, Talk talk) {
        return new CheckpointCommands(surroundings, desks, talk);
    }

    @Bean
    SearchCommands searchCommands(Surroundings surroundings, Desks desks, Talk talk) {
        return new SearchCommands(surroundings, desks, talk);
    }

    @Bean
    PrivacyCommands privacyCommands(
            Surroundings surroundings, Desks desks, Talk talk, Clock clock, ObjectProvider<LineReader> reader) {
        return new PrivacyCommands(surroundings, desks, talk, clock, reader);
    }

    @Bean
    ReplayCommands replayCommands(Surroundings surroundings, Desks desks, Talk talk, Clock clock) {
        return new ReplayCommands(surroundings, desks, talk, clock);
    }

    @Bean
    VisualizeCommand visualizeCommand(Desks desks, Talk talk) {
        return new VisualizeCommand(desks, talk);
    }

    @Bean
    ShellCommands shellCommands(
            DeskCommands desk,
            Desks desks,
            Surroundings surroundings,
            Talk talk,
            Clock clock,
            ObjectProvider<LineReader> reader) {
        return new ShellCommands(desk, desks, surroundings, talk, clock, reader);
    }

    @Bean
    BackupCommands backupCommands(Surroundings surroundings, Talk talk, Clock clock) {
        return new BackupCommands(surroundings, talk, clock);
    }

    @Bean
    CompareCommand compareCommand(Desks desks) {
        return new CompareCommand(desks);
    }

    @Bean
    DataCommands dataCommands(Desks desks, Talk talk) {
        return new DataCommands(desks, talk);
    }

    @Bean
    InitCommand initCommand(Surroundings surroundings, Talk talk) {
        return new InitCommand(surroundings, talk);
    }

    @Bean
    TrainCommands trainCommands(Desks desks, Talk talk, Clock clock) {
        return new TrainCommands(desks, talk, clock);
    }

    @Bean
    ExportCommand exportCommand(Surroundings surroundings, Desks desks, Talk talk) {
        return new ExportCommand(surroundings, desks, talk);
    }

    @Bean
    MarkerCommands markerCommands(Surroundings surroundings, Desks desks, Talk talk) {
        return new MarkerCommands(surroundings, desks, talk);
    }

    @Bean
    VersionCommand versionCommand() {
        return new VersionCommand();
    }

    /** The commands of the classes above. Spring Shell's own registry looks through the whole class path for them. */
    @Bean
    CommandRegistry commandRegistry(ApplicationContext context) {
        CommandRegistry registry = new CommandRegistry();
        for (Class<?> type : COMMANDS) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Command.class)) {
                    CommandFactoryBean command = new CommandFactoryBean(method);
                    command.setApplicationContext(context);
                    registry.registerCommand(command.getObject());
                }
            }
        }
        return registry;
    }

    /** Commands check their own options. */
    @Bean
    Validator validator() {
        return new UncheckedParameters();
    }

    @Bean
    Runner runner(CommandRegistry registry, Talk talk) {
        return new Runner(registry, Arguments.declaredBy(COMMANDS), writer(FileDescriptor.out), talk.writer());
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }

    @Bean
    AtomicReference<Status> ended() {
        return new AtomicReference<>(Status.OK);
    }

    @Bean
    ExitCodeGenerator exitCode(AtomicReference<Status> ended) {
        return () -> ended.get().code();
    }

    /** Spring Shell's documented place for another runner; see {@link Runner} for why. */
    @Bean
    ApplicationRunner springShellApplicationRunner(
            Runner runner,
            ObjectProvider<LineReader> reader,
            ObjectProvider<PromptProvider> prompt,
            Surroundings surroundings,
            AtomicReference<Status> ended) {
        return words -> {
            if (words.getSourceArgs().length > 0) {
                ended.set(runner.run(List.of(words.getSourceArgs())));
            } else {
                Path history = surroundings.home().resolve("history");
                ended.set(new Prompt(reader.getObject(), prompt.getObject(), runner, history).run());
            }
        };
    }

    @Bean
    PromptProvider prompt(Surroundings surroundings) {
        return () -> new AttributedString(
                "balie> ",
                surroundings.colours()
                        ? AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN)
                        : AttributedStyle.DEFAULT);
    }
}
