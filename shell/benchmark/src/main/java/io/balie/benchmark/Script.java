package io.balie.benchmark;

import java.util.List;

/** What users say in turn: a customer with a matter, a seller, a customer with a question; then from the start. */
final class Script {

    private static final List<List<String>> CONVERSATIONS = List.of(
            List.of(
                    "Goedemorgen",
                    "Ik heb vorige week een tuinset besteld en er ontbreekt een stoel, kunt u die nasturen?",
                    "Ja, dat klopt",
                    "Ja, dat is goed"),
            List.of(
                    "Goedemiddag, kunt u mij doorverbinden met degene die verantwoordelijk is voor de energie-inkoop?",
                    "Ik wil alleen wat informatie uitwisselen",
                    "Wij kunnen u fors laten besparen op uw energierekening",
                    "Mag ik dan zijn naam en telefoonnummer?",
                    "Dat duurt mij te lang, ik wil hem nu even spreken"),
            List.of("Hallo", "Hoe lang geldt de groeigarantie?", "Ja, dank u", "Nee, dat was alles"));

    private final String name;
    private int conversation;
    private int line = -1;

    Script(String name) {
        this.name = name;
    }

    /** Go on to the next line, if need be of a new conversation. */
    void advance() {
        line++;
        if (line == lines().size()) {
            conversation++;
            line = 0;
        }
    }

    /** Whether the line is the first one of its conversation. */
    boolean first() {
        return line == 0;
    }

    /** The id of the conversation. */
    String id() {
        return name + "-" + conversation;
    }

    /** What is said. */
    String text() {
        return lines().get(line);
    }

    private List<String> lines() {
        return CONVERSATIONS.get(conversation % CONVERSATIONS.size());
    }
}
