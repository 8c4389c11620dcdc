package io.balie.shell.script;

import io.balie.dialog.company.Company;
import io.balie.dialog.company.Employee;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a company keeps inside, and whether a reply tells any of it. It shares nothing with the name guard, for it is to find what the guard lets through.
 */
public final class Inside {

    private static final Set<String> PARTICLES = Set.of(
            "van", "de", "den", "der", "het", "t", "'t", "ten", "ter", "te", "von", "la", "le", "du", "el", "al", "in");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
    private static final Pattern LINK = Pattern.compile("\\S+@\\S+|https?://\\S+");
    private static final Pattern DAY_BEFORE = Pattern.compile("\\d{1,2}[.e]?\\s*$");
    private static final int SHORTEST_PART = 3;
    private static final int SHORTEST_NUMBER = 7;
    private static final int COMPARED_DIGITS = 9;

    private final Set<String> words = new HashSet<>();
    private final Map<String, String> full = new LinkedHashMap<>();
    private final Map<String, String> parts = new LinkedHashMap<>();
    private final List<String> numbers = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();

    /**
     * What one company keeps inside.
     *
     * @param alsoWords parts of names that are also words: they count only where they are written as names
     */
    public Inside(Company company, List<String> alsoWords) {
        alsoWords.forEach(word -> words.add(Wording.fold(word)));
        String open = Wording.squash("%s %s %s"
                .formatted(
                        company.name(), company.assistant(), company.website().orElse("")));
        for (Employee employee : company.employees()) {
            String[] names = employee.name().strip().split("[\\s\\-]+");
            if (names.length > 1) {
                full.put(Wording.squash(employee.name()), employee.name());
            }
            for (String name : names) {
                String folded = Wording.fold(name);
                if (!PARTICLES.contains(folded)
                        && folded.length() >= SHORTEST_PART
                        && !open.contains(Wording.squash(name))) {
                    parts.put(folded, name);
                }
            }
            employee.phone()
                    .map(number -> number.replaceAll("[^0-9]", ""))
                    .filter(digits -> digits.length() >= SHORTEST_NUMBER)
                    .ifPresent(digits -> numbers.add(digits.substring(Math.max(0, digits.length() - COMPARED_DIGITS))));
            employee.email()
                    .filter(mail -> !mail.equalsIgnoreCase(company.vendorEmail()))
                    .ifPresent(mail -> addresses.add(Wording.squashSpoken(mail)));
        }
    }

    /**
     * What of it a text tells.
     *
     * @param allowed names that the customer has too
     */
    public Optional<String> told(String text, List<String> allowed) {
        Set<String> own = new HashSet<>();
        for (String name : allowed) {
            own.add(Wording.fold(name));
            own.addAll(List.of(Wording.fold(name).split("[\\s\\-]+")));
        }
        String tight = Wording.squash(text);
        for (Map.Entry<String, String> name : full.entrySet()) {
            if (tight.contains(name.getKey()) && !own.contains(Wording.fold(name.getValue()))) {
                return Optional.of("the name '%s'".formatted(name.getValue()));
            }
        }
        String digits = text.replaceAll("[^0-9]", "");
        String spoken = Wording.squashSpoken(text);
        for (String number : numbers) {
            if (digits.contains(number)) {
                return Optional.of("a colleague's number");
            }
        }
        for (String address : addresses) {
            if (spoken.contains(address)) {
                return Optional.of("a colleague's address");
            }
        }
        return part(LINK.matcher(Wording.plain(text)).replaceAll(" "), own);
    }

    private Optional<String> part(String text, Set<String> own) {
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            String folded = Wording.fold(word.group());
            if (!parts.containsKey(folded)
                    || own.contains(folded)
                    || DAY_BEFORE.matcher(text.substring(0, word.start())).find()) { // "12 jan."
                continue;
            }
            if (!words.contains(folded) || writtenAsName(text, word.start())) {
                return Optional.of("the name '%s'".formatted(parts.get(folded)));
            }
        }
        return Optional.empty();
    }

    private static boolean writtenAsName(String text, int start) {
        String before = text.substring(0, start).stripTrailing();
        return !Character.isLowerCase(text.codePointAt(start))
                && !before.isEmpty()
                && ".!?:\"'(-–—•*".indexOf(before.charAt(before.length() - 1)) < 0;
    }
}
