package io.balie.shell.desk;

import io.balie.nlu.model.ModelArchive;
import io.balie.nlu.model.NluModel;
import io.balie.nlu.model.PlainZip;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** An archive that lies in a file, read where it lies: what is refused is never in memory as a whole. */
public final class ArchiveFile implements PlainZip.Source, AutoCloseable {

    private final FileChannel file;

    private ArchiveFile(FileChannel file) {
        this.file = file;
    }

    /** Open a file. */
    public static ArchiveFile open(Path path) throws IOException {
        return new ArchiveFile(FileChannel.open(path));
    }

    /**
     * The model in a file.
     *
     * @throws io.balie.nlu.model.BadArchiveException if it is not one, or not whole
     */
    public static NluModel model(Path path) throws IOException {
        try (ArchiveFile file = open(path)) {
            return ModelArchive.read(file);
        }
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public void read(long at, ByteBuffer into) throws IOException {
        long next = at;
        int read = 0;
        while (into.hasRemaining() && read >= 0) {
            read = file.read(into, next);
            next += read;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
