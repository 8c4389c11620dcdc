package io.balie.shell.conversation;

import io.balie.data.transcript.StoredEvent;
import io.balie.data.transcript.Summary;
import io.balie.data.transcript.TranscriptReader;
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
     * Every conversation, the first to begin first.
     *
     * @throws io.balie.data.transcript.StoreFailed if they cannot be read
     */
    public List<Conversation> all() {
        List<Summary> summaries = new ArrayList<>();
        List<Conversation> found = new ArrayList<>();
        for (TranscriptReader opened : new TranscriptFolders(home).readers()) {
            try (TranscriptReader reader = opened) {
                for (Summary summary : reader.list(Summary.Filter.latest(Integer.MAX_VALUE))) {
                    if (summary.erasedBy().isPresent()) {
                        continue; // there is nothing left to look at
                    }
                    summaries.add(summary);
                    found.add(new Conversation(summary.conversation(), reader.readRef(summary.ref())));
                }
            }
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparing((Integer i) -> summaries.get(i).started())
                .thenComparing(i -> summaries.get(i).conversation()));
        return order.stream().map(found::get).toList();
    }
}
