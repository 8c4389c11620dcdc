package io.balie.dialog.screening;

import io.balie.dialog.event.Sign;
import io.balie.nlu.Guess;
import io.balie.nlu.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The belief in "this is a seller", as log-odds that grow and shrink with every sign.
 *
 * <p>The signs are the documents': the classifier's verdict, D5's points of recognition, D3's devices of a pitch (attention, benefit, proof, call to
 * action), evasions and admissions against it, and the signs of a customer for it. Each names the very words.
 */
public final class Belief {

    /** What is believed of somebody who has said nothing yet: more customers write than sellers. */
    public static final double PRIOR = -0.7;

    /** No conversation makes the desk so sure that nothing could change its mind. */
    private static final double LIMIT = 6;

    /** The classifier is one witness among several; its say is bounded. */
    private static final double CLASSIFIER_LIMIT = 3.2;

    private static final Set<String> SELLING = Set.of("sales_pitch", "admit_sales");
    private static final Set<String> BUYING = Set.of("genuine_request", "complaint");

    private record Phrase(String name, double weight, Pattern pattern) {}

    private static Phrase phrase(String name, double weight, String words) {
        return new Phrase(
                name,
                weight,
                Pattern.compile(
                        "(?<![\\p{L}])(?:" + words + ")(?![\\p{L}])", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    private static final List<Phrase> PHRASES = List.of(
            // D5: does not know whom they want
            phrase(
                    "asks_for_role",
                    0.9,
                    "verantwoordelijk(?:e)? (?:is |bent )?voor|wie (?:gaat|gaan) (?:er )?over|(?:de )?beslisser|beslissingsbevoegde?|wie beslist"
                            + "|(?:person|one|someone) (?:who is |who's )?(?:responsible|in charge)|in charge of|decision[- ]maker|who handles"
                            + "|zuständig für|verantwortlich für|entscheidungsträger|responsable d(?:e|u|es)|décideur|qui s'occupe d"),
            // D5: jovial, asks how you are
            phrase(
                    "how_are_you",
                    0.5,
                    "hoe gaat het (?:met (?:u|je|jullie)|daar|vandaag|ermee)|hoe is het (?:met (?:u|je|jullie)|daar|vandaag|ermee)|alles goed(?: daar)?|how are you(?: doing)?(?: today)?|hope you(?:'re| are) (?:doing )?well"
                            + "|wie geht(?:'s| es)(?: ihnen| dir| euch)?|comment allez[- ]vous|comment ça va|vous allez bien"),
            // D3: attention and benefit
            phrase(
                    "benefit",
                    0.6,
                    "bespar(?:en|ing|ingen|t)|geheel vrijblijvend|zit(?:ten)? nergens aan vast|(?:gratis|maanden|weken) op proef|vrijblijvend(?:e)?|scherpe? (?:tarie[fv](?:en)?|prij[sz](?:en)?)|korting(?:en)? tot|tot wel \\d+ ?(?:%|procent)|meer (?:klanten|omzet|leads|bezoekers)|hoger in google|omzet verhogen|interessant (?:aanbod|voorstel)|mooi(?:e)? (?:aanbod|aanbieding|voorstel)"
                            + "|save (?:up to|money|on)|no obligation|more (?:leads|customers|traffic|revenue)|special offer|boost your|unverbindlich(?:es)?|sparen sie|mehr (?:umsatz|kunden)|économis(?:er|ez)|sans engagement|plus de (?:clients|trafic)"),
            // D3: proof
            phrase(
                    "proof",
                    0.6,
                    "(?:al )?(?:meer dan )?[\\d.]+ (?:tevreden )?(?:klanten|bedrijven|ondernemers) (?:gingen|werken|gebruiken|kozen|hebben)|marktleider|gecertificeerd|keurmerk|award|trusted by|over [\\d,.]+ (?:companies|customers)|market leader|marktführer|zufriedene kunden|leader du marché"),
            // D3: call to action
            phrase(
                    "call_to_action",
                    0.5,
                    "(?:een )?(?:korte |gratis |vrijblijvende )?(?:demo|kennismaking(?:sgesprek)?|proefperiode|offerte op maat) (?:inplannen|plannen|aanvragen|geven|ontvangen|aanbieden)|kop koffie|kopje koffie|bakkie|afspraak (?:in te plannen|inplannen) (?:met|om)|kennis te maken|even kennismaken"
                            + "|(?:demonstratie|presentatie|demo) van (?:ons|onze|mijn)|(?:ons|onze) (?:\\p{L}+ )?(?:demonstreren|presenteren|laten zien)|(?:ons|onze) (?:\\p{L}+ ){1,3}aan u (?:laten zien|voor te stellen)|schedule a (?:call|demo|meeting)|book a (?:demo|call)|quick call|free (?:demo|trial)|kostenlose (?:demo|beratung)|termin vereinbaren|prendre rendez-vous pour|démo(?:nstration)? gratuite"),
            // D5: too cheerful for a stranger
            phrase(
                    "jovial",
                    0.4,
                    "(?:ha|hé|hey|hoi)(?: die)? (?:\\p{L}+ )?(?:daar|topper|toppers|vriend|collega)|met (?:jouw|je|uw) favoriete|lekker weertje|fijn dat (?:ik )?(?:u|je) (?:tref|te pakken heb)|blij dat ik (?:u|je) spreek"
                            + "|hey (?:there|buddy|guys|team)|great to (?:finally )?(?:speak|connect)|happy (?:monday|tuesday|wednesday|thursday|friday)|schön,? dass ich sie erreiche|ravi de vous parler"),
            // D3: attention, by a buying motive, praise or news
            phrase(
                    "attention",
                    0.5,
                    "wist u dat|stelt u zich (?:eens )?voor|(?:prachtige|mooie|geweldige|fraaie) (?:website|site|zaak|onderneming)|(?:uw|jullie) (?:site|website|bedrijf|webshop) (?:gezien|bekeken|gevonden) en|zonde toch|mis(?:t|sen) (?:u|jullie) (?:\\p{L}+ )?(?:klanten|omzet|kansen?)|kans mis(?:t|sen)?|unieke kans|alleen deze (?:week|maand)"
                            + "|did you know|imagine if|(?:great|beautiful|impressive|love your) (?:website|site|company|store)|miss(?:ing)? out|only this (?:week|month)|wussten sie|stellen sie sich vor|tolle (?:website|firma)|verpassen sie|saviez-vous|imaginez|très beau site|ne manquez pas"),
            // Tricks: called for, surveys, media, recruiting, partnership, sponsoring
            phrase(
                    "expected",
                    0.9,
                    "verwacht mijn (?:belletje|telefoontje|oproep|bericht)|(?:hij|zij|ze) (?:zit|wacht) (?:hierop|erop|op mij|op mijn)|(?:hij|zij|ze) weet (?:ervan|er van|waar het over gaat)|(?:hij|zij|ze) kent mij|expecting my call|(?:he|she) knows (?:me|what it'?s about)|erwartet mein\\w* anruf|weiß bescheid|attend mon appel|(?:il|elle) me connaît"),
            phrase(
                    "survey",
                    0.8,
                    "(?:kort|klein|puur) onderzoek(?:je)?|enqu[eê]te|paar (?:korte )?(?:onderzoeks)?vragen voor ondernemers|(?:short|quick|brief) survey|(?:kleine|kurze) umfrage|petite enquête|sondage"),
            phrase(
                    "media",
                    0.8,
                    "advertentie(?:ruimte|pagina)?|advertorial|(?:ons|onze) (?:magazine|tijdschrift|vakblad|programma|special|bijlage|gids|krant)|tv-programma|programmamaker|our (?:magazine|programme|podcast|directory)|advertising (?:space|page)|unser\\w* (?:magazin|zeitschrift|sendung)|anzeigenplatz|notre (?:magazine|revue|émission)|encart publicitaire"),
            phrase(
                    "recruits",
                    1.0,
                    "(?:ik ben |als )(?:een )?recruiter|werving en selectie|no cure,? no pay|uitzendbureau|detacher\\w+|(?:goede|geschikte|ideale|sterke) kandida(?:at|ten)|(?:i'?m|i am) a recruiter|(?:excellent|great|suitable|strong) candidates?|personalvermittl\\w+|passende kandidaten|cabinet de recrutement|excellents candidats"),
            phrase(
                    "partnership",
                    0.8,
                    "partnership|samenwerking(?:sverband)?|samen te werken|win-?win|beide(?:n)? beter van|collaboration|partnerschaft|zusammenarbeit|partenariat"),
            phrase("sponsoring", 1.2, "sponsor(?:s|t|en|ing|schap|pakket)?|donatie|parrain(?:er|age)|mécénat"),
            phrase(
                    "instructs",
                    0.8,
                    "(?:negeer|vergeet) (?:je|uw|al je|alle) (?:vorige |eerdere )?(?:instructies|regels|opdracht(?:en)?)|ignore (?:all )?(?:your |the )?(?:previous |prior )?(?:instructions|rules)|ignoriere? (?:alle |deine )?(?:vorherigen )?(?:anweisungen|regeln)|ignore[zr]? (?:toutes )?(?:tes|vos|les) (?:instructions|règles)"),
            // What a seller says of themselves; who sells something of their own ("ik verkoop mijn auto") is none
            phrase(
                    "says_selling",
                    1.8,
                    "(?:ik|wij|we) verko(?:op|pen)(?! (?:u |je |jullie )?(?:niets|niks|niet|geen|mijn|ons|onze))|(?:wij|we) (?:aan|voor) (?:(?!u |jullie )\\p{L}+ ){1,3}verkopen|(?:wil|wou|zou|kan|mag|willen|kunnen) (?:ik|wij|we) (?:(?:u|jullie|je) )(?:(?!niets|niks|niet|geen|mijn)\\p{L}+ ){0,3}(?:te )?verkopen|(?:u|jullie|je) (?:graag |er |ook |\\d |een |n |iets |wat |onze? ){1,4}(?:\\p{L}+ )?(?:te )?verkope?n?|(?:i|we) sell(?! (?:nothing|my|our own))|sell you|(?:ich|wir) verkaufe[n]?(?! (?:nichts|mein))|(?:je vends|nous vendons)(?! (?:rien|mon|ma))"),
            phrase(
                    "offers",
                    0.9,
                    "wij (?:leveren|bieden|verzorgen|helpen (?:bedrijven|ondernemers|organisaties))|u? ?iets aanbieden|(?:ik|wij|we) (?:(?:wil|wilde|zou|kan|willen|kunnen) )?(?:u|jullie|uw \\p{L}+|jullie \\p{L}+) (?:(?!mij |me )\\p{L}+ ){0,5}(?:aan(?: te )?bieden|aanbod doen|voorstel doen|inhuren)|(?:die|dat|wat) (?:ik|wij|we) aanbied(?:en)?|mijn diensten (?:\\p{L}+ )?aan(?:bieden)?|bied(?:en)? (?:mij|me|mij ?zelf|mezelf|ons) aan|u kunt (?:mij|ons) inhuren|(?:kunt|kan|kunnen) (?:u|jullie) (?:(?!mijn |onze |mij |ons )\\p{L}+ ){1,3}(?:huren|kopen|afnemen|leasen)(?: of kopen)?|(?:kandidaten|ontwikkelaars|vakmensen|uitzendkrachten|leads) (?:voor u|leveren|beschikbaar)|(?:nieuw |een )aanbod van ons|(?:aanbod|voorstel|aanbieding) voor (?:u|jullie|uw|je)|ons (?:aanbod|assortiment|product) (?:voorstellen|presenteren)|namens (?:onze )?(?:partner|opdrachtgever)"
                            + "|we (?:offer|provide|help companies)|offer you|wir (?:bieten|liefern|helfen unternehmen)|ihnen (?:etwas )?anbieten|nous (?:proposons|offrons)|vous (?:proposer|vendre|offrir)"),
            // The signs of a customer
            phrase(
                    "wants_to_buy",
                    -2.4,
                    "(?:bij|van) (?:u|jullie|je) (?:graag |willen |wil |zelf |ook |wel )*(?:\\p{L}+ )?(?:in)?(?:kopen|koop|afnemen|bestellen|huren|inkopen|reserveren)|(?:neem|nemen) .{0,40}(?:bij|van) (?:u|jullie|je) af|(?:wil|willen|zou|zouden) .{0,60}(?:bij|van) (?:u|jullie) (?:in)?(?:kopen|bestellen|huren|afnemen)|(?:in|uit) (?:uw|jullie|je) (?:folder|winkel|webshop|webwinkel|assortiment|aanbieding|catalogus)|(?:uw|jullie) (?:actie|aanbieding|kortingsactie)"
                            + "|(?:buy|order|purchase|rent|book) (?:\\p{L}+ ){0,3}from you|your (?:sale|promotion|special offer|shop|store)|(?:bei|von) ihnen (?:\\p{L}+ ){0,3}(?:kaufen|bestellen|mieten|abnehmen)|ihre? (?:aktion|angebot im)|(?:acheter|commander|louer) (?:\\p{L}+ ){0,3}chez vous|votre (?:promotion|promo|offre spéciale|magasin)"),
            phrase(
                    "own_matter",
                    -1.2,
                    "mijn (?:bestelling|order|pakket|factuur|rekening|abonnement|contract|afspraak|klantnummer|aanvraag|dossier|polis|reparatie|aankoop|account|huur|levering|retour|offerte|klacht|fiets|auto|ketel|huis|woning|zoon|dochter|kind|moeder|vader)|(?:bestelling|order|factuur|dossier|polis|klant|zaak)(?:nummer|nr)?\\.? ?:?\\d{3,}"
                            + "|my (?:order|parcel|package|invoice|bill|subscription|contract|appointment|account|booking|purchase|repair|return|delivery)|meine? (?:bestellung|rechnung|paket|vertrag|termin|auftrag|konto|lieferung)|m(?:a|on) (?:commande|facture|colis|contrat|rendez-vous|compte|livraison)"),
            phrase(
                    "says_customer",
                    -1.6,
                    "ik ben (?:al )?(?:jaren |een )?(?:bestaande |vaste |trouwe )?(?:klant|huurder|patiënt|cliënt|lid|abonnee|inwoner|verzekerde|leerling|bewoner|gast)|wij zijn (?:al )?(?:jaren )?klant|i(?:'m| am) (?:a|an)? ?(?:existing )?(?:customer|client|tenant|patient|member)|ich bin (?:\\w+ )?(?:kunde|kundin|mieter(?:in)?|patient(?:in)?|mitglied)|je suis (?:\\w+ )?(?:client(?:e)?|locataire|patient(?:e)?|membre)"));

    private static final Map<String, Double> BY_INTENT = Map.of(
            "ask_responsible_person", 0.9, "ask_employee_name", 0.6, "evade", 1.3, "insist", 1.2, "admit_sales", 2.0);

    private Belief() {}

    /**
     * The signs in one message.
     *
     * @param asked whether the desk has asked if they sell something; an evasion weighs more then
     */
    public static List<Sign> signs(Reading reading, boolean asked) {
        List<Sign> signs = new ArrayList<>();
        double selling = 0;
        double buying = 0;
        for (Guess guess : reading.ranking()) {
            if (SELLING.contains(guess.intent())) {
                selling += guess.confidence();
            } else if (BUYING.contains(guess.intent())) {
                buying += guess.confidence();
            }
        }
        // Half of what it takes for something else is said by sellers, half by customers: it speaks for neither.
        double neither = Math.max(0, 1 - selling - buying) / 2 + 0.02;
        double verdict =
                Math.clamp(Math.log((selling + neither) / (buying + neither)), -CLASSIFIER_LIMIT, CLASSIFIER_LIMIT);
        if (Math.abs(verdict) > 0.2) {
            signs.add(new Sign(
                    "classifier",
                    round(verdict),
                    String.format(Locale.ROOT, "sells %.2f, asks %.2f", Math.min(1, selling), Math.min(1, buying))));
        }
        reading.best().ifPresent(best -> {
            Double weight = BY_INTENT.get(best.intent());
            if (weight != null) {
                double factor = best.intent().equals("evade") && !asked ? 0.8 : 1;
                signs.add(new Sign(
                        best.intent(),
                        round(weight * factor * best.confidence()),
                        String.format(Locale.ROOT, "%.2f", best.confidence())));
            }
        });
        signs.addAll(phrases(reading.text()));
        if (reading.entity("order_number").isPresent()) {
            signs.add(new Sign(
                    "own_number",
                    -0.8,
                    reading.entity("order_number").orElseThrow().value()));
        }
        return signs;
    }

    /** The signs in the very words of a text. */
    static List<Sign> phrases(String text) {
        List<Sign> signs = new ArrayList<>();
        for (Phrase phrase : PHRASES) {
            Matcher matcher = phrase.pattern().matcher(text);
            if (matcher.find()) {
                signs.add(new Sign(phrase.name(), phrase.weight(), matcher.group()));
            }
        }
        return signs;
    }

    /** The belief after some signs. */
    public static double after(double logOdds, List<Sign> signs) {
        double sum = logOdds;
        for (Sign sign : signs) {
            sum += sign.weight();
        }
        return round(Math.clamp(sum, -LIMIT, LIMIT));
    }

    /** The belief as a probability. */
    public static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    /** Three decimals: enough to reason with, and the same on every machine. */
    private static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
