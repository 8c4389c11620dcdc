package io.balie.shell.transcript;

import io.balie.data.transcript.EventJson;
import io.balie.dialog.event.Event;
import io.balie.dialog.event.Reason;
import io.balie.dialog.event.Sign;
import io.balie.dialog.telling.Teller;
import io.balie.dialog.telling.Tongue;
import io.balie.dialog.telling.Turn;
import io.balie.nlu.Guess;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A transcript as one HTML file that an auditor can keep: the conversation, its reasons, what the bot was, and what proves it. It holds no script, asks nothing of
 * anybody, and shows what people typed as text.
 */
public final class TranscriptPage {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** What a language tag can look like; anything else is no language that a screen reader knows. */
    private static final String LANGUAGE = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*";

    private static final int MOST_GUESSES = 5;

    private final Html html = new Html();
    private final Transcript transcript;
    private final Teller teller;
    private final Tongue tongue;
    private final Optional<Proofs> proofs;
    private final List<Turn> turns;

    private TranscriptPage(Transcript transcript, Teller teller, Optional<Proofs> proofs) {
        this.transcript = transcript;
        this.teller = teller;
        this.tongue = teller.tongue();
        this.proofs = proofs;
        this.turns = transcript.turns(teller);
    }

    /**
     * The page.
     *
     * @param proofs what proves it; empty if there are none
     * @param made when it is made
     * @param program the version that makes it
     */
    public static String html(
            Transcript transcript, Teller teller, Optional<Proofs> proofs, Instant made, String program) {
        TranscriptPage page = new TranscriptPage(transcript, teller, proofs);
        page.write(made, program);
        return page.html.toString();
    }

    private void write(Instant made, String program) {
        String style = style();
        html.raw("<!doctype html>\n<html lang=\"").raw(tongue.code()).raw("\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-")
                .raw(sha256(style))
                .raw("'; base-uri 'none'; form-action 'none'\">\n");
        html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.raw(
                "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.element("title", title());
        html.raw("\n<style>").raw(style).raw("</style>\n</head>\n<body>\n");
        html.raw("<a class=\"skip\" href=\"#conversation\">")
                .text(tongue.pick("Naar het gesprek", "Skip to the conversation"))
                .raw("</a>\n");
        head();
        html.raw("<main>\n");
        about();
        conversation();
        provenance();
        proof();
        events();
        html.raw("</main>\n<footer><p>");
        html.text(tongue.pick("Deze pagina is gemaakt op ", "This page was made on ")
                + teller.moment(made)
                + tongue.pick(" door Balie ", " by Balie ")
                + program
                + ". "
                + tongue.pick(
                        "Zij bevat geen programmacode en vraagt niets op van internet.",
                        "It holds no program code and asks nothing of the internet."));
        html.raw("</p></footer>\n</body>\n</html>\n");
    }

    private String title() {
        return tongue.pick("Gesprek ", "Conversation ") + transcript.shortRef();
    }

    private void head() {
        html.raw("<header>\n<p class=\"kicker\">")
                .text(tongue.pick("Transcript voor de auditor", "Transcript for the auditor"))
                .raw("</p>\n");
        html.element("h1", title());
        html.raw("\n<nav aria-label=\"")
                .raw(Html.value(tongue.pick("Op deze pagina", "On this page")))
                .raw("\"><ul>");
        link("about", tongue.pick("Overzicht", "Overview"));
        link("conversation", tongue.pick("Gesprek", "Conversation"));
        link("provenance", tongue.pick("Herkomst", "Provenance"));
        link("proof", tongue.pick("Bewijs", "Proof"));
        link("events", tongue.pick("Bewaarde gebeurtenissen", "Stored events"));
        html.raw("</ul></nav>\n</header>\n");
    }

    private void link(String to, String text) {
        html.raw("<li><a href=\"#").raw(to).raw("\">").text(text).raw("</a></li>");
    }

    private void section(String id, String heading) {
        html.raw("<section aria-labelledby=\"")
                .raw(id)
                .raw("\">\n<h2 id=\"")
                .raw(id)
                .raw("\">");
        html.text(heading).raw("</h2>\n");
    }

    private void fact(String term, String text) {
        html.raw("<div>").element("dt", term).element("dd", text).raw("</div>\n");
    }

    private void about() {
        section("about", tongue.pick("Overzicht", "Overview"));
        html.raw("<dl class=\"facts\">\n");
        fact(tongue.pick("Bezoeker", "Visitor"), transcript.name());
        fact(tongue.pick("Kenmerk", "Reference"), transcript.ref());
        fact(tongue.pick("Begonnen", "Started"), teller.moment(transcript.started()));
        fact(tongue.pick("Laatste gebeurtenis", "Latest event"), teller.moment(transcript.latest()));
        fact(
                tongue.pick("Uitkomst", "Outcome"),
                transcript.outcome().map(teller::named).orElse("–"));
        fact(
                tongue.pick("Categorie", "Category"),
                transcript.category().map(teller::named).orElse("–"));
        fact(
                tongue.pick("Omvang", "Size"),
                turns.size() + " "
                        + (turns.size() == 1 ? tongue.pick("beurt", "turn") : tongue.pick("beurten", "turns"))
                        + ", " + transcript.events().size() + " "
                        + (transcript.events().size() == 1
                                ? tongue.pick("gebeurtenis", "event")
                                : tongue.pick("gebeurtenissen", "events")));
        html.raw("</dl>\n").element("p", "note", teller.zoneSentence(transcript.started()));
        html.raw("\n</section>\n");
    }

    private void conversation() {
        section("conversation", tongue.pick("Gesprek", "Conversation"));
        html.element(
                "p",
                "note",
                tongue.pick(
                        "Onder elke regel van Balie staat waarom zij die zei. Tekens die niet te zien zijn of de leesrichting veranderen, staan er met hun nummer.",
                        "Below each line of Balie stands why it was said. Characters that cannot be seen, or that change the direction of reading, are shown by their number."));
        html.raw("\n<ol class=\"turns\">\n");
        turns.forEach(this::turn);
        html.raw("</ol>\n</section>\n");
    }

    private void turn(Turn turn) {
        String id = "turn-" + turn.number();
        html.raw("<li><article aria-labelledby=\"")
                .raw(id)
                .raw("\">\n<h3 id=\"")
                .raw(id)
                .raw("\">");
        html.text(tongue.pick("Beurt ", "Turn ") + turn.number()).raw(" <time datetime=\"");
        html.raw(Html.value(turn.at().toString())).raw("\">").text(teller.time(turn.at()));
        html.raw("</time></h3>\n");
        String language = language(turn);
        for (Turn.Entry entry : turn.entries()) {
            switch (entry) {
                case Turn.Heard heard -> heard(heard);
                case Turn.Said said -> said(said, turn, language);
                case Turn.Weighed weighed -> {}
                case Turn.Decided decided -> {}
                case Turn.Noted noted -> {}
            }
        }
        rest(turn);
        html.raw("</article></li>\n");
    }

    /** The language that the bot answered in: what the turn set, else what the message was in. */
    private String language(Turn turn) {
        String language = tongue.code();
        for (int seq = 0; seq <= turn.entries().getLast().seq(); seq++) {
            if (transcript.events().get(seq) instanceof Event.SlotSet set
                    && set.name().equals("language")
                    && set.value() != null) {
                language = String.valueOf(set.value());
            }
        }
        boolean known = transcript.events().stream()
                .anyMatch(event ->
                        event instanceof Event.SlotSet set && set.name().equals("language"));
        if (!known) {
            for (Turn.Entry entry : turn.entries()) {
                if (entry instanceof Turn.Heard heard) {
                    language = heard.said().reading().language().code();
                }
            }
        }
        return language.matches(LANGUAGE) ? language : tongue.code();
    }

    private void heard(Turn.Heard heard) {
        String language = heard.said().reading().language().code();
        html.raw("<div class=\"line visitor\">\n").element("p", "who", tongue.pick("Bezoeker", "Visitor"));
        html.raw("\n<p class=\"words\" dir=\"auto\"");
        if (language.matches(LANGUAGE)) {
            html.raw(" lang=\"").raw(Html.value(language)).raw("\"");
        }
        html.raw(">").text(heard.said().text()).raw("</p>\n");
        html.raw("<details><summary>")
                .text(tongue.pick("Begrepen als ", "Understood as ")
                        + heard.said()
                                .reading()
                                .best()
                                .map(best -> teller.named(best.intent()) + ", " + number(best.confidence()))
                                .orElse(tongue.pick("niets", "nothing")))
                .raw("</summary>\n");
        sentences(heard.understood());
        List<Guess> ranking = heard.said().reading().ranking();
        if (!ranking.isEmpty()) {
            html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                    .raw(Html.value(
                            tongue.pick("Bedoelingen, beurt met gebeurtenis ", "Intents, event ") + heard.seq()))
                    .raw("\"><table><thead><tr>");
            header(tongue.pick("Bedoeling", "Intent"));
            header(tongue.pick("Zekerheid", "Confidence"));
            html.raw("</tr></thead><tbody>");
            for (Guess guess : ranking.subList(0, Math.min(MOST_GUESSES, ranking.size()))) {
                html.raw("<tr>")
                        .raw("<th scope=\"row\">")
                        .text(teller.named(guess.intent()))
                        .raw("</th>");
                html.element("td", "number", number(guess.confidence())).raw("</tr>");
            }
            html.raw("</tbody></table></div>\n");
        }
        html.raw("</details>\n</div>\n");
    }

    private void header(String text) {
        html.raw("<th scope=\"col\">").text(text).raw("</th>");
    }

    private String number(double value) {
        return String.format(Locale.forLanguageTag(tongue.code()), "%.3f", value);
    }

    private void said(Turn.Said said, Turn turn, String language) {
        html.raw("<div class=\"line bot\">\n").element("p", "who", "Balie");
        html.raw("\n<p class=\"words\" dir=\"auto\" lang=\"")
                .raw(Html.value(language))
                .raw("\">");
        html.text(said.said().text()).raw("</p>\n");
        if (!said.buttons().isEmpty()) {
            html.raw("<ul class=\"buttons\" aria-label=\"")
                    .raw(Html.value(tongue.pick("Knoppen", "Buttons")))
                    .raw("\" lang=\"")
                    .raw(Html.value(language))
                    .raw("\">");
            said.buttons().forEach(button -> html.element("li", button));
            html.raw("</ul>\n");
        }
        if (!said.said().media().isEmpty()) {
            json(said.said().media());
        }
        if (!said.said().custom().isEmpty()) {
            json(said.said().custom());
        }
        Optional<Turn.Decided> decision = turn.entries().stream()
                .filter(Turn.Decided.class::isInstance)
                .map(Turn.Decided.class::cast)
                .filter(decided -> said.because().isPresent()
                        && decided.seq() == said.because().getAsInt())
                .findFirst();
        html.raw("<details><summary>")
                .text(tongue.pick("Waarom? ", "Why? ")
                        + decision.flatMap(
                                        decided -> decided.sentences().stream().findFirst())
                                .orElse(tongue.pick("Van buiten toegevoegd.", "Added from outside.")))
                .raw("</summary>\n");
        if (decision.isPresent()) {
            decided(decision.get());
            signs(turn, decision.get());
        } else {
            html.element(
                    "p",
                    tongue.pick(
                            "Deze regel is van buiten toegevoegd en niet door Balie besloten.",
                            "This line was added from outside and not decided by Balie."));
        }
        html.raw("</details>\n</div>\n");
    }

    private void decided(Turn.Decided decided) {
        html.raw("<p>")
                .text(decided.did())
                .raw(" <code>")
                .text(decided.action())
                .raw("</code></p>\n");
        sentences(decided.sentences());
    }

    private void sentences(List<String> sentences) {
        html.raw("<ul class=\"reasons\">");
        sentences.forEach(sentence -> html.element("li", sentence));
        html.raw("</ul>\n");
    }

    private void signs(Turn turn, Turn.Decided decided) {
        boolean believed = decided.because().stream().anyMatch(Reason.Belief.class::isInstance);
        Optional<Event.Believed> belief = turn.entries().stream()
                .filter(Turn.Weighed.class::isInstance)
                .map(entry -> ((Turn.Weighed) entry).believed())
                .findFirst();
        if (!believed || belief.isEmpty() || belief.get().signs().isEmpty()) {
            return;
        }
        html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .raw(Html.value(tongue.pick("Aanwijzingen, beurt ", "Signs, turn ") + turn.number()))
                .raw("\"><table><thead><tr>");
        header(tongue.pick("Aanwijzing", "Sign"));
        header(tongue.pick("Woorden", "Words"));
        header(tongue.pick("Gewicht", "Weight"));
        html.raw("</tr></thead><tbody>");
        for (Sign sign : belief.get().signs()) {
            html.raw("<tr><th scope=\"row\">")
                    .text(teller.named(sign.name()))
                    .raw("</th>")
                    .element("td", sign.phrase());
            html.element("td", "number", (sign.weight() > 0 ? "+" : "") + number(sign.weight()))
                    .raw("</tr>");
        }
        html.raw("</tbody></table></div>\n");
    }

    /** What happened in the turn beside what was said. */
    private void rest(Turn turn) {
        List<Turn.Entry> silent = turn.entries().stream()
                .filter(entry -> entry instanceof Turn.Noted
                        || entry instanceof Turn.Weighed
                        || entry instanceof Turn.Decided decided && !spoken(turn, decided))
                .toList();
        if (silent.isEmpty()) {
            return;
        }
        html.raw("<details class=\"rest\"><summary>")
                .text(tongue.pick("Wat er verder gebeurde", "What else happened") + " (" + silent.size() + ")")
                .raw("</summary>\n<ul>");
        for (Turn.Entry entry : silent) {
            html.raw("<li>");
            switch (entry) {
                case Turn.Noted noted -> html.text(noted.sentence());
                case Turn.Weighed weighed -> html.text(String.join(" ", weighed.sentences()));
                case Turn.Decided decided -> {
                    html.text(decided.did())
                            .raw(" <code>")
                            .text(decided.action())
                            .raw("</code>");
                    sentences(decided.sentences());
                }
                case Turn.Heard heard -> html.text(heard.said().text());
                case Turn.Said said -> html.text(said.said().text());
            }
            html.raw("</li>\n");
        }
        html.raw("</ul></details>\n");
    }

    private static boolean spoken(Turn turn, Turn.Decided decided) {
        return turn.entries().stream()
                .anyMatch(entry -> entry instanceof Turn.Said said
                        && said.because().isPresent()
                        && said.because().getAsInt() == decided.seq());
    }

    private void json(Map<String, Object> value) {
        html.raw("<pre class=\"scroll\" tabindex=\"0\">")
                .text(JSON.writeValueAsString(value))
                .raw("</pre>\n");
    }

    private void provenance() {
        section("provenance", tongue.pick("Herkomst", "Provenance"));
        html.element(
                "p",
                tongue.pick(
                        "Wat de bot was toen zij antwoordde. Elk getal is een vingerafdruk (SHA-256) van de bestanden; een ander bestand heeft een andere vingerafdruk.",
                        "What the bot was when it answered. Each number is a fingerprint (SHA-256) of the files; another file has another fingerprint."));
        for (Transcript.Since since : transcript.provenances()) {
            html.element("h3", (tongue.pick("Vanaf gebeurtenis ", "From event ") + since.seq()));
            html.raw("<dl class=\"facts wide\">\n");
            fact(tongue.pick("Model", "Model"), or(since.provenance().model()));
            fact(tongue.pick("Script", "Script"), or(since.provenance().script()));
            fact(tongue.pick("Bedrijf", "Company"), or(since.provenance().company()));
            fact(
                    tongue.pick("Programma", "Program"),
                    "Balie " + or(since.provenance().program()));
            html.raw("</dl>\n");
        }
        html.raw("</section>\n");
    }

    private static String or(String text) {
        return text.isEmpty() ? "–" : text;
    }

    private void proof() {
        section("proof", tongue.pick("Bewijs", "Proof"));
        if (proofs.isEmpty()) {
            html.element(
                    "p",
                    tongue.pick(
                            "Bij het maken van deze pagina was er nog geen ondertekend controlepunt dat dit gesprek omvat.",
                            "When this page was made there was no signed checkpoint yet that covers this conversation."));
            html.raw("</section>\n");
            return;
        }
        Proofs given = proofs.get();
        html.raw("<p class=\"verdict ")
                .raw(given.verdict() == Proofs.Verdict.BROKEN ? "bad" : "good")
                .raw("\">");
        html.text(
                switch (given.verdict()) {
                    case INTACT ->
                        tongue.pick(
                                "Bij het maken van deze pagina klopte alles, en een controlepunt dat elders wordt bewaard bevestigt het.",
                                "When this page was made everything was intact, and a checkpoint that is held elsewhere confirms it.");
                    case NOT_CONFIRMED ->
                        tongue.pick(
                                "Bij het maken van deze pagina klopte alles. Geen controlepunt van buiten bevestigt het.",
                                "When this page was made everything was intact. No checkpoint from outside confirms it.");
                    case BROKEN ->
                        tongue.pick(
                                "Let op: bij het maken van deze pagina klopte het bewijs niet.",
                                "Take care: when this page was made the proof did not hold.");
                });
        html.raw("</p>\n");
        html.element("h3", tongue.pick("Zelf controleren", "Check it yourself"));
        html.raw("<ol>");
        html.raw("<li>")
                .raw("<a download=\"proof-")
                .raw(Html.value(transcript.shortRef()))
                .raw(".json\" href=\"data:application/json;base64,")
                .raw(Base64.getEncoder().encodeToString(given.json().getBytes(StandardCharsets.UTF_8)))
                .raw("\">")
                .text(tongue.pick("Bewaar het bewijs als bestand", "Save the proof as a file"))
                .raw("</a>")
                .text(tongue.pick(
                        ". Daarin staan de gebeurtenissen zoals ze zijn bewaard, versleuteld, met hun hashes.",
                        ". It holds the events as they are stored, encrypted, with their hashes."))
                .raw("</li>\n");
        html.element(
                "li",
                tongue.pick(
                        "Vergelijk de sleutel hieronder met de sleutel die u langs een andere weg kreeg.",
                        "Compare the key below with the key that you were given by another way."));
        html.element(
                "li",
                tongue.pick(
                        "Controleer het bestand met een van de twee verificatieprogramma’s, of met een eigen programma: de vorm staat in docs/transcript-format.md.",
                        "Check the file with one of the two verifiers, or with a program of your own: the form is told in docs/transcript-format.md."));
        html.element(
                "li",
                tongue.pick(
                        "Wat het bewijst: dat wat hier staat zo is vastgelegd, in deze volgorde. Dat er aan het eind niets ontbreekt, laat alleen het hele logboek zien.",
                        "What it proves: that what stands here was recorded so, in this order. That nothing is missing at the end only the whole log shows."));
        html.raw("</ol>\n");
        html.element("h3", tongue.pick("Ondertekend controlepunt", "Signed checkpoint"));
        html.raw("<pre class=\"scroll\" tabindex=\"0\">")
                .text(given.checkpoint())
                .raw("</pre>\n");
        html.element("h3", tongue.pick("Sleutel om de handtekening te controleren", "Key to check the signature with"));
        html.raw("<pre class=\"scroll\" tabindex=\"0\">")
                .text(given.verifierKey())
                .raw("</pre>\n");
        html.element("h3", tongue.pick("Hashes van de gebeurtenissen", "Hashes of the events"));
        html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .raw(Html.value(tongue.pick("Hashes van de gebeurtenissen", "Hashes of the events")))
                .raw("\"><table class=\"hashes\"><thead><tr>");
        header(tongue.pick("Gebeurtenis", "Event"));
        header(tongue.pick("Blad", "Leaf"));
        header(tongue.pick("Hash", "Hash"));
        header(tongue.pick("Hash van de vorige", "Hash of the one before"));
        header(tongue.pick("Pad naar het controlepunt", "Path to the checkpoint"));
        html.raw("</tr></thead><tbody>");
        for (Proofs.Row row : given.rows()) {
            html.raw("<tr><th scope=\"row\">").text(String.valueOf(row.seq())).raw("</th>");
            html.element("td", "number", String.valueOf(row.leaf())).element("td", row.hash());
            html.element("td", or(row.previous()))
                    .element("td", String.join(" ", row.path()))
                    .raw("</tr>\n");
        }
        html.raw("</tbody></table></div>\n</section>\n");
    }

    private void events() {
        section("events", tongue.pick("Bewaarde gebeurtenissen", "Stored events"));
        html.raw("<details><summary>")
                .text(tongue.pick(
                        "Alle gebeurtenissen, precies zoals ze zijn bewaard", "All events, exactly as they are stored"))
                .raw("</summary>\n<ol class=\"stored\" start=\"0\">");
        for (int i = 0; i < transcript.stored().size(); i++) {
            html.raw("<li>")
                    .element("p", "who", EventJson.kind(transcript.events().get(i)))
                    .raw("<pre>")
                    .text(transcript.stored().get(i).json())
                    .raw("</pre></li>\n");
        }
        html.raw("</ol></details>\n</section>\n");
    }

    private static String style() {
        try (InputStream in = Objects.requireNonNull(
                TranscriptPage.class.getResourceAsStream("page.css"), "the program lacks its page.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
