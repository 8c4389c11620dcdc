package io.balie.nlu.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message in normal characters, with its tokens.
 *
 * <p>{@link #clean()} is the message without invisible, control and direction characters, in compatibility form (NFKC), with
 * look-alike letters of other scripts folded; case and accents stay. {@link #origin(int)} leads from a character of it back to
 * the message as typed.
 */
public final class Text {

    /** The most characters that are read; of longer messages the beginning and the end. */
    public static final int MOST_CHARACTERS = 4_000;

    private static final int TAIL = 1_000;
    private static final int MOST_MARKS_ON_A_LETTER = 3;
    private static final int SHORTEST_SPACED_WORD = 3;

    // Letters of other scripts that pass for Latin ones; position by position.
    private static final String LOOK_ALIKES = "авекмнорстухіјѕԁһӏցոսԛԝАВЕКМНОРСТУХІЈЅαβεικνορτυχγωηАΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
    private static final String LATIN = "abekmhopctyxijsdhlgnuqwABEKMHOPCTYXIJSabeikvoptuxywnAABEZHIKMNOPTYX";
    private static final char[] FOLDED = foldTable();

    private final String original;
    private final String clean;
    private final int @Nullable [] origin;
    private final List<Token> tokens;

    private Text(String original, String clean, int @Nullable [] origin) {
        this.original = original;
        this.clean = clean;
        this.origin = origin;
        this.tokens = List.copyOf(tokenise());
    }

    /** Read a message; any text will do. */
    public static Text of(String message) {
        if (message.length() <= MOST_CHARACTERS && isPlain(message)) {
            return new Text(message, message, null);
        }
        Cleaner cleaner = new Cleaner(Math.min(message.length(), MOST_CHARACTERS) + 16);
        if (message.length() <= MOST_CHARACTERS) {
            cleaner.take(message, 0, message.length());
        } else {
            int tail = message.length() - TAIL;
            cleaner.take(message, 0, MOST_CHARACTERS - TAIL);
            cleaner.put('\n', tail);
            cleaner.take(message, tail, message.length());
        }
        cleaner.foldLookAlikes();
        return new Text(
                message, new String(cleaner.chars, 0, cleaner.length), Arrays.copyOf(cleaner.at, cleaner.length));
    }

    /** The message as typed. */
    public String original() {
        return original;
    }

    /** The message in normal characters. */
    public String clean() {
        return clean;
    }

    /** The tokens in order; a derived token follows the one it is derived from. */
    public List<Token> tokens() {
        return tokens;
    }

    /** Where a character of {@link #clean()} stands in the message as typed; its length maps to the end. */
    public int origin(int index) {
        if (origin == null) {
            return index;
        }
        return index < origin.length ? origin[index] : original.length();
    }

    /** The index after a span of {@link #clean()} that ends before {@code index}, in the message as typed. */
    public int originEnd(int index) {
        if (origin == null) {
            return index;
        }
        int last = origin[index - 1];
        int next = index < origin.length ? origin[index] : original.length();
        int oneOn = last + Character.charCount(original.codePointAt(last));
        return Math.min(Math.max(oneOn, last + 1), Math.max(next, last + 1));
    }

    /** A word in lower case and without accents, as tokens are. */
    public static String fold(String word) {
        StringBuilder folded = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            appendFolded(folded, word.charAt(i));
        }
        return folded.toString();
    }

    private static boolean isPlain(String message) {
        for (int i = 0; i < message.length(); i++) {
            char c = message.charAt(i);
            boolean printable = c >= ' ' && c < 0x7F;
            boolean westernLetter =
                    c >= 0xC0 && c < 0x180 && Character.isLetter(c) && c != 'ŀ' && c != 'Ŀ' && c != 'ŉ' && c != 'ſ';
            if (!printable && !westernLetter && c != '\n' && c != '€') {
                return false;
            }
        }
        return true;
    }

    private List<Token> tokenise() {
        List<Token> found = new ArrayList<>();
        Addresses addresses = new Addresses(clean);
        int i = 0;
        while (i < clean.length()) {
            int point = clean.codePointAt(i);
            if (Character.isLetterOrDigit(point)) {
                int end = wordEnd(i, addresses);
                int spaced = spacedWordEnd(i, end);
                if (spaced > end) {
                    addSpacedWord(found, i, spaced);
                    i = spaced;
                } else {
                    addWord(found, i, end);
                    i = end;
                }
            } else {
                int end = i + Character.charCount(point);
                if (isSign(point)) {
                    found.add(new Token(clean.substring(i, end), origin(i), originEnd(end), Token.Kind.SIGN, false));
                }
                i = end;
            }
        }
        return found;
    }

    private int wordEnd(int start, Addresses addresses) {
        int i = start;
        while (i < clean.length()) {
            int point = clean.codePointAt(i);
            boolean disguised = (point == '@' || point == '$' || point == '!')
                    && i > start
                    && Character.isLetter(clean.charAt(i - 1))
                    && i + 1 < clean.length()
                    && Character.isLetter(clean.charAt(i + 1))
                    && !addresses.isOne(start);
            if (!Character.isLetterOrDigit(point)
                    && Character.getType(point) != Character.NON_SPACING_MARK
                    && !disguised) {
                break;
            }
            i += Character.charCount(point);
        }
        return i;
    }

    // "v e r k o p e n", "v.e.r.k.o.p.e.n": single letters with one and the same mark between them.
    private int spacedWordEnd(int start, int end) {
        if (end - start != 1 || !Character.isLetter(clean.charAt(start)) || end >= clean.length()) {
            return end;
        }
        char gap = clean.charAt(end);
        if (gap != ' ' && gap != '.' && gap != '-' && gap != '_' && gap != '*') {
            return end;
        }
        int letters = 1;
        int i = end;
        while (i + 1 < clean.length()
                && clean.charAt(i) == gap
                && Character.isLetter(clean.charAt(i + 1))
                && (i + 2 >= clean.length() || !Character.isLetterOrDigit(clean.charAt(i + 2)))) {
            i += 2;
            letters++;
        }
        return letters >= SHORTEST_SPACED_WORD ? i : end;
    }

    private void addSpacedWord(List<Token> found, int start, int end) {
        StringBuilder joined = new StringBuilder();
        for (int i = start; i < end; i += 2) {
            appendFolded(joined, clean.charAt(i));
        }
        found.add(new Token(joined.toString(), origin(start), originEnd(end), Token.Kind.WORD, false));
    }

    private void addWord(List<Token> found, int start, int end) {
        StringBuilder folded = new StringBuilder(end - start);
        int letters = 0;
        int digits = 0;
        int signs = 0;
        boolean stretched = false;
        boolean disguisedInside = false;
        for (int i = start; i < end; i++) {
            char c = clean.charAt(i);
            if (Character.isLetter(c) || Character.isSurrogate(c)) {
                letters++;
            } else if (Character.isDigit(c)) {
                digits++;
            } else {
                signs++;
            }
            if (!Character.isLetter(c)
                    && plainLetter(c) != 0
                    && i > start
                    && i + 1 < end
                    && (Character.isLetter(clean.charAt(i - 1)) || Character.isLetter(clean.charAt(i + 1)))) {
                disguisedInside = true;
            }
            appendFolded(folded, c);
            int length = folded.length();
            if (length > 2
                    && Character.isLetter(c)
                    && folded.charAt(length - 1) == folded.charAt(length - 2)
                    && folded.charAt(length - 1) == folded.charAt(length - 3)) {
                folded.setLength(length - 1); // no word of our languages has a letter three times in a row
                stretched = true;
            }
        }
        int from = origin(start);
        int to = originEnd(end);
        String word = folded.toString();
        Token.Kind kind = letters == 0 && signs == 0 ? Token.Kind.NUMBER : Token.Kind.WORD;
        found.add(new Token(word, from, to, kind, false));
        if (stretched) {
            found.add(new Token(withoutDoubles(word), from, to, Token.Kind.WORD, true));
        }
        if (disguisedInside && letters > digits + signs && letters >= 3 && digits + signs <= 4) {
            found.add(new Token(undisguised(word), from, to, Token.Kind.WORD, true));
        }
    }

    private static String withoutDoubles(String word) {
        StringBuilder single = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            if (i == 0 || word.charAt(i) != word.charAt(i - 1)) {
                single.append(word.charAt(i));
            }
        }
        return single.toString();
    }

    private static String undisguised(String word) {
        StringBuilder plain = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char letter = plainLetter(word.charAt(i));
            plain.append(letter == 0 ? word.charAt(i) : letter);
        }
        return plain.toString();
    }

    private static char plainLetter(char c) {
        return switch (c) {
            case '0' -> 'o';
            case '1', '!' -> 'i';
            case '3' -> 'e';
            case '4', '@' -> 'a';
            case '5', '$' -> 's';
            case '7' -> 't';
            case '8' -> 'b';
            default -> 0;
        };
    }

    private static boolean isSign(int point) {
        if (point == '?' || point == '!' || point == '%') {
            return true;
        }
        int type = Character.getType(point);
        return type == Character.CURRENCY_SYMBOL || type == Character.OTHER_SYMBOL;
    }

    private static void appendFolded(StringBuilder folded, char c) {
        if (c < FOLDED.length) {
            switch (c) {
                case 'ß' -> folded.append("ss");
                case 'æ', 'Æ' -> folded.append("ae");
                case 'œ', 'Œ' -> folded.append("oe");
                case 'ĳ', 'Ĳ' -> folded.append("ij");
                default -> folded.append(FOLDED[c]);
            }
        } else {
            folded.append(Character.toLowerCase(c));
        }
    }

    private static char[] foldTable() {
        char[] table = new char[0x250];
        for (char c = 0; c < table.length; c++) {
            String base = Normalizer.normalize(String.valueOf(Character.toLowerCase(c)), Normalizer.Form.NFD);
            table[c] = base.charAt(0);
        }
        table['ø'] = 'o';
        table['Ø'] = 'o';
        table['ł'] = 'l';
        table['Ł'] = 'l';
        table['đ'] = 'd';
        table['Đ'] = 'd';
        return table;
    }

    /**
     * Where a message has addresses: "jan@post.nl" is one, "verk@pen" a disguise, for an address has a full stop in the same run. What was
     * found out of a run is kept while its words are gone through: the run may be the whole message.
     */
    private static final class Addresses {

        private final String clean;
        private int from = -1;
        private int to = -1;
        private boolean stops;

        Addresses(String clean) {
            this.clean = clean;
        }

        boolean isOne(int start) {
            int at = clean.indexOf('@', start);
            if (at < 0) {
                return false;
            }
            if (at < from || at >= to) {
                look(at);
            }
            return stops;
        }

        // Up to the full stop that makes it an address, or to the end of the run.
        private void look(int at) {
            from = at;
            to = at + 1;
            stops = false;
            while (to < clean.length() && !Character.isWhitespace(clean.charAt(to)) && !stops) {
                stops = clean.charAt(to) == '.' && to + 1 < clean.length() && Character.isLetter(clean.charAt(to + 1));
                to++;
            }
        }
    }

    /** Characters under way from the message to the clean text, each with its place of origin. */
    private static final class Cleaner {

        private char[] chars;
        private int[] at;
        private int length;

        Cleaner(int room) {
            chars = new char[room];
            at = new int[room];
        }

        void put(char c, int from) {
            if (length == chars.length) {
                chars = Arrays.copyOf(chars, length * 2);
                at = Arrays.copyOf(at, length * 2);
            }
            chars[length] = c;
            at[length] = from;
            length++;
        }

        void take(String message, int from, int to) {
            int i = from;
            // One character may stand for eighteen, and the rest of the work goes by what it stands for.
            while (i < to && length <= MOST_CHARACTERS) {
                int point = message.codePointAt(i);
                int next = i + Character.charCount(point);
                int marks = 0;
                int markEnd = next;
                while (markEnd < to && Character.getType(message.codePointAt(markEnd)) == Character.NON_SPACING_MARK) {
                    markEnd += Character.charCount(message.codePointAt(markEnd));
                    marks++;
                    if (marks <= MOST_MARKS_ON_A_LETTER) {
                        next = markEnd;
                    }
                }
                takeCluster(message.substring(i, next), point, i);
                i = Math.max(next, markEnd);
            }
        }

        private void takeCluster(String cluster, int point, int from) {
            if (point == '\n' || point == '\r') {
                put('\n', from);
                return;
            }
            if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                put(' ', from);
                return;
            }
            switch (Character.getType(point)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.PRIVATE_USE,
                        Character.UNASSIGNED,
                        Character.NON_SPACING_MARK -> {
                    return;
                }
                default -> {}
            }
            if (point == '’' || point == '‘' || point == '´' || point == '`' || point == 'ʼ') {
                put('\'', from);
                return;
            }
            String normal = Normalizer.normalize(cluster, Normalizer.Form.NFKC);
            for (int i = 0; i < normal.length(); i++) {
                char c = normal.charAt(i);
                int type = Character.getType(c);
                if (type != Character.NON_SPACING_MARK && type != Character.FORMAT && type != Character.CONTROL) {
                    put(c, from);
                }
            }
        }

        void foldLookAlikes() {
            int i = 0;
            while (i < length) {
                if (!Character.isLetter(chars[i])) {
                    i++;
                    continue;
                }
                int start = i;
                boolean latin = false;
                boolean foreign = false;
                boolean allFold = true;
                while (i < length && Character.isLetterOrDigit(chars[i])) {
                    char c = chars[i];
                    if (c < 0x250) {
                        latin |= Character.isLetter(c);
                    } else {
                        foreign = true;
                        allFold &= LOOK_ALIKES.indexOf(c) >= 0;
                    }
                    i++;
                }
                if (foreign && (latin || allFold)) {
                    for (int k = start; k < i; k++) {
                        int alike = LOOK_ALIKES.indexOf(chars[k]);
                        if (alike >= 0) {
                            chars[k] = LATIN.charAt(alike);
                        }
                    }
                }
            }
        }
    }
}
