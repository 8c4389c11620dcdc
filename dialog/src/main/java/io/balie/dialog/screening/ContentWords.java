package io.balie.dialog.screening;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts the words of a message that say what it is about. */
final class ContentWords {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'-]*");

    private static final Set<String> COMMON = Set.of(
            ("vragen vertellen stellen andere anders ask asking fragen demander poser de het een en van ik u uw je jij jou jouw jullie is zijn was ben bent heb hebt heeft hebben dat die"
                            + " dit deze niet geen te wij we ons onze met voor op in aan bij om of als maar dan nog er wel ook al"
                            + " naar uit tot mij me mijn m'n hij zij ze hem haar hun wat wie waar hoe wanneer welke kan kunt kun"
                            + " kunnen wil wilt willen zou zal mag moet moeten graag even hallo hoi dag goedemorgen goedemiddag"
                            + " goedenavond dank bedankt alstublieft aub ja nee vraag vraagje iets ding zo nu weer heel erg eens toch"
                            + " hier daar the a an and i you your are am have has that this not no to us our with for on at or if but"
                            + " then there also my he she they what who where how when which can could would will may must please"
                            + " hello hi thanks thank yes question something der das ein eine und von ich sie ihr ihre ist sind war"
                            + " bin habe haben hat dass nicht kein zu wir uns mit für auf bei oder wenn aber dann noch mein meine mir"
                            + " mich wer wo wann kann können könnte möchte bitte danke nein frage etwas le la les un une et du des"
                            + " vous votre est sont suis ai as avez que qui ne pas à nous notre avec pour sur dans ou si mais mon ma"
                            + " mes il elle quoi où comment quand quel peux pouvez peut veux voudrais bonjour merci oui non quelque"
                            + " chose")
                    .split(" "));

    private ContentWords() {}

    static int count(String text) {
        int count = 0;
        Matcher word = WORD.matcher(text);
        while (word.find() && count < 1000) {
            if (!COMMON.contains(word.group().toLowerCase(Locale.ROOT))) {
                count++;
            }
        }
        return count;
    }
}
