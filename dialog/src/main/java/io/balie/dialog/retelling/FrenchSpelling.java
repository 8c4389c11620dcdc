package io.balie.dialog.retelling;

import java.util.regex.Pattern;

/** The French of a chat, written out; curses, exclamations and manners dropped. */
final class FrenchSpelling {
    private static final Pattern EXCLAIMED = Wording.pattern(
            "^(?:(?:merde|putain|bordel|purée|punaise|mince|zut|oh là là|oh|ah|euh|bah|ben|bon|franchement|sérieux|sérieusement|pff+|dites|dis|écoutez|slt|bjr|cc|salut|bonjour|coucou|allô)[,! ]+)+(?=\\p{L})");
    private static final Pattern CURSE = Wording.pattern(
            ",? (?:putain|merde|bordel(?: de merde)?|purée|punaise)(?=$|[ ,.!])(?! de )|\\b(?:putain de |foutue?s? |sacrée?s? )");
    private static final Pattern LINKED =
            Wording.pattern("^(?:et|mais|alors|donc|bon|oui|non|or|du coup|sinon|en fait),? (?=\\p{L})");
    private static final Pattern MANNERS =
            Wording.pattern(",? (?:s'il vous pla[iî]t|s'il te pla[iî]t|svp|stp|merci)(?=$|[ ,.!?])");
    private static final Pattern TAG = Wording.pattern(
            ", ?(?:c'est vrai|n'est-ce pas|hein|non|c'est normal|c'est possible|c'est bien ça|d'accord|vous pouvez m'aider|pouvez-vous m'aider|vous comprenez)$");
    /** "j'arrive pas": what speech leaves out. */
    private static final Pattern HALF = Wording.pattern(
            "(?<=^|[ ,])(je|j'|tu|il|elle|on|ça|ils|elles|vous|nous|qui|c') ?((?:(?:me|te|se|le|la|les|lui|leur|y|en) |[mtsl]')?)((?!ne |n')\\p{L}+)((?: toujours| encore| même| vraiment| absolument)? (?:pas|jamais|rien)\\b| plus(?=$|[ ,](?!de |que |d'|tard|cher|grand|petit|vite|tôt|\\p{L}+ que)))");

    private static final Pattern SINCE = Wording.pattern(
            "^(?:plus d'|plus de |presque |bientôt )?\\S+ (?:heures?|jours?|semaines?|mois|ans?|années|minutes) qu");

    private FrenchSpelling() {}

    /** Whether a question ends in no more than a tag, "c'est vrai ?": then the rest of it tells. */
    static boolean tagged(String text) {
        return TAG.matcher(text.strip()).find();
    }

    static String written(String text) {
        String plain = EXCLAIMED.matcher(text).replaceFirst("");
        plain = CURSE.matcher(plain).replaceAll("");
        plain = plain.replaceAll("(?iU)\\b(?:jsuis|chuis|chui|jsui)\\b", "je suis")
                .replaceAll("(?iU)\\bjai\\b", "j'ai")
                .replaceAll(
                        "(?iU)\\bj(voudrais|veux|peux|sais|vais|voulais|dois|comprends|trouve|reçois|attends)\\b",
                        "je $1")
                .replaceAll("(?iU)\\bg (?=\\p{L}+(?:é|u|i|is|t)e?s?\\b)", "j'ai ")
                .replaceAll("(?iU)\\bcest\\b|\\bcé\\b", "c'est")
                .replaceAll(
                        "(?iU)\\bc(?= (?:quand|koi|quoi|combien|où|pas|pour|cassé|normal|possible|comment|quel|quelle|qui|mort|nul|trop)\\b)",
                        "c'est")
                .replaceAll("(?iU)\\bkoi\\b", "quoi")
                .replaceAll("(?iU)\\b(?:pk|pkoi|pourkoi|pq)\\b", "pourquoi")
                .replaceAll("(?iU)\\bqd\\b", "quand")
                .replaceAll("(?iU)\\bvs\\b", "vous")
                .replaceAll("(?iU)\\b(?:tjs|tjrs|tjr)\\b", "toujours")
                .replaceAll("(?iU)\\bpb\\b", "problème")
                .replaceAll("(?iU)^(?:ya|y a(?!-)|ia)\\b", "il y a")
                .replaceAll("(?iU)\\bcomment ça,? (?=vous|tu|il|elle|on|je)", "");
        plain = LINKED.matcher(plain).replaceFirst("");
        if (SINCE.matcher(plain).lookingAt()) {
            plain = "ça fait " + plain.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + plain.substring(1);
        }
        plain = MANNERS.matcher(plain).replaceAll("");
        plain = TAG.matcher(plain.strip()).replaceFirst("");
        plain = plain.replaceAll("(?iU)\\bc'est (quand|où|comment|combien) que (?=\\p{L})", "$1 ")
                .replaceAll("(?iU)\\s+(?=[;:]\\s)|\\s*;\\s+", ", ");
        return HALF.matcher(plain)
                .replaceAll(m -> java.util.regex.Matcher.quoteReplacement(
                        negated(m.group(1), m.group(2), m.group(3), m.group(4))))
                .strip();
    }

    private static String negated(String subject, String clitic, String verb, String not) {
        boolean auxiliary = verb.matches("(?iU)pas|plus|suis-je|ne");
        boolean elided = subject.endsWith("'");
        String full = subject.equalsIgnoreCase("j'")
                ? subject.charAt(0) + "e"
                : subject.equalsIgnoreCase("c'") ? subject.charAt(0) + "e" : subject;
        if (auxiliary) {
            return subject + (elided ? "" : " ") + clitic + verb + not;
        }
        String next = clitic.isEmpty() ? verb : clitic;
        boolean vowel = next.matches("(?iU)^[aeiouyéèêâôh].*");
        return full + " " + (vowel ? "n'" : "ne ") + clitic + verb + not;
    }
}
