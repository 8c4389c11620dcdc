package io.balie.shell.command;

import io.balie.data.evidence.Checkpoint;
import io.balie.data.keys.Keys;
import io.balie.data.transcript.Provenance;
import io.balie.data.transcript.TranscriptStore;
import io.balie.dialog.event.Event;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import io.balie.shell.Surroundings;
import io.balie.shell.conversation.TranscriptFolders;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.shell.core.InputReader;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.ParsedInput;

/** A home with one folder of transcripts, written and signed as a desk does it. */
final class StoredHome {

    static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");

    private static final Provenance BOT = new Provenance("model", "script", "company", "0.1.0");

    private final Path home;
    private final Keys keys;
    private final TranscriptFolders folders;

    StoredHome(Path home) {
        this.home = home;
        this.folders = new TranscriptFolders(home, Map.of(), warning -> {});
        this.keys = folders.keys();
    }

    Path folder() {
        return home.resolve("transcripts");
    }

    TranscriptFolders folders() {
        return folders;
    }

    Surroundings surroundings() {
        return new Surroundings(home, home, false, false, false);
    }

    /** What somebody says, after which the log is signed. */
    void says(String who, String text) {
        with(store -> {
            Reading reading = new Reading(text, Language.NL, true, List.of(), List.of(), 1);
            int before = store.read(who).size();
            store.append(
                    who, before, List.of(new Event.UserUttered(NOON, reading, "rest", "m" + before, Map.of())), BOT);
            store.checkpoint(NOON, (origin, size, root) -> new Checkpoint(origin, size, root).sign(keys.signing()));
        });
    }

    void with(Consumer<TranscriptStore> work) {
        try (TranscriptStore store = TranscriptStore.open(folder(), keys, NOON)) {
            work.accept(store);
        }
    }

    /** What a command prints. */
    static String printed(Consumer<CommandContext> command) {
        StringWriter out = new StringWriter();
        print(command, out);
        return out.toString();
    }

    /** The same, also if the command fails. */
    static void print(Consumer<CommandContext> command, StringWriter out) {
        try (PrintWriter writer = new PrintWriter(out)) {
            command.accept(new CommandContext(
                    ParsedInput.builder().build(), new CommandRegistry(), writer, new InputReader() {}));
        }
    }
}
