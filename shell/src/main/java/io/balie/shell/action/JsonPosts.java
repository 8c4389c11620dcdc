package io.balie.shell.action;

import io.balie.data.json.Unkept;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts JSON to a server and reads its answer.
 *
 * <p>What surely has not reached the server is tried again, a little later each time: a connection that was refused, and status 503, by which a server says
 * that it has not begun. An action may book or pay, so nothing else is.
 */
final class JsonPosts {

    private static final int TRIES = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final int UNAVAILABLE = 503;

    private static final JsonMapper MAPPER = Unkept.mapper();

    private final HttpClient client;
    private final Endpoint endpoint;
    private final boolean zipped;

    JsonPosts(Endpoint endpoint, boolean zipped) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECTING)
                .build();
        this.endpoint = endpoint;
        this.zipped = zipped;
    }

    /**
     * An answer.
     *
     * @param json its body, null if it is empty
     */
    record Reply(int status, @Nullable Object json) {}

    /**
     * Post a value.
     *
     * @throws Unanswered if no answer came, or none that is JSON
     */
    Reply post(Object body) {
        HttpRequest request = request(body);
        Duration pause = FIRST_PAUSE;
        for (int tried = 1; ; tried++) {
            try {
                HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                if (response.statusCode() != UNAVAILABLE || tried == TRIES) {
                    return new Reply(response.statusCode(), read(response));
                }
            } catch (ConnectException | HttpConnectTimeoutException refused) {
                if (tried == TRIES) {
                    throw new Unanswered("cannot be reached; is it running?");
                }
            } catch (HttpTimeoutException late) {
                throw new Unanswered("did not answer within %d s"
                        .formatted(endpoint.timeOut().toSeconds()));
            } catch (IOException broken) {
                throw new Unanswered("broke the connection off");
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                throw new Unanswered("was not waited for: the program ends");
            }
            sleep(pause);
            pause = pause.multipliedBy(2);
        }
    }

    /** No answer that can be used; the message goes on after the server's name. */
    static final class Unanswered extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unanswered(String what) {
            super(what);
        }
    }

    private HttpRequest request(Object body) {
        byte[] json = MAPPER.writeValueAsBytes(body);
        HttpRequest.Builder request = addressed()
                .timeout(endpoint.timeOut())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json");
        endpoint.sent().forEach(request::setHeader);
        if (zipped) {
            request.header("Content-Encoding", "gzip");
        }
        return request.POST(HttpRequest.BodyPublishers.ofByteArray(zipped ? zip(json) : json))
                .build();
    }

    private HttpRequest.Builder addressed() {
        try {
            return HttpRequest.newBuilder(endpoint.address());
        } catch (IllegalArgumentException none) {
            throw new Unanswered("has an address that is none; a variable in endpoints.yml may not be set");
        }
    }

    private static byte[] zip(byte[] data) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static @Nullable Object read(HttpResponse<byte[]> response) {
        if (response.body().length == 0) {
            return null;
        }
        try {
            return MAPPER.readValue(response.body(), Object.class);
        } catch (JacksonException broken) {
            if (response.statusCode() >= 400) {
                return null; // an error page; its status says enough
            }
            throw new Unanswered("answered with something that is no JSON");
        }
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new Unanswered("was not waited for: the program ends");
        }
    }
}
