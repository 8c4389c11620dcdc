package io.balie.shell.conversation;

import io.balie.data.transcript.TranscriptReader;
import io.balie.data.transcript.TranscriptStore;
import io.balie.data.transcript.TranscriptsInUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the transcripts of desks are kept below one home.
 *
 * <p>One process writes a folder. The first desk has {@code transcripts}; a desk that is opened beside it gets a folder of its own, named for it, and keeps
 * that folder from then on, so that its conversations go on after a restart whichever desk is started first.
 */
public final class TranscriptFolders {

    private static final String FIRST = "transcripts";

    private final Path home;

    public TranscriptFolders(Path home) {
        this.home = home;
    }

    /**
     * The store of a desk.
     *
     * @param desk tells it from others below the same home, such as {@code 5006}, its port
     * @throws io.balie.data.transcript.StoreFailed if no store can be opened
     */
    public TranscriptStore open(String desk) {
        Path own = home.resolve(FIRST + "-" + desk);
        if (Files.isDirectory(own)) {
            return TranscriptStore.open(own);
        }
        try {
            return TranscriptStore.open(home.resolve(FIRST));
        } catch (TranscriptsInUse taken) {
            return TranscriptStore.open(own);
        }
    }

    /** What has been stored by any desk, the first desk's first. To be closed by the caller. */
    public List<TranscriptReader> readers() {
        if (!Files.isDirectory(home)) {
            return List.of();
        }
        List<TranscriptReader> readers = new ArrayList<>();
        try (Stream<Path> below = Files.list(home)) {
            below.filter(path -> {
                        String name = path.getFileName().toString();
                        return name.equals(FIRST) || name.startsWith(FIRST + "-");
                    })
                    .sorted()
                    .map(TranscriptReader::open)
                    .flatMap(Optional::stream)
                    .forEach(readers::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return readers;
    }
}
