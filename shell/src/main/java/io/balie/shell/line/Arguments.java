package io.balie.shell.line;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;

/**
 * Which arguments each command takes. Spring Shell's {@code Command} tells its options alone, so that a word too many would pass
 * unseen.
 *
 * @param names by the command's name, the arguments as its help names them
 */
public record Arguments(Map<String, List<String>> names) {

    public Arguments {
        names = Map.copyOf(names);
    }

    /** Read the arguments from the annotations of the classes that declare commands. */
    public static Arguments declaredBy(List<Class<?>> classes) {
        Map<String, List<String>> names = new HashMap<>();
        for (Class<?> type : classes) {
            for (Method method : type.getDeclaredMethods()) {
                Command command = method.getAnnotation(Command.class);
                if (command == null) {
                    continue;
                }
                List<String> own = new ArrayList<>();
                for (Parameter parameter : method.getParameters()) {
                    Argument argument = parameter.getAnnotation(Argument.class);
                    if (argument != null) {
                        own.add(argument.description());
                    }
                }
                names.put(String.join(" ", command.name()), List.copyOf(own));
            }
        }
        return new Arguments(names);
    }

    List<String> of(String command) {
        return names.getOrDefault(command, List.of());
    }
}
