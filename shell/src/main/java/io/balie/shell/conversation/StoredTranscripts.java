package io.balie.shell.conversation;

import io.balie.data.transcript.AuditEvent;
import io.balie.data.transcript.Provenance;
import io.balie.data.transcript.StoredEvent;
import io.balie.data.transcript.TranscriptStore;
import io.balie.data.transcript.UnreadableEvent;
import io.balie.data.transcript.UnreadableRecord;
import io.balie.dialog.event.Event;
import io.balie.shell.Version;
import io.balie.shell.desk.Desk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Transcripts in the store, each event with what the bot was at that moment. */
public final class StoredTranscripts implements Transcripts {

    /** Who sets a damaged conversation aside: nobody told the desk to. */
    private static final String BY = "balie";

    /** More than one turn takes, in bytes. */
    private static final int PROBED = 256 * 1024;

    private final TranscriptStore store;
    private final Provenance provenance;

    public StoredTranscripts(TranscriptStore store, Provenance provenance) {
        this.store = store;
        this.provenance = provenance;
    }

    /** What a desk is at this moment. */
    public static Provenance provenance(Desk desk) {
        return new Provenance(
                desk.modelFingerprint(), desk.scriptFingerprint(), desk.companyFingerprint(), Version.CURRENT);
    }

    @Override
    public List<Event> load(String conversation) {
        try {
            return store.read(conversation).stream().map(StoredEvent::event).toList();
        } catch (UnreadableEvent | UnreadableRecord unreadable) {
            throw new Damaged(unreadable);
        }
    }

    @Override
    public void looked(String conversation, Auditor.Look look, Instant now) {
        Optional<String> ref = store.reader().ref(conversation);
        if (ref.isPresent()) {
            store.note(new AuditEvent.Looked(
                    now, look.by(), ref, look.how(), look.why().orElse("")));
        }
    }

    @Override
    public void append(String conversation, int first, List<Event> events) {
        store.append(conversation, first, events, provenance);
    }

    @Override
    public boolean park(String conversation, Instant now) {
        store.park(conversation, BY, "damaged", now);
        return true;
    }

    @Override
    public void probe() {
        Path probe = store.folder().resolve("probe");
        try (FileChannel file = FileChannel.open(
                probe, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            ByteBuffer some = ByteBuffer.allocate(PROBED);
            while (some.hasRemaining()) {
                file.write(some);
            }
            file.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
