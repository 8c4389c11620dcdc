package io.balie.data.evidence;

import io.balie.data.keys.VerifierKey;
import io.balie.data.tree.Proofs;
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
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The proof that a log of one size continues the same log of a smaller one, in a file that can be handed over alone. */
public final class ConsistencyProof {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final int VERSION = 2;
    private static final int MOST_HASHES = 128;
    private static final String FILE = "proof";

    private ConsistencyProof() {}

    /**
     * A proof, written.
     *
     * @param file the JSON
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Made(long from, long to, byte[] file) {}

    /**
     * Prove that the log of one checkpoint continues that of an earlier one.
     *
     * @param from the size of a kept checkpoint
     * @param to the size of a later one; 0 for the latest
     * @throws NotExported if there are no signed checkpoints of these sizes
     * @throws IOException if the log is damaged where this looked
     */
    public static Made make(LogSource log, VerifierKey key, long from, long to) throws IOException {
        List<LogSource.Note> notes = log.checkpoints(fault -> {
            throw new NotExported(fault.says());
        });
        if (notes.isEmpty()) {
            throw new NotExported("There is no checkpoint yet; one is signed within a second while a desk is open.");
        }
        LogSource.Note later = to == 0 ? notes.getLast() : kept(notes, to);
        LogSource.Note earlier = kept(notes, from);
        if (earlier.size() > later.size()) {
            throw new NotExported(
                    "A log of %d records does not continue one of %d.".formatted(later.size(), earlier.size()));
        }
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("v", VERSION);
        file.put("vkey", key.toString());
        file.put("from", new String(earlier.bytes(), StandardCharsets.UTF_8));
        file.put("to", new String(later.bytes(), StandardCharsets.UTF_8));
        file.put(
                "consistency",
                LogTree.of(log).consistency(earlier.size(), later.size()).stream()
                        .map(Base64.getEncoder()::encodeToString)
                        .toList());
        return new Made(earlier.size(), later.size(), MAPPER.writeValueAsBytes(file));
    }

    private static LogSource.Note kept(List<LogSource.Note> notes, long size) {
        return notes.stream()
                .filter(note -> note.size() == size)
                .findFirst()
                .orElseThrow(() -> new NotExported("There is no checkpoint of %d records; the nearest are of %s."
                        .formatted(size, nearest(notes, size))));
    }

    private static String nearest(List<LogSource.Note> notes, long size) {
        List<Long> sizes = notes.stream().map(LogSource.Note::size).sorted().toList();
        Optional<Long> below = sizes.stream().filter(each -> each < size).reduce((first, second) -> second);
        Optional<Long> above = sizes.stream().filter(each -> each > size).findFirst();
        List<String> near = new ArrayList<>();
        below.ifPresent(each -> near.add(each.toString()));
        above.ifPresent(each -> near.add(each.toString()));
        return String.join(" and ", near);
    }

    /** Whether a file is one of these and not a conversation's. */
    public static boolean is(byte[] file) {
        try {
            JsonNode json = MAPPER.readTree(file);
            return json.isObject() && json.has("consistency");
        } catch (JacksonException | StackOverflowError none) {
            return false;
        }
    }

    /**
     * Check a file.
     *
     * @param known what checkpoints are checked with; without it, the key in the file is taken
     * @param anchors checkpoints held outside; one of the size of either end confirms the log up to there
     * @param each is told every finding
     */
    public static Verdict verify(
            byte[] file, Optional<VerifierKey> known, List<Verifier.Anchor> anchors, Consumer<Finding> each) {
        Map<Finding.Kind, Long> found = new EnumMap<>(Finding.Kind.class);
        Consumer<Finding> faults = finding -> {
            found.merge(finding.kind(), 1L, Long::sum);
            each.accept(finding);
        };
        long covered = 0;
        long confirmed = 0;
        try {
            JsonNode json = MAPPER.readTree(file);
            if (!formed(json)) {
                faults.accept(Finding.file(FILE, "It does not have the form of a consistency proof."));
                return new Verdict(0, 0, 0, 0, 0, anchors.size(), 0, found);
            }
            VerifierKey key =
                    known.orElseGet(() -> VerifierKey.parse(json.get("vkey").stringValue()));
            if (!key.toString().equals(json.get("vkey").stringValue())) {
                faults.accept(Finding.file(FILE, "It names another verifier key than the one that is known."));
            }
            Optional<Checkpoint> from = signed(json.get("from").stringValue(), key, faults);
            Optional<Checkpoint> to = signed(json.get("to").stringValue(), key, faults);
            if (from.isPresent() && to.isPresent()) {
                List<byte[]> proof = new ArrayList<>();
                json.get("consistency")
                        .forEach(hash -> proof.add(Base64.getDecoder().decode(hash.stringValue())));
                if (Proofs.consistent(
                        from.get().size(),
                        from.get().root(),
                        to.get().size(),
                        to.get().root(),
                        proof)) {
                    covered = to.get().size();
                } else {
                    faults.accept(new Finding(
                            Finding.Kind.ROOT,
                            Finding.Where.size(to.get().size()),
                            "The proof does not lead from the checkpoint of %d records to this one."
                                    .formatted(from.get().size())));
                }
            }
            for (Verifier.Anchor anchor : anchors) {
                confirmed = Math.max(confirmed, confirmed(anchor, key, from, to, faults));
            }
        } catch (JacksonException | StackOverflowError | IllegalArgumentException bad) {
            faults.accept(Finding.file(FILE, "It cannot be read as a consistency proof."));
        }
        return new Verdict(covered, 0, 0, 2, covered, anchors.size(), confirmed, found);
    }

    private static boolean formed(JsonNode json) {
        return json.isObject()
                && json.size() == 5
                && json.path("v").isInt()
                && json.get("v").intValue() == VERSION
                && json.path("vkey").isString()
                && json.path("from").isString()
                && json.path("to").isString()
                && json.path("consistency").isArray()
                && json.get("consistency").size() <= MOST_HASHES
                && json.get("consistency").valueStream().allMatch(JsonNode::isString);
    }

    private static Optional<Checkpoint> signed(String note, VerifierKey key, Consumer<Finding> faults) {
        byte[] bytes = note.getBytes(StandardCharsets.UTF_8);
        try {
            return Optional.of(Checkpoint.open(bytes, key));
        } catch (BadNote bad) {
            faults.accept(new Finding(
                    Finding.Kind.SIGNATURE, Finding.Where.size(size(bytes)), String.valueOf(bad.getMessage())));
            return Optional.empty();
        }
    }

    private static long size(byte[] note) {
        try {
            return Checkpoint.unchecked(note).size();
        } catch (BadNote none) {
            return 0;
        }
    }

    private static long confirmed(
            Verifier.Anchor anchor,
            VerifierKey key,
            Optional<Checkpoint> from,
            Optional<Checkpoint> to,
            Consumer<Finding> faults) {
        try {
            Checkpoint held = Checkpoint.open(anchor.bytes(), key);
            for (Optional<Checkpoint> end : List.of(from, to)) {
                if (end.isPresent() && end.get().size() == held.size()) {
                    if (Arrays.equals(end.get().root(), held.root())) {
                        return held.size();
                    }
                    faults.accept(new Finding(
                            Finding.Kind.ANCHOR,
                            Finding.Where.size(held.size()),
                            "The checkpoint '%s' held outside has another root.".formatted(anchor.name())));
                    return 0;
                }
            }
            return 0;
        } catch (BadNote bad) {
            faults.accept(new Finding(
                    Finding.Kind.SIGNATURE,
                    Finding.Where.size(size(anchor.bytes())),
                    "The checkpoint '%s' held outside: %s".formatted(anchor.name(), bad.getMessage())));
            return 0;
        }
    }
}
