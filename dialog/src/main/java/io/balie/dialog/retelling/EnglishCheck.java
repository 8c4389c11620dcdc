package io.balie.dialog.retelling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an English clause that is about to follow "that": its own verb, in the order of a statement, and nobody's "I". */
final class EnglishCheck implements Checked.Reader {
    private static final String SUBJECT = "(?:you|we|he|she|they|there|I)";
    private static final String ASKING =
            "(?iU)(?:^|, |whether |\\b(?:what|when|where|why|how|which)(?: (?!you|we|he|she|they|it|there|your|our|the|to)\\w+){0,2} )";
    private static final Pattern INVERTED = Pattern.compile(ASKING
            + "(?:(?:do|does|did|can|could|will|would|should|is|are|was|were|am|isn't|aren't|don't|doesn't|didn't|can't|cannot|won't|shouldn't|couldn't|wouldn't) "
            + "(?:" + SUBJECT + "|it|your|our|my|the|this|that|someone|anyone)|(?:have|has|had|haven't|hasn't) "
            + SUBJECT
            + ")\\b");
    private static final Pattern FRONTED = Pattern.compile(
            "(?iU)^(?:not only|never before|hardly|no sooner|nor|neither) (?:was|were|is|are|did|do|does|has|have|had|can|will)\\b");
    private static final Pattern AGREEMENT = Pattern.compile(
            "(?iU)(?<=^|, |\\b(?:that|and|but|because|if|when|whether|why|how|where|what|since|as|so|while|until|though) )(?:(?:you|we|they) (?:am|is|was|has|does|doesn't|wasn't|hasn't|isn't)|(?:he|she|it) (?:have|do|don't|haven't|are|were not)|(?:you|we|they) (?:keeps|wants|needs|says|has))\\b");
    private static final Pattern OWN = Pattern.compile(
            "(?iU)\\b(?:i|my|me|mine|myself|im|ive|u|ur|pls|plz|thx|hi|hello|ok|okay|please|kindly|dear sir)\\b");
    private static final Pattern RUDE = Pattern.compile(
            "(?iU)\\b(?:fuck\\w*|shit\\w*|bloody|damn\\w*|crap\\w*|arse\\w*|asshole\\w*|bollocks|wtf|ffs|omg|piss\\w*|hell)\\b");
    private static final Pattern SLURRED = Pattern.compile(
            "(?iU)\\b(?:wheres|whats|hows|whos|whens|dont|cant|wont|isnt|doesnt|didnt|havent|hasnt|wasnt|couldnt|shouldnt|wouldnt|arent|thats|theres|cuz|coz|tho)\\b");
    private static final Pattern LEARNER = Pattern.compile(
            "(?iU)\\b(?:(?:am|is|are|was|were) (?:not )?(?:want|need|have|like|can|do|go|get|know|send|pay|being able|agree)|not have|no have|how much is cost|want (?:rent|buy|pay|know|ask|change|cancel|book|go|get|have)|have (?:problem|question|appointment|order)"
                    + "|(?:two|three|four|five|six|seven|eight|nine|ten|\\d{2,}|[2-9]) (?:day|week|month|year|hour|minute)(?=$|,| (?:and|but|ago|later|already))|(?:didn't|doesn't|don't) not|(?:didn't|did not|doesn't|don't) (?:\\w+ed|got|came|went|received|sent)|explain (?:you|us) (?:the|how)"
                    + "|since (?:two|three|four|five|six|\\d+) (?:days|weeks|months|years|hours)|(?:you|we|they|he|she) no (?:can|have|get)|must to|can to|cannot to|how much cost is|(?:in|on|up|out|off|it|again) (?:keeps|says|shows|gives|tells|wants))\\b(?<!that it (?:keeps|says|shows|gives|tells|wants))(?<!\\b(?:and|but|because|since|when|if|while|so|until) it (?:keeps|says|shows|gives|tells|wants))(?<!^it (?:keeps|says|shows|gives|tells|wants))");
    private static final Pattern BARE_NOT = Pattern.compile(
            "(?iU)(?<!\\b(?:do|does|did|can|could|will|would|should|must|may|might|to|or|but|rather|why|if|am|is|are|was|were|have|has|had|us|please|only) )\\bnot (?:make|work|go|come|get|send|give|know|understand|arrive|open|want|receive|answer)\\b");
    private static final Pattern TWICE = Pattern.compile(
            "(?iU)\\b(?:whether|that) (?:whether|what|when|where|why|how)\\b|\\b(\\w{2,}) \\1\\b(?<!\\b(?:that that|had had))");
    private static final Pattern QUESTION_FIRST =
            Pattern.compile("(?i)^(?:what|where|when|why|how|who|which|whose)\\b.*");
    private static final String OPENERS =
            "and|but|so|or|nor|which|who|whom|whose|where|when|while|because|if|unless|until|although|though|since|as|after|before|once|whereas|despite|without|with|including|instead|not|even|plus|yet|rather|especially|except|then|having|being|whether|to|for|in|on|at|by|from|due|thanks|that|however|too|given|considering|apart|according|during|following|among|except|only";

    private final EnglishVerbs verbs;

    EnglishCheck(EnglishVerbs verbs) {
        this.verbs = verbs;
    }

    @Override
    public Optional<String> fault(Piece piece) {
        String body = piece.body();
        for (Pattern pattern : List.of(INVERTED, FRONTED, AGREEMENT, OWN, RUDE, SLURRED, LEARNER, BARE_NOT, TWICE)) {
            Matcher matcher = pattern.matcher(body);
            if (matcher.find()) {
                return Optional.of("'" + matcher.group().strip() + "'");
            }
        }
        boolean statement = piece.kind() == Piece.Kind.STATEMENT && piece.lead().isEmpty();
        if (statement && QUESTION_FIRST.matcher(body).matches()) {
            return Optional.of("a bare question word");
        }
        if (piece.kind() == Piece.Kind.REQUEST) {
            return spliced(body, true, false);
        }
        if (body.startsWith("whether ")
                && (verbs.onlyBase(word(body, 1)) || word(body, 1).matches("want|need|have|get|like|log|must"))) {
            return Optional.of("no subject after 'whether'");
        }
        if (body.startsWith("how to ")) {
            return spliced(body, true, false);
        }
        return spliced(body, false, piece.kind() == Piece.Kind.QUESTION);
    }

    private static String word(String text, int i) {
        String[] words = text.split(" ", -1);
        return i < words.length ? words[i].toLowerCase(Locale.ROOT) : "";
    }

    /** One clause of its own, and no second with but a comma before it. */
    private Optional<String> spliced(String body, boolean whole, boolean asked) {
        int mains = whole ? 1 : 0;
        String[] segments = body.replaceAll("\\([^()]*\\)", "").split("[,;:]\\s+|\\s[-–—]\\s", -1);
        for (int i = 0; i < segments.length; i++) {
            List<String> words = words(segments[i]);
            String first = EnglishVerbs.low(words, 0);
            boolean linked = i > 0 && first.matches(OPENERS);
            boolean fronted = i == 0
                    && segments.length > 1
                    && (first.matches(
                                    "if|when|while|because|since|although|though|after|before|once|as|until|unless|even|given|despite")
                            || first.matches("having|being|\\p{L}+ing"));
            boolean bare =
                    i == 0 && segments.length > 1 && !whole && !fronted && !words.isEmpty() && !verbs.hasFinite(words);
            if (bare && !first.matches(OPENERS) && !verbs.is(first, "RB|IN|JJ|VBN") && !opens(segments[1])) {
                return Optional.of("no verb before the comma");
            }
            if (linked || fronted || words.isEmpty() || !verbs.hasFinite(words)) {
                continue;
            }
            boolean subject = i == 0 || starts(words) || mains == 0;
            mains += subject ? 1 : 0;
            if (mains > 1 && i > 0) {
                return Optional.of("a second clause after a comma");
            }
        }
        return mains == 0 && !asked ? Optional.of("no finite verb") : Optional.empty();
    }

    private static boolean opens(String segment) {
        return word(segment, 0).matches(OPENERS);
    }

    /** Whether a subject stands first. */
    private static boolean starts(List<String> words) {
        return EnglishVerbs.low(words, 0)
                .matches(
                        "i|we|you|he|she|it|they|there|this|that|these|those|nobody|no|someone|everyone|everything|nothing|the|a|an|my|our|your|his|her|their|now|its|it's|there's|that's|he's|she's|what|how|another|one|both|all|today|yesterday");
    }

    private static List<String> words(String segment) {
        List<String> words = new ArrayList<>();
        for (String word : segment.strip().split("\\s+", -1)) {
            String plain = word.replaceAll("[.!?]+$", "");
            if (!plain.isEmpty()) {
                words.add(plain);
            }
        }
        return words;
    }
}
