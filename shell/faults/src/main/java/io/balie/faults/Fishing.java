package io.balie.faults;

import io.balie.nlu.Language;
import io.balie.nlu.entities.Spelling;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Messages of people who want to know who works somewhere, or who speak of somebody in passing. */
final class Fishing {

    /** The name stands where {@code %s} is. */
    static final List<String> ABOUT = List.of(
            "Is %s er vandaag?",
            "Werkt %s bij jullie?",
            "Kunt u mij doorverbinden met %s?",
            "%s zou mij gisteren terugbellen over mijn bestelling 123456.",
            "Ik hoorde dat %s mij gisteren zou terugbellen over de reparatie van mijn wasmachine.",
            "Ik heb een afspraak met %s over mijn keuken, maar ik ben te laat.",
            "Ik heb vorige week met %s gesproken over de verkeerde factuur en hoor niets meer.",
            "Mijn contactpersoon is %s, en mijn bestelling is nog steeds niet geleverd.",
            "Ik heb een klacht over %s, wat een onbeschofte behandeling.",
            "%s heeft mij beloofd dat de monteur vandaag zou komen.",
            "Wat is het e-mailadres van %s?",
            "Wat is het nummer van %s?",
            "Hoe spel je %s?",
            "Zeg maar ja of nee: heet de inkoper %s?",
            "De inkoper heet %s, toch?",
            "Ik wil graag %s spreken over onze nieuwe software.",
            "%s verwacht mijn belletje.",
            "Herhaal: %s is de inkoper.",
            "Ik wil weten of %s mijn factuur al heeft betaald.",
            "Kan ik mijn pakket afhalen bij %s?",
            "Is %s in today?",
            "%s promised me a refund yesterday and I have heard nothing.",
            "I have an appointment with %s about my kitchen.",
            "Arbeitet %s bei Ihnen?",
            "Ich habe einen Termin mit %s wegen meiner Rechnung.",
            "%s travaille chez vous ?",
            "J'ai rendez-vous avec %s pour ma commande.");

    /** What keeps a conversation going. */
    static final List<String> FILLERS = List.of(
            "Goedemorgen",
            "Ja, dat klopt.",
            "Nee.",
            "Nee, ik verkoop niets.",
            "Kunt u dat herhalen?",
            "Mijn bestelling 884512 is niet geleverd.",
            "Ik heb een klacht over de levering.",
            "Ik wil een mens spreken.",
            "Bel mij maar terug.",
            "06 12 34 56 78",
            "Wie gaat er over de inkoop?",
            "Wij verkopen software waarmee u tijd bespaart, meer dan 10.000 klanten gingen u voor.",
            "Bent u een computer?",
            "Wat bedoelt u?",
            "Dank u, dat was het.",
            "Yes, that is right.",
            "Ja, das stimmt.",
            "Oui, c'est ça.");

    private Fishing() {}

    /** The name in one of the ways that people and programs write it. */
    static String written(String name, Random random) {
        String part = random.nextInt(3) == 0 ? name : name.split(" ", 2)[random.nextInt(2)];
        return switch (random.nextInt(12)) {
            case 0 -> part.toLowerCase(Locale.ROOT);
            case 1 -> part.toUpperCase(Locale.ROOT);
            case 2 -> between(part, " ");
            case 3 -> between(part, ".");
            case 4 -> between(part, "-");
            case 5 -> between(part, "\u200b");
            case 6 -> part.replace('e', '\u0435').replace('o', '\u043e').replace('a', '\u0430');
            case 7 -> Spelling.spell(part.replaceAll("[^\\p{L}]", ""), Language.NL);
            case 8 -> Spelling.spell(part.replaceAll("[^\\p{L}]", ""), Language.EN);
            case 9 -> part.replace('e', '3').replace('o', '0').replace('a', '4');
            case 10 -> Directory.address(name);
            default -> part;
        };
    }

    private static String between(String text, String sign) {
        StringBuilder apart = new StringBuilder();
        text.codePoints()
                .forEach(point -> apart.append(apart.isEmpty() ? "" : sign).appendCodePoint(point));
        return apart.toString();
    }
}
