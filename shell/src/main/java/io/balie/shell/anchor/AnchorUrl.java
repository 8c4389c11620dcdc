package io.balie.shell.anchor;

import io.balie.data.bot.Anchoring;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;

/** A server that takes a note by POST and says 2xx when it has it. Is not followed to another address: headers may hold a secret. */
final class AnchorUrl implements AnchorPlace, AutoCloseable {

    private final Anchoring.Url settings;
    private final HttpClient client;

    AnchorUrl(Anchoring.Url settings) {
        this.settings = settings;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.timeout())
                .build();
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public void take(Signed checkpoint) throws NotTaken {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.url()))
                    .timeout(settings.timeout())
                    .header("Content-Type", "text/plain; charset=utf-8");
            settings.headers().forEach(request::setHeader);
            HttpResponse<Void> response = client.send(
                    request.POST(HttpRequest.BodyPublishers.ofString(checkpoint.note(), StandardCharsets.UTF_8))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            if (response.statusCode() / 100 != 2) {
                throw new NotTaken("answered with status %d.".formatted(response.statusCode()));
            }
        } catch (HttpTimeoutException late) {
            throw new NotTaken("did not answer within %s.".formatted(settings.timeout()), late);
        } catch (IOException unreachable) {
            throw new NotTaken("cannot be reached.", unreachable);
        } catch (IllegalArgumentException wrong) {
            throw new NotTaken("has an address or a header that is none.", wrong);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new NotTaken("was not waited for: the program ends.", ended);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
