package io.balie.nlu.retrieval;

import io.balie.nlu.text.Text;
import java.util.regex.Pattern;

/**
 * How something is said: what kind of thing is asked, and whether anything is asked at all.
 *
 * @param kind what is asked for
 * @param manner whether it asks, wants something done, or tells
 * @param own whether it is about something of the speaker's own
 * @param isStatus whether it asks how far something of the speaker's own is
 * @param howTo whether it asks how, where or whether one can do something
 * @param money whether it asks what something costs, or whether it costs anything
 * @param price whether it asks for an amount, as "prijs van ..." does
 */
record Ask(Kind kind, Manner manner, boolean own, boolean isStatus, boolean howTo, boolean money, boolean price) {

    /** What is asked for. */
    enum Kind {
        ANY,
        WHEN,
        HOW_LONG,
        WHERE,
        HOW_MUCH,
        COUNT,
        WHO,
        WHY
    }

    /** What the message does. */
    enum Manner {
        ASKS,
        NAMES,
        WANTS,
        TELLS,
        STATES
    }

    private static final int MOST_WORDS_OF_A_HEADING = 5;

    private static final Pattern WHEN = Pattern.compile(
            "\\b(wanneer|hoe laat|(?:tot|vanaf) hoe laat|welke (?:dagen|dag|tijd|tijden|uren)|op welke|when|what time|what days?|until when|wann|(?:um|bis|ab) wie ?viel uhr|wie lange offen|bis wann|ab wann|quand|a quelle heure|jusqu'a quelle heure|quels jours|quel jour)\\b");
    private static final Pattern HOW_LONG = Pattern.compile(
            "\\b(hoe ?lang|hoelang|hoeveel (?:dagen|weken|maanden|tijd|minuten|uur|uren|jaar)|binnen hoeveel|hoe snel|how long|how many (?:days|weeks|months|minutes|hours|years)|how soon|how fast|how quickly|wie lange|wie ?viele? (?:tage|wochen|monate|stunden|minuten|jahre|zeit)|wie schnell|combien de (?:temps|jours|semaines|mois|minutes|heures)|pendant combien|sous combien|quel delai)\\b");
    private static final Pattern WHERE = Pattern.compile(
            "\\b(waar(?!om\\b)|where|wo|ou (?:se|est|sont|etes|puis|peut|se trouve|vous|trouver)|où)\\b");
    private static final Pattern HOW_MUCH = Pattern.compile(
            "\\b(wat kost|wat kosten|hoeveel|hoe duur|wat is de prijs|wat zijn de (?:kosten|prijzen|tarieven)|how much|what does it cost|what (?:is|are) the (?:price|cost|fee|rate)s?|was kostet|was kosten|wie viel|wieviel|wie teuer|combien|quel est le (?:prix|tarif))\\b");
    // "hoeveel emplacements": of how many things, not for how much money.
    private static final Pattern COUNT = Pattern.compile(
            "\\b(?:how many|wie ?viele|combien d(?:e |')|hoeveel (?:(?:verschillende|andere|nieuwe|vaste|vrije) )?(?!kosten|geld|betalen|moeten|vragen|rekenen|zijn|worden|duurder|tijdens)\\p{L}{3,}(?:en|s)\\b)");
    private static final Pattern PRICE = Pattern.compile(
            "\\b(?:kost(?:en|et)?|costs?|coute(?:nt)?|\\p{L}*(?:prijs|prijzen|preise?)|prices?|prix|tarie\\w+|tarif\\w*|hoe duur|wie teuer|how expensive)\\b");
    private static final Pattern WHO = Pattern.compile(
            "(?:^|[,.;!?] ?|\\b(?:bij|met|aan|van|door|with|mit|avec|a) )(?:wie (?!lange|viel|kann|muss|oft|spat|mache|teuer)|who\\b|whom\\b|wer\\b|wem\\b|qui\\b)");
    private static final Pattern WHY = Pattern.compile("\\b(waarom|hoezo|why|how come|warum|wieso|pourquoi)\\b");
    private static final Pattern HOW_TO = Pattern.compile(
            "\\b(hoe (?:kan|moet|doe|maak|werkt|meld|vraag|zeg|annuleer|wijzig|verander|verzet|retourneer|stuur|reserveer|boek|bestel|betaal|krijg|bereik|kom)\\w*|kan (?:ik|je|men|men)|kunnen (?:we|wij)|mag (?:ik|je)|waar kan|how (?:can|do|to|should)|can (?:i|we)|may i|where can|wie (?:kann|muss|mache|storniere|bestelle|erreiche)|kann (?:ich|man)|comment|puis-je|peut-on|est-il possible|is het mogelijk|is it possible|ist es moglich)\\b");
    private static final Pattern INVERTED = Pattern.compile(
            "(?:^|[,.;:!?] ?|\\b(?:of|en|maar|dus|if|whether|ob|und|et|si|weten|vraag) )(?:hallo |hoi |dag |goedemorgen |goedemiddag |goedenavond |goedendag |hi |hello |guten tag |bonjour )?,? ?(?:mag|kan|kun|kunnen|moet|moeten|heeft|hebt|hebben|heb|zijn|is|zit|zitten|doen|doet|bent|ben|geldt|gelden|krijg|krijgen|verkoop\\w*|verkopen|lever\\w*|repar\\w*|bied\\w*|werk\\w*|accepteer\\w*|word\\w*|zal|gaat|gaan|hoef\\w*|staat|staan|komt|komen|rijd\\w*|verhuur\\w*"
                    + "|do|does|can|may|is|are|must|should|will|have|has|could i|kann|kann ich|darf|muss|haben|habt|gibt|sind|ist|hat|bieten|liefern|reparieren|est-ce|est-il|puis-je|peut-on|avez-vous|y a-t-il|faut-il|livrez-vous|acceptez-vous|etes-vous|proposez-vous|peux-je|dois-je|doit-on|zijde|hebde|moogt|kunde|verkoopt|levert|werkt|krijgt) ");
    // "lagert ihr auch Reifen ein": in Dutch and German only a question has its verb before the pronoun and nothing
    // before it.
    private static final Pattern VERB_FIRST = Pattern.compile(
            "^(?!(?:als|omdat|dat|want|maar|en|of|hallo|hoi|dag|wenn|dass|weil|aber|und|oder|ja|nee|nein|dus|toen|terwijl|zodat|sorry|hi|hello|wat|was|hoe|hier|dan|nu|wil|will|wilt) )\\p{L}{3,} (?:jullie|ik|u|ihr|ich|wir|wij) ");
    private static final Pattern WH = Pattern.compile(
            "\\b(wat|welke?|hoe|waarmee|waarvoor|what|which|how|was|welche[rsn]?|wie|quel(?:le)?s?|comment|qu'est-ce|que)\\b");
    private static final Pattern FRAME = Pattern.compile(
            "\\b(?:(?:ik|we|wij) (?:wil|wou|wilde|willen|zou|zouden)(?: (?:graag|even|eens|ook|nog|ff|dus|willen|wel))* (?:weten|vragen|wat weten|wat vragen|informatie|informeren)|ik vroeg (?:me|mij) af|ik vraag (?:me|mij) af|ik zat me af te vragen|kort gezegd|om kort te gaan|even kort|allez(?:,? en)?|in short|kurz gesagt|kurz gefragt|en bref|bref|ik heb een vraag(?: over)?|(?:kunt|kun|kan|zou|kunnen)(?: (?:u|je|jij|iemand|jullie))(?: (?:mij|me|misschien|ons|even))* (?:vertellen|zeggen|uitleggen|laten weten|informeren)|weet u|weet je|weten jullie|mag ik vragen|ik ben benieuwd"
                    + "|i(?:'d| would)? (?:like|want|wanted) to (?:know|ask)|i was wondering|i wonder|(?:can|could) you (?:please )?tell me|do you know|may i ask|i have a question(?: about)?|ich (?:mochte|wollte|wurde gern\\w*)(?: gern\\w*)? (?:wissen|fragen)|(?:konnen|konnten) sie mir (?:bitte )?sagen|wissen sie|ich habe eine frage|je (?:voudrais|veux|souhaite\\w*|aimerais) savoir|pouvez-vous me dire|pourriez-vous me dire|savez-vous|j'ai une question)\\b");
    private static final Pattern REQUEST = Pattern.compile(
            "\\b(?:(?:ik|wij|we) (?:wil|willen|wou|wilde|zou|zouden|moet|moeten|ga)\\b|wilt u|wil je|willen jullie|zou u|zou je|zouden jullie|zoudt u|kunt u|kun je|kan je|kunnen jullie|kan (?:iemand|er iemand)|kan dat geregeld|kan dit geregeld|regel\\w*|graag \\w+en\\b|gelieve|stuur (?:mij|me)|laat (?:mij|me)"
                    + "|i(?:'d| would)? (?:want|like|need) to|i want|i need|could you|can you|would you|can someone|could someone|please|ich (?:mochte|will|wurde|muss)|konnen sie|konnten sie|kann (?:jemand|mir jemand)|bitte|je (?:veux|voudrais|souhaite\\w*|dois)|pouvez-vous|pourriez-vous|quelqu'un peut)");
    private static final Pattern OWN =
            Pattern.compile("\\b(mijn|m'n|onze|ons|my|our|mein\\w*|unser\\w*|mon|ma|mes|notre|nos|mij|me)\\b");
    private static final Pattern STATUS = Pattern.compile(
            "\\b(blijft|blijven|status|klaar|aangekomen|ontvangen|binnengekomen|al (?:verzonden|geleverd|onderweg|bezorgd|klaar|gerepareerd|gemaakt)|onderweg|nakijken|kijken|checken|komt mijn|komen mijn|is mijn|zijn mijn|krijg ik mijn|word ik|wordt mijn|worden mijn|ready|arrived|received|where is my|when (?:will|does) my|is my|has my|fertig|angekommen|wo bleibt|wann kommt mein\\w*|ist mein\\w*|arrive ma|arrive mon|ou est m\\w+|est prete?)\\b");
    private static final Pattern MONEY = Pattern.compile(
            "\\b(?:(?:moet|moeten|dien|hoef\\w*|mag|muss|mussen)(?: \\w+){0,4} (?:betalen|bezahlen|zahlen)|(?:betaal|betalen|betaalt) (?:ik|je|we|wij|men|u)|(?:have|need) to pay|do (?:i|we|you) pay|(?:dois-je|doit-on|faut-il|il faut) payer|is(?: \\w+){1,4} (?:gratis|kosteloos|free|kostenlos|umsonst)|zijn(?: \\w+){1,4} (?:gratis|kosteloos)|are(?: \\w+){1,4} free|sind(?: \\w+){1,4} kostenlos|est(?: \\w+){1,4} gratuite?s?|kost|\\p{L}*kosten|kostet|costs?|coute(?:nt)?|\\p{L}*prijs|\\p{L}*prijzen|price|prices|\\p{L}*preise?|prix|tarie\\w+|tarif\\w*|hoe duur|rekenen|rekent)\\b");
    // "Ik heb een huurfiets": says what is so and asks nothing.
    private static final Pattern HAS = Pattern.compile(
            "^(?:(?:hallo|hoi|dag|goede\\w+|hello|hi|guten tag|bonjour)[ ,.!]+)?(?:(?:ik|wij|we) (?:heb|hebben|had|hadden|bezit)|(?:i|we) (?:have|had|own)|i've|(?:ich|wir) (?:habe|haben|hatte)|j'ai|nous avons)\\b");
    private static final Pattern TROUBLE = Pattern.compile(
            "\\b(kapot|stuk|defect|werkt niet|doet het niet|verkeerd|boos|ontevreden|klacht|schande|belachelijk|gisteren|vorige week|nog steeds|al (?:twee|drie|vier|\\d) |te laat|nooit|beschadigd|kwijt|broken|wrong|complaint|still|yesterday|last week|never|damaged|missing|kaputt|falsch|gestern|beschwerde|immer noch|nie|casse|cassee|faux|hier|toujours pas|jamais|plainte)\\b");

    static Ask of(String sentence) {
        String folded = Text.fold(Text.of(sentence).clean()).strip();
        boolean framed = FRAME.matcher(folded).find();
        String bare = FRAME.matcher(folded).replaceAll(" ").strip();
        boolean wh = WH.matcher(bare).find();
        Kind kind = kind(bare);
        boolean mark = folded.contains("?");
        boolean inverted =
                INVERTED.matcher(bare).find() || VERB_FIRST.matcher(bare).find();
        boolean request = REQUEST.matcher(bare).find();
        boolean own = OWN.matcher(bare).find();
        boolean howTo = HOW_TO.matcher(bare).find();
        Manner manner;
        if (kind != Kind.ANY || framed || howTo) {
            manner = Manner.ASKS;
        } else if (request && (own || !asksAbility(bare))) {
            manner = Manner.WANTS;
        } else if ((wh && mark) || inverted || mark) {
            manner = Manner.ASKS;
        } else if (words(folded) <= MOST_WORDS_OF_A_HEADING) {
            manner = Manner.NAMES;
        } else {
            manner = wh ? Manner.ASKS : Manner.TELLS;
        }
        if ((manner == Manner.NAMES || manner == Manner.TELLS)
                && HAS.matcher(folded).find()) {
            manner = Manner.STATES;
        }
        if (manner == Manner.NAMES && TROUBLE.matcher(folded).find()) {
            manner = Manner.TELLS;
        }
        return new Ask(
                kind,
                manner,
                own,
                own && STATUS.matcher(folded).find(),
                howTo,
                MONEY.matcher(folded).find(),
                PRICE.matcher(folded).find());
    }

    // "Kunnen jullie ook e-bikes repareren?" asks; "Kunt u mijn fiets repareren?" wants it done.
    private static boolean asksAbility(String folded) {
        return folded.matches(
                ".*\\b(?:kunnen jullie|kunt u|kun je|kan je|can you|could you|konnen sie|pouvez-vous)\\b.*");
    }

    static boolean tellsTrouble(String sentence) {
        return TROUBLE.matcher(Text.fold(sentence)).find();
    }

    private static Kind kind(String folded) {
        if (WHY.matcher(folded).find()) {
            return Kind.WHY;
        }
        if (HOW_LONG.matcher(folded).find()) {
            return Kind.HOW_LONG;
        }
        if (WHEN.matcher(folded).find()) {
            return Kind.WHEN;
        }
        if (COUNT.matcher(folded).find()) {
            return Kind.COUNT;
        }
        if (HOW_MUCH.matcher(folded).find()) {
            return Kind.HOW_MUCH;
        }
        if (WHERE.matcher(folded).find()) {
            return Kind.WHERE;
        }
        if (WHO.matcher(folded).find()) {
            return Kind.WHO;
        }
        return Kind.ANY;
    }

    /** How well two kinds of question go together, 0 to 1. */
    static double fit(Kind asked, Kind written) {
        if (asked == written || asked == Kind.ANY || written == Kind.ANY) {
            return switch (asked) {
                case WHY -> written == Kind.WHY ? 1 : 0.6;
                case WHO, COUNT -> written == asked ? 1 : 0.75;
                default -> 1;
            };
        }
        if (asked == Kind.WHY || written == Kind.WHY) {
            return 0.6;
        }
        boolean times =
                (asked == Kind.WHEN || asked == Kind.HOW_LONG) && (written == Kind.WHEN || written == Kind.HOW_LONG);
        boolean amounts = (asked == Kind.HOW_MUCH || asked == Kind.HOW_LONG)
                && (written == Kind.HOW_MUCH || written == Kind.HOW_LONG);
        return times || amounts ? 0.88 : 0.65;
    }

    private static int words(String folded) {
        return (int) Text.of(folded).tokens().stream().filter(t -> !t.derived()).count();
    }
}
