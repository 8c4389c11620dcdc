package io.balie.nlu.entities;

import io.balie.nlu.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers said digit by digit or in pairs: "nul zes, twaalf, vierendertig", "zero six double one", "zéro six quatre-vingt-dix". */
final class SpokenDigits {

    private static final Pattern PIECE = Pattern.compile("\\d+|\\+|\\p{L}+|[^\\p{L}\\d+]+");
    private static final Pattern GAP = Pattern.compile("[\\s,.;:/()…-]{1,6}");
    private static final int MOST_SAID = 60;

    private static final Map<String, Said> WORDS = new HashMap<>();
    private static final Map<String, Integer> TIMES = Map.of(
            "dubbel",
            2,
            "dubbele",
            2,
            "double",
            2,
            "doppel",
            2,
            "doppelte",
            2,
            "zweimal",
            2,
            "triple",
            3,
            "driemaal",
            3,
            "dreimal",
            3);
    // Said between the digits of one number.
    private static final Set<String> BETWEEN = Set.of(
            "en",
            "and",
            "und",
            "et",
            "dan",
            "then",
            "dann",
            "puis",
            "streepje",
            "dash",
            "strich",
            "tiret",
            "eh",
            "uh",
            "euh",
            "ehm",
            "nogmaals",
            "encore");

    /** What one word says; tens of some languages take the next word in ("twenty four"). */
    private record Said(int value, boolean joins) {}

    /** A digit or number that was said: {@code value} is below 0 for one typed in digits or a plus. */
    record Digits(String shown, int value, boolean joins, boolean joined, boolean isWord, int start, int end) {}

    static {
        units(
                "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien"
                        + " achttien negentien");
        units("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
                + " seventeen eighteen nineteen");
        units("null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn"
                + " siebzehn achtzehn neunzehn");
        units("zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize");
        WORDS.put("oh", new Said(0, false));
        WORDS.put("o", new Said(0, false));
        WORDS.put("zwo", new Said(2, false));
        WORDS.put("ein", new Said(1, false));
        WORDS.put("une", new Said(1, false));
        WORDS.put("fuenf", new Said(5, false));
        tens(
                "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
                "een twee drie vier vijf zes zeven acht negen",
                "en");
        tens(
                "zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig",
                "ein zwei drei vier funf sechs sieben acht neun",
                "und");
        joining("twenty thirty forty fifty sixty seventy eighty ninety");
        joining("vingt trente quarante cinquante soixante septante huitante nonante");
        WORDS.put("vingts", new Said(20, true));
    }

    private SpokenDigits() {}

    private static void units(String words) {
        int value = 0;
        for (String word : words.split(" ", -1)) {
            WORDS.put(word, new Said(value++, false));
        }
    }

    private static void tens(String words, String units, String and) {
        int value = 20;
        for (String word : words.split(" ", -1)) {
            WORDS.put(word, new Said(value, false));
            int unit = 1;
            for (String first : units.split(" ", -1)) {
                WORDS.put(first + and + word, new Said(value + unit++, false));
            }
            value += 10;
        }
    }

    private static void joining(String words) {
        int value = 20;
        for (String word : words.split(" ", -1)) {
            WORDS.put(word, new Said(value, true));
            value += 10;
        }
    }

    /** Stretches of said and typed digits, each with at least one that was said; pairs of tens and units are still apart. */
    static List<List<Digits>> find(String clean) {
        List<List<Digits>> runs = new ArrayList<>();
        List<Digits> run = new ArrayList<>();
        Matcher piece = PIECE.matcher(clean);
        boolean joined = false;
        int times = 1;
        while (piece.find()) {
            String text = piece.group();
            char first = text.charAt(0);
            if (Character.isDigit(first) || first == '+') {
                run.add(new Digits(text.repeat(times), -1, false, false, false, piece.start(), piece.end()));
                times = 1;
                joined = false;
                continue;
            }
            if (!Character.isLetter(first)) {
                if (!GAP.matcher(text).matches()) {
                    run = ended(run, runs);
                }
                joined = text.equals(" ") || text.equals("-");
                continue;
            }
            String word = Text.fold(text);
            Said said = WORDS.get(word);
            if (said != null && run.size() < MOST_SAID) {
                run.add(new Digits(
                        Integer.toString(said.value()).repeat(times),
                        said.value(),
                        said.joins(),
                        joined && times == 1,
                        true,
                        piece.start(),
                        piece.end()));
                times = 1;
            } else if (word.equals("plus")) {
                run.add(new Digits("+", -1, false, false, true, piece.start(), piece.end()));
            } else if (TIMES.containsKey(word)) {
                times = TIMES.get(word);
            } else if (!BETWEEN.contains(word)) {
                run = ended(run, runs);
                times = 1;
            } else {
                continue; // "vingt et un": still joined
            }
            joined = false;
        }
        ended(run, runs);
        return runs;
    }

    private static List<Digits> ended(List<Digits> run, List<List<Digits>> runs) {
        if (run.stream().anyMatch(Digits::isWord)) {
            runs.add(run);
            return new ArrayList<>();
        }
        run.clear();
        return run;
    }

    /** The run with tens and units put together, as English and French say them: "twenty four" is 24, "quatre-vingt-dix" 90. */
    static List<Digits> together(List<Digits> run) {
        List<Digits> whole = new ArrayList<>();
        for (Digits next : run) {
            Digits last = whole.isEmpty() ? null : whole.get(whole.size() - 1);
            int sum = last == null || !next.joined() ? -1 : sum(last, next);
            if (last == null || sum < 0) {
                whole.add(next);
            } else {
                boolean joins = next.joins() || sum == 80;
                whole.set(
                        whole.size() - 1,
                        new Digits(Integer.toString(sum), sum, joins, last.joined(), true, last.start(), next.end()));
            }
        }
        return whole;
    }

    private static int sum(Digits last, Digits next) {
        if (last.value() == 4 && next.value() == 20 && next.joins()) {
            return 80;
        }
        boolean french = last.value() == 60 || last.value() == 80;
        boolean unit = next.value() > 0 && (next.value() < 10 || (french && next.value() < 20));
        boolean teenOfDix = last.value() % 20 == 10 && last.value() > 60 && next.value() > 6 && next.value() < 10;
        return (last.joins() && unit) || (teenOfDix && next.joined()) ? last.value() + next.value() : -1;
    }
}
