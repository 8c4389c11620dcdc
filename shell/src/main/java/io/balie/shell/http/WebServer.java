package io.balie.shell.http;

import io.balie.shell.channel.Channels;
import io.balie.shell.conversation.Conversations;
import io.balie.shell.desk.Desk;
import java.time.Clock;
import java.util.Map;
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
     * Start to answer.
     *
     * @param channels that are open
     * @param address to listen on, such as {@code 127.0.0.1}
     * @param port to listen on; 0 for a free one
     * @throws PortInUseException if the port is taken
     */
    public static WebServer start(
            Desk desk, Conversations conversations, Channels channels, Clock clock, String address, int port) {
        return new WebServer(new SpringApplicationBuilder(WebWiring.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .addCommandLineProperties(false)
                .properties(Map.ofEntries(
                        Map.entry("server.address", address),
                        Map.entry("server.port", Integer.toString(port)),
                        Map.entry("server.shutdown", "graceful"),
                        Map.entry("server.server-header", ""),
                        Map.entry("server.tomcat.connection-timeout", "20s"),
                        Map.entry("server.compression.enabled", "true"),
                        Map.entry(
                                "server.compression.mime-types", "text/html,text/css,text/javascript,application/json"),
                        Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "10s"),
                        Map.entry("spring.threads.virtual.enabled", "true"),
                        Map.entry("spring.jmx.enabled", "false"),
                        Map.entry("spring.mvc.log-resolved-exception", "false"),
                        Map.entry("spring.web.resources.cache.cachecontrol.no-cache", "true"),
                        Map.entry("management.endpoints.web.exposure.include", "health,prometheus"),
                        Map.entry("management.endpoint.health.probes.enabled", "true")))
                .initializers(context -> {
                    context.getBeanFactory().registerSingleton("desk", desk);
                    context.getBeanFactory().registerSingleton("conversations", conversations);
                    context.getBeanFactory().registerSingleton("clock", clock);
                    ChannelWiring.add((GenericApplicationContext) context, channels);
                })
                .run());
    }

    /** The port that it listens on. */
    public int port() {
        return context instanceof WebServerApplicationContext web && web.getWebServer() != null
                ? web.getWebServer().getPort()
                : -1;
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
