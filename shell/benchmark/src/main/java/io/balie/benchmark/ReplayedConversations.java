package io.balie.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.balie.data.transcript.Provenance;
import io.balie.data.transcript.StoredEvent;
import io.balie.dialog.event.Event;
import io.balie.shell.conversation.Auditor;
import io.balie.shell.conversation.Replay;
import io.balie.shell.conversation.ReplayRun;
import io.balie.shell.conversation.ReplayTotals;
import io.balie.shell.conversation.StoredTranscripts;
import io.balie.shell.conversation.Transcripts;
import io.balie.shell.desk.Desk;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds conversations with the shipped bot, and plays them again under another locale and time zone: how many turns differ, and how many are played a second.
 */
final class ReplayedConversations {

    private static final int CONVERSATIONS = 1_000;

    private ReplayedConversations() {}

    /**
     * Run it.
     *
     * @param words how many conversations; 1,000 if nothing is said
     * @throws IllegalStateException if any turn differs
     */
    public static void main(String[] words) throws IOException {
        int wanted = words.length == 0 ? CONVERSATIONS : Integer.parseInt(words[0]);
        Desk desk = ShippedDesk.open();
        Provenance provenance = StoredTranscripts.provenance(desk);
        Kept kept = new Kept();
        new HeldConversations(desk.turns(), kept).hold(wanted);
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
        List<Auditor.Seen> seen = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            String id = "replayed-" + i;
            List<StoredEvent> stored = new ArrayList<>();
            for (Event event : kept.load(id)) {
                stored.add(StoredEvent.of(id, stored.size(), event, provenance));
            }
            seen.add(new Auditor.Seen(id, id, stored));
        }
        int threads = Runtime.getRuntime().availableProcessors();
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long processor = system.getProcessCpuTime();
        ReplayTotals totals = new ReplayTotals();
        long start = System.nanoTime();
        try (ReplayRun run = new ReplayRun(new Replay(desk.turns(), provenance), threads, totals::add, (damaged, none) -> {
            throw none;
        })) {
            seen.forEach(run::play);
            run.finish();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double busy = (system.getProcessCpuTime() - processor) / 1e9;
        Figures figures = new Figures("Conversations of the shipped bot, played again under tr-TR and Asia/Kathmandu");
        figures.say(Figures.machine());
        figures.head("conversations", "turns", "turns that differ", "threads", "turns a second", "turns an hour", "processor time a turn, ms");
        figures.row(
                Long.toString(totals.conversations()),
                Long.toString(totals.turns()),
                Long.toString(totals.differing()),
                Integer.toString(threads),
                Figures.number(totals.turns() / seconds),
                Figures.number(totals.turns() / seconds * 3600),
                Figures.number(busy / totals.turns() * 1000));
        figures.write("replay");
        if (totals.differing() > 0) {
            throw new IllegalStateException("%d of %d turns differ.".formatted(totals.differing(), totals.turns()));
        }
    }

    /** Keeps conversations in memory: what is measured is the playing. */
    private static final class Kept implements Transcripts {
        private final Map<String, List<Event>> events = new ConcurrentHashMap<>();

        @Override
        public List<Event> load(String conversation) {
            return List.copyOf(events.getOrDefault(conversation, List.of()));
        }

        @Override
        public void append(String conversation, int first, List<Event> more) {
            events.computeIfAbsent(conversation, id -> new ArrayList<>()).addAll(more);
        }
    }
}
