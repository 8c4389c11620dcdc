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
import java.util.OptionalLong;
import java.util.Set;
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
        long size = notes.isEmpty() ? 0 : notes.getLast().size();
        TiledTree<IOException> tree = LogTree.of(log);
        List<Object> events = new ArrayList<>();
        for (long leaf : log.leaves(
                "SELECT leaf FROM event WHERE conversation = (SELECT id FROM conversation WHERE ref = ?) ORDER BY seq",
                ref)) {
            if (leaf < size) {
                events.add(proved(log.record(leaf), tree, size));
            }
        }
        if (events.isEmpty()) {
            throw new NotExported(
                    "No checkpoint covers conversation %s yet; one is signed within a second while a desk is open."
                            .formatted(ref));
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
        file.put("checkpoint", new String(notes.getLast().bytes(), StandardCharsets.UTF_8));
        file.put("vkey", key.toString());
        file.put("conversation", ref);
        file.put("events", events);
        file.put("erasures", erasures);
        return MAPPER.writeValueAsBytes(file);
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
        private record Item(Sealed sealed, Envelope envelope) {}

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
            checkpoint = checkpoint(file, known, anchors);
            String conversation = file.get("conversation").stringValue();
            if (!Envelope.isRef(conversation)) {
                strange("The conversation's name is none.");
                return;
            }
            List<Item> events = items(file.get("events"));
            List<Item> erasures = items(file.get("erasures"));
            if (events.isEmpty()) {
                strange("It has no events that can be read.");
            }
            long last = -1;
            int next = 0;
            for (Item item : events) {
                for (;
                        next < erasures.size()
                                && erasures.get(next).sealed().leaf()
                                        < item.sealed().leaf();
                        next++) {
                    erase(erasures.get(next), conversation);
                }
                long leaf = item.sealed().leaf();
                if (leaf <= last || !item.envelope().conversation().equals(conversation)) {
                    fault(
                            Finding.Kind.ORDER,
                            item,
                            leaf <= last ? "Its leaf does not follow." : "It is of another conversation.");
                }
                last = leaf;
                chains.follow(
                        leaf,
                        item.envelope(),
                        Hashes.leaf(item.sealed().envelope()),
                        item.sealed().body().length == 0);
            }
            erasures.subList(next, erasures.size()).forEach(item -> erase(item, conversation));
            chains.end();
            leaves = events.size();
        }

        private void erase(Item item, String conversation) {
            Envelope envelope = item.envelope();
            if (envelope.conversation().equals(Envelope.AUDITING)
                    && envelope.kind().equals("erased")
                    && envelope.subject().filter(conversation::equals).isPresent()) {
                chains.erase(item.sealed().leaf(), conversation);
                erased = true;
            } else {
                strange("Leaf %d does not say that the conversation was erased."
                        .formatted(item.sealed().leaf()));
            }
        }

        private @Nullable Checkpoint checkpoint(
                JsonNode file, Optional<VerifierKey> known, List<Verifier.Anchor> anchors) {
            byte[] note = file.get("checkpoint").stringValue().getBytes(StandardCharsets.UTF_8);
            VerifierKey key;
            try {
                key = known.isPresent()
                        ? known.get()
                        : VerifierKey.parse(file.get("vkey").stringValue());
            } catch (IllegalArgumentException e) {
                strange("Its verifier key cannot be read.");
                return null;
            }
            Checkpoint opened;
            try {
                opened = Checkpoint.open(note, key);
            } catch (BadNote bad) {
                OptionalLong size = OptionalLong.empty();
                try {
                    size = OptionalLong.of(Checkpoint.unchecked(note).size());
                } catch (BadNote none) {
                    // then it has no size either
                }
                faults.accept(new Finding(
                        Finding.Kind.SIGNATURE,
                        size.isPresent() ? Finding.Where.size(size.getAsLong()) : Finding.Where.file(FILE),
                        String.valueOf(bad.getMessage())));
                return null;
            }
            for (Verifier.Anchor anchor : anchors) {
                anchor(anchor, key, opened);
            }
            return opened;
        }

        private void anchor(Verifier.Anchor anchor, VerifierKey key, Checkpoint own) {
            try {
                Checkpoint outside = Checkpoint.open(anchor.bytes(), key);
                if (outside.size() != own.size()) {
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
                faults.accept(new Finding(
                        Finding.Kind.SIGNATURE,
                        Finding.Where.file(anchor.name()),
                        "The checkpoint '%s' held outside: %s".formatted(anchor.name(), bad.getMessage())));
            }
        }

        private List<Item> items(JsonNode list) {
            List<Item> items = new ArrayList<>();
            for (JsonNode event : list) {
                Optional<Item> item = item(event);
                item.ifPresent(items::add);
            }
            return items;
        }

        private Optional<Item> item(JsonNode event) {
            if (!hasOnly(event, EVENT)
                    || !event.get("leaf").isIntegralNumber()
                    || !event.get("leaf").canConvertToLong()
                    || !event.get("envelope").isString()
                    || !event.get("body").isString()
                    || !event.get("proof").isArray()) {
                strange("A record of it does not have the form of one.");
                return Optional.empty();
            }
            long leaf = event.get("leaf").longValue();
            byte[] envelope = event.get("envelope").stringValue().getBytes(StandardCharsets.UTF_8);
            byte[] body;
            List<byte[]> proof = new ArrayList<>();
            try {
                body = Base64.getDecoder().decode(event.get("body").stringValue());
                for (JsonNode hash : event.get("proof")) {
                    proof.add(Base64.getDecoder().decode(hash.stringValue("?")));
                }
            } catch (IllegalArgumentException e) {
                strange("Leaf %d has something that is not in base64.".formatted(leaf));
                return Optional.empty();
            }
            Checkpoint signed = checkpoint;
            if (signed != null && !Proofs.includes(signed.size(), signed.root(), leaf, Hashes.leaf(envelope), proof)) {
                faults.accept(new Finding(
                        Finding.Kind.ROOT,
                        Finding.Where.leaf(leaf),
                        "Its proof does not lead to the checkpoint's root."));
            }
            Envelope read;
            try {
                read = Envelope.read(envelope);
            } catch (UnreadableRecord e) {
                faults.accept(
                        new Finding(Finding.Kind.ENVELOPE, Finding.Where.leaf(leaf), String.valueOf(e.getMessage())));
                return Optional.empty();
            }
            Item item = new Item(new Sealed(leaf, envelope, body), read);
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
            long leaf = item.sealed().leaf();
            faults.accept(new Finding(kind, Finding.Where.leaf(leaf).at(Chains.named(leaf, item.envelope())), says));
        }

        private void strange(String says) {
            faults.accept(Finding.file(FILE, says));
        }
    }
}
