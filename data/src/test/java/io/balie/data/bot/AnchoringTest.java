package io.balie.data.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.data.yaml.Fault;
import io.balie.data.yaml.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchoringTest {

    @TempDir
    private Path folder;

    private Connections read(String endpoints) throws IOException {
        Path file = folder.resolve("endpoints.yml");
        Files.writeString(file, endpoints);
        return new ConnectionsReader(folder, name -> name.equals("TOKEN") ? "geheim" : null, new Findings())
                .read(file, folder.resolve("credentials.yml"));
    }

    private List<String> faults(String endpoints) throws IOException {
        return read(endpoints).faults().stream().map(Fault::toString).toList();
    }

    @Test
    void without_the_section_the_usual_holds() throws IOException {
        assertEquals(Anchoring.USUAL, read("nlg: {url: http://x}\n").anchoring());
        assertEquals(Anchoring.USUAL, read("transcripts:\n").anchoring());
    }

    @Test
    void places_are_read_with_secrets_from_the_environment() throws IOException {
        Connections connections = read("""
                transcripts:
                  checkpoint_every: PT2S
                  anchor_every: PT5M
                  anchors:
                    - folder: /mnt/worm
                    - url: https://keep.example/notes?x=1
                      headers: {Authorization: "Bearer ${TOKEN}"}
                      timeout: PT3S
                    - email: auditor@auditors.example
                      from: balie@voorbeeld.example
                      smtp: {host: mail.example, username: balie, password: "${TOKEN}"}
                """);
        assertEquals(List.of(), connections.faults());
        assertEquals(
                new Anchoring(
                        Duration.ofSeconds(2),
                        Duration.ofMinutes(5),
                        List.of(
                                new Anchoring.Folder("/mnt/worm"),
                                new Anchoring.Url(
                                        "https://keep.example/notes?x=1",
                                        Map.of("Authorization", "Bearer geheim"),
                                        Duration.ofSeconds(3)),
                                new Anchoring.Mail(
                                        "auditor@auditors.example",
                                        "balie@voorbeeld.example",
                                        new Anchoring.Smtp(
                                                "mail.example",
                                                587,
                                                Optional.of(new Connections.BasicAuth("balie", "geheim")),
                                                true)))),
                connections.anchoring());
        assertFalse(connections.anchoring().toString().contains("geheim"));
        assertEquals(
                List.of("folder /mnt/worm", "url https://keep.example/notes", "email auditor@auditors.example"),
                connections.anchoring().places().stream()
                        .map(Anchoring.Place::name)
                        .toList());
    }

    @Test
    void a_reason_may_be_required_of_who_looks() throws IOException {
        assertFalse(read("transcripts: {checkpoint_every: PT2S}\n").requiresReason());
        assertTrue(read("transcripts: {require_reason: true}\n").requiresReason());
        assertEquals(
                List.of("endpoints.yml:1:31: 'require_reason' is 'sometimes', expected true or false."),
                faults("transcripts: {require_reason: sometimes}\n"));
    }

    @Test
    void faults_are_told_with_their_place_and_a_hint() throws IOException {
        assertEquals(
                List.of(
                        "endpoints.yml:2:3: Unknown key 'checkpoints_every' in 'transcripts'. Did you mean 'checkpoint_every'?",
                        "endpoints.yml:3:17: 'anchor_every' is 'often', expected a duration of PT0.1S to PT24H."
                                + " A duration is written as in PT1S (a second) or PT5M (five minutes).",
                        "endpoints.yml:5:7: An anchor names no place, expected one of folder, url and email. Did you mean 'folder'?",
                        "endpoints.yml:6:12: 'url' is 'ftp://x', expected an address that begins with http:// or https://.",
                        "endpoints.yml:7:7: An anchor has no 'smtp'.",
                        "endpoints.yml:7:14: 'email' is 'nobody', expected one e-mail address."),
                faults("""
                        transcripts:
                          checkpoints_every: PT1S
                          anchor_every: often
                          anchors:
                            - foldr: /x
                            - url: ftp://x
                            - email: nobody
                        """));
    }

    @Test
    void a_password_is_not_sent_in_the_clear_and_no_place_stands_twice() throws IOException {
        List<String> faults = faults("""
                transcripts:
                  anchors:
                    - email: a@b.example
                      smtp: {host: h, starttls: false, username: u, password: p}
                    - folder: /x
                    - folder: /x
                    - email: a@b.example
                      smtp: {host: h, port: 70000, username: u}
                """);
        assertEquals(4, faults.size(), faults.toString());
        assertEquals(
                "endpoints.yml:4:33: A password would be sent in the clear."
                        + " Leave out 'starttls: false', or 'username' and 'password'.",
                faults.get(0));
        assertEquals("endpoints.yml:6:7: The same place stands here twice: folder /x.", faults.get(1));
    }
}
