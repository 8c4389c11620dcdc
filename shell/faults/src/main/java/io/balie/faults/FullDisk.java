package io.balie.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Bad disks: writes that find no room, writes and syncs that fail, while the server goes on to be asked. */
final class FullDisk implements FaultProgram {

    /** What {@code disk.c} is told, and what that is. */
    private static final Map<String, String> TROUBLES =
            Map.of("W 28", "no room (ENOSPC)", "W 5", "write fails (EIO)", "S 5", "sync fails (EIO)");

    private static final int MESSAGES = 10;
    private static final double LONGEST_SECONDS = 2;
    private static final double LONGEST_RESUME = 15;

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public String promise() {
        return "While nothing can be written nothing is acknowledged: 503 within 2 s; then it goes on, after a restart where the program ended itself."
                + " rounds=20";
    }

    @Override
    public Outcome run(Settings settings) throws Exception {
        DiskShim shim = DiskShim.make(settings.output());
        Path home = settings.output().resolve("disk");
        Path trouble = settings.output().resolve("trouble");
        Files.deleteIfExists(trouble);
        Program program = Program.with(settings, "disk")
                .in(Map.of(
                        "LD_PRELOAD", shim.library().toString(),
                        "SHIM_ROOT", home.toRealPath().resolve("transcripts").toString(),
                        "SHIM_SWITCH", trouble.toString()));
        Run run = new Run(program, trouble);
        try {
            for (int round = 0; round < settings.number("rounds", 20); round++) {
                for (String kind :
                        List.copyOf(TROUBLES.keySet()).stream().sorted().toList()) {
                    run.round(round, kind);
                }
            }
        } finally {
            Files.deleteIfExists(trouble);
        }
        Outcome outcome = run.tally
                .into(new Outcome().row("rounds", run.rounds))
                .must("answers while nothing could be written, other than 503", run.others, 0)
                .row("answers 503", run.refused)
                .atMost("slowest answer while nothing could be written", run.slowest, LONGEST_SECONDS, "s")
                .must("rounds after which it did not go on", run.stuck, 0)
                .atMost("slowest to go on", run.slowestResume, LONGEST_RESUME, "s")
                .row("rounds in which the program ended itself and was started anew", run.restarts);
        program.verify(outcome);
        if (outcome.broken().isEmpty()) {
            program.remove();
        }
        return outcome;
    }

    private static final class Run {
        private final Program program;
        private final Path trouble;
        private final History.Tally tally = new History.Tally();
        private int rounds;
        private int others;
        private int refused;
        private int stuck;
        private int restarts;
        private double slowest;
        private double slowestResume;

        Run(Program program, Path trouble) {
            this.program = program;
            this.trouble = trouble;
        }

        void round(int round, String kind) throws IOException, InterruptedException {
            rounds++;
            String conversation = "d%d-%s".formatted(round, kind.replace(" ", ""));
            Path file = program.home().resolve(conversation + ".log");
            try (History history = History.begin(file)) {
                try (Program.Server server = program.serve()) {
                    int number = 0;
                    while (number < MESSAGES) {
                        history.say(server, conversation, number++);
                    }
                    Files.writeString(trouble, kind, StandardCharsets.UTF_8);
                    for (int i = 0; i < MESSAGES && server.process().isAlive(); i++) {
                        refuse(server, history, conversation, number++);
                    }
                    Files.delete(trouble);
                    if (!server.process().isAlive()) {
                        restarts++;
                    } else {
                        resume(server, history, conversation, number);
                    }
                    server.kill();
                }
                try (Program.Server again = program.serve()) {
                    tally.compare(file, again);
                }
            }
        }

        private void refuse(Program.Server server, History history, String conversation, int number) {
            long start = System.nanoTime();
            try {
                int status = history.say(server, conversation, number);
                refused += status == 503 ? 1 : 0;
                others += status == 503 ? 0 : 1;
                slowest = Math.max(slowest, (System.nanoTime() - start) / 1e9);
            } catch (IOException ended) {
                return; // the program has ended itself: no answer is no acknowledgement
            }
        }

        private void resume(Program.Server server, History history, String conversation, int first)
                throws IOException, InterruptedException {
            long start = System.nanoTime();
            int number = first;
            while (history.say(server, conversation, number++) != 200) {
                if ((System.nanoTime() - start) / 1e9 > LONGEST_RESUME) {
                    stuck++;
                    return;
                }
                Thread.sleep(200);
            }
            slowestResume = Math.max(slowestResume, (System.nanoTime() - start) / 1e9);
        }
    }
}
