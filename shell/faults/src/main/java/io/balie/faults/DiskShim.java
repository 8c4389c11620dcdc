package io.balie.faults;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What stands between a child and its disk: {@code disk.c}, made by the C compiler of this machine. */
record DiskShim(Path library) {

    /** Make it; says so where it cannot be made, for without it nothing is proved. */
    static DiskShim make(Path folder) throws IOException, InterruptedException {
        Path source = folder.resolve("disk.c");
        try (InputStream code = DiskShim.class.getResourceAsStream("disk.c")) {
            if (code == null) {
                throw new IllegalStateException("disk.c is missing beside this class.");
            }
            Files.copy(code, source, StandardCopyOption.REPLACE_EXISTING);
        }
        Path library = folder.resolve("disk.so");
        Process gcc;
        try {
            gcc = new ProcessBuilder(
                            "gcc",
                            "-shared",
                            "-fPIC",
                            "-O1",
                            "-o",
                            library.toString(),
                            source.toString(),
                            "-ldl",
                            "-lpthread")
                    .inheritIO()
                    .start();
        } catch (IOException none) {
            throw new IllegalStateException(
                    "gcc is missing: a power cut cannot be tried. Install it: apt-get install gcc libc6-dev", none);
        }
        if (gcc.waitFor() != 0) {
            throw new IllegalStateException("gcc could not make %s.".formatted(source));
        }
        return new DiskShim(library);
    }
}
