package io.balie.shell;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Headless Chromium, and the other programs that tests of pages need. */
public final class Browser {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Browser() {}

    /** Skips the test where Chromium, its driver or one of the others is not installed; fails it instead in CI. */
    public static void needed(String... others) {
        List<String> names = Stream.concat(Stream.of("chromium", "chromedriver"), Arrays.stream(others))
                .toList();
        List<String> missing =
                names.stream().filter(name -> program(name).isEmpty()).toList();
        if ("true".equals(System.getenv("CI"))) {
            assertTrue(missing.isEmpty(), missing + " must be there when CI=true");
        }
        assumeTrue(missing.isEmpty(), missing + " not installed: the page is not tried");
    }

    /** A new browser that notes what its console says and what is asked of the network. */
    public static ChromeDriver open() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program("chromium").orElseThrow().toString());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        return new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(
                                program("chromedriver").orElseThrow().toFile())
                        .build(),
                options);
    }

    /** What the console warned of since it was last asked. */
    public static List<String> complaints(ChromeDriver browser) {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Waits until something holds on a page, as long as a slow machine may take. */
    static void until(String what, BooleanSupplier holds) {
        await(what).atMost(PATIENCE).until(holds::getAsBoolean);
    }

    static Optional<Path> program(String name) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
