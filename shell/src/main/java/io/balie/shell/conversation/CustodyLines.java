package io.balie.shell.conversation;

import io.balie.data.json.Unkept;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The lines that are spoken on a {@link CustodySocket}. */
final class CustodyLines {

    private CustodyLines() {}

    /** What is asked for: one of {@code looked}, {@code exported}, {@code erase}, {@code park}, {@code purge}. */
    record Asked(String act, Auditor.Look look, Optional<String> ref, String what) {}

    /**
     * What came of it.
     *
     * @param leaf of the record that tells of it, where there is one; of a purge how much was purged
     * @param fault why it was not done; empty if it was
     * @param reasonMissing whether it would be done for somebody who says what for
     */
    record Answered(long leaf, Optional<String> fault, boolean reasonMissing) {

        static Answered done(long leaf) {
            return new Answered(leaf, Optional.empty(), false);
        }

        static Answered refused(String fault) {
            return new Answered(0, Optional.of(fault), false);
        }
    }

    static String write(Asked asked) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("v", 1);
        line.put("do", asked.act());
        line.put("by", asked.look().by());
        line.put("how", asked.look().how());
        asked.look().why().ifPresent(why -> line.put("why", why));
        asked.ref().ifPresent(ref -> line.put("ref", ref));
        line.put("what", asked.what());
        return Unkept.mapper().writeValueAsString(line);
    }

    /** @throws IllegalArgumentException if it is no such line */
    static Asked asked(String line) {
        JsonNode node = tree(line);
        if (node.path("v").asInt(0) != 1) {
            throw new IllegalArgumentException("Another version of Balie asks; expected 1.");
        }
        return new Asked(
                node.path("do").asString(""),
                new Auditor.Look(
                        node.path("by").asString(""),
                        node.path("how").asString(""),
                        Optional.of(node.path("why").asString("")).filter(why -> !why.isEmpty())),
                Optional.of(node.path("ref").asString("")).filter(ref -> !ref.isEmpty()),
                node.path("what").asString(""));
    }

    static String write(Answered answered) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("v", 1);
        line.put("leaf", answered.leaf());
        answered.fault().ifPresent(fault -> line.put("fault", fault));
        if (answered.reasonMissing()) {
            line.put("asks", "why");
        }
        return Unkept.mapper().writeValueAsString(line);
    }

    static Answered answered(String line) {
        JsonNode node = tree(line);
        if (!node.path("leaf").isIntegralNumber()) {
            throw new IllegalArgumentException("The desk's answer is not understood.");
        }
        return new Answered(
                node.path("leaf").asLong(),
                Optional.of(node.path("fault").asString("")).filter(fault -> !fault.isEmpty()),
                node.path("asks").asString("").equals("why"));
    }

    private static JsonNode tree(String line) {
        try {
            return Unkept.mapper().readTree(line);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("This is no JSON.", e);
        }
    }
}
