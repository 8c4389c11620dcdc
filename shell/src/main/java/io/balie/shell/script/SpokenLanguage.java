package io.balie.shell.script;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the language of replies by their small words; independent of the reading that is tested. */
final class SpokenLanguage {

    private static final Map<String, Set<String>> SMALL_WORDS = Map.of(
            "nl",
            words(
                    "de het een en van ik u uw is dat niet te wij ons met voor kan kunt wilt bent hebt heeft geen goed naar"
                            + " hoe wat waarmee je jij jouw graag gesprek dank deze dit die nog of om op bij er zijn ook als aan maar"
                            + " was mij hem"),
            "en",
            words("the a an and of i you your is that not to we our us with for can would are have has no good how what"
                    + " which this please thank it on or be do help there as in"),
            "de",
            words("der die das ein eine und von ich sie ihr ihnen ihre ist dass nicht zu wir uns mit für kann können"
                    + " möchten sind haben hat kein gut wie was womit bitte danke es oder auf bei um gespräch"),
            "fr",
            words("le la les un une et de je vous votre vos est que ne pas à nous notre avec pour peux pouvez puis êtes"
                    + " avez a bien comment quoi bonjour merci il ou sur en d' l' des du"));

    private static final Pattern WORD = Pattern.compile("\\p{L}+'?");
    private static final Pattern LINK = Pattern.compile("\\S+@\\S+|https?://\\S+");

    private SpokenLanguage() {}

    private static Set<String> words(String all) {
        return Set.of(all.split(" ", -1));
    }

    /** The code of the language that most of the small words are of. */
    static String of(List<String> texts) {
        Map<String, Integer> score = new HashMap<>();
        String all = LINK.matcher(Wording.plain(String.join(" ", texts)).toLowerCase(Locale.ROOT))
                .replaceAll(" ");
        Matcher word = WORD.matcher(all);
        while (word.find()) {
            SMALL_WORDS.forEach((language, small) -> {
                if (small.contains(word.group())) {
                    score.merge(language, 1, Integer::sum);
                }
            });
        }
        return List.of("nl", "en", "de", "fr").stream()
                .max(Comparator.comparingInt(language -> score.getOrDefault(language, 0)))
                .orElse("nl");
    }
}
