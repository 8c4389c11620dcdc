package io.balie.data.search;

import io.balie.data.transcript.Envelope;
import io.balie.data.transcript.ErasedConversation;
import io.balie.data.transcript.StoredEvent;
import io.balie.data.transcript.Summary;
import io.balie.data.transcript.TranscriptReader;
import io.balie.data.transcript.UnreadableRecord;
import io.balie.data.tree.Hashes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/** A store of transcripts, as an index is made from it. */
public final class StoredSource implements Source {

    private final TranscriptReader reader;

    /** Closes nothing. */
    public StoredSource(TranscriptReader reader) {
        this.reader = reader;
    }

    @Override
    public String origin() {
        return reader.origin();
    }

    @Override
    public long size() {
        return reader.size();
    }

    @Override
    public byte[] leafHash(long leaf) {
        List<byte[]> hashes = new ArrayList<>();
        reader.records(leaf, leaf + 1, record -> hashes.add(Hashes.leaf(record.envelope())));
        return hashes.isEmpty() ? new byte[0] : hashes.getFirst();
    }

    @Override
    public List<String> changedSince(long leaf) {
        if (leaf == 0) {
            return reader.list(Summary.Filter.latest(Integer.MAX_VALUE)).stream()
                    .filter(summary -> summary.erasedBy().isEmpty())
                    .map(Summary::ref)
                    .toList();
        }
        Set<String> changed = new LinkedHashSet<>();
        reader.records(
                leaf,
                reader.size(),
                record -> changed.add(Envelope.read(record.envelope()).conversation()));
        changed.remove(Envelope.AUDITING);
        return List.copyOf(changed);
    }

    @Override
    public Read read(String ref) {
        Optional<Summary> summary = reader.summary(ref);
        if (summary.isEmpty() || summary.get().erasedBy().isPresent()) {
            return new Read("", List.of());
        }
        try {
            List<StoredEvent> events = reader.readRef(ref);
            return new Read(summary.get().conversation(), events);
        } catch (ErasedConversation | UnreadableRecord | NoSuchElementException gone) {
            return new Read("", List.of()); // what is damaged is found by verification, not by search
        }
    }
}
