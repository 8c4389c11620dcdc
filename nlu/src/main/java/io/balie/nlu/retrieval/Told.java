package io.balie.nlu.retrieval;

import io.balie.nlu.text.Text;
import java.util.regex.Pattern;

/**
 * What an answer tells, as far as its words show: who asks what something costs is not helped by an answer without an amount.
 *
 * @param money an amount of money, or that it is free
 * @param number any number
 * @param duration how long, or within which time
 * @param moment a day, a date, an hour
 */
record Told(boolean money, boolean number, boolean duration, boolean moment) {

    private static final Pattern MONEY = Pattern.compile(
            "[€$£%]|\\b(?:euros?|eur|cents?|pounds?|dollars?|franken|francs?|procent|percent|pour cent|prozent|niets|nothing|nichts|rien|gratis|gratuite?s?|kosteloo\\w*|vrijblijvend|free|kostenlos|kostenfrei|umsonst|inbegrepen|included|inbegriffen|enthalten|compris\\w*)\\b"
                    + "|\\p{L}*(?:prijs|prijzen|price|prices|preis|preise|tarie\\w+|tarif|tarifs|tarife|prix|kosten|costs)\\b");
    private static final String NUMBERS =
            "\\d+|\\b(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|half|halve|halfjaar|two|three|four|five|six|seven|eight|nine|ten|twelve|zwei|drei|funf|sechs|sieben|neun|zehn|zwolf|halbe\\w?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze)\\b";
    private static final Pattern NUMBER = Pattern.compile(NUMBERS);
    private static final Pattern DURATION = Pattern.compile(
            "\\b(?:minu\\w+|kwartier\\w*|\\p{L}*(?:uur|uren|dag|dagen|week|weken|maand|maanden|jaar|jaren)|h|hours?|days?|weeks?|months?|years?|season|stunden?|tage?n?|wochen?|monate?n?|jahre?n?|saison|heures?|jours?|semaines?|mois|ans?|annees?|levenslang|lifetime|direct|meteen|immediately|sofort|seizoen)\\b");
    private static final Pattern MOMENT = Pattern.compile(
            "\\d|\\b(?:(?:maan|dins|woens|donder|vrij|zater|zon|feest|werk|week)dag\\w*|weekend\\w*|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:mon|diens|donners|frei|sams|sonn|werk|feier)tag\\w*|mittwoch\\w*|(?:lun|mar|mercre|jeu|vendre|same)dis?|dimanches?|ma|di|wo|do|vr|za|zo"
                    + "|jan\\w*|feb\\w*|fev\\w*|maart|march|marz|mars|apr\\w*|avril|mei|may|mai|jun\\w*|juin|jul\\w*|juil\\w*|aug\\w*|aout|sep\\w*|okt\\w*|oct\\w*|nov\\w*|dec\\w*|dez\\w*|voorjaar|zomer|herfst|najaar|winter|spring|summer|autumn|sommer|herbst|printemps|ete|automne|hiver"
                    + "|\\p{L}*(?:ochtend|middag|avond|nacht)\\w*|morgens?|vandaag|elke|dagelijks|daily|every|taglich|jede\\w?|tous les|chaque|altijd|always|immer|toujours|week|weken|weeks?|wochen?|semaines?|dag|dagen|days?|tage?n?|jours?|maand\\w*|months?|monat\\w*|mois|jaar|years?|jahre?|ans?|\\p{L}*(?:data|datum|dates?|agenda|kalender|calendar|calendrier)|midi|minuit|noon|mittags?)\\b");

    static Told of(String answer) {
        String folded = Text.fold(Text.of(answer).clean());
        boolean number = NUMBER.matcher(folded).find();
        return new Told(
                MONEY.matcher(folded).find(),
                number,
                DURATION.matcher(folded).find(),
                MOMENT.matcher(folded).find());
    }

    /** Whether it can be what is asked for; of what leaves no such trace, it can. */
    boolean suits(Ask ask) {
        return switch (ask.kind()) {
            case HOW_MUCH -> money || (!ask.money() && number);
            case COUNT -> number;
            case HOW_LONG -> duration || moment;
            case WHEN -> moment || duration;
            case ANY, WHERE, WHO, WHY -> !ask.price() || money;
        };
    }
}
