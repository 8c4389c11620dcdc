package io.balie.verifier;

import io.balie.verifier.Chains.Body;
import io.balie.verifier.Finding.Event;
import io.balie.verifier.Finding.FileAt;
import io.balie.verifier.Finding.Kind;
import io.balie.verifier.Finding.Size;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Verifies the file of one conversation and its proofs. */
final class ProofVerifier {
    /** The largest file that is read. */
    static final int LARGEST = 256 * 1024 * 1024;

    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    private record Item(long leaf, byte[] envelope, byte[] body, List<byte[]> proof) {}

    private final Report report = new Report();
    private final Chains chains = new Chains(report);
    private Checkpoint checkpoint;

    private ProofVerifier() {}

    /**
     * Verifies a file.
     *
     * @param key the key that the auditor has from elsewhere, or null
     * @param anchors checkpoints held outside, by where they were found
     */
    static Report verify(byte[] bytes, Key key, Map<String, byte[]> anchors) {
        ProofVerifier verifier = new ProofVerifier();
        try {
            verifier.verify(Json.object(bytes), key, anchors);
        } catch (Malformed e) {
            verifier.report.found(Kind.FILE, new FileAt("."), e.getMessage());
        }
        return verifier.report;
    }

    private void verify(Map<String, Object> file, Key known, Map<String, byte[]> anchors) throws Malformed {
        Set<String> members = Set.of("v", "checkpoint", "vkey", "conversation", "events", "erasures");
        String conversation = text(file, "conversation");
        if (!file.keySet().equals(members) || !file.get("v").equals(2L) || !conversation.matches("[0-9a-f]{32}")) {
            throw new Malformed("not the file of one conversation in version 2");
        }
        List<Item> events = items(file, "events");
        List<Item> erasures = items(file, "erasures");
        if (events.isEmpty()) {
            throw new Malformed("there is no event in it");
        }
        Notes notes = new Notes(report, known, (text(file, "vkey") + "\n").getBytes(StandardCharsets.UTF_8), "vkey");
        checkpoint = notes.signed(text(file, "checkpoint").getBytes(StandardCharsets.UTF_8), "checkpoint");
        anchors.forEach((source, note) -> anchor(notes.signed(note, source), source));

        List<Long> erased = new ArrayList<>();
        for (int i = 0; i < erasures.size(); i++) {
            if (erasure(erasures.get(i), conversation, i)) {
                erased.add(erasures.get(i).leaf());
            }
        }
        erased.sort(null);
        long before = -1;
        for (Item event : events) {
            while (!erased.isEmpty() && erased.getFirst() < event.leaf()) {
                erased.removeFirst();
                chains.erase(conversation);
            }
            event(event, conversation, before);
            before = event.leaf();
        }
        if (!erased.isEmpty()) {
            chains.erase(conversation);
        }
        chains.end();
        report.leaves(events.size() + erasures.size());
    }

    private void event(Item item, String conversation, long before) {
        byte[] hash = Hash.leaf(item.envelope());
        Event name = Envelope.name(item.leaf(), item.envelope());
        prove(item, hash, name);
        if (!name.conversation().isEmpty() && !name.conversation().equals(conversation)) {
            report.found(Kind.ORDER, name, "a record of another conversation");
            return;
        }
        if (item.leaf() <= before) {
            report.found(Kind.ORDER, name, "its leaf is not above the one before it");
        }
        chains.take(item.leaf(), item.envelope(), hash, body(item));
    }

    private boolean erasure(Item item, String conversation, int index) {
        Event name = Envelope.name(item.leaf(), item.envelope());
        boolean proved = prove(item, Hash.leaf(item.envelope()), name);
        try {
            Envelope envelope = Envelope.read(item.envelope());
            if (!envelope.erases() || !envelope.subject().equals(conversation)) {
                report.found(Kind.FILE, new FileAt("erasures/" + index), "is no erasure of this conversation");
                return false;
            }
            if (item.body().length == 0) {
                report.found(Kind.MISSING, name, "the body is missing and nothing says that it was erased");
            } else {
                chains.body(envelope, name, body(item));
            }
            return proved;
        } catch (Malformed e) {
            report.found(Kind.ENVELOPE, name, e.getMessage());
            return false;
        }
    }

    private boolean prove(Item item, byte[] hash, Event name) {
        if (checkpoint == null) {
            return false; // nothing to prove it by, which was told
        }
        String fault = "the inclusion proof leads to another root";
        try {
            if (Arrays.equals(
                    checkpoint.root(), Tree.rootByInclusion(item.leaf(), checkpoint.size(), hash, item.proof()))) {
                return true;
            }
        } catch (Malformed e) {
            fault = e.getMessage();
        }
        report.found(Kind.ROOT, name, fault);
        return false;
    }

    private void anchor(Checkpoint held, String source) {
        if (held == null || checkpoint == null) {
            return;
        }
        if (held.size() != checkpoint.size()) {
            report.remark(Finding.printable(source) + " is of another size: it says nothing of this file.");
        } else if (Arrays.equals(held.root(), checkpoint.root())) {
            report.confirmed(held.size());
        } else {
            report.found(Kind.ANCHOR, new Size(held.size()), Finding.printable(source) + " has another root");
        }
    }

    private static Body body(Item item) {
        return item.body().length == 0
                ? Body.MISSING
                : new Body(item.body().length, Hash.sha256().digest(item.body()));
    }

    private static List<Item> items(Map<String, Object> file, String name) throws Malformed {
        List<Item> items = new ArrayList<>();
        for (Object one : list(file.get(name))) {
            if (!(one instanceof Map<?, ?> item)
                    || !item.keySet().equals(Set.of("leaf", "envelope", "body", "proof"))
                    || !(item.get("leaf") instanceof Long leaf)) {
                throw new Malformed("a record that is not in its form");
            }
            List<byte[]> proof = new ArrayList<>();
            for (Object hash : list(item.get("proof"))) {
                byte[] bytes = Hash.base64(text(hash));
                if (bytes.length != Hash.LENGTH) {
                    throw new Malformed("a proof that does not consist of hashes");
                }
                proof.add(bytes);
            }
            byte[] envelope = text(item.get("envelope")).getBytes(StandardCharsets.UTF_8);
            items.add(new Item(leaf, envelope, Hash.base64(text(item.get("body"))), proof));
        }
        return items;
    }

    private static List<?> list(Object value) throws Malformed {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new Malformed("a member that is not the list it should be");
    }

    private static String text(Map<String, Object> file, String name) throws Malformed {
        return text(file.get(name));
    }

    private static String text(Object value) throws Malformed {
        if (value instanceof String text) {
            return text;
        }
        throw new Malformed("a member that is not the text it should be");
    }
}
