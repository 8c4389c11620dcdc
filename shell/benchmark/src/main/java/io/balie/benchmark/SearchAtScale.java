package io.balie.benchmark;

import io.balie.data.search.Identities;
import io.balie.data.search.SearchIndex;
import io.balie.data.search.Source;
import io.balie.data.search.Wanted;
import io.balie.data.transcript.Provenance;
import io.balie.data.transcript.StoredEvent;
import io.balie.dialog.event.Event;
import io.balie.nlu.Guess;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Builds the search index over many events, of messages that the shipped bot is taught with, and asks it.
 *
 * <p>Events come from memory: what is measured is the index alone, without the store's decryption. The first word says how many events.
 */
final class SearchAtScale {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Provenance BOT = new Provenance("m", "s", "c", "p");
    private static final int TURNS = 5;
    private static final int EVENTS_OF_A_TURN = 4;
    private static final int ASKED = 200;

    private SearchAtScale() {}

    /** Run it. */
    public static void main(String[] words) throws IOException {
        int events = words.length == 0 ? 100_000 : Integer.parseInt(words[0]);
        Path folder = Files.createTempDirectory("balie-search");
        try {
            measure(new Made(events / (TURNS * EVENTS_OF_A_TURN), texts()), folder);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void measure(Made made, Path folder) throws IOException {
        Figures figures = new Figures("Search");
        figures.say("Before: " + Figures.machine());
        SearchIndex index = new SearchIndex(folder, new byte[32], new Identities("NL"));
        long start = System.nanoTime();
        index.refresh(made);
        double built = seconds(start);
        figures.head("what", "figure");
        figures.row("events", Long.toString(made.size()));
        figures.row("built in", Figures.number(built) + " s");
        figures.row("events a second", Figures.number(made.size() / built));
        try (Stream<Path> files = Files.list(folder)) {
            long bytes = files.mapToLong(SearchAtScale::size).sum();
            figures.row("size", Figures.number(bytes / 1e6) + " MB");
        }
        for (String asked : List.of("bestelling", "\"mijn bestelling\"", "offerte energie", "0612345678")) {
            List<Double> times = new ArrayList<>();
            long total = 0;
            for (int i = 0; i < ASKED; i++) {
                long asking = System.nanoTime();
                total = index.search(Wanted.words(asked, 20)).total();
                times.add(seconds(asking) * 1_000);
            }
            figures.row(
                    "%s (%d found), p50 and p99".formatted(asked, total),
                    "%s ms, %s ms"
                            .formatted(
                                    Figures.number(Figures.percentile(times, 0.5)),
                                    Figures.number(Figures.percentile(times, 0.99))));
        }
        start = System.nanoTime();
        SearchIndex.erase(folder, made.changedSince(0).getFirst());
        figures.row("one conversation erased in", Figures.number(seconds(start)) + " s");
        figures.say("After: " + Figures.machine());
        figures.write("search");
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines of the shipped bot's examples. */
    private static List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        Path bot = Path.of(System.getProperty("balie.root", ".")).resolve("data/bots/first-line/data/nlu");
        try (Stream<Path> files = Files.walk(bot)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                        .map(String::strip)
                        .filter(line -> line.startsWith("- ") && !line.contains(":"))
                        .forEach(line -> texts.add(line.substring(2)));
            }
        }
        return texts;
    }

    /** Conversations that are made as they are asked for. */
    private record Made(int conversations, List<String> texts) implements Source {

        @Override
        public String origin() {
            return "made";
        }

        @Override
        public long size() {
            return (long) conversations * TURNS * EVENTS_OF_A_TURN;
        }

        @Override
        public byte[] leafHash(long leaf) {
            return new byte[] {(byte) leaf};
        }

        @Override
        public List<String> changedSince(long leaf) {
            return IntStream.range(0, conversations)
                    .mapToObj(i -> HexFormat.of().toHexDigits(i * 0x9E3779B97F4A7C15L).repeat(2))
                    .toList();
        }

        @Override
        public Read read(String ref) {
            Random random = new Random(ref.hashCode());
            List<StoredEvent> events = new ArrayList<>();
            for (int i = 0; i < TURNS; i++) {
                Instant at = START.plusSeconds(random.nextInt(30_000_000));
                String text = texts.get(random.nextInt(texts.size())) + (i == 2 ? " bel 06 " + (10_000_000 + random.nextInt(89_999_999)) : "");
                Reading reading =
                        new Reading(text, Language.NL, true, List.of(new Guess("genuine_request", 0.9)), List.of(), 1);
                add(events, ref, new Event.UserUttered(at, reading, "rest", "m" + i, Map.of()));
                add(events, ref, new Event.Believed(at, random.nextGaussian(), List.of()));
                add(events, ref, new Event.SlotSet(at, "category", "genuine_request"));
                add(
                        events,
                        ref,
                        new Event.BotUttered(
                                at, texts.get(random.nextInt(texts.size())), List.of(), Map.of(), Map.of(), "utter"));
            }
            return new Read("web-" + ref, events);
        }

        private static void add(List<StoredEvent> events, String ref, Event event) {
            events.add(StoredEvent.of(ref, events.size(), event, BOT));
        }
    }
}
