package io.balie.tampering;

import io.balie.data.evidence.ExportFolder;
import io.balie.data.evidence.Finding;
import io.balie.data.evidence.Verdict;
import io.balie.data.evidence.Verifier;
import io.balie.data.keys.VerifierKey;
import io.balie.verifier.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The two verifiers, in words that can be compared. */
final class Verifiers {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /**
     * What a verifier says.
     *
     * @param verdict in the page's words
     * @param findings each with its place
     * @param named the leaves that it names, as a place or in what it says of a tile
     */
    record Said(String verdict, Set<String> findings, Set<Long> named) {
        /** Verdict and findings in lines, to be compared. */
        String text() {
            return verdict + "\n" + String.join("\n", findings);
        }
    }

    private static final Pattern LEAF = Pattern.compile("leaf ([0-9]+)");

    private Verifiers() {}

    static Said first(Path export, String key, Optional<Path> anchor) {
        Set<String> findings = new TreeSet<>();
        Set<Long> named = new TreeSet<>();
        List<Verifier.Anchor> anchors = anchor.stream()
                .map(file -> new Verifier.Anchor(file.toString(), bytes(file)))
                .toList();
        try (ExportFolder folder = ExportFolder.open(export)) {
            Verdict verdict = new Verifier(Optional.of(VerifierKey.parse(key)), anchors).verify(folder, finding -> {
                findings.add(line(finding));
                finding.where().leaf().ifPresent(named::add);
            });
            return new Said(verdict.written(), findings, named);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(Finding finding) {
        Finding.Where where = finding.where();
        StringBuilder line = new StringBuilder(finding.kind().written());
        boolean tile = where.tile().isPresent();
        where.size().ifPresent(size -> line.append(" size ").append(size));
        where.level().ifPresent(level -> line.append(" level ").append(level));
        where.tile().ifPresent(index -> line.append(" tile ").append(index));
        where.file().ifPresent(file -> line.append(" file ").append(file));
        if (!tile) {
            where.leaf().ifPresent(leaf -> line.append(" leaf ").append(leaf));
        }
        // What a broken envelope calls itself is a guess, and not compared.
        if (!tile && finding.kind() != Finding.Kind.ENVELOPE) {
            where.conversation().ifPresent(name -> line.append(" conversation ").append(name));
            where.seq().ifPresent(seq -> line.append(" seq ").append(seq));
        }
        return line.toString();
    }

    static Said second(Path export, String key, Optional<Path> anchor) {
        List<String> args = new ArrayList<>(List.of(export.toString(), "--json", "--key", key));
        anchor.ifPresent(file -> args.addAll(List.of("--anchor", file.toString())));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        int status = Main.run(args, print, print);
        JsonNode report = MAPPER.readTree(out.toByteArray());
        Set<String> findings = new TreeSet<>();
        Set<Long> named = new TreeSet<>();
        for (JsonNode finding : report.get("findings")) {
            String kind = finding.get("finding").stringValue();
            StringBuilder line = new StringBuilder(kind);
            for (String part : List.of("size", "level", "tile", "file", "leaf", "conversation", "seq")) {
                boolean guess = kind.equals("envelope") && (part.equals("conversation") || part.equals("seq"));
                if (finding.has(part) && !guess) {
                    JsonNode value = finding.get(part);
                    line.append(' ').append(part).append(' ');
                    line.append(value.isString() ? value.stringValue() : String.valueOf(value.longValue()));
                }
            }
            findings.add(line.toString());
            if (finding.has("leaf")) {
                named.add(finding.get("leaf").longValue());
            }
            if (kind.equals("tile")) {
                LEAF.matcher(finding.get("text").stringValue())
                        .results()
                        .forEach(hit -> named.add(Long.valueOf(hit.group(1))));
            }
        }
        String verdict = report.get("verdict").stringValue();
        if (status != (verdict.equals("broken") ? 1 : 0)) {
            throw new AssertionError("Status " + status + " does not go with: " + verdict);
        }
        return new Said(verdict, findings, named);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
