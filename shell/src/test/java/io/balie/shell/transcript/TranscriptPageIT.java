package io.balie.shell.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.dialog.telling.Teller;
import io.balie.dialog.telling.Tongue;
import io.balie.shell.Browser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.NoAlertPresentException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** The page as an auditor opens it, in headless Chromium: nothing runs, nothing is asked of anybody, and it fits. */
class TranscriptPageIT {

    private static final String TITLE = "Gesprek &lt;script&gt;";

    @TempDir
    private Path folder;

    private ChromeDriver browser;

    @BeforeEach
    void open() {
        Browser.needed();
        browser = Browser.open();
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    @Test
    void nothing_that_somebody_typed_runs_or_is_fetched() throws IOException {
        List<String> payloads = HostileTranscript.payloads();
        String page = TranscriptPage.html(
                HostileTranscript.of(payloads),
                new Teller(Tongue.NL, ZoneId.of("Europe/Amsterdam")),
                Optional.of(HostileTranscript.proofs(payloads.getFirst())),
                Instant.parse("2026-11-24T11:00:00Z"),
                "0.1.0");
        Path file = Files.writeString(folder.resolve("page.html"), page, StandardCharsets.UTF_8);

        browser.get(file.toUri().toString());
        browser.executeScript(
                "for (const d of document.querySelectorAll('details')) { d.open = true; }"
                        + "for (const e of document.querySelectorAll('*')) { e.dispatchEvent(new Event('mouseover', {bubbles: true})); }");

        assertTrue(page.contains("<title>" + TITLE), "the page has a title of its own");
        assertTrue(browser.getTitle().startsWith("Gesprek <script"), browser.getTitle());
        assertEquals(0, noAlert());
        assertEquals(
                0,
                browser.findElements(
                                By.cssSelector(
                                        "script, iframe, object, embed, form, img, svg, video, audio, base, link, input, button, [onload], [onerror], [onmouseover], [onfocus], [style]"))
                        .size());
        assertEquals(
                payloads.size(),
                browser.findElements(By.cssSelector(".line.visitor")).size());
        assertEquals(List.of(), Browser.complaints(browser));
        assertEquals(List.of(), requests());
    }

    @Test
    void it_fits_a_telephone_and_large_print() throws IOException {
        String page = TranscriptPage.html(
                HostileTranscript.of(List.of("Goedemorgen", "w".repeat(400))),
                new Teller(Tongue.NL, ZoneId.of("Europe/Amsterdam")),
                Optional.of(HostileTranscript.proofs("x".repeat(300))),
                Instant.parse("2026-11-24T11:00:00Z"),
                "0.1.0");
        Path file = Files.writeString(folder.resolve("page.html"), page, StandardCharsets.UTF_8);
        // 1280 pixels at 400 % are 320.
        for (int width : new int[] {360, 320}) {
            browser.executeCdpCommand(
                    "Emulation.setDeviceMetricsOverride",
                    Map.of("width", width, "height", 740, "deviceScaleFactor", 2, "mobile", true));
            browser.get(file.toUri().toString());
            browser.executeScript("for (const d of document.querySelectorAll('details')) { d.open = true; }");
            assertEquals(
                    0L,
                    browser.executeScript(
                            "return document.documentElement.scrollWidth - document.documentElement.clientWidth"),
                    "nothing sticks out at %d pixels".formatted(width));
        }
        assertEquals("nl", browser.findElement(By.tagName("html")).getDomAttribute("lang"));
        assertEquals(List.of(), Browser.complaints(browser));
    }

    private int noAlert() {
        try {
            browser.switchTo().alert();
            return 1;
        } catch (NoAlertPresentException none) {
            return 0;
        }
    }

    private List<String> requests() {
        return browser.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> message.contains("Network.requestWillBeSent\""))
                .filter(message -> !message.contains("page.html") || message.contains("http://x.example"))
                .toList();
    }
}
