package io.balie.shell.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.dialog.telling.Teller;
import io.balie.dialog.telling.Tongue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page's own markup, and nobody else's. */
class TranscriptPageTest {

    private static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");
    private static final Teller TELLER = new Teller(Tongue.NL, ZoneId.of("Europe/Amsterdam"));

    private static final Set<String> ELEMENTS = Set.of(
            "html", "head", "meta", "title", "style", "body", "a", "header", "main", "footer", "nav", "section",
            "article", "div", "p", "span", "h1", "h2", "h3", "ul", "ol", "li", "dl", "dt", "dd", "details", "summary",
            "table", "thead", "tbody", "tr", "th", "td", "pre", "code", "time");

    private static final Set<String> ATTRIBUTES = Set.of(
            "lang",
            "charset",
            "http-equiv",
            "content",
            "name",
            "class",
            "href",
            "id",
            "aria-label",
            "aria-labelledby",
            "datetime",
            "dir",
            "tabindex",
            "role",
            "scope",
            "start",
            "download");

    private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)((?: [a-z-]+=\"[^\"<>]*\")*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile(" ([a-z-]+)=\"([^\"<>]*)\"");

    private static String page(List<String> texts) {
        return TranscriptPage.html(
                HostileTranscript.of(texts),
                TELLER,
                Optional.of(HostileTranscript.proofs(texts.getFirst())),
                NOON,
                texts.getFirst());
    }

    @Test
    void hostile_text_never_becomes_markup() {
        List<String> payloads = HostileTranscript.payloads();
        assertTrue(payloads.size() >= 300, "Only %d payloads.".formatted(payloads.size()));
        List<String> plain = new ArrayList<>();
        payloads.forEach(payload -> plain.add("x"));
        // As many elements as where nobody means harm, but for the marks of what cannot be seen.
        List<String> harmless = elements(page(plain));
        List<String> hostile = elements(page(payloads));
        assertEquals(without(harmless, "span"), without(hostile, "span"));
    }

    @Test
    void each_payload_alone_leaves_the_page_as_it_is() {
        List<String> harmless = without(elements(page(List.of("x"))), "span");
        for (String payload : HostileTranscript.payloads()) {
            assertEquals(harmless, without(elements(page(List.of(payload))), "span"), payload);
        }
    }

    private static List<String> without(List<String> elements, String name) {
        return elements.stream().filter(element -> !element.equals(name)).toList();
    }

    /** The page's elements, in order; anything that is none of its own is a fault. */
    private static List<String> elements(String page) {
        assertTrue(page.startsWith("<!doctype html>\n"));
        String rest = page.substring("<!doctype html>\n".length());
        String style = rest.substring(rest.indexOf("<style>") + 7, rest.indexOf("</style>"));
        assertFalse(style.contains("<"), "a style has no markup");
        String markup = rest.replace(style, "");
        List<String> elements = new ArrayList<>();
        Matcher tag = TAG.matcher(markup);
        int from = 0;
        while (from < markup.length()) {
            int next = markup.indexOf('<', from);
            if (next < 0) {
                break;
            }
            assertTrue(tag.find(next) && tag.start() == next, () -> "no tag of ours: " + around(markup, next));
            assertTrue(ELEMENTS.contains(tag.group(2)), tag.group());
            Matcher attribute = ATTRIBUTE.matcher(tag.group(3));
            while (attribute.find()) {
                assertTrue(ATTRIBUTES.contains(attribute.group(1)), tag.group());
                if (attribute.group(1).equals("href")) {
                    assertTrue(
                            attribute.group(2).matches("#[a-z-]+|data:application/json;base64,[A-Za-z0-9+/=]*"),
                            tag.group());
                }
            }
            if (tag.group(1).isEmpty()) {
                elements.add(tag.group(2));
            }
            from = tag.end();
        }
        return elements;
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 40), Math.min(text.length(), at + 80));
    }

    @Test
    void what_cannot_be_seen_is_named() {
        String page = page(List.of("a\u202eb\u200bc\u0007d\ud800e\u3164f"));
        for (String name : List.of("U+202E", "U+200B", "U+0007", "U+D800", "U+3164")) {
            assertTrue(page.contains("<span class=\"hidden-sign\">" + name + "</span>"), name);
        }
        page.chars()
                .filter(c -> c != '\n' && Visible.hides(c))
                .findAny()
                .ifPresent(c -> assertEquals("nothing", Visible.name(c)));
    }

    @Test
    void nothing_may_be_loaded_or_run_and_the_style_is_the_page_s_own() throws Exception {
        String page = page(List.of("hallo"));
        String style = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        assertTrue(
                page.contains("content=\"default-src 'none'; style-src 'sha256-" + hash
                        + "'; base-uri 'none'; form-action 'none'\""),
                page.substring(0, 600));
        assertFalse(style.toLowerCase(Locale.ROOT).contains("url("), "a style that loads something");
        assertFalse(page.contains("<script"));
    }

    @Test
    void headings_and_landmarks_are_in_order_and_ids_are_there_once() {
        String page = page(List.of("hallo", "dag"));
        int level = 0;
        Matcher heading = Pattern.compile("<h([1-6])").matcher(page);
        while (heading.find()) {
            int next = Integer.parseInt(heading.group(1));
            assertTrue(next <= level + 1, "h%d after h%d".formatted(next, level));
            level = next;
        }
        for (String one : List.of("<h1>", "<main>", "<header>", "<footer>")) {
            assertEquals(1, page.split(Pattern.quote(one), -1).length - 1, one);
        }
        Set<String> ids = new HashSet<>();
        Matcher id = Pattern.compile(" id=\"([^\"]+)\"").matcher(page);
        while (id.find()) {
            assertTrue(ids.add(id.group(1)), id.group());
        }
        Matcher reference = Pattern.compile("(?:aria-labelledby|href)=\"#?([a-z][a-z0-9-]*)\"")
                .matcher(page);
        while (reference.find()) {
            assertTrue(ids.contains(reference.group(1)), reference.group());
        }
        assertTrue(page.contains("<html lang=\"nl\">"));
    }

    @Test
    void contrast_is_enough_in_light_and_in_dark() {
        String page = page(List.of("hallo"));
        String style = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
        String dark = style.substring(style.indexOf("prefers-color-scheme: dark"), style.indexOf("@media print"));
        for (String scheme : List.of(style.substring(0, style.indexOf("@media")), dark)) {
            for (String[] pair : new String[][] {
                {"ink", "paper"}, {"ink", "card"}, {"ink", "visitor"}, {"ink", "bot"},
                {"soft", "paper"}, {"soft", "card"}, {"soft", "visitor"}, {"soft", "bot"},
                {"link", "paper"}, {"link", "card"}, {"link", "visitor"}, {"link", "bot"},
                {"good", "card"}, {"bad", "card"}, {"mark-ink", "mark"}
            }) {
                double contrast = contrast(colour(scheme, pair[0]), colour(scheme, pair[1]));
                assertTrue(contrast >= 4.5, "%s on %s: %.2f".formatted(pair[0], pair[1], contrast));
            }
        }
    }

    private static int colour(String scheme, String name) {
        Matcher matcher = Pattern.compile("--" + name + ": #([0-9a-f]{6})").matcher(scheme);
        assertTrue(matcher.find(), name);
        return Integer.parseInt(matcher.group(1), 16);
    }

    /** As WCAG 2 has it. */
    private static double contrast(int one, int other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(int colour) {
        return 0.2126 * part(colour >> 16) + 0.7152 * part(colour >> 8) + 0.0722 * part(colour);
    }

    private static double part(int value) {
        double share = (value & 0xff) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
