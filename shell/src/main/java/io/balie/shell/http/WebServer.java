package io.balie.shell.http;

import io.balie.dialog.event.Event;
import io.balie.shell.anchor.CheckpointClock;
import io.balie.shell.channel.Channels;
import io.balie.shell.conversation.Conversations;
import io.balie.shell.desk.Desk;
import io.balie.shell.desk.DeskInUse;
import io.balie.shell.desk.Workshop;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A running web server. */
public final class WebServer implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private WebServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Start to answer, on the channels that are open by default.
     *
     * @param address to listen on, such as {@code 127.0.0.1}
     * @param port to listen on; 0 for a free one
     * @throws PortInUseException if the port is taken
     */
    public static WebServer start(Desk desk, Conversations conversations, Clock clock, String address, int port) {
        return start(desk, conversations, Channels.DEFAULT, clock, address, port);
    }

    /**
     * Start to answer, with one model for good.
     *
     * @param channels that are open
     * @param address to listen on, such as {@code 127.0.0.1}
     * @param port to listen on; 0 for a free one
     * @throws PortInUseException if the port is taken
     */
    public static WebServer start(
            Desk desk, Conversations conversations, Channels channels, Clock clock, String address, int port) {
        return start(
                new Served(new DeskInUse(desk), conversations, Optional.empty(), new ReadingTimes(), clock),
                new WebSettings(address, port, channels));
    }

    /**
     * What is served.
     *
     * @param workshop trains and loads models; empty where that is not to be done
     * @param readingTimes what every interpreter is timed with
     * @param checkpoints has the transcripts signed; empty where none are kept
     */
    public record Served(
            DeskInUse desk,
            Conversations conversations,
            Optional<Workshop> workshop,
            ReadingTimes readingTimes,
            Clock clock,
            Optional<CheckpointClock> checkpoints) {

        /** Where no transcripts are signed. */
        public Served(
                DeskInUse desk,
                Conversations conversations,
                Optional<Workshop> workshop,
                ReadingTimes readingTimes,
                Clock clock) {
            this(desk, conversations, workshop, readingTimes, clock, Optional.empty());
        }
    }

    /**
     * Start to answer.
     *
     * @throws PortInUseException if the port is taken
     */
    public static WebServer start(Served served, WebSettings settings) {
        Map<String, Object> properties = new LinkedHashMap<>(Map.ofEntries(
                Map.entry("server.address", settings.address()),
                Map.entry("server.port", Integer.toString(settings.port())),
                Map.entry("server.shutdown", "graceful"),
                Map.entry("server.server-header", ""),
                Map.entry("server.tomcat.connection-timeout", "20s"),
                // Longer than clients and proxies keep an idle connection (Java 30 s, nginx 60 s): they are to close
                // it, for a
                // message that is sent at the moment the server closes is lost. For the same reason no connection is
                // closed for
                // the number of its requests.
                Map.entry("server.tomcat.keep-alive-timeout", "75s"),
                Map.entry("server.tomcat.max-keep-alive-requests", "-1"),
                // Nothing of a request is to stay; see WipedConnections.
                Map.entry("server.tomcat.processor-cache", "0"),
                Map.entry("server.compression.enabled", "true"),
                Map.entry("server.compression.mime-types", "text/html,text/css,text/javascript,application/json"),
                Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "10s"),
                Map.entry("spring.threads.virtual.enabled", "true"),
                Map.entry("spring.jmx.enabled", "false"),
                Map.entry("spring.mvc.log-resolved-exception", "false"),
                Map.entry("spring.web.resources.cache.cachecontrol.no-cache", "true"),
                Map.entry("management.endpoints.web.exposure.include", "health,prometheus"),
                Map.entry("management.endpoint.health.show-components", "always"),
                Map.entry("management.endpoint.health.probes.enabled", "true"),
                Map.entry("management.endpoint.health.group.readiness.include", "readinessState,transcripts")));
        settings.encryption().ifPresent(encryption -> properties.putAll(properties(encryption)));
        return new WebServer(new SpringApplicationBuilder(WebWiring.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .addCommandLineProperties(false)
                .properties(properties)
                .initializers(context -> {
                    var beans = context.getBeanFactory();
                    beans.registerSingleton("desk", served.desk());
                    beans.registerSingleton("conversations", served.conversations());
                    beans.registerSingleton("clock", served.clock());
                    beans.registerSingleton("settings", settings);
                    beans.registerSingleton("readingTimes", served.readingTimes());
                    served.workshop().ifPresent(workshop -> beans.registerSingleton("workshop", workshop));
                    served.checkpoints().ifPresent(checkpoints -> beans.registerSingleton("checkpoints", checkpoints));
                    ChannelWiring.add((GenericApplicationContext) context, settings.channels());
                })
                .run());
    }

    private static Map<String, String> properties(WebSettings.Encryption encryption) {
        String bundle = "spring.ssl.bundle.pem.web.";
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("server.ssl.bundle", "web");
        properties.put(bundle + "keystore.certificate", location(encryption.certificate()));
        properties.put(bundle + "keystore.private-key", location(encryption.key()));
        encryption.password().ifPresent(password -> properties.put(bundle + "keystore.private-key-password", password));
        encryption.authorities().ifPresent(file -> properties.put(bundle + "truststore.certificate", location(file)));
        return properties;
    }

    private static String location(Path file) {
        return file.toAbsolutePath().toUri().toString();
    }

    /** The port that it listens on. */
    public int port() {
        return context instanceof WebServerApplicationContext web && web.getWebServer() != null
                ? web.getWebServer().getPort()
                : -1;
    }

    /** Say something in a conversation without having been asked, where its channel can; what is not said is in the transcript all the same. */
    public void say(String conversation, String channel, List<Event> happened) {
        context.getBean(Outlets.class).named(channel).ifPresent(outlet -> outlet.send(conversation, happened));
    }

    /** Wait until it is told to stop. */
    public void await() throws InterruptedException {
        while (context.isActive()) {
            Thread.sleep(200);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
