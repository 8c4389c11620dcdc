package io.balie.shell.http;

import io.balie.shell.anchor.CheckpointClock;
import io.balie.shell.conversation.Conversations;
import io.balie.shell.desk.DeskInUse;
import io.balie.shell.desk.Workshop;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.boot.tomcat.TomcatContextCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.shell.core.autoconfigure.SpringShellAutoConfiguration;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the web server together. The desk, the conversations, the settings and the clock are handed in when it starts. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = SpringShellAutoConfiguration.class)
@Import({ChannelWiring.class, io.balie.shell.http.Errors.class})
class WebWiring {

    /** Behind the filter for browsers' questions about other origins, which bring nothing to be known by. */
    static final int GUARD = Ordered.HIGHEST_PRECEDENCE + 100;

    @Bean
    FilterRegistrationBean<Guard> guard(WebSettings settings) {
        Optional<String> socket = settings.channels().socketIo().map(own -> own.path());
        FilterRegistrationBean<Guard> registration =
                new FilterRegistrationBean<>(new Guard(new Access(settings.token(), settings.tokens(), socket)));
        registration.setOrder(GUARD);
        return registration;
    }

    @Bean
    Figures figures(MeterRegistry registry) {
        return new Figures(registry);
    }

    /** Down while nothing can be stored, for then nothing is answered. */
    @Bean
    HealthIndicator transcriptsHealthIndicator(Conversations conversations) {
        return () -> (conversations.stores() ? Health.up() : Health.down()).build();
    }

    @Bean
    Jobs jobs(WebSettings settings) {
        return new Jobs(settings.longestAnswer());
    }

    @Bean
    Outlets outlets(ObjectProvider<Outlets.Outlet> open) {
        return new Outlets(open.stream().collect(Collectors.toMap(Outlets.Outlet::name, outlet -> outlet)));
    }

    @Bean
    ConversationsApi conversationsApi(
            Conversations conversations, DeskInUse desk, Outlets outlets, WebSettings settings) {
        return new ConversationsApi(conversations, desk, outlets, settings.requiresReason());
    }

    @Bean
    ModelApi modelApi(DeskInUse desk, ObjectProvider<Workshop> workshop, Jobs jobs, Clock clock) {
        return new ModelApi(desk, Optional.ofNullable(workshop.getIfAvailable()), jobs, clock);
    }

    @Bean
    TestApi testApi(DeskInUse desk, ObjectProvider<Workshop> workshop, Jobs jobs) {
        return new TestApi(desk, Optional.ofNullable(workshop.getIfAvailable()), jobs);
    }

    /** A place that cannot be reached stops nobody; that something is wrong is shown, the place itself only in the log. */
    @Bean
    HealthIndicator checkpointsHealthIndicator(ObjectProvider<CheckpointClock> checkpoints) {
        return () -> {
            CheckpointClock clock = checkpoints.getIfAvailable();
            return clock == null || clock.troubles().isEmpty()
                    ? Health.up().build()
                    : Health.unknown().withDetails(clock.troubles()).build();
        };
    }

    @Bean
    AboutApi aboutApi(DeskInUse desk, Jobs jobs, WebSettings settings) {
        return new AboutApi(desk, jobs, settings.channels().names());
    }

    /** Bodies are checked by whoever reads them; the bean validator that the shell brings along would only cost time. */
    @Bean
    WebMvcConfigurer noBeanValidation() {
        return new WebMvcConfigurer() {
            @Override
            public Validator getValidator() {
                return new Validator() {
                    @Override
                    public boolean supports(Class<?> type) {
                        return false;
                    }

                    @Override
                    public void validate(Object target, Errors errors) {
                        // nothing is validated here
                    }
                };
            }
        };
    }

    /** Ids of conversations may hold slashes; they are passed on as their client encoded them. */
    @Bean
    TomcatConnectorCustomizer encodedIds() {
        return connector -> {
            connector.setEncodedSolidusHandling("passthrough");
            connector.setEncodedReverseSolidusHandling("passthrough");
        };
    }

    /** What was said stays in the transcripts alone. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> wipedConnections() {
        return factory -> factory.setProtocol(WipedConnections.class.getName());
    }

    /** What Tomcat refuses itself has the form of all other refusals. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusals() {
        TomcatContextCustomizer form = context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(RefusedByServer.class.getName());
            }
        };
        return factory -> factory.addContextCustomizers(form);
    }
}
