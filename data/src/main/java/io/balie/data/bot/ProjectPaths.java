package io.balie.data.bot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the parts of a bot stand. Files and folders both do; what does not exist is left out.
 *
 * @param folder what names in messages are relative to
 * @param config the configuration
 * @param domain the domain; several are joined, the first counts more
 * @param data rules, stories and messages
 * @param tests test stories
 * @param endpoints other servers
 * @param credentials channels
 */
public record ProjectPaths(
        Path folder,
        Path config,
        List<Path> domain,
        List<Path> data,
        List<Path> tests,
        Path endpoints,
        Path credentials) {

    public ProjectPaths {
        domain = List.copyOf(domain);
        data = List.copyOf(data);
        tests = List.copyOf(tests);
    }

    /** Rasa's usual places in a folder; a file holds all by itself. */
    public static ProjectPaths of(Path folderOrFile) {
        if (Files.isRegularFile(folderOrFile)) {
            Path file = folderOrFile.toAbsolutePath().normalize();
            Path folder = Optional.ofNullable(file.getParent()).orElse(file);
            return new ProjectPaths(
                    folder,
                    file,
                    List.of(file),
                    List.of(file),
                    List.of(),
                    folder.resolve("endpoints.yml"),
                    folder.resolve("credentials.yml"));
        }
        return new ProjectPaths(
                folderOrFile,
                either(folderOrFile, "config"),
                List.of(either(folderOrFile, "domain"), folderOrFile.resolve("domain")),
                List.of(folderOrFile.resolve("data")),
                List.of(folderOrFile.resolve("tests")),
                either(folderOrFile, "endpoints"),
                either(folderOrFile, "credentials"));
    }

    private static Path either(Path folder, String name) {
        Path other = folder.resolve(name + ".yaml");
        Path usual = folder.resolve(name + ".yml");
        return Files.isRegularFile(other) && !Files.isRegularFile(usual) ? other : usual;
    }

    /** The same with another configuration, as {@code --config} asks. */
    public ProjectPaths withConfig(Path other) {
        return new ProjectPaths(folder, other, domain, data, tests, endpoints, credentials);
    }

    /** The same with another domain, as {@code --domain} asks. */
    public ProjectPaths withDomain(List<Path> others) {
        return new ProjectPaths(folder, config, others, data, tests, endpoints, credentials);
    }

    /** The same with other data, as {@code --data} asks. */
    public ProjectPaths withData(List<Path> others) {
        return new ProjectPaths(folder, config, domain, others, tests, endpoints, credentials);
    }

    /** The same with other test stories, as {@code --stories} asks. */
    public ProjectPaths withTests(List<Path> others) {
        return new ProjectPaths(folder, config, domain, data, others, endpoints, credentials);
    }

    /** The same with other servers and channels, as {@code --endpoints} and {@code --credentials} ask. */
    public ProjectPaths withConnections(Path otherEndpoints, Path otherCredentials) {
        return new ProjectPaths(folder, config, domain, data, tests, otherEndpoints, otherCredentials);
    }

    /** YAML files beside the configuration that are none of the usual ones. */
    List<Path> besides(List<Path> all) {
        List<Path> found = new ArrayList<>();
        for (Path file : all) {
            boolean usual = file.equals(config)
                    || file.equals(endpoints)
                    || file.equals(credentials)
                    || domain.contains(file)
                    || data.contains(file);
            if (!usual) {
                found.add(file);
            }
        }
        return found;
    }
}
