package io.balie.shell.command;

import io.balie.data.bot.Anchoring;
import io.balie.data.bot.Connections;
import io.balie.data.bot.ProjectPaths;
import io.balie.data.evidence.Verifier;
import io.balie.data.keys.VerifierKey;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What an auditor brings along from elsewhere: a key, checkpoints. */
final class Brought {

    static final String KEY = "the verifier key, or a file with it; best one that you did not get from here";
    static final String ANCHOR = "a checkpoint held elsewhere, a folder of them, or the http address of one";

    private static final int LARGEST_NOTE = 65_536;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Brought() {}

    /** The key of {@code --key}: itself, or a file with it. */
    static VerifierKey key(String given) {
        try {
            Path file = Path.of(given);
            return VerifierKey.parse(
                    Files.isRegularFile(file) ? new String(bytes(file, LARGEST_NOTE), StandardCharsets.UTF_8) : given);
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(Status.WRONG_USAGE, "--key: %s".formatted(e.getMessage()), e);
        }
    }

    /** The checkpoints of {@code --anchor}: files, and folders of them. */
    static List<Verifier.Anchor> anchors(String[] given) {
        List<Verifier.Anchor> anchors = new ArrayList<>();
        for (String each : given) {
            if (each.matches("https?://.*")) {
                anchors.add(fetched(each));
                continue;
            }
            Path path = Path.of(each);
            if (Files.isDirectory(path)) {
                int before = anchors.size();
                try (Stream<Path> files = Files.list(path)) {
                    files.filter(Files::isRegularFile).sorted().forEach(file -> anchors.add(anchor(file)));
                } catch (IOException e) {
                    throw new CommandFailed(Status.NOT_FOUND, "--anchor %s cannot be read.".formatted(each), e);
                }
                if (anchors.size() == before) {
                    throw new CommandFailed(Status.NOT_FOUND, "--anchor %s holds no checkpoint.".formatted(each));
                }
            } else {
                anchors.add(anchor(path));
            }
        }
        return anchors;
    }

    /** Checkpoints in the folders outside that a bot's {@code endpoints.yml} names; one that is not there has none. */
    static List<Verifier.Anchor> fromFolders(ProjectPaths bot) {
        Connections connections = Connections.of(bot, System::getenv);
        List<Verifier.Anchor> anchors = new ArrayList<>();
        for (Anchoring.Place place : connections.anchoring().places()) {
            if (place instanceof Anchoring.Folder folder && Files.isDirectory(Path.of(folder.path()))) {
                try (Stream<Path> files = Files.list(Path.of(folder.path()))) {
                    files.filter(Files::isRegularFile)
                            .filter(file -> !file.getFileName().toString().startsWith("."))
                            .sorted()
                            .forEach(file -> anchors.add(anchor(file)));
                } catch (IOException e) {
                    throw new CommandFailed(Status.NOT_REACHABLE, "The %s cannot be read.".formatted(place.name()), e);
                }
            }
        }
        return anchors;
    }

    private static Verifier.Anchor fetched(String address) {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<InputStream> response = client.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                byte[] note = body.readNBytes(LARGEST_NOTE + 1);
                if (response.statusCode() != 200 || note.length > LARGEST_NOTE) {
                    throw new CommandFailed(
                            Status.NOT_REACHABLE,
                            "--anchor: the address answered with status %d and %d bytes, expected 200 and a checkpoint."
                                    .formatted(response.statusCode(), note.length));
                }
                return new Verifier.Anchor(URI.create(address).getHost() + "", note);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailed(Status.NOT_REACHABLE, "--anchor: the address cannot be read.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed(Status.INTERRUPTED, "Interrupted.", e);
        }
    }

    private static Verifier.Anchor anchor(Path file) {
        return new Verifier.Anchor(file.getFileName() + "", bytes(file, LARGEST_NOTE));
    }

    static byte[] bytes(Path file, int largest) {
        try {
            if (Files.size(file) > largest) {
                throw new CommandFailed(Status.INVALID_DATA, "'%s' has more than %d bytes.".formatted(file, largest));
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CommandFailed(Status.NOT_FOUND, "'%s' cannot be read.".formatted(file), e);
        }
    }
}
