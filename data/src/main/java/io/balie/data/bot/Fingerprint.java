package io.balie.data.bot;

import io.balie.data.yaml.YamlFiles;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Names exactly the files that a bot was read from.
 *
 * @param files the SHA-256 of each file, in hexadecimal, by its name relative to the bot's folder
 * @param training the files that a model is trained on: configuration, domain and messages
 * @param tests the files that only hold tests
 */
public record Fingerprint(SortedMap<String, String> files, Set<String> training, Set<String> tests) {

    public Fingerprint {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        training = Set.copyOf(training);
        tests = Set.copyOf(tests);
    }

    /** One fingerprint over all that decides what the bot does: every file but the tests. */
    public String script() {
        TreeMap<String, String> chosen = new TreeMap<>(files);
        chosen.keySet().removeAll(tests);
        return YamlFiles.combined(chosen);
    }

    /** One fingerprint over all that a model is trained on. */
    public String model() {
        TreeMap<String, String> chosen = new TreeMap<>(files);
        chosen.keySet().retainAll(training);
        return YamlFiles.combined(chosen);
    }
}
