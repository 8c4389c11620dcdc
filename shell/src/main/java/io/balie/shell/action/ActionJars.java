package io.balie.shell.action;

import io.balie.dialog.custom.CustomAction;
import io.balie.dialog.custom.SlotValidator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * The Java actions in jars beside a bot: those of {@code actions/*.jar} in its folder and in the program's home, found by
 * {@code META-INF/services}, and those on the class path.
 *
 * <p>Their classes stay loaded until this is closed.
 *
 * @param loader what the classes were loaded with
 */
public record ActionJars(List<CustomAction> actions, List<SlotValidator> validators, URLClassLoader loader)
        implements AutoCloseable {

    public ActionJars {
        actions = List.copyOf(actions);
        validators = List.copyOf(validators);
    }

    /**
     * Load the jars of some folders; a folder that is not there has none.
     *
     * @throws IllegalArgumentException if a jar names a class that cannot be made
     */
    public static ActionJars load(List<Path> folders) {
        List<URL> jars = new ArrayList<>();
        for (Path folder : folders) {
            jars.addAll(jars(folder));
        }
        URLClassLoader loader = new URLClassLoader(jars.toArray(URL[]::new), ActionJars.class.getClassLoader());
        try {
            return new ActionJars(
                    ServiceLoader.load(CustomAction.class, loader).stream()
                            .map(ServiceLoader.Provider::get)
                            .toList(),
                    ServiceLoader.load(SlotValidator.class, loader).stream()
                            .map(ServiceLoader.Provider::get)
                            .toList(),
                    loader);
        } catch (ServiceConfigurationError broken) {
            throw new IllegalArgumentException(
                    "A jar beside the bot names an action that cannot be made: %s".formatted(broken.getMessage()),
                    broken);
        }
    }

    private static List<URL> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .map(ActionJars::url)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
