package io.balie.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Kills: {@code serve} answers 200 conversations and is ended by {@code kill -9} at a moment drawn by chance. Whoever talked wrote down
 * each reply before going on; after the next start, every conversation is asked for and compared with that.
 */
final class Kill implements FaultProgram {

    private static final int USERS = 16;

    @Override
    public String name() {
        return "kill";
    }

    @Override
    public String promise() {
        return "After kill -9 every message that was answered and every reply that was seen is in the transcript, once and in order."
                + " runs=100 conversations=200";
    }

    @Override
    public Outcome run(Settings settings) throws Exception {
        int runs = settings.number("runs", 100);
        int conversations = settings.number("conversations", 200);
        SplittableRandom random = new SplittableRandom(settings.seed());
        Program program = Program.with(settings, "kill");
        History.Tally tally = new History.Tally();
        Path histories = Files.createDirectories(program.home().resolve("histories"));
        double slowest = 0;
        @Nullable Path before = null;
        for (int run = 0; run <= runs; run++) {
            try (Program.Server server = program.serve()) {
                slowest = Math.max(slowest, server.seconds());
                if (before != null) {
                    tally.compare(before, server);
                }
                if (run < runs) {
                    before = histories.resolve("run-%d.log".formatted(run));
                    talk(
                            server,
                            "k%d-%d".formatted(settings.seed(), run),
                            conversations,
                            before,
                            random.nextInt(2_000));
                }
            }
        }
        Outcome outcome = tally.into(new Outcome()
                .row("kills, conversations in each", runs + ", " + conversations)
                .row(
                        "from a start after a kill to the first answer, most",
                        String.format(Locale.ROOT, "%.1f s", slowest)));
        program.verify(outcome);
        if (outcome.broken().isEmpty()) {
            program.remove();
        }
        return outcome;
    }

    /** Talk until the server is gone, which is killed so many milliseconds after there were as many answers as conversations. */
    static void talk(Program.Server server, String run, int conversations, Path file, long millis)
            throws IOException, InterruptedException {
        CountDownLatch begun = new CountDownLatch(conversations);
        try (History history = History.begin(file);
                ExecutorService users = Executors.newFixedThreadPool(USERS)) {
            for (int i = 0; i < USERS; i++) {
                int user = i;
                users.execute(() -> {
                    try {
                        for (int number = 0; ; number++) {
                            for (int c = user; c < conversations; c += USERS) {
                                int status = history.say(server, run + "-" + c, number);
                                if (status != 200) {
                                    throw new IOException("Status " + status);
                                }
                                begun.countDown();
                            }
                        }
                    } catch (IOException gone) {
                        return; // what was on its way has no answer; nobody may believe anything of it
                    }
                });
            }
            boolean answering = begun.await(120, TimeUnit.SECONDS);
            Thread.sleep(millis);
            server.kill();
            users.shutdown();
            if (!answering || !users.awaitTermination(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The server answers too few.");
            }
        }
    }
}
