package io.balie.shell.channel;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What Rasa's {@code credentials.yml} says under {@code callback}: where the bot's messages are sent to.
 *
 * @param url http or https
 * @param parameters added to the url's query, such as Rasa's {@code token}
 * @param headers sent along
 */
public record CallbackSettings(URI url, Map<String, String> parameters, Map<String, String> headers) {

    public CallbackSettings {
        if (!("http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme()))
                || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "The url of the callback channel is no web address, expected http://... or https://...");
        }
        parameters = Map.copyOf(new LinkedHashMap<>(parameters));
        headers = Map.copyOf(new LinkedHashMap<>(headers));
    }

    public CallbackSettings(URI url) {
        this(url, Map.of(), Map.of());
    }

    /** The same, with Rasa's {@code basic_auth}. */
    public CallbackSettings withBasicAuthentication(String user, String password) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(
                "Authorization",
                "Basic "
                        + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
        return new CallbackSettings(url, parameters, more);
    }

    /** The same, with Rasa's {@code token}, sent in the query under its name. */
    public CallbackSettings withToken(Optional<String> name, String token) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name.orElse("token"), token);
        return new CallbackSettings(url, more, headers);
    }
}
