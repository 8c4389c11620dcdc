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
    private final boolean asksWhy;
    private final Runnable end;

    /** What a desk remembers of conversations while it serves. */
    @FunctionalInterface
    public interface Memory {

        /** Nothing is remembered. */
        Memory NONE = (name, work) -> work.getAsLong();

        /** Do something with a conversation while no turn of it is taken, and remember nothing of it from then on. */
        long without(String name, LongSupplier work);
    }

    /**
     * The custodian of a store that stays open when this is closed.
     *
     * @param asksWhy whether nobody may look or copy without saying what for
     */
    public LocalCustodian(TranscriptStore store, Clock clock, Memory memory, boolean asksWhy) {
        this(store, clock, memory, asksWhy, () -> {});
    }

    LocalCustodian(TranscriptStore store, Clock clock, Memory memory, boolean asksWhy, Runnable end) {
        this.store = store;
        this.clock = clock;
        this.memory = memory;
        this.asksWhy = asksWhy;
        this.end = end;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public void looked(Auditor.Look look, Optional<String> ref) {
        mustSayWhy(look);
        note(new AuditEvent.Looked(now(), look.by(), ref, look.how(), look.why().orElse("")));
    }

    @Override
    public void exported(Auditor.Look look, String ref, String what) {
        mustSayWhy(look);
        note(new AuditEvent.Exported(now(), look.by(), ref, what, look.why().orElse("")));
    }

    private void mustSayWhy(Auditor.Look look) {
        if (asksWhy && look.why().filter(why -> !why.isBlank()).isEmpty()) {
            throw new ReasonMissing();
        }
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
    public void park(Auditor.Look look, String ref) {
        try {
            Summary summary = store.reader()
                    .summary(ref)
                    .filter(found ->
                            found.erasedBy().isEmpty() && found.parkedBy().isEmpty())
                    .orElseThrow(() -> new NotNoted("There is no open conversation %s.".formatted(ref)));
            memory.without(summary.conversation(), () -> {
                store.park(summary.conversation(), look.by(), look.why().orElse(""), now());
                return 0;
            });
        } catch (StoreFailed | NoSuchElementException failed) {
            throw new NotNoted("It could not be set aside. " + failed.getMessage(), failed);
        }
    }

    @Override
    public long purge() {
        try {
            return store.purge().conversations();
        } catch (StoreFailed failed) {
            throw new NotNoted("What was erased could not be purged. " + failed.getMessage(), failed);
        }
    }

    @Override
    public void close() {
        end.run();
    }
}
