package io.balie.data.privacy;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides what points to a person in a text, and leaves enough of it to be known again by who knows it already: {@code +316•••••678}.
 *
 * <p>Finds e-mail addresses, bank accounts (IBAN), cards, telephone numbers, citizen service numbers (BSN), Dutch postcodes, streets with a house number, days of
 * birth, and names where something says that it is one: "mijn naam is", "mevrouw". Other names cannot be told from other words here, and stay, unless
 * {@linkplain #naming they are known}. Rather hides a number too many than one too few. What is masked stays as it is when it is masked again.
 */
public final class Mask {

    private static final String DOT = "•";
    private static final int MOST_TRIES = 30;
    private static final int FEWEST_PHONE_DIGITS = 8;
    private static final int MOST_PHONE_DIGITS = 15;
    private static final int SHOWN_AT_END = 3;
    private static final int LONGEST_ID = 80;

    // Bounded everywhere: a message may be long, and looking must not take long.
    private static final Pattern EMAIL = Pattern.compile(
            "([\\p{L}\\p{N}])[\\p{L}\\p{N}._%+'-]{0,63}@([\\p{L}\\p{N}])[\\p{L}\\p{N}.-]{0,251}\\.(\\p{L}{2,24})(?![\\p{L}\\p{N}])");
    private static final Pattern IBAN =
            Pattern.compile("(?<![\\p{L}\\p{N}])\\p{Alpha}{2}\\d{2}(?:[ .-]?[\\p{Alnum}]){11,30}(?![\\p{L}\\p{N}])");
    private static final Pattern CARD = Pattern.compile("(?<![\\p{N}+])\\d(?:[ -]?\\d){12,18}(?!\\p{N})");
    private static final Pattern PHONE =
            Pattern.compile("(?<![\\p{N}])(?:\\+ ?\\d|\\(?0)(?:[ ./()\\u2013-]{0,3}\\d){7,16}(?!\\p{N})");
    private static final Pattern DATE = Pattern.compile(
            "(?<!\\d)(?:[0-3]?\\d[-/.][01]?\\d[-/.](?:19|20)\\d{2}|(?:19|20)\\d{2}-[01]\\d-[0-3]\\d)(?!\\d)");
    private static final Pattern LONG_RUN = Pattern.compile("\\d{21,}|\\d[\\d ./()+-]{60,}");
    private static final Pattern BSN =
            Pattern.compile("(?<![\\p{N}+.,-])\\d{9}(?![\\p{N}])|(?<![\\p{N}+])\\d{4}[ .]\\d{2}[ .]\\d{3}(?!\\p{N})");
    private static final Pattern POSTCODE = Pattern.compile(
            "(?<![\\p{L}\\p{N}])([1-9]\\d{3}) ?(\\p{Alpha}{2})(?:[ ,]{1,2}(?:huisnummer |nummer |nr\\.? ?)?\\d{1,5}(?: ?-? ?\\p{Alnum}{1,3})?)?(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DIGITS_ALONE = Pattern.compile("\\d{9,15}");
    private static final Pattern DRAWN =
            Pattern.compile("\\p{XDigit}{8}-(?:\\p{XDigit}{4}-){3}\\p{XDigit}{12}|\\p{XDigit}{32,64}");
    private static final Pattern KEY = Pattern.compile("(?=[\\p{L}_.~+/=-]{0,80}\\d)[\\p{L}\\d_.~+/=-]{16,}");
    private static final Set<String> SHORT_WORDS = Set.of(
            "al", "am", "cc", "ct", "eu", "ex", "gr", "hz", "kb", "kw", "mb", "ml", "pk", "pp", "st", "tb", "wh", "dm",
            "hm", "ha", "ah", "pc", "vs", "ad", "hr", "ja", "an", "at", "au", "bv", "by", "cm", "da", "de", "du", "en",
            "er", "es", "et", "ff", "gb", "go", "he", "ik", "il", "im", "in", "is", "je", "kg", "km", "la", "le", "me",
            "mm", "my", "na", "no", "nr", "nu", "of", "om", "on", "op", "or", "ou", "pm", "so", "te", "to", "tv", "um",
            "un", "up", "us", "uw", "va", "we", "wo", "ze", "zo", "zu");
    private static final BigInteger IBAN_MODULUS = BigInteger.valueOf(97);

    /** For where no country is known: national numbers are known by the 0 that they begin with. */
    public static final Mask ANYWHERE = new Mask("ZZ", Set.of());

    private final String country;
    private final Set<String> names;

    private Mask(String country, Set<String> names) {
        this.country = country;
        this.names = names;
    }

    /**
     * A mask for one country.
     *
     * @param country ISO 3166, whose national telephone numbers are known without their country code
     */
    public static Mask of(String country) {
        return new Mask(country, Set.of());
    }

    /** The same mask, which also hides these names of people wherever they stand, whole or in part. */
    public Mask naming(Collection<String> people) {
        return new Mask(country, Set.copyOf(people));
    }

    /** A text with what points to a person masked. */
    public String text(String text) {
        String masked = EMAIL.matcher(text).replaceAll(mail -> quoted(email(mail)));
        masked = PersonalWords.hidden(PersonalWords.hidden(masked), names);
        if (!hasDigit(masked)) {
            return masked;
        }
        masked = replace(IBAN, masked, Mask::iban);
        masked = replace(CARD, masked, Mask::card);
        masked = replace(PHONE, masked, Mask::phone);
        masked = known(masked);
        masked = replace(BSN, masked, Mask::bsn);
        return POSTCODE.matcher(masked).replaceAll(place -> quoted(postcode(place)));
    }

    /**
     * A channel's name for somebody, such as a telephone number, in a form that may stand in a list or a log: masked, in one line of at most eighty characters, with
     * nothing in it that steers a terminal.
     */
    public String id(String id) {
        String whole = DRAWN.matcher(id).matches()
                ? id // by chance: says nothing
                : DIGITS_ALONE.matcher(id).matches() ? hidden(id, 3) : text(id);
        StringBuilder shown = new StringBuilder(whole.length());
        whole.codePoints().limit(LONGEST_ID).forEach(c -> {
            int type = Character.getType(c);
            boolean steers = Character.isISOControl(c)
                    || type == Character.FORMAT
                    || type == Character.SURROGATE
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR;
            shown.appendCodePoint(steers ? '?' : c);
        });
        return whole.codePointCount(0, whole.length()) > LONGEST_ID ? shown + "…" : shown.toString();
    }

    /**
     * A channel's name for somebody in a form that may stand in a log, which goes further than a list does: as {@link #id}, and of what may be a token, a session or
     * another key only the ends are left.
     */
    public String logged(String id) {
        String shown = id(id);
        // The end of a long one is cut off already; what would be left of it is its last part, not its end.
        return KEY.matcher(shown).replaceAll(key -> quoted(hidden(key.group(), 4)));
    }

    private static String email(MatchResult mail) {
        return mail.group(1) + DOT.repeat(3) + "@" + mail.group(2) + DOT.repeat(3) + "." + mail.group(3);
    }

    private static String iban(String found) {
        String account = found.replaceAll("[ .-]", "").toUpperCase(Locale.ROOT);
        // A word may follow an account; the checksum says where the account ends.
        for (int length = Math.min(34, account.length()); length >= 15; length--) {
            if (isAccount(account.substring(0, length))) {
                return hidden(account.substring(0, length), 4) + rest(found, length);
            }
        }
        return found;
    }

    private static String rest(String found, int length) {
        int seen = 0;
        for (int i = 0; i < found.length(); i++) {
            if (Character.isLetterOrDigit(found.charAt(i)) && ++seen == length) {
                return found.substring(i + 1);
            }
        }
        return "";
    }

    private static boolean isAccount(String account) {
        StringBuilder digits = new StringBuilder();
        for (char c : (account.substring(4) + account.substring(0, 4)).toCharArray()) {
            digits.append(Character.digit(c, 36));
        }
        return new BigInteger(digits.toString()).mod(IBAN_MODULUS).intValue() == 1;
    }

    private static String card(String found) {
        String digits = digits(found);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0 ? DOT.repeat(digits.length() - 4) + digits.substring(digits.length() - 4) : found;
    }

    private static String phone(String found) {
        String digits = digits(found);
        boolean fits = digits.length() >= FEWEST_PHONE_DIGITS
                && digits.length() <= MOST_PHONE_DIGITS + 2
                && !DATE.matcher(found).find();
        return fits ? number(found) : found;
    }

    private static String number(String found) {
        boolean international = found.contains("+");
        String number = (international ? "+" : "") + digits(found);
        return hidden(number, international ? 4 : 2);
    }

    /** Numbers of the country without the 0 that begins most: only what the numbering plan has. */
    private String known(String text) {
        if (digits(text).length() < FEWEST_PHONE_DIGITS) {
            return text;
        }
        // The search tries every part of a long run of digits; no telephone number is in there.
        String searched =
                LONG_RUN.matcher(text).replaceAll(run -> "x".repeat(run.group().length()));
        StringBuilder masked = new StringBuilder();
        int from = 0;
        for (PhoneNumberMatch match : PhoneNumberUtil.getInstance()
                .findNumbers(searched, country, PhoneNumberUtil.Leniency.VALID, MOST_TRIES)) {
            if (!DATE.matcher(match.rawString()).find()) {
                masked.append(text, from, match.start()).append(number(match.rawString()));
                from = match.end();
            }
        }
        return masked.append(text, from, text.length()).toString();
    }

    private static String bsn(String found) {
        String digits = digits(found);
        int sum = -(digits.charAt(8) - '0');
        for (int i = 0; i < 8; i++) {
            sum += (9 - i) * (digits.charAt(i) - '0');
        }
        return sum % 11 == 0 ? hidden(digits, 0) : found;
    }

    private static String postcode(MatchResult place) {
        boolean house = place.group().chars().skip(5).anyMatch(Character::isDigit);
        String letters = place.group(2);
        // "2024 en 2025" is no address, nor is "1500 km"; in capitals it is one.
        boolean address = letters.equals(letters.toUpperCase(Locale.ROOT)) || !SHORT_WORDS.contains(letters);
        return address ? place.group(1) + " " + DOT.repeat(2) + (house ? " " + DOT.repeat(2) : "") : place.group();
    }

    private static String hidden(String value, int shown) {
        return value.substring(0, shown)
                + DOT.repeat(value.length() - shown - SHOWN_AT_END)
                + value.substring(value.length() - SHOWN_AT_END);
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }

    private static String replace(Pattern pattern, String text, UnaryOperator<String> masking) {
        return pattern.matcher(text).replaceAll(found -> quoted(masking.apply(found.group())));
    }

    private static String quoted(String replacement) {
        return Matcher.quoteReplacement(replacement);
    }
}
