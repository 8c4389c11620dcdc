package io.balie.shell.http;

import io.balie.shell.channel.AccessTokens;
import io.balie.shell.channel.Channels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a web server answers, and whom.
 *
 * @param address to listen on, such as {@code 127.0.0.1}
 * @param port to listen on; 0 for a free one
 * @param channels that are open
 * @param token opens the API to whoever brings it; empty if none does
 * @param tokens open the API to whoever brings one that is signed well; empty if none does
 * @param encryption empty for plain HTTP
 * @param longestAnswer how long a training or a test may be waited for
 * @param requiresReason whether who looks at a conversation must say what for, in the header {@code Balie-Why}
 */
public record WebSettings(
        String address,
        int port,
        Channels channels,
        Optional<String> token,
        Optional<AccessTokens> tokens,
        Optional<Encryption> encryption,
        Duration longestAnswer,
        boolean requiresReason) {

    /** As long as Rasa waits. */
    public static final Duration USUAL_LONGEST_ANSWER = Duration.ofHours(1);

    /**
     * The server's certificate, all in PEM.
     *
     * @param certificate the certificate, with those that lead to it
     * @param key its private key
     * @param authorities who signs certificates of clients; empty: nobody is asked for one
     * @param password of the key
     */
    public record Encryption(Path certificate, Path key, Optional<Path> authorities, Optional<String> password) {
        @Override
        public String toString() {
            return "Encryption[certificate=%s]".formatted(certificate);
        }
    }

    /** Open to all, in plain HTTP. */
    public WebSettings(String address, int port, Channels channels) {
        this(
                address,
                port,
                channels,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                USUAL_LONGEST_ANSWER,
                false);
    }

    /** The same, for those alone who bring a token. */
    public WebSettings withAccess(Optional<String> secret, Optional<AccessTokens> signed) {
        return new WebSettings(address, port, channels, secret, signed, encryption, longestAnswer, requiresReason);
    }

    /** The same, with other channels. */
    public WebSettings withChannels(Channels others) {
        return new WebSettings(address, port, others, token, tokens, encryption, longestAnswer, requiresReason);
    }

    /** The same, encrypted. */
    public WebSettings withEncryption(Encryption own) {
        return new WebSettings(address, port, channels, token, tokens, Optional.of(own), longestAnswer, requiresReason);
    }

    /** The same, with more or less patience. */
    public WebSettings withLongestAnswer(Duration longest) {
        return new WebSettings(address, port, channels, token, tokens, encryption, longest, requiresReason);
    }

    /** The same, for those alone who say what they look for. */
    public WebSettings withReason(boolean required) {
        return new WebSettings(address, port, channels, token, tokens, encryption, longestAnswer, required);
    }

    /** Whether the API asks who comes. */
    public boolean isGuarded() {
        return token.isPresent() || tokens.isPresent();
    }

    @Override
    public String toString() {
        return "WebSettings[%s:%d]".formatted(address, port);
    }
}
