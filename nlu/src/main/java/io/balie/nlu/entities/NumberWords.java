package io.balie.nlu.entities;

import io.balie.nlu.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whole numbers in words, in Dutch, English, German and French: "tweehonderdvijftig", "two hundred and fifty". */
final class NumberWords {

    private static final int MOST_WORDS = 7;
    private static final int MOST_BEFORE = 80;
    private static final int LONGEST = 40;
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Pattern HUNDRED = Pattern.compile("(.*?)(?:honderd|hundert|hundred)(?:en|und)?(.*)");
    private static final Pattern THOUSAND = Pattern.compile("(.*?)(?:duizend|tausend)(?:en|und)?(.*)");
    private static final Set<String> BETWEEN = Set.of("en", "and", "und", "et");
    private static final Map<String, Integer> SMALL = new HashMap<>();

    /** A number that was said, and where it begins. */
    record Said(long value, int start) {}

    static {
        list(
                0,
                1,
                "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien"
                        + " zeventien achttien negentien");
        list(
                0,
                1,
                "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
                        + " seventeen eighteen nineteen");
        list(
                0,
                1,
                "null ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn"
                        + " siebzehn achtzehn neunzehn");
        list(1, 1, "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize");
        list(1, 0, "eine une eins");
        list(20, 10, "twintig dertig veertig vijftig zestig zeventig tachtig negentig");
        list(20, 10, "zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig");
        list(20, 10, "twenty thirty forty fifty sixty seventy eighty ninety");
        list(20, 10, "vingt trente quarante cinquante soixante septante huitante nonante");
        SMALL.put("vingts", 20);
    }

    private NumberWords() {}

    private static void list(int first, int step, String words) {
        int value = first;
        for (String word : words.split(" ", -1)) {
            SMALL.put(word, value);
            value += step;
        }
    }

    /** The number that ends where something else begins; null if none does, or only an article. */
    static @Nullable Said before(String clean, int end) {
        List<String> words = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        Matcher matcher = WORD.matcher(clean).region(Math.max(0, end - MOST_BEFORE), end);
        while (matcher.find()) {
            words.add(Text.fold(matcher.group()));
            starts.add(matcher.start());
        }
        int first = words.size();
        while (first > 0 && words.size() - first < MOST_WORDS && isPart(words.get(first - 1))) {
            first--;
        }
        while (first < words.size() && BETWEEN.contains(words.get(first))) {
            first++;
        }
        if (first == words.size()) {
            return null;
        }
        long value = value(words.subList(first, words.size()));
        boolean article = words.size() - first == 1 && value <= 1;
        return value <= 0 || article ? null : new Said(value, starts.get(first));
    }

    private static boolean isPart(String word) {
        return BETWEEN.contains(word) || multiplier(word) > 0 || single(word) >= 0;
    }

    private static long multiplier(String word) {
        return switch (word) {
            case "honderd", "hundred", "hundert", "cent", "cents" -> 100;
            case "duizend", "thousand", "tausend", "mille" -> 1000;
            default -> 0;
        };
    }

    private static long value(List<String> words) {
        long total = 0;
        long part = 0;
        for (String word : words) {
            long times = multiplier(word);
            long said = single(word);
            if (times == 100) {
                part = Math.max(1, part) * 100;
            } else if (times == 1000) {
                total += Math.max(1, part) * 1000;
                part = 0;
            } else if (part % 100 == 4 && said == 20) {
                part += 76; // "quatre-vingts"
            } else if (said >= 0) {
                part += said;
            }
        }
        return total + part;
    }

    // One word: "vijfentwintig", "tweehonderdvijftig", "eintausendzweihundert"
    private static long single(String word) {
        if (word.length() > LONGEST) {
            return -1;
        }
        Integer small = SMALL.get(word);
        if (small != null) {
            return small;
        }
        Matcher thousand = THOUSAND.matcher(word);
        if (thousand.matches()) {
            return joined(thousand.group(1), 1000, thousand.group(2));
        }
        Matcher hundred = HUNDRED.matcher(word);
        if (hundred.matches()) {
            return joined(hundred.group(1), 100, hundred.group(2));
        }
        for (String and : List.of("en", "und")) {
            for (int at = word.indexOf(and, 1); at > 0; at = word.indexOf(and, at + 1)) {
                Integer unit = SMALL.get(word.substring(0, at));
                Integer ten = SMALL.get(word.substring(at + and.length()));
                if (unit != null && ten != null && unit > 0 && unit < 10 && ten >= 20) {
                    return (long) ten + unit;
                }
            }
        }
        return -1;
    }

    private static long joined(String before, int times, String after) {
        long many = before.isEmpty() ? 1 : single(before);
        long rest = after.isEmpty() ? 0 : single(after);
        return many < 0 || rest < 0 ? -1 : many * times + rest;
    }
}
