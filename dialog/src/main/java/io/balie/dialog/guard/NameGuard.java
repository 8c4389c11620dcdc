package io.balie.dialog.guard;

import io.balie.dialog.company.Company;
import io.balie.dialog.company.Employee;
import io.balie.nlu.Language;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps the directory inside: every text, button and payload passes here before it is said.
 *
 * <p>Names are compared without case, accents, look-alike letters and whatever stands between the letters, so that "T.e.s.s" is still Tess. A name that is
 * also a word ("Roos", "Storm", "De Groot") counts only where it is written as a name: with a capital, and not at the start of a sentence.
 *
 * <p>What is found is replaced, never merely reported: a reply that says "een collega" is still a reply.
 */
public final class NameGuard {

    private static final Set<String> PARTICLES = Set.of(
            "van", "de", "den", "der", "het", "t", "ten", "ter", "te", "von", "zu", "la", "le", "du", "el", "al", "in",
            "op", "aan", "bij", "mc", "mac", "da", "di", "dos", "y", "e");

    /** Shorter parts ("Jo") stand in too many words; they are caught as part of a full name. */
    private static final int SHORTEST_PART = 3;

    /** Seven digits tell a telephone number apart from an order number's tail. */
    private static final int DIGITS_OF_A_NUMBER = 7;

    private static final Pattern LINK_OR_ADDRESS = Pattern.compile("\\S+@\\S+|https?://\\S+");
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{Cf}]*");
    private static final Pattern SPOKEN =
            Pattern.compile("\\b(punt|dot|point|punkt|apenstaartje|apestaartje|at|arobase)\\b");

    private final List<String> fullNames = new ArrayList<>();
    private final Map<String, Boolean> parts = new LinkedHashMap<>(); // folded part -> also an ordinary word
    private final List<String> phones = new ArrayList<>();
    private final List<String> mails = new ArrayList<>();

    /**
     * A guard for one company.
     *
     * @param isWord whether a lower-case word is also an ordinary word of a language spoken at the desk
     */
    public NameGuard(Company company, Predicate<String> isWord) {
        String open = letters(company.name() + " " + company.assistant() + " "
                + company.website().orElse("") + " " + company.vendorEmail());
        for (Employee employee : company.employees()) {
            String[] words = employee.name().trim().split("[\\s\\-]+");
            if (words.length > 1) {
                fullNames.add(letters(employee.name()));
            }
            for (String word : words) {
                String folded = letters(word);
                if (folded.length() >= SHORTEST_PART && !PARTICLES.contains(folded) && !open.contains(folded)) {
                    parts.put(folded, isWord.test(word.toLowerCase(Locale.ROOT)));
                }
            }
            employee.phone()
                    .map(NameGuard::digits)
                    .filter(d -> d.length() >= DIGITS_OF_A_NUMBER)
                    .ifPresent(d -> phones.add(d.substring(Math.max(0, d.length() - 9))));
            employee.email()
                    .filter(mail -> !mail.equalsIgnoreCase(company.vendorEmail()))
                    .ifPresent(mail -> mails.add(squash(mail)));
        }
        fullNames.sort(Comparator.comparingInt(String::length).reversed());
    }

    /** What would leave the house in this text; empty if it may be said. */
    public List<Leak> leaks(String text) {
        List<Leak> found = new ArrayList<>();
        Folded folded = Folded.of(text);
        for (String mail : mails) {
            folded.occurrences(mail, c -> Character.isLetterOrDigit(c))
                    .forEach(span -> found.add(new Leak(Kind.ADDRESS, span[0], span[1])));
            if (squash(SPOKEN.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" "))
                            .contains(mail)
                    && found.isEmpty()) {
                found.add(new Leak(
                        Kind.ADDRESS, 0, text.length())); // spoken out: nothing of such a text is worth keeping
            }
        }
        for (String phone : phones) {
            folded.occurrences(phone, Character::isDigit)
                    .forEach(span -> found.add(new Leak(Kind.NUMBER, span[0], span[1])));
        }
        for (String name : fullNames) {
            folded.occurrences(name, Character::isLetter).stream()
                    .filter(span -> standsAlone(text, span))
                    .forEach(span -> found.add(new Leak(Kind.NAME, span[0], span[1])));
        }
        List<int[]> links = new ArrayList<>();
        Matcher link = LINK_OR_ADDRESS.matcher(text);
        while (link.find()) {
            links.add(new int[] {link.start(), link.end()});
        }
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            Boolean alsoWord = parts.get(letters(word.group()));
            if (alsoWord == null || links.stream().anyMatch(l -> l[0] <= word.start() && word.end() <= l[1])) {
                continue;
            }
            if (alsoWord && !writtenAsName(text, word.start())) {
                continue;
            }
            found.add(new Leak(Kind.NAME, word.start(), word.end()));
        }
        for (Map.Entry<String, Boolean> part : parts.entrySet()) {
            if (!part.getValue() && part.getKey().length() > SHORTEST_PART) {
                folded.spread(part.getKey()).forEach(span -> found.add(new Leak(Kind.NAME, span[0], span[1])));
            }
        }
        return joined(found);
    }

    /** The text with everything that may not leave replaced by something that may. */
    public String clean(String text, Language language) {
        List<Leak> leaks = leaks(text);
        if (leaks.isEmpty()) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int from = 0;
        for (Leak leak : leaks) {
            kept.append(text, from, leak.start()).append(instead(leak.kind(), language));
            from = leak.end();
        }
        return kept.append(text, from, text.length()).toString();
    }

    private static String instead(Kind kind, Language language) {
        boolean name = kind == Kind.NAME;
        return switch (language.code()) {
            case "en" -> name ? "a colleague" : "(not public)";
            case "de" -> name ? "ein Kollege" : "(nicht öffentlich)";
            case "fr" -> name ? "un collègue" : "(non public)";
            default -> name ? "een collega" : "(niet openbaar)";
        };
    }

    /** A name inside other words is none: "een banjo bosgroen" does not tell of Jo Bos. */
    private static boolean standsAlone(String text, int[] span) {
        return (span[0] == 0 || !Character.isLetter(text.codePointBefore(span[0])))
                && (span[1] == text.length() || !Character.isLetter(text.codePointAt(span[1])));
    }

    private static boolean writtenAsName(String text, int start) {
        if (!Character.isUpperCase(text.codePointAt(start))) {
            return false;
        }
        String before = text.substring(0, start).stripTrailing();
        return !before.isEmpty() && ".!?:\"'(-–—•*".indexOf(before.charAt(before.length() - 1)) < 0;
    }

    private static List<Leak> joined(List<Leak> found) {
        List<Leak> sorted = new ArrayList<>(new HashSet<>(found));
        sorted.sort(Comparator.comparingInt(Leak::start)
                .thenComparing(Comparator.comparingInt(Leak::end).reversed()));
        List<Leak> joined = new ArrayList<>();
        for (Leak leak : sorted) {
            Optional<Leak> last = joined.isEmpty() ? Optional.empty() : Optional.of(joined.getLast());
            if (last.isPresent() && leak.start() <= last.get().end()) {
                Leak before = joined.removeLast();
                joined.add(new Leak(before.kind(), before.start(), Math.max(before.end(), leak.end())));
            } else {
                joined.add(leak);
            }
        }
        return joined;
    }

    private static String squash(String text) {
        return Folded.of(text).only(Character::isLetterOrDigit);
    }

    private static String letters(String text) {
        return Folded.of(text).only(Character::isLetter);
    }

    private static String digits(String text) {
        return Folded.of(text).only(Character::isDigit);
    }

    /** What kind of thing would have been said. */
    public enum Kind {
        NAME,
        NUMBER,
        ADDRESS
    }

    /**
     * Something of the directory in a text.
     *
     * @param start index of its first character
     * @param end index after its last
     */
    public record Leak(Kind kind, int start, int end) {}

    /** A text folded letter by letter, which still knows where each letter stood. */
    private static final class Folded {

        private static final String LOOK_ALIKES =
                "аaеeоoрpсcуyхxіiјjѕsԁdһhкkмmтtвbнhΑaΒbΕeΖzΗhΙiΚkΜmΝnΟoΡpΤtΥyΧxαaοoνvιiρp";

        private final String text;
        private final int[] origin;

        private Folded(String text, int[] origin) {
            this.text = text;
            this.origin = origin;
        }

        static Folded of(String text) {
            StringBuilder folded = new StringBuilder(text.length());
            int[] origin = new int[text.length() * 4 + 4];
            int size = 0;
            for (int i = 0; i < text.length(); ) {
                int codePoint = text.codePointAt(i);
                String plain = codePoint < 128
                        ? String.valueOf((char) Character.toLowerCase(codePoint))
                        : Normalizer.normalize(new String(Character.toChars(codePoint)), Normalizer.Form.NFKD)
                                .toLowerCase(Locale.ROOT);
                for (int k = 0; k < plain.length() && size < origin.length; k++) {
                    char c = plain.charAt(k);
                    if (Character.getType(c) == Character.NON_SPACING_MARK
                            || Character.getType(c) == Character.FORMAT) {
                        continue;
                    }
                    int alike = c < 128 ? -1 : LOOK_ALIKES.indexOf(c);
                    folded.append(alike >= 0 && alike % 2 == 0 ? LOOK_ALIKES.charAt(alike + 1) : c);
                    origin[size++] = i;
                }
                i += Character.charCount(codePoint);
            }
            return new Folded(folded.toString(), origin);
        }

        String only(Predicate<Character> kept) {
            StringBuilder only = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
                if (kept.test(text.charAt(i))) {
                    only.append(text.charAt(i));
                }
            }
            return only.toString();
        }

        /** Where a run of kept characters stands, whatever stands between them. */
        List<int[]> occurrences(String wanted, Predicate<Character> kept) {
            StringBuilder only = new StringBuilder();
            List<Integer> at = new ArrayList<>();
            for (int i = 0; i < text.length(); i++) {
                if (kept.test(text.charAt(i))) {
                    only.append(text.charAt(i));
                    at.add(i);
                }
            }
            List<int[]> found = new ArrayList<>();
            for (int i = only.indexOf(wanted); i >= 0 && !wanted.isEmpty(); i = only.indexOf(wanted, i + 1)) {
                found.add(new int[] {origin[at.get(i)], origin[at.get(i + wanted.length() - 1)] + 1});
            }
            return found;
        }

        /** Where a name is spelled out letter by letter: "T-e-s-s", "t e s s". */
        List<int[]> spread(String name) {
            StringBuilder pattern = new StringBuilder("(?<![\\p{L}])");
            for (int i = 0; i < name.length(); i++) {
                pattern.append(i == 0 ? "" : "[^\\p{L}]{1,3}").append(Pattern.quote(String.valueOf(name.charAt(i))));
            }
            Matcher matcher =
                    Pattern.compile(pattern.append("(?![\\p{L}])").toString()).matcher(text);
            List<int[]> found = new ArrayList<>();
            while (matcher.find()) {
                found.add(new int[] {origin[matcher.start()], origin[matcher.end() - 1] + 1});
            }
            return found;
        }
    }
}
