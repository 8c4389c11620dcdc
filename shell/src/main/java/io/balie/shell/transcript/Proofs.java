package io.balie.shell.transcript;

import io.balie.data.evidence.ConversationProof;
import io.balie.data.evidence.Verifier;
import io.balie.data.keys.VerifierKey;
import io.balie.data.transcript.Envelope;
import io.balie.data.tree.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What proves that a transcript is what was said, as it stood when the page was made.
 *
 * @param json the conversation with its proofs, in the form that a verifier reads
 * @param checkpoint the signed checkpoint that the proofs lead to
 * @param verifierKey with which its signature is checked
 * @param verdict what checking said
 * @param rows one for each event
 */
public record Proofs(String json, String checkpoint, String verifierKey, Verdict verdict, List<Row> rows) {

    public Proofs {
        rows = List.copyOf(rows);
    }

    /**
     * What a file of proofs holds.
     *
     * @param file a conversation with its proofs, as {@link ConversationProof#make} makes it
     * @param key with which its checkpoint is checked
     * @param anchors checkpoints of this log that are held outside
     */
    static Proofs of(byte[] file, VerifierKey key, List<Verifier.Anchor> anchors) {
        io.balie.data.evidence.Verdict verdict =
                ConversationProof.verify(file, Optional.of(key), anchors, finding -> {});
        JsonNode json = JsonMapper.shared().readTree(file);
        List<Row> rows = new ArrayList<>();
        for (JsonNode event : json.get("events")) {
            byte[] bytes = event.get("envelope").stringValue().getBytes(StandardCharsets.UTF_8);
            Envelope envelope = Envelope.read(bytes);
            List<String> path = new ArrayList<>();
            event.get("proof").forEach(hash -> path.add(hash.stringValue()));
            rows.add(new Row(
                    envelope.seq(),
                    event.get("leaf").longValue(),
                    HexFormat.of().formatHex(Hashes.leaf(bytes)),
                    envelope.link() instanceof Envelope.Link.Previous previous ? previous.hash() : "",
                    path));
        }
        return new Proofs(
                new String(file, StandardCharsets.UTF_8),
                json.get("checkpoint").stringValue(),
                json.get("vkey").stringValue(),
                !verdict.whole() ? Verdict.BROKEN : verdict.confirmed() > 0 ? Verdict.INTACT : Verdict.NOT_CONFIRMED,
                rows);
    }

    /** What checking said. */
    public enum Verdict {
        INTACT,
        NOT_CONFIRMED,
        BROKEN
    }

    /**
     * What proves one event.
     *
     * @param leaf its place in the log
     * @param hash of its envelope, in hexadecimal
     * @param previous the hash of the event before it in the conversation; empty for the first
     * @param path the hashes from the leaf up to the checkpoint's root, in base64
     */
    public record Row(long seq, long leaf, String hash, String previous, List<String> path) {
        public Row {
            path = List.copyOf(path);
        }
    }
}
