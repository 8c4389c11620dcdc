package io.balie.shell.channel;

import io.balie.data.json.Unkept;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what the bot says to the address of the callback channel, each message in a request of its own, in the order said. What
 * cannot be delivered at once is tried again a few times; one message keeps one {@code Idempotency-Key}, so that a receiver can
 * tell a repetition.
 */
public final class CallbackSender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackSender.class);
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(10);
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(5);

    private final URI address;
    private final Map<String, String> headers;
    private final List<Duration> pauses;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final InOrder inOrder = new InOrder();

    /** Sends to the address of the settings. */
    public CallbackSender(CallbackSettings settings) {
        this(settings, List.of(Duration.ofMillis(500), Duration.ofSeconds(2)));
    }

    /**
     * Sends with pauses of one's own.
     *
     * @param pauses before the second try, the third, and so on
     */
    CallbackSender(CallbackSettings settings, List<Duration> pauses) {
        this.address = address(settings);
        this.headers = settings.headers();
        this.pauses = List.copyOf(pauses);
    }

    /**
     * Send messages of one conversation after those that were given before.
     *
     * @return done when all of them were tried
     */
    public CompletableFuture<Void> send(String recipient, List<Map<String, Object>> messages) {
        return inOrder.then(recipient, () -> messages.forEach(this::send));
    }

    @Override
    public void close() {
        inOrder.settle(LONGEST_FAREWELL);
        inOrder.close();
        client.shutdownNow();
    }

    private void send(Map<String, Object> message) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(address)
                .timeout(LONGEST_REQUEST)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofByteArray(Unkept.mapper().writeValueAsBytes(message)));
        headers.forEach(builder::setHeader);
        HttpRequest request = builder.build();
        String failure = attempt(request);
        for (int tries = 0; !failure.isEmpty() && tries < pauses.size(); tries++) {
            if (!slept(pauses.get(tries))) {
                break;
            }
            failure = attempt(request);
        }
        if (!failure.isEmpty()) {
            // Neither the address, which may hold a token, nor the message belongs in a log.
            LOG.error("A message could not be delivered to the callback address: {}.", failure);
        }
    }

    /** Empty if it was delivered, or refused for good. */
    private String attempt(HttpRequest request) {
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status >= 500 || status == 429 || status == 408) {
                return "status " + status;
            }
            if (status >= 300) {
                LOG.error("The callback address refused a message with status {}.", status);
            }
            return "";
        } catch (IOException unreachable) {
            return unreachable.getClass().getSimpleName();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return "stopped";
        }
    }

    private static boolean slept(Duration pause) {
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static URI address(CallbackSettings settings) {
        if (settings.parameters().isEmpty()) {
            return settings.url();
        }
        String query = settings.parameters().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> "%s=%s".formatted(encoded(entry.getKey()), encoded(entry.getValue())))
                .collect(Collectors.joining("&"));
        String url = settings.url().toString();
        return URI.create(url + (url.contains("?") ? "&" : "?") + query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
