package io.balie.dialog.screening;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that tell one thing from another where the intent alone does not: a reason given, a threat made, what a complaint is about. */
final class Wording {

    private static final Pattern REASON = words(
            "over|omdat|want|vanwege|wegens|in verband met|i\\.?v\\.?m|betreft|betreffende|aangaande|naar aanleiding van|n\\.?a\\.?v|het gaat om|gaat het om|inzake|rondom|zodat"
                    + "|about|regarding|because|concerning|since|as my|with my|re:"
                    + "|wegen|über|weil|bezüglich|betreffend|es geht um|da ich|zu meine[rmn]?"
                    + "|concernant|au sujet|à propos|parce que|car|pour (?:mon|ma|mes)|il s'agit");

    private static final Pattern THREAT = words(
            "ik (?:\\w+ ){0,4}(?:sla|schop|steek|trap|maak|vermoord|schiet|hak|breek|ram) (?:ik )?(?:je|jou|u|jullie|hem|haar|ze|hun|die|dat)\\b.{0,40}|(?:breek|sla|schop|trap|ram|steek|schiet|maak) ik (?:je|jou|u|jullie|hem|haar|ze|hun|die|dat)\\b.{0,40}|(?:schiet|steek) .{0,30}(?:neer|overhoop)|vermoord\\w*|dood(?:maken|schieten|steken|slaan)?|in elkaar (?:slaan|rammen|trappen)|brandbom|in (?:de )?(?:brand|fik) (?:steken)?|kom (?:langs )?met (?:een )?(?:mes|bijl|honkbalknuppel|pistool|knuppel)|ik weet (?:je|jullie|waar je|waar jullie) .{0,20}won(?:en|t)|kapot ?(?:maken|slaan)|de hersens inslaan|neerschieten|neersteken|opblazen"
                    + "|kill you|beat you|shoot you|stab you|hurt you|burn (?:down|your)|blow up|i know where you live|smash your|break your"
                    + "|bringe? (?:ich )?(?:dich|euch|sie) um|umbringen|töten|verprügel\\w*|erschieß\\w*|erstech\\w*|zusammenschlagen|schlag(?:e)? (?:dich|euch|ihnen)"
                    + "|vous tuer|te tuer|je vais (?:te|vous) (?:tuer|frapper|buter|casser)|casser la (?:gueule|figure)|brûler");

    private static final Map<String, Pattern> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put(
                "passed_on",
                words(
                        "doorverbonden|van het kastje naar de muur|steeds (?:iemand|een) anders?|elke keer iemand anders|passed (?:on|around)|transferred|weiterverbunden|hin und her|de service en service|baladé"));
        KINDS.put(
                "unreachable",
                words(
                        "onbereikbaar|neemt niemand op|niemand (?:neemt )?op(?:neemt)?|niet bereikbaar|geen gehoor|krijg niemand|geen (?:antwoord|reactie)|nooit (?:antwoord|reactie)|reageert niet|in de wacht|unreachable|nobody (?:answers|responds|picks)|no (?:answer|reply|response)|nicht erreichbar|keine antwort|niemand (?:geht|antwortet)|injoignable|pas de réponse|personne ne répond"));
        KINDS.put(
                "promise",
                words(
                        "beloofd|belofte|beloven|afgesproken|toegezegd|toezegging|(?:is|was|werd) (?:mij|me|ons) (?:\\w+ )?verzekerd|afspraak (?:was|niet)|zou(?:den)? (?:mij |me |ik |gisteren |vorige |vandaag |deze )?.{0,30}(?:terug ?bellen|teruggebeld|komen|klaar|gebeld|langskomen)|teruggebeld|kwam niemand|niet komen opdagen|promised|promise|supposed to|would (?:call|come)|versprochen|zugesagt|promis"));
        KINDS.put(
                "rude",
                words(
                        "onbeleefd|onbeschoft|brutaal|bot (?:behandeld|te woord)|afgesnauwd|uitgelachen|onvriendelijk|kortaf|arrogant|respectloos|rude|impolite|unfriendly|disrespectful|unhöflich|frech|unfreundlich|impoli\\w*|malpoli\\w*|désagréable|grossi\\w*"));
        KINDS.put(
                "late",
                words(
                        "te laat|later|vertraging|vertraagd|nog (?:steeds )?(?:niet|niks|geen)|wacht(?:en)?(?: ik)? (?:al|nu)|al (?:\\w+ )?(?:dagen|weken|maanden|uren|week|maand)|duurt (?:al |nu |veel )?(?:te )?lang|overtijd|late|delay\\w*|still (?:not|waiting|no|haven't|hasn't)|waiting for|verspätet|zu spät|immer noch|warte seit|retard|toujours pas|attends depuis|encore (?:pas|rien)"));
        KINDS.put(
                "money",
                words(
                        "te veel (?:betaald|berekend|gerekend)|dubbel (?:betaald|afgeschreven|gefactureerd|geïncasseerd)|afgeschreven|incasso|aanmaning|geld terug|factuur (?:klopt|is)|rekening klopt|te duur|kosten|overcharged|charged|refund|money back|invoice is|zu viel (?:bezahlt|berechnet)|doppelt|abgebucht|geld zurück|trop (?:payé|cher)|facturé|prélevé|remboursement"));
        KINDS.put(
                "wrong",
                words(
                        "verkeerd\\w*|fout(?:e)?|niet wat ik|onjuist|andere (?:maat|kleur|artikel)|mist|ontbreekt|onvolledig|wrong|incorrect|missing|not what i|falsch\\w*|fehlt|fehler|mauvais\\w*|erreur|manque|faux"));
        KINDS.put(
                "defect",
                words(
                        "kapot\\w*|defect|stuk|gebroken|lek(?:t)?|werkt niet|doet (?:het|'t) niet|beschadigd|gescheurd|kras(?:sen)?|broken|defective|damaged|doesn'?t work|not working|leak\\w*|kaputt|defekt|beschädigt|funktioniert nicht|cassé\\w*|abîmé\\w*|défectueu\\w*|en panne|ne marche pas|ne fonctionne pas"));
    }

    private static final Pattern FURTHER =
            Pattern.compile("^(?:en|and|und|et|maar|but|aber|mais)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern STOP = words(
            "laat maar(?: zitten)?|stop|annuleer|vergeet het|hoeft niet meer|never ?mind|forget it|cancel|vergiss es|abbrechen|laisse(?:z)? tomber|annule(?:z|r)?");

    private static final Pattern REFUSES_DETAIL = words(
            "liever niet|geef ik niet|zeg ik niet|dat gaat u niet|niet nodig|geen (?:telefoon|nummer|e-?mail|mail)|heb ik niet|hebben wij niet|nee|rather not|prefer not|don'?t have|no phone|nein|lieber nicht|habe ich nicht|non|préfère pas|pas de téléphone");

    private static final Pattern PRIVATE = words(
            "geen|particulier|privé|prive|nvt|n\\.v\\.t|niet van toepassing|voor mezelf|zelf|none|no(?:ne)?|private|privately|myself|n/?a|keine?|privat|für mich|aucune?|particulier|privée?|non");

    private static final Pattern REPROACH = words(
            "boos|woedend|kwaad|spuugzat|(?:ben|ik ben|zijn) (?:het|'t|er) (?:\\w+ )?(?:zat|beu|klaar mee)|schand(?:e|alig)|belachelijk|onacceptabel|ongehoord|te gek voor woorden|teleurgesteld|teleurstellend|stelt (?:mij|me|ons) (?:\\w+ )?teleur|waardeloos|wanprestatie|ergerlijk|irritant|niet normaal|slaat nergens op|wat een (?:service|zooi|bende|puinhoop|oplichterij)|oplichters?|(?:nu |al )+voor de (?:tweede|derde|vierde|vijfde|zoveelste) (?:keer|maal)|de zoveelste|klacht (?:indienen|over)|een klacht"
                    + "|angry|furious|fed up|disgrace(?:ful)?|ridiculous|unacceptable|disappointed|disappointing|outrageous|rip-?off|worst|appalling|for the (?:second|third|fourth|umpteenth) time|complaint"
                    + "|wütend|sauer|unverschämt(?:heit)?|frechheit|unglaublich|enttäuscht|inakzeptabel|schon wieder|zum (?:zweiten|dritten|x-ten) mal|beschwerde|beschweren"
                    + "|furieu(?:x|se)|en colère|inadmissible|scandaleux|honteux|inacceptable|déçue?|ras-le-bol|marre de|une honte|réclamation|pour la (?:deuxième|troisième|énième) fois");

    private static final Pattern CALLBACK = words(
            "(?:bel|belt) (?:mij|me|ons)|(?:mij|me|ons) (?:even |aub )?bellen|(?:bel|belt|bellen) (?:mij|me|ons) .{0,20}terug|terug ?(?:te )?bellen|terugbelt|terugbel|teruggebeld|terugbelverzoek|call (?:me|us) back|ring (?:me|us) back|call-?back|zurück ?(?:zu)?rufen|rufen sie .{0,20}zurück|rückruf|rappel(?:er|ez|le)(?:-moi)?");

    /** "U zou mij gisteren terugbellen": asks for a call-back by way of a promise that was not kept. */
    private static final Pattern BROKEN_PROMISE = words(
            "(?:zou(?:den|dt)?|had(?:den)?) (?:u |jullie |iemand |ik |wij |we |mij |me |ons )*.{0,40}(?:terug ?bellen|teruggebeld|gebeld|bellen)|(?:beloofd|toegezegd|afgesproken) .{0,30}(?:bellen|gebeld)|(?:niet|nooit|nog steeds niet|niemand) (?:\\w+ )?(?:terug)?gebeld"
                    + "|(?:promised|supposed|were going|said (?:you|someone|somebody) would) .{0,30}(?:call|ring|phone)|(?:nobody|no one|never) (?:called|rang|phoned)"
                    + "|(?:sollte|wollten?|versprochen) .{0,40}(?:zurück ?rufen|zurückgerufen|angerufen|anrufen)|niemand .{0,20}(?:zurückgerufen|angerufen)"
                    + "|(?:deviez|devait|promis) .{0,30}(?:rappeler|appeler)|personne .{0,20}(?:rappelée?|appelée?)");

    private static final Pattern INDECENT = words(
            "tieten|tiet(?:jes)?|kut\\w*|lul|pik|neuken?|neuk|pijpen|geil(?:e)?|hoer\\w*|slet|sletje|naaktfoto'?s?|naakt ?foto|kanker\\w*|mongool|mongolen|debiel|achterlijke?|klootzak\\w*|teringlijer|flikker op|homo(?:'s)?|tyfus\\w*|eikel|trut|wijf"
                    + "|tits|boobs|dick|cock|pussy|fuck you|bitch|whore|slut|retard|moron|asshole|cunt|nudes?"
                    + "|titten|ficken|fick dich|hure|nutte|schlampe|arschloch|wichser|fotze|missgeburt|hurensohn"
                    + "|salope|pute|connard|connasse|enculé|nichons|bite|encule|va te faire|nique");

    private static final Pattern APOLOGY = words(
            "sorry|excuses|excuseer|mijn fout|pardon|spijt me|apologies|apologise|apologize|entschuldigung|entschuldige|verzeihung|tut mir leid|désolée?|pardonnez|excusez");

    private static final Pattern NAME_ALONE = Pattern.compile(
            "\\s*(\\p{Lu}\\p{L}+(?:-\\p{Lu}\\p{L}+)*(?:\\s+(?:van|de|der|den|ten|ter|te|het|'t|von|le|la|du|el|al|\\p{Lu}\\p{L}+(?:-\\p{Lu}\\p{L}+)*)){0,3}\\s+\\p{Lu}\\p{L}+(?:-\\p{Lu}\\p{L}+)*)\\s*[.!]?\\s*");

    private static final Pattern STATEMENT = Pattern.compile(
            "^\\W*(?:(?:hoi|hallo|dag|goede\\w+|hi|hello|guten \\w+|bonjour)[,!. ]+)?(?:ik (?:heb|ben|was|kom|woon|zit|had|kreeg)|wij (?:hebben|zijn)|we (?:hebben|zijn)|mijn|onze|i (?:have|am|was|got)|i'(?:m|ve)|we (?:have|are)|my|ich (?:habe|bin|war)|wir (?:haben|sind)|mein|j'ai|je suis|nous (?:avons|sommes)|mon|ma)(?![\\p{L}]).*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    private static final Pattern ASKS = words(
            "hoe|wat|wanneer|waar|waarom|welke?|wie|of|kan|kunt|kunnen|mag|mogen|moet|vraag|vroeg|weten|benieuwd|how|what|when|where|why|which|who|whether|if|can|could|may|know|wondering|wie|was|wann|wo|warum|welche[rsn]?|ob|kann|darf|können|wissen|comment|quoi|quand|où|pourquoi|quel(?:le)?s?|qui|si|puis|peut|savoir|combien");

    private static final Pattern PLAIN_QUESTION = Pattern.compile(
            "\\W*(?:hoe|wat|wanneer|waar|welke?|wie|kan|kunt|mag|moet|is|zijn|how|what|when|where|which|can|could|may|is|are|wie|was|wann|wo|welche[rsn]?|kann|könnte|ist|comment|quand|où|quel(?:le)?s?|est-ce|puis-je)(?![\\p{L}])[^.!?]*\\?\\W*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Wording() {}

    private static Pattern words(String words) {
        return Pattern.compile(
                "(?<![\\p{L}])(?:" + words + ")(?![\\p{L}])", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    static boolean givesReason(String text) {
        return REASON.matcher(text).find();
    }

    static boolean threatens(String text) {
        return THREAT.matcher(text).find();
    }

    static boolean apologises(String text) {
        return APOLOGY.matcher(text).find();
    }

    /** A message that is a full name and nothing else. */
    static Optional<String> nameAlone(String text) {
        Matcher name = NAME_ALONE.matcher(text);
        return name.matches() && text.length() <= 60 ? Optional.of(name.group(1)) : Optional.empty();
    }

    /** Whether a message tells something and asks nothing: "ik heb een huurfiets". */
    static boolean onlyStates(String text) {
        return STATEMENT.matcher(text).matches()
                && text.indexOf('?') < 0
                && !ASKS.matcher(text).find();
    }

    /** Whether a message is one question and nothing besides: "wanneer wordt de huur duurder?". */
    static boolean asksPlainly(String text) {
        return PLAIN_QUESTION.matcher(text).matches();
    }

    static boolean reproaches(String text) {
        return REPROACH.matcher(text).find();
    }

    static boolean asksForCallback(String text) {
        return CALLBACK.matcher(text).find();
    }

    static boolean remindsOfPromise(String text) {
        return BROKEN_PROMISE.matcher(text).find();
    }

    static boolean isIndecent(String text) {
        return INDECENT.matcher(text).find();
    }

    static boolean goesOn(String text) {
        return FURTHER.matcher(text.strip()).matches();
    }

    static boolean stops(String text) {
        return STOP.matcher(text).find();
    }

    static boolean refusesDetail(String text) {
        return REFUSES_DETAIL.matcher(text).find();
    }

    static boolean isPrivate(String text) {
        return PRIVATE.matcher(text).find();
    }

    /** What a complaint is about: the kind whose words come first in the list of annoyances (document D7), or {@code other}. */
    static String complaintKind(List<String> texts) {
        String all = String.join(" ", texts);
        return KINDS.entrySet().stream()
                .filter(kind -> kind.getValue().matcher(all).find())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("other");
    }
}
