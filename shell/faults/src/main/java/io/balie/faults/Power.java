package io.balie.faults;

import io.balie.data.transcript.StoredEvent;
import io.balie.dialog.event.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Power cuts: what 32 writers do to the disk is recorded, cut at a moment drawn by chance, and opened again by the real store. */
final class Power implements FaultProgram {

    private static final int IMAGES_OF_A_RECORDING = 50;
    private static final List<RecordedDisk.Mode> MODES = List.of(RecordedDisk.Mode.values());

    @Override
    public String name() {
        return "power";
    }

    @Override
    public String promise() {
        return "After a power cut everything that was acknowledged is there, whatever of the unsynced writes is; the control, with"
                + " synchronous=NORMAL, loses. images=500 control=30 writers=32 millis=1500";
    }

    @Override
    public Outcome run(Settings settings) throws Exception {
        DiskShim shim = DiskShim.make(settings.output());
        SplittableRandom random = new SplittableRandom(settings.seed());
        Outcome outcome = new Outcome();
        Tally real = new Tally();
        images(settings, shim, random, settings.number("images", 500), false, real);
        outcome.row("recordings, operations", real.recordings + ", " + real.operations)
                .row("acknowledged events in the images", real.acknowledged)
                .row("images: dropped, random, torn", "a third each")
                .must("images opened again, whole by SQLite's check", real.opened, real.images)
                .must("images in which an acknowledged event was lost", real.losing, 0)
                .must("acknowledged events lost", real.lost, 0)
                .must("conversations with a gap or a wrong text", real.wrong, 0);
        real.firstFaults.forEach(outcome::broken);
        if (real.acknowledged == 0) {
            outcome.broken("Nothing was acknowledged before any cut: nothing was tried.");
        }
        int wanted = settings.number("control", 30);
        if (wanted > 0) {
            Tally weak = new Tally();
            images(settings, shim, random, wanted, true, weak);
            outcome.row("control with synchronous=NORMAL: images that lost, of", weak.losing + " of " + weak.images)
                    .row("control: events lost", weak.lost);
            weak.firstFaults.forEach(fault -> outcome.row("control: for instance", fault));
            if (weak.losing == 0) {
                outcome.broken("The control lost nothing: this test cannot see a loss.");
            }
        }
        return outcome;
    }

    private static final class Tally {
        private int recordings;
        private long operations;
        private int images;
        private int opened;
        private int losing;
        private long acknowledged;
        private long lost;
        private int wrong;
        private final List<String> firstFaults = new java.util.ArrayList<>();

        void fault(String what) {
            if (firstFaults.size() < 5) {
                firstFaults.add(what);
            }
        }
    }

    private static void images(
            Settings settings, DiskShim shim, SplittableRandom random, int images, boolean weak, Tally tally)
            throws IOException, InterruptedException, SQLException {
        Path folder = settings.output().resolve(weak ? "power-control" : "power");
        while (tally.images < images) {
            Folders.fresh(folder);
            Path root = Files.createDirectory(folder.resolve("disk")).toRealPath();
            Path log = folder.resolve("operations");
            ProcessBuilder child = Child.of(
                    Appender.class,
                    List.of("-Xmx256m"),
                    root,
                    settings.number("writers", 32),
                    settings.number("millis", 1_500),
                    random.nextInt(1_000_000),
                    weak ? "weak" : "");
            if (!weak) {
                child.command().removeLast();
            }
            child.environment().put("SHIM_ROOT", root.toString());
            child.environment().put("SHIM_LOG", log.toString());
            child.environment().put("LD_PRELOAD", shim.library().toString());
            int status = child.start().waitFor();
            if (status != 0) {
                throw new IllegalStateException("The writing process ended with %d.".formatted(status));
            }
            RecordedDisk disk = RecordedDisk.read(root, log);
            tally.recordings++;
            tally.operations += disk.size();
            for (int i = 0; i < IMAGES_OF_A_RECORDING && tally.images < images; i++) {
                RecordedDisk.Mode mode = MODES.get(tally.images % MODES.size());
                int cut = 1 + random.nextInt(disk.size());
                Path image = Folders.fresh(folder.resolve("image"));
                disk.image(cut, mode, random, Appender.ACKS, image);
                check(image, mode + " cut at " + cut, tally);
                tally.images++;
            }
        }
        Folders.remove(folder);
    }

    private static void check(Path image, String what, Tally tally) {
        Map<String, Integer> acknowledged = new HashMap<>();
        try {
            Path acks = image.resolve(Appender.ACKS);
            if (Files.exists(acks)) {
                for (String line : Files.readAllLines(acks, StandardCharsets.UTF_8)) {
                    int space = line.indexOf(' ');
                    acknowledged.merge(
                            line.substring(0, space), Integer.parseInt(line.substring(space + 1)), Math::max);
                }
            }
            acknowledged.values().forEach(count -> tally.acknowledged += count);
            try (Store store = Store.open(image.resolve(Appender.TRANSCRIPTS))) {
                long lost = 0;
                for (Map.Entry<String, Integer> conversation : acknowledged.entrySet()) {
                    List<StoredEvent> stored = store.read(conversation.getKey());
                    lost += Math.max(0, conversation.getValue() - stored.size());
                    if (!isWhole(conversation.getKey(), stored)) {
                        tally.wrong++;
                        tally.fault("%s: conversation %s has a gap or a wrong text."
                                .formatted(what, conversation.getKey()));
                    }
                }
                if (lost > 0) {
                    tally.losing++;
                    tally.lost += lost;
                    tally.fault("%s: %d acknowledged events lost.".formatted(what, lost));
                }
            }
            if (isWhole(image.resolve(Appender.TRANSCRIPTS).resolve("transcripts.db"))) {
                tally.opened++;
            }
        } catch (IOException | SQLException | RuntimeException cannot) {
            tally.fault("%s: %s".formatted(what, chain(cannot)));
        }
    }

    private static String chain(Throwable thrown) {
        StringBuilder said = new StringBuilder();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            said.append(cause).append("; ");
        }
        return said.toString();
    }

    private static boolean isWhole(String conversation, List<StoredEvent> stored) {
        for (int seq = 0; seq < stored.size(); seq++) {
            if (stored.get(seq).seq() != seq
                    || !(stored.get(seq).event() instanceof Event.SlotSet set)
                    || !Appender.text(conversation, seq).equals(set.value())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWhole(Path database) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA integrity_check")) {
            return rows.next() && rows.getString(1).equals("ok");
        }
    }
}
