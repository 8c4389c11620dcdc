package io.balie.dialog.retelling;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a language says around the clauses, and which of a message's sentences carry no question.
 *
 * @param ask the opening of the confirmation question
 * @param that the word that joins it to the clause
 * @param and "en"
 * @param but "maar"
 * @param or "of"
 * @param because "omdat"
 * @param about how a fallback clause begins, before what it is about
 * @param following what a fallback is about when nothing is named: "het volgende"
 * @param openings dropped from the start of a sentence, as long as something follows
 * @param closings dropped from its end
 * @param pleasantries whole sentences that are dropped when others remain
 * @param moods sentences of feeling, and openers before a colon, dropped when others remain
 * @param corrects how a message that corrects the one before begins
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
        String because,
        String about,
        String following,
        Pattern openings,
        Pattern closings,
        Pattern pleasantries,
        Pattern moods,
        Pattern corrects,
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

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    static Pattern pattern(String regex) {
        return Pattern.compile(regex, FLAGS);
    }

    static Wording dutch(Voice voice) {
        boolean third = voice == Voice.THIRD;
        return new Wording(
                "Begrijp ik het goed",
                third ? "" : "dat",
                "en",
                "maar",
                "of",
                "omdat",
                switch (voice) {
                    case FORMAL -> "uw vraag gaat over";
                    case INFORMAL -> "je vraag gaat over";
                    case THIRD -> "de vraag gaat over";
                },
                "het volgende",
                pattern(
                        "^(?:(?:hoi|hallo|hai|hey|hé|hi|dag|yo|heej|hee|goedendag|goede(?:n|re)?\\s?(?:morgen|middag|avond|dag)|goeie(?:n)?\\s?(?:morgen|middag|avond|dag)|morgen(?=[,!.])|goeden?avond)(?=[\\s,!.]|$)"
                                + "(?:\\s+(?:allemaal|daar|mensen|team|meneer|mevrouw|meneer/mevrouw|balie|zeg|dames en heren|iedereen))*"
                                + "|(?:beste|geachte)\\s+(?:\\p{L}+[\\s/]*){1,4}(?=,)|beste (?:mensen|allemaal|team|meneer|mevrouw)|geachte (?:heer/mevrouw|heer|mevrouw|dames en heren)|l\\.s\\.|"
                                + "(?:u|je) spreekt met (?:de heer |mevrouw )?[^,.!?]{2,50}?(?=[,.!]| en (?:ik|wij|we))(?: en(?= (?:ik|wij|we)))?"
                                + "|met (?:de heer |mevrouw )?\\p{Lu}[^,.!?]{2,50}?(?=[,.!])"
                                + "|(?:mijn naam is|ik ben|ik heet) (?:de heer |mevrouw )?(?:(?-i:\\p{Lu})[\\p{L}'-]*|van|de|der|den|het|ter|ten|uit)(?: (?:(?-i:\\p{Lu})[\\p{L}'-]*|van|de|der|den|het|uit|bij|bv|b\\.v\\.))*(?=[,.!]| en (?:ik|wij|we|mijn)|$)(?: en(?= (?:ik|wij|we|mijn)))?"
                                + "|mijn naam is \\p{L}+(?: \\p{L}+)?(?=[,.!]| en )(?: en)?"
                                + "|even een vraag(?:je)?|vraag(?:je)?(?=[:,])|kort vraagje|ik heb (?:een|nog een|even een) (?:korte |klein )?vraag(?:je)?(?=[:,])|sorry(?=[ ,])|"
                                + "alvast bedankt|bedankt|dank u(?: wel)?|dank je(?: wel)?|dankjewel)[\\s,!.:;-]*"),
                pattern(
                        "(?:[\\s,;.!?-]*\\b(?:(?:alvast )?(?:hartelijk |heel erg )?(?:bedankt|dank(?: u| je)?(?: wel)?)(?: voor [^.!?]*)?|\\b(?:met )?vriendelijke groet(?:en)?.*|\\bgroet(?:en|jes)?(?:\\s.{0,40})?|\\bgr\\.?(?:\\s\\p{L}.{0,30})?|\\bmvg\\b.*)|[,;.!?-]\\s*(?:"
                                + "\\bklopt (?:dat|dit)|\\btoch|\\bhè|\\bof niet|\\bis dat (?:zo|juist)|\\bhoor je (?:dat|me)|\\bhoor ik graag|\\bik hoor het graag(?: van (?:u|jullie|je))?|\\bgraag (?:hoor|verneem) ik (?:van|wat|iets).*|\\bfijne dag(?: nog| verder)?|\\bweet (?:u|je|jij|iemand) dat|\\bwat nu|\\bkan dat|\\bkunt u (?:mij )?(?:hiermee |daarmee |hierbij |daarbij )?helpen|\\bdank))[\\s.!?]*$"),
                pattern(
                        "(?:(?:alvast |hartelijk |heel erg )*(?:bedankt|dank|dank u|dank je|dank u wel|dank je wel|dankjewel)(?: voor .*)?|ik hoop dat (?:u|jullie|je) (?:mij|me|ons) .*|(?:hopelijk|misschien) (?:kunt u|kunnen jullie|kun je|kan iemand) (?:mij|me|ons) .*helpen|"
                                + "(?:kunt u|kun je|kunnen jullie|kan iemand|wie kan|kan je|wilt u) (?:mij|me|ons)?\\s?(?:hier|daar|even|alstublieft|misschien|ergens|hiermee|daarmee|hierbij|daarbij|mee|met iets|\\s)*(?:helpen|verder helpen)|"
                                + "(?:ik heb|heb|wij hebben|mag ik|ik had) (?:nog |even )?(?:een|eens) (?:korte |klein |andere )?(?:vraag|vraagje|probleem|probleempje|klacht)(?: stellen| voor (?:u|jullie)| aan (?:u|jullie))?|"
                                + "hoe gaat het.*|alles goed|ik hoor (?:het )?graag.*|(?:graag )?(?:hoor|verneem) ik .*|(?:met )?vriendelijke groet.*|groet(?:en|jes)?.*|mvg.*|gr\\.?(?: .*)?|fijne (?:dag|avond|middag).*|tot ziens|klopt (?:dat|dit)|"
                                + "(?:is er )?iemand(?: daar| aanwezig)?|ja|nee|ok|oké|oke|prima|hallo|hoi|dag|test|ben je daar|bent u daar|ik zie (?:uw|jullie) (?:reactie|antwoord).*|in afwachting.*|ik wacht (?:uw|jullie) (?:reactie|antwoord).*|"
                                + "(?:mijn naam is|ik heet) .{1,40}|ik ben (?-i:\\p{Lu})\\S*(?: (?-i:\\p{Lu})\\S*)*|goed(?:e|en)?\\s?(?:morgen|middag|avond|dag)|help|hulp|kan dat|dat was het|sorry|sorry hoor|wat nu|hoor ik graag|succes)"),
                pattern(
                        "(?:ik ben|wij zijn|we zijn|ik word|ik raak)(?: nu| echt| erg| heel| zeer| behoorlijk| zo| best| enorm| ontzettend| er| inmiddels| het| hier)* (?:boos|kwaad|woest|teleurgesteld|ontevreden|verdrietig|zat|beu|klaar mee|gefrustreerd|geïrriteerd|furieus|ontstemd|moe|verontwaardigd|verbaasd|radeloos|ten einde raad)(?: hierover| hiermee| op jullie| op u| ervan)?|"
                                + "(?:dit|dat|het) (?:is|was)(?: toch| echt| gewoon| wel| heel| erg| zo| te| ronduit)* (?:belachelijk|schandalig|schande|een schande|onacceptabel|vervelend|niet normaal|ongelofelijk|ongelooflijk|idioot|waardeloos|triest|jammer|gek|absurd|bezopen|frustrerend|erg)(?: dit| zeg)?|"
                                + "(?:echt |wat |zwaar |zeer |heel )?(?:belachelijk|schandalig|waardeloos|schande|vervelend|een schande|onacceptabel|slechte service|slecht)(?: dit| zeg| hoor)?|ik (?:baal|baal hier|baal er)(?: enorm| echt| ontzettend)?(?: van)?|wat een (?:gedoe|ellende|service|schande|zooitje|toestand|waardeloze service|slechte service)|"
                                + "help|vraag|vraagje|klacht|probleem|mijn vraag|de vraag|onderwerp|betreft|betr|mijn vraag is|de vraag is|mijn probleem is|het probleem is|even een vraag|het volgende|ik heb het volgende probleem|ik heb een vraag|ik heb een klacht|ik heb een probleem|korte vraag|situatie|het zit zo|het gaat om het volgende|nog een vraag|melding|toelichting|p\\.?s\\.?|let op|spoed|haast|dringend|ik wil een klacht indienen"
                                + "|zo kan het niet langer|ik pik dit niet(?: langer)?|dit kan (?:echt |toch )?niet(?: zo)?|dit is niet de eerste keer"),
                pattern(
                        "^(?:nee+|neen|niet helemaal|sorry|correctie|oh nee|o nee|oeps|pardon|fout|ho)?[\\s,.!:;-]*(?:(?:maar )?(?:ik|wij) (?:bedoel(?:de|en)?|bedoelden)(?: eigenlijk| dat)?[\\s,:]*|het moet(?: zijn)?[\\s:]*|ik wilde zeggen[\\s:,]*|(?:het is|dat is) niet (?:goed|juist|correct)[\\s,.!]*)|^(?:nee+|neen|niet helemaal|correctie|oh nee|o nee|oeps)[\\s,.!:;-]+(?=\\S)"),
                pattern(
                        "(?:en |oh? ja,? |ps:? |dus )?(?:(?:het|dit|dat|mijn vraag|de vraag) (?:gaat|ging|betreft|is)(?: dan| dus| hier| hierbij)?(?: om| over)? ?|(?:ik heb het|heb het) over |betreft:? |betr\\.?:? |voor )?(?:(?:mijn|de|het|ons|onze) )?(?<label>(?:bestel|order|factuur|klant|polis|dossier|contract|zaak|ticket|referentie|reserverings|boekings|boeking|serie|relatie|kenteken|abonnement|debiteuren|aanvraag|verzend|pakket|klacht|track)[\\p{L} -]{0,12}?(?:nummer|nr\\.?|code)?|bestelling|order|factuur|klant|polis|dossier|contract|zaak|ticket|reservering|boeking|pakket|nota|offerte|rekening|aanvraag|vlucht|melding|klacht|kenteken|postcode|referentie|nummer)?(?: (?:is|luidt|nummer|nr\\.?|met nummer|met ordernummer|met bestelnummer))*:? ?#?(?<code>(?=[\\p{L}\\d./-]*\\d)[\\p{L}\\d][\\p{L}\\d./-]{1,24})"),
                pattern(
                        "(?:^|.*\\b)(?:niet|geen|nooit|kapot|stuk|defect|fout|verkeerd|verkeerde|dubbel|te laat|nog steeds|probleem|lek|lekt|mis|kwijt|weg|gebroken|beschadigd|storing|foutmelding|teveel|te veel|geweigerd|geblokkeerd|vertraagd|wil|wilt|willen|graag|zou|onterecht|klacht|wacht|ontbreekt|ontbreken|gestolen)\\b.*"),
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
}
