package io.balie.nlu.entities;

import io.balie.nlu.Language;
import io.balie.nlu.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words spelled letter by letter, with or without a telephone alphabet.
 *
 * <p>Read are "B-E-R", "b e r", "de B van Bernard", "Bernard Eduard Rudolf", "Bravo Echo", "dubbel s", and mixtures of these; a word for
 * a space, or "achternaam", begins a new word. The alphabets are the Dutch, English, German, French and international ones.
 */
public final class Spelling {

    private static final Map<Language, Map<String, String>> ALPHABETS = new HashMap<>();
    private static final Map<String, String> INTERNATIONAL = alphabet(
            "alfa alpha=a bravo=b charlie=c delta=d echo=e foxtrot=f golf=g hotel=h india=i juliett juliet=j kilo=k lima=l mike=m november=n oscar=o papa=p quebec=q romeo=r sierra=s tango=t uniform=u victor=v whiskey whisky=w xray x-ray=x yankee=y zulu=z");
    private static final Map<String, String> EVERY = new HashMap<>();
    // Words of the international alphabet that are also first names: two of them alone are a name.
    private static final Set<String> ALSO_NAMES =
            Set.of("charlie", "oscar", "victor", "mike", "romeo", "juliet", "juliett", "india", "delta");

    static {
        ALPHABETS.put(
                Language.NL,
                alphabet(
                        "anna anton=a bernard bernhard=b cornelis=c dirk=d eduard=e ferdinand=f gerard=g hendrik=h izaak isaak=i jan johannes=j karel=k lodewijk=l marie maria=m nico=n otto=o pieter=p quotient quontient quirinus=q rudolf=r simon=s theodor teunis=t utrecht=u victor=v willem=w xantippe=x ijmuiden=ij ypsilon=y zaandam=z"));
        ALPHABETS.put(
                Language.EN,
                alphabet(
                        "arthur=a benjamin=b charles=c david=d edward=e frederick=f george=g harry=h isaac=i jack=j king=k london=l mary=m nelly=n oliver=o peter=p queen=q robert=r samuel=s tommy=t uncle=u victor=v william=w x-ray xray=x yellow=y zebra=z"));
        ALPHABETS.put(
                Language.DE,
                alphabet(
                        "anton=a arger=ä berta=b casar=c dietrich dora=d emil=e friedrich=f gustav=g heinrich=h ida=i julius=j kaufmann konrad=k ludwig=l martha=m nordpol=n otto=o okonom=ö paula=p quelle=q richard=r siegfried samuel=s schule=sch theodor=t ulrich=u ubermut=ü viktor=v wilhelm=w xanthippe=x ypsilon=y zacharias=z eszett=ß"));
        ALPHABETS.put(
                Language.FR,
                alphabet(
                        "anatole=a berthe=b celestin=c desire=d eugene=e emile=é francois=f gaston=g henri=h irma=i joseph=j kleber=k louis=l marcel=m nicolas=n oscar=o pierre=p quintal=q raoul=r suzanne=s therese=t ursule=u victor=v william=w xavier=x yvonne=y zoe=z"));
        ALPHABETS.values().forEach(EVERY::putAll);
        EVERY.putAll(INTERNATIONAL);
    }

    private static final Pattern PIECE = Pattern.compile("\\p{L}-ray\\b|\\p{L}+(?:'\\p{L}+)?|\\d|[-.'@_,;]");
    private static final Set<String> ARTICLES = Set.of(
            "de", "the", "het", "das", "der", "le", "la", "een", "dan", "then", "en", "and", "und", "et", "met", "with",
            "mit", "avec", "weer", "nog", "daarna", "puis", "dann", "kleine", "small", "klein", "letter");
    private static final Set<String> AS = Set.of("van", "as", "for", "wie", "comme", "als", "like", "von", "de", "in");
    private static final Set<String> TWICE =
            Set.of("dubbel", "dubbele", "double", "doppel", "doppelt", "twee", "deux", "twomaal");
    private static final Set<String> CAPITAL =
            Set.of("hoofdletter", "capital", "grote", "gross", "grosses", "majuscule", "uppercase", "kapitaal");
    private static final Set<String> NEW_WORD = Set.of(
            "spatie", "space", "leerzeichen", "espace", "achternaam", "surname", "nachname", "nom", "nieuw woord");

    private Spelling() {}

    /**
     * The word or words that a text spells, capitalised as names are; empty if it spells nothing, or says other things too.
     *
     * @param text only the spelled part
     * @param language whose alphabet comes first where alphabets differ
     */
    public static Optional<String> decode(String text, Language language) {
        List<String> pieces = pieces(text);
        Decoder decoder = new Decoder(pieces, language);
        int read = decoder.read(0);
        boolean whole = read == pieces.size() && decoder.letters >= 2 && decoder.isConvincing();
        return whole ? Optional.of(decoder.result()) : Optional.empty();
    }

    /** A spelled stretch inside a text: what it spells and where it stands. */
    public record Stretch(String word, int start, int end) {}

    /** The first stretch of at least three spelled letters, if there is one. */
    public static Optional<Stretch> find(String text, Language language) {
        List<String> pieces = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        Matcher matcher = PIECE.matcher(text);
        while (matcher.find()) {
            pieces.add(matcher.group());
            starts.add(matcher.start());
            ends.add(matcher.end());
        }
        for (int i = 0; i < pieces.size(); i++) {
            if (!mayBegin(pieces.get(i))) {
                continue;
            }
            Decoder decoder = new Decoder(pieces, language);
            int next = decoder.read(i);
            if (decoder.letters >= 3 && decoder.isConvincing()) {
                return Optional.of(new Stretch(decoder.result(), starts.get(i), ends.get(next - 1)));
            }
        }
        return Optional.empty();
    }

    // A letter, a word of an alphabet, or what announces one.
    private static boolean mayBegin(String piece) {
        if (piece.length() == 1) {
            return Character.isLetterOrDigit(piece.charAt(0));
        }
        String folded = Text.fold(piece);
        return EVERY.containsKey(folded) || TWICE.contains(folded) || CAPITAL.contains(folded) || folded.equals("ij");
    }

    /** A word spelled back with a language's alphabet: "B van Bernard, E van Eduard". */
    public static String spell(String word, Language language) {
        Map<String, String> alphabet = ALPHABETS.getOrDefault(language, INTERNATIONAL);
        String as = switch (language.code()) {
            case "nl" -> " van ";
            case "de" -> " wie ";
            case "fr" -> " comme ";
            default -> " as in ";
        };
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < word.length(); i++) {
            String letter = String.valueOf(Character.toLowerCase(word.charAt(i)));
            String base = Text.fold(letter);
            String shown = letter.toUpperCase(Locale.ROOT);
            Optional<String> name = alphabet.entrySet().stream()
                    .filter(e -> e.getValue().equals(letter) || e.getValue().equals(base))
                    .map(Map.Entry::getKey)
                    .sorted()
                    .findFirst();
            parts.add(name.map(n -> shown + as + capitalised(n)).orElse(shown));
        }
        return String.join(", ", parts);
    }

    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        Matcher matcher = PIECE.matcher(text);
        while (matcher.find()) {
            pieces.add(matcher.group());
        }
        return pieces;
    }

    private static Map<String, String> alphabet(String words) {
        Map<String, String> alphabet = new HashMap<>();
        List<String> waiting = new ArrayList<>();
        for (String word : words.split(" ", -1)) {
            int equals = word.indexOf('=');
            waiting.add(equals < 0 ? word : word.substring(0, equals));
            if (equals >= 0) {
                waiting.forEach(w -> alphabet.put(w, word.substring(equals + 1)));
                waiting.clear();
            }
        }
        return alphabet;
    }

    static String capitalised(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** Reads pieces as letters, one after the other. */
    private static final class Decoder {

        private final List<String> pieces;
        private final Language language;
        private final StringBuilder word = new StringBuilder();
        private final List<String> words = new ArrayList<>();
        private final Set<String> alphabetWords = new HashSet<>();
        private int letters;
        private int single;
        private int named;
        private int explained;

        Decoder(List<String> pieces, Language language) {
            this.pieces = pieces;
            this.language = language;
        }

        /** Read from a piece on as far as it spells; the index after the last piece that does. */
        int read(int from) {
            int i = from;
            int last = from;
            while (i < pieces.size()) {
                int next = one(i);
                if (next == i) {
                    break;
                }
                i = next;
                if (letters > 0 && !ARTICLES.contains(folded(i - 1)) && !",".equals(pieces.get(i - 1))) {
                    last = i;
                }
            }
            return i == pieces.size() ? i : last;
        }

        private int one(int i) {
            String piece = folded(i);
            if (piece.equals(",") || piece.equals(";") || piece.equals(".") || piece.equals("_")) {
                return letters > 0 ? i + 1 : i;
            }
            if (piece.equals("-") || piece.equals("'")) {
                return letters > 0 ? i + 1 : i; // only a mark between letters; a spelled hyphen is a word
            }
            if (TWICE.contains(piece) && isLetter(i + 1)) {
                add(pieces.get(i + 1).toLowerCase(Locale.ROOT).repeat(2));
                single++;
                return skipExample(i + 2, pieces.get(i + 1));
            }
            if (CAPITAL.contains(piece)) {
                return i + 1;
            }
            if (letters > 0 && NEW_WORD.contains(piece)) {
                endWord();
                return i + 1;
            }
            if (letters > 0
                    && (piece.equals("streepje")
                            || piece.equals("koppelteken")
                            || piece.equals("hyphen")
                            || piece.equals("dash")
                            || piece.equals("bindestrich")
                            || piece.equals("tiret"))) {
                word.append('-');
                return i + 1;
            }
            if (piece.equals("ij") || (piece.equals("lange") && folded(i + 1).equals("ij"))) {
                add("ij");
                single++;
                return piece.equals("ij") ? skipExample(i + 1, "ij") : i + 2;
            }
            if ((piece.equals("griekse") && folded(i + 1).equals("ij"))
                    || (piece.equals("i") && folded(i + 1).equals("grec"))) {
                add("y");
                single++;
                return i + 2;
            }
            if (isLetter(i)) {
                add(pieces.get(i).toLowerCase(Locale.ROOT));
                single++;
                return skipExample(i + 1, pieces.get(i));
            }
            if (piece.equals("sch") && letters > 0) {
                add("sch");
                return skipExample(i + 1, "sch");
            }
            String letter = ALPHABETS.getOrDefault(language, INTERNATIONAL).get(piece);
            if (letter == null) {
                letter = INTERNATIONAL.containsKey(piece) ? INTERNATIONAL.get(piece) : EVERY.get(piece);
            }
            if (letter != null) {
                add(letter);
                named++;
                alphabetWords.add(piece);
                return i + 1;
            }
            boolean beforeLetter = ARTICLES.contains(piece)
                    && i + 1 < pieces.size()
                    && (isLetter(i + 1)
                            || TWICE.contains(folded(i + 1))
                            || CAPITAL.contains(folded(i + 1))
                            || ARTICLES.contains(folded(i + 1))
                            || folded(i + 1).equals("ij"));
            return beforeLetter ? i + 1 : i;
        }

        // "B van Bernard", "B as in Bernard": the word only explains the letter, if it begins with it.
        private int skipExample(int i, String letter) {
            int at = i;
            while (at < pieces.size() && at < i + 2 && AS.contains(folded(at)) && !isLetter(at)) {
                at++;
            }
            if (at == i || at >= pieces.size()) {
                return i;
            }
            String example = folded(at);
            if ((example.length() > 1 && example.startsWith(Text.fold(letter)))
                    || (Text.fold(letter).equals("ij") && example.startsWith("y"))) {
                explained++;
                return at + 1;
            }
            return i;
        }

        private boolean isLetter(int i) {
            return i < pieces.size()
                    && pieces.get(i).length() == 1
                    && Character.isLetterOrDigit(pieces.get(i).charAt(0));
        }

        private String folded(int i) {
            return i >= 0 && i < pieces.size() ? Text.fold(pieces.get(i)) : "";
        }

        private void add(String letter) {
            word.append(letter);
            letters += letter.length();
        }

        private void endWord() {
            if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }

        // Three names of an alphabet spell, two are a name ("Jan Willem"), unless they can be none ("Bravo Echo").
        boolean isConvincing() {
            if (explained > 0 || single >= 2) {
                return true;
            }
            boolean international =
                    alphabetWords.stream().anyMatch(w -> INTERNATIONAL.containsKey(w) && !ALSO_NAMES.contains(w));
            return international ? named + single >= 2 : named >= 3;
        }

        String result() {
            endWord();
            List<String> shown = new ArrayList<>();
            for (String each : words) {
                String capital = each.startsWith("ij") ? "IJ" + each.substring(2) : capitalised(each);
                int hyphen = capital.indexOf('-');
                shown.add(
                        hyphen > 0 && hyphen + 1 < capital.length()
                                ? capital.substring(0, hyphen + 1) + capitalised(capital.substring(hyphen + 1))
                                : capital);
            }
            return String.join(" ", shown);
        }
    }
}
