package io.balie.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.transcript.Evidence;
import io.balie.shell.transcript.Proofs;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.shell.core.command.CommandContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands that show that transcripts are what they were, as an auditor types them. */
class EvidenceCommandsTest {

    private static final String[] NONE = {};

    @TempDir
    Path place;

    private Path home;
    private StoredHome stored;
    private VerifyCommand verify;
    private EvidenceCommands evidence;

    @BeforeEach
    void two_people_have_spoken() throws IOException {
        home = Files.createDirectory(place.resolve("home"));
        stored = new StoredHome(home);
        stored.says("jan", "mijn fiets is kapot"); // leaves 0 and 1
        stored.says("piet", "mijn bel is stil"); // leaf 2
        verify = new VerifyCommand(stored.surroundings());
        evidence = new EvidenceCommands(stored.surroundings());
    }

    private String verified(String what, String... anchors) {
        return StoredHome.printed(context -> verify.verify(what, anchors, "", false, false, context));
    }

    private JsonNode json(String what, String... anchors) {
        return JsonMapper.shared()
                .readTree(StoredHome.printed(context -> verify.verify(what, anchors, "", false, true, context)))
                .get(0);
    }

    private static Status refused(java.util.function.Consumer<CommandContext> command) {
        return assertThrows(CommandFailed.class, () -> StoredHome.printed(command))
                .status();
    }

    /** The latest checkpoint, taken to a place outside. */
    private Path anchor(String name) throws IOException {
        Path file = place.resolve(name);
        stored.with(store -> {
            try {
                Files.writeString(
                        file, store.reader().latestCheckpoint().orElseThrow().note());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        return file;
    }

    private void tamper() throws IOException {
        try (var database = java.sql.DriverManager.getConnection(
                        "jdbc:sqlite:" + stored.folder().resolve("transcripts.db"));
                var statement = database.createStatement()) {
            assertEquals(
                    1,
                    statement.executeUpdate(
                            "UPDATE event SET body = CAST(x'00' || substr(body, 2) AS BLOB) WHERE leaf = 1"));
        } catch (java.sql.SQLException e) {
            throw new IOException(e);
        }
    }

    @Test
    void nothing_is_wrong_and_it_is_said_that_nothing_outside_confirms_it() {
        assertTrue(verified("").endsWith("verdict: intact, not confirmed from outside" + System.lineSeparator()));
        assertEquals(
                "intact, not confirmed from outside", json("").get("verdict").stringValue());
        assertEquals(3, json("").get("leaves").longValue());
    }

    @Test
    void what_must_be_confirmed_does_not_pass_unconfirmed() throws IOException {
        assertEquals(Status.CHECK_FAILED, refused(context -> verify.verify("", NONE, "", true, false, context)));
        String[] anchor = {anchor("held").toString()};
        String said = StoredHome.printed(context -> verify.verify("", anchor, "", true, false, context));
        assertTrue(said.contains("confirmed from outside: the first 3 records"), said);
        assertTrue(said.endsWith("verdict: intact" + System.lineSeparator()), said);
    }

    @Test
    void what_was_changed_is_placed() throws IOException {
        tamper();
        StringWriter out = new StringWriter();
        CommandFailed failed = assertThrows(
                CommandFailed.class,
                () -> StoredHome.print(context -> verify.verify("", NONE, "", false, false, context), out));
        assertEquals(Status.CHECK_FAILED, failed.status());
        assertEquals("", failed.said(), "all has been said already");
        assertTrue(out.toString().contains("  body: leaf 1, conversation " + ref("jan") + ", seq 0: "), out.toString());
        assertTrue(out.toString().endsWith("verdict: broken (1 body)" + System.lineSeparator()), out.toString());
    }

    @Test
    void an_export_is_verified_like_the_store() throws IOException {
        String folder = place.resolve("export").toString();
        assertTrue(
                StoredHome.printed(context -> evidence.export(folder, context)).startsWith("3 records in "));
        assertEquals(
                "intact", json(folder, anchor("held").toString()).get("verdict").stringValue());
        assertEquals(Status.WRONG_USAGE, refused(context -> evidence.export(folder, context)), "it is there already");
        assertEquals(Status.WRONG_USAGE, refused(context -> evidence.export("", context)));
    }

    @Test
    void a_conversation_is_proved_by_name_or_by_the_beginning_of_its_ref() {
        String ref = ref("jan");
        for (String id : new String[] {"jan", ref, ref.substring(0, 8), ref.substring(0, 12)}) {
            String file = place.resolve(id + ".json").toString();
            assertEquals(
                    "conversation %s in %s%n".formatted(ref.substring(0, 12), file),
                    StoredHome.printed(context -> evidence.prove(id, "", file, context)));
            assertEquals(1, json(file).get("leaves").longValue());
        }
        String file = place.resolve("none.json").toString();
        assertEquals(Status.NOT_FOUND, refused(context -> evidence.prove(ref.substring(0, 7), "", file, context)));
        assertEquals(Status.NOT_FOUND, refused(context -> evidence.prove("klaas", "", file, context)));
        assertEquals(Status.WRONG_USAGE, refused(context -> evidence.prove("jan", "", "", context)));
        assertFalse(Files.exists(Path.of(file)));
    }

    private String ref(String name) {
        String[] ref = new String[1];
        stored.with(store -> ref[0] = store.reader().ref(name).orElseThrow());
        return ref[0];
    }

    @Test
    void a_log_is_proved_to_have_only_grown() throws IOException {
        Path then = anchor("then");
        stored.says("jan", "en de bel ook");
        stored.says("kees", "goedemorgen");
        Path file = place.resolve("growth.json");
        assertEquals(
                "from 3 to 5 records in %s%n".formatted(file),
                StoredHome.printed(context -> evidence.prove("", "3", file.toString(), context)));
        assertEquals(
                "intact", json(file.toString(), then.toString()).get("verdict").stringValue());

        String[] other = {place.resolve("two.json").toString()};
        StoredHome.printed(context -> evidence.prove("4", "2", other[0], context));
        assertEquals(
                "intact, not confirmed from outside",
                json(other[0]).get("verdict").stringValue());

        String changed = Files.readString(file).replaceFirst("\"consistency\":\\[\"....", "\"consistency\":[\"AAAA");
        assertFalse(changed.equals(Files.readString(file)));
        Files.writeString(file, changed);
        assertEquals(
                Status.CHECK_FAILED,
                refused(context -> verify.verify(file.toString(), NONE, "", false, false, context)));
        String out = place.resolve("none.json").toString();
        assertEquals(
                Status.CHECK_FAILED, refused(context -> evidence.prove("3", "5", out, context)), "it cannot shrink");
        assertEquals(Status.WRONG_USAGE, refused(context -> evidence.prove("", "all", out, context)));
    }

    @Test
    void a_page_says_that_a_checkpoint_from_outside_confirms_it() throws IOException {
        Path held = anchor("held");
        stored.says("kees", "goedemorgen"); // the log has grown since, and a later checkpoint is held by nobody
        Evidence proofs = new Evidence(home, Map.of());
        assertEquals(
                Proofs.Verdict.INTACT,
                proofs.of(ref("jan"), Brought.anchors(new String[] {held.toString()}))
                        .orElseThrow()
                        .verdict());
        assertEquals(
                Proofs.Verdict.NOT_CONFIRMED,
                proofs.of(ref("kees"), Brought.anchors(new String[] {held.toString()}))
                        .orElseThrow()
                        .verdict(),
                "what was said later it does not cover");
        assertEquals(
                Proofs.Verdict.NOT_CONFIRMED,
                proofs.of(ref("jan"), java.util.List.of()).orElseThrow().verdict());
    }

    @Test
    void what_is_brought_along_must_be_there() throws IOException {
        Path empty = Files.createDirectory(place.resolve("empty"));
        for (String anchor :
                new String[] {empty.toString(), place.resolve("nothing").toString()}) {
            assertEquals(
                    Status.NOT_FOUND,
                    refused(context -> verify.verify("", new String[] {anchor}, "", false, false, context)));
        }
        assertEquals(Status.WRONG_USAGE, refused(context -> verify.verify("", NONE, "no key", false, false, context)));
        assertEquals(
                Status.NOT_FOUND, refused(context -> verify.verify(empty.toString(), NONE, "", false, false, context)));
        Path strange = Files.write(place.resolve("strange.json"), "{}".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                Status.CHECK_FAILED,
                refused(context -> verify.verify(strange.toString(), NONE, "", false, false, context)));
        assertEquals(
                Status.NOT_FOUND,
                refused(context -> new VerifyCommand(new StoredHome(empty).surroundings())
                        .verify("", NONE, "", false, false, context)));
    }
}
