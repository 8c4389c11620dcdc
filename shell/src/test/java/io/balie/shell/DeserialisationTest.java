package io.balie.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeserialisationTest {

    @TempDir
    private Path folder;

    /** Touches a file when it is made of its bytes. */
    static final class Gadget implements Serializable {
        private static final long serialVersionUID = 1L;
        private final String file;

        Gadget(String file) {
            this.file = file;
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            Files.writeString(Path.of(file), "it ran", StandardCharsets.UTF_8);
        }
    }

    /** A process of its own: the filter is set once, for all that runs in it. */
    static final class Child {

        private Child() {}

        public static void main(String[] words) throws IOException, ClassNotFoundException {
            if (words[0].equals("with")) {
                Deserialisation.refuse();
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
                objects.writeObject(new Gadget(words[1]));
            }
            try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(out.toByteArray()))) {
                objects.readObject();
            } catch (InvalidClassException refused) {
                System.exit(7);
            }
        }
    }

    @Test
    void no_object_is_made_of_bytes_in_the_whole_process() throws Exception {
        Path touched = folder.resolve("touched");
        assertEquals(7, run("with", touched));
        assertFalse(Files.exists(touched));
    }

    @Test
    void without_the_filter_the_same_bytes_run_code() throws Exception {
        Path touched = folder.resolve("touched");
        assertEquals(0, run("without", touched));
        assertTrue(Files.exists(touched));
    }

    private static int run(String how, Path touched) throws IOException, InterruptedException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        how,
                        touched.toString())
                .inheritIO()
                .start()
                .waitFor();
    }
}
