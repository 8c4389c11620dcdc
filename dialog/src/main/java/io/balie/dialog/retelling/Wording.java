package io.balie.dialog.retelling;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a language says around the clauses, and which of a message's sentences carry no question.
 *
 * @param ask the opening of the confirmation question
 * @param that the word that joins it to the clause
 * @param and "en"
 * @param but "maar"
 * @param or "of"
 * @param customer how the customer is named in the third person, with a space
 * @param because "omdat"
 * @param about how a fallback clause begins, before what it is about
 * @param following what a fallback is about when nothing is named: "het volgende"
 * @param aboutEnd how it ends, after what it is about
 * @param asking what is said when nothing at all can be named: "u een vraag hebt"
 * @param persons words that address someone, which are not quoted
 * @param leftover forms that no clause in this voice may hold
 * @param summing how a sentence begins that says itself that it is the point
 * @param openings dropped from the start of a sentence, as long as something follows
 * @param closings dropped from its end
 * @param pleasantries whole sentences that are dropped when others remain
 * @param moods sentences of feeling, and openers before a colon, dropped when others remain
 * @param corrects how a message that corrects the one before begins
 * @param denies a message that says that the telling was wrong, and nothing more
 * @param reference a message that only adds a number: its groups "label" and "code"
 * @param problem words that make a statement the likely heart of a story
 * @param anaphora a question or statement that cannot be understood without the sentence before it
 */
record Wording(
        String ask,
        String that,
        String and,
        String but,
        String or,
        String customer,
        String because,
        String about,
        String following,
        String aboutEnd,
        String asking,
        Pattern persons,
        Pattern leftover,
        Pattern summing,
        Pattern openings,
        Pattern closings,
        Pattern pleasantries,
        Pattern moods,
        Pattern corrects,
        Pattern denies,
        Pattern reference,
        Pattern problem,
        Pattern anaphora,
        List<Vague> vague) {

    /**
     * A pattern of vague talk.
     *
     * @param pattern its group 1 is the part to quote
     */
    record Vague(Pattern pattern) {}

    /** In these languages a customer's words stand between their marks as they are. */
    private static final Pattern NOBODY = Pattern.compile("(?!)");

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    static Pattern pattern(String regex) {
        return Pattern.compile(regex, FLAGS);
    }

    /** The customer's own words, with a colon before them and the marks of the language around them. */
    String quoted(String words) {
        return switch (and) {
            case "und" -> ": „" + words + "“";
            case "et" -> " : « " + words + " »";
            default -> ": \"" + words + "\"";
        };
    }

    /** A noun as it is written within a sentence. */
    String noun(String noun) {
        return and.equals("und")
                ? noun.substring(0, 1).toUpperCase(Locale.ROOT) + noun.substring(1)
                : noun.toLowerCase(Locale.ROOT);
    }

    static Wording dutch(Voice voice) {
        boolean third = voice == Voice.THIRD;
        return new Wording(
                "Begrijp ik het goed",
                third ? "" : "dat",
                "en",
                "maar",
                "of",
                "de klant ",
                "omdat",
                switch (voice) {
                    case FORMAL -> "uw vraag gaat over";
                    case INFORMAL -> "je vraag gaat over";
                    case THIRD -> "de vraag gaat over";
                },
                "het volgende",
                "",
                switch (voice) {
                    case FORMAL -> "u een vraag hebt";
                    case INFORMAL -> "je een vraag hebt";
                    case THIRD -> "de klant heeft een vraag";
                },
                pattern("(?U)\\b(?:ik|mij|mijn|mn|m'n|me|je|jij|jou|jouw|u|uw|jullie|wij|we|ons|onze|ge|gij)\\b"),
                Pattern.compile(
                        switch (voice) {
                            case FORMAL ->
                                "(?U)(?<![-\\w])(?:ik|mij|mijn|me|je|jij|jou|jouw|jullie|ge|gij|wy|jezelf|mezelf|mijzelf)(?![-\\w])";
                            case INFORMAL ->
                                "(?U)(?<![-\\w])(?:ik|mij|mijn|me|u|uw|ge|gij|wy|mezelf|mijzelf)(?![-\\w])";
                            case THIRD -> "(?U)(?<![-\\w])(?:ik|mij|mijn|me|je|jij|jou|jouw|u|uw|ge|gij|wy)(?![-\\w])";
                        }),
                pattern(
                        "(?:dus )?(?:kort gezegd|kort samengevat|kortom|in het kort|samengevat|samenvattend|(?:mijn|de|onze) (?:concrete |eigenlijke )?vraag (?:is|luidt)(?: dus| eigenlijk| nu)?|concreet|waar het om gaat|wat ik (?:wil|bedoel)(?: is)?|het komt erop neer dat)(?:[\\s,:]+|$)|dus(?: dan| nu| mijn vraag(?: is)?)?[\\s,:]+(?=\\p{L})"),
                pattern(
                        "^(?:wat een (?:\\p{L}+e )?\\p{L}+(?=[,!] )|(?:allez|amai|awel|seg|zeg|bon|komaan|nou|nou ja|tja|tsja|ach|och|goh|euh|eh|uh|uhm|hmm+|jeetje|jee|pff+|poeh|wow|kijk|luister|zo|tjonge|jongens|ja|jaja|goed|oké|oke|ok|mja|welja|hè|verdorie|potverdorie|godver\\p{L}*)[,!.]+(?: (?:en|maar|dus|want)(?= ))?|(?:allez|amai|awel|seg|euh|uh|uhm|hmm+|pff+)(?= )|(?:hoi|hallo|hai|hey|hé|hi|dag|yo|heej|hee|hela|ola|moin|goedendag|goede(?:n|re)?\\s?(?:morgen|middag|avond|dag)|goeie(?:n)?\\s?(?:morgen|middag|avond|dag)|morgen(?=[,!.])|goeden?avond)(?=[\\s,!.]|$)"
                                + "(?:\\s+(?:allemaal|daar|mensen|team|meneer|mevrouw|meneer/mevrouw|balie|zeg|dames en heren|iedereen))*"
                                + "|(?:beste|geachte)(?=,)|(?:beste|geachte)\\s+(?:\\p{L}+[\\s/]*){1,4}(?=,)|beste (?:mensen|allemaal|team|meneer|mevrouw)|geachte (?:heer/mevrouw|heer|mevrouw|dames en heren)|l\\.s\\.|"
                                + "(?:u|je) spreekt met (?:de heer |mevrouw )?[^,.!?]{2,50}?(?=[,.!]| en (?:ik|wij|we))(?: en(?= (?:ik|wij|we)))?"
                                + "|met (?:de heer |mevrouw )?\\p{Lu}[^,.!?]{2,50}?(?=[,.!])"
                                + "|(?:mijn naam is|ik ben|ik heet) (?:de heer |mevrouw )?(?:(?-i:\\p{Lu})[\\p{L}'-]*|van|de|der|den|het|ter|ten|uit)(?: (?:(?-i:\\p{Lu})[\\p{L}'-]*|van|de|der|den|het|uit|bij|bv|b\\.v\\.))*(?=[,.!]| en (?:ik|wij|we|mijn)|$)(?: en(?= (?:ik|wij|we|mijn)))?"
                                + "|mijn naam is \\p{L}+(?: \\p{L}+)?(?=[,.!]| en )(?: en)?"
                                + "|(?:even|ff|nog|kort)? ?(?:een |korte? )?vraag(?:je)?(?=[:,])|even een vraag(?:je)?|vraag(?:je)?(?=[:,])|kort vraagje|ik heb (?:een|nog een|even een) (?:korte |klein )?vraag(?:je)?(?=[:,])|sorry(?=[ ,])|"
                                + "alvast bedankt|bedankt|dank u(?: wel)?|dank je(?: wel)?|dankjewel)[\\s,!.:;-]*"),
                pattern(
                        "(?:[\\s,;.!?-]*\\b(?:(?:alvast )?(?:hartelijk |heel erg )?(?:bedankt|dank(?: u| je)?(?: wel)?)(?: voor [^.!?]*)?|\\b(?:met )?vriendelijke groet(?:en)?.*|\\bgroet(?:en|jes)?(?:\\s.{0,40})?|\\bgr\\.?(?:\\s\\p{L}.{0,30})?|\\bmvg\\b.*)|[,;.!?-]\\s*(?:"
                                + "\\bwat een (?:\\p{L}+e )?\\p{L}+|\\bklopt (?:dat|dit)|\\btoch|\\bhè|\\bof niet|\\bis dat (?:zo|juist)|\\bhoor je (?:dat|me)|\\bhoor ik graag|\\bik hoor het graag(?: van (?:u|jullie|je))?|\\bgraag (?:hoor|verneem) ik (?:van|wat|iets).*|\\bfijne dag(?: nog| verder)?|\\bweet (?:u|je|jij|iemand) dat|\\bwat nu|\\bkan dat|\\bkunt u (?:mij )?(?:hiermee |daarmee |hierbij |daarbij )?helpen|\\bdank))[\\s.!?]*$"),
                pattern(
                        "(?:(?:alvast |hartelijk |heel erg )*(?:bedankt|dank|dank u|dank je|dank u wel|dank je wel|dankjewel)(?: voor .*)?|ik hoop dat (?:u|jullie|je) (?:mij|me|ons) .*|(?:hopelijk|misschien) (?:kunt u|kunnen jullie|kun je|kan iemand) (?:mij|me|ons) .*helpen|"
                                + "(?:kunt u|kun je|kunnen jullie|kan iemand|wie kan|kan je|wilt u) (?:mij|me|ons)?\\s?(?:hier|daar|even|alstublieft|misschien|ergens|hiermee|daarmee|hierbij|daarbij|mee|met iets|\\s)*(?:helpen|verder helpen)|"
                                + "(?:ik heb|heb|wij hebben|mag ik|ik had) (?:nog |even )?(?:een|eens|twee|drie|enkele|een paar|wat) (?:korte |klein |andere )?(?:vraag|vraagje|vragen|vraagjes|probleem|probleempje|klacht)(?: stellen| voor (?:u|jullie)| aan (?:u|jullie))?|"
                                + "hoe gaat het.*|alles goed|ik hoor (?:het )?graag.*|(?:graag )?(?:hoor|verneem) ik .*|(?:met )?vriendelijke groet.*|groet(?:en|jes)?.*|mvg.*|gr\\.?(?: .*)?|fijne (?:dag|avond|middag).*|tot ziens|klopt (?:dat|dit)|"
                                + "(?:is er )?iemand(?: daar| aanwezig)?|ja|nee|ok|oké|oke|prima|hallo|hoi|dag|test|ben je daar|bent u daar|ik zie (?:uw|jullie) (?:reactie|antwoord).*|in afwachting.*|ik wacht (?:uw|jullie) (?:reactie|antwoord).*|"
                                + "(?:mijn naam is|ik heet) .{1,40}|ik ben (?-i:\\p{Lu})\\S*(?: (?-i:\\p{Lu})\\S*)*|goed(?:e|en)?\\s?(?:morgen|middag|avond|dag)|help|hulp|kan dat|dat was het|sorry|sorry hoor|wat nu|hoor ik graag|succes)"),
                pattern(
                        "(?:ik ben|wij zijn|we zijn|ik word|ik raak)(?: nu| echt| erg| heel| zeer| behoorlijk| zo| best| enorm| ontzettend| er| inmiddels| het| hier)* (?:boos|kwaad|woest|spuugzat|kotsbeu|beu|pissig|pislink|laaiend|ziedend|furieus|razend|sprakeloos|wanhopig|ongelukkig|blij|geschokt|ziek van|doodmoe|teleurgesteld|ontevreden|verdrietig|zat|beu|klaar mee|gefrustreerd|geïrriteerd|furieus|ontstemd|moe|verontwaardigd|verbaasd|radeloos|ten einde raad)(?: hierover| hiermee| op jullie| op u| ervan| (?:over|met|van) (?:jullie|uw|de|het|mijn|deze|dit) \\p{L}+)?|"
                                + "(?:dit|dat|het) (?:is|was)(?: toch| echt| gewoon| wel| heel| erg| zo| te| ronduit)* (?:belachelijk|schandalig|schande|een schande|onacceptabel|vervelend|niet normaal|ongelofelijk|ongelooflijk|idioot|waardeloos|triest|jammer|gek|absurd|bezopen|frustrerend|erg)(?: dit| zeg)?|"
                                + "(?:echt |wat |zwaar |zeer |heel )?(?:belachelijk|schandalig|waardeloos|schande|vervelend|een schande|onacceptabel|slechte service|slecht)(?: dit| zeg| hoor)?|ik (?:baal|baal hier|baal er)(?: enorm| echt| ontzettend)?(?: van)?|wat een (?:\\p{L}+e )?\\p{L}+|"
                                + "help|vraag|vraagje|klacht|probleem|mijn vraag|de vraag|onderwerp|betreft|betr|mijn vraag is|de vraag is|mijn probleem is|het probleem is|even een vraag|het volgende|ik heb het volgende probleem|ik heb een vraag|ik heb een klacht|ik heb een probleem|korte vraag|situatie|het zit zo|het gaat om het volgende|nog een vraag|melding|toelichting|p\\.?s\\.?|let op|spoed|haast|dringend|ik wil een klacht indienen"
                                + "|(?:en |want |maar )?(?:dat meen ik(?: echt| serieus)?|ik meen het(?: echt)?|ik vind het (?:echt |heel |erg |zo |toch |ronduit |gewoon )*(?:belachelijk|schandalig|schande|een schande|onacceptabel|vervelend|jammer|niet normaal|irritant|frustrerend|erg|slecht|raar|vreemd|bizar|waardeloos)|daar (?:word|wordt) (?:ik|je) (?:gek|niet goed|niet blij|moe|ziek|moedeloos) van|ik (?:word|wordt) (?:er )?(?:gek|niet goed|hier gek|helemaal gek|hier niet goed|er niet goed)(?: van| hiervan)?|hoe moeilijk kan het zijn|(?:het|dit) kan toch niet(?: zo)? moeilijk zijn|(?:dit|het|dat) slaat (?:echt )?nergens op|ik weet het (?:ook )?(?:niet|even niet)(?: meer)?|(?:ik|we) (?:snap|snappen|begrijp|begrijpen) er (?:niets|niks|geen bal|geen snars)(?: meer)? van|bah|tja|nou ja|ja ja|lekker dan|mooi is dat|fijn is dat|hallo zeg|kom op(?: zeg)?|komaan|schiet op|wat een (?:waardeloze |slechte |belabberde |prut|kut|rot)?\\s?(?:bedrijf|winkel|tent|boel|zaak|bende|puinhoop|flauwekul|onzin|gedoe|drama)|jullie (?:zijn|doen) (?:echt )?(?:waardeloos|belachelijk|oplichters|dieven|niks|niets|schandalig)|dit is (?:echt )?(?:de laatste keer|oplichting|diefstal|geen service)|nooit meer|ik (?:ben|heb) er (?:helemaal |echt |zo )?(?:klaar mee|genoeg van)|ik heb er (?:schoon )?genoeg van|mijn geduld is op|het is wat|het is me wat|dat snapt u (?:wel|vast)|dat begrijpt u (?:wel|vast)|dat snap je wel|u snapt het wel|zeg het maar|laat maar weten|ik ben benieuwd|(?:ik )?hoop dat het lukt|hopelijk lukt (?:het|dat)|dat zou (?:fijn|mooi|top|super|geweldig|handig) zijn|heel fijn|super|top|mooi|prima|fijn|lief|sterkte)|zo kan het niet langer|ik pik dit niet(?: langer)?|dit kan (?:echt |toch )?niet(?: zo)?|dit is niet de eerste keer"),
                pattern(
                        "^(?:(?:oh? |ah? |ach |sorry,? |oeps,? |ja,? )?(?:nee+|neen|nope|niet helemaal|niet precies|niet echt|correctie|oeps|sorry|pardon|fout|wacht|ho)(?:[\\s,.!:;-]+|$))?(?:maar )?"
                                + "(?:(?:(?:het|dat|dit|er) (?:klopt|is|staat)(?: nog| ook| dus| echt| helemaal)* (?:niet|fout|verkeerd|onjuist)(?: helemaal| precies)?(?: goed| juist| correct| waar| zo| wat ik (?:bedoel|bedoelde|zei|vroeg))?|(?:dat|zo) (?:bedoel|bedoelde) ik (?:het )?niet|dat (?:heb ik niet gezegd|zei ik niet|vroeg ik niet)|(?:u|je|jullie) (?:begrijpt|begrijp|begrijpen|hebt|heeft|heb|hebben) (?:me|mij|het) (?:verkeerd|niet)(?: goed| begrepen)?|helemaal niet|klopt niet(?: helemaal)?|toch niet)(?=[\\s,.!:;-]|$)[\\s,.!:;-]*"
                                + "|(?:ik|wij|we) (?:bedoel(?:de|en)?|bedoelden)(?: eigenlijk| dus)?(?: dat)?[\\s,:]*|het moet(?: zijn)?[\\s:]+|ik wilde zeggen[\\s:,]*)+(?:maar )?"
                                + "|^(?:(?:oh? |ah? |ach |sorry,? |ja,? )?(?:nee+|neen|nope|niet helemaal|niet precies|niet echt|correctie|oeps)[\\s,.!:;-]+(?=\\S))(?:(?:sorry|nee|wacht|moment|pardon|stop|toch niet|laat maar|doe toch maar|doe maar)[\\s,.!:;-]+(?=\\S)){0,3}(?:maar )?(?:(?:ik|wij|we) bedoel(?:de|en)?[\\s,:]*)?"
                                + "|^(?=niet [^.!?,]{2,60}(?:,| maar | wel ))"),
                pattern(
                        "(?:nee+|neen|nope|niet helemaal|niet precies|(?:nee,? )?(?:dat )?klopt niet|(?:nee,? )?dat is (?:niet|fout|verkeerd)(?: juist| goed| zo| correct)?)[\\s.!]*"),
                pattern(
                        "(?:en |oh? ja,? |ps:? |dus )?(?:(?:het|dit|dat|mijn vraag|de vraag) (?:gaat|ging|betreft|is)(?: dan| dus| hier| hierbij)?(?: om| over)? ?|(?:ik heb het|heb het) over |betreft:? |betr\\.?:? |voor )?(?:(?:mijn|de|het|ons|onze) )?(?<label>(?:bestel|order|factuur|klant|polis|dossier|contract|zaak|ticket|referentie|reserverings|boekings|boeking|serie|relatie|kenteken|abonnement|debiteuren|aanvraag|verzend|pakket|klacht|track)[\\p{L} -]{0,12}?(?:nummer|nr\\.?|code)?|bestelling|order|factuur|klant|polis|dossier|contract|zaak|ticket|reservering|boeking|pakket|nota|offerte|rekening|aanvraag|vlucht|melding|klacht|kenteken|postcode|referentie|nummer)?(?: (?:is|luidt|nummer|nr\\.?|met nummer|met ordernummer|met bestelnummer))*:? ?#?(?<code>(?=[\\p{L}\\d./-]*\\d)[\\p{L}\\d][\\p{L}\\d./-]{1,24})"),
                pattern(
                        "(?:^|.*\\b)(?:helaas|niet|geen|nooit|kapot|stuk|defect|fout|verkeerd|verkeerde|dubbel|te laat|nog steeds|probleem|lek|lekt|mis|kwijt|weg|gebroken|beschadigd|storing|foutmelding|teveel|te veel|geweigerd|geblokkeerd|vertraagd|wil|wilt|willen|graag|zou|onterecht|klacht|wacht|ontbreekt|ontbreken|gestolen|uitgevallen|valt|brandt|stinkt|ingebroken|overleden|verstopt|vastgelopen|vast|schimmel|ingeslikt|opgelicht|gehackt|verlopen|zoekgeraakt|vies|vieze|pijn|ziek|gevallen|overstroomd|ontploft)\\b.*"),
                pattern(
                        "(?:en |maar |dus )?(?:hoe (?:kan|komt|zit) (?:dat|dit|het|die)|waarom(?: is| doet| gebeurt)? (?:dat|dit)?|wat (?:moet ik|nu|kan ik|gaan jullie|gaat u|doe ik|is dat|betekent dat|moet ik nu).*|kan (?:dat|dit|het)|mag (?:dat|dit)|wanneer .*(?:hij|het|dat|die|ze|dit)\\b.*|.*\\b(?:hij|hem|het|die|dat|dit|ze|ervoor|eraan|ervan|erop|daarvoor|daarvan|hierop|hiervoor|daarmee|hiermee|erin)\\b.*)"),
                List.of(
                        new Vague(
                                pattern(
                                        "\\b((?:dat|dit|die|het|zo'n|een) (?:\\p{L}+ )?(?:ding|dingen|gedoe|spul|spullen|zaakje|verhaal|geval|geintje|kwestie|toestand|onderwerp)(?: met (?:de |het |mijn |jullie |uw |een |die |dat )?\\p{L}+)?)")),
                        new Vague(
                                pattern(
                                        "\\b((?:gedoe|gezeur|gedonder|ellende|toestanden|trammelant|geharrewar) (?:met|over|om|rond) (?:de |het |mijn |jullie |uw |een |die |dat )?\\p{L}+)")),
                        new Vague(
                                pattern(
                                        "\\b((?:een |wat )?(?:probleem|probleempje|problemen|vraag|vraagje|vragen|klacht)(?: (?:met|over|bij) (?:iets|het|dat|dit|alles))?)[\\s.!?]*$")),
                        new Vague(
                                pattern(
                                        "\\b(dat (?:van|met) (?:laatst|toen|gisteren|vorige (?:week|keer|maand)|daar|de vorige keer|jullie|die ene))\\b")),
                        new Vague(
                                pattern(
                                        "\\b(die ene(?: \\p{L}+)?|dat ene(?: \\p{L}+)?|zoiets|iets anders|iets|dinges|van alles|dingen|bepaalde zaken|zaken|informatie|wat informatie|meer informatie|het een en ander|hetzelfde|alles)\\b")),
                        new Vague(
                                pattern(
                                        "^(?:en |maar |dus |ja )?(?:hoe|waarom|wanneer|waar) (?:werkt|doet|is|gaat|zit|komt|kan|moet|krijg ik|doe ik|regel ik) (het|dat|dit|die|ze)\\b")),
                        new Vague(
                                pattern(
                                        "^(?:en |maar |dus |ja |nou )?(het|dat|dit|die|hij|ze|zij)\\b(?! (?:gaat|ging) om)(?! \\p{L}+ (?:dat|of)\\b)(?= (?:is|was|werkt|doet|klopt|lukt|moet|kan|gaat|komt|blijft|wil|staat|ligt|zit|heeft|deugt|loopt|duurt|kost|zijn|werken|kloppen|gebeurt))")),
                        new Vague(
                                pattern(
                                        "\\b(?:wil|wilde|moet|kan|kunt|kun|heb|krijg|snap|begrijp|vind|regel|vergeten|over|zoek)(?: \\p{L}+)? (het|dat|dit|die)(?=[\\s.!?]*$| (?:niet|graag|nu|even|regelen|doen|hebben|terug|wel|weten|anders|wijzigen|veranderen))"))));
    }

    static Wording english(Voice voice) {
        return new Wording(
                "Do I understand correctly",
                voice == Voice.THIRD ? "" : "that",
                "and",
                "but",
                "or",
                "the customer ",
                "because",
                voice == Voice.THIRD ? "the question is about" : "your question is about",
                "the following",
                "",
                switch (voice) {
                    case FORMAL -> "you have a question";
                    case INFORMAL -> "you have a question";
                    case THIRD -> "the customer has a question";
                },
                NOBODY,
                Pattern.compile(
                        switch (voice) {
                            case FORMAL -> "(?U)\\b(?:I|my|me|mine|myself)\\b";
                            case INFORMAL -> "(?U)\\b(?:I|my|me|mine|myself)\\b";
                            case THIRD -> "(?U)\\b(?:I|my|me|mine|myself|you|your)\\b";
                        }),
                pattern(
                        "(?:so )?(?:in short|in brief|to sum up|long story short|basically|my (?:actual )?question is|the question is|what i want is)(?:[\\s,:]+|$)|so[\\s,:]+(?=\\p{L})"),
                pattern(
                        "^(?:(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings)(?: there| all| team| everyone| sir or madam| sir/madam| sir| madam| support)*(?=[\\s,!.]|$)"
                                + "|(?:my name is|i am|i'm|this is) (?-i:\\p{Lu})[\\p{L}'-]*(?: (?-i:\\p{Lu})[\\p{L}'-]*)*(?: from [^,.!?]{2,30}?)?(?=[,.!]| and (?:i|we|my)|$)(?: and(?= (?:i|we|my)))?"
                                + "|i have a (?:quick )?question(?=[:,])|quick question(?=[:,])|question(?=[:,])|sorry(?=[ ,])(?: to bother you)?|thanks|thank you)[\\s,!.:;-]*"),
                pattern(
                        "(?:[\\s,;.!?-]*\\b(?:(?:many )?thanks(?: in advance| a lot| so much)?(?: for [^.!?]*)?|thank you(?: very much| so much| in advance)?(?: for [^.!?]*)?|(?:kind|best) regards.*|regards.*|cheers|sincerely.*|yours .{3,30})|[,;.!?-]\\s*(?:right|is that (?:right|correct|possible)|correct|can you help(?: me)?|please help(?: me)?|have a (?:nice|great) day))[\\s.!?]*$"),
                pattern(
                        "(?:(?:many )?thanks.*|thank you.*|(?:can|could) (?:you|someone|anyone)(?: please)? help(?: me| us)?(?: out| with this| please)*|i hope (?:you|someone|that you) .*|hope you .*|i (?:have|had|'ve got) a (?:quick )?(?:question|problem|complaint)|how are you.*|(?:kind|best) regards.*|regards.*|yes|no|ok|okay|hello|hi|hey|is (?:anyone|someone|anybody) there|help|please help(?: me)?|good (?:morning|afternoon|evening)|my name is .{1,40}|i am (?-i:\\p{Lu})\\S*(?: (?-i:\\p{Lu})\\S*)*|looking forward .*|i look forward .*|have a (?:nice|great) .*|sorry.{0,20}|cheers|can you help)"),
                pattern(
                        "(?:i am|i'm|we are|we're)(?: really| very| so| extremely| quite| getting)* (?:angry|furious|annoyed|upset|disappointed|frustrated|fed up|unhappy|livid|not happy)(?: about this| with you| with this)?|(?:this|that|it) (?:is|was)(?: really| just| so| absolutely| bloody| fucking| damn| completely| totally| simply| utterly| a bit)* (?:ridiculous|unacceptable|outrageous|a disgrace|disgraceful|a joke|terrible|annoying|not acceptable)|(?:absolutely |totally )?(?:ridiculous|unacceptable|outrageous|disgraceful|terrible service)|what a (?:joke|mess|shame|nightmare)|question|complaint|problem|my (?:question|problem) is|the problem is|issue|i have a (?:question|problem|complaint)|help|urgent|quick question|here is my (?:question|problem)|subject|re"),
                pattern(
                        "^(?:no+|nope|not quite|not exactly|sorry|correction|oops)?[\\s,.!:;-]*i mean(?:t)?[\\s,:]*(?:that )?|^(?:no+|nope|not quite|not exactly|correction|oops)[\\s,.!:;-]+(?=\\S)(?:(?:sorry|wait|hang on|hold on|actually)[\\s,.!:;-]+(?=\\S)){0,3}"),
                pattern(
                        "(?:no|nope|not quite|that(?:'s| is) (?:not right|wrong)|no,? that(?:'s| is) (?:not right|wrong))[\\s.!]*"),
                pattern(
                        "(?:and |oh,? |ps:? )?(?:(?:it|this|that|my question) (?:is|was|concerns|relates)(?: about| to| for)?|it's about|it's|about|regarding|re:?|for)? ?(?:(?:my|the|our) )?(?<label>(?:order|invoice|booking|reservation|contract|policy|ticket|account|customer|case|parcel|flight|reference|tracking|membership)(?: (?:number|no\\.?|code|id))?)?(?: (?:is|number|no\\.?))*:? ?#?(?<code>(?=[\\p{L}\\d./-]*\\d)[\\p{L}\\d][\\p{L}\\d./-]{1,24})"),
                pattern(
                        "(?:^|.*\\b)(?:unfortunately|however|not|never|no|can't|cannot|broken|wrong|twice|late|still|problem|leak\\w*|missing|lost|damaged|error|too much|blocked|want|would like|need|refused|stolen|cancel\\w*|wait\\w*|nobody|without)\\b.*"),
                pattern(
                        "(?:and |but |so )?(?:how|why|what|when|where|can|could|is|will|does) .*\\b(?:it|that|this|them|they)\\b.*|.*\\b(?:it|them|they|he|she)\\b.*"),
                List.of(
                        new Vague(
                                pattern(
                                        "\\b((?:that|this|the|a) (?:\\p{L}+ )?(?:thing|things|stuff|matter|situation|hassle|business|issue|mess)(?: with (?:the |my |your |a )?\\p{L}+)?)")),
                        new Vague(
                                pattern(
                                        "\\b((?:hassle|trouble|issues|problems|a problem|an issue) with (?:the |my |your |a )?\\p{L}+)")),
                        new Vague(
                                pattern(
                                        "\\b(something(?: else)?|some (?:information|info|things)|information|things|stuff|everything)\\b")),
                        new Vague(
                                pattern(
                                        "^(?:and |but |so )?(?:how|why|when|where) (?:does|do|is|can|did|will) (it|that|this|they)\\b")),
                        new Vague(
                                pattern(
                                        "^(?:and |but |so )?(it|that|this|they|he|she)(?:'s)? (?:is|was|does|doesn't|isn't|won't|has|keeps|needs|still|stopped|works?|are|broke|don't)\\b")),
                        new Vague(pattern(
                                "\\b(?:want|need|change|cancel|about|get|fix|do) (it|that|this)(?=[\\s.!?]*$)"))));
    }

    static Wording german(Voice voice) {
        return new Wording(
                "Verstehe ich richtig,",
                "dass",
                "und",
                "aber",
                "oder",
                "der Kunde ",
                "weil",
                switch (voice) {
                    case FORMAL -> "es bei Ihrer Frage um";
                    case INFORMAL -> "es bei deiner Frage um";
                    case THIRD -> "es bei der Frage um";
                },
                "Folgendes",
                " geht",
                switch (voice) {
                    case FORMAL -> "Sie eine Frage haben";
                    case INFORMAL -> "du eine Frage hast";
                    case THIRD -> "der Kunde hat eine Frage";
                },
                NOBODY,
                Pattern.compile(
                        switch (voice) {
                            case FORMAL ->
                                "(?U)\\b(?:ich|mich|mir|mein(?:e|er|es|em|en)?|du|dich|dir|dein(?:e|er|es|em|en)?|euch)\\b";
                            case INFORMAL ->
                                "(?U)\\b(?:ich|mich|mir|mein(?:e|er|es|em|en)?|Ihnen|Ihr(?:e|er|es|em|en)?)\\b";
                            case THIRD ->
                                "(?U)\\b(?:ich|mich|mir|mein(?:e|er|es|em|en)?|du|dich|dir|dein(?:e|er|es|em|en)?)\\b";
                        }),
                pattern(
                        "(?:also )?(?:kurz gesagt|kurz|kurzum|meine (?:eigentliche )?frage (?:ist|lautet)(?: also)?|die frage ist|zusammengefasst|konkret)(?:[\\s,:]+|$)|also[\\s,:]+(?=\\p{L})"),
                pattern(
                        "^(?:(?:hallo|hi|hey|moin|servus|guten (?:morgen|tag|abend)|grüß gott|grüezi|liebes team)(?: zusammen| liebes team| team| miteinander)*(?=[\\s,!.]|$)|sehr geehrte (?:\\p{L}+ ){1,3}\\p{L}+(?=,)|liebe[rs]? \\p{L}+(?=,)"
                                + "|(?:mein name ist|ich bin|ich heiße) (?:herr |frau )?(?-i:\\p{Lu})[\\p{L}'-]*(?: (?-i:\\p{Lu})[\\p{L}'-]*| von | vom )*(?=[,.!]| und (?:ich|wir|mein)|$)(?: und(?= (?:ich|wir|mein)))?|ich habe (?:eine|mal eine) (?:kurze )?frage(?=[:,])|(?:kurze )?frage(?=[:,])|entschuldigung(?=[ ,])|danke|vielen dank)[\\s,!.:;-]*"),
                pattern(
                        "(?:[\\s,;.!?-]*\\b(?:(?:vielen |besten |herzlichen )?dank(?:e)?(?: im voraus| schön| schon mal)*(?: für [^.!?]*)?|(?:mit )?freundlichen? grüße?n?.*|(?:viele|liebe|beste|schöne) grüße.*|mfg.*|lg\\b.{0,20}|gruß.*)|[,;.!?-]\\s*(?:oder|stimmt das|richtig|nicht wahr|können sie (?:mir )?(?:da |dabei )?helfen))[\\s.!?]*$"),
                pattern(
                        "(?:(?:vielen |besten |herzlichen )?dank.*|danke.*|(?:können|könnten) sie (?:mir|uns) (?:bitte |da |dabei |damit |vielleicht )*(?:weiter)?helfen|kann mir (?:jemand|hier jemand) helfen|ich hoffe,? .*|ich (?:habe|hätte) (?:da |mal )?(?:eine|ein) (?:kurze )?(?:frage|problem|beschwerde|anliegen)|wie geht.*|(?:mit )?freundliche.*|(?:viele|liebe|beste) grüße.*|ja|nein|ok|okay|hallo|hi|ist (?:da )?jemand (?:da)?|hilfe|guten (?:morgen|tag|abend)|mein name ist .{1,40}|ich bin (?-i:\\p{Lu})\\S*(?: (?-i:\\p{Lu})\\S*)*|schönen tag.*|entschuldigung)"),
                pattern(
                        "(?:ich bin|wir sind)(?: wirklich| sehr| so| echt| total| ziemlich)* (?:sauer|wütend|verärgert|enttäuscht|genervt|unzufrieden|frustriert|empört)(?: darüber| auf sie)?|(?:das|es) ist(?: wirklich| echt| ja| einfach)* (?:unverschämt|eine frechheit|eine unverschämtheit|inakzeptabel|ärgerlich|lächerlich|ein witz|nicht akzeptabel)|(?:unverschämtheit|frechheit|unglaublich)|mir reicht es|frage|beschwerde|problem|meine frage(?: ist)?|das problem ist|mein problem(?: ist)?|betreff|dringend|hilfe|ich habe (?:eine frage|ein problem|folgendes problem|eine beschwerde)"),
                pattern(
                        "^(?:nein|nee|nicht ganz|entschuldigung|korrektur)?[\\s,.!:;-]*ich meine?[\\s,:]+|^(?:nein|nee|nicht ganz|korrektur)[\\s,.!:;-]+(?=\\S)(?:(?:moment|warte|quatsch|stopp|sorry|entschuldigung|doch)[\\s,.!:;-]+(?=\\S)){0,3}"),
                pattern("(?:nein|nee|nicht ganz|das stimmt nicht|nein,? das stimmt nicht)[\\s.!]*"),
                pattern(
                        "(?:und |ach ja,? )?(?:(?:es|das|meine frage) (?:geht|handelt sich|betrifft|ist)(?: um)?|betrifft:?|für|wegen)? ?(?:(?:meine?|die|der|das|unsere?) )?(?<label>(?:bestell|auftrags|rechnungs|kunden|vertrags|vorgangs|buchungs|sendungs|ticket|referenz|policen)-?(?:nummer|nr\\.?)|bestellung|auftrag|rechnung|kunde|vertrag|buchung|reservierung|ticket|paket|angebot|flug|nummer)?(?: (?:ist|lautet|nummer|nr\\.?|mit der nummer))*:? ?#?(?<code>(?=[\\p{L}\\d./-]*\\d)[\\p{L}\\d][\\p{L}\\d./-]{1,24})"),
                pattern(
                        "(?:^|.*\\b)(?:leider|jedoch|seit dem|nicht|kein\\w*|nie|kaputt|defekt|falsch\\w*|doppelt|zu spät|noch|problem|undicht|fehlt|verloren|beschädigt|fehler\\w*|gesperrt|möchte|will|wollen|brauche|warte|gestohlen|niemand)\\b.*"),
                pattern(
                        "(?:und |aber )?(?:wie|warum|was|wann|wo|kann|ist|wird) .*\\b(?:das|es|sie|er|ihn|diese[rsn]?)\\b.*|.*\\b(?:es|ihn|er|dafür|davon|damit)\\b.*"),
                List.of(
                        new Vague(
                                pattern(
                                        "\\b((?:das|dieses|so ein|ein) (?:\\p{L}+ )?(?:ding|zeug|theater|thema|problem|durcheinander)(?: mit (?:der |dem |meiner |meinem |ihrer |ihrem )?\\p{L}+)?)")),
                        new Vague(
                                pattern(
                                        "\\b((?:ärger|theater|probleme|stress) mit (?:der |dem |meiner |meinem |ihrer |ihrem )?\\p{L}+)")),
                        new Vague(
                                pattern(
                                        "\\b(etwas(?: anderes)?|so etwas|irgendwas|einige sachen|sachen|informationen|alles)\\b")),
                        new Vague(
                                pattern(
                                        "^(?:und |aber )?(?:wie|warum|wann|wo) (?:geht|ist|funktioniert|kommt|kann|wird|macht man) (das|es|sie|er)\\b")),
                        new Vague(
                                pattern(
                                        "^(?:und |aber )?(es|das|sie|er|die|der) (?:geht|ist|war|funktioniert|klappt|stimmt|muss|kann|kommt|bleibt|läuft|hat)\\b(?! um)")),
                        new Vague(pattern(
                                "\\b(?:will|möchte|brauche|ändern|regeln|wegen|über) (das|es|dies)(?=[\\s.!?]*$)"))));
    }

    static Wording french(Voice voice) {
        return new Wording(
                "Ai-je bien compris",
                voice == Voice.THIRD ? "" : "que",
                "et",
                "mais",
                "ou",
                "le client ",
                "parce que",
                switch (voice) {
                    case FORMAL -> "votre question porte sur";
                    case INFORMAL -> "ta question porte sur";
                    case THIRD -> "la question porte sur";
                },
                "ce qui suit",
                "",
                switch (voice) {
                    case FORMAL -> "vous avez une question";
                    case INFORMAL -> "tu as une question";
                    case THIRD -> "le client a une question";
                },
                NOBODY,
                Pattern.compile(
                        switch (voice) {
                            case FORMAL -> "(?U)\\b(?:je|j'|mon|ma|mes|moi|tu|te|ton|ta|tes|toi)\\b";
                            case INFORMAL -> "(?U)\\b(?:je|j'|mon|ma|mes|moi|vous|votre|vos)\\b";
                            case THIRD -> "(?U)\\b(?:je|j'|mon|ma|mes|moi|vous|votre|vos|tu|te|ton|ta|tes|toi)\\b";
                        }),
                pattern(
                        "(?:donc )?(?:bref|en bref|en résumé|pour résumer|ma question est|la question est|concrètement)(?:[\\s,:]+|$)|donc[\\s,:]+(?=\\p{L})"),
                pattern(
                        "^(?:(?:bonjour|bonsoir|salut|coucou|allô|madame|monsieur|madame, monsieur|chère équipe)(?: à tous| madame| monsieur| à vous| l'équipe)*(?=[\\s,!.]|$)"
                                + "|(?:je m'appelle|mon nom est|je suis (?:madame|monsieur)) (?-i:\\p{Lu})[\\p{L}'-]*(?: (?-i:\\p{Lu})[\\p{L}'-]*| de )*(?=[,.!]| et (?:je|j'|nous|mon|ma)|$)(?: et(?= (?:je|j'|nous|mon|ma)))?|j'ai une (?:petite )?question(?= ?[:,])|(?:petite )?question(?= ?[:,])|excusez-moi(?=[ ,])|pardon(?=[ ,])|merci(?! de |(?: d')))[\\s,!.:;-]*"),
                pattern(
                        "(?:[\\s,;.!?-]*\\b(?:(?:un grand )?merci(?: d'avance| beaucoup| bien)?(?: (?:pour|de) (?:votre|ton|l')[^.!?]*)?|(?:bien )?cordialement.*|(?:je|nous) vous pri(?:e|ons) d'agréer.*|veuillez (?:agréer|recevoir).*|(?:bien à|sincèrement).*|salutations.*|bonne (?:journée|soirée).*)|[,;.!?-]\\s*(?:n'est-ce pas|c'est (?:ça|bien ça)|non|pouvez-vous m'aider))[\\s.!?]*$"),
                pattern(
                        "(?:(?:un grand )?merci(?: d'avance.*| beaucoup| bien| pour .*)?|(?:pouvez-vous|pourriez-vous|quelqu'un peut) m'aider.*|(?:je|nous) vous pri(?:e|ons) d'agréer.*|veuillez (?:agréer|recevoir).*|j'espère .*|j'ai (?:juste )?une? (?:petite )?(?:question|problème|réclamation)|comment allez-vous.*|(?:bien )?cordialement.*|oui|non|ok|d'accord|bonjour|salut|bonsoir|il y a quelqu'un|aidez-moi|à l'aide|je m'appelle .{1,40}|mon nom est .{1,40}|bonne (?:journée|soirée).*|désolée?|pardon|dans l'attente .*)"),
                pattern(
                        "(?:je suis|nous sommes)(?: vraiment| très| tellement| assez)* (?:furieux|furieuse|en colère|fâchée?|déçue?s?|mécontente?|énervée?|frustrée?)|(?:c'est|c'était)(?: vraiment| tout simplement)* (?:inacceptable|scandaleux|honteux|ridicule|une honte|n'importe quoi|pénible|inadmissible|nul|lamentable|intolérable)(?:,? (?:putain|merde|bordel|franchement|quand même|à la fin))?|(?:inacceptable|scandaleux|honteux|quelle honte)|j'en ai (?:marre|assez)|question|réclamation|problème|ma question(?: est)?|le problème est|mon problème(?: est)?|objet|urgent|j'ai (?:une question|un problème|le problème suivant)"),
                pattern(
                        "^(?:non|pas tout à fait|pardon|désolée?|correction)?[\\s,.!:;-]*je (?:voulais dire|veux dire)[\\s,:]*(?:que )?|^(?:ah )?(?:non|pas tout à fait|correction)[\\s,.!:;-]+(?=\\S)(?:(?:pardon|attendez|attends|désolée?)[\\s,.!:;-]+(?=\\S)){0,3}"),
                pattern("(?:non|pas tout à fait|ce n'est pas ça|non,? ce n'est pas ça)[\\s.!]*"),
                pattern(
                        "(?:et |ah oui,? )?(?:il s'agit|c'est|cela concerne|ça concerne|concernant|pour|au sujet)? ?(?:de |du |d'|pour )?(?:(?:la|le|l'|ma|mon|notre) ?)?(?:(?:numéro|n°|no) (?:de |d')?)?(?<label>commande|facture|contrat|dossier|réservation|billet|compte|client|colis|vol|référence|suivi|police|devis|numéro)?(?: (?:est|numéro|n°|no))*:? ?#?(?<code>(?=[\\p{L}\\d./-]*\\d)[\\p{L}\\d][\\p{L}\\d./-]{1,24})"),
                pattern(
                        "(?:^|.*\\b)(?:malheureusement|hélas|infiltre|panne|pas|jamais|rien|plus|aucune?|cassée?|mauvaise?|erreur|deux fois|retard|problème|fuite|fuit|manque|perdue?|abîmée?|bloquée?|veux|voudrais|souhaite|besoin|attends|attendons|volée?|annul\\p{L}*|personne|trop)\\b.*"),
                pattern(
                        "(?:et |mais )?(?:comment|pourquoi|quand|où|que|est-ce|puis-je|peut-on) .*\\b(?:ça|cela|le|la|les|il|elle)\\b.*|.*\\b(?:ça|cela|il|elle|ils|elles)\\b.*"),
                List.of(
                        new Vague(
                                pattern(
                                        "\\b((?:ce|cette|le|la|un|une) (?:\\p{L}+ )?(?:truc|chose|histoire|affaire|machin|bazar)(?: (?:avec|de) (?:la |le |ma |mon |votre )?\\p{L}+)?)")),
                        new Vague(
                                pattern(
                                        "\\b((?:des )?(?:soucis|ennuis|problèmes) avec (?:la |le |les |ma |mon |mes |votre )?\\p{L}+)")),
                        new Vague(pattern(
                                "\\b(quelque chose(?: d'autre)?|autre chose|des informations|des choses|tout)\\b")),
                        new Vague(pattern("^(?:et |mais )?(?:comment|pourquoi|quand|où) (?:\\p{L}+ )?(ça|cela)\\b")),
                        new Vague(
                                pattern(
                                        "^(?:et |mais )?(ça|cela|il|elle|ils|elles) (?:ne |n')?(?:marche|fonctionne|est|va|doit|peut|reste|a|sont)\\b")),
                        new Vague(pattern("\\b(?:veux|voudrais|faire|changer|régler) (ça|cela)(?=[\\s.!?]*$)"))));
    }
}
