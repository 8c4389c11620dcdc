package io.balie.shell.line;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.ParsedInput;

/**
 * One command with its options and arguments, read from words that are already whole.
 *
 * @param help whether only its help is asked for
 */
record Line(Command command, ParsedInput input, boolean help) {

    /** Ends the name of an argument that takes all words to come. */
    private static final String REST = "...";

    /**
     * Find the command that the words name and read its options.
     *
     * @throws CommandFailed with {@link Status#WRONG_USAGE} if there is no such command or option, or a value is missing
     */
    static Line of(List<String> words, CommandRegistry registry, Arguments arguments) {
        Command command = named(words, registry).orElseThrow(() -> unknown(words, registry));
        String[] name = command.getName().split(" ", -1);
        ParsedInput.Builder input = ParsedInput.builder().commandName(name[0]);
        for (int i = 1; i < name.length; i++) {
            input.addSubCommand(name[i]);
        }
        Map<String, String> values = new HashMap<>();
        boolean help = false;
        boolean onlyArguments = false;
        List<String> names = arguments.of(command.getName());
        List<String> rest = new ArrayList<>();
        int given = 0;
        for (int i = name.length; i < words.size(); i++) {
            String word = words.get(i);
            if (onlyArguments || word.equals("-") || !word.startsWith("-") || isNumber(word)) {
                if (!names.isEmpty()
                        && given == names.size() - 1
                        && names.getLast().endsWith(REST)) {
                    // What the shell's quotes kept together belongs together.
                    rest.add(word.contains(" ") && !word.contains("\"") ? '"' + word + '"' : word);
                    continue;
                }
                if (given == names.size()) {
                    throw new CommandFailed(
                            Status.WRONG_USAGE,
                            "'%s' has a word too many: '%s'. A sentence goes between quotes.%n%s"
                                    .formatted(command.getName(), word, tryHelp(command)));
                }
                input.addArgument(new CommandArgument(given++, word));
            } else if (word.equals("--")) {
                onlyArguments = true;
            } else if (word.equals("--help") || word.equals("-h")) {
                help = true;
            } else {
                int equals = word.startsWith("--") ? word.indexOf('=') : -1;
                String typed = equals < 0 ? word : word.substring(0, equals);
                CommandOption option = option(command, typed);
                String value;
                if (equals >= 0) {
                    value = word.substring(equals + 1);
                } else if (isFlag(option)) {
                    value = "true";
                } else if (takesSeveral(option)) {
                    List<String> several = new ArrayList<>();
                    while (i + 1 < words.size() && (!words.get(i + 1).startsWith("-") || isNumber(words.get(i + 1)))) {
                        several.add(words.get(++i));
                    }
                    value = String.join(",", several);
                } else if (i + 1 < words.size()) {
                    value = words.get(++i);
                } else {
                    throw new CommandFailed(
                            Status.WRONG_USAGE,
                            "Option %s of '%s' wants a value.%n%s"
                                    .formatted(typed, command.getName(), tryHelp(command)));
                }
                values.put(option.longName(), value);
            }
        }
        if (!rest.isEmpty()) {
            input.addArgument(new CommandArgument(given, String.join(" ", rest)));
        }
        // Every option is passed on, given or not: Spring Shell's way to a default leads through a bean validator.
        for (CommandOption option : command.getOptions()) {
            input.addOption(CommandOption.with()
                    .longName(option.longName())
                    .shortName(option.shortName())
                    .type(option.type())
                    .value(values.getOrDefault(option.longName(), option.defaultValue()))
                    .build());
        }
        return new Line(command, input.build(), help);
    }

    /** The command whose name the words begin with; the longest, so that {@code transcripts show} goes before {@code transcripts}. */
    private static Optional<Command> named(List<String> words, CommandRegistry registry) {
        String joined = String.join(" ", words) + " ";
        // An alias is one word for a command of one word.
        return registry.getCommands().stream()
                .filter(command -> joined.startsWith(command.getName() + " ")
                        || command.getAliases().contains(words.getFirst()))
                .max(Comparator.comparingInt(command -> command.getName().length()));
    }

    private static CommandFailed unknown(List<String> words, CommandRegistry registry) {
        String typed = words.getFirst();
        List<String> under = registry.getCommands().stream()
                .map(Command::getName)
                .filter(name -> name.startsWith(typed + " "))
                .sorted()
                .toList();
        if (!under.isEmpty()) {
            String what = words.size() > 1 && !words.get(1).startsWith("-")
                    ? "'%s' has no command '%s'.".formatted(typed, words.get(1))
                    : "'%s' wants one more word.".formatted(typed);
            return new CommandFailed(Status.WRONG_USAGE, "%s There are: %s.".formatted(what, String.join(", ", under)));
        }
        TreeSet<String> known = new TreeSet<>();
        registry.getCommands().stream().filter(command -> !command.isHidden()).forEach(c -> known.add(c.getName()));
        return new CommandFailed(
                Status.WRONG_USAGE,
                "There is no command '%s'. %s"
                        .formatted(
                                typed,
                                Nearest.to(typed, known)
                                        .map("Did you mean '%s'?"::formatted)
                                        .orElse("See: balie --help")));
    }

    private static CommandOption option(Command command, String typed) {
        for (CommandOption option : command.getOptions()) {
            if (typed.equals("--" + option.longName())
                    || (option.shortName() != ' '
                            && option.shortName() != 0
                            && typed.equals("-" + option.shortName()))) {
                return option;
            }
        }
        List<String> known = new ArrayList<>();
        command.getOptions().forEach(option -> known.add("--" + option.longName()));
        throw new CommandFailed(
                Status.WRONG_USAGE,
                "'%s' has no option %s. %s"
                        .formatted(
                                command.getName(),
                                typed,
                                Nearest.to(typed, known)
                                        .map("Did you mean %s?"::formatted)
                                        .orElse(tryHelp(command))));
    }

    private static String tryHelp(Command command) {
        return "See: balie %s --help".formatted(command.getName());
    }

    static boolean isFlag(CommandOption option) {
        return option.type() == boolean.class || option.type() == Boolean.class;
    }

    /** Whether it takes as many words as follow, or none; commas stand between them in its value. */
    static boolean takesSeveral(CommandOption option) {
        return option.type() == String[].class;
    }

    private static boolean isNumber(String word) {
        return word.matches("-\\d+([.,]\\d+)?");
    }
}
