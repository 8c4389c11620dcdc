package io.balie.shell.command;

import io.balie.data.keys.KeyRefused;
import io.balie.data.transcript.StoreFailed;
import io.balie.data.transcript.TranscriptStore;
import io.balie.dialog.event.Button;
import io.balie.dialog.event.Event;
import io.balie.shell.Surroundings;
import io.balie.shell.anchor.CheckpointClock;
import io.balie.shell.anchor.SignedStore;
import io.balie.shell.conversation.Conversations;
import io.balie.shell.conversation.CustodyDesk;
import io.balie.shell.conversation.HouseRules;
import io.balie.shell.conversation.LocalCustodian;
import io.balie.shell.conversation.StoredTranscripts;
import io.balie.shell.conversation.TranscriptFolders;
import io.balie.shell.desk.Checked;
import io.balie.shell.desk.Desk;
import io.balie.shell.desk.Desks;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.line.Talk;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.reader.LineReader;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** Opens the desk to the person at the terminal. */
public final class DeskCommands {

    private static final String GROUP = "At the desk";

    private final Surroundings surroundings;
    private final Desks desks;
    private final Talk talk;
    private final Clock clock;
    private final ObjectProvider<LineReader> prompt;

    /** @param prompt the reader of the interactive shell; none for a single command */
    public DeskCommands(
            Surroundings surroundings, Desks desks, Talk talk, Clock clock, ObjectProvider<LineReader> prompt) {
        this.surroundings = surroundings;
        this.desks = desks;
        this.talk = talk;
        this.clock = clock;
        this.prompt = prompt;
    }

    private TranscriptFolders folders() {
        return new TranscriptFolders(surroundings.home(), System.getenv(), warning -> talk.say("warning: " + warning));
    }

    private TranscriptStore store(String desk) {
        try {
            return folders().open(desk, clock.instant());
        } catch (StoreFailed | KeyRefused failed) {
            throw new CommandFailed(Status.NOT_REACHABLE, String.valueOf(failed.getMessage()), failed);
        }
    }

    private Conversations conversations(Desk desk, TranscriptStore store) {
        return new Conversations(desk.turns(), new StoredTranscripts(store, StoredTranscripts.provenance(desk)), clock);
    }

    /** Chat at the terminal. */
    @SuppressWarnings("try") // the custody desk and the checkpoints' clock do their work unasked
    @Command(
            name = "chat",
            group = GROUP,
            description = "Chat with the desk at the terminal, or with lines from standard input.",
            help = "The conversation is stored as any other. Ctrl-D leaves.")
    public void chat(
            @Option(longName = "trace", description = "show what was done, and why", defaultValue = "false")
                    boolean trace,
            @Option(longName = "id", description = "of the conversation, to go on with one") String id,
            @Option(longName = "bot", description = ModelCommands.BOT) String bot,
            @Option(longName = "company", description = ModelCommands.COMPANY) String company,
            @Option(longName = "seed", description = ModelCommands.SEED, defaultValue = "-1") long seed,
            CommandContext context)
            throws IOException {
        Checked checked = desks.checked(desks.choice(bot, company, ModelCommands.seed(seed)));
        String conversation = id.isBlank()
                ? "chat-"
                        + DateTimeFormatter.ofPattern("yyyyMMdd-HHmmssSSS")
                                .withZone(ZoneOffset.UTC)
                                .format(clock.instant())
                : id;
        try (TranscriptStore store = store("terminal");
                CheckpointClock checkpoints = SignedStore.clock(
                        store,
                        folders().keys().signing(),
                        checked.bot().connections().anchoring(),
                        clock)) {
            Desk desk = desks.open(checked);
            Conversations conversations = conversations(desk, store);
            boolean asksWhy = checked.bot().connections().requiresReason();
            HouseRules.keep(store.folder(), asksWhy);
            LocalCustodian custodian = new LocalCustodian(store, clock, conversations::forgetting, asksWhy);
            try (CustodyDesk custody = CustodyDesk.open(store.folder(), custodian)) {
                talk.say("balie: conversation %s; Ctrl-D leaves".formatted(Shown.plain(conversation)));
                converse(conversations, conversation, checked.company().assistant(), trace, context.outputWriter());
            }
        }
    }

    private void converse(
            Conversations conversations, String conversation, String assistant, boolean trace, PrintWriter out)
            throws IOException {
        TypedLines lines = TypedLines.of(surroundings, talk, prompt);
        List<Button> buttons = new ArrayList<>();
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            String typed = line.get().strip();
            String text = buttons.stream()
                    .filter(button -> button.title().equalsIgnoreCase(typed))
                    .map(Button::payload)
                    .findFirst()
                    .orElse(typed);
            List<Event> turn = conversations.take(conversation, text, "terminal", Map.of());
            buttons.clear();
            for (Event event : turn) {
                if (event instanceof Event.BotUttered said) {
                    buttons.addAll(said.buttons());
                }
                if (trace) {
                    out.println(Shown.line(event));
                } else if (event instanceof Event.BotUttered said) {
                    out.println(assistant + ": " + spoken(said));
                }
            }
            out.flush();
        }
    }

    private static String spoken(Event.BotUttered said) {
        StringBuilder line = new StringBuilder(Shown.plain(said.text()));
        said.buttons()
                .forEach(button ->
                        line.append(" [").append(Shown.plain(button.title())).append(']'));
        return line.toString();
    }
}
