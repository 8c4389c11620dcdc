package io.balie.data.project;

import io.balie.data.yaml.Findings;
import io.balie.data.yaml.Value;
import io.balie.data.yaml.YamlFiles;
import io.balie.data.yaml.YamlText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a project of Rasa 1 or 2 and gives one of Rasa 3: domains with {@code templates} and forms with mappings, stories and messages in
 * Markdown, policies and pipelines that are no more, and the exports of LUIS and Wit.
 */
public final class ProjectImport {

    private static final Pattern VERSION = Pattern.compile("(?m)^version\\s*:.*$");
    private static final Set<String> DOMAIN_KEYS =
            Set.of("intents", "entities", "slots", "forms", "responses", "templates", "actions", "session_config");

    private final Path folder;
    private final Findings findings = new Findings();
    private final YamlFiles files;
    private final Report report = new Report();
    private final SortedMap<String, String> written = new TreeMap<>();
    private final List<Object> rules = new ArrayList<>();

    private ProjectImport(Path folder) {
        this.folder = folder;
        this.files = new YamlFiles(folder, name -> null, findings);
    }

    /**
     * What became of a project.
     *
     * @param files the text of each file of the new project, by its name
     * @param changes what is different now
     * @param left what could not be brought over, and what to do about it
     */
    public record Imported(SortedMap<String, String> files, List<String> changes, List<String> left) {

        public Imported {
            files = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(files));
            changes = List.copyOf(changes);
            left = List.copyOf(left);
        }

        /** Write the files below a folder, which is made if it does not exist. */
        public void writeTo(Path target) throws IOException {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = target.resolve(file.getKey());
                Files.createDirectories(Optional.ofNullable(path.getParent()).orElse(target));
                Files.writeString(path, file.getValue(), StandardCharsets.UTF_8);
            }
        }
    }

    /**
     * Read an older project.
     *
     * @throws io.balie.data.yaml.Faults if a file cannot be read at all
     */
    public static Imported read(Path folder) {
        return new ProjectImport(folder).read();
    }

    private Imported read() {
        List<Path> all = files.below(folder);
        Map<Path, Map<String, @Nullable Object>> domains = new LinkedHashMap<>();
        for (Path file : all) {
            String name = files.nameOf(file);
            boolean domain = name.equals("domain.yml") || name.equals("domain.yaml") || name.startsWith("domain/");
            if (domain && YamlFiles.isYaml(file)) {
                tree(file).ifPresent(tree -> domains.put(file, tree));
            }
        }
        domains(domains);
        for (Path file : all) {
            if (!domains.containsKey(file)) {
                other(file, files.nameOf(file));
            }
        }
        if (!rules.isEmpty()) {
            Map<String, @Nullable Object> tree = new LinkedHashMap<>();
            tree.put("version", "3.1");
            tree.put("rules", rules);
            written.put("data/triggers.yml", YamlText.of(tree));
        }
        findings.orThrow();
        return new Imported(written, report.changes(), report.left());
    }

    private void domains(Map<Path, Map<String, @Nullable Object>> domains) {
        Set<String> forms = new LinkedHashSet<>();
        domains.values().forEach(tree -> forms.addAll(OldDomain.names(tree.get("forms"))));
        domains.forEach((file, tree) -> {
            String name = files.nameOf(file);
            OldDomain old = new OldDomain(name, report, forms);
            written.put(name, YamlText.of(old.migrate(tree)));
            rules.addAll(old.rules());
        });
    }

    private void other(Path file, String name) {
        if (name.equals("config.yml") || name.equals("config.yaml")) {
            Path root = folder.toAbsolutePath().normalize();
            String assistant =
                    String.valueOf(Optional.ofNullable(root.getFileName()).orElse(root));
            tree(file)
                    .ifPresent(tree -> written.put(
                            "config.yml", YamlText.of(new OldConfig(name, report).migrate(tree, assistant))));
        } else if (name.endsWith(".md")) {
            markdown(file, name);
        } else if (name.startsWith("data/") && name.endsWith(".json")) {
            json(file, name);
        } else if (YamlFiles.isYaml(file)) {
            yaml(file, name);
        } else if (name.startsWith("data/") && name.endsWith(".txt")) {
            text(file).ifPresent(text -> written.put(name, text));
        }
    }

    private void markdown(Path file, String name) {
        Optional<String> text = text(file);
        String target = name.substring(0, name.length() - 3) + ".yml";
        if (text.isEmpty()) {
            return;
        }
        if (MarkdownNlu.looksLike(text.get())) {
            put(target, MarkdownNlu.read(text.get(), name, report), name);
        } else if (MarkdownStories.looksLikeAnswers(text.get())) {
            put(target, MarkdownStories.readAnswers(text.get(), name, report), name);
        } else if (isData(name) && MarkdownStories.looksLike(text.get())) {
            put(asTest(target), MarkdownStories.read(text.get(), name, report), name);
        }
    }

    private static boolean isData(String name) {
        return name.startsWith("data/") || name.startsWith("tests/") || !name.contains("/") && name.contains("stories");
    }

    /** Test stories are known by their file's name. */
    private static String asTest(String name) {
        int slash = name.lastIndexOf('/');
        boolean test = name.startsWith("tests/") && !name.startsWith("test_", slash + 1);
        return test ? name.substring(0, slash + 1) + "test_" + name.substring(slash + 1) : name;
    }

    private void put(String target, Map<String, @Nullable Object> tree, String from) {
        String free = target;
        for (int i = 2; written.containsKey(free); i++) {
            free = target.substring(0, target.length() - 4) + "_" + i + ".yml";
        }
        written.put(free, YamlText.of(tree));
        report.changed(from, "became " + free);
    }

    private void json(Path file, String name) {
        Optional<Map<String, @Nullable Object>> tree = tree(file);
        Optional<Map<String, @Nullable Object>> found = tree.flatMap(OtherExports::read);
        if (found.isPresent()) {
            put(name.substring(0, name.length() - 5) + ".yml", found.get(), name);
        } else if (tree.filter(t -> t.containsKey("rasa_nlu_data")).isPresent()) {
            text(file).ifPresent(text -> written.put(name, text));
        } else {
            report.left(name, "This JSON is of no known format.");
        }
    }

    /** Files whose format did not change keep their comments. */
    private void yaml(Path file, String name) {
        Optional<String> text = text(file);
        Optional<Map<String, @Nullable Object>> tree = tree(file);
        if (text.isEmpty() || tree.isEmpty()) {
            return;
        }
        if (tree.get().containsKey("version") && !"3.1".equals(tree.get().get("version"))) {
            report.changed(name, "version became '3.1'");
        }
        boolean domain = name.startsWith("data/")
                && DOMAIN_KEYS.stream()
                        .anyMatch(key -> !key.equals("responses") && tree.get().containsKey(key));
        if (domain) {
            OldDomain old = new OldDomain(name, report, Set.of());
            written.put(name, YamlText.of(old.migrate(tree.get())));
            rules.addAll(old.rules());
            return;
        }
        written.put(name, VERSION.matcher(text.get()).replaceFirst("version: \"3.1\""));
    }

    private Optional<Map<String, @Nullable Object>> tree(Path file) {
        return files.open(file).filter(Value::isBlock).map(value -> OldDomain.map(value.tree()));
    }

    private Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
        } catch (java.nio.charset.CharacterCodingException e) {
            report.left(files.nameOf(file), "The file is not UTF-8 text.");
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
