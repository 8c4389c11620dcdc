package io.balie.shell.conversation;

import io.balie.data.keys.MasterKey;
import io.balie.data.search.Identities;
import io.balie.data.search.Relation;
import io.balie.data.search.SearchIndex;
import io.balie.data.search.StoredSource;
import io.balie.data.search.Wanted;
import io.balie.data.transcript.ErasedConversation;
import io.balie.data.transcript.StoredEvent;
import io.balie.data.transcript.Summary;
import io.balie.data.transcript.TranscriptReader;
import io.balie.data.transcript.UnreadableEvent;
import io.balie.data.transcript.UnreadableRecord;
import io.balie.dialog.event.Event;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Searches what any desk below a home has stored. The index of each folder is brought up to date first. */
public final class TranscriptSearch {

    private final Auditor auditor;
    private final String country;

    /** @param country ISO 3166, whose national telephone numbers are meant */
    public TranscriptSearch(Auditor auditor, String country) {
        this.auditor = auditor;
        this.country = country;
    }

    /**
     * Something that was found.
     *
     * @param by who said it: {@code user}, {@code bot}, {@code agent}, or {@code note}
     * @param text the words
     * @param names of people, as they are known in that conversation
     */
    public record Found(Summary conversation, SearchIndex.Hit hit, String by, String text, Set<String> names) {
        public Found {
            names = Set.copyOf(names);
        }
    }

    /**
     * What was found.
     *
     * @param total how many there are, of which the latest are given
     */
    public record Answer(List<Found> found, long total) {
        public Answer {
            found = List.copyOf(found);
        }
    }

    /**
     * Search; one look for each folder in which something was found.
     *
     * @throws Custodian.NotNoted if a look could not be noted
     */
    public Answer search(Wanted wanted, Auditor.Look look) {
        List<Found> found = new ArrayList<>();
        long[] total = new long[1];
        auditor.reading((folder, reader) -> {
            SearchIndex.Hits hits = fresh(folder, reader).search(wanted);
            total[0] += hits.total();
            if (!hits.hits().isEmpty()) {
                auditor.note(folder, custodian -> custodian.looked(look, Optional.empty()));
                found.addAll(opened(reader, hits.hits()));
            }
        });
        found.sort(Comparator.comparing((Found one) -> one.hit().at()).reversed());
        return new Answer(found.stream().limit(wanted.limit()).toList(), total[0]);
    }

    /**
     * A conversation in which somebody was found.
     *
     * @param relation what it has to do with the person
     */
    public record Match(Auditor.Known known, Relation relation) {}

    /**
     * The conversations of one person, and those in which the number, address or name occurs. Not those that were erased.
     *
     * @param person a sender id, a telephone number in any spelling, an e-mail address or a name
     */
    public List<Match> of(String person) {
        List<Match> known = new ArrayList<>();
        Identities identities = new Identities(country);
        auditor.reading((folder, reader) -> {
            Set<String> refs = new LinkedHashSet<>(reader.refs(person));
            refs.addAll(fresh(folder, reader).naming(person));
            for (String ref : refs) {
                reader.summary(ref)
                        .filter(summary -> summary.erasedBy().isEmpty())
                        .ifPresent(summary -> known.add(new Match(
                                new Auditor.Known(folder, summary), relation(reader, summary, person, identities))));
            }
        });
        known.sort(Comparator.comparing(one -> one.known().summary().started()));
        return known;
    }

    private static Relation relation(TranscriptReader reader, Summary summary, String person, Identities identities) {
        List<Event> events;
        try {
            events = reader.readRef(summary.ref()).stream()
                    .map(StoredEvent::event)
                    .toList();
        } catch (ErasedConversation | UnreadableRecord | UnreadableEvent damaged) {
            events = List.of(); // whose it is can still be told by its sender
        }
        return Relation.of(person, summary.conversation(), events, identities);
    }

    private SearchIndex fresh(Path folder, TranscriptReader reader) {
        MasterKey master = auditor.folders().keys().master();
        SearchIndex index = new SearchIndex(SearchFolders.of(folder), master.searchKey(), new Identities(country));
        index.refresh(new StoredSource(reader));
        return index;
    }

    private static List<Found> opened(TranscriptReader reader, List<SearchIndex.Hit> hits) {
        Map<String, List<StoredEvent>> read = new LinkedHashMap<>();
        Map<String, Set<String>> names = new LinkedHashMap<>();
        List<Found> found = new ArrayList<>();
        for (SearchIndex.Hit hit : hits) {
            Optional<Summary> summary = reader.summary(hit.ref())
                    .filter(conversation -> conversation.erasedBy().isEmpty());
            if (summary.isPresent()) {
                List<StoredEvent> events = read.computeIfAbsent(hit.ref(), reader::readRef);
                if (hit.seq() < events.size()) {
                    found.add(found(
                            summary.get(),
                            hit,
                            events.get((int) hit.seq()).event(),
                            names.computeIfAbsent(hit.ref(), ref -> PeopleNamed.in(events))));
                }
            }
        }
        return found;
    }

    private static Found found(Summary conversation, SearchIndex.Hit hit, Event event, Set<String> names) {
        return switch (event) {
            case Event.UserUttered said -> new Found(conversation, hit, "user", said.text(), names);
            case Event.BotUttered said -> new Found(conversation, hit, "bot", said.text(), names);
            case Event.AgentUttered said -> new Found(conversation, hit, "agent", said.text(), names);
            case Event.NoteTaken note ->
                new Found(
                        conversation,
                        hit,
                        "note",
                        String.join(" / ", note.note().values()),
                        names);
            case Event.CallbackPromised promised -> new Found(conversation, hit, "note", promised.about(), names);
            case Event.HandedOver handed -> new Found(conversation, hit, "note", handed.summary(), names);
            default -> new Found(conversation, hit, "", "", names);
        };
    }
}
