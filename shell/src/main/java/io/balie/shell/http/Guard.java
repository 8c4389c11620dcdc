package io.balie.shell.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stands before every address: it knows who may come in, bodies have a limit, and browsers are told to load nothing from elsewhere. */
final class Guard extends OncePerRequestFilter {

    /** In bytes; a message of 5,000 characters with its metadata is far below it. */
    static final int LARGEST_BODY = 100_000;

    /** In bytes; a conversation of some thousand events is below it. */
    static final int LARGEST_EVENTS = 5_000_000;

    /** In bytes; the largest public projects have some megabytes. */
    static final int LARGEST_TRAINING_DATA = 50_000_000;

    // Styles may stand in the page: deep-chat makes its own in its shadow tree. Scripts may not.
    private static final String CONTENT_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private final Access access;

    Guard(Access access) {
        this.access = access;
    }

    /** How much may be sent to an address, in bytes. */
    private static int largest(String path) {
        if (path.startsWith("/model/train") || path.startsWith("/model/test/")) {
            return LARGEST_TRAINING_DATA;
        }
        return path.startsWith("/model/predict") || path.endsWith("/tracker/events") ? LARGEST_EVENTS : LARGEST_BODY;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", CONTENT_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        Optional<Refusal> refused = access.refusal(request);
        if (refused.isPresent()) {
            refuse(response, refused.get());
            return;
        }
        int largest = largest(request.getRequestURI());
        byte @Nullable [] body = request.getContentLengthLong() > largest
                ? null
                : request.getInputStream().readNBytes(largest + 1);
        if (body == null || body.length > largest) {
            response.setHeader("Connection", "close");
            refuse(
                    response,
                    new Refusal(
                            413, "ContentTooLarge", "The body is larger than %d bytes.".formatted(largest), Map.of()));
            return;
        }
        chain.doFilter(new Read(request, body), response);
    }

    private static void refuse(HttpServletResponse response, Refusal refusal) throws IOException {
        response.setStatus(refusal.status());
        response.setContentType("application/json");
        response.getOutputStream()
                .write(Errors.body(refusal.status(), refusal.reason(), refusal.said(), refusal.details()));
    }

    /** A request whose body has been read. */
    private static final class Read extends HttpServletRequestWrapper {

        private final byte[] body;

        private Read(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            InputStream bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() throws IOException {
                    return bytes.read();
                }

                @Override
                public int read(byte[] into, int offset, int length) throws IOException {
                    return bytes.read(into, offset, length);
                }

                @Override
                public boolean isFinished() {
                    try {
                        return bytes.available() == 0;
                    } catch (IOException e) {
                        return true;
                    }
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("The body is already read.");
                }
            };
        }

        // Known now, also if the client sent it in chunks.
        @Override
        public int getContentLength() {
            return body.length;
        }

        @Override
        public long getContentLengthLong() {
            return body.length;
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }
}
