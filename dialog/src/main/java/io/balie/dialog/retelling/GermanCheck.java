package io.balie.dialog.retelling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a German clause that is about to follow "dass": one finite verb in each part, and that at its end. */
final class GermanCheck implements Checked.Reader {
    private static final Set<String> OPENERS = WordList.of("""
            dass ob weil wenn als obwohl damit bevor nachdem sobald während da bis seit seitdem falls sodass solange indem sooft
            der die das den dem denen dessen deren welche welcher welches welchen welchem wo wie wann warum wieso weshalb was wer wen wem
            wofür wohin woher womit wodurch worauf woran worin wovon wozu wessen wieviel
            """);
    private static final Set<String> LINKS =
            WordList.of("und oder aber sondern sowie noch als wie denn bzw jedoch doch beziehungsweise");
    private static final Pattern TWICE = Pattern.compile(
            "(?iU)\\b(?:dass|ob),? (?:dass|ob|wann|warum|wieso|weshalb|wie|was|wer|wo)\\b|\\b(\\p{L}{2,}) \\1\\b(?<!\\b(?:die die|der der|das das|sie sie|Sie Sie|uns uns|sich sich))");
    private static final Pattern RUDE = Pattern.compile(
            "(?iU)\\b(?:schei(?:ß|ss)\\w*|verdammt\\w*|fuck\\w*|arsch\\w*|mist|sauerei|drecks?\\w*|kack\\w*|ach|oh|äh|ähm|hä|boah|hallo|bitte|nix|bin|habe|ich|mir|mich)\\b");
    private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)");

    private final GermanVerbs verbs;

    private final Voice voice;

    GermanCheck(GermanVerbs verbs, Voice voice) {
        this.verbs = verbs;
        this.voice = voice;
    }

    @Override
    public Optional<String> fault(Piece piece) {
        String clause = piece.clause();
        if (TWICE.matcher(clause).find()) {
            return Optional.of("a conjunction or a word twice");
        }
        Matcher rude = RUDE.matcher(clause);
        if (rude.find()) {
            return Optional.of("'" + rude.group() + "' is left");
        }
        List<List<String>> segments = segments(BRACKETS.matcher(piece.body()).replaceAll(""));
        boolean open = true;
        for (int i = 0; i < segments.size(); i++) {
            List<String> segment = segments.get(i);
            Optional<String> fault = spelling(segment);
            if (fault.isPresent()) {
                return fault;
            }
            fault = order(segment);
            if (fault.isPresent()) {
                return fault;
            }
            boolean closed = finiteAtEnd(segment) && !withZu(segment);
            boolean subordinate = i > 0 && opens(segment);
            if (subordinate && !closed && !withZu(segment) && !continued(segments, i)) {
                return Optional.of("a clause without its verb");
            }
            if (!subordinate && closed) {
                if (!open && i > 0 && !LINKS.contains(segment.get(0)) && !linked(segment)) {
                    return Optional.of("two clauses with nothing between them");
                }
                open = false;
            }
        }
        return open ? Optional.of("no finite verb at the end") : Optional.empty();
    }

    /** The parts between commas. */
    private static List<List<String>> segments(String body) {
        List<List<String>> segments = new ArrayList<>();
        for (String part : body.split("[,;:]\\s|\\s[–-]\\s", -1)) {
            List<String> words = new ArrayList<>();
            for (String word : part.strip().split("\\s+", -1)) {
                if (!word.isEmpty()) {
                    words.add(word);
                }
            }
            if (!words.isEmpty()) {
                segments.add(words);
            }
        }
        return segments;
    }

    private Optional<String> spelling(List<String> segment) {
        for (int i = 0; i < segment.size(); i++) {
            String word = segment.get(i);
            boolean ours = word.matches("Sie|Ihnen|Ihr(?:e[mnrs]?)?|.*[\\d-].*|\\p{Lu}+");
            boolean named = i > 0
                    && segment.get(i - 1)
                            .matches("(?!Sie|Ihnen|Ihre?)\\p{Lu}\\S*|[Ii]n|[Ii]m|[Aa]uf|etwas|nichts|alles");
            if (!ours && !named && verbs.small(word)) {
                return Optional.of("'" + word + "' with a capital");
            }
            boolean asking = i > 0 && word.matches("warum|wieso|weshalb|wann|wieviel");
            if (asking && !segment.get(i - 1).matches("und|oder|bis|ab|seit|von|für|aber|egal|nicht")) {
                return Optional.of("a question within a clause");
            }
            if (word.matches("\\d{1,2}")
                    && i + 1 < segment.size()
                    && segment.get(i + 1).matches("möchten|wollen|haben")) {
                return Optional.of("a date cut off");
            }
        }
        return Optional.empty();
    }

    /** A finite verb that is not at the end of its part, and a verb of the first person. */
    private Optional<String> order(List<String> segment) {
        for (int i = 0; i < segment.size(); i++) {
            String word = segment.get(i);
            boolean first = i == 0 && Character.isLowerCase(word.charAt(0)) && verbs.surely(word);
            if (verbs.surely(word) && verbs.personal(word) && !(voice == Voice.INFORMAL && word.endsWith("t"))) {
                return Optional.of("'" + word + "' speaks of the customer's own person");
            }
            if ((verbs.surely(word) && !ends(segment, i)) || (first && segment.size() > 1 && !ends(segment, i))) {
                return Optional.of("'" + word + "' not at the end");
            }
        }
        return Optional.empty();
    }

    /** Whether what stands at i ends its clause: at the end, before "und", or before infinitives alone. */
    private boolean ends(List<String> segment, int i) {
        if (i + 1 == segment.size() || LINKS.contains(segment.get(i + 1).toLowerCase(Locale.ROOT))) {
            return true;
        }
        boolean before = verbs.infinitive(segment.get(i))
                && verbs.shaped(segment.get(i + 1))
                && (i + 2 == segment.size() || LINKS.contains(segment.get(i + 2)));
        if (before) {
            return true;
        }
        if (!segment.get(i).matches("hab.*|hat.*|hätt.*|w[ie]rd.*|würde.*")) {
            return false;
        }
        for (int j = i + 1; j < segment.size(); j++) {
            if (LINKS.contains(segment.get(j))) {
                return j > i + 1;
            }
            if (!verbs.infinitive(segment.get(j)) && !verbs.participle(segment.get(j))) {
                return false;
            }
        }
        return true;
    }

    private boolean finiteAtEnd(List<String> segment) {
        int count = 0;
        for (int i = 0; i < segment.size(); i++) {
            count += verbs.surely(segment.get(i)) && ends(segment, i) ? 1 : 0;
        }
        String last = segment.get(segment.size() - 1);
        return count > 0 || verbs.shaped(last) || (!verbs.knows(last) && last.matches("\\p{Ll}{3,}(?:t|en|te|ten|st)"));
    }

    private boolean withZu(List<String> segment) {
        int end = segment.size() - 1;
        int zu = segment.lastIndexOf("zu");
        return verbs.withZu(segment.get(end))
                || (end > 0 && verbs.withZu(segment.get(end - 1)) && verbs.infinitive(segment.get(end)))
                || (zu >= 0 && zu < end && verbs.infinitive(segment.get(zu + 1)) && !verbs.surely(segment.get(end)));
    }

    private static boolean opens(List<String> segment) {
        String first = segment.get(0).toLowerCase(Locale.ROOT);
        String second = segment.size() > 1 ? segment.get(1).toLowerCase(Locale.ROOT) : "";
        return OPENERS.contains(first)
                || (segment.size() > 1 && LINKS.contains(first) && OPENERS.contains(second))
                || second.matches("de[nmr]|denen|dessen|deren|welche[nmr]?")
                || (second.matches("die|das|was") && first.matches("auf|an|für|über|um|in|durch|gegen|ohne|unter|vor"));
    }

    /** "die Jacke, die Hose und das Hemd" is a list. */
    private boolean continued(List<List<String>> segments, int i) {
        return i + 1 < segments.size() && !opens(segments.get(i + 1))
                || (segments.get(i).size() < 4
                        && segments.get(i).stream().noneMatch(w -> verbs.surely(w) || verbs.infinitive(w)));
    }

    private static boolean linked(List<String> segment) {
        return segment.contains("aber") || segment.contains("jedoch");
    }
}
