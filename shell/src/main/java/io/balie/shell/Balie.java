package io.balie.shell;

import io.balie.shell.line.Loudness;
import io.balie.shell.line.Status;
import java.util.List;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts Balie: one command with its words, or the shell without. */
public final class Balie {

    private Balie() {}

    /** Run, and leave with the command's status. */
    public static void main(String[] words) {
        Deserialisation.refuse();
        System.exit(run(words));
    }

    private static int run(String[] typed) {
        Loudness loudness = Loudness.of(List.of(typed));
        String[] words = loudness.words().toArray(String[]::new);
        System.setProperty(Loudness.QUIET_PROPERTY, Boolean.toString(loudness.isQuiet()));
        boolean interactive = words.length == 0;
        if (interactive
                && !Surroundings.of(System.getenv(), System.getProperties()).prompting()) {
            // Piped or started by a service: there is nobody to type, so say what could have been typed.
            return run(new String[] {"--help"}) == 0 ? Status.WRONG_USAGE.code() : Status.FAULT.code();
        }
        // The words are the command's own: Spring reads none of them as settings.
        SpringApplication application = new SpringApplicationBuilder(ShellWiring.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .addCommandLineProperties(false)
                .registerShutdownHook(false)
                .properties(Map.of(
                        "logging.level.io.balie", loudness.level(),
                        "spring.shell.interactive.enabled", Boolean.toString(interactive),
                        "spring.main.lazy-initialization", "true",
                        "spring.jmx.enabled", "false",
                        "spring.shell.command.history.enabled", "false"))
                .build();
        try (ConfigurableApplicationContext context = application.run(words)) {
            return SpringApplication.exit(context);
        }
    }
}
