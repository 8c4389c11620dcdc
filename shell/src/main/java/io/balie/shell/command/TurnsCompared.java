package io.balie.shell.command;

import io.balie.dialog.event.Button;
import io.balie.dialog.event.Event;
import io.balie.nlu.Guess;
import io.balie.shell.conversation.Replay;
import io.balie.shell.conversation.TurnParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A turn as it was and as it would be, in rows: what was understood, done and said. */
final class TurnsCompared {

    private TurnsCompared() {}

    /** @param name what the row is about */
    record Row(String name, String then, String now) {

        boolean differs() {
            return !then.equals(now);
        }
    }

    static List<Row> rows(Replay.Difference difference) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("read as", understood(difference.then()), understood(difference.now())));
        rows.add(new Row("did", did(difference.then()), did(difference.now())));
        rows.add(new Row("said", said(difference.then()), said(difference.now())));
        if (rows.stream().noneMatch(row -> row.differs()) || difference.ways().contains(Replay.Way.KEPT)) {
            rows.add(new Row("event", Shown.line(difference.stored()), Shown.line(difference.played())));
        }
        return rows;
    }

    /** In what a turn differs, in words. */
    static String ways(Replay.Difference difference) {
        return difference.ways().stream()
                .sorted()
                .map(way -> way.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /** What the message was; blank where an action was asked for. */
    static String heard(Replay.Difference difference) {
        return TurnParts.heard(difference.then()).map(Event.UserUttered::text).orElse("");
    }

    private static String understood(List<Event> turn) {
        return TurnParts.understood(turn).map(TurnsCompared::guess).orElse("nothing");
    }

    private static String guess(Guess guess) {
        return String.format(Locale.ROOT, "%s %.2f", guess.intent(), guess.confidence());
    }

    private static String did(List<Event> turn) {
        List<String> done = TurnParts.done(turn);
        return done.isEmpty() ? "nothing" : String.join(", ", done);
    }

    private static String said(List<Event> turn) {
        String said = TurnParts.said(turn).stream()
                .map(bot -> bot.text()
                        + bot.buttons().stream()
                                .map(Button::title)
                                .map(title -> " [" + title + "]")
                                .collect(Collectors.joining())
                        + (bot.custom().isEmpty() ? "" : " " + bot.custom())
                        + (bot.media().isEmpty() ? "" : " " + bot.media()))
                .collect(Collectors.joining(" / "));
        return said.isBlank() ? "nothing" : said;
    }
}
