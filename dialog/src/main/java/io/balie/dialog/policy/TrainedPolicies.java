package io.balie.dialog.policy;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a bot's policies learned, and what was found while learning. */
public final class TrainedPolicies {

    private static final int FORMAT = 1;

    /** The name that limits are kept under, beside those of policies. */
    private static final String LIMITS = "limits";

    private final Map<String, byte[]> learned;
    private final List<Contradiction> contradictions;
    private final List<String> warnings;

    TrainedPolicies(Map<String, byte[]> learned, List<Contradiction> contradictions, List<String> warnings) {
        this.learned = new LinkedHashMap<>(learned);
        this.contradictions = List.copyOf(contradictions);
        this.warnings = List.copyOf(warnings);
    }

    /** What is wrong with the rules; with any of these a bot is not to be used. Not kept in {@link #toBytes}. */
    public List<Contradiction> contradictions() {
        return contradictions;
    }

    /** What the author should know, in words. Not kept in {@link #toBytes}. */
    public List<String> warnings() {
        return warnings;
    }

    /** The limits of a front desk's belief, if any were found. */
    public Optional<Limits> limits() {
        return Optional.ofNullable(learned.get(LIMITS)).map(Limits::of);
    }

    /** The same with the limits of a front desk's belief. */
    public TrainedPolicies with(Limits limits) {
        Map<String, byte[]> more = new LinkedHashMap<>(learned);
        more.put(LIMITS, limits.toBytes());
        return new TrainedPolicies(more, contradictions, warnings);
    }

    Optional<Learner> learner(String policy) {
        return Optional.ofNullable(learned.get(policy)).map(Learner::of);
    }

    /** What was learned, as bytes. */
    public byte[] toBytes() {
        int size = 2 * Integer.BYTES;
        for (Map.Entry<String, byte[]> entry : learned.entrySet()) {
            size += 2 * Integer.BYTES
                    + entry.getKey().getBytes(StandardCharsets.UTF_8).length
                    + entry.getValue().length;
        }
        ByteBuffer bytes = ByteBuffer.allocate(size).putInt(FORMAT).putInt(learned.size());
        learned.forEach((policy, weights) -> {
            byte[] name = policy.getBytes(StandardCharsets.UTF_8);
            bytes.putInt(name.length).put(name).putInt(weights.length).put(weights);
        });
        return bytes.array();
    }

    /**
     * Read back what {@link #toBytes} wrote.
     *
     * @throws IllegalArgumentException if these are no such bytes
     */
    public static TrainedPolicies of(byte[] written) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(written);
            int format = bytes.getInt();
            if (format != FORMAT) {
                throw new IllegalArgumentException(
                        "Trained policies have format %d, expected %d.".formatted(format, FORMAT));
            }
            int count = bytes.getInt();
            Map<String, byte[]> learned = new LinkedHashMap<>();
            for (int i = 0; i < count; i++) {
                String name = new String(block(bytes), StandardCharsets.UTF_8);
                byte[] weights = block(bytes);
                if (name.equals(LIMITS)) {
                    Limits.of(weights);
                } else {
                    Learner.of(weights);
                }
                learned.put(name, weights);
            }
            if (learned.size() != count || bytes.hasRemaining()) {
                throw new IllegalArgumentException("These are no trained policies: %d are said, %d bytes are left over."
                        .formatted(count, bytes.remaining()));
            }
            return new TrainedPolicies(learned, List.of(), List.of());
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("These are no trained policies: %d bytes.".formatted(written.length), e);
        }
    }

    private static byte[] block(ByteBuffer bytes) {
        int length = bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            throw new IllegalArgumentException("A part of %d bytes is longer than what is left.".formatted(length));
        }
        byte[] block = new byte[length];
        bytes.get(block);
        return block;
    }
}
