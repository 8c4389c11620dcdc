package io.balie.data.evidence;

import io.balie.data.keys.VerifierKey;
import io.balie.data.transcript.Envelope;
import io.balie.data.transcript.Sealed;
import io.balie.data.transcript.UnreadableRecord;
import io.balie.data.tree.Hashes;
import io.balie.data.tree.Proofs;
import io.balie.data.tree.TiledTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One conversation with its proofs, in a file that can be handed over alone. */
public final class ConversationProof {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Set<String> MEMBERS = Set.of("v", "checkpoint", "vkey", "conversation", "events", "erasures");
    private static final Set<String> EVENT = Set.of("leaf", "envelope", "body", "proof");
    private static final int VERSION = 2;
    private static final String FILE = "proof";

    private ConversationProof() {}

    /**
     * The file of a conversation, proved to the latest checkpoint.
     *
     * @param ref the conversation's 32 hex digits
     * @throws NotExported if there is no checkpoint over any of it yet
     * @throws IOException if the log is damaged where this looked
     */
    public static byte[] make(StoreLog log, VerifierKey key, String ref) throws IOException {
        List<LogSource.Note> notes = log.checkpoints(fault -> {
            throw new NotExported(fault.says());
        });
        if (notes.isEmpty()) {
            throw uncovered(ref);
        }
        return make(log, key, ref, notes.getLast().bytes(), notes.getLast().size())
                .orElseThrow(() -> uncovered(ref));
    }

    /**
     * The file of a conversation, proved to a checkpoint that somebody else holds.
     *
     * @param note the checkpoint
     * @return empty if there are events that it does not cover
     * @throws BadNote if it is no checkpoint
     * @throws NotExported if it does not cover an erasure
     * @throws IOException if the log is damaged where this looked
     */
    public static Optional<byte[]> make(StoreLog log, VerifierKey key, String ref, byte[] note) throws IOException {
        long size = Checkpoint.open(note, key).size();
        List<Long> leaves = leaves(log, ref);
        return size > log.size() || leaves.isEmpty() || leaves.getLast() >= size
                ? Optional.empty()
                : make(log, key, ref, note, size);
    }

    private static NotExported uncovered(String ref) {
        return new NotExported(
                "No checkpoint covers conversation %s yet; one is signed within a second while a desk is open."
                        .formatted(ref));
    }

    private static List<Long> leaves(StoreLog log, String ref) throws IOException {
        return log.leaves(
                "SELECT leaf FROM event WHERE conversation = (SELECT id FROM conversation WHERE ref = ?) ORDER BY seq",
                ref);
    }

    private static Optional<byte[]> make(StoreLog log, VerifierKey key, String ref, byte[] note, long size)
            throws IOException {
        TiledTree<IOException> tree = LogTree.of(log);
        List<Object> events = new ArrayList<>();
        for (long leaf : leaves(log, ref)) {
            if (leaf < size) {
                events.add(proved(log.record(leaf), tree, size));
            }
        }
        if (events.isEmpty()) {
            return Optional.empty();
        }
        List<Object> erasures = new ArrayList<>();
        boolean uncovered = false;
        // All erasures are looked at: who erased_by names is the store's own word, and the file needs the log's.
        for (long leaf : log.leaves(
                "SELECT leaf FROM event WHERE kind = 'erased' AND ? <> '' AND conversation ="
                        + " (SELECT id FROM conversation WHERE ref = '" + Envelope.AUDITING + "') ORDER BY leaf",
                ref)) {
            Sealed erased = log.record(leaf);
            if (subject(erased).filter(ref::equals).isEmpty()) {
                continue;
            }
            if (leaf < size) {
                erasures.add(proved(erased, tree, size));
            } else {
                uncovered = true;
            }
        }
        if (uncovered) {
            throw new NotExported("The conversation was erased after the latest checkpoint; try again in a moment.");
        }
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("v", VERSION);
        file.put("checkpoint", new String(note, StandardCharsets.UTF_8));
        file.put("vkey", key.toString());
        file.put("conversation", ref);
        file.put("events", events);
        file.put("erasures", erasures);
        return Optional.of(MAPPER.writeValueAsBytes(file));
    }

    private static Optional<String> subject(Sealed sealed) {
        try {
            return Envelope.read(sealed.envelope()).subject();
        } catch (UnreadableRecord e) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> proved(Sealed sealed, TiledTree<IOException> tree, long size)
            throws IOException {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("leaf", sealed.leaf());
        event.put("envelope", new String(sealed.envelope(), StandardCharsets.UTF_8));
        event.put("body", Base64.getEncoder().encodeToString(sealed.body()));
        event.put(
                "proof",
                tree.inclusion(sealed.leaf(), size).stream()
                        .map(Base64.getEncoder()::encodeToString)
                        .toList());
        return event;
    }

    /** Whether a file may be one of these: it begins as a JSON object. */
    public static boolean is(byte[] beginning) {
        for (byte b : beginning) {
            if (!Character.isWhitespace(b)) {
                return b == '{';
            }
        }
        return false;
    }

    /**
     * Check a file.
     *
     * @param known what checkpoints are checked with; without it, the key in the file is taken
     * @param anchors checkpoints held outside; one of the same size confirms the file's own
     * @param each is told every finding
     */
    public static Verdict verify(
            byte[] file, Optional<VerifierKey> known, List<Verifier.Anchor> anchors, Consumer<Finding> each) {
        Map<Finding.Kind, Long> found = new EnumMap<>(Finding.Kind.class);
        Checking checking = new Checking(finding -> {
            found.merge(finding.kind(), 1L, Long::sum);
            each.accept(finding);
        });
        checking.file(file, known, anchors);
        return new Verdict(
                checking.leaves,
                checking.leaves > 0 ? 1 : 0,
                checking.erased ? 1 : 0,
                checking.checkpoint == null ? 0 : 1,
                checking.checkpoint == null ? 0 : checking.checkpoint.size(),
                anchors.size(),
                checking.confirmed,
                found);
    }

    /** One file's checks. */
    private static final class Checking {
        private final Consumer<Finding> faults;
        private final Chains chains;
        private @Nullable Checkpoint checkpoint;
        private long leaves;
        private long confirmed;
        private boolean erased;

        /** A record of the file that has the right form. */
        private record Item(long leaf, Envelope envelope) {}

        /** A record as it stands in the file. */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        private record Written(long leaf, byte[] envelope, byte[] body, List<byte[]> proof) {}

        Checking(Consumer<Finding> faults) {
            this.faults = faults;
            this.chains = new Chains(faults);
        }

        void file(byte[] bytes, Optional<VerifierKey> known, List<Verifier.Anchor> anchors) {
            JsonNode file;
            try {
                file = MAPPER.readTree(bytes);
            } catch (JacksonException | StackOverflowError e) {
                strange("It is no valid JSON, or has a member twice.");
                return;
            }
            if (!hasOnly(file, MEMBERS)
                    || !file.get("v").isInt()
                    || file.get("v").intValue() != VERSION
                    || !file.get("checkpoint").isString()
                    || !file.get("vkey").isString()
                    || !file.get("conversation").isString()
                    || !file.get("events").isArray()
                    || !file.get("erasures").isArray()) {
                strange("It does not have the form of a conversation with its proofs, version %d.".formatted(VERSION));
                return;
            }
            String conversation = file.get("conversation").stringValue();
            if (!Envelope.isRef(conversation)) {
                strange("The conversation's name is none.");
                return;
            }
            List<Written> events = new ArrayList<>();
            List<Written> erasures = new ArrayList<>();
            if (!written(file.get("events"), events) || !written(file.get("erasures"), erasures)) {
                strange("A record of it does not have the form of one.");
                return;
            }
            if (events.isEmpty()) {
                strange("It has no events.");
                return;
            }
            checkpoint = checkpoint(file, known, anchors);
            TreeSet<Long> erasedAt = new TreeSet<>();
            erasures.forEach(written -> erasure(written, conversation).ifPresent(erasedAt::add));
            long last = -1;
            for (Written written : events) {
                for (Long leaf = erasedAt.pollFirst(); leaf != null; leaf = erasedAt.pollFirst()) {
                    if (leaf >= written.leaf()) {
                        erasedAt.add(leaf);
                        break;
                    }
                    chains.erase(leaf, conversation);
                }
                event(written, conversation, last);
                last = written.leaf();
            }
            erasedAt.forEach(leaf -> chains.erase(leaf, conversation));
            chains.end();
            leaves = events.size();
        }

        private void event(Written written, String conversation, long last) {
            proved(written);
            Optional<Item> read = item(written);
            if (read.isEmpty()) {
                return;
            }
            Item item = read.get();
            if (!item.envelope().conversation().equals(conversation)) {
                fault(Finding.Kind.ORDER, item, "It is of another conversation.");
                return;
            }
            if (written.leaf() <= last) {
                fault(Finding.Kind.ORDER, item, "Its leaf does not follow.");
            }
            chains.follow(written.leaf(), item.envelope(), Hashes.leaf(written.envelope()), written.body().length == 0);
        }

        /** The leaf from which on the conversation is erased; only what is proved excuses anything. */
        private Optional<Long> erasure(Written written, String conversation) {
            boolean proved = proved(written);
            Optional<Item> read = item(written);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            Envelope envelope = read.get().envelope();
            if (!envelope.conversation().equals(Envelope.AUDITING)
                    || !envelope.kind().equals("erased")
                    || envelope.subject().filter(conversation::equals).isEmpty()) {
                strange("Leaf %d does not say that the conversation was erased.".formatted(written.leaf()));
                return Optional.empty();
            }
            if (written.body().length == 0) {
                fault(Finding.Kind.MISSING, read.get(), "Its body is missing, and nothing is said to have erased it.");
            }
            erased = true;
            return proved ? Optional.of(written.leaf()) : Optional.empty();
        }

        private @Nullable Checkpoint checkpoint(
                JsonNode file, Optional<VerifierKey> known, List<Verifier.Anchor> anchors) {
            byte[] note = file.get("checkpoint").stringValue().getBytes(StandardCharsets.UTF_8);
            Optional<VerifierKey> own = Optional.empty();
            try {
                own = Optional.of(VerifierKey.parse(file.get("vkey").stringValue()));
                if (!own.get().toString().equals(file.get("vkey").stringValue())) {
                    strange("There is more than a verifier key in its member 'vkey'.");
                }
                if (known.isPresent() && !known.equals(own)) {
                    strange("It has another verifier key than the one that is known.");
                }
            } catch (IllegalArgumentException e) {
                strange("Its verifier key cannot be read.");
            }
            Optional<VerifierKey> key = known.isPresent() ? known : own;
            @Nullable Checkpoint opened;
            try {
                opened = open(note, key);
            } catch (BadNote bad) {
                unsigned(note, String.valueOf(bad.getMessage()));
                opened = null;
            }
            for (Verifier.Anchor anchor : anchors) {
                anchor(anchor, key, opened);
            }
            return opened;
        }

        private static Checkpoint open(byte[] note, Optional<VerifierKey> key) throws BadNote {
            return Checkpoint.open(note, key.orElseThrow(() -> new BadNote("No verifier key is known.")));
        }

        private void unsigned(byte[] note, String says) {
            long size = 0;
            try {
                size = Checkpoint.unchecked(note).size();
            } catch (BadNote none) {
                // then it has no size either
            }
            faults.accept(new Finding(Finding.Kind.SIGNATURE, Finding.Where.size(size), says));
        }

        private void anchor(Verifier.Anchor anchor, Optional<VerifierKey> key, @Nullable Checkpoint own) {
            try {
                Checkpoint outside = open(anchor.bytes(), key);
                if (own == null || outside.size() != own.size()) {
                    return; // says nothing about this file alone
                }
                if (Arrays.equals(outside.root(), own.root())) {
                    confirmed = own.size();
                } else {
                    faults.accept(new Finding(
                            Finding.Kind.ANCHOR,
                            Finding.Where.size(own.size()),
                            "The checkpoint '%s' held outside has another root.".formatted(anchor.name())));
                }
            } catch (BadNote bad) {
                unsigned(
                        anchor.bytes(),
                        "The checkpoint '%s' held outside: %s".formatted(anchor.name(), bad.getMessage()));
            }
        }

        /** Takes the records of a list; not one of them if any is not in the form of the page. */
        private static boolean written(JsonNode list, List<Written> into) {
            for (JsonNode event : list) {
                if (!hasOnly(event, EVENT)
                        || !event.get("leaf").isIntegralNumber()
                        || !event.get("leaf").canConvertToLong()
                        || event.get("leaf").longValue() < 0
                        || !event.get("envelope").isString()
                        || !event.get("body").isString()
                        || !event.get("proof").isArray()) {
                    return false;
                }
                List<byte[]> proof = new ArrayList<>();
                try {
                    for (JsonNode hash : event.get("proof")) {
                        byte[] bytes = base64(hash.stringValue("?"));
                        if (bytes.length != Hashes.LENGTH) {
                            return false;
                        }
                        proof.add(bytes);
                    }
                    into.add(new Written(
                            event.get("leaf").longValue(),
                            event.get("envelope").stringValue().getBytes(StandardCharsets.UTF_8),
                            base64(event.get("body").stringValue()),
                            proof));
                } catch (IllegalArgumentException e) {
                    return false;
                }
            }
            return true;
        }

        /** Only the one form that each value has: the usual decoder also takes text without padding, or with bits that say nothing. */
        private static byte[] base64(String text) {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
                throw new IllegalArgumentException("The base64 is not the usual form.");
            }
            return bytes;
        }

        private boolean proved(Written written) {
            Checkpoint signed = checkpoint;
            if (signed == null) {
                return false; // nothing to prove it by, which was told
            }
            boolean proved = Proofs.includes(
                    signed.size(), signed.root(), written.leaf(), Hashes.leaf(written.envelope()), written.proof());
            if (!proved) {
                faults.accept(new Finding(
                        Finding.Kind.ROOT,
                        Finding.Where.leaf(written.leaf()),
                        "Its proof does not lead to the checkpoint's root."));
            }
            return proved;
        }

        private Optional<Item> item(Written written) {
            Envelope read;
            try {
                read = Envelope.read(written.envelope());
            } catch (UnreadableRecord e) {
                faults.accept(new Finding(
                        Finding.Kind.ENVELOPE, Finding.Where.leaf(written.leaf()), String.valueOf(e.getMessage())));
                return Optional.empty();
            }
            Item item = new Item(written.leaf(), read);
            byte[] body = written.body();
            if (body.length > 0
                    && (body.length != read.length()
                            || !Hashes.hex(Hashes.sha256(body)).equals(read.body()))) {
                fault(Finding.Kind.BODY, item, "The body's length or hash is not the one that its envelope says.");
            }
            return Optional.of(item);
        }

        private static boolean hasOnly(JsonNode object, Set<String> members) {
            return object.isObject() && Set.copyOf(object.propertyNames()).equals(members);
        }

        private void fault(Finding.Kind kind, Item item, String says) {
            long leaf = item.leaf();
            faults.accept(new Finding(kind, Finding.Where.leaf(leaf).at(Chains.named(leaf, item.envelope())), says));
        }

        private void strange(String says) {
            faults.accept(Finding.file(FILE, says));
        }
    }
}
