package io.balie.data.bot;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How transcripts are confirmed from outside ({@code transcripts} in {@code endpoints.yml}).
 *
 * @param checkpointEvery how often what is new is signed
 * @param anchorEvery how often a signed checkpoint goes outside, at most
 * @param places where to
 */
public record Anchoring(Duration checkpointEvery, Duration anchorEvery, List<Place> places) {

    /** Signed every second, and sent nowhere. */
    public static final Anchoring USUAL = new Anchoring(Duration.ofSeconds(1), Duration.ofMinutes(1), List.of());

    public Anchoring {
        places = List.copyOf(places);
    }

    /** Somewhere that checkpoints go. */
    public sealed interface Place {

        /** What it is called in reports: without a secret. */
        String name();
    }

    /** A folder, best one that this machine cannot rewrite. */
    public record Folder(String path) implements Place {
        @Override
        public String name() {
            return "folder " + path;
        }
    }

    /**
     * A server that takes a note by POST.
     *
     * @param headers sent along; they may hold secrets
     * @param timeout for one try
     */
    public record Url(String url, Map<String, String> headers, Duration timeout) implements Place {

        public Url {
            headers = new TreeMap<>(headers);
        }

        @Override
        public String name() {
            return "url " + url.replaceFirst("[?#].*", "").replaceFirst("//[^/@]*@", "//");
        }

        @Override
        public String toString() {
            return name();
        }
    }

    /**
     * A mailbox.
     *
     * @param from the sender's address
     * @param smtp the server that takes the mail
     */
    public record Mail(String to, String from, Smtp smtp) implements Place {
        @Override
        public String name() {
            return "email " + to;
        }
    }

    /**
     * A server that takes mail.
     *
     * @param login name and password, if it asks for them
     * @param encrypted whether nothing is said before STARTTLS has succeeded
     */
    public record Smtp(String host, int port, Optional<Connections.BasicAuth> login, boolean encrypted) {}
}
