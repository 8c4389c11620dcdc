package io.balie.shell.conversation;

import io.balie.data.transcript.StoredEvent;
import io.balie.data.transcript.Summary;
import io.balie.data.transcript.TranscriptReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The one way by which a command sees what was said: it finds conversations, and gives their words for a reason. */
public final class Auditor {

    private final Path home;

    /** Looks at what any desk below this home has stored, also while a desk is open. */
    public Auditor(Path home) {
        this.home = home;
    }

    /**
     * Who looks, and what for.
     *
     * @param by a person, as the operating system or the one who asks names them
     * @param how what shows the words, such as {@code transcripts show}
     * @param why the reason given, if any
     */
    public record Look(String by, String how, Optional<String> why) {}

    /**
     * A conversation as it was stored.
     *
     * @param name the channel's name for who it is with
     * @param ref the name that it has in the evidence, which says nothing about anybody
     */
    public record Seen(String name, String ref, List<StoredEvent> events) {
        public Seen {
            events = List.copyOf(events);
        }
    }

    /** There is no such conversation, or more than one. */
    public static final class NotFound extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotFound(String message) {
            super(message);
        }
    }

    /**
     * One conversation.
     *
     * @param id its name, its ref, or a beginning of its ref that no other has, of eight digits or more
     * @throws NotFound if none or several go by it
     * @throws io.balie.data.transcript.StoreFailed if it cannot be read
     */
    public Seen look(String id, Look look) {
        for (TranscriptReader opened : new TranscriptFolders(home).readers()) {
            try (TranscriptReader reader = opened) {
                List<StoredEvent> events = reader.read(id);
                if (!events.isEmpty()) {
                    return new Seen(id, id, events);
                }
            }
        }
        throw new NotFound("There is no such conversation.");
    }

    /**
     * Many conversations, one after the other, the latest first; one look.
     *
     * @throws io.balie.data.transcript.StoreFailed if they cannot be read
     */
    public void lookThrough(Summary.Filter filter, Look look, Consumer<Seen> each) {
        for (TranscriptReader opened : new TranscriptFolders(home).readers()) {
            try (TranscriptReader reader = opened) {
                for (Summary summary : reader.list(filter)) {
                    String name = summary.conversation();
                    each.accept(new Seen(name, name, reader.read(name)));
                }
            }
        }
    }
}
