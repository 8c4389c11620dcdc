package io.balie.shell.http;

import io.balie.dialog.company.Company;
import io.balie.dialog.domain.Domain;
import io.balie.shell.conversation.Conversations;
import io.balie.shell.desk.Desk;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.shell.core.autoconfigure.SpringShellAutoConfiguration;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the web server together. The desk, the conversations and the clock are handed in when it starts. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = SpringShellAutoConfiguration.class)
@Import({ChannelWiring.class, io.balie.shell.http.Errors.class})
class WebWiring {

    @Bean
    Guard guard() {
        return new Guard();
    }

    @Bean
    Figures figures(MeterRegistry registry) {
        return new Figures(registry);
    }

    @Bean
    ConversationsApi conversationsApi(Conversations conversations, Desk desk) {
        Domain domain = desk.turns().scene().bot().domain();
        return new ConversationsApi(conversations, domain, new RasaEvents(domain));
    }

    @Bean
    ModelApi modelApi(Desk desk, MeterRegistry registry, Clock clock) {
        Company company = desk.turns().scene().company();
        return new ModelApi(Figures.timed(desk.turns().scene().interpreter(), registry), company, clock);
    }

    @Bean
    AboutApi aboutApi(Desk desk) {
        String file = String.valueOf(desk.model().getFileName());
        return new AboutApi(desk.turns().scene().company(), new AboutApi.Model(file, desk.modelFingerprint()));
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
}
