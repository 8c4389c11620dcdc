package io.balie.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProofVerifierTest {
    private static final String ONE = WrittenLog.conversation(1);

    private final WrittenLog log = WrittenLog.random(7, 4, 40);

    @Test
    void finds_nothing_in_an_untouched_file() throws Malformed {
        for (int size = 5; size <= 40; size++) {
            Report report = verify(log.proof(ONE, size), size);
            assertEquals(List.of(), report.findings());
            assertEquals("intact", report.verdict());
        }
    }

    @Test
    void is_confirmed_only_by_a_checkpoint_of_the_same_size() throws Malformed {
        Report report = verify(log.proof(ONE), 39);
        assertEquals("intact, not confirmed from outside", report.verdict());
        assertTrue(report.text().contains("is of another size"), report.text());
    }

    @Test
    void finds_another_root_held_outside() throws Malformed {
        WrittenLog other = WrittenLog.random(8, 4, 40);
        other.keys = log.keys;
        Report report = ProofVerifier.verify(
                bytes(log.proof(ONE)), Key.read(log.vkey()), Map.of("anchor", LogVerifierTest.note(other, 40)));
        assertEquals(Set.of("anchor size 40"), LogVerifierTest.places(report));
    }

    @Test
    void lets_bodies_be_missing_that_were_erased_by_law() throws Malformed {
        log.erase(ONE);
        assertEquals(Set.of(), found(log.proof(ONE)));
        String withoutErasure = log.proof(ONE).replaceAll("(?s)\"erasures\": \\[.*\\]}", "\"erasures\": []}");
        assertTrue(found(withoutErasure).stream().allMatch(finding -> finding.startsWith("missing")));
        assertEquals(
                log.proof(ONE).split("\"leaf\"").length - 2,
                found(withoutErasure).size());
    }

    @Test
    void finds_what_was_changed() throws Malformed {
        String proof = log.proof(ONE);
        String first = proof.substring(proof.indexOf("{\"leaf\""), proof.indexOf(",\n {\"leaf\""));
        int leaf = Integer.parseInt(first.replaceAll("(?s)\\{\"leaf\": ([0-9]+),.*", "$1"));
        String name = "leaf " + leaf + ", conversation " + ONE + ", seq 0";

        assertTrue(found(proof.replaceFirst("16:45", "16:46")).contains("root " + name));
        assertEquals(
                Set.of("body " + name),
                found(proof.replace(first, first.replaceFirst("\"body\": \"....", "\"body\": \"AAAA"))));
        assertEquals(
                Set.of("missing " + name),
                found(proof.replace(first, first.replaceFirst("\"body\": \"[^\"]*\"", "\"body\": \"\""))));
        assertEquals(
                Set.of("root " + name),
                found(proof.replace(first, first.replaceFirst("\"proof\": \\[\"[^\"]*\", ", "\"proof\": ["))));
        Set<String> dropped = found(proof.replace(first + ",\n ", ""));
        assertEquals(
                Set.of("order", "chain"),
                Set.of(dropped.toString()
                        .replaceAll("[\\[\\]]|leaf [^,]*,[^,]*, seq 1", "")
                        .replace(" ", "")
                        .split(",")));
        assertEquals(Set.of("signature size 41"), found(proof.replace("33\\n40\\n", "33\\n41\\n")));
    }

    @Test
    void finds_another_key() throws Malformed {
        Key known = Key.read(log.vkey());
        log.keys = WrittenLog.newKeys();
        Report report = ProofVerifier.verify(bytes(log.proof(ONE)), known, Map.of());
        assertEquals(Set.of("signature size 40", "file vkey"), LogVerifierTest.places(report));
    }

    @Test
    void finds_records_that_belong_elsewhere() throws Malformed {
        String two = WrittenLog.conversation(2);
        String foreign = log.proof(two).replace("\"conversation\": \"" + two, "\"conversation\": \"" + ONE);
        Set<String> found = found(foreign);
        assertTrue(found.stream().allMatch(finding -> finding.startsWith("order leaf")), found.toString());

        log.erase(two);
        String erasure = log.proof(two).replaceAll("(?s).*\"erasures\": \\[(.*)\\]}\\s*", "$1");
        assertEquals(
                Set.of("file erasures/0"),
                found(log.proof(ONE)
                        .replace("\"erasures\": []", "\"erasures\": [" + erasure.replace("\\", "\\") + "]")));
    }

    @Test
    void refuses_what_is_not_in_the_form_of_the_page() throws Malformed {
        String proof = log.proof(ONE);
        List<String> bad = List.of(
                "",
                "{}",
                "[]",
                proof + "x",
                proof.replace("\"v\": 2", "\"v\": 3"),
                proof.replace("\"v\": 2", "\"v\": \"2\""),
                proof.replace("\"v\": 2", "\"v\": 2, \"v\": 2"),
                proof.replace("\"v\": 2", "\"v\": 2, \"w\": 2"),
                proof.replace("\"v\": 2, ", ""),
                proof.replace("\"erasures\": []", "\"erasures\": {}"),
                proof.replaceFirst("\"leaf\": [0-9]+", "\"leaf\": -1"),
                proof.replaceFirst("\"proof\": \\[\"", "\"proof\": [\"AA"),
                proof.replaceFirst("=\"", "\""),
                proof.replace("\"events\": [", "\"events\": [[], "));
        for (String text : bad) {
            assertEquals(Set.of("file ."), found(text), text);
        }
    }

    private Set<String> found(String proof) throws Malformed {
        return LogVerifierTest.places(verify(proof, log.records.size()));
    }

    private Report verify(String proof, int anchored) throws Malformed {
        return ProofVerifier.verify(
                bytes(proof), Key.read(log.vkey()), Map.of("anchor", LogVerifierTest.note(log, anchored)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
