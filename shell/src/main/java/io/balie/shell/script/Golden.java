package io.balie.shell.script;

import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Conversations as they were held, to be read by a trainer and compared with those of the next version: for {@code sellers.json} a {@code sellers.txt}
 * beside it.
 */
public final class Golden {

    private static final String HEAD = "# ";

    private Golden() {}

    /** Write all that was played; conversations of the same files that were not played stay as they were. */
    public static void write(List<Played> played) {
        byFile(played).forEach((file, talks) -> {
            Map<String, String> whole = new LinkedHashMap<>(read(file));
            talks.forEach(talk -> whole.put(talk.script().name(), text(talk)));
            try {
                Files.writeString(file, String.join("\n", whole.values()), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new CommandFailed(Status.NOT_FOUND, "%s cannot be written.".formatted(file), e);
            }
        });
    }

    /** Where what was said differs from what was kept, one entry a conversation: its name and the first line that differs. */
    public static List<String> differences(List<Played> played) {
        List<String> differences = new ArrayList<>();
        byFile(played).forEach((file, talks) -> {
            Map<String, String> kept = read(file);
            for (Played talk : talks) {
                String before = kept.get(talk.script().name());
                if (before == null) {
                    differences.add("%s is not in %s; --update writes it"
                            .formatted(talk.script().name(), file.getFileName()));
                } else if (!before.equals(text(talk))) {
                    differences.add(talk.script().name() + firstDifference(before, text(talk)));
                }
            }
        });
        return differences;
    }

    private static String firstDifference(String before, String now) {
        List<String> was = before.lines().toList();
        List<String> is = now.lines().toList();
        int at = 0;
        while (at < was.size() && at < is.size() && was.get(at).equals(is.get(at))) {
            at++;
        }
        return "%n  - %s%n  + %s"
                .formatted(at < was.size() ? was.get(at) : "(the end)", at < is.size() ? is.get(at) : "(the end)");
    }

    private static Map<Path, List<Played>> byFile(List<Played> played) {
        Map<Path, List<Played>> files = new LinkedHashMap<>();
        for (Played talk : played) {
            String name = Objects.toString(talk.script().where().getFileName(), "");
            files.computeIfAbsent(
                            talk.script().where().resolveSibling(name.replaceFirst("\\.json$", "") + ".txt"),
                            key -> new ArrayList<>())
                    .add(talk);
        }
        return files;
    }

    private static Map<String, String> read(Path file) {
        Map<String, String> talks = new LinkedHashMap<>();
        if (!Files.isRegularFile(file)) {
            return talks;
        }
        try {
            StringBuilder open = new StringBuilder();
            String name = "";
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                if (line.startsWith(HEAD)) {
                    if (!name.isEmpty()) {
                        talks.put(name, open.toString().stripTrailing() + "\n");
                    }
                    open.setLength(0);
                    name = line.substring(HEAD.length()).split(" ", 2)[0];
                }
                open.append(line).append('\n');
            }
            if (!name.isEmpty()) {
                talks.put(name, open.toString().stripTrailing() + "\n");
            }
            return talks;
        } catch (IOException e) {
            throw new CommandFailed(Status.NOT_FOUND, "%s cannot be read.".formatted(file), e);
        }
    }

    /** One conversation as a trainer reads it: who says what, and at the end what came of it. */
    private static String text(Played talk) {
        StringBuilder text = new StringBuilder(HEAD).append(talk.script().name());
        if (!talk.script().about().isEmpty()) {
            text.append(" · ").append(Wording.plain(talk.script().about()));
        }
        text.append('\n');
        for (Played.Turn turn : talk.turns()) {
            text.append("  > ").append(Wording.plain(turn.text())).append('\n');
            turn.whole()
                    .forEach(said ->
                            text.append("    ").append(Wording.plain(said)).append('\n'));
            if (turn.said().isEmpty()) {
                text.append("    (silence)\n");
            }
        }
        String outcome = talk.turns().isEmpty()
                ? ""
                : Objects.toString(talk.turns().getLast().slots().get("outcome"), "");
        return text.append("  = ")
                .append(outcome.isEmpty() ? "no outcome" : outcome)
                .append('\n')
                .toString();
    }
}
