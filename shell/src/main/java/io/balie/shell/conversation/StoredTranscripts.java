package io.balie.shell.conversation;

import io.balie.data.transcript.Provenance;
import io.balie.data.transcript.StoredEvent;
import io.balie.data.transcript.TranscriptStore;
import io.balie.dialog.event.Event;
import io.balie.shell.Version;
import io.balie.shell.desk.Desk;
import java.util.List;

/** Transcripts in the store, each event with what the bot was at that moment. */
public final class StoredTranscripts implements Transcripts {

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
        return store.read(conversation).stream().map(StoredEvent::event).toList();
    }

    @Override
    public void append(String conversation, int first, List<Event> events) {
        store.append(conversation, first, events, provenance);
    }
}
