package io.balie.nlu.entities;

import io.balie.nlu.entities.Times.Part;
import java.time.DayOfWeek;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words of dates and times in Dutch, English, German and French, folded. */
final class TimeWords {

    static final Pattern TYPED_DATE = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})(?:[-/.](\\d{4}|\\d{2}))?");
    static final Pattern TYPED_TIME = Pattern.compile("(\\d{1,2})([:.uh])(\\d{2})");
    static final Set<String> NEXT = Set.of(
            "volgende",
            "volgend",
            "komende",
            "komend",
            "aanstaande",
            "next",
            "coming",
            "nachste",
            "nachsten",
            "nachster",
            "kommende",
            "kommenden",
            "prochaine",
            "prochain",
            "eerstvolgende",
            "nachstes",
            "kommendes");
    static final Set<String> LAST = Set.of(
            "vorige",
            "vorig",
            "afgelopen",
            "verleden",
            "laatste",
            "last",
            "previous",
            "letzte",
            "letzten",
            "letzter",
            "vergangene",
            "vergangenen",
            "derniere",
            "dernier",
            "jongstleden",
            "letztes",
            "vergangenes");
    static final Set<String> THIS = Set.of("deze", "dit", "this", "diese", "diesen", "dieser", "dieses", "ce", "cette");
    static final Set<String> WEEK = Set.of("week", "woche", "semaine");
    static final Set<String> HOUR = Set.of("uur", "uhr", "heure", "heures", "oclock", "o'clock");
    static final Set<String> BEFORE = Set.of("voor", "to", "vor", "before");
    static final Set<String> AFTER = Set.of("over", "past", "nach", "after");
    static final Set<String> CLOCK_LEADS =
            Set.of("om", "tegen", "at", "um", "gegen", "vanaf", "rond", "omstreeks", "around", "ab", "vers");
    static final Set<String> DURATION_AFTER = Set.of(
            "lang", "per", "geleden", "lang?", "long", "pro", "par", "wachten", "gewacht", "open", "terug", "ago");
    static final Set<String> ORDINAL_ENDINGS =
            Set.of("e", "de", "ste", "st", "nd", "rd", "th", "er", "eme", "ten", "sten");
    static final Set<String> MAY_FOLLOW_A_TIME = Set.of(
            "ben",
            "zijn",
            "is",
            "kan",
            "kom",
            "komen",
            "bellen",
            "bel",
            "terugbellen",
            "graag",
            "please",
            "alstublieft",
            "aub",
            "svp",
            "bitte",
            "ongeveer",
            "precies",
            "sharp",
            "then",
            "dan",
            "langs",
            "bereikbaar",
            "op",
            "on",
            "would",
            "will",
            "schikt",
            "past",
            "for",
            "voor",
            "with",
            "met",
            "if",
            "als",
            "i",
            "ik",
            "we",
            "wij",
            "ou",
            "si",
            "but",
            "maar",
            "until",
            "tot",
            "uit",
            "zou",
            "lukt",
            "gaat",
            "works",
            "passt",
            "geht",
            "moet");

    private static final Map<String, Integer> NUMBERS = new HashMap<>();
    private static final Map<String, Integer> ORDINALS = new HashMap<>();
    private static final Map<String, Integer> MONTHS = new HashMap<>();
    private static final Map<String, DayOfWeek> WEEKDAYS = new HashMap<>();
    private static final Map<String, Part> PARTS = new HashMap<>();
    private static final Map<String, ChronoUnit> UNITS = new HashMap<>();

    /** A weekday with the part of the day joined to it, if any. */
    record WeekDay(DayOfWeek day, @Nullable Part part) {}

    /** A part of a day so many days from today. */
    record DayPart(int days, Part part) {}

    static {
        number(0, "nul zero null");
        number(1, "een one ein eine einer einem un une eins");
        number(2, "twee two zwei deux paar");
        number(3, "drie three drei trois");
        number(4, "vier four quatre");
        number(5, "vijf five funf cinq");
        number(6, "zes six sechs");
        number(7, "zeven seven sieben sept");
        number(8, "acht eight huit");
        number(9, "negen nine neun neuf");
        number(10, "tien ten zehn dix");
        number(11, "elf eleven onze");
        number(12, "twaalf twelve zwolf douze");
        number(13, "dertien thirteen dreizehn treize");
        number(14, "veertien fourteen vierzehn quatorze");
        number(15, "vijftien fifteen funfzehn quinze");
        number(16, "zestien sixteen sechzehn seize");
        number(17, "zeventien seventeen siebzehn");
        number(18, "achttien eighteen achtzehn");
        number(19, "negentien nineteen neunzehn");
        number(20, "twintig twenty zwanzig vingt");
        number(21, "eenentwintig einundzwanzig");
        number(22, "tweeentwintig zweiundzwanzig");
        number(23, "drieentwintig dreiundzwanzig");
        number(24, "vierentwintig vierundzwanzig");
        number(25, "vijfentwintig funfundzwanzig");
        number(30, "dertig thirty dreissig trente");
        number(40, "veertig forty vierzig quarante");
        number(45, "vijfenveertig funfundvierzig");
        number(50, "vijftig fifty funfzig cinquante");
        List<String> ordinals = List.of(
                "eerste first ersten premier",
                "tweede second zweiten",
                "derde third dritten",
                "vierde fourth vierten",
                "vijfde fifth funften",
                "zesde sixth sechsten",
                "zevende seventh siebten",
                "achtste eighth achten",
                "negende ninth neunten",
                "tiende tenth zehnten",
                "elfde eleventh elften",
                "twaalfde twelfth zwolften",
                "dertiende thirteenth",
                "veertiende fourteenth",
                "vijftiende fifteenth",
                "zestiende sixteenth",
                "zeventiende seventeenth",
                "achttiende eighteenth",
                "negentiende nineteenth",
                "twintigste twentieth zwanzigsten",
                "eenentwintigste",
                "tweeentwintigste",
                "drieentwintigste",
                "vierentwintigste",
                "vijfentwintigste",
                "zesentwintigste",
                "zevenentwintigste",
                "achtentwintigste",
                "negenentwintigste",
                "dertigste",
                "eenendertigste");
        for (int i = 0; i < ordinals.size(); i++) {
            put(ORDINALS, i + 1, ordinals.get(i));
        }
        List<String> months = List.of(
                "januari january januar janvier jan",
                "februari february februar fevrier feb febr",
                "maart march marz mars mrt",
                "april avril apr",
                "mei may mai",
                "juni june juin jun",
                "juli july juillet jul",
                "augustus august aout aug",
                "september septembre sept sep",
                "oktober october octobre okt oct",
                "november novembre nov",
                "december dezember decembre dec dez");
        for (int i = 0; i < months.size(); i++) {
            put(MONTHS, i + 1, months.get(i));
        }
        put(WEEKDAYS, DayOfWeek.MONDAY, "maandag monday montag lundi");
        put(WEEKDAYS, DayOfWeek.TUESDAY, "dinsdag tuesday dienstag mardi");
        put(WEEKDAYS, DayOfWeek.WEDNESDAY, "woensdag wednesday mittwoch mercredi");
        put(WEEKDAYS, DayOfWeek.THURSDAY, "donderdag thursday donnerstag jeudi");
        put(WEEKDAYS, DayOfWeek.FRIDAY, "vrijdag friday freitag vendredi");
        put(WEEKDAYS, DayOfWeek.SATURDAY, "zaterdag saturday samstag sonnabend samedi");
        put(WEEKDAYS, DayOfWeek.SUNDAY, "zondag sunday sonntag dimanche");
        put(PARTS, Part.MORNING, "ochtend ochtends morgens morning vormittag vormittags fruh matin matinee voormiddag");
        put(PARTS, Part.AFTERNOON, "middag middags namiddag afternoon nachmittag nachmittags aprem");
        put(PARTS, Part.EVENING, "avond avonds evening abend abends soir soiree");
        put(PARTS, Part.NIGHT, "nacht nachts night nuit");
        put(UNITS, ChronoUnit.DAYS, "dag dagen day days tag tage tagen jour jours dagje");
        put(UNITS, ChronoUnit.WEEKS, "week weken weeks woche wochen semaine semaines weekjes");
        put(UNITS, ChronoUnit.MONTHS, "maand maanden month months monat monate monaten mois");
        put(UNITS, ChronoUnit.YEARS, "jaar jaren year years jahr jahre jahren an ans");
        put(UNITS, ChronoUnit.HOURS, "uur uren uurtje hour hours stunde stunden heure heures");
        put(UNITS, ChronoUnit.MINUTES, "minuut minuten minutes minute min kwartiertje");
    }

    private TimeWords() {}

    /** The number that a word or digits stand for, or -1. */
    static int number(String word) {
        if (!word.isEmpty() && word.length() <= 3 && word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Integer.parseInt(word);
        }
        return NUMBERS.getOrDefault(word, -1);
    }

    static int ordinal(String word) {
        return ORDINALS.getOrDefault(word, -1);
    }

    static int month(String word) {
        return MONTHS.getOrDefault(word, 0);
    }

    static @Nullable Part part(String word) {
        return PARTS.get(word);
    }

    static @Nullable ChronoUnit unit(String word) {
        return UNITS.get(word);
    }

    /** A weekday, also in the plural or with a part of the day behind it ("dinsdagmiddag"). */
    static @Nullable WeekDay weekday(String word, String language) {
        DayOfWeek day = WEEKDAYS.get(word);
        if (day != null) {
            return new WeekDay(day, null);
        }
        for (Map.Entry<String, DayOfWeek> entry : WEEKDAYS.entrySet()) {
            String name = entry.getKey();
            if (word.startsWith(name) && word.length() > name.length()) {
                Part part = word.endsWith("morgen") && word.length() == name.length() + 6
                        ? Part.MORNING
                        : PARTS.get(word.substring(name.length()));
                if (part != null) {
                    return new WeekDay(entry.getValue(), part);
                }
            }
        }
        return null;
    }

    static @Nullable Integer relativeDay(String word, String language) {
        return switch (word) {
            case "vandaag", "today", "heute", "aujourd'hui", "vandaa" -> 0;
            case "morgen" -> language.equals("en") || language.equals("fr") ? null : 1;
            case "tomorrow", "tmrw", "demain", "mogge" -> 1;
            case "overmorgen", "ubermorgen", "uebermorgen" -> 2;
            case "gisteren", "yesterday", "gestern" -> -1;
            case "hier" -> language.equals("fr") ? -1 : null;
            case "eergisteren", "vorgestern" -> -2;
            default -> null;
        };
    }

    static @Nullable DayPart dayPart(String word, String language) {
        return switch (word) {
            case "vanochtend", "vanmorgen", "vanvoormiddag" -> new DayPart(0, Part.MORNING);
            case "vanmiddag", "vannamiddag" -> new DayPart(0, Part.AFTERNOON);
            case "vanavond", "tonight" -> new DayPart(0, Part.EVENING);
            case "vannacht" -> new DayPart(0, Part.NIGHT);
            case "morgenochtend", "morgenvroeg" -> new DayPart(1, Part.MORNING);
            case "morgenmiddag", "morgennamiddag" -> new DayPart(1, Part.AFTERNOON);
            case "morgenavond" -> new DayPart(1, Part.EVENING);
            case "overmorgenochtend" -> new DayPart(2, Part.MORNING);
            case "overmorgenmiddag" -> new DayPart(2, Part.AFTERNOON);
            case "overmorgenavond" -> new DayPart(2, Part.EVENING);
            case "gisterochtend", "gistermorgen" -> new DayPart(-1, Part.MORNING);
            case "gistermiddag" -> new DayPart(-1, Part.AFTERNOON);
            case "gisteravond" -> new DayPart(-1, Part.EVENING);
            case "gisternacht" -> new DayPart(-1, Part.NIGHT);
            default -> null;
        };
    }

    private static void number(int value, String words) {
        put(NUMBERS, value, words);
    }

    private static <T> void put(Map<String, T> map, T value, String words) {
        for (String word : List.of(words.split(" ", -1))) {
            map.put(word, value);
        }
    }
}
