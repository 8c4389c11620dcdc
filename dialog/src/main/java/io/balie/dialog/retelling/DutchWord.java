package io.balie.dialog.retelling;

import io.balie.dialog.retelling.DutchLexicon.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A word of a Dutch sentence with all its readings.
 *
 * @param text as typed
 * @param low in lower case
 * @param readings what the dictionary knows of it
 */
record DutchWord(String text, String low, List<Reading> readings) implements DutchItem {

    /** Verbs whose forms are verbs first, whatever else the dictionary knows of the form. */
    static final Map<String, String> COMMON_VERBS = commonVerbs();

    static final Set<String> SUBJECTS = WordList.of("""
            ik wij we u jullie je jij hij ze zij het men er iemand niemand iedereen dit dat alles niets
            """);
    static final Set<String> NOMINATIVES = WordList.of("""
            ik wij we u jullie je jij hij ze zij men er niemand iemand
            """);
    static final Set<String> POSSESSIVES =
            Set.of("mijn", "uw", "onze", "ons", "jullie", "zijn", "haar", "hun", "jouw", "je", "diens");
    static final Set<String> DETERMINERS = WordList.of("""
            de het een deze die dit dat geen elk elke ieder iedere alle beide welke welk enkele sommige veel
            weinig meer minder mijn uw onze ons jullie haar hun jouw zo'n zulke eigen verschillende dezelfde
            hetzelfde genoeg wat
            """);
    static final Set<String> PREPOSITIONS = WordList.of("""
            aan achter bij binnen boven buiten door gedurende in langs met na naar naast om onder op over per
            rond rondom sinds tegen tijdens tot tussen uit van vanaf vanuit vanwege via volgens voor wegens
            zonder qua ondanks dankzij betreffende omtrent te ivm i.v.m. t/m behalve
            """);
    static final Set<String> PARTICLES = WordList.of("""
            aan achter af bij binnen door in langs los mee na neer om onder op open over rond samen stil stop
            tegen terug thuis toe uit vast vol voor vooruit voorbij weg weer kwijt klaar plaats dicht goed
            schoon leeg bekend tekort teleur achteruit heen dood droog kapot mis tegemoet vrij waar gelijk
            vooraf deel hard lang recht uiteen verder omlaag omhoog stuk tentoon
            """);
    static final Set<String> ADVERBS = WordList.of("""
            gisteren vandaag morgen overmorgen eergisteren vanochtend vanmorgen vanmiddag vanavond vannacht nu
            toen daarna daarom daardoor helaas soms vaak ook nog zojuist net inmiddels verder bovendien hier
            daar plotseling opeens ineens steeds altijd nooit eerst straks binnenkort misschien blijkbaar
            kennelijk waarschijnlijk eigenlijk sindsdien vervolgens intussen ondertussen tevens al toch wel niet
            graag gister momenteel onlangs laatst overal nergens ergens maandag dinsdag woensdag donderdag
            vrijdag zaterdag zondag maandagochtend vrijdagmiddag tevergeefs normaal meestal zelf weer even
            hierbij daarnaast daarbij hiervoor daarvoor hierdoor daarmee hiermee natuurlijk uiteraard
            vermoedelijk jammer achteraf aanvankelijk tegenwoordig vroeger nochtans echter gelukkig
            """);
    private static final Set<String> TIME_DETERMINERS = Set.of(
            "vorige",
            "deze",
            "volgende",
            "afgelopen",
            "elke",
            "iedere",
            "komende",
            "aanstaande",
            "ieder",
            "elk",
            "twee",
            "drie");
    private static final Set<String> TIME_NOUNS = WordList.of("""
            week maand jaar dag keer ochtend middag avond nacht maandag dinsdag woensdag donderdag vrijdag
            zaterdag zondag weken maanden dagen weekend zomer winter kwartaal januari februari maart april mei
            juni juli augustus september oktober november december jaren uur herfst lente voorjaar najaar
            """);
    static final Set<String> MODALS = Set.of("willen", "kunnen", "moeten", "mogen", "zullen");
    /** Verbs that govern a bare infinitive, and may therefore stand before one inside a cluster. */
    static final Set<String> GOVERNORS = WordList.of("""
            willen kunnen moeten mogen zullen laten gaan komen blijven zien horen helpen leren hoeven worden
            zijn hebben zitten staan liggen lopen durven proberen
            """);

    private static final Set<String> PAST = WordList.of("""
            was waren had hadden wilde wilden wou kon konden moest moesten mocht mochten zou zouden werd werden
            ging gingen liet lieten kwam kwamen bleef bleven deed deden kreeg kregen zat zaten stond stonden lag lagen
            wist wisten vond vonden dacht dachten zag zagen zocht
            """);
    /** Participles by their form, and nouns whenever anyone types them. */
    private static final Set<String> NOUNS_LIKE_PARTICIPLES = Set.of("bericht", "gerecht", "gedicht", "geluid");

    private static final Set<String> DAYS = WordList.of("""
            gisteren vandaag morgen overmorgen eergisteren vanavond vanmiddag maandag dinsdag woensdag donderdag vrijdag
            zaterdag zondag
            """);

    private static Map<String, String> commonVerbs() {
        String table = """
                zijn ben bent is zijn was waren
                hebben heb hebt heeft hebben had hadden
                willen wil wilt willen wilde wilden wou
                kunnen kan kun kunt kunnen kon konden
                moeten moet moeten moest moesten
                mogen mag mogen mocht mochten
                zullen zal zult zullen zou zouden zul
                worden word wordt worden werd werden
                gaan ga gaat gaan ging gingen
                laten laat laten liet lieten
                komen kom komt komen kwam kwamen
                blijven blijf blijft blijven bleef bleven
                doen doe doet doen deed deden
                krijgen krijg krijgt krijgen kreeg kregen
                zitten zit zitten zat zaten
                staan sta staat staan stond stonden
                liggen lig ligt liggen lag lagen
                weten weet weten wist wisten
                vinden vind vindt vinden vond vonden
                hoeven hoef hoeft hoeven
                denken denk denkt dacht dachten
                zien zie ziet zag zagen
                zoeken zoek zoekt zocht
                betalen betaal betaalt
                wachten wacht
                """;
        Map<String, String> forms = new java.util.HashMap<>();
        table.lines().map(line -> line.split(" ", -1)).forEach(line -> {
            for (int i = 1; i < line.length; i++) {
                forms.put(line[i], line[0]);
            }
        });
        return Map.copyOf(forms);
    }

    static DutchWord of(String text, DutchLexicon lexicon) {
        return new DutchWord(text, text.toLowerCase(Locale.ROOT), lexicon.readings(text));
    }

    /** The same place in the sentence, said differently. */
    DutchWord say(String other) {
        return new DutchWord(other, low, readings);
    }

    boolean is(String... words) {
        for (String word : words) {
            if (low.equals(word)) {
                return true;
            }
        }
        return false;
    }

    boolean has(String prefix) {
        return readings.stream().anyMatch(r -> r.is(prefix));
    }

    boolean punctuation() {
        return low.length() == 1 && ",;:().!?-–/".contains(low);
    }

    boolean comma() {
        return is(",", ";", "-", "–", ":");
    }

    boolean number() {
        return low.chars().anyMatch(Character::isDigit) || has("GET");
    }

    boolean code() {
        return low.chars().anyMatch(Character::isDigit);
    }

    boolean name() {
        return !text.isEmpty() && Character.isUpperCase(text.charAt(0)) && !has("WKW");
    }

    boolean noun() {
        return has("ZNW") || (readings.isEmpty() && low.chars().allMatch(c -> Character.isLetter(c) || c == '-'));
    }

    boolean adjective() {
        return has("BNW") || has("WKW:VTD:VRB") || has("WKW:ODW") || has("GET:RNG");
    }

    /** An adjective in the form that stands before a noun: "nieuwe", "bestelde". */
    boolean inflected() {
        return readings.stream().anyMatch(r -> r.is("BNW") && r.tag().endsWith("VRB"))
                || has("WKW:VTD:VRB")
                || has("WKW:ODW:VRB");
    }

    boolean participle() {
        return has("WKW:VTD:ONV") && !NOUNS_LIKE_PARTICIPLES.contains(low);
    }

    boolean infinitive() {
        return has("WKW:TGW:INF");
    }

    boolean preposition() {
        return PREPOSITIONS.contains(low);
    }

    boolean determiner() {
        return DETERMINERS.contains(low);
    }

    boolean common() {
        return COMMON_VERBS.containsKey(low);
    }

    /** Some reading is a finite verb, of the present or the past. */
    boolean finite() {
        return common()
                || (readings.stream()
                                .anyMatch(r -> (r.is("WKW:TGW") || r.is("WKW:VLT"))
                                        && !r.tag().endsWith("LOS"))
                        && !closed());
    }

    /** Words of the grammar itself, whose rare verb readings ("mijnen", "nieten", "waren") are noise. */
    boolean closedClass() {
        return closed();
    }

    private boolean closed() {
        return !common()
                && (determiner()
                        || preposition()
                        || SUBJECTS.contains(low)
                        || ADVERBS.contains(low)
                        || POSSESSIVES.contains(low)
                        || has("VNW")
                        || has("VGW")
                        || has("GET")
                        || is(
                                "al", "zin", "mijn", "waar", "hele", "weer", "maar", "dus", "want", "open", "los",
                                "vol", "leeg", "kwijt", "samen", "stuk", "schoon", "klaar", "rot", "kort", "lang",
                                "kapot", "zo", "ver", "krap"));
    }

    /** A finite verb and little else: it can be taken for the verb wherever it stands. */
    boolean sureFinite() {
        if (common()) {
            return true;
        }
        if (!finite()) {
            return false;
        }
        boolean verb = readings.stream().anyMatch(r -> r.is("WKW:TGW:1EP") || r.is("WKW:TGW:3EP") || r.is("WKW:VLT"));
        boolean other = readings.stream()
                .anyMatch(r -> r.is("ZNW")
                        || r.is("BNW")
                        || r.is("WKW:VTD")
                        || r.is("BYW")
                        || r.is("VRZ")
                        || r.is("ENM")
                        || r.is("WKW:TGW:INF"));
        return verb && !other;
    }

    /** The lemma of the verb that this form is taken for. */
    String verb() {
        String common = COMMON_VERBS.get(low);
        if (common != null) {
            return common;
        }
        String strong = strongPast();
        if (!strong.isEmpty()) {
            return strong;
        }
        for (String tag : List.of("WKW:TGW:3EP", "WKW:TGW:1EP", "WKW:VLT", "WKW:TGW:INF")) {
            for (Reading reading : readings) {
                if (reading.is(tag)) {
                    return reading.lemma();
                }
            }
        }
        return low;
    }

    boolean past() {
        if (common()) {
            return PAST.contains(low);
        }
        return (has("WKW:VLT") && !has("WKW:TGW")) || !strongPast().isEmpty();
    }

    /** The lemma of "schrok" is "schrikken", not the "schrokken" of which it is the present; empty for other words. */
    private String strongPast() {
        for (Reading past : readings) {
            if (past.is("WKW:VLT:1EP")
                    && has("WKW:TGW:1EP")
                    && readings.stream()
                            .noneMatch(r -> r.is("WKW:TGW") && r.lemma().equals(past.lemma()))) {
                return past.lemma();
            }
        }
        return "";
    }

    /** Names a day: "morgen", "dinsdag". */
    static boolean day(String low) {
        return DAYS.contains(low);
    }

    static boolean timeWord(String low) {
        return TIME_NOUNS.contains(low)
                || Set.of("vorige", "volgende", "afgelopen", "komende").contains(low);
    }

    /** Opens an adverbial, so that a subject must follow the verb. */
    static boolean adverbial(List<? extends DutchItem> items) {
        if (items.isEmpty() || !(items.get(0) instanceof DutchWord first)) {
            return !items.isEmpty();
        }
        if (first.is("al")
                && items.size() > 1
                && items.get(1) instanceof DutchWord second
                && (second.determiner() || POSSESSIVES.contains(second.low))) {
            return false;
        }
        if (TIME_DETERMINERS.contains(first.low)
                && items.size() > 1
                && items.get(items.size() - 1) instanceof DutchWord last) {
            return TIME_NOUNS.contains(last.low)
                    || items.stream()
                            .anyMatch(i -> i instanceof DutchWord w && TIME_NOUNS.contains(w.low) && !w.is("keer"));
        }
        return ADVERBS.contains(first.low)
                || (first.preposition() && !first.is("te"))
                || (first.has("BYW") && !first.has("ZNW") && !first.determiner());
    }
}
