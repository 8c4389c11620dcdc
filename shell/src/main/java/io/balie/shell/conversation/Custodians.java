package io.balie.shell.conversation;

import io.balie.data.transcript.TranscriptStore;
import io.balie.data.transcript.TranscriptsInUse;
import java.nio.file.Path;
import java.time.Clock;

/** Finds who may do something with the transcripts of a folder at this moment. */
final class Custodians {

    private final TranscriptFolders folders;
    private final Clock clock;

    Custodians(TranscriptFolders folders, Clock clock) {
        this.folders = folders;
        this.clock = clock;
    }

    /**
     * This process, if no other has the store open; else the other.
     *
     * @throws io.balie.data.transcript.StoreFailed if the store cannot be opened
     * @throws io.balie.data.keys.KeyRefused if there is no key for it
     */
    Custodian of(Path folder) {
        try {
            TranscriptStore store = TranscriptStore.open(folder, folders.keys(), clock.instant());
            return new LocalCustodian(store, clock, LocalCustodian.Memory.NONE, store::close);
        } catch (TranscriptsInUse taken) {
            return new RemoteCustodian(folder);
        }
    }
}
