package io.balie.data.transcript;

import io.balie.data.tree.Hashes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events sealed for one place in one conversation. A record depends on those before it in its conversation, and not on its leaf: so whoever brings events seals
 * them, before they wait for their turn in the log.
 *
 * @param before where the conversation stood; they fit nowhere else
 */
record SealedRows(Chain before, List<SealedRow> rows) {

    /**
     * A record but for its leaf.
     *
     * @param hash of the leaf
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record SealedRow(Row row, byte[] envelope, byte[] body, byte[] hash) {}

    /** Seal events to stand after what there is of a conversation. */
    static SealedRows of(Chain before, List<Row> rows) {
        List<SealedRow> sealed = new ArrayList<>();
        byte @Nullable [] last = before.last();
        for (Row row : rows) {
            SealedRow next = sealed(before, before.next() + sealed.size(), last, row);
            last = next.hash();
            sealed.add(next);
        }
        return new SealedRows(before, List.copyOf(sealed));
    }

    private static SealedRow sealed(Chain chain, long seq, byte @Nullable [] last, Row row) {
        byte[] body = chain.key().seal(chain.ref(), seq, row.json());
        Envelope envelope = new Envelope(
                row.at(),
                Hashes.hex(Hashes.sha256(body)),
                body.length,
                chain.ref(),
                seq,
                last == null
                        ? new Envelope.Link.Key(chain.key().commitment())
                        : new Envelope.Link.Previous(Hashes.hex(last)),
                row.kind(),
                row.provenance(),
                row.subject());
        byte[] bytes = envelope.bytes();
        return new SealedRow(row, bytes, body, Hashes.leaf(bytes));
    }

    /** Where the conversation stands after them. */
    Chain after() {
        return rows.isEmpty()
                ? before
                : new Chain(
                        before.id(),
                        before.ref(),
                        before.key(),
                        before.next() + rows.size(),
                        rows.getLast().hash());
    }
}
