package io.balie.shell.action;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A server that a bot calls, as {@code endpoints.yml} describes it.
 *
 * @param url where it listens
 * @param parameters added to every address
 * @param headers sent with every request
 * @param login name and password
 * @param token added to every address
 * @param tokenName what that parameter is called
 * @param timeOut the longest that an answer is waited for
 */
public record Endpoint(
        String url,
        Map<String, String> parameters,
        Map<String, String> headers,
        Optional<Login> login,
        Optional<String> token,
        String tokenName,
        Duration timeOut) {

    /** Rasa's default: five minutes. */
    public static final Duration USUAL_TIME_OUT = Duration.ofMinutes(5);

    /**
     * An endpoint, checked.
     *
     * @throws IllegalArgumentException if the URL is none that HTTP can reach
     */
    public Endpoint {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        if (!url.matches("(?i)https?://[^\\s/]+.*")) {
            throw new IllegalArgumentException(
                    "The address of an endpoint is '%s', expected http:// or https://.".formatted(url));
        }
    }

    /** A name and a password. */
    public record Login(String name, String password) {
        @Override
        public String toString() {
            return "Login[name=%s]".formatted(name);
        }
    }

    /** A server that asks for nothing but its address. */
    public static Endpoint at(String url) {
        return new Endpoint(url, Map.of(), Map.of(), Optional.empty(), Optional.empty(), "token", USUAL_TIME_OUT);
    }

    /** The address with its parameters. */
    URI address() {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        token.ifPresent(secret -> all.put(tokenName, secret));
        List<String> pairs = new ArrayList<>();
        all.forEach((name, value) -> pairs.add(encoded(name) + "=" + encoded(value)));
        return URI.create(pairs.isEmpty() ? url : url + (url.contains("?") ? "&" : "?") + String.join("&", pairs));
    }

    /** The headers, with the login among them. */
    Map<String, String> sent() {
        Map<String, String> all = new LinkedHashMap<>(headers);
        login.ifPresent(who -> all.put(
                "Authorization",
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString((who.name() + ":" + who.password()).getBytes(StandardCharsets.UTF_8))));
        return all;
    }

    /** The address as it may be shown: without parameters and logins. */
    String shown() {
        return url.replaceFirst("\\?.*", "").replaceFirst("//[^/@]*@", "//");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "Endpoint[%s]".formatted(shown());
    }
}
