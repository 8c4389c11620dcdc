package io.balie.shell.transcript;

import io.balie.data.transcript.Provenance;
import io.balie.dialog.telling.Teller;
import io.balie.dialog.telling.Tongue;
import io.balie.dialog.telling.Turn;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A transcript in words, for a terminal. */
public final class TranscriptText {

    private static final String LISTEN = "action_listen";
    private static final int WIDTH = 100;
    private static final int DIGITS = 12;

    private final Teller teller;
    private final Tongue tongue;
    private final boolean brief;
    private final PrintWriter out;

    /**
     * What writes transcripts.
     *
     * @param brief whether only what was said, and the first reason for it
     */
    public TranscriptText(Teller teller, boolean brief, PrintWriter out) {
        this.teller = teller;
        this.tongue = teller.tongue();
        this.brief = brief;
        this.out = out;
    }

    /** Write a transcript. */
    public void write(Transcript transcript) {
        about(transcript).forEach(line -> wrapped("", line));
        for (Turn turn : transcript.turns(teller)) {
            out.println();
            out.println(tongue.pick("Beurt", "Turn") + " %d · %s".formatted(turn.number(), teller.time(turn.at())));
            turn.entries().forEach(this::write);
        }
    }

    /** What is said of a transcript as a whole. */
    private List<String> about(Transcript transcript) {
        List<String> about = new ArrayList<>();
        about.add(tongue.pick("Gesprek", "Conversation") + " " + Visible.line(transcript.name())
                + (transcript.ref().equals(transcript.name()) ? "" : " (" + transcript.shortRef() + ")"));
        about.add(tongue.pick("Begonnen", "Started") + ": " + teller.moment(transcript.started()) + ". "
                + tongue.pick("Laatste gebeurtenis", "Latest event") + ": " + teller.moment(transcript.latest())
                + ".");
        about.add(teller.zoneSentence(transcript.started()));
        about.add(tongue.pick("Uitkomst", "Outcome") + ": "
                + transcript.outcome().map(teller::named).map(Visible::line).orElse("–") + ". "
                + tongue.pick("Categorie", "Category") + ": "
                + transcript.category().map(teller::named).map(Visible::line).orElse("–") + ".");
        List<Transcript.Since> provenances = transcript.provenances();
        for (Transcript.Since since : provenances) {
            Provenance bot = since.provenance();
            String from = provenances.size() == 1
                    ? tongue.pick("De bot was", "The bot was")
                    : tongue.pick("Vanaf gebeurtenis %d was de bot", "From event %d on the bot was")
                            .formatted(since.seq());
            about.add("%s: model %s, script %s, %s %s, Balie %s."
                    .formatted(
                            from,
                            digits(bot.model()),
                            digits(bot.script()),
                            tongue.pick("bedrijf", "company"),
                            digits(bot.company()),
                            bot.program()));
        }
        return about;
    }

    private static String digits(String fingerprint) {
        return fingerprint.isEmpty() ? "–" : fingerprint.substring(0, Math.min(DIGITS, fingerprint.length()));
    }

    private void write(Turn.Entry entry) {
        switch (entry) {
            case Turn.Heard heard -> {
                said(tongue.pick("Bezoeker", "Visitor"), heard.said().text());
                if (!brief) {
                    heard.understood().forEach(this::told);
                }
            }
            case Turn.Said said -> {
                said("Balie", said.said().text());
                if (!said.buttons().isEmpty()) {
                    wrapped("            ", "[" + Visible.line(String.join("] [", said.buttons())) + "]");
                }
                if (said.because().isEmpty()) {
                    told(tongue.pick(
                            "Deze regel is van buiten toegevoegd en niet door Balie besloten.",
                            "This line was added from outside and not decided by Balie."));
                }
            }
            case Turn.Decided decided -> {
                if (brief && decided.action().equals(LISTEN)) {
                    return;
                }
                wrapped("  ", Visible.line(decided.did()) + " [" + Visible.line(decided.action()) + "]");
                boolean first = brief || decided.action().equals(LISTEN);
                decided.sentences().stream()
                        .limit(first ? 1 : Integer.MAX_VALUE)
                        .forEach(this::reason);
            }
            case Turn.Weighed weighed -> {
                // told with the decision that it led to
            }
            case Turn.Noted noted -> {
                if (!brief) {
                    wrapped("  ", Visible.line(noted.sentence()));
                }
            }
        }
    }

    private void said(String who, String text) {
        wrapped("  ", "%-9s %s".formatted(who + ":", Visible.line(text)), "            ");
    }

    private void told(String sentence) {
        wrapped("            ", Visible.line(sentence));
    }

    private void reason(String sentence) {
        wrapped("    - ", Visible.line(sentence), "      ");
    }

    private void wrapped(String first, String text) {
        wrapped(first, text, first);
    }

    /** Lines that are broken between words, not within. */
    private void wrapped(String first, String text, String next) {
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : text.split(" ", -1)) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                out.println(line.toString().stripTrailing());
                line.setLength(0);
                line.append(next);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        out.println(line.toString().stripTrailing());
    }
}
