package io.balie.shell.line;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.CommandRegistry;

/** Help texts, made from the commands' own declarations. */
final class Help {

    private Help() {}

    /** What all commands do. */
    static String all(CommandRegistry registry) {
        Map<String, StringBuilder> groups = new LinkedHashMap<>();
        List<Command> commands = registry.getCommands().stream()
                .filter(command -> !command.isHidden())
                .sorted(Comparator.comparing(Command::getGroup).thenComparing(Command::getName))
                .toList();
        int width = commands.stream().mapToInt(c -> c.getName().length()).max().orElse(0);
        for (Command command : commands) {
            groups.computeIfAbsent(command.getGroup(), group -> new StringBuilder())
                    .append("  %s  %s%n".formatted(padded(command.getName(), width), command.getDescription()));
        }
        StringBuilder text = new StringBuilder(
                "Balie, the front desk of your chat channels.%n%nUse: balie [COMMAND [OPTIONS]]%n     balie            the shell: the same commands at a prompt%n"
                        .formatted());
        groups.forEach((group, lines) -> text.append("%n%s%n%s".formatted(group, lines)));
        return text.append("""

                        balie COMMAND --help says more of one command. Each takes -v and -vv to say more of what it does, --quiet to say less.

                        Environment
                          BALIE_HOME       where models and transcripts are kept (default: var/ below the current folder)
                          BALIE_JAVA_HOME  the JDK to run on, 21 or later
                          NO_COLOR         no colours

                        Exit status
                          0 well   1 a check was not passed   2 wrong use   3 invalid data   4 not found   5 not reachable, port taken
                        """).toString();
    }

    /** What one command does. */
    static String of(Command command, Arguments arguments) {
        StringBuilder text =
                new StringBuilder("%s%n%nUse: balie %s".formatted(command.getDescription(), command.getName()));
        arguments.of(command.getName()).forEach(argument -> text.append(' ').append(argument));
        text.append(command.getOptions().isEmpty() ? "%n".formatted() : " [OPTIONS]%n".formatted());
        if (!command.getHelp().isBlank()) {
            text.append("%n%s%n".formatted(command.getHelp().strip()));
        }
        List<CommandOption> options = command.getOptions();
        int width =
                options.stream().mapToInt(option -> form(option).length()).max().orElse(0);
        text.append("%nOptions%n".formatted());
        for (CommandOption option : options) {
            String otherwise = option.defaultValue() == null
                            || option.defaultValue().isEmpty()
                            || option.defaultValue().equals("-1")
                            || Line.isFlag(option)
                    ? ""
                    : " (default: %s)".formatted(option.defaultValue());
            text.append("  %s  %s%s%n".formatted(padded(form(option), width), option.description(), otherwise));
        }
        return text.append("  %s  %s%n".formatted(padded("--help", width), "this text"))
                .toString();
    }

    private static String form(CommandOption option) {
        String shortly = option.shortName() == ' ' || option.shortName() == 0 ? "" : "-" + option.shortName() + ", ";
        return shortly + "--" + option.longName()
                + (Line.isFlag(option)
                        ? ""
                        : Line.takesSeveral(option)
                                ? " TEXT ..."
                                : option.type() == String.class ? " TEXT" : " NUMBER");
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
