package io.balie.dialog.guard;

import io.balie.dialog.company.Company;
import io.balie.dialog.company.Employee;
import io.balie.nlu.Language;
import io.balie.nlu.entities.Names;
import io.balie.nlu.entities.Spelling;
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
import java.util.function.IntPredicate;
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
    private static final Pattern DISGUISED =
            Pattern.compile("[\\p{L}0-9@$!|]*[\\p{L}][0-9@$!|]+[\\p{L}0-9@$!|]*|[0-9@$!|]+\\p{L}[\\p{L}0-9@$!|]*");
    private static final String SIGNS = "013457@$!|";
    private static final String MEANT = "oieastasil";

    /** Where a noun would have an article, so that what stands there is somebody: "met roos.", "van storm gehoord". */
    private static final Pattern AFTER_A_PREPOSITION = Pattern.compile(
            "(?iu)(?<=\\b(?:met|naar|aan|van|heet|heette|genaamd|collega|with|to|from|mit|bei|von|avec|à) )\\p{L}+"
                    + "(?=\\s*(?:$|[,.!?;:)])|\\s+(?:en|of|over|om|die|dat|van|op|te|ik|u|je|is|was|heeft|had|zou|gebeld|gesproken|gehad|gemaakt"
                    + "|gehoord|gevraagd|doorverbonden|bellen|spreken|praten|gisteren|vandaag|morgen|vorige|maar|want|niet|and|about|yesterday"
                    + "|who|und|über|gestern|gesprochen|telefoniert|et|hier|qui)\\b)");

    private static final Pattern SPOKEN =
            Pattern.compile("\\b(punt|dot|point|punkt|apenstaartje|apestaartje|at|arobase)\\b");

    private final List<String> fullNames = new ArrayList<>();
    private final Map<String, Boolean> parts = new LinkedHashMap<>(); // folded part -> also an ordinary word
    private final Map<String, Pattern> spelledOut = new LinkedHashMap<>(); // folded part -> letter by letter
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
                    // "Pieter" is a fish to the dictionary and a colleague to everybody else.
                    parts.put(folded, isWord.test(word.toLowerCase(Locale.ROOT)) && !Names.isGivenName(folded));
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
        parts.keySet().forEach(part -> spelledOut.put(part, spelledOut(part)));
    }

    /** A name letter by letter: "T-e-s-s", "t e s s". */
    private static Pattern spelledOut(String name) {
        StringBuilder pattern = new StringBuilder("(?<![\\p{L}])");
        for (int i = 0; i < name.length(); i++) {
            pattern.append(i == 0 ? "" : "[^\\p{L}]{1,3}").append(Pattern.quote(String.valueOf(name.charAt(i))));
        }
        return Pattern.compile(pattern.append("(?![\\p{L}])").toString());
    }

    /** What would leave the house in this text; empty if it may be said. */
    public List<Leak> leaks(String text) {
        List<Leak> found = new ArrayList<>();
        Folded folded = Folded.of(text);
        Kept signs = mails.isEmpty() ? Kept.NOTHING : folded.kept(Character::isLetterOrDigit);
        String spoken = mails.isEmpty()
                ? ""
                : squash(SPOKEN.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" "));
        for (String mail : mails) {
            signs.occurrences(mail).forEach(span -> found.add(new Leak(Kind.ADDRESS, span[0], span[1])));
            if (spoken.contains(mail) && found.isEmpty()) {
                found.add(new Leak(
                        Kind.ADDRESS, 0, text.length())); // spoken out: nothing of such a text is worth keeping
            }
        }
        Kept digits = phones.isEmpty() ? Kept.NOTHING : folded.kept(Character::isDigit);
        for (String phone : phones) {
            digits.occurrences(phone).forEach(span -> found.add(new Leak(Kind.NUMBER, span[0], span[1])));
        }
        Kept letters = folded.kept(Character::isLetter);
        for (String name : fullNames) {
            letters.occurrences(name).stream()
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
        spelledOut.forEach((part, pattern) -> {
            if (letters.text().contains(part)) { // no letter stands between its letters
                folded.matches(pattern).forEach(span -> found.add(new Leak(Kind.NAME, span[0], span[1])));
            }
        });
        found.addAll(disguised(text));
        found.addAll(spelled(text));
        return joined(found);
    }

    /** Names with digits and signs for letters: "T3ssa", "Pi3t3r". */
    private List<Leak> disguised(String text) {
        List<Leak> found = new ArrayList<>();
        Matcher word = DISGUISED.matcher(text);
        while (word.find()) {
            if (parts.containsKey(letters(undisguised(word.group())))) {
                found.add(new Leak(Kind.NAME, word.start(), word.end()));
            }
        }
        return found;
    }

    private static String undisguised(String word) {
        StringBuilder plain = new StringBuilder(word);
        for (int i = 0; i < plain.length(); i++) {
            int at = SIGNS.indexOf(plain.charAt(i));
            if (at >= 0) {
                plain.setCharAt(i, MEANT.charAt(at));
            }
        }
        return plain.toString();
    }

    /** Names in a spelling alphabet: "de T van Theodor, de E van Eduard ...". */
    private List<Leak> spelled(String text) {
        List<Leak> found = new ArrayList<>();
        int from = 0;
        Optional<Spelling.Stretch> stretch = parts.isEmpty() ? Optional.empty() : Spelling.find(text, Language.NL);
        while (stretch.isPresent()) {
            Spelling.Stretch at = stretch.get();
            String word = letters(at.word());
            if (parts.containsKey(word) || fullNames.contains(word)) {
                int end = from + at.end();
                while (!Character.isLetterOrDigit(text.charAt(end - 1))) {
                    end--;
                }
                found.add(new Leak(Kind.NAME, from + at.start(), end));
            }
            from += at.end();
            stretch = Spelling.find(text.substring(from), Language.NL);
        }
        return found;
    }

    /**
     * A customer's words without those names that are also words, in small letters too: "contact met roos". Only for what is told back, where nobody
     * knows how a name was written.
     */
    public String withoutWordNames(String text, Language language) {
        StringBuilder kept = new StringBuilder();
        int from = 0;
        Matcher word = AFTER_A_PREPOSITION.matcher(text);
        while (word.find()) {
            if (Boolean.TRUE.equals(parts.get(letters(word.group())))) {
                kept.append(text, from, word.start()).append(instead(Kind.NAME, language));
                from = word.end();
            }
        }
        return kept.append(text, from, text.length()).toString();
    }

    /** The text with everything that may not leave replaced by something that may. */
    public String clean(String text, Language language) {
        return clean(text, leaks(text), language);
    }

    /**
     * The same where the leaks are known.
     *
     * @param leaks of this text
     */
    public static String clean(String text, List<Leak> leaks, Language language) {
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
        return Folded.of(text).kept(Character::isLetterOrDigit).text();
    }

    private static String letters(String text) {
        return Folded.of(text).kept(Character::isLetter).text();
    }

    private static String digits(String text) {
        return Folded.of(text).kept(Character::isDigit).text();
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

    /** Some characters of a text, and where each stood. */
    private static final class Kept {

        static final Kept NOTHING = new Kept("", new int[0]);

        private final String text;
        private final int[] origin;

        Kept(String text, int[] origin) {
            this.text = text;
            this.origin = origin;
        }

        String text() {
            return text;
        }

        /** Where they make up what is wanted. */
        List<int[]> occurrences(String wanted) {
            List<int[]> found = new ArrayList<>();
            for (int i = text.indexOf(wanted); i >= 0 && !wanted.isEmpty(); i = text.indexOf(wanted, i + 1)) {
                found.add(new int[] {origin[i], origin[i + wanted.length() - 1] + 1});
            }
            return found;
        }
    }

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
                if (codePoint < 128 && size < origin.length) {
                    folded.append((char) Character.toLowerCase(codePoint));
                    origin[size++] = i;
                    i++;
                    continue;
                }
                String plain = Normalizer.normalize(new String(Character.toChars(codePoint)), Normalizer.Form.NFKD)
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

        /** The characters of one kind, without what stands between them. */
        Kept kept(IntPredicate kind) {
            StringBuilder only = new StringBuilder(text.length());
            int[] at = new int[text.length()];
            for (int i = 0; i < text.length(); i++) {
                if (kind.test(text.charAt(i))) {
                    at[only.length()] = origin[i];
                    only.append(text.charAt(i));
                }
            }
            return new Kept(only.toString(), at);
        }

        List<int[]> matches(Pattern pattern) {
            Matcher matcher = pattern.matcher(text);
            List<int[]> found = new ArrayList<>();
            while (matcher.find()) {
                found.add(new int[] {origin[matcher.start()], origin[matcher.end() - 1] + 1});
            }
            return found;
        }
    }
}
