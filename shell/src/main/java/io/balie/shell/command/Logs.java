package io.balie.shell.command;

import io.balie.data.evidence.LogSource;
import io.balie.data.evidence.StoreLog;
import io.balie.data.keys.SigningKey;
import io.balie.data.keys.VerifierKey;
import io.balie.data.transcript.TranscriptReader;
import io.balie.shell.conversation.TranscriptFolders;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The logs below a home, and the keys that check them. */
final class Logs {

    private final Path home;

    Logs(Path home) {
        this.home = home;
    }

    /** The folders below the home that hold a log. */
    List<Path> stores() {
        List<Path> stores = new TranscriptFolders(home)
                .all().stream()
                        .filter(folder -> Files.isRegularFile(folder.resolve("transcripts.db")))
                        .toList();
        if (stores.isEmpty()) {
            throw new CommandFailed(Status.NOT_FOUND, "There are no transcripts in %s.".formatted(home));
        }
        return stores;
    }

    static TranscriptReader sealed(Path store) {
        return TranscriptReader.openSealed(store)
                .orElseThrow(() ->
                        new CommandFailed(Status.NOT_FOUND, "There are no transcripts in '%s'.".formatted(store)));
    }

    static StoreLog open(Path store) {
        try {
            return StoreLog.open(store)
                    .orElseThrow(() ->
                            new CommandFailed(Status.NOT_FOUND, "There are no transcripts in '%s'.".formatted(store)));
        } catch (IOException e) {
            throw new CommandFailed(Status.NOT_REACHABLE, String.valueOf(e.getMessage()), e);
        }
    }

    /** The key that checks a log, from whatever is here. */
    VerifierKey mustKnow(StoreLog log) {
        return published(log)
                .or(() -> own(log))
                .orElseThrow(() -> new CommandFailed(
                        Status.INVALID_DATA, "The verifier key of '%s' cannot be read.".formatted(log.name())));
    }

    /** The key that lies in the log itself. */
    static Optional<VerifierKey> own(LogSource log) {
        try {
            return log.ownKey().map(VerifierKey::parse);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The line of a log in the file beside the signing key. */
    Optional<VerifierKey> published(StoreLog log) {
        Path signing = SigningKey.file(home, System.getenv());
        Path beside = signing.resolveSibling(signing.getFileName() + ".vkey");
        Optional<String> origin = log.origin();
        if (origin.isEmpty() || !Files.isRegularFile(beside)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(beside, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith(origin.get() + "+"))
                    .findFirst()
                    .map(VerifierKey::parse);
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
