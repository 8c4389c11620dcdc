package io.balie.shell.conversation;

import io.balie.data.evidence.Checkpoint;
import io.balie.data.keys.Keys;
import io.balie.data.transcript.StoreFailed;
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
            Keys keys = folders.keys();
            TranscriptStore store = TranscriptStore.open(folder, keys, clock.instant());
            return new LocalCustodian(
                    store, clock, LocalCustodian.Memory.NONE, HouseRules.asksWhy(folder), () -> end(store, keys));
        } catch (TranscriptsInUse taken) {
            return new RemoteCustodian(folder);
        }
    }

    /** No desk is open that would sign what was noted; so that it can be exported and proved at once, it is signed here. */
    private void end(TranscriptStore store, Keys keys) {
        try (store) {
            store.checkpoint(
                    clock.instant(), (origin, size, root) -> new Checkpoint(origin, size, root).sign(keys.signing()));
        } catch (StoreFailed failed) {
            // What was to be noted is stored; the next desk signs it.
            System.getLogger(Custodians.class.getName())
                    .log(System.Logger.Level.WARNING, "The log could not be signed.", failed);
        }
    }
}
