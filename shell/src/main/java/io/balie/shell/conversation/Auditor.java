package io.balie.shell.conversation;

import io.balie.data.transcript.ErasedConversation;
import io.balie.data.transcript.StoredEvent;
import io.balie.data.transcript.Summary;
import io.balie.data.transcript.TranscriptReader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way by which a command sees what was said: it finds conversations, notes who looks and what for, and then gives their words. What cannot be noted is not
 * shown.
 */
public final class Auditor {

    private static final Logger LOG = LoggerFactory.getLogger(Auditor.class);
    private static final Pattern BEGINNING = Pattern.compile("[0-9a-f]{8,32}");

    private final TranscriptFolders folders;
    private final Custodians custodians;

    /** Looks at what any desk below this home has stored, also while a desk is open. */
    public Auditor(Path home) {
        this(new TranscriptFolders(home), Clock.systemUTC());
    }

    /** Looks into these folders. */
    public Auditor(TranscriptFolders folders, Clock clock) {
        this.folders = folders;
        this.custodians = new Custodians(folders, clock);
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

    /**
     * A conversation without its words.
     *
     * @param folder where it is stored
     */
    public record Known(Path folder, Summary summary) {}

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
     * @throws NotFound if none or several go by it, or it was erased
     * @throws Custodian.NotNoted if the look could not be noted
     * @throws io.balie.data.transcript.StoreFailed if it cannot be read
     */
    public Seen look(String id, Look look) {
        Known known = find(id);
        note(
                known.folder(),
                custodian -> custodian.looked(look, Optional.of(known.summary().ref())));
        return copied(known);
    }

    /**
     * Find a conversation without looking at it.
     *
     * @throws NotFound as for {@link #look}
     */
    public Known find(String id) {
        List<Known> found = new ArrayList<>();
        reading((folder, reader) -> {
            Set<String> refs = new LinkedHashSet<>();
            reader.ref(id).ifPresent(refs::add);
            if (refs.isEmpty()) {
                refs.addAll(reader.refs(id)); // set aside, or ended
            }
            if (refs.isEmpty() && BEGINNING.matcher(id).matches()) {
                refs.addAll(reader.refsFrom(id));
            }
            for (String ref : refs) {
                reader.summary(ref).ifPresent(summary -> found.add(new Known(folder, summary)));
            }
        });
        if (found.isEmpty()) {
            throw new NotFound("There is no such conversation.");
        }
        if (found.size() > 1) {
            throw new NotFound("There are %d such conversations: %s."
                    .formatted(
                            found.size(),
                            String.join(
                                    ", ",
                                    found.stream()
                                            .limit(9)
                                            .map(known -> known.summary().ref())
                                            .toList())));
        }
        Summary summary = found.getFirst().summary();
        if (summary.erasedBy().isPresent()) {
            throw new NotFound("Conversation %s was erased by event %d of the log."
                    .formatted(summary.ref(), summary.erasedBy().getAsLong()));
        }
        return found.getFirst();
    }

    /**
     * Many conversations, one after the other, the latest first; one look. Erased ones are passed over.
     *
     * @throws Custodian.NotNoted if the look could not be noted
     * @throws io.balie.data.transcript.StoreFailed if they cannot be read
     */
    public void lookThrough(Summary.Filter filter, Look look, Consumer<Seen> each) {
        reading((folder, reader) -> {
            List<Summary> summaries = reader.list(filter);
            if (!summaries.isEmpty()) {
                note(folder, custodian -> custodian.looked(look, Optional.empty()));
                through(reader, summaries, each);
            }
        });
    }

    private static void through(TranscriptReader reader, List<Summary> summaries, Consumer<Seen> each) {
        for (Summary summary : summaries) {
            if (summary.erasedBy().isEmpty()) {
                try {
                    each.accept(read(reader, summary));
                } catch (ErasedConversation meanwhile) {
                    LOG.debug("Conversation {} was erased while others were looked at.", meanwhile.ref());
                }
            }
        }
    }

    /**
     * A conversation of which a copy is taken. That it is has been {@link Custodian#exported noted} by the caller.
     *
     * @throws io.balie.data.transcript.StoreFailed if it cannot be read
     */
    public Seen copied(Known known) {
        List<Seen> seen = new ArrayList<>();
        reading((folder, reader) -> {
            if (folder.equals(known.folder())) {
                seen.add(read(reader, known.summary()));
            }
        });
        return seen.getFirst();
    }

    /** Every conversation, without its words; not the erased ones. */
    public List<Known> all() {
        List<Known> all = new ArrayList<>();
        reading((folder, reader) -> reader.list(Summary.Filter.latest(Integer.MAX_VALUE)).stream()
                .filter(summary -> summary.erasedBy().isEmpty())
                .forEach(summary -> all.add(new Known(folder, summary))));
        return all;
    }

    /** Let whoever holds a folder note or do something. */
    public void note(Path folder, Consumer<Custodian> what) {
        try (Custodian custodian = custodians.of(folder)) {
            what.accept(custodian);
        }
    }

    /** Read every folder, the first desk's first. Words that are read here are noted by the caller before they are shown. */
    void reading(BiConsumer<Path, TranscriptReader> work) {
        for (TranscriptReader opened : folders.readers()) {
            try (TranscriptReader reader = opened) {
                work.accept(reader.folder(), reader);
            }
        }
    }

    TranscriptFolders folders() {
        return folders;
    }

    private static Seen read(TranscriptReader reader, Summary summary) {
        return new Seen(summary.conversation(), summary.ref(), reader.readRef(summary.ref()));
    }
}
