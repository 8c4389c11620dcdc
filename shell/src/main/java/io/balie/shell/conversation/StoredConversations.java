package io.balie.shell.conversation;

import io.balie.data.transcript.StoredEvent;
import io.balie.data.transcript.Summary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All conversations that any desk below a home has stored, to be looked at one after the other; also while a desk is open. */
public final class StoredConversations {

    private final Path home;

    /** The conversations below this home. */
    public StoredConversations(Path home) {
        this.home = home;
    }

    /** A conversation and its events, in order. */
    public record Conversation(String id, List<StoredEvent> events) {
        public Conversation {
            events = List.copyOf(events);
        }
    }

    /**
     * Every conversation, the first to begin first; one look for each folder.
     *
     * @throws Custodian.NotNoted if the look could not be noted
     * @throws io.balie.data.transcript.StoreFailed if they cannot be read
     */
    public List<Conversation> all(Auditor.Look look) {
        List<Conversation> found = new ArrayList<>();
        new Auditor(home)
                .lookThrough(
                        Summary.Filter.latest(Integer.MAX_VALUE),
                        look,
                        seen -> found.add(new Conversation(seen.name(), seen.events())));
        found.sort(Comparator.comparing(
                        (Conversation one) -> one.events().getFirst().event().at())
                .thenComparing(Conversation::id));
        return found;
    }
}
