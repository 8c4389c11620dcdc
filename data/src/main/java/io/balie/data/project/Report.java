package io.balie.data.project;

import java.util.ArrayList;
import java.util.List;

/** Collects what an import did and what it could not do. For one thread. */
final class Report {

    private final List<String> changes = new ArrayList<>();
    private final List<String> left = new ArrayList<>();

    void changed(String file, String what) {
        changes.add(file + ": " + what);
    }

    void left(String file, String what) {
        left.add(file + ": " + what);
    }

    void left(String file, int line, String what) {
        left.add("%s:%d: %s".formatted(file, line, what));
    }

    List<String> changes() {
        return List.copyOf(changes);
    }

    List<String> left() {
        return List.copyOf(left);
    }
}
