package io.balie.dialog.telling;

import io.balie.dialog.event.Event;
import io.balie.dialog.event.Reason;
import io.balie.nlu.Guess;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Tells transcripts turn by turn. */
public final class Teller {

    private static final int MOST_RUNNERS_UP = 2;

    private final Tongue tongue;
    private final ZoneId zone;
    private final Glossary glossary;
    private final Deeds deeds;
    private final Reasons reasons;
    private final Happenings happenings;

    /**
     * A teller in one language, that tells every name as it is.
     *
     * @param zone in which times are told
     */
    public Teller(Tongue tongue, ZoneId zone) {
        this(tongue, zone, Glossary.NONE);
    }

    /**
     * A teller in one language.
     *
     * @param zone in which times are told
     * @param glossary what names mean
     */
    public Teller(Tongue tongue, ZoneId zone, Glossary glossary) {
        this.tongue = tongue;
        this.zone = zone;
        this.glossary = glossary;
        this.deeds = new Deeds(tongue);
        this.reasons = new Reasons(tongue, glossary);
        this.happenings = new Happenings(tongue, zone, glossary);
    }

    /** What a name means, with the name in brackets; the name alone where nobody said what it means. */
    public String named(String name) {
        return glossary.words(name).map(words -> words + " [" + name + "]").orElse(name);
    }

    /** The language it tells in. */
    public Tongue tongue() {
        return tongue;
    }

    /** In which time zone times are told, in a sentence. */
    public String zoneSentence(Instant at) {
        String offset = zone.getRules().getOffset(at).getId();
        return tongue.say(
                "Tijden staan in de tijdzone %s (UTC%s).",
                "Times are in the time zone %s (UTC%s).", zone.getId(), offset.equals("Z") ? "+00:00" : offset);
    }

    /** A moment in the zone and the language. */
    public String moment(Instant at) {
        return tongue.moment(at, zone);
    }

    /** A time of the day in the zone and the language. */
    public String time(Instant at) {
        return tongue.time(at, zone);
    }

    /** A transcript in turns: each begins with what the user says, or with the session before it. */
    public List<Turn> tell(List<Event> events) {
        List<Turn> turns = new ArrayList<>();
        int from = 0;
        for (int seq = 1; seq <= events.size(); seq++) {
            if (seq == events.size() || begins(events, from, seq)) {
                turns.add(turn(turns.size() + 1, events, from, seq));
                from = seq;
            }
        }
        return turns;
    }

    /** The decision that a line of the bot was said for; empty if it was put in by somebody outside. */
    public static OptionalInt decisionFor(List<Event> events, int line) {
        Instant at = events.get(line).at();
        for (int seq = line - 1; seq >= 0 && !(events.get(seq) instanceof Event.UserUttered); seq--) {
            if (events.get(seq) instanceof Event.ActionExecuted done
                    && (done.at().equals(at) || isAdded(done))
                    && !done.name().equals(Deeds.LISTEN)) {
                return OptionalInt.of(seq);
            }
        }
        // An action that was turned down in the end is told of after what it said.
        for (int seq = line + 1; seq < events.size() && events.get(seq).at().equals(at); seq++) {
            if (events.get(seq) instanceof Event.ActionRejected) {
                return OptionalInt.of(seq);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isAdded(Event.ActionExecuted done) {
        return done.because().contains(new Reason.Plain(Reason.Cause.ADDED));
    }

    private static boolean begins(List<Event> events, int from, int seq) {
        boolean heard = events.subList(from, seq).stream().anyMatch(Event.UserUttered.class::isInstance);
        return heard
                && (events.get(seq) instanceof Event.UserUttered
                        || events.get(seq) instanceof Event.ActionExecuted done
                                && done.name().equals(Deeds.SESSION_START));
    }

    private Turn turn(int number, List<Event> events, int from, int to) {
        Optional<Event.Believed> belief = events.subList(from, to).stream()
                .filter(Event.Believed.class::isInstance)
                .map(Event.Believed.class::cast)
                .findFirst();
        List<Turn.Entry> entries = new ArrayList<>();
        for (int seq = from; seq < to; seq++) {
            entries.add(entry(seq, events, belief));
        }
        return new Turn(number, events.get(from).at(), entries);
    }

    private Turn.Entry entry(int seq, List<Event> events, Optional<Event.Believed> belief) {
        Event event = events.get(seq);
        return switch (event) {
            case Event.UserUttered said -> new Turn.Heard(seq, said, understood(said));
            case Event.Believed believed -> new Turn.Weighed(seq, believed, reasons.signs(believed));
            case Event.ActionExecuted done ->
                new Turn.Decided(
                        seq, done.name(), deeds.did(done), done.because(), reasons.sentences(done.because(), belief));
            case Event.ActionRejected rejected ->
                new Turn.Decided(
                        seq,
                        rejected.name(),
                        happenings.sentence(rejected),
                        rejected.because(),
                        reasons.sentences(rejected.because(), belief));
            case Event.BotUttered said -> new Turn.Said(seq, said, decisionFor(events, seq));
            default -> new Turn.Noted(seq, event, happenings.sentence(event));
        };
    }

    /** What a message was read as. */
    private List<String> understood(Event.UserUttered said) {
        List<String> sentences = new ArrayList<>();
        List<Guess> ranking = said.reading().ranking();
        if (said.isBlank()) {
            sentences.add(tongue.pick("Het bericht was leeg.", "The message was empty."));
        } else if (ranking.isEmpty()) {
            sentences.add(tongue.pick(
                    "De bedoeling van het bericht werd niet herkend.", "What the message means was not recognised."));
        } else {
            sentences.add(tongue.say(
                    "De bedoeling werd gelezen als %s, met zekerheid %s.",
                    "What it means was read as %s, with confidence %s.",
                    glossary.quoted(tongue, ranking.getFirst().intent()),
                    tongue.number(ranking.getFirst().confidence())));
            List<String> next = ranking.stream()
                    .skip(1)
                    .limit(MOST_RUNNERS_UP)
                    .map(guess ->
                            glossary.quoted(tongue, guess.intent()) + " (" + tongue.number(guess.confidence()) + ")")
                    .toList();
            if (!next.isEmpty()) {
                sentences.add(tongue.say(
                                "Daarna kwamen %s het meest in aanmerking.",
                                "The next likeliest were %s.", tongue.listed(next))
                        .replace("kwamen", next.size() == 1 ? "kwam" : "kwamen")
                        .replace("were", next.size() == 1 ? "was" : "were"));
            }
        }
        if (!said.reading().entities().isEmpty()) {
            sentences.add(tongue.say(
                    "Gevonden in de tekst: %s.",
                    "Found in the text: %s.",
                    tongue.listed(said.reading().entities().stream()
                            .map(entity -> glossary.words(entity.type()).orElse(entity.type()) + " "
                                    + tongue.quoted(entity.value()))
                            .toList())));
        }
        return sentences;
    }
}
