package io.balie.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    Path folder;

    private final WrittenLog log = WrittenLog.random(9, 5, 30);
    private String export;
    private String anchors;
    private String proof;
    private String printed;

    @BeforeEach
    void write() {
        export = log.write(folder.resolve("export")).toString();
        anchors = folder.resolve("anchors").toString();
        proof = folder.resolve("proof.json").toString();
        WrittenLog.put(folder, "anchors/20", log.note(20));
        WrittenLog.put(folder, "anchors/30", log.note(30));
        WrittenLog.put(folder, "proof.json", log.proof(WrittenLog.conversation(1)));
    }

    @Test
    void ends_with_the_status_of_the_verdict() {
        assertEquals(0, run(export, "--key", log.vkey(), "--anchor", anchors));
        assertTrue(printed.endsWith("30 records read; confirmed from outside up to size 30.\nintact\n"), printed);
        assertEquals(0, run(proof, "--key", log.vkey(), "--anchor", anchors));
        assertEquals(0, run(export, "--key", log.vkey()));
        assertEquals(1, run(export, "--key", log.vkey(), "--must-be-confirmed"));
        assertTrue(printed.endsWith("\nintact, not confirmed from outside\n"), printed);
        assertEquals(0, run(export));
        assertTrue(printed.contains("No key was given"), printed);
        WrittenLog.put(folder, "export/more", "");
        assertEquals(1, run(export, "--key", log.vkey(), "--anchor", anchors + "/20"));
        assertTrue(printed.startsWith("file          more: does not belong there\n"), printed);
        assertTrue(printed.endsWith("\nbroken\n"), printed);
    }

    @Test
    void ends_with_two_if_it_does_not_understand() {
        for (List<String> args : List.of(
                List.<String>of(),
                List.of(export, export),
                List.of(export, "--key"),
                List.of(export, "--key", "no key"),
                List.of(export, "--key", log.vkey(), "--key", log.vkey()),
                List.of(export, "--anchor", anchors + "/40"),
                List.of(export, "--loud"),
                List.of(export + "/no"),
                List.of("\u0000"))) {
            assertEquals(2, run(args.toArray(String[]::new)), args.toString());
        }
    }

    @Test
    void reports_for_machines() throws Malformed {
        log.records.get(7).body[0] ^= 1;
        log.write(folder.resolve("export"));
        assertEquals(1, run(export, "--json", "--key", log.vkey(), "--anchor", anchors));
        Map<String, Object> report = Json.object(printed.getBytes(StandardCharsets.UTF_8));
        assertEquals("broken", report.get("verdict"));
        assertEquals(30L, report.get("records"));
        assertEquals(30L, report.get("confirmed"));
        assertEquals(Map.of("body", 1L), report.get("counts"));
        Finding.Event event = Envelope.name(7, log.records.get(7).envelope);
        assertEquals(
                List.of(Map.of(
                        "finding",
                        "body",
                        "leaf",
                        7L,
                        "conversation",
                        event.conversation(),
                        "seq",
                        event.seq(),
                        "text",
                        "the body is not the one that the envelope tells of")),
                report.get("findings"));
    }

    @Test
    void prints_nothing_that_moves_a_terminal() {
        WrittenLog.put(folder, "export/\u001b[2Jintact\n", "");
        assertEquals(1, run(export, "--key", log.vkey()));
        assertTrue(printed.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 127)), printed);
        assertTrue(printed.startsWith("file          ?[2Jintact?: does not belong there\n"), printed);
    }

    private int run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        int status = Main.run(List.of(args), print, print);
        printed = out.toString(StandardCharsets.UTF_8);
        return status;
    }
}
