package io.balie.shell.command;

import io.balie.data.transcript.ReasonJson;
import io.balie.dialog.event.Event;
import io.balie.dialog.event.Sign;
import io.balie.nlu.Guess;
import io.balie.nlu.model.Progress;
import io.balie.shell.line.Talk;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Events in words, for a person at a terminal. */
final class Shown {

    private Shown() {}

    /** One line of text that cannot steer a terminal, whatever somebody typed into it. */
    static String plain(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n') {
                shown.append(" / ");
            } else if (Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT
                    || Character.getType(c) == Character.SURROGATE
                    || Character.getType(c) == Character.LINE_SEPARATOR
                    || Character.getType(c) == Character.PARAGRAPH_SEPARATOR) {
                shown.append("\\u%04x".formatted(c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    /** A number of things, in English. */
    static String count(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }

    /** How far a training is, told of what: each epoch on a terminal, else when it ends. */
    static Progress progress(Talk talk, String what) {
        return (epoch, of, loss) -> {
            if (talk.live() || epoch == of) {
                talk.show("balie: %s  epoch %d/%d".formatted(what, epoch, of));
            }
        };
    }

    /** What happened, in one line. */
    static String line(Event event) {
        return switch (event) {
            case Event.UserUttered said ->
                "user  %s%n        read as %s in %s%s"
                        .formatted(
                                plain(said.text()),
                                said.reading().best().map(Shown::guess).orElse("nothing"),
                                said.reading().language(),
                                said.reading().entities().isEmpty()
                                        ? ""
                                        : said.reading().entities().stream()
                                                .map(entity -> entity.type() + "=" + plain(entity.value()))
                                                .collect(Collectors.joining(", ", "; ", "")));
            case Event.ActionExecuted done ->
                "      %s%s%s"
                        .formatted(
                                done.name(),
                                done.policy()
                                        .filter(policy -> !policy.isBlank())
                                        .map(policy -> " (%s %.2f)".formatted(policy, done.confidence()))
                                        .orElse(""),
                                done.because().stream()
                                        .map(reason ->
                                                "%n          because %s".formatted(plain(ReasonJson.why(reason))))
                                        .collect(Collectors.joining()));
            case Event.BotUttered said ->
                "bot   %s%s"
                        .formatted(
                                plain(said.text()),
                                said.buttons().stream()
                                        .map(button -> " [" + plain(button.title()) + "]")
                                        .collect(Collectors.joining()));
            case Event.SlotSet set -> "      %s = %s".formatted(set.name(), plain(String.valueOf(set.value())));
            case Event.ActiveLoop loop -> "      form " + loop.name().orElse("ended");
            case Event.LoopInterrupted interrupted ->
                interrupted.interrupted() ? "      form interrupted" : "      form goes on";
            case Event.SlotsReset cleared -> "      all slots reset";
            case Event.FollowupAction next -> "      next: " + next.name().orElse("nothing fixed");
            case Event.UserUtteranceReverted reverted -> "      the latest message no longer counts";
            case Event.ActionReverted reverted -> "      the latest action no longer counts";
            case Event.EntitiesAdded added ->
                added.entities().stream()
                        .map(entity -> entity.type() + "=" + plain(entity.value()))
                        .collect(Collectors.joining(", ", "      found ", ""));
            case Event.UserFeaturization looked ->
                looked.usesText() ? "      decided by the words" : "      decided by the intent";
            case Event.ReminderScheduled reminder ->
                "      reminder '%s' (%s) at %s".formatted(plain(reminder.name()), reminder.intent(), reminder.due());
            case Event.ReminderCancelled cancelled ->
                "      reminder cancelled: "
                        + plain(cancelled.name().or(cancelled::intent).orElse("all"));
            case Event.AgentUttered said -> "human " + plain(said.text());
            case Event.StoryExported exported -> "      exported";
            case Event.ActionRejected rejected -> "      %s did not fit".formatted(rejected.name());
            case Event.Believed believed ->
                String.format(
                        Locale.ROOT,
                        "      a seller: log-odds %+.2f%s",
                        believed.logOdds(),
                        believed.signs().stream().map(Shown::sign).collect(Collectors.joining()));
            case Event.NoteTaken note ->
                "      note taken: " + plain(note.note().toString());
            case Event.CallbackPromised promised -> "      call-back promised, due " + promised.due();
            case Event.HandedOver handed -> "      handed over: " + plain(handed.summary());
            case Event.SessionStarted started -> "      session started";
            case Event.MessageParked parked ->
                "      the message could not be answered and was set aside (%s)".formatted(parked.cause());
            case Event.Paused paused -> "      paused";
            case Event.Resumed resumed -> "      resumed";
            case Event.Restarted restarted -> "      restarted";
        };
    }

    /** An event, or that there is none. */
    static String line(Optional<Event> event) {
        return event.map(Shown::line).map(String::strip).orElse("nothing");
    }

    private static String guess(Guess guess) {
        return String.format(Locale.ROOT, "%s %.2f", guess.intent(), guess.confidence());
    }

    private static String sign(Sign sign) {
        return String.format(
                Locale.ROOT, "%n          %+.2f %s \"%s\"", sign.weight(), sign.name(), plain(sign.phrase()));
    }
}
