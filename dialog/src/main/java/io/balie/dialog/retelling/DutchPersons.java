package io.balie.dialog.retelling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Turns the customer's "ik" into "u" or "je" and their "u" or "jullie" into "wij", and the verbs with them. */
final class DutchPersons {
    /** Who does what the verb says. */
    enum Subject {
        /** ik */
        CUSTOMER,
        /** wij, of the customer's side */
        CUSTOMERS,
        /** u, jullie, je: the company */
        COMPANY,
        /** anyone else */
        OTHER
    }

    private static final Map<String, String> YOU_PRESENT = Map.of(
            "zijn", "bent", "hebben", "hebt", "willen", "wilt", "kunnen", "kunt", "zullen", "zult", "mogen", "mag",
            "moeten", "moet");
    private static final Map<String, String> THIRD_PRESENT = Map.of(
            "zijn", "is", "hebben", "heeft", "willen", "wil", "kunnen", "kan", "zullen", "zal", "mogen", "mag",
            "moeten", "moet");
    private static final Set<String> PLACES = WordList.of("""
            winkel kantoor website site vestiging afdeling locatie klantenservice filiaal app bedrijf webshop
            webwinkel balie restaurant hotel praktijk garage bank helpdesk organisatie pand
            """);

    private static final String SHE_OR_HE = "hij/zij";

    private final DutchLexicon lexicon;
    private final Voice voice;
    private final boolean genericYou;

    /**
     * @param genericYou whether "je" means anyone ("hoe kun je betalen?") and so the customer, not the company
     */
    DutchPersons(DutchLexicon lexicon, Voice voice, boolean genericYou) {
        this.lexicon = lexicon;
        this.voice = voice;
        this.genericYou = genericYou;
    }

    String you() {
        return say("u", "je", SHE_OR_HE);
    }

    /** "u wilt", before "weten" or "dat wij". */
    String youWant() {
        return say("u wilt", "je wilt", "de klant wil");
    }

    String say(String formal, String informal, String third) {
        return switch (voice) {
            case FORMAL -> formal;
            case INFORMAL -> informal;
            case THIRD -> third;
        };
    }

    boolean third() {
        return voice == Voice.THIRD;
    }

    Subject subject(DutchWord word) {
        return switch (word.low()) {
            case "ik" -> Subject.CUSTOMER;
            case "wij", "we" -> Subject.CUSTOMERS;
            case "u", "jullie" -> Subject.COMPANY;
            case "je", "jij" -> genericYou ? Subject.CUSTOMER : Subject.COMPANY;
            default -> Subject.OTHER;
        };
    }

    /** The finite verb for the shifted subject. */
    String inflect(DutchWord verb, Subject subject) {
        return switch (subject) {
            case CUSTOMER -> singular(verb);
            case CUSTOMERS -> voice == Voice.INFORMAL ? plural(verb) : singular(verb);
            case COMPANY -> plural(verb);
            case OTHER -> verb.text();
        };
    }

    private String singular(DutchWord verb) {
        String lemma = verb.verb();
        if (verb.past()) {
            if (verb.has("WKW:VLT:1EP")) {
                return verb.low();
            }
            return lexicon.form(lemma, "WKW:VLT:1EP").orElse(verb.low());
        }
        return second(lemma).orElse(verb.low());
    }

    java.util.Optional<String> second(String lemma) {
        String irregular = (voice == Voice.THIRD ? THIRD_PRESENT : YOU_PRESENT).get(lemma);
        return irregular != null
                ? java.util.Optional.of(irregular)
                : lexicon.form(lemma, "WKW:TGW:3EP").or(() -> lexicon.form(lemma, "WKW:TGW:1EP"));
    }

    String plural(DutchWord verb) {
        String lemma = verb.verb();
        return verb.past() ? lexicon.form(lemma, "WKW:VLT:INF").orElse(verb.low()) : lemma;
    }

    /** The words of a main clause but its finite verb. */
    List<DutchItem> shiftMain(List<DutchItem> items, Subject subject, int subjectAt) {
        List<DutchItem> shifted = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            shifted.add(
                    switch (items.get(i)) {
                        case DutchWord word ->
                            word.say(pronoun(items, i, word, subject, i == subjectAt && subject != Subject.OTHER));
                        case DutchSub sub -> new DutchSub(sub.kind(), shiftSub(sub, subject));
                    });
        }
        return shifted;
    }

    /** A subordinate clause: pronouns, and its own finite verbs. */
    List<DutchWord> shiftSub(DutchSub sub, Subject inherited) {
        List<DutchWord> words = sub.words();
        List<DutchItem> items = new ArrayList<>(words);
        String[] said = new String[words.size()];
        Subject subject = sub.kind() == DutchSub.Kind.INFINITIVAL ? inherited : Subject.OTHER;
        int subjectAt = -1;
        int from = 0;
        for (int i = 0; i < words.size(); i++) {
            DutchWord word = words.get(i);
            boolean early = i > 0
                    && i <= openingLength(words)
                    && !(i > 1 && words.get(i - 1).preposition());
            boolean nominative = word.is("ik", "wij", "we", "jij")
                    || (early && word.is("u", "jullie", "je") && !(word.is("jullie", "je") && possessive(items, i)))
                    || (i > 0
                            && words.get(i - 1).is("en", "dat", "of", "als", "maar", "omdat", "waar", "wat", "hoe")
                            && word.is("u", "jullie", "je")
                            && !possessive(items, i));
            if (nominative) {
                if (subjectAt >= 0 || subject != Subject.OTHER) {
                    verbs(words, from, i, subject, said);
                }
                subject = i > 1 && words.get(i - 1).is("en") && words.get(i - 2).noun() ? Subject.OTHER : subject(word);
                subjectAt = i;
                from = i;
            }
            said[i] = pronoun(items, i, word, subject, i == subjectAt && subject != Subject.OTHER);
        }
        if (subjectAt >= 0) {
            verbs(words, from, words.size(), subject, said);
        }
        List<DutchWord> shifted = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            shifted.add(words.get(i).say(said[i]));
        }
        return shifted;
    }

    /** How far the words that open a subordinate clause reach: "hoe lang", "met wie", "welke factuur". */
    private static int openingLength(List<DutchWord> words) {
        if (words.size() > 1 && words.get(1).is("dat")) {
            return 2;
        }
        return words.size() > 1
                        && words.get(0).is("hoe", "hoeveel", "welke", "welk", "wat")
                        && !words.get(1).is("u", "jullie", "je")
                ? 2
                : 1;
    }

    private void verbs(List<DutchWord> words, int from, int to, Subject subject, String[] said) {
        if (subject == Subject.OTHER) {
            return;
        }
        boolean plural = words.get(from).is("wij", "we", "jullie");
        for (int start = from + 1; start < to; ) {
            int end = start;
            while (end < to && !words.get(end).is("en", "maar", "of", ",", ";")) {
                end++;
            }
            int verb = plural ? pluralVerb(words, start, end) : singularVerb(words, start, end);
            if (verb >= 0) {
                said[verb] = inflect(words.get(verb), subject);
            }
            start = end + 1;
        }
    }

    private static int singularVerb(List<DutchWord> words, int start, int end) {
        int strict = singularVerb(words, start, end, true);
        return strict >= 0 ? strict : singularVerb(words, start, end, false);
    }

    private static int singularVerb(List<DutchWord> words, int start, int end, boolean strict) {
        for (int i = start; i < end; i++) {
            DutchWord word = words.get(i);
            boolean last = i + 1 == end
                    || words.get(i + 1).infinitive()
                    || words.get(i + 1).participle();
            boolean form = word.common()
                    ? !DutchWord.COMMON_VERBS.containsValue(word.low()) || word.is("was")
                    : word.finite()
                            && word.readings().stream()
                                    .anyMatch(r -> r.is("WKW:TGW:1EP") || r.is("WKW:TGW:3EP") || r.is("WKW:VLT:1EP"));
            boolean nominal =
                    i > 0 && (words.get(i - 1).determiner() || words.get(i - 1).inflected()) && word.noun();
            if (form && !(nominal && strict) && (word.sureFinite() || last)) {
                return i;
            }
        }
        return -1;
    }

    private static int pluralVerb(List<DutchWord> words, int start, int end) {
        for (int i = start; i < end; i++) {
            DutchWord word = words.get(i);
            if (word.common() && (word.infinitive() || word.past()) && !(word.is("zijn") && nominal(words, i + 1))) {
                return i;
            }
        }
        for (int i = end - 1; i >= start; i--) {
            if ((words.get(i).infinitive() || words.get(i).has("WKW:VLT:INF"))
                    && !words.get(i - 1).is("te")) {
                return i;
            }
        }
        return -1;
    }

    private String pronoun(List<DutchItem> items, int i, DutchWord word, Subject subject, boolean isSubject) {
        boolean afterPreposition =
                (i > 0 && items.get(i - 1) instanceof DutchWord before && before.preposition() && !before.is("te"))
                        || (i > 0 && items.get(i - 1) instanceof DutchWord and && and.is("en", "dan"));
        boolean mine = subject == Subject.CUSTOMER || subject == Subject.CUSTOMERS;
        return switch (word.low()) {
            case "ik" -> isSubject ? you() : say("u", "jij", SHE_OR_HE);
            case "ikzelf" -> say("uzelf", "jijzelf", "zelf");
            case "wij", "we" -> say("u", "jullie", isSubject ? you() : SHE_OR_HE);
            case "mijn", "m'n" -> say("uw", "je", owned(items, i));
            case "mijne" -> say("uwe", "jouwe", "die van de klant");
            case "mijzelf", "mezelf" -> say("uzelf", "jezelf", "zichzelf");
            case "mij", "me" ->
                mine && !afterPreposition
                        ? say("zich", "je", "zich")
                        : say("u", afterPreposition ? "jou" : "je", "hem/haar");
            case "onze" -> say("uw", "jullie", owned(items, i));
            case "ons" -> {
                if (neuterNext(items, i)) {
                    yield say("uw", "jullie", owned(items, i));
                }
                yield mine && !afterPreposition ? say("zich", "je", "zich") : say("u", "jullie", "hem/haar");
            }
            case "onszelf" -> say("uzelf", "jullie zelf", "zichzelf");
            case "u" -> isSubject ? "wij" : "ons";
            case "uzelf" -> "onszelf";
            case "uw", "jouw" -> our(items, i);
            case "jullie" -> isSubject ? "wij" : possessive(items, i) ? our(items, i) : "ons";
            case "jij" -> genericYou ? you() : isSubject ? "wij" : "ons";
            case "jou" -> genericYou ? say("u", "jou", "hem/haar") : "ons";
            case "je" -> {
                if (genericYou) {
                    yield possessive(items, i) && !isSubject ? say("uw", "je", owned(items, i)) : you();
                }
                yield isSubject ? "wij" : possessive(items, i) ? our(items, i) : "ons";
            }
            default -> word.text();
        };
    }

    /** In the third person a thing needs no owner, since it is the customer's: "de bestelling"; somebody's child does. */
    private String owned(List<DutchItem> items, int i) {
        int noun = head(items, i);
        boolean eigen = i + 1 < items.size() && items.get(i + 1) instanceof DutchWord next && next.is("eigen");
        if (noun < 0 || eigen || DutchPhrases.PEOPLE.contains(((DutchWord) items.get(noun)).low())) {
            return "zijn/haar";
        }
        return neuterNext(items, i) ? "het" : "de";
    }

    private String our(List<DutchItem> items, int i) {
        return neuterNext(items, i) ? "ons" : "onze";
    }

    /** Whether "jullie", "je" or "ons" at i stands before its noun. */
    private boolean possessive(List<DutchItem> items, int i) {
        int noun = head(items, i);
        if (noun < 0) {
            return false;
        }
        boolean bij = i > 0 && items.get(i - 1) instanceof DutchWord before && before.is("bij", "met");
        return !bij || PLACES.contains(((DutchWord) items.get(noun)).low());
    }

    private boolean neuterNext(List<DutchItem> items, int i) {
        int noun = head(items, i);
        if (noun < 0) {
            return false;
        }
        DutchWord word = (DutchWord) items.get(noun);
        return (word.has("ZNW:MRV") && !word.has("ZNW:EKV"))
                ? false
                : lexicon.neuter(word.text()).orElse(false);
    }

    /** The noun that the words directly after i lead to, or -1. */
    private static int head(List<DutchItem> items, int i) {
        for (int j = i + 1; j < items.size() && items.get(j) instanceof DutchWord word; j++) {
            if (word.punctuation()
                    || (word.determiner() && !word.is("eigen"))
                    || word.preposition()
                    || word.common()
                    || word.code()) {
                return -1;
            }
            if (DutchWord.ADVERBS.contains(word.low()) || DutchWord.timeWord(word.low())) {
                return -1;
            }
            if (word.noun() && !(word.participle() || (word.infinitive() && !word.has("ZNW")))) {
                boolean more = j + 1 < items.size()
                        && items.get(j + 1) instanceof DutchWord next
                        && word.inflected()
                        && next.has("ZNW");
                if (!more) {
                    return j;
                }
            } else if (!word.inflected()) {
                return -1;
            }
        }
        return -1;
    }

    static boolean nominal(List<DutchWord> words, int i) {
        if (i >= words.size()) {
            return false;
        }
        DutchWord word = words.get(i);
        if (word.has("ZNW") && !word.participle() && !word.infinitive() && !word.closedClass()) {
            return true;
        }
        return word.inflected() && i + 1 < words.size() && words.get(i + 1).has("ZNW");
    }

    static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
