package io.balie.benchmark;

import io.balie.data.transcript.TranscriptStore;
import io.balie.dialog.Turns;
import io.balie.shell.conversation.Conversations;
import io.balie.shell.conversation.StoredTranscripts;
import io.balie.shell.desk.Desk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A desk with a store of its own, on the disk that the build writes to. */
record StoredDesk(Turns turns, Conversations conversations, TranscriptStore store, Path folder)
        implements AutoCloseable {

    static StoredDesk open() {
        try {
            Desk desk = ShippedDesk.open();
            Path folder = Files.createTempDirectory(Files.createDirectories(ShippedDesk.output()), "transcripts");
            TranscriptStore store = TranscriptStore.open(folder);
            return new StoredDesk(
                    desk.turns(),
                    new Conversations(
                            desk.turns(),
                            new StoredTranscripts(store, StoredTranscripts.provenance(desk)),
                            ShippedDesk.CLOCK),
                    store,
                    folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        store.close();
        try (Stream<Path> left = Files.walk(folder)) {
            List<Path> deepestFirst = left.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The transcripts of a benchmark cannot be removed.", e);
        }
    }
}
