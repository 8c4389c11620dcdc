package io.balie.data.evidence;

import io.balie.data.transcript.Envelope;
import io.balie.data.tree.Hashes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Follows every conversation through the log: that its records hang together, and that what is missing was erased.
 *
 * <p>Keeps about a hundred bytes for each conversation, and sixteen for each body that is missing so far.
 */
final class Chains {

    private final Map<Ref, Chain> chains = new HashMap<>();
    private final Consumer<Finding> faults;

    /** A conversation's name, at a tenth of what a text takes. */
    private record Ref(long high, long low) {

        private static final Ref AUDITING = of(Envelope.AUDITING);

        static Ref of(String hex) {
            return new Ref(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
        }

        @Override
        public String toString() {
            return "%016x%016x".formatted(high, low);
        }
    }

    private static final class Chain {
        private long next;
        private byte[] latest = new byte[0];
        private long erasedAt = -1;
        private long[] missing = {}; // leaf and seq, by turns
        private int missed;

        void miss(long leaf, long seq) {
            if (missed == missing.length) {
                missing = Arrays.copyOf(missing, Math.max(8, missed * 2));
            }
            missing[missed++] = leaf;
            missing[missed++] = seq;
        }
    }

    Chains(Consumer<Finding> faults) {
        this.faults = faults;
    }

    /** The next record. */
    void follow(long leaf, Envelope envelope, byte[] leafHash, boolean bodyMissing) {
        Ref ref = Ref.of(envelope.conversation());
        Chain chain = chains.computeIfAbsent(ref, fresh -> new Chain());
        Finding.Named named = named(leaf, envelope);
        if (envelope.seq() != chain.next) {
            fault(
                    Finding.Kind.ORDER,
                    named,
                    "It is number %d of its conversation, expected %d.".formatted(envelope.seq(), chain.next));
        } else if ((leaf == 0) != (ref.equals(Ref.AUDITING) && envelope.kind().equals("log_started"))) {
            fault(
                    Finding.Kind.ORDER,
                    named,
                    "The log begins with a record of kind log_started, and has one nowhere else.");
        }
        // Where the order is broken there is still a record before this one, unless the conversation begins here.
        if (envelope.link() instanceof Envelope.Link.Previous previous
                && !previous.hash().equals(Hashes.hex(chain.latest))) {
            fault(
                    Finding.Kind.CHAIN,
                    named,
                    chain.latest.length == 0
                            ? "The record before it in its conversation is not there."
                            : "It does not hang on the record before it in its conversation.");
        }
        chain.next = envelope.seq() + 1;
        chain.latest = leafHash;
        if (chain.erasedAt >= 0) {
            fault(
                    Finding.Kind.AFTER_ERASURE,
                    named,
                    "Its conversation was erased before, at leaf %d.".formatted(chain.erasedAt));
        }
        if (bodyMissing) {
            chain.miss(leaf, envelope.seq());
        }
        if (ref.equals(Ref.AUDITING) && envelope.kind().equals("erased")) {
            envelope.subject().ifPresent(subject -> erase(leaf, subject));
        }
    }

    /** A conversation's bodies before this leaf may be missing, and nothing of it may come after. */
    void erase(long leaf, String subject) {
        Chain erased = chains.computeIfAbsent(Ref.of(subject), fresh -> new Chain());
        erased.erasedAt = leaf;
        erased.missing = new long[] {};
        erased.missed = 0;
    }

    /** Say which bodies are missing after all. */
    void end() {
        List<Finding.Named> missing = new ArrayList<>();
        chains.forEach((ref, chain) -> {
            for (int i = 0; i < chain.missed; i += 2) {
                missing.add(new Finding.Named(
                        chain.missing[i], Optional.of(ref.toString()), OptionalLong.of(chain.missing[i + 1])));
            }
        });
        missing.sort(Comparator.comparingLong(Finding.Named::leaf));
        missing.forEach(named -> fault(
                Finding.Kind.MISSING, named, "Its body is missing, and no later record says that it was erased."));
    }

    /** How many conversations there are, without the auditing stream. */
    long conversations() {
        return chains.size() - (chains.containsKey(Ref.AUDITING) ? 1L : 0L);
    }

    /** How many of them were erased. */
    long erased() {
        return chains.values().stream().filter(chain -> chain.erasedAt >= 0).count();
    }

    static Finding.Named named(long leaf, Envelope envelope) {
        return new Finding.Named(leaf, Optional.of(envelope.conversation()), OptionalLong.of(envelope.seq()));
    }

    private void fault(Finding.Kind kind, Finding.Named named, String says) {
        faults.accept(new Finding(kind, Finding.Where.leaf(named.leaf()).at(named), says));
    }
}
