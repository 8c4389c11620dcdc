package io.balie.shell.transcript;

import io.balie.data.evidence.BadNote;
import io.balie.data.evidence.Checkpoint;
import io.balie.data.evidence.ConversationProof;
import io.balie.data.evidence.LogSource;
import io.balie.data.evidence.NotExported;
import io.balie.data.evidence.StoreLog;
import io.balie.data.evidence.Verifier;
import io.balie.data.keys.SigningKey;
import io.balie.data.keys.VerifierKey;
import io.balie.shell.conversation.TranscriptFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what proves a conversation that a desk below a home has stored. */
public final class Evidence {

    private final Path home;
    private final Map<String, String> environment;

    /** @param environment which may name the file of the signing key */
    public Evidence(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = Map.copyOf(environment);
    }

    /**
     * The proofs of a conversation up to a checkpoint that is held outside, if one covers it; else up to the latest.
     *
     * @param ref its name in the evidence
     * @param anchors checkpoints held outside; those of other logs are passed over
     * @return empty if no checkpoint covers it yet, or there is no key to check one with
     * @throws IOException if a log is damaged where this looked
     */
    public Optional<Proofs> of(String ref, List<Verifier.Anchor> anchors) throws IOException {
        Path secret = SigningKey.file(home, environment);
        if (Files.notExists(secret)) {
            return Optional.empty();
        }
        SigningKey key = SigningKey.open(secret);
        for (Path folder : new TranscriptFolders(home).all()) {
            Optional<StoreLog> opened = StoreLog.open(folder);
            if (opened.isPresent()) {
                try (StoreLog log = opened.get()) {
                    Optional<Proofs> proofs = proved(log, key, ref, anchors);
                    if (proofs.isPresent()) {
                        return proofs;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The size of a checkpoint that this log's key signed; 0 of any other. */
    private static long size(Verifier.Anchor anchor, VerifierKey key) {
        try {
            return Checkpoint.open(anchor.bytes(), key).size();
        } catch (BadNote other) {
            return 0;
        }
    }

    private static Optional<Proofs> proved(StoreLog log, SigningKey key, String ref, List<Verifier.Anchor> anchors)
            throws IOException {
        List<LogSource.Note> notes = log.checkpoints(finding -> {});
        if (notes.isEmpty()) {
            return Optional.empty();
        }
        try {
            VerifierKey verifier =
                    key.verifier(Checkpoint.unchecked(notes.getLast().bytes()).origin());
            List<Verifier.Anchor> held = anchors.stream()
                    .filter(anchor -> size(anchor, verifier) > 0)
                    .sorted(Comparator.comparingLong((Verifier.Anchor anchor) -> size(anchor, verifier))
                            .reversed())
                    .toList();
            byte[] latest = ConversationProof.make(log, verifier, ref);
            for (Verifier.Anchor anchor : held) {
                Optional<byte[]> proof = ConversationProof.make(log, verifier, ref, anchor.bytes());
                if (proof.isPresent()) {
                    return Optional.of(Proofs.of(proof.get(), verifier, List.of(anchor)));
                }
            }
            return Optional.of(Proofs.of(latest, verifier, held));
        } catch (NotExported none) {
            return Optional.empty(); // not of this folder, or not covered yet
        } catch (BadNote bad) {
            throw new IOException("The latest checkpoint cannot be read.", bad);
        }
    }
}
