package io.balie.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.shell.BuiltProgram.Server;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.SearchContext;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The chat page as a visitor has it, in headless Chromium, by keyboard. */
class ChatPageIT {

    private static BuiltProgram balie;
    private static Server server;
    private ChromeDriver browser;

    @BeforeAll
    static void open() throws Exception {
        Browser.needed();
        balie = BuiltProgram.withHome("chat-page");
        server = balie.serve();
    }

    @AfterAll
    static void close() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void start() {
        browser = Browser.open();
    }

    @AfterEach
    void stop() {
        browser.quit();
    }

    @Test
    void a_visitor_chats_by_keyboard_and_by_button_and_nothing_is_asked_of_anybody_else() throws Exception {
        visit(1100, 800);
        assertEquals("nl", browser.findElement(By.tagName("html")).getDomAttribute("lang"));
        assertTrue(said().contains("geautomatiseerde assistent van Proefrijwielen"), said());

        type("Mijn fiets is kapot, de ketting is gebroken");
        await("Wilt u een reparatie afspreken?");
        chat().findElement(By.cssSelector("button.choice")).sendKeys(Keys.ENTER);
        await("De afspraak staat.");
        type("hoe laat gaan jullie open?");
        await("Wij zijn open van negen tot vijf.");
        WebElement link = chat().findElement(By.cssSelector("a[href='https://www.voorbeeld.example/open']"));
        assertEquals("_blank", link.getDomAttribute("target"));
        assertEquals("noopener noreferrer", link.getDomAttribute("rel"));
        screenshot("chat-desktop.png");

        WebElement log = chat().findElement(By.id("messages"));
        assertEquals("log", log.getDomAttribute("role"));
        assertEquals("polite", log.getDomAttribute("aria-live"));
        assertEquals(List.of(), foreignRequests());
        assertEquals(List.of(), Browser.complaints(browser));
    }

    @Test
    void markup_that_a_visitor_types_stays_text() throws Exception {
        visit(1100, 800);
        type("<img src=x onerror=\"document.title='broken'\"> hallo");
        await("Waarmee kan ik u helpen?", "anders zeggen");
        assertTrue(browser.getTitle().contains("Proefrijwielen"), browser.getTitle());
        assertEquals(0, chat().findElements(By.cssSelector("img[onerror]")).size());
    }

    @Test
    void a_reload_keeps_the_conversation() throws Exception {
        visit(1100, 800);
        type("hallo");
        await("Waarmee kan ik u helpen?");
        browser.navigate().refresh();
        ready();
        await("Waarmee kan ik u helpen?");
        type("hoe laat gaan jullie open?");
        await("Wij zijn open van negen tot vijf.");
    }

    @Test
    void it_fits_a_small_telephone_and_a_person_can_be_asked_for_at_any_moment() throws Exception {
        visit(500, 740);
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 360, "height", 740, "deviceScaleFactor", 2, "mobile", true));
        type("mijn fiets is kapot");
        await("Wilt u een reparatie afspreken?");
        screenshot("chat-360.png");
        Object wide = browser.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertEquals(0L, wide, "nothing sticks out at 360 pixels");
        browser.findElement(By.id("person")).click();
        await("Ik wil graag een medewerker spreken.");
    }

    @Test
    void when_the_server_is_away_the_visitor_is_told_and_can_try_again() throws Exception {
        try (Server brief = BuiltProgram.withHome("chat-page-away").serve()) {
            browser.get(brief.base().resolve("/chat").toString());
            ready();
            brief.kill();
            type("hallo");
            await("niet bereikbaar");
            assertEquals(
                    "Opnieuw proberen",
                    chat().findElement(By.cssSelector("button[data-retry]")).getText());
            screenshot("chat-away.png");
        }
    }

    private void visit(int width, int height) {
        browser.manage().window().setSize(new org.openqa.selenium.Dimension(width, height));
        browser.get(server.base().resolve("/chat").toString());
        ready();
    }

    private void ready() {
        await("geautomatiseerde assistent");
    }

    private SearchContext chat() {
        return browser.findElement(By.tagName("deep-chat")).getShadowRoot();
    }

    private void type(String text) {
        WebElement input = chat().findElement(By.id("text-input"));
        input.sendKeys(text);
        input.sendKeys(Keys.ENTER);
    }

    private String said() {
        List<WebElement> chats = browser.findElements(By.tagName("deep-chat"));
        if (chats.isEmpty()) {
            return "";
        }
        Object text = browser.executeScript(
                "const m = arguments[0].shadowRoot.getElementById('messages'); return m ? m.textContent : ''",
                chats.getFirst());
        return String.valueOf(text);
    }

    private void await(String... any) {
        Browser.until(String.join(" or ", any), () -> Stream.of(any).anyMatch(said()::contains));
    }

    private List<String> foreignRequests() {
        return browser.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(entry -> JsonMapper.shared().readTree(entry.getMessage()).get("message"))
                .filter(message -> message.get("method").asString().equals("Network.requestWillBeSent"))
                .map(message -> message.get("params").get("request").get("url"))
                .map(JsonNode::asString)
                .filter(url -> url.startsWith("http"))
                .filter(url ->
                        !URI.create(url).getAuthority().equals(server.base().getAuthority()))
                .toList();
    }

    private void screenshot(String name) throws IOException {
        Files.write(BuiltProgram.TARGET.resolve(name), browser.getScreenshotAs(OutputType.BYTES));
    }
}
