package io.balie.shell.http;

import io.balie.shell.channel.AccessTokens;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may use the API, as in Rasa: whoever brings the token in the query, or a JSON Web Token whose user is an administrator; any other
 * user is let in to the conversation of its own name alone. Without a token and a key everybody is let in.
 *
 * <p>Channels, the chat page and what tells whether the server is well are open to all. Every other address is not, also one that is not
 * known.
 */
final class Access {

    private static final List<String> OPEN = List.of("/", "/version", "/chat", "/error", "/favicon.ico");
    private static final List<String> OPEN_BELOW = List.of("/webhooks/", "/chat/", "/actuator/");
    private static final String WHO = Access.class.getName() + ".who";
    private static final String ANYBODY = "api";
    private static final String BEARER = "Bearer ";

    private final Optional<byte[]> token;
    private final Optional<AccessTokens> tokens;
    private final Optional<String> socket;

    /**
     * The rules of a server.
     *
     * @param token empty if there is none
     * @param tokens empty if there are none
     * @param socket the path of the Socket.IO channel, if it is open
     */
    Access(Optional<String> token, Optional<AccessTokens> tokens, Optional<String> socket) {
        this.token = token.map(Access::digest);
        this.tokens = tokens;
        this.socket = socket;
    }

    /** Why a request is not served; empty if it is. */
    Optional<Refusal> refusal(HttpServletRequest request) {
        if (token.isEmpty() && tokens.isEmpty() || isOpen(request.getRequestURI())) {
            return Optional.empty();
        }
        if (bringsToken(request)) {
            return Optional.empty();
        }
        Optional<Map<String, Object>> claims = claims(request);
        if (claims.isEmpty()) {
            return Optional.of(new Refusal(401, "NotAuthenticated", "User is not authenticated.", Map.of()));
        }
        request.setAttribute(WHO, who(claims.get()));
        return mayEnter(claims.get(), request)
                ? Optional.empty()
                : Optional.of(new Refusal(403, "NotAuthorized", "User has insufficient permissions.", Map.of()));
    }

    // The address as it was sent: what is written in a roundabout way is not open.
    private boolean isOpen(String path) {
        if (path.contains("..") || path.contains("//") || path.contains("%") || path.contains(";")) {
            return false;
        }
        return OPEN.contains(path)
                || OPEN_BELOW.stream().anyMatch(path::startsWith)
                || socket.map(own -> path.equals(own) || path.startsWith(own + "/"))
                        .orElse(false);
    }

    private boolean bringsToken(HttpServletRequest request) {
        // The query alone: a token in a form's body is not looked for, and the body is not read.
        Optional<String> given = Query.of(request).text("token");
        return token.isPresent() && given.isPresent() && MessageDigest.isEqual(token.get(), digest(given.get()));
    }

    private Optional<Map<String, Object>> claims(HttpServletRequest request) {
        String header = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
        return header.startsWith(BEARER)
                ? tokens.flatMap(
                        all -> all.claims(header.substring(BEARER.length()).strip()))
                : Optional.empty();
    }

    private static String who(Map<String, Object> claims) {
        return claims.get("user") instanceof Map<?, ?> user
                ? "%s (%s)".formatted(user.get("username"), user.get("role"))
                : ANYBODY;
    }

    /** Who asks, as far as the request tells. */
    static String who(HttpServletRequest request) {
        return request.getAttribute(WHO) instanceof String who ? who : ANYBODY;
    }

    private static boolean mayEnter(Map<String, Object> claims, HttpServletRequest request) {
        if (!(claims.get("user") instanceof Map<?, ?> user)) {
            return false;
        }
        if ("admin".equals(user.get("role"))) {
            return true;
        }
        return "user".equals(user.get("role"))
                && user.get("username") instanceof String name
                && ConversationPath.of(request.getRequestURI())
                        .map(path -> path.id().equals(name))
                        .orElse(false);
    }

    // Of equal length whatever was given, so that the time of comparing says nothing about the token.
    private static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
