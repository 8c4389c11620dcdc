package io.balie.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Java processes of our own class path. */
final class Child {

    private Child() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** A program of this module. */
    static ProcessBuilder of(Class<?> program, List<String> machine, Object... words) {
        List<String> line = new ArrayList<>(
                List.of(java(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
        line.addAll(machine);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        for (Object word : words) {
            line.add(String.valueOf(word));
        }
        return new ProcessBuilder(line).inheritIO();
    }
}
