package io.balie.shell.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import io.balie.shell.channel.Channels;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is sent, and whatever fails: the log has nothing of it, and no line that the program did not write. */
class LogsTest {

    private static final List<String> CANARIES = List.of(
            "+31698765432",
            "0698765432",
            "canarie@voorbeeld.example",
            "NL91ABNA0417164300",
            "tok-9f8Qx7vN2mK4wR6tY1uJ",
            "FORGED");
    private static final String SENT = String.join(" ", CANARIES.subList(0, 5))
            + "\r\n2026-11-23T10:00:00.000Z ERROR Vault FORGED\n\u001b[2J\u001b[31mFORGED\u2028FORGED";
    private static final Pattern FIRST = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+\\S* +(?:INFO|WARN|ERROR) .*");
    private static final Pattern TRACE =
            Pattern.compile("\\tat .*|\\t\\.\\.\\. \\d+ more|(?:Caused by: )?[\\w.$]+Exception");

    private final ConcurrentLinkedQueue<String> written = new ConcurrentLinkedQueue<>();
    private final Written appender = new Written();
    private OpenDesk desk;
    private Logger root;
    private Level before;

    /** What the console would get, in the form that it would get it. */
    private final class Written extends AppenderBase<ILoggingEvent> {
        private Encoder<ILoggingEvent> form;

        @Override
        protected void append(ILoggingEvent event) {
            written.add(new String(form.encode(event), StandardCharsets.UTF_8));
        }
    }

    @BeforeEach
    void open() {
        desk = new OpenDesk(Channels.DEFAULT);
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        before = root.getLevel();
        root.setLevel(Level.INFO);
        appender.form = ((ConsoleAppender<ILoggingEvent>) root.getAppender("STDERR")).getEncoder();
        appender.setContext(context);
        appender.start();
        root.addAppender(appender);
    }

    @AfterEach
    void close() {
        root.detachAppender(appender);
        root.setLevel(before);
        desk.close();
    }

    @Test
    void ten_thousand_turns_leave_nothing() throws Exception {
        say(10_000, "hallo ");
        clean();
    }

    @Test
    void turns_that_fail_are_told_of_without_their_words() throws Exception {
        say(300, "ontplof ");
        for (int i = 0; i < 50; i++) {
            assertEquals(
                    500,
                    desk.post(
                                    "/conversations/" + encoded(sender(i)) + "/messages",
                                    JsonMapper.shared()
                                            .writeValueAsString(Map.of("sender", "user", "text", "ontplof " + SENT)))
                            .statusCode());
        }
        clean();
        assertTrue(written.stream().anyMatch(line -> line.contains("set aside")), "they were told of");
        assertTrue(written.stream().anyMatch(line -> line.contains("\tat io.balie")), "with the place");
    }

    @Test
    void a_store_that_fails_is_told_of_without_names() throws Exception {
        desk.memory.failing = true;
        say(300, "hallo ");
        clean();
        assertTrue(written.stream().anyMatch(line -> line.contains("The disk is full")));
    }

    private void say(int turns, String word) throws Exception {
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            List<? extends Future<?>> all = IntStream.range(0, turns)
                    .mapToObj(i -> many.submit(() -> desk.post(
                            "/webhooks/rest/webhook",
                            JsonMapper.shared()
                                    .writeValueAsString(Map.of(
                                            "sender", sender(i),
                                            "message", word + SENT,
                                            "metadata", Map.of("note", SENT, SENT, "note"))))))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    private static String sender(int turn) {
        return switch (turn % 4) {
            case 0 -> CANARIES.get(turn / 4 % 5);
            case 1 -> "whatsapp:" + CANARIES.get(turn / 4 % 5);
            case 2 -> "someone\r\n2026-11-23T10:00:00.000Z ERROR Vault forged\u001b[31m" + turn;
            default -> SENT.substring(0, 90) + turn / 40;
        };
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id.replaceAll("\\p{Cntrl}", ""), StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    private void clean() {
        for (String text : written) {
            for (String canary : CANARIES) {
                assertFalse(text.contains(canary), text);
            }
            assertTrue(text.endsWith(System.lineSeparator()), text);
            String[] lines = text.split("\n", -1);
            for (int i = 0; i < lines.length - 1; i++) {
                String line = lines[i];
                assertTrue((i == 0 ? FIRST : TRACE).matcher(line).matches(), line);
                assertFalse(line.indexOf('\u001b') >= 0 || line.indexOf('\u2028') >= 0, line);
            }
        }
    }
}
