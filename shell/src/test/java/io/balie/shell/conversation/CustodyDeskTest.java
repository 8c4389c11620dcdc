package io.balie.shell.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("try") // a desk that is open does its work unasked
class CustodyDeskTest {

    private static final Auditor.Look LOOK = new Auditor.Look("auditor", "transcripts show", Optional.of("claim 12"));
    private static final Duration SHORT = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private final Noted noted = new Noted();

    /** Notes in memory. */
    private static final class Noted implements Custodian {
        private final List<String> all = new CopyOnWriteArrayList<>();
        private boolean full;

        private void note(String what) {
            if (full) {
                throw new NotNoted("The disk is full.");
            }
            all.add(what);
        }

        @Override
        public void looked(Auditor.Look look, Optional<String> ref) {
            note("looked " + look + " " + ref);
        }

        @Override
        public void exported(Auditor.Look look, String ref, String what) {
            note("exported " + look + " " + ref + " " + what);
        }

        @Override
        public long erase(Auditor.Look look, String ref) {
            note("erase " + look + " " + ref);
            return 42;
        }

        @Override
        public void park(Auditor.Look look, String ref) {
            note("park " + look + " " + ref);
        }

        @Override
        public long purge() {
            note("purge");
            return 3;
        }

        @Override
        public void close() {}
    }

    @Test
    void passes_on_what_another_process_asks_for() throws IOException {
        try (CustodyDesk desk = CustodyDesk.open(folder, noted);
                Custodian remote = new RemoteCustodian(folder)) {
            remote.looked(LOOK, Optional.of("abc"));
            remote.looked(LOOK, Optional.empty());
            remote.exported(LOOK, "abc", "html");
            assertEquals(42, remote.erase(LOOK, "abc"));
            remote.park(LOOK, "abc");
            assertEquals(3, remote.purge());
            assertEquals(
                    List.of(
                            "looked " + LOOK + " Optional[abc]",
                            "looked " + LOOK + " Optional.empty",
                            "exported " + LOOK + " abc html",
                            "erase " + LOOK + " abc",
                            "park " + LOOK + " abc",
                            "purge"),
                    noted.all);
        }
    }

    @Test
    void says_when_it_could_not_be_noted() throws IOException {
        noted.full = true;
        try (CustodyDesk desk = CustodyDesk.open(folder, noted);
                Custodian remote = new RemoteCustodian(folder)) {
            Custodian.NotNoted refused =
                    assertThrows(Custodian.NotNoted.class, () -> remote.looked(LOOK, Optional.of("abc")));
            assertEquals("The disk is full.", refused.getMessage());
        }
    }

    @Test
    void is_for_its_owner_alone() throws IOException {
        try (CustodyDesk desk = CustodyDesk.open(folder, noted);
                Stream<Path> files = Files.list(folder)) {
            Path socket = files.findFirst().orElseThrow();
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)));
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(0, files.count(), "nothing is left behind");
        }
    }

    @Test
    void a_stale_socket_does_no_harm() throws IOException {
        try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            killed.bind(UnixDomainSocketAddress.of(folder.resolve("custody.sock")));
        }
        assertTrue(Files.exists(folder.resolve("custody.sock")));
        Custodian remote = new RemoteCustodian(folder);
        assertThrows(Custodian.NotNoted.class, () -> remote.looked(LOOK, Optional.empty()));
        try (CustodyDesk desk = CustodyDesk.open(folder, noted)) {
            remote.looked(LOOK, Optional.empty());
        }
        assertEquals(1, noted.all.size());
    }

    @Test
    void a_folder_may_lie_deeper_than_a_socket_can() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("d".repeat(120)).resolve("e".repeat(120)));
        try (CustodyDesk desk = CustodyDesk.open(deep, noted)) {
            new RemoteCustodian(deep).looked(LOOK, Optional.empty());
        }
        assertEquals(1, noted.all.size());
    }

    @Test
    void nonsense_and_long_lines_are_refused_and_the_next_one_is_served() throws IOException {
        try (CustodyDesk desk = CustodyDesk.open(folder, noted)) {
            assertTrue(CustodySocket.ask(folder, "{\"v\":1,\"do\":\"drop\"}", SHORT)
                    .contains("fault"));
            assertTrue(CustodySocket.ask(folder, "{\"v\":2,\"do\":\"looked\"}", SHORT)
                    .contains("fault"));
            assertTrue(CustodySocket.ask(folder, "not json", SHORT).contains("fault"));
            assertThrows(IOException.class, () -> CustodySocket.ask(folder, "x".repeat(20_000), SHORT));
            new RemoteCustodian(folder).looked(LOOK, Optional.empty());
        }
        assertEquals(1, noted.all.size());
    }
}
