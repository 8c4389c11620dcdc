package io.balie.nlu.entities;

import io.balie.nlu.Language;
import io.balie.nlu.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the answer to "what is your name?". */
public final class Names {

    private static final int MOST_WORDS = 6;
    private static final int LONGEST = 120;
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern BEFORE = Pattern.compile(
            "^(?:\\s*(?:ja|jazeker|natuurlijk|hallo|hoi|dag|goedemorgen|goedemiddag|goedenavond|goedendag|oke?|prima|eh+m?|uh+m?|nou|tuurlijk|zeker|yes|sure|of course|hello|hi|well|ok|okay|ja klar|gerne|natürlich|guten tag|oui|bien sûr|bonjour|alors)[ ,.!:-]+)*"
                    + "(?:\\s*(?:(?:mijn|m'n|me|de) (?:volledige )?(?:voor- en achter)?(?:naam|voornaam|achternaam)(?: is|:)?|naam ?:|dat is|het is|'t is|ik ben|ik heet|u spreekt met|je spreekt met|met|noteer(?: maar)?|schrijf(?: maar)? op|zet maar(?: op)?|doe maar|op naam van|dit is|voornaam(?: is)?"
                    + "|my (?:full )?(?:first |last )?name(?: is|'s|:)|the name(?:'s| is)|name ?:|it's|it is|that's|that is|this is|i am|i'm|im|call me|you can call me"
                    + "|mein (?:vor|nach)?name(?: ist|:)|ich heiße|ich heisse|ich bin|das ist|hier ist|hier spricht|es ist"
                    + "|je m'appelle|mon nom(?: est|:)|c'est|je suis|ici|moi c'est|nom ?:)\\s+)?",
            FLAGS);
    private static final Pattern AFTER = Pattern.compile(
            "(?:[ ,.]+(?:is (?:mijn|de|m'n) naam|is my name|is the name|heet ik|hier|here|speaking|ist mein name|heiße ich|est mon nom|alstublieft|alsjeblieft|aub|a\\.u\\.b\\.?|svp|please|bitte|s'il vous plaît|dank u(?: wel)?|bedankt|dankjewel|thanks|thank you|danke|merci|hoor|graag))+[ .!]*$|[ .!,;]+$",
            FLAGS);
    private static final Pattern SPELL_CUE = Pattern.compile(
            "[,;.:-]?\\s*\\(?\\s*(?:(?:ik |dat |die |deze |hem |(?:mijn|de) (?:achter|voor)?naam |i will |let me |i'll |ich )?(?:spel(?:t|len)?|spell|buchstabiere)(?: (?:ik|u|je|het|dat|hem|die|men|dus|even|maar|voor|you|it|that|for|das|ihn|kurz))*(?: (?:als|met|is))?(?: volgt)?|gespeld(?: als)?|dus|dat (?:is|schrijf je|spel je)(?: als)?|je schrijft(?: het)?(?: als)?|spelled|spelt|that's spelled|i spell(?: it)?|(?:ich )?buchstabiere|buchstabiert|geschrieben|das schreibt man|ça s'écrit|(?:j')?épelle|qui s'écrit|met de letters)\\b[ :,]*$",
            FLAGS);
    private static final Pattern WORD = Pattern.compile("'[tsTS]|[\\p{L}][\\p{L}'’-]*\\.?");

    private Names() {}

    /**
     * The name that an answer gives, written as a name; empty if the answer gives none.
     *
     * <p>Read are bare names in any case ("jan de vries"), names in a sentence ("mijn naam is ..."), and spelled ones, also next to
     * the same name said ("Mulder, M U L D E R").
     *
     * @param answer as typed
     * @param language whose spelling alphabet comes first
     */
    public static Optional<String> fromAnswer(String answer, Language language) {
        Optional<String> bare = bare(answer);
        return bare.flatMap(text -> spelledIn(text, language)).or(() -> bare.flatMap(Names::plain));
    }

    /**
     * The name that an answer spells, with what is said of it beside; empty if it spells none.
     *
     * @param answer as typed
     * @param language whose spelling alphabet comes first
     */
    public static Optional<String> spelled(String answer, Language language) {
        return bare(answer).flatMap(text -> spelledIn(text, language));
    }

    /** Whether a word, folded, is a given name and no other word that anybody uses. */
    public static boolean isGivenName(String folded) {
        return GivenNames.isOnly(folded);
    }

    private static Optional<String> bare(String answer) {
        String clean = Text.of(answer).clean().strip().replace('\n', ' ');
        return Optional.of(clean)
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST * 3)
                .map(Names::stripped);
    }

    private static Optional<String> spelledIn(String bare, Language language) {
        Optional<String> spelled = Spelling.decode(bare, language);
        if (spelled.isPresent() && spelled.get().chars().noneMatch(Character::isDigit)) {
            return spelled;
        }
        Optional<Spelling.Stretch> stretch = Spelling.find(bare, language);
        if (stretch.isPresent() && stretch.get().word().chars().noneMatch(Character::isDigit)) {
            Spelling.Stretch found = stretch.get();
            String said = SPELL_CUE.matcher(bare.substring(0, found.start())).replaceFirst("");
            return Optional.of(joined(plain(stripped(said)).orElse(""), found.word()));
        }
        return Optional.empty();
    }

    private static String stripped(String text) {
        String bare = AFTER.matcher(BEFORE.matcher(text).replaceFirst("")).replaceFirst("");
        return AFTER.matcher(bare).replaceFirst("").strip();
    }

    // The spelled word is one that was said: it takes its place. Otherwise it is the rest of the name.
    private static String joined(String said, String spelled) {
        if (said.isEmpty()) {
            return spelled;
        }
        List<String> words = new ArrayList<>(List.of(said.split(" ", -1)));
        int best = -1;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < words.size(); i++) {
            int distance = distance(Text.fold(words.get(i)), Text.fold(spelled));
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        if (least <= Math.max(1, spelled.length() / 3)) {
            words.set(best, spelled);
            return String.join(" ", words);
        }
        return said + ' ' + spelled;
    }

    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int cost = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                int next = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + cost);
                diagonal = row[j];
                row[j] = next;
            }
        }
        return row[other.length()];
    }

    private static Optional<String> plain(String bare) {
        String rest = withoutOrigin(bare);
        if (rest.isEmpty()
                || rest.length() > LONGEST
                || rest.chars().anyMatch(c -> Character.isDigit(c) || c == '@' || c == '?')) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(rest);
        int at = 0;
        while (matcher.find()) {
            if (!rest.substring(at, matcher.start()).matches("[\\s,]*")) {
                return Optional.empty();
            }
            at = matcher.end();
            String word = matcher.group();
            String bareWord = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
            if (words.isEmpty()
                    && (NameParts.isTitle(bareWord)
                            || (bareWord.equalsIgnoreCase("de")
                                    && rest.substring(at)
                                            .strip()
                                            .toLowerCase(Locale.ROOT)
                                            .startsWith("heer")))) {
                continue;
            }
            words.add(word.length() > 2 ? bareWord : word);
        }
        if (words.isEmpty() || words.size() > MOST_WORDS || !rest.substring(at).isBlank()) {
            return Optional.empty();
        }
        boolean anyName = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean particle = NameParts.isParticle(word.toLowerCase(Locale.ROOT));
            boolean written = Character.isUpperCase(word.charAt(0)) && words.size() > 1 && i > 0;
            if (!particle && !written && NameParts.NO_NAME.contains(Text.fold(word))) {
                return Optional.empty();
            }
            anyName |= !particle && word.length() > 1;
        }
        if (!anyName
                || (NameParts.isParticle(words.get(words.size() - 1).toLowerCase(Locale.ROOT)) && words.size() > 1)) {
            return Optional.empty();
        }
        boolean small = words.stream().noneMatch(w -> Character.isUpperCase(w.charAt(0)));
        boolean shouted = words.stream().allMatch(w -> w.equals(w.toUpperCase(Locale.ROOT))) && rest.length() > 4;
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = shouted ? words.get(i).toLowerCase(Locale.ROOT) : words.get(i);
            boolean particle = NameParts.isParticle(word.toLowerCase(Locale.ROOT)) && words.size() > 1;
            shown.add(small || shouted ? particle ? word.toLowerCase(Locale.ROOT) : capitalised(word) : word);
        }
        return Optional.of(String.join(" ", shown));
    }

    // "Eline Mulder van Acme", "Jan Bakker, Houthandel Noord": only the person.
    private static String withoutOrigin(String bare) {
        Matcher of = Pattern.compile(
                        "\\s+(?:van|from|von|namens|bij|of|de chez|chez)\\s+(?:(de|den|der|het|'t|the)\\s+)?(\\p{L}[\\p{L}'-]*)",
                        FLAGS)
                .matcher(bare);
        int from = 0;
        while (of.find(from)) {
            boolean van = of.group().strip().toLowerCase(Locale.ROOT).startsWith("van");
            String particle = of.group(1) == null ? "" : of.group(1);
            boolean oneWordBefore = bare.substring(0, of.start()).strip().indexOf(' ') < 0;
            boolean lastPart = bare.substring(of.end()).isBlank();
            if (!van || !(NameParts.isSurnameAfterVan(particle, of.group(2)) || (oneWordBefore && lastPart))) {
                return bare.substring(0, of.start()).strip().replaceAll(",$", "");
            }
            from = of.end();
        }
        int comma = bare.indexOf(',');
        return comma > 0 && bare.substring(0, comma).strip().indexOf(' ') > 0
                ? bare.substring(0, comma).strip()
                : bare;
    }

    private static String capitalised(String word) {
        if (word.startsWith("ij")) {
            return "IJ" + word.substring(2);
        }
        StringBuilder shown = new StringBuilder();
        boolean start = true;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            shown.append(start ? Character.toUpperCase(c) : c);
            start = c == '-';
        }
        return shown.toString();
    }
}
