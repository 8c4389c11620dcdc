package io.balie.shell.trial;

import io.balie.nlu.Example;
import io.balie.nlu.Language;
import io.balie.nlu.evaluation.Verdict;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Messages of a file with lines {@code text<TAB>label}, where a label {@code a|b} takes either.
 *
 * @param messages in the order of the file
 */
public record LabelledMessages(List<Labelled> messages) {

    public LabelledMessages {
        messages = List.copyOf(messages);
    }

    /**
     * A message and the intents that are right for it; at least one.
     *
     * @param example with the first of them
     */
    public record Labelled(Example example, List<String> labels) {
        public Labelled {
            labels = List.copyOf(labels);
        }
    }

    /**
     * Read a file.
     *
     * @param intents the labels that there are
     * @param language of the messages, as far as anybody knows
     * @throws CommandFailed if there is no such file, or any of its lines is wrong; all of them are named
     */
    public static LabelledMessages read(Path file, Set<String> intents, Language language) {
        List<Labelled> messages = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandFailed(Status.NOT_FOUND, "The file %s cannot be read.".formatted(file), e);
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#") || (i == 0 && line.startsWith("text\t"))) {
                continue;
            }
            String[] columns = line.split("\t", -1);
            if (columns.length < 2 || columns[1].isBlank()) {
                faults.add("%s:%d:1: No label, expected text<TAB>label.".formatted(file, i + 1));
                continue;
            }
            List<String> labels = List.of(columns[1].strip().split("\\|", -1));
            List<String> unknown =
                    labels.stream().filter(label -> !intents.contains(label)).toList();
            if (!unknown.isEmpty()) {
                faults.add("%s:%d:%d: Unknown intent '%s'."
                        .formatted(file, i + 1, columns[0].length() + 2, String.join("', '", unknown)));
                continue;
            }
            String typed = columns[0].replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\");
            messages.add(new Labelled(new Example(typed, labels.getFirst(), language, List.of()), labels));
        }
        if (!faults.isEmpty()) {
            throw new CommandFailed(Status.INVALID_DATA, String.join(System.lineSeparator(), faults));
        }
        if (messages.isEmpty()) {
            throw new CommandFailed(Status.INVALID_DATA, "The file %s holds no messages.".formatted(file));
        }
        return new LabelledMessages(messages);
    }

    /** The messages with their first labels. */
    public List<Example> examples() {
        return messages.stream().map(Labelled::example).toList();
    }

    /** Where several labels are right, the one that was read counts; else the first. */
    public List<Verdict> judged(List<Verdict> verdicts) {
        List<Verdict> judged = new ArrayList<>();
        for (int i = 0; i < verdicts.size(); i++) {
            Verdict verdict = verdicts.get(i);
            Example first = verdict.example();
            judged.add(
                    messages.get(i).labels().contains(verdict.read())
                            ? new Verdict(
                                    new Example(first.text(), verdict.read(), first.language(), first.entities()),
                                    verdict.reading())
                            : verdict);
        }
        return judged;
    }
}
