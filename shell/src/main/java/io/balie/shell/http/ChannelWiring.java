package io.balie.shell.http;

import io.balie.shell.channel.CallbackSender;
import io.balie.shell.channel.CallbackSettings;
import io.balie.shell.channel.Channels;
import io.balie.shell.channel.RestForm;
import io.balie.shell.channel.SocketIoChannel;
import io.balie.shell.channel.SocketIoConnections;
import io.balie.shell.channel.SocketIoSettings;
import io.balie.shell.channel.Takes;
import io.balie.shell.conversation.Conversations;
import java.util.List;
import java.util.Map;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** Puts the channels together that are open. */
@Configuration(proxyBeanMethods = false)
class ChannelWiring {

    @Bean
    Takes takes(Conversations conversations, Figures figures) {
        return (sender, text, channel, metadata) ->
                figures.timed(() -> conversations.take(sender, text, channel, metadata));
    }

    @Bean
    RestChannel restChannel(Takes takes) {
        return new RestChannel(takes);
    }

    /** Adds the channels of the settings. */
    static void add(GenericApplicationContext context, Channels channels) {
        channels.callback().ifPresent(settings -> addCallback(context, settings));
        channels.socketIo().ifPresent(settings -> addSocketIo(context, settings));
        if (!channels.corsOrigins().isEmpty()) {
            context.registerBean("cors", FilterRegistrationBean.class, () -> cors(channels.corsOrigins()));
        }
    }

    private static void addCallback(GenericApplicationContext context, CallbackSettings settings) {
        context.registerBean(CallbackSender.class, () -> new CallbackSender(settings));
        context.registerBean(
                CallbackChannel.class,
                () -> new CallbackChannel(context.getBean(Takes.class), context.getBean(CallbackSender.class)));
        context.registerBean(
                "callbackOutlet",
                Outlets.Outlet.class,
                () -> new Outlets.Outlet("callback", (recipient, happened) -> {
                    var unused =
                            context.getBean(CallbackSender.class).send(recipient, RestForm.of(recipient, happened));
                }));
    }

    private static void addSocketIo(GenericApplicationContext context, SocketIoSettings settings) {
        context.registerBean(SocketIoConnections.class, () -> {
            SocketIoConnections connections = new SocketIoConnections(settings, context.getBean(Takes.class));
            context.getBean(Conversations.class).tell(tracker -> {
                if (tracker.events().isEmpty()) {
                    connections.forget(tracker.id());
                }
            });
            return connections;
        });
        context.registerBean(SocketIoHealth.class, SocketIoHealth::new);
        context.registerBean(
                "socketIoOutlet",
                Outlets.Outlet.class,
                () -> new Outlets.Outlet(SocketIoChannel.NAME, context.getBean(SocketIoConnections.class)::say));
        // Before the pages and other addresses, of which one may take everything that nobody else does.
        context.registerBean("socketIoMapping", SimpleUrlHandlerMapping.class, () -> {
            SocketIoConnections connections = context.getBean(SocketIoConnections.class);
            return new SimpleUrlHandlerMapping(
                    Map.of(settings.path(), connections, settings.path() + "/", connections), -1);
        });
    }

    private static FilterRegistrationBean<CorsFilter> cors(List<String> origins) {
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOriginPatterns(origins);
        allowed.setAllowedMethods(List.of("*"));
        allowed.setAllowedHeaders(List.of("*"));
        allowed.setAllowCredentials(true);
        allowed.setExposedHeaders(List.of("filename"));
        UrlBasedCorsConfigurationSource everywhere = new UrlBasedCorsConfigurationSource();
        everywhere.registerCorsConfiguration("/**", allowed);
        FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(new CorsFilter(everywhere));
        registration.setOrder(WebWiring.GUARD - 1);
        return registration;
    }
}
