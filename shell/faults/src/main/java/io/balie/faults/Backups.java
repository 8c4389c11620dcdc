package io.balie.faults;

import io.balie.data.transcript.StoredEvent;
import io.balie.dialog.event.Event;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Backups: made by the command while a desk is talked to, put back under another home, verified there, and held against what was acknowledged before each was begun. Then each
 * is damaged, and must not be put back.
 */
final class Backups implements FaultProgram {

    private static final int USERS = 4;

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public String promise() {
        return "A backup made while the desk answers holds all that was acknowledged before it was begun, and is put back whole; a damaged one is refused, and"
                + " nothing is put back. rounds=20";
    }

    @Override
    public Outcome run(Settings settings) throws Exception {
        int rounds = settings.number("rounds", 20);
        SplittableRandom random = new SplittableRandom(settings.seed());
        Program program = Program.with(settings, "backup");
        Tally tally = new Tally();
        AtomicIntegerArray acknowledged = new AtomicIntegerArray(USERS);
        AtomicBoolean going = new AtomicBoolean(true);
        try (Program.Server server = program.serve();
                History history = History.begin(program.home().resolve("history.log"));
                ExecutorService users = Executors.newFixedThreadPool(USERS)) {
            List<Future<?>> talking = new ArrayList<>();
            for (int i = 0; i < USERS; i++) {
                int user = i;
                talking.add(users.submit(() -> {
                    for (int number = 0; going.get(); number++) {
                        if (history.say(server, conversation(user), number) != 200) {
                            throw new IOException("A message was not answered.");
                        }
                        acknowledged.incrementAndGet(user);
                    }
                    return user;
                }));
            }
            try {
                for (int round = 0; round < rounds; round++) {
                    tally.round(
                            program,
                            Folders.fresh(settings.output().resolve("backup-round")),
                            round,
                            acknowledged,
                            random);
                }
            } finally {
                going.set(false);
            }
            for (Future<?> one : talking) {
                one.get();
            }
        }
        Outcome outcome = new Outcome()
                .row("messages acknowledged meanwhile", sum(acknowledged))
                .must("backups made and put back", tally.whole, rounds)
                .must("of these verified", tally.verified, rounds)
                .must("acknowledged messages missing from them", tally.lost, 0)
                .must("damaged backups refused", tally.refused, rounds)
                .must("of these left something behind", tally.left, 0);
        tally.said.forEach(outcome::broken);
        if (outcome.broken().isEmpty()) {
            Folders.remove(settings.output().resolve("backup-round"));
            program.remove();
        }
        return outcome;
    }

    private static String conversation(int user) {
        return "b" + user;
    }

    private static int sum(AtomicIntegerArray counts) {
        int sum = 0;
        for (int i = 0; i < counts.length(); i++) {
            sum += counts.get(i);
        }
        return sum;
    }

    private static final class Tally {
        private final List<String> said = new ArrayList<>();
        private int whole;
        private int verified;
        private int refused;
        private int left;
        private int lost;

        void round(Program program, Path folder, int round, AtomicIntegerArray acknowledged, SplittableRandom random)
                throws IOException, InterruptedException {
            int[] before = new int[USERS];
            for (int user = 0; user < USERS; user++) {
                before[user] = acknowledged.get(user);
            }
            Path backup = folder.resolve("backup");
            Program.Ended made = program.run("transcripts", "backup", backup.toString());
            Program restored = elsewhere(program, folder.resolve("restored"));
            Program.Ended back = restored.run("transcripts", "restore", backup.toString());
            if (made.status() == 0 && back.status() == 0) {
                whole++;
                verified += restored.run("transcripts", "verify").status() == 0 ? 1 : 0;
                lost += missing(restored, before);
            } else {
                said.add("Round %d: %s %s"
                        .formatted(round, made.said().strip(), back.said().strip()));
            }
            String damage = damage(backup, round, random);
            Program none = elsewhere(program, folder.resolve("none"));
            if (none.run("transcripts", "restore", backup.toString()).status() == 0) {
                said.add("Round %d: put back although %s.".formatted(round, damage));
            } else {
                refused++;
            }
            left += Files.exists(none.transcripts()) ? 1 : 0;
        }

        /** Another home with the same master key, which no backup holds. */
        private static Program elsewhere(Program program, Path home) throws IOException {
            Folders.copy(
                    program.home().resolve("keys"),
                    Files.createDirectories(home).resolve("keys"));
            return program.at(home);
        }

        /** What was acknowledged before, and whatever came after it without a gap. */
        private static int missing(Program restored, int[] before) {
            int missing = 0;
            try (Store store = Store.open(restored.transcripts())) {
                for (int user = 0; user < USERS; user++) {
                    List<String> texts = store.read(conversation(user)).stream()
                            .map(StoredEvent::event)
                            .filter(Event.UserUttered.class::isInstance)
                            .map(event -> ((Event.UserUttered) event).text())
                            .toList();
                    for (int number = 0; number < Math.max(before[user], texts.size()); number++) {
                        String expected = "bericht %d in %s".formatted(number, conversation(user));
                        missing += number < texts.size() && texts.get(number).equals(expected) ? 0 : 1;
                    }
                }
            }
            return missing;
        }

        private static String damage(Path backup, int round, SplittableRandom random) throws IOException {
            Path log = backup.resolve("transcripts").resolve("transcripts.db");
            Path keys = backup.resolve("transcripts").resolve("keys.db");
            return switch (round % 5) {
                case 0 -> {
                    flip(log, random);
                    yield "a bit of its log was turned";
                }
                case 1 -> {
                    flip(keys, random);
                    yield "a bit of its keys was turned";
                }
                case 2 -> {
                    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
                        file.setLength(random.nextLong(1, file.length()));
                    }
                    yield "its log was cut off";
                }
                case 3 -> {
                    Files.delete(random.nextBoolean() ? keys : log);
                    yield "a file of it was missing";
                }
                default -> {
                    Files.delete(backup.resolve("manifest.json"));
                    yield "its manifest was missing";
                }
            };
        }

        private static void flip(Path path, SplittableRandom random) throws IOException {
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                long at = random.nextLong(file.length());
                file.seek(at);
                int old = file.read();
                file.seek(at);
                file.write(old ^ (1 << random.nextInt(8)));
            }
        }
    }
}
