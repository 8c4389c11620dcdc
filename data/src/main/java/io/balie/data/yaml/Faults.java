package io.balie.data.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** Files that cannot be used, with every fault in them. Its message is meant for the files' author. */
public final class Faults extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> list;

    /** @throws IllegalArgumentException if there is no fault */
    public Faults(List<Fault> list) {
        super(message(list));
        this.list = List.copyOf(list);
    }

    /** The faults, by file, then by line. */
    public List<Fault> list() {
        return list;
    }

    private static String message(List<Fault> list) {
        if (list.isEmpty()) {
            throw new IllegalArgumentException("There are no faults, expected at least one.");
        }
        long files = list.stream().map(Fault::file).distinct().count();
        return list.stream().map(Fault::toString).collect(Collectors.joining("\n"))
                + "\n%d %s in %d %s; nothing was loaded."
                        .formatted(
                                list.size(),
                                list.size() == 1 ? "problem" : "problems",
                                files,
                                files == 1 ? "file" : "files");
    }
}
