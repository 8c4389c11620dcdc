package io.balie.dialog.retelling;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the main clauses of a French sentence. */
final class FrenchSplitter {
    private static final Pattern CUT =
            Pattern.compile("(?iU)(?:,\\s*|\\s+)(et|mais|car|ou|or|donc|puis)(?:\\s+|,\\s+)|,\\s*");
    private static final Pattern SUBJECT = Pattern.compile(
            "(?iU)^(?:(?:depuis|hier|maintenant|alors|puis|là|pourtant|aujourd'hui|du coup|malheureusement),? )?(?:(?:je|nous|vous|tu|il|elle|on|ils|elles|personne|rien|ça|cela)\\b|j'|c'|ce n'|(?:mon|ma|mes|notre|nos|votre|vos|le|la|les|un|une|ce|cette|ces|cet|aucun|aucune|quelqu'un|tout|toute)\\b|l').*");
    private static final Pattern ASKS = Pattern.compile(
            "(?iU)^(?:(?:quand|où|comment|pourquoi|combien|quel|quelle|quels|quelles|qui|est-ce|qu'est-ce|que (?=\\p{L}+-)|à quelle?|à qui|dans quel|de quel|jusqu'à quand)\\b|(?:[nly]'?e? )?(?:(?:me|te|se|nous|vous|le|la|les|lui|y|en|l'|m'|s') ?){0,2}\\p{L}+-(?:t-)?(?:je|vous|nous|il|elle|on|tu|ce|ils|elles)\\b).*");
    private static final Pattern OPEN = Pattern.compile(
            "(?iU)^(?:si|s'il|quand|lorsque|lorsqu'|comme|depuis que|parce que|puisque|dès que|après|avant|n'ayant|ayant|étant|malgré|suite|concernant|en \\p{L}+ant|bien que|même si|vu que|alors que)\\b.*");

    private final FrenchVerbs verbs;
    private final Function<String, List<String>> tokens;

    FrenchSplitter(FrenchVerbs verbs, Function<String, List<String>> tokens) {
        this.verbs = verbs;
        this.tokens = tokens;
    }

    /**
     * A main clause.
     *
     * @param link the word before it: "et", "mais"; empty if there is none
     * @param text its words
     */
    record Part(String link, String text) {}

    List<Part> parts(String text, boolean asked) {
        List<Part> parts = new ArrayList<>();
        Matcher cut = CUT.matcher(text);
        int from = 0;
        String link = "";
        while (cut.find()) {
            String left = text.substring(from, cut.start());
            String right = text.substring(cut.end());
            String word = cut.group(1) == null ? "" : cut.group(1).toLowerCase(java.util.Locale.ROOT);
            if (!whole(left) || !main(right, asked, word.isEmpty())) {
                continue;
            }
            parts.add(new Part(link, left));
            from = cut.end();
            link = word;
        }
        parts.add(new Part(link, text.substring(from)));
        return parts;
    }

    private boolean whole(String left) {
        List<String> words = tokens.apply(left);
        boolean open = OPEN.matcher(left).matches() && !left.contains(",");
        return words.size() > 1
                && !open
                && (verbs.mains(words) > 0 || ASKS.matcher(left).matches());
    }

    private boolean main(String right, boolean asked, boolean comma) {
        String clause = right.split(",", 2)[0];
        List<String> words = tokens.apply(clause);
        if (ASKS.matcher(clause).matches()) {
            return words.size() > 1
                    && (asked || !comma || clause.matches("(?iU).*-(?:je|vous|il|elle|on)\\b.*|comment faire.*"));
        }
        return words.size() > 1 && SUBJECT.matcher(clause).matches() && verbs.mains(words) > 0;
    }

    /** Whether a clause asks by its form, with or without a mark at its end. */
    static boolean asks(String clause) {
        return ASKS.matcher(clause).matches();
    }
}
