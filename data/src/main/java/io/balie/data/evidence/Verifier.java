package io.balie.data.evidence;

import io.balie.data.keys.VerifierKey;
import io.balie.data.transcript.Envelope;
import io.balie.data.transcript.Sealed;
import io.balie.data.transcript.UnreadableRecord;
import io.balie.data.tree.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks through a whole log and says everything that is wrong with it.
 *
 * <p>Reads each record once and goes on after a fault. Needs no key but the one that checkpoints are checked with, and memory for the
 * conversations alone, not for their events. Trap: what has no {@link Anchor} is confirmed by nobody; whoever has the files and the signing key may have
 * written all of it anew.
 */
public final class Verifier {

    private static final Pattern CONVERSATION = Pattern.compile("\"conversation\":\"([0-9a-f]{32})\"");
    private static final Pattern SEQ = Pattern.compile("\"seq\":(0|[1-9][0-9]{0,15})[,}]");

    private final Optional<VerifierKey> known;
    private final List<Anchor> anchors;

    /**
     * A checkpoint that somebody else holds.
     *
     * @param name where it comes from
     * @param bytes the note
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Anchor(String name, byte[] bytes) {}

    /**
     * @param key what checkpoints are checked with; without it, the one that lies beside the log is taken
     * @param anchors checkpoints held outside
     */
    public Verifier(Optional<VerifierKey> key, List<Anchor> anchors) {
        this.known = key;
        this.anchors = List.copyOf(anchors);
    }

    /**
     * Look through a log.
     *
     * @param each is told every finding at once
     */
    public Verdict verify(LogSource log, Consumer<Finding> each) {
        Map<Finding.Kind, Long> found = new EnumMap<>(Finding.Kind.class);
        Consumer<Finding> faults = finding -> {
            found.merge(finding.kind(), 1L, Long::sum);
            each.accept(finding);
        };
        Optional<VerifierKey> beside = beside(log, faults);
        Optional<VerifierKey> key = known.or(() -> beside);
        SortedMap<Long, List<TreeCheck.Claim>> claims = new TreeMap<>();
        List<LogSource.Note> kept = log.checkpoints(faults);
        for (LogSource.Note note : kept) {
            claim(note, key, claims, faults);
        }
        for (Anchor anchor : anchors) {
            claim(anchor, key, claims, faults);
        }
        TreeCheck tree = new TreeCheck(log, claims, faults);
        Chains chains = new Chains(faults);
        log.read(new Records(tree, chains, faults));
        chains.end();
        tree.end();
        return new Verdict(
                log.size(),
                chains.conversations(),
                chains.erased(),
                kept.size(),
                tree.agreed(),
                anchors.size(),
                tree.confirmed(),
                found);
    }

    /** The key that lies beside the log: no proof of anything, but a file that must be right like any other. */
    private Optional<VerifierKey> beside(LogSource log, Consumer<Finding> faults) {
        Optional<String> written = log.ownKey();
        if (written.isEmpty()) {
            return Optional.empty();
        }
        try {
            VerifierKey key = VerifierKey.parse(written.get());
            if (known.isPresent() && !known.get().equals(key)) {
                faults.accept(Finding.file(ExportLayout.KEY, "It is another verifier key than the one that is known."));
            }
            if (!key.toString().equals(written.get())) {
                faults.accept(Finding.file(ExportLayout.KEY, "There is more than a verifier key in it."));
            }
            return Optional.of(key);
        } catch (IllegalArgumentException e) {
            faults.accept(Finding.file(ExportLayout.KEY, "The verifier key cannot be read: " + e.getMessage()));
            return Optional.empty();
        }
    }

    private static void claim(
            LogSource.Note note,
            Optional<VerifierKey> key,
            SortedMap<Long, List<TreeCheck.Claim>> claims,
            Consumer<Finding> faults) {
        try {
            Checkpoint checkpoint = Checkpoint.unchecked(note.bytes());
            if (checkpoint.size() != note.size()) {
                throw new BadNote("The checkpoint is of %d leaves.".formatted(checkpoint.size()));
            }
            // Signed or not, its root says something about the tree.
            claims.computeIfAbsent(note.size(), size -> new ArrayList<>())
                    .add(new TreeCheck.Claim(false, checkpoint.root(), "The checkpoint"));
            Checkpoint.open(note.bytes(), key.orElseThrow(() -> new BadNote("No verifier key is known.")));
        } catch (BadNote bad) {
            faults.accept(new Finding(
                    Finding.Kind.SIGNATURE, Finding.Where.size(note.size()), String.valueOf(bad.getMessage())));
        }
    }

    private static void claim(
            Anchor anchor,
            Optional<VerifierKey> key,
            SortedMap<Long, List<TreeCheck.Claim>> claims,
            Consumer<Finding> faults) {
        Finding.Where where = Finding.Where.size(0);
        try {
            where = Finding.Where.size(Checkpoint.unchecked(anchor.bytes()).size());
            // One that is not signed confirms nothing: whoever wants to frame the log could have written it.
            Checkpoint checkpoint =
                    Checkpoint.open(anchor.bytes(), key.orElseThrow(() -> new BadNote("No verifier key is known.")));
            claims.computeIfAbsent(checkpoint.size(), size -> new ArrayList<>())
                    .add(new TreeCheck.Claim(
                            true, checkpoint.root(), "The checkpoint '%s' held outside".formatted(anchor.name())));
        } catch (BadNote bad) {
            faults.accept(new Finding(
                    Finding.Kind.SIGNATURE,
                    where,
                    "The checkpoint '%s' held outside: %s".formatted(anchor.name(), bad.getMessage())));
        }
    }

    /** Hands each record on to what looks at it. */
    private static final class Records implements LogSource.Reader {
        private final TreeCheck tree;
        private final Chains chains;
        private final Consumer<Finding> faults;
        private final ArrayDeque<Looked> ahead = new ArrayDeque<>();

        Records(TreeCheck tree, Chains chains, Consumer<Finding> faults) {
            this.tree = tree;
            this.chains = chains;
            this.faults = faults;
        }

        /** What can be said of a record by itself, and is most of the work. */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        private record Looked(
                Sealed sealed,
                byte[] leafHash,
                Optional<Envelope> envelope,
                Finding.Named named,
                Optional<Finding> finding) {}

        @Override
        public void coming(List<Sealed> records) {
            ahead.clear();
            ahead.addAll(records.parallelStream().map(Records::look).toList());
        }

        @Override
        public Optional<Envelope> record(Sealed sealed) {
            Looked looked = looked(sealed);
            looked.finding().ifPresent(faults);
            tree.append(looked.leafHash(), looked.named());
            looked.envelope()
                    .ifPresent(envelope ->
                            chains.follow(sealed.leaf(), envelope, looked.leafHash(), sealed.body().length == 0));
            return looked.envelope();
        }

        private Looked looked(Sealed sealed) {
            while (!ahead.isEmpty()) {
                Looked next = ahead.remove();
                if (next.sealed().leaf() == sealed.leaf()) { // else it was passed over
                    return next;
                }
            }
            return look(sealed);
        }

        private static Looked look(Sealed sealed) {
            byte[] leafHash = Hashes.leaf(sealed.envelope());
            try {
                Envelope envelope = Envelope.read(sealed.envelope());
                Finding.Named named = Chains.named(sealed.leaf(), envelope);
                return new Looked(sealed, leafHash, Optional.of(envelope), named, body(sealed, envelope, named));
            } catch (UnreadableRecord unreadable) {
                Finding.Named named = guessed(sealed);
                Finding finding = new Finding(
                        Finding.Kind.ENVELOPE,
                        Finding.Where.leaf(sealed.leaf()).at(named),
                        String.valueOf(unreadable.getMessage()));
                return new Looked(sealed, leafHash, Optional.empty(), named, Optional.of(finding));
            }
        }

        private static Optional<Finding> body(Sealed sealed, Envelope envelope, Finding.Named named) {
            byte[] body = sealed.body();
            String says = "";
            if (body.length > 0 && body.length != envelope.length()) {
                says = "The body has %d bytes, its envelope says %d.".formatted(body.length, envelope.length());
            } else if (body.length > 0 && !Hashes.hex(Hashes.sha256(body)).equals(envelope.body())) {
                says = "The body's hash is not the one that its envelope says.";
            }
            return says.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Finding(
                            Finding.Kind.BODY, Finding.Where.leaf(sealed.leaf()).at(named), says));
        }

        private static Finding.Named guessed(Sealed sealed) {
            String text = new String(sealed.envelope(), StandardCharsets.ISO_8859_1);
            Matcher conversation = CONVERSATION.matcher(text);
            Matcher seq = SEQ.matcher(text);
            return new Finding.Named(
                    sealed.leaf(),
                    conversation.find() ? Optional.of(conversation.group(1)) : Optional.empty(),
                    seq.find() ? OptionalLong.of(Long.parseLong(seq.group(1))) : OptionalLong.empty());
        }

        @Override
        public void missing(long from, long to, String why) {
            faults.accept(new Finding(
                    Finding.Kind.MISSING,
                    Finding.Where.leaf(from),
                    to - from == 1
                            ? "The leaf is missing: " + why
                            : "%d leaves are missing, up to leaf %d: %s".formatted(to - from, to - 1, why)));
            tree.skip(from, to);
        }

        @Override
        public void fault(Finding finding) {
            faults.accept(finding);
        }
    }
}
