package io.balie.nlu.entities;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.balie.nlu.Language;
import io.balie.nlu.Message;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Telephone numbers, in E.164: as usually written, in any other grouping, and said in words. */
final class Phones implements Rule {

    private static final int FEWEST_DIGITS = 6;
    private static final int FEWEST_SAID = 7;
    private static final int FEWEST_WITH_COUNTRY = 10;
    private static final int MOST_SAID = 15;
    private static final int MOST_TRIES = 30;
    // From each digit that was said, the library is asked for every length that a number may have: so of five numbers,
    // not of a hundred.
    private static final int MOST_SAID_PIECES = 80;
    private static final Pattern LONG_RUN = Pattern.compile("\\d{21,}|\\d[\\d ./()+-]{60,}");
    // With its country code or the 0 before an area: without, any number of nine digits would do.
    private static final Pattern GROUPED =
            Pattern.compile("(?<![\\p{L}\\d@+])(?:\\+ ?\\d|\\(?0)(?:[ ./()\\u2013-]{0,3}\\d){6,16}(?![\\p{L}\\d@])");
    private static final Pattern TRUNK = Pattern.compile("\\(\\s?0\\s?\\)");
    private static final Pattern DATE = Pattern.compile("(?<!\\d)[0-3]?\\d[-/.][01]?\\d[-/.](?:19|20)\\d{2}(?!\\d)");

    @Override
    public void find(String clean, Message message, Language language, List<Found> found) {
        said(clean, message.country(), found);
        int digits = 0;
        for (int i = 0; i < clean.length() && digits < FEWEST_DIGITS; i++) {
            digits += Character.isDigit(clean.charAt(i)) ? 1 : 0;
        }
        if (digits < FEWEST_DIGITS) {
            return; // the search is slow, and most messages hold no number
        }
        // The search tries every part of a long run of digits; no telephone number is in there.
        String searched =
                LONG_RUN.matcher(clean).replaceAll(run -> "x".repeat(run.group().length()));
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        for (PhoneNumberMatch match :
                phones.findNumbers(searched, message.country(), PhoneNumberUtil.Leniency.VALID, MOST_TRIES)) {
            if (Found.isFree(found, match.start(), match.end())
                    && !DATE.matcher(match.rawString()).find()) {
                add(found, match.start(), match.end(), e164(match.number()));
            }
        }
        grouped(searched, message.country(), found);
    }

    // "0633-445566", "06.1 22-33 44/55": the search goes by usual groupings, people do not.
    private static void grouped(String searched, String country, List<Found> found) {
        Search matcher = Search.of(GROUPED, searched);
        while (matcher.find()) {
            int start = matcher.start();
            int end = matcher.end();
            // A bare code is a guess by its shape; a valid telephone number is a better one.
            boolean free = found.stream()
                    .allMatch(f -> !f.overlaps(start, end)
                            || (f.type().equals("code") && f.start() >= start && f.end() <= end));
            if (!free || DATE.matcher(matcher.group()).find()) {
                continue;
            }
            valid(TRUNK.matcher(matcher.group()).replaceAll(" "), country).ifPresent(value -> {
                found.removeIf(f -> f.overlaps(start, end));
                add(found, start, end, value);
            });
        }
    }

    private static void said(String clean, String country, List<Found> found) {
        int pieces = MOST_SAID_PIECES;
        for (List<SpokenDigits.Digits> run : SpokenDigits.find(clean)) {
            if (pieces > 0 && !said(SpokenDigits.together(run), country, found)) {
                said(run, country, found);
            }
            pieces -= run.size();
        }
    }

    private static boolean said(List<SpokenDigits.Digits> run, String country, List<Found> found) {
        for (int first = 0; first < run.size(); first++) {
            String shown = run.get(first).shown();
            if (shown.charAt(0) != '0' && shown.charAt(0) != '+') {
                continue;
            }
            StringBuilder digits = new StringBuilder();
            int best = -1;
            String value = "";
            boolean word = false;
            for (int last = first; last < run.size() && digits.length() <= MOST_SAID; last++) {
                digits.append(run.get(last).shown());
                word |= run.get(last).isWord();
                if (word && digits.length() >= FEWEST_SAID) {
                    Optional<String> valid = valid(digits.toString(), country);
                    if (valid.isPresent()) {
                        best = last;
                        value = valid.get();
                    }
                }
            }
            if (best >= 0) {
                int start = run.get(first).start();
                int end = run.get(best).end();
                found.removeIf(f -> f.type().equals("code") && f.overlaps(start, end));
                if (Found.isFree(found, start, end)) {
                    add(found, start, end, value);
                }
                return true;
            }
        }
        return false;
    }

    private static Optional<String> valid(String typed, String country) {
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = phones.parse(typed, country);
            return phones.isValidNumber(number) || isWholeAbroad(typed, number, phones)
                    ? Optional.of(e164(number))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    // With its country code and of a length used there. Which ranges a country has given out changes faster than the
    // library, and who
    // types a country code means a telephone number: better kept than asked for again.
    private static boolean isWholeAbroad(String typed, PhoneNumber number, PhoneNumberUtil phones) {
        return typed.startsWith("+")
                && typed.chars().filter(Character::isDigit).count() >= FEWEST_WITH_COUNTRY
                && phones.isPossibleNumber(number);
    }

    private static String e164(PhoneNumber number) {
        return PhoneNumberUtil.getInstance().format(number, PhoneNumberUtil.PhoneNumberFormat.E164);
    }

    private static void add(List<Found> found, int start, int end, String value) {
        found.add(new Found("phone", start, end, value, "libphonenumber"));
    }
}
