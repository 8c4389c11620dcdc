package io.balie.shell.conversation;

import io.balie.data.search.SearchIndex;
import io.balie.data.transcript.AuditEvent;
import io.balie.data.transcript.StoreFailed;
import io.balie.data.transcript.Summary;
import io.balie.data.transcript.TranscriptStore;
import io.balie.nlu.text.Stems;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Holds the store. Safe for many threads. */
public final class LocalCustodian implements Custodian {

    private final TranscriptStore store;
    private final Clock clock;
    private final Memory memory;
    private final Runnable end;

    /** What a desk remembers of conversations while it serves. */
    @FunctionalInterface
    public interface Memory {

        /** Nothing is remembered. */
        Memory NONE = (name, work) -> work.getAsLong();

        /** Do something with a conversation while no turn of it is taken, and remember nothing of it from then on. */
        long without(String name, LongSupplier work);
    }

    /** The custodian of a store that stays open when this is closed. */
    public LocalCustodian(TranscriptStore store, Clock clock, Memory memory) {
        this(store, clock, memory, () -> {});
    }

    LocalCustodian(TranscriptStore store, Clock clock, Memory memory, Runnable end) {
        this.store = store;
        this.clock = clock;
        this.memory = memory;
        this.end = end;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public void looked(Auditor.Look look, Optional<String> ref) {
        note(new AuditEvent.Looked(now(), look.by(), ref, look.how(), look.why().orElse("")));
    }

    @Override
    public void exported(Auditor.Look look, String ref, String what) {
        note(new AuditEvent.Exported(now(), look.by(), ref, what, look.why().orElse("")));
    }

    private void note(AuditEvent event) {
        try {
            store.note(event);
        } catch (StoreFailed failed) {
            throw new NotNoted("It could not be noted, so nothing is shown. " + failed.getMessage(), failed);
        }
    }

    @Override
    public long erase(Auditor.Look look, String ref) {
        try {
            Summary summary = store.reader()
                    .summary(ref)
                    .orElseThrow(() -> new NotNoted("There is no conversation %s.".formatted(ref)));
            long leaf = memory.without(
                    summary.conversation(),
                    () -> store.erase(ref, look.by(), look.why().orElse(""), now()));
            SearchIndex.erase(SearchFolders.of(store.folder()), ref);
            store.purge();
            Stems.forgetAll();
            return leaf;
        } catch (StoreFailed | NoSuchElementException failed) {
            throw new NotNoted("It could not be erased. " + failed.getMessage(), failed);
        }
    }

    @Override
    public void close() {
        end.run();
    }
}
