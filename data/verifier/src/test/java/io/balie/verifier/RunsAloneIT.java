package io.balie.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar, with nothing beside it. */
class RunsAloneIT {
    private static final Path JAR = Path.of("target", "balie-verifier.jar");

    @TempDir
    Path folder;

    @Test
    void verifies_from_the_command_line() throws IOException, InterruptedException {
        WrittenLog log = WrittenLog.random(14, 5, 300);
        Path export = log.write(folder.resolve("export"));
        WrittenLog.put(folder, "anchor", log.note(300));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-jar",
                        JAR.toString(),
                        export.toString(),
                        "--key",
                        log.vkey(),
                        "--anchor",
                        folder.resolve("anchor").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertTrue(said.endsWith("intact\n"), said);
    }

    @Test
    void is_small() throws IOException {
        assertTrue(Files.size(JAR) < 100_000, Files.size(JAR) + " bytes");
    }
}
