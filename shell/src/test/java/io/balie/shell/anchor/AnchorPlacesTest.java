package io.balie.shell.anchor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.balie.data.bot.Anchoring;
import io.balie.data.bot.Connections;
import io.balie.data.evidence.Checkpoint;
import io.balie.data.keys.SigningKey;
import io.balie.data.keys.VerifierKey;
import io.balie.data.tree.GrowingTree;
import io.balie.data.tree.Hashes;
import io.balie.data.tree.TiledTree;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchorPlacesTest {

    private static final String ORIGIN = "balie.transcripts/6f1d0c7a2b9e4f33";
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private SigningKey key;
    private VerifierKey verifier;

    @BeforeEach
    void key() {
        key = SigningKey.open(folder.resolve("signing.key"));
        verifier = key.verifier(ORIGIN);
    }

    /** A log of numbered leaves; another salt is another history. */
    private static GrowingTree tree(String salt, int size) {
        GrowingTree tree = new GrowingTree();
        for (int i = 0; i < size; i++) {
            tree.append(Hashes.leaf((salt + i).getBytes(StandardCharsets.UTF_8)));
        }
        return tree;
    }

    private AnchorPlace.Signed signed(String salt, int size) {
        return new AnchorPlace.Signed(
                ORIGIN, size, new Checkpoint(ORIGIN, size, tree(salt, size).root()).sign(key));
    }

    private AnchorFolder anchor(Path where, String salt) {
        return new AnchorFolder("folder", where, verifier, (before, size) -> {
            GrowingTree tree = tree(salt, (int) size);
            TiledTree<IOException> tiled = new TiledTree<>(
                    size,
                    (level, index) -> {
                        throw new IOException("no tile is full");
                    },
                    tree.unfinished());
            return tiled.consistency(before, size);
        });
    }

    @Test
    void a_folder_gets_a_file_for_each_size_and_takes_nothing_that_contradicts_the_last() throws Exception {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        anchor(outside, "a").take(signed("a", 10));
        anchor(outside, "a").take(signed("a", 25));
        anchor(outside, "a").take(signed("a", 25));

        assertEquals(List.of("6f1d0c7a2b9e4f33-10", "6f1d0c7a2b9e4f33-25"), names(outside));
        byte[] kept = Files.readAllBytes(outside.resolve("6f1d0c7a2b9e4f33-25"));
        assertArrayEquals(signed("a", 25).note().getBytes(StandardCharsets.UTF_8), kept);

        // Set back; written anew to the same size; written anew and grown.
        refuses(anchor(outside, "a"), signed("a", 10), "set back");
        refuses(anchor(outside, "b"), signed("b", 25), "contradicts");
        refuses(anchor(outside, "b"), signed("b", 30), "does not continue");
        assertEquals(List.of("6f1d0c7a2b9e4f33-10", "6f1d0c7a2b9e4f33-25"), names(outside));
        assertArrayEquals(kept, Files.readAllBytes(outside.resolve("6f1d0c7a2b9e4f33-25")));
    }

    @Test
    void a_folder_that_is_not_there_is_not_made() {
        refuses(anchor(folder.resolve("unmounted"), "a"), signed("a", 10), "is not there");
        assertFalse(Files.exists(folder.resolve("unmounted")));
    }

    @Test
    void what_another_key_signed_is_not_built_upon() throws Exception {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        SigningKey other = SigningKey.open(folder.resolve("other.key"));
        Files.writeString(
                outside.resolve("6f1d0c7a2b9e4f33-10"),
                new Checkpoint(ORIGIN, 10, tree("a", 10).root()).sign(other));
        refuses(anchor(outside, "a"), signed("a", 20), "did not sign");
    }

    private static void refuses(AnchorPlace place, AnchorPlace.Signed signed, String why) {
        AnchorPlace.NotTaken not = assertThrows(AnchorPlace.NotTaken.class, () -> place.take(signed));
        assertTrue(String.valueOf(not.getMessage()).contains(why), not.getMessage());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_server_gets_the_note_with_its_headers_and_is_not_followed_elsewhere() throws Exception {
        List<String> got = new ArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/keep", exchange -> {
            got.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + "\n"
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
        });
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/keep");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        server.start();
        try {
            String base = "http://127.0.0.1:" + server.getAddress().getPort();
            Map<String, String> headers = Map.of("Authorization", "Bearer geheim");
            try (AnchorUrl place = new AnchorUrl(new Anchoring.Url(base + "/keep", headers, Duration.ofSeconds(20)))) {
                place.take(signed("a", 10));
                assertFalse(place.name().contains("geheim"));
            }
            assertEquals(
                    List.of("POST Bearer geheim text/plain; charset=utf-8\n"
                            + signed("a", 10).note()),
                    got);
            try (AnchorUrl place = new AnchorUrl(new Anchoring.Url(base + "/moved", headers, Duration.ofSeconds(20)))) {
                refuses(place, signed("a", 11), "status 307");
            }
            assertEquals(1, got.size());
        } finally {
            server.stop(0);
        }
        try (AnchorUrl place =
                new AnchorUrl(new Anchoring.Url("http://127.0.0.1:1/x?t=s", Map.of(), Duration.ofSeconds(5)))) {
            refuses(place, signed("a", 12), "cannot be reached");
            assertEquals("url http://127.0.0.1:1/x", place.name());
        }
    }

    @Test
    void a_mailbox_gets_the_note_as_a_file_whose_bytes_are_the_notes() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            server.setUser("balie", "geheim");
            Anchoring.Mail settings = new Anchoring.Mail(
                    "auditor@auditors.example",
                    "balie@voorbeeld.example",
                    new Anchoring.Smtp(
                            "127.0.0.1",
                            server.getSmtp().getPort(),
                            Optional.of(new Connections.BasicAuth("balie", "geheim")),
                            false));
            new AnchorMail(settings, NOON).take(signed("a", 10));

            MimeMessage mail = server.getReceivedMessages()[0];
            assertEquals("auditor@auditors.example", mail.getAllRecipients()[0].toString());
            assertEquals("Checkpoint 10 of " + ORIGIN, mail.getSubject());
            var file = ((MimeMultipart) mail.getContent()).getBodyPart(1);
            assertEquals("checkpoint-10.txt", file.getFileName());
            byte[] bytes = file.getInputStream().readAllBytes();
            assertEquals(10, Checkpoint.open(bytes, verifier).size());

            // A server that does not offer encryption is told nothing when it is asked for.
            Anchoring.Smtp strict = new Anchoring.Smtp(
                    "127.0.0.1", server.getSmtp().getPort(), settings.smtp().login(), true);
            refuses(
                    new AnchorMail(new Anchoring.Mail(settings.to(), settings.from(), strict), NOON),
                    signed("a", 11),
                    "could not be sent");
            assertEquals(1, server.getReceivedMessages().length);
        } finally {
            server.stop();
        }
    }
}
