package io.balie.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.shell.BuiltProgram.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** Clients that others made for Rasa hold a conversation with the built program. */
class OutsideClientsIT {

    private static final Path SOURCES = BuiltProgram.ROOT.resolve("shell/src/test/clients");
    private static final Path CLIENTS = BuiltProgram.TARGET.resolve("it-clients");
    private static Server server;

    @BeforeAll
    static void open() throws Exception {
        Browser.needed("node", "npm");
        install();
        server = BuiltProgram.withHome("outside-clients").serve();
    }

    @AfterAll
    static void close() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            socket.io-client   | polling           | polling
            socket.io-client   | websocket         | websocket
            socket.io-client   | polling,websocket | websocket
            socket.io-client-2 | polling           | polling
            socket.io-client-2 | websocket         | websocket
            socket.io-client-2 | polling,websocket | websocket
            """)
    void socket_io_of_versions_4_and_2(String client, String transports, String last) throws Exception {
        Ended ended = node("socketio.js", server.base().toString(), client, transports, "mijn fiets is kapot");
        assertEquals(
                last + ": string Wilt u een reparatie afspreken? [Ja, graag] [Nee] De afspraak staat.", ended.said());
        assertEquals(0, ended.status());
    }

    @Test
    void botium_plays_a_conversation_over_rest_and_sees_the_buttons() throws Exception {
        String work = CLIENTS.resolve("botium").toString();
        Ended right = node("botium.js", server.base().toString(), "repair.convo.txt", work);
        assertEquals("passed: repair", right.said());
        assertEquals(0, right.status());
        Ended wrong = node("botium.js", server.base().toString(), "wrong.convo.txt", work);
        assertTrue(wrong.said().contains("Expected button(s) with text \"Misschien\""), wrong.said());
        assertNotEquals(0, wrong.status());
    }

    @Test
    void rasa_webchat_in_a_browser_keeps_its_conversation_over_a_reload() throws Exception {
        ChromeDriver browser = Browser.open();
        try {
            widget(browser);
            WebElement input = awaited(browser, ".rw-new-message");
            input.sendKeys("mijn fiets is kapot", Keys.ENTER);
            WebElement yes = awaited(browser, ".rw-reply");
            assertEquals("Ja, graag", yes.getText());
            yes.click();
            awaitText(browser, "De afspraak staat.");

            browser.navigate().refresh();
            widget(browser);
            awaitText(browser, "De afspraak staat.");
            awaited(browser, ".rw-new-message").sendKeys("hoe laat gaan jullie open?", Keys.ENTER);
            awaitText(browser, "Wij zijn open van negen tot vijf.");
        } finally {
            browser.quit();
        }
    }

    /** Rasa's most used chat widget, as a company's page would load it. */
    private static void widget(ChromeDriver browser) throws IOException {
        browser.get(server.base().resolve("/version").toString());
        browser.executeScript(
                Files.readString(CLIENTS.resolve("node_modules/rasa-webchat/lib/index.js"), StandardCharsets.UTF_8)
                        + """
                        ;
                        window.WebChat.default({
                          socketUrl: arguments[0], socketPath: '/socket.io/', customData: {language: 'nl'},
                          params: {storage: 'local'}, customMessageDelay: () => 0, title: 'Proefrijwielen'
                        }, null);
                        """,
                server.base().toString());
        WebElement launcher = awaited(browser, ".rw-launcher");
        if (browser.findElements(By.cssSelector(".rw-new-message")).isEmpty()) {
            launcher.click();
        }
    }

    private static WebElement awaited(ChromeDriver browser, String selector) {
        By there = By.cssSelector(selector);
        Browser.until(selector, () -> !browser.findElements(there).isEmpty());
        return browser.findElement(there);
    }

    private static void awaitText(ChromeDriver browser, String text) {
        Browser.until(text, () -> text(browser).contains(text));
    }

    private static String text(ChromeDriver browser) {
        return browser.findElement(By.tagName("body")).getText();
    }

    /** The clients of the lock file, once for as long as that stays the same. */
    private static void install() throws Exception {
        Files.createDirectories(CLIENTS);
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, CLIENTS.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path lock = CLIENTS.resolve("package-lock.json");
        Path done = CLIENTS.resolve("installed-lock.json");
        if (!Files.exists(done) || Files.mismatch(lock, done) >= 0) {
            Ended ended = run(180, Browser.program("npm").orElseThrow().toString(), "ci", "--ignore-scripts");
            assertEquals(0, ended.status(), () -> "The clients cannot be installed: " + ended.said());
            Files.copy(lock, done, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** How a program ended, and all that it said. */
    private record Ended(int status, String said) {}

    private static Ended node(String... words) throws Exception {
        return run(
                60,
                Stream.concat(Stream.of(Browser.program("node").orElseThrow().toString()), Arrays.stream(words))
                        .toArray(String[]::new));
    }

    private static Ended run(long seconds, String... words) throws Exception {
        Path out = Files.createTempFile(CLIENTS, "run", ".out");
        Process process = new ProcessBuilder(new ArrayList<>(List.of(words)))
                .directory(CLIENTS.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        Ended ended = new Ended(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8).strip());
        Files.delete(out);
        return ended;
    }
}
