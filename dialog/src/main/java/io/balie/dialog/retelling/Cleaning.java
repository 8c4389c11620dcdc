package io.balie.dialog.retelling;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes plain sentences of what was typed: no markup, no links, no invisible characters. */
final class Cleaning {
    /** Longer messages are cut: nobody's question is in the hundredth line of a pasted page, and work stays bounded. */
    private static final int LONGEST_MESSAGE = 1_200;

    /** A browser shows nothing of what stands within these, and what stands there is no sentence. */
    private static final Pattern UNSEEN = Pattern.compile(
            "(?is)<(script|style|template|noscript|iframe|object|svg|math|textarea|title)\\b[^<>]{0,300}>.*?(?:</\\1\\b[^<>]{0,300}>|$)");

    private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?(?:-->|$)");
    private static final Pattern TEMPLATE =
            Pattern.compile("\\{\\{[^{}]{0,300}}}|\\{%[^{}]{0,300}%}|[$#]\\{[^{}]{0,300}}");
    private static final Pattern MARKED_LINK =
            Pattern.compile("!?\\[([^\\[\\]]{0,300})]\\((?:[^()]|\\([^()]{0,300}\\)){0,300}\\)");

    /** The signs of markup in their written-out forms: by name, by number, and by number in hexadecimal. */
    private static final Pattern LESS = Pattern.compile("(?i)&(?:lt|#0{0,6}60|#x0{0,6}3c);");

    private static final Pattern GREATER = Pattern.compile("(?i)&(?:gt|#0{0,6}62|#x0{0,6}3e);");
    private static final Pattern REFERENCE = Pattern.compile("(?i)&(?:[a-z]{2,31}|#[0-9]{1,7}|#x[0-9a-f]{1,6});");

    private static final Pattern TAG = Pattern.compile("<[^<>]{0,300}>");
    private static final Pattern LINK =
            Pattern.compile("(?i)\\b(?:[a-z][a-z0-9+.-]{1,9}://|www\\.|(?:java|vb)script:)\\S*");
    private static final Pattern MARKUP = Pattern.compile("[<>{}\\[\\]|\\\\`*_~^#=]|\\$(?!\\d)");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}]");
    private static final Pattern PICTURES = Pattern.compile("[\\p{So}\\p{Sk}\\x{FE00}-\\x{FE0F}&&[^°]]");
    private static final Pattern SMILEY = Pattern.compile("(?<=^|\\s)[:;]-?[()DPpo/]+(?=\\s|$)");
    /** Sighs and laughter that are written out. */
    private static final Pattern NOISE = Pattern.compile(
            "(?iU)(?<![\\p{L}\\d-])(?:p+f{2,}|ha(?:ha)+h?|hi(?:hi)+|he(?:he)+|grr+|zucht|lol|omg|wtf|(?:god|pot)?verd(?:omme|orie|ikkeme|oemme)|godver|jezus christus)(?![\\p{L}\\d-])[!.]*");

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern SENTENCE_END = Pattern.compile(
            "(?<=[.!?…])(?!(?<=\\b\\d{1,2}\\.)\\s+(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember))[\"')”]*\\s+|\\s*\\n\\s*");
    private static final Pattern ABBREVIATION = Pattern.compile(
            "(?iu)(?:^|.*[\\s(])(?:bijv|bv|\\p{L}*nr|dhr|mevr|mw|ca|incl|excl|t\\.a\\.v|o\\.a|m\\.b\\.t|d\\.d|dr|ir|mr|mrs|ms|hr|fr|z\\.b|bzw|"
                    + "evtl|no|approx|tel|art|max|min|p\\.m|p\\.st|str|st|m|mme|\\p{L}|\\d{1,2}\\.\\d{1,2}|(?:am|vom|zum|bis|dem|der) \\d{1,2})\\.");

    private Cleaning() {}

    static String clean(String message) {
        String text = shortened(message);
        text = Normalizer.normalize(text, Normalizer.Form.NFC);
        text = text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", " \u0001 ");
        text = LESS.matcher(text).replaceAll("<");
        text = GREATER.matcher(text).replaceAll(">");
        text = COMMENT.matcher(text).replaceAll(" ");
        text = UNSEEN.matcher(text).replaceAll(" ");
        text = TAG.matcher(text).replaceAll(" ");
        text = REFERENCE.matcher(text).replaceAll(" ");
        text = TEMPLATE.matcher(text).replaceAll(" ");
        text = MARKED_LINK.matcher(text).replaceAll(" $1 ");
        text = LINK.matcher(text).replaceAll(" ");
        text = MARKUP.matcher(text).replaceAll(" ");
        text = PICTURES.matcher(text).replaceAll(" ");
        text = text.replace('\u0001', '\n');
        StringBuilder kept = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            String plain = INVISIBLE.matcher(line.replace('\t', ' ')).replaceAll("");
            plain = SMILEY.matcher(plain).replaceAll(" ");
            plain = NOISE.matcher(plain).replaceAll(" ");
            plain = plain.replace('’', '\'')
                    .replace('‘', '\'')
                    .replace('`', '\'')
                    .replace('´', '\'');
            plain = plain.replace("“", "")
                    .replace("”", "")
                    .replace("„", "")
                    .replace("\"", "")
                    .replace("«", "")
                    .replace("»", "");
            plain = plain.replaceAll("\\.{2,}|…", ". ").replaceAll("([!?])[!?]+", "$1");
            plain = SPACES.matcher(plain).replaceAll(" ").strip();
            if (!plain.isEmpty()) {
                kept.append(kept.isEmpty() ? "" : "\n").append(plain);
            }
        }
        return calm(kept.toString());
    }

    /** The beginning and the end: the question stands in one of them. */
    private static String shortened(String message) {
        if (message.length() <= LONGEST_MESSAGE) {
            return message;
        }
        int half = LONGEST_MESSAGE / 2;
        String tail = message.substring(message.length() - half);
        int start = Math.max(tail.indexOf(". "), Math.max(tail.indexOf("? "), tail.indexOf('\n')));
        return message.substring(0, half) + "\n" + tail.substring(Math.max(0, Math.min(start + 1, half)));
    }

    /** What was shouted in capitals is said back in a normal voice; codes keep theirs. */
    private static String calm(String text) {
        long upper = text.chars().filter(Character::isUpperCase).count();
        long lower = text.chars().filter(Character::isLowerCase).count();
        if (upper < 8 || lower * 3 > upper) {
            return text;
        }
        StringBuilder calm = new StringBuilder();
        for (String word : text.split("(?<=\\s)|(?=\\s)", -1)) {
            calm.append(word.chars().anyMatch(Character::isDigit) ? word : word.toLowerCase(Locale.ROOT));
        }
        return calm.toString();
    }

    /** The sentences of a cleaned message, each with its end mark if it has one. */
    static List<String> sentences(String cleaned) {
        List<String> sentences = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : cleaned.split("\n", -1)) {
            for (String part : SENTENCE_END.split(line, -1)) {
                if (part.isBlank()) {
                    continue;
                }
                open.append(open.isEmpty() ? "" : " ").append(part.strip());
                if (!(part.endsWith(".") && ABBREVIATION.matcher(part).matches())) {
                    sentences.add(open.toString());
                    open.setLength(0);
                }
            }
            if (!open.isEmpty()) {
                sentences.add(open.toString());
                open.setLength(0);
            }
        }
        return sentences;
    }
}
