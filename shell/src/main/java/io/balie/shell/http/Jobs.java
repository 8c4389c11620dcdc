package io.balie.shell.http;

import io.balie.data.yaml.Faults;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Work that takes long: trainings and tests. It is done one at a time, for it takes all the processor has; what comes meanwhile waits, and
 * when many wait, more are refused. As in Rasa a client may wait for the answer, or name an address that it is sent to.
 */
final class Jobs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    /** More than this many at once is a fault of the client. */
    private static final int MOST = 8;

    private static final Duration LONGEST_DELIVERY = Duration.ofMinutes(1);

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("job-", 0).factory());
    private final Semaphore one = new Semaphore(1, true);
    private final AtomicInteger all = new AtomicInteger();
    private final AtomicInteger trainings = new AtomicInteger();
    private final Duration longestAnswer;

    Jobs(Duration longestAnswer) {
        this.longestAnswer = longestAnswer;
    }

    /** How many trainings are being done or wait. */
    int trainings() {
        return trainings.get();
    }

    /** What kind of work it is, by Rasa's name for its failure. */
    enum Kind {
        TRAINING("TrainingError", "during training"),
        TESTING("TestingError", "during testing");

        private final String reason;
        private final String when;

        Kind(String reason, String when) {
            this.reason = reason;
            this.when = when;
        }
    }

    /**
     * Do the work, now or as soon as there is time for it.
     *
     * @param query may hold {@code callback_url}
     * @return the work's answer, or nothing where it is sent elsewhere
     * @throws Refusal if the work is refused, or takes too long
     */
    ResponseEntity<byte[]> answer(Kind kind, Query query, Supplier<ResponseEntity<byte[]>> work) {
        Optional<URI> callback = query.text("callback_url").map(Jobs::address);
        if (all.incrementAndGet() > MOST) {
            all.decrementAndGet();
            throw new Refusal(
                    429, "TooManyRequests", "%d jobs are under way; try again later.".formatted(MOST), Map.of());
        }
        if (kind == Kind.TRAINING) {
            trainings.incrementAndGet();
        }
        CompletableFuture<ResponseEntity<byte[]>> done =
                CompletableFuture.supplyAsync(() -> alone(kind, work), threads);
        if (callback.isPresent()) {
            var unused = done.handleAsync(
                    (answer, failure) -> {
                        deliver(callback.get(), failure == null ? answer : refused(kind, failure));
                        return callback;
                    },
                    threads);
            return ResponseEntity.noContent().build();
        }
        try {
            return done.get(longestAnswer.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new Refusal(503, "ServiceUnavailable", "Response Timeout.", Map.of());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refusal(503, "ServiceUnavailable", "The server is stopping.", Map.of());
        } catch (java.util.concurrent.ExecutionException failure) {
            return refused(kind, failure);
        }
    }

    private ResponseEntity<byte[]> alone(Kind kind, Supplier<ResponseEntity<byte[]>> work) {
        boolean turn = false;
        try {
            one.acquire();
            turn = true;
            return work.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CompletionException(stopped);
        } finally {
            if (turn) {
                one.release();
            }
            all.decrementAndGet();
            if (kind == Kind.TRAINING) {
                trainings.decrementAndGet();
            }
        }
    }

    private static URI address(String given) {
        try {
            URI address = URI.create(given);
            if (("http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme()))
                    && address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException noAddress) {
            // refused below
        }
        throw new Refusal(
                400,
                "BadRequest",
                "Invalid parameter value for 'callback_url'. Should be a web address.",
                Map.of("parameter", "callback_url", "in", "query"));
    }

    private static ResponseEntity<byte[]> refused(Kind kind, Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof java.util.concurrent.ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return switch (cause) {
            case Refusal refusal ->
                Errors.answer(refusal.status(), refusal.reason(), refusal.said(), refusal.details(), new HttpHeaders());
            case Faults faults ->
                Errors.answer(
                        400,
                        "BadRequest",
                        String.valueOf(faults.getMessage()),
                        Map.of("parameter", "", "in", "body"),
                        new HttpHeaders());
            case io.balie.shell.desk.NoDesk none ->
                Errors.answer(409, "Conflict", String.valueOf(none.getMessage()), Map.of(), new HttpHeaders());
            default -> {
                LOG.error("A job failed.", cause);
                yield Errors.answer(
                        500,
                        kind.reason,
                        "An unexpected error occurred %s.".formatted(kind.when),
                        Map.of(),
                        new HttpHeaders());
            }
        };
    }

    private static void deliver(URI address, ResponseEntity<byte[]> answer) {
        byte[] body = answer.getBody() == null ? new byte[0] : answer.getBody();
        String type = String.valueOf(
                Optional.ofNullable(answer.getHeaders().getContentType()).orElse(MediaType.APPLICATION_JSON));
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(LONGEST_DELIVERY)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        Optional.ofNullable(answer.getHeaders().getFirst("filename"))
                .ifPresent(name -> request.header("filename", name));
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(LONGEST_DELIVERY).build()) {
            int status = client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status >= 400) {
                LOG.warn("The result of a job was refused by its callback_url with {}.", status);
            }
        } catch (IOException unreachable) {
            LOG.warn("The result of a job could not be sent to its callback_url.");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
