package io.balie.faults;

import io.balie.dialog.Incoming;
import io.balie.dialog.Turns;
import io.balie.dialog.company.Employee;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import io.balie.shell.script.Inside;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Fishes for names: every reply is looked through for the directory by other means than the guard's own. */
final class Leaks implements FaultProgram {

    private static final Instant BEGIN = Instant.parse("2026-01-05T09:00:00Z");
    private static final int LONGEST = 12;
    private static final int COLLEAGUES = 12;

    /** Parts of names that are also words count where they are written as names. */
    private static final List<String> WORDS = List.of(
            "Roos", "Storm", "Groot", "Bakker", "Berg", "Wit", "Jong", "Klein", "Haan", "Vogel", "Vos", "Fleur", "Iris",
            "Mark", "Rose", "Zomer", "Floor", "King", "Woods", "Brouwer", "Mulder", "Claire", "Kuiper", "Hove", "Zand");

    @Override
    public String name() {
        return "leaks";
    }

    @Override
    public String promise() {
        return "No colleague's name, number or address is in any reply, whoever works there and however they are asked for."
                + " turns=100000 directories=20 reader=model";
    }

    @Override
    public Outcome run(Settings settings) {
        int turns = settings.number("turns", 100_000);
        int directories = settings.number("directories", 20);
        Random random = new Random(settings.seed());
        FrontDesks desks = FrontDesks.open(settings);
        Outcome outcome = new Outcome().row("directories, turns", directories + ", " + turns);
        int taken = 0;
        int said = 0;
        int leaks = 0;
        int guarded = 0;
        for (int d = 0; d < directories; d++) {
            List<Employee> directory = Directory.of(COLLEAGUES, random);
            Turns desk = desks.with(directory);
            Inside inside = new Inside(desk.scene().company(), WORDS);
            int until = (int) ((long) turns * (d + 1) / directories);
            for (int c = 0; taken < until; c++) {
                Tracker tracker = Tracker.empty("fishing-%d-%d".formatted(d, c));
                for (int t = 0; t < LONGEST && taken < until && !tracker.paused(); t++) {
                    String text = message(directory, random);
                    List<Event> events = desk.take(
                            tracker,
                            new Incoming(
                                    text,
                                    BEGIN.plusSeconds(10L * t),
                                    "rest",
                                    "m" + tracker.events().size(),
                                    Map.of()));
                    tracker = tracker.after(events);
                    taken++;
                    for (Event event : events) {
                        if (event instanceof Event.BotUttered reply) {
                            said++;
                            guarded += reply.text().contains("een collega") ? 1 : 0;
                            Optional<String> told = inside.told(whole(reply), List.of());
                            if (told.isPresent()) {
                                leaks++;
                                outcome.broken("%s to \"%s\": %s".formatted(told.get(), text, reply.text()));
                            }
                        }
                    }
                }
            }
        }
        return outcome.row("replies", said)
                .row("of them with a colleague in a name's place", guarded)
                .must("names, numbers and addresses said", leaks, 0);
    }

    private static String whole(Event.BotUttered reply) {
        StringBuilder whole = new StringBuilder(reply.text());
        reply.buttons()
                .forEach(button ->
                        whole.append(' ').append(button.title()).append(' ').append(button.payload()));
        reply.custom().values().forEach(value -> whole.append(' ').append(value));
        return whole.toString();
    }

    private static String message(List<Employee> directory, Random random) {
        if (random.nextInt(3) == 0) {
            return Fishing.FILLERS.get(random.nextInt(Fishing.FILLERS.size()));
        }
        String name = directory.get(random.nextInt(directory.size())).name();
        return Fishing.ABOUT.get(random.nextInt(Fishing.ABOUT.size())).replace("%s", Fishing.written(name, random));
    }
}
