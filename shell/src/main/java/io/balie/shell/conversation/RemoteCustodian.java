package io.balie.shell.conversation;

import io.balie.shell.conversation.CustodyLines.Answered;
import io.balie.shell.conversation.CustodyLines.Asked;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Asks the process that holds the store. */
final class RemoteCustodian implements Custodian {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;

    RemoteCustodian(Path folder) {
        this.folder = folder;
    }

    @Override
    public void looked(Auditor.Look look, Optional<String> ref) {
        ask(new Asked("looked", look, ref, ""));
    }

    @Override
    public void exported(Auditor.Look look, String ref, String what) {
        ask(new Asked("exported", look, Optional.of(ref), what));
    }

    @Override
    public long erase(Auditor.Look look, String ref) {
        return ask(new Asked("erase", look, Optional.of(ref), ""));
    }

    @Override
    public void park(Auditor.Look look, String ref) {
        ask(new Asked("park", look, Optional.of(ref), ""));
    }

    @Override
    public long purge() {
        return ask(new Asked("purge", new Auditor.Look("", "", Optional.empty()), Optional.empty(), ""));
    }

    private long ask(Asked asked) {
        try {
            Answered answered = CustodyLines.answered(CustodySocket.ask(folder, CustodyLines.write(asked), PATIENCE));
            if (answered.reasonMissing()) {
                throw new ReasonMissing();
            }
            if (answered.fault().isPresent()) {
                throw new NotNoted(answered.fault().get());
            }
            return answered.leaf();
        } catch (IOException | IllegalArgumentException e) {
            throw new NotNoted(
                    "The process that has the transcripts in '%s' open does not answer.".formatted(folder), e);
        }
    }

    @Override
    public void close() {}
}
