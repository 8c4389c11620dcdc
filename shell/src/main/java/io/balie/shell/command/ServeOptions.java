package io.balie.shell.command;

import io.balie.shell.channel.AccessTokens;
import io.balie.shell.channel.Channels;
import io.balie.shell.http.WebSettings;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads what is typed behind {@code serve} into settings that hold. */
final class ServeOptions {

    private ServeOptions() {}

    static int port(int port) {
        if (port < 0 || port > 65_535) {
            throw wrong("--port is %d, expected 0 to 65535.".formatted(port));
        }
        return port;
    }

    /** Origins, between which stand commas or spaces. */
    static List<String> origins(String[] given) {
        return Arrays.stream(given)
                .flatMap(some -> Arrays.stream(some.split("[,\\s]+", -1)))
                .filter(origin -> !origin.isEmpty())
                .toList();
    }

    static Optional<AccessTokens> tokens(String secret, String method) {
        if (secret.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AccessTokens(secret, method));
        } catch (IllegalArgumentException unfit) {
            // The message of the cause may speak of settings by their names in files, but never holds the key.
            throw wrong("--jwt-secret or --jwt-method cannot be used: " + unfit.getMessage());
        }
    }

    static Optional<WebSettings.Encryption> encryption(
            String certificate, String key, String authorities, String password) {
        if (certificate.isBlank()) {
            if (!key.isBlank() || !authorities.isBlank() || !password.isEmpty()) {
                throw wrong("--ssl-certificate is missing, expected a file with the server's certificate.");
            }
            return Optional.empty();
        }
        if (key.isBlank()) {
            throw wrong("--ssl-keyfile is missing, expected a file with the certificate's private key.");
        }
        return Optional.of(new WebSettings.Encryption(
                file("--ssl-certificate", certificate),
                file("--ssl-keyfile", key),
                authorities.isBlank() ? Optional.empty() : Optional.of(file("--ssl-ca-file", authorities)),
                Optional.of(password).filter(given -> !given.isEmpty())));
    }

    /** A file that is there. */
    static Path file(String option, String given) {
        Path file = Path.of(given);
        if (!Files.isRegularFile(file)) {
            throw new CommandFailed(Status.NOT_FOUND, "There is no file %s, named by %s.".formatted(file, option));
        }
        return file;
    }

    static Duration patience(int seconds) {
        if (seconds < 1) {
            throw wrong("--response-timeout is %d, expected seconds, at least 1.".formatted(seconds));
        }
        return Duration.ofSeconds(seconds);
    }

    /** The same channels, open to pages of these origins. */
    static Channels withOrigins(Channels channels, List<String> origins) {
        return new Channels(channels.socketIo(), channels.callback(), origins);
    }

    private static CommandFailed wrong(String message) {
        return new CommandFailed(Status.WRONG_USAGE, message);
    }
}
