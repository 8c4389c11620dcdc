package io.balie.shell.command;

import io.balie.data.privacy.Mask;
import io.balie.shell.conversation.Replay;
import io.balie.shell.conversation.ReplayTotals;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells what replays came to, on a terminal. */
final class ReplayText {

    private ReplayText() {}

    /** One conversation, and which of its turns differ. */
    static void print(Replay.Result result, PrintWriter out) {
        String bot = result.sameBot() ? "" : " (another bot: compared by what was understood, done and said)";
        String parked = result.parked() == 0 ? "" : ", %d set aside then".formatted(result.parked());
        if (result.differences().isEmpty()) {
            out.println("%s: %d turns the same%s%s"
                    .formatted(Mask.ANYWHERE.id(result.conversation()), result.turns(), parked, bot));
            return;
        }
        out.println("%s: %d of %d turns differ%s%s"
                .formatted(
                        Mask.ANYWHERE.id(result.conversation()),
                        result.differences().size(),
                        result.turns(),
                        parked,
                        bot));
        for (Replay.Difference difference : result.differences()) {
            out.println("  turn %d, event %d: %s"
                    .formatted(difference.turn(), difference.seq(), TurnsCompared.ways(difference)));
            out.println("    was: " + Shown.line(difference.stored()));
            out.println("    now: " + Shown.line(difference.played()));
        }
    }

    /** What all comes to, the main thing first. */
    static List<String> summary(ReplayTotals totals) {
        List<String> lines = new ArrayList<>();
        lines.add("%d conversations played, %d the same, %d different"
                .formatted(totals.conversations(), totals.conversations() - totals.different(), totals.different()));
        lines.add(
                "%d turns played, each after the stored turns before it; %d differ: %d understood, %d done, %d said, %d kept otherwise"
                        .formatted(
                                totals.turns(),
                                totals.differing(),
                                totals.differing(Replay.Way.UNDERSTOOD),
                                totals.differing(Replay.Way.DONE),
                                totals.differing(Replay.Way.SAID),
                                totals.differing(Replay.Way.KEPT)));
        List<ReplayTotals.Unreadable> unreadable = totals.unreadable();
        long known = unreadable.stream().filter(ReplayTotals.Unreadable::known).count();
        if (unreadable.size() > known) {
            lines.add("%d conversations cannot be read, and were not played".formatted(unreadable.size() - known));
        }
        if (known > 0) {
            lines.add("%d conversations were set aside as damaged, and were not played".formatted(known));
        }
        if (totals.parked() > 0) {
            lines.add("%d messages had been set aside, and were not played".formatted(totals.parked()));
        }
        if (totals.otherCompany() > 0) {
            lines.add(
                    "%d conversations were held with other files of the company than now: opening hours, names and knowledge may be what differs"
                            .formatted(totals.otherCompany()));
        }
        if (!totals.outcomes().isEmpty()) {
            lines.add("%d conversations end in another outcome"
                    .formatted(totals.outcomes().size()));
        }
        return lines;
    }

    /** What changed, and what all comes to. */
    static void tell(ReplayTotals totals, PrintWriter out) {
        changes("read as", totals.intents(), out);
        changes("did", totals.actions(), out);
        for (ReplayTotals.Outcome outcome : totals.outcomes()) {
            out.println("outcome of %s: %s -> %s"
                    .formatted(Mask.ANYWHERE.id(outcome.conversation()), outcome.then(), outcome.now()));
        }
        for (ReplayTotals.Unreadable damaged : totals.unreadable()) {
            out.println("%s cannot be read: %s".formatted(damaged.conversation(), Shown.plain(damaged.why())));
        }
        summary(totals).reversed().forEach(out::println);
        out.flush();
    }

    private static void changes(String what, List<Map.Entry<ReplayTotals.Change, Long>> changes, PrintWriter out) {
        changes.forEach(change -> out.println("%6d  %s %s -> %s"
                .formatted(
                        change.getValue(),
                        what,
                        change.getKey().then(),
                        change.getKey().now())));
    }
}
