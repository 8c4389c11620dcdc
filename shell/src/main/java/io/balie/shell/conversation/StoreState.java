package io.balie.shell.conversation;

import org.jspecify.annotations.Nullable;

/** Whether conversations can be stored, as far as the latest attempts tell. */
final class StoreState {

    /** What did not store; null while all is well. */
    private volatile @Nullable Transcripts failed;

    void failed(Transcripts transcripts) {
        failed = transcripts;
    }

    void served() {
        if (failed != null) {
            failed = null;
        }
    }

    /**
     * Whether anything could be stored now. After a failure it is tried, so that whoever sends no messages while it says no learns when it says yes again.
     */
    boolean works() {
        Transcripts which = failed;
        if (which == null) {
            return true;
        }
        try {
            which.probe();
            return true;
        } catch (RuntimeException still) {
            return false;
        }
    }
}
