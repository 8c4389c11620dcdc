package io.balie.dialog.retelling;

import java.util.regex.Pattern;

/** The spoken German of a chat, written out; curses and exclamations dropped. */
final class GermanSpelling {
    private static final Pattern EXCLAIMED = Wording.pattern(
            "^(?:(?:so (?:eine?|ne) (?:sauerei|mist|frechheit|unverschämtheit)|schei(?:ß|ss)e|mist|verdammt(?: nochmal)?|verflixt|oh je|ohje|oh|ach|äh+m?|boah|hey|mensch|na ja|naja|tja|ehrlich|sorry|hä|ups)[,!.]?\\s+)+(?=\\p{L})");
    private static final Pattern LINKED =
            Wording.pattern("^(?:und|aber|also|nun|ja|nein|ok|okay|doch|deshalb|daher),? (?=\\p{L})");

    private GermanSpelling() {}

    static String written(String text) {
        String plain = EXCLAIMED.matcher(text).replaceFirst("");
        return LINKED.matcher(plain)
                .replaceFirst("")
                .replaceAll("(?<=\\s)'?ne(?= )", "eine")
                .replaceAll("(?i)^'?ne(?= \\p{Lu})", "Eine")
                .replaceAll("(?<=\\s)'?nen(?= )", "einen")
                .replaceAll("(?<=\\s)'?nem(?= )", "einem")
                .replaceAll("(?<=\\s)'?ner(?= )", "einer")
                .replaceAll("(?i)^hab (?!ich\\b|sie\\b|wir\\b)", "Ich habe ")
                .replaceAll("(?i)^kann (?=mich |nicht |mein)", "Ich kann ")
                .replaceAll("(?i)^(brauche?|suche|warte|finde|möchte) (?!ich\\b)(?!.*\\?$)", "Ich $1 ")
                .replaceAll("(?i)\\bhab(?= )|\\bhab$", "habe")
                .replaceAll("(?i)\\bkrieg(?= )|\\bkrieg$", "kriege")
                .replaceAll("(?i)\\bkomm(?= ich\\b)|(?<=ich )komm\\b", "komme")
                .replaceAll("(?i)\\bfind(?= ich\\b)|(?<=ich )find\\b", "finde")
                .replaceAll("(?i)\\bwart(?= ich\\b)|(?<=ich )wart\\b", "warte")
                .replaceAll("(?i)\\bbrauch(?= ich\\b)|(?<=ich )brauch\\b", "brauche")
                .replaceAll("(?i)\\bmach(?= ich\\b)|(?<=ich )mach\\b", "mache")
                .replaceAll("(?i)\\bwürd(?= ich\\b)|(?<=ich )würd\\b", "würde")
                .replaceAll("(?i)\\b(hat|ist|geht|gibt|kann|war|wäre|kommt|funktioniert|klappt)s\\b", "$1 es")
                .replaceAll("(?i)\\b(hat|ist|geht|gibt|kann|war|wäre|kommt|klappt|is)'s\\b", "$1 es")
                .replaceAll("(?i)\\bis(?= )", "ist")
                .replaceAll("(?i)\\bnich\\b", "nicht")
                .replaceAll("(?i)\\bnochmal\\b", "noch einmal")
                .replaceAll("(?i)\\bnix\\b(?= (?:gehört|bekommen|passiert|erhalten|gekommen|mehr))", "nichts")
                .replaceAll("(?i)\\bgrade\\b", "gerade")
                .replaceAll("(?i)\\bmal wieder\\b", "wieder")
                .replaceAll("(?i),? ?\\b(?:bitte|verdammt(?: nochmal)?|scheiße)(?= *$|,)", "")
                .replaceAll("(?i), (?:was (?:tun|nun|jetzt)|und jetzt|und nun)$", "")
                .replaceAll(" [–—-] ", ", ")
                .strip();
    }
}
