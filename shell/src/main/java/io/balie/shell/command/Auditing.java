package io.balie.shell.command;

import io.balie.data.transcript.StoreFailed;
import io.balie.data.transcript.Summary;
import io.balie.shell.Surroundings;
import io.balie.shell.conversation.Auditor;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What commands that show what was said have in common: who looks, and how it is told that there is nothing to see. */
final class Auditing {

    static final String AS = "who looks; default: the operating system's user";
    static final String WHY = "what for; kept with the transcripts";

    private final Auditor auditor;

    Auditing(Surroundings surroundings) {
        this.auditor = new Auditor(surroundings.home());
    }

    /** One conversation. */
    Auditor.Seen look(String id, String how, String as, String why) {
        if (id.isBlank()) {
            throw new CommandFailed(Status.WRONG_USAGE, "name a conversation; balie transcripts list shows them.");
        }
        return telling(id, () -> auditor.look(id, by(how, as, why)));
    }

    /** Many conversations, the latest first. */
    void lookThrough(Summary.Filter filter, String how, String as, String why, Consumer<Auditor.Seen> each) {
        telling("", () -> {
            auditor.lookThrough(filter, by(how, as, why), each);
            return filter;
        });
    }

    private static Auditor.Look by(String how, String as, String why) {
        String user = as.isBlank() ? System.getProperty("user.name", "unknown") : as;
        return new Auditor.Look(user, how, Optional.of(why).filter(given -> !given.isBlank()));
    }

    private static <T> T telling(String id, Supplier<T> work) {
        try {
            return work.get();
        } catch (Auditor.NotFound missing) {
            throw new CommandFailed(
                    Status.NOT_FOUND, "There is no conversation '%s'.".formatted(Shown.plain(id)), missing);
        } catch (StoreFailed failed) {
            throw new CommandFailed(Status.NOT_REACHABLE, String.valueOf(failed.getMessage()), failed);
        }
    }
}
