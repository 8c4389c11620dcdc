package io.balie.data.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Makes files that their owner alone can read. */
final class OwnFiles {

    private OwnFiles() {}

    /**
     * Make a file with these bytes, wholly or not at all: nobody sees it half written, and a power cut does not lose it.
     *
     * @throws java.nio.file.FileAlreadyExistsException if it is there
     */
    static void create(Path file, byte[] bytes) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        boolean modes = Files.getFileStore(folder).supportsFileAttributeView("posix");
        FileAttribute<?>[] owner = modes
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Path fresh = Files.createTempFile(folder, ".new", ".key", owner);
        try {
            try (FileChannel channel = FileChannel.open(fresh, Set.of(StandardOpenOption.WRITE))) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.createLink(file, fresh); // unlike a move, never replaces
            sync(folder);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
