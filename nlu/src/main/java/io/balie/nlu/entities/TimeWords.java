package io.balie.nlu.entities;

import java.time.DayOfWeek;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words of dates and times in Dutch, English, German and French, folded. */
final class TimeWords {

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
            "eerstkomende",
            "aankomende",
            "kommender",
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
    static final Set<String> AFTER = Set.of("over", "past", "nach", "after", "na");
    /** Before these comes a time, and a bare number behind them is one. */
    static final Set<String> CLOCK_LEADS =
            words("om tegen at um gegen vanaf rond omstreeks around ab vers rondom omtrent");
    /** After these a time may come, if it looks like one. */
    static final Set<String> LEADS = words(
            "om tegen rond omstreeks vanaf tot voor na at around by from until till before after um gegen ab bis a vers des"
                    + " jusqu'a apres avant op on am le uiterlijk ongeveer zo rondom circa about etwa ca between tussen zwischen"
                    + " entre of en or and oder und ou et nach vor zum");
    /** What stands between a day and its time. */
    static final Set<String> LINKS = words(
            "om tegen rond omstreeks vanaf at around by um gegen ab a vers des zo ongeveer na voor from after before omtrent op"
                    + " on am le uiterlijk the de in s tot until till bis jusqu'a apres avant nach vor circa about etwa nog noch ergens");
    /** Before a number of hours these say that it lasts so long. */
    static final Set<String> DURATIONS = words(
            "al duurt duurde binnen elke elk per sinds gedurende every each for within seit pendant jede wacht wachten dauert"
                    + " last kost ruim bijna meer dan depuis afgelopen laatste past hele over de twee least minstens");

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

    private static final Map<String, Integer> ABOUT_HOURS = new HashMap<>();
    private static final Map<String, DayOfWeek> SHORT_WEEKDAYS = new HashMap<>();
    private static final Map<String, Integer> NUMBERS = new HashMap<>();
    private static final Map<String, Integer> ORDINALS = new HashMap<>();
    private static final Map<String, Integer> MONTHS = new HashMap<>();
    private static final Map<String, DayOfWeek> WEEKDAYS = new HashMap<>();
    private static final Map<String, PartOfDay> PARTS = new HashMap<>();
    private static final Map<String, ChronoUnit> UNITS = new HashMap<>();

    /** A weekday with the part of the day joined to it, if any. */
    record WeekDay(DayOfWeek day, @Nullable PartOfDay part) {}

    /** A part of a day so many days from today. */
    record DayPart(int days, PartOfDay part) {}

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
        put(WEEKDAYS, DayOfWeek.MONDAY, "maandag moandag monday montag lundi");
        put(WEEKDAYS, DayOfWeek.TUESDAY, "dinsdag tuesday dienstag mardi");
        put(WEEKDAYS, DayOfWeek.WEDNESDAY, "woensdag wednesday mittwoch mercredi");
        put(WEEKDAYS, DayOfWeek.THURSDAY, "donderdag thursday donnerstag jeudi");
        put(WEEKDAYS, DayOfWeek.FRIDAY, "vrijdag friday freitag vendredi");
        put(WEEKDAYS, DayOfWeek.SATURDAY, "zaterdag saturday samstag sonnabend samedi");
        put(WEEKDAYS, DayOfWeek.SUNDAY, "zondag sunday sonntag dimanche");
        List<String> hours = List.of(
                "enen", "tweeen", "drieen", "vieren", "vijven", "zessen", "zevenen", "achten", "negenen", "tienen",
                "elven");
        for (int i = 0; i < hours.size(); i++) {
            ABOUT_HOURS.put(hours.get(i), i + 1);
        }
        put(ABOUT_HOURS, 12, "twaalven");
        put(ABOUT_HOURS, 7, "zevens");
        put(SHORT_WEEKDAYS, DayOfWeek.MONDAY, "ma mon mo lun");
        put(SHORT_WEEKDAYS, DayOfWeek.TUESDAY, "di tue tues");
        put(SHORT_WEEKDAYS, DayOfWeek.WEDNESDAY, "wo wed mi mer");
        put(SHORT_WEEKDAYS, DayOfWeek.THURSDAY, "do thu thur thurs jeu");
        put(SHORT_WEEKDAYS, DayOfWeek.FRIDAY, "vr vrij fri fr ven");
        put(SHORT_WEEKDAYS, DayOfWeek.SATURDAY, "za zat sat sa sam");
        put(SHORT_WEEKDAYS, DayOfWeek.SUNDAY, "zo zon sun so dim");
        put(
                PARTS,
                PartOfDay.MORNING,
                "ochtend ochtends morgens morning vormittag vormittags fruh matin matinee voormiddag");
        put(PARTS, PartOfDay.AFTERNOON, "middag middags namiddag afternoon nachmittag nachmittags aprem");
        put(PARTS, PartOfDay.EVENING, "avond avonds evening abend abends soir soiree");
        put(PARTS, PartOfDay.NIGHT, "nacht nachts night nuit");
        put(UNITS, ChronoUnit.DAYS, "dag dagen dagjes day days tag tage tagen jour jours dagje");
        put(UNITS, ChronoUnit.WEEKS, "week weken weekje weeks woche wochen semaine semaines weekjes");
        put(UNITS, ChronoUnit.MONTHS, "maand maanden month months monat monate monaten monats mois");
        put(UNITS, ChronoUnit.YEARS, "jaar jaren year years jahr jahre jahren jahres an ans");
        put(
                UNITS,
                ChronoUnit.HOURS,
                "uur uren uurtje uurtjes hour hours hrs heure stundchen stunde stunden heure heures");
        put(UNITS, ChronoUnit.MINUTES, "minuut minuten minuutjes minuutje minutes minute mins min");
    }

    private TimeWords() {}

    /** The hour of "na zessen", "rond vijven"; -1 if the word is none. */
    static int aboutHour(String word) {
        return ABOUT_HOURS.getOrDefault(word, -1);
    }

    /** A weekday in two or three letters, which may be another word as well. */
    static @Nullable WeekDay shortWeekday(String word) {
        DayOfWeek day = SHORT_WEEKDAYS.get(word);
        return day == null ? null : new WeekDay(day, null);
    }

    /** The part of the day at a word: "middag", "'s avonds", "in de ochtend", "après-midi", "du soir". */
    static @Nullable PartOfDay partAt(TimeText text, int i) {
        int at = beforePart(text, i);
        if (isAfterNoon(text, at)) {
            return PartOfDay.AFTERNOON;
        }
        if (text.at(at).equals("vroeg") || text.at(at).equals("fruh")) {
            return PartOfDay.MORNING;
        }
        return part(text.at(at));
    }

    /** The index after the part of the day at a word; -1 if there is none. */
    static int afterPart(TimeText text, int i) {
        if (i < 0 || partAt(text, i) == null) {
            return -1;
        }
        int at = beforePart(text, i);
        return isAfterNoon(text, at) ? at + 2 : at + 1;
    }

    private static boolean isAfterNoon(TimeText text, int i) {
        return text.is(i, "apres", "midi")
                || (text.is(i, "l'apres", "midi") && text.at(i - 1).equals("de"));
    }

    private static int beforePart(TimeText text, int i) {
        if (text.is(i, "in", "the") || text.is(i, "in", "de") || text.is(i, "dans", "la") || text.is(i, "de", "l'")) {
            return i + 2;
        }
        boolean small = text.at(i).equals("au")
                || text.at(i).equals("'s")
                || text.at(i).equals("s")
                || text.at(i).equals("du")
                || text.at(i).equals("am");
        boolean french = text.at(i).equals("de") && text.is(i + 1, "l'apres", "midi");
        return small || french || text.at(i).equals("le") || text.is(i, "at", "night") ? i + 1 : i;
    }

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

    static @Nullable PartOfDay part(String word) {
        return PARTS.get(word);
    }

    static @Nullable ChronoUnit unit(String word) {
        return UNITS.get(word);
    }

    /** A weekday, also in the plural or with a part of the day behind it ("dinsdagmiddag"). */
    static @Nullable WeekDay weekday(String word) {
        DayOfWeek day = WEEKDAYS.get(word);
        if (day != null) {
            return new WeekDay(day, null);
        }
        for (Map.Entry<String, DayOfWeek> entry : WEEKDAYS.entrySet()) {
            String name = entry.getKey();
            if (word.startsWith(name) && word.length() > name.length()) {
                PartOfDay part = word.endsWith("morgen") && word.length() == name.length() + 6
                        ? PartOfDay.MORNING
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
            case "vandaag", "today", "heute", "aujourd'hui", "vandaa", "vendaag" -> 0;
            case "morgen" -> language.equals("en") || language.equals("fr") ? null : 1;
            case "tomorrow", "tmrw", "tomorow", "demain", "mogge", "mergen", "moarn" -> 1;
            case "morge" -> language.equals("nl") ? 1 : null;
            case "overmorgen", "overmorge", "overmogge", "ubermorgen", "uebermorgen" -> 2;
            case "uberubermorgen", "overovermorgen" -> 3;
            case "gisteren", "yesterday", "gestern" -> -1;
            case "hier" -> language.equals("fr") ? -1 : null;
            case "eergisteren", "vorgestern" -> -2;
            default -> null;
        };
    }

    static @Nullable DayPart dayPart(String word) {
        return switch (word) {
            case "vanochtend", "vanmorgen", "vanvoormiddag" -> new DayPart(0, PartOfDay.MORNING);
            case "vanmiddag", "vannamiddag" -> new DayPart(0, PartOfDay.AFTERNOON);
            case "vanavond", "tonight" -> new DayPart(0, PartOfDay.EVENING);
            case "vannacht" -> new DayPart(0, PartOfDay.NIGHT);
            case "morgenochtend", "morgenvroeg" -> new DayPart(1, PartOfDay.MORNING);
            case "morgenmiddag", "morgennamiddag" -> new DayPart(1, PartOfDay.AFTERNOON);
            case "morgenavond" -> new DayPart(1, PartOfDay.EVENING);
            case "overmorgenochtend" -> new DayPart(2, PartOfDay.MORNING);
            case "overmorgenmiddag" -> new DayPart(2, PartOfDay.AFTERNOON);
            case "overmorgenavond" -> new DayPart(2, PartOfDay.EVENING);
            case "gisterochtend", "gistermorgen" -> new DayPart(-1, PartOfDay.MORNING);
            case "gistermiddag" -> new DayPart(-1, PartOfDay.AFTERNOON);
            case "gisteravond" -> new DayPart(-1, PartOfDay.EVENING);
            case "gisternacht" -> new DayPart(-1, PartOfDay.NIGHT);
            default -> null;
        };
    }

    private static Set<String> words(String words) {
        return Set.of(words.split(" ", -1));
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
