package io.balie.nlu.retrieval;

import io.balie.nlu.Language;
import io.balie.nlu.text.Text;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What every front desk is asked about, and the words for it in Dutch, English, German and French. */
final class Concepts {

    /** A matter that is asked about in many words. */
    enum Concept {
        OPEN,
        COST,
        PLACE,
        PARKING,
        RETURN,
        DELIVERY,
        PAYMENT,
        CANCEL,
        WARRANTY,
        APPOINTMENT,
        CONTACT,
        RENT,
        REPAIR,
        CHANGE,
        ACCESS,
        PETS,
        CHILDREN,
        JOB,
        FREE_OF_CHARGE,
        ALLOWED,
        HOME,
        AREA,
        AGE,
        TIME,
        VENUE,
        FAMILY
    }

    private static final int SHORTEST_FIRST_PART = 3;
    private static final int SHORTEST_LAST_PART = 5;
    private static final Map<String, Concept> WORDS = new HashMap<>();
    private static final List<Map.Entry<String, Concept>> STARTS = new ArrayList<>();
    private static final Set<String> STOP = new HashSet<>();
    private static final Map<Language, Set<String>> STOP_IN = new HashMap<>();
    // What says nothing in one language is a thing in another: "les" in French and in Dutch.
    private static final Map<String, Set<String>> THINGS = Map.of(
            "nl",
            Set.of("les", "mes", "pas"),
            "en",
            Set.of("son", "hat", "war", "man", "les"),
            "de",
            Set.of("pas", "les"));

    static {
        words(
                Concept.OPEN,
                "open opent opens opening openingen openingstijd* openingsu* geopend dicht gesloten sluit sluiten sluitingstijd* sluitingsdag* koopavond koopzondag closed close closes closing hours offen geoffnet offnungszeit* offnen offnet geschlossen schliesst schliessen zu"
                        + " ouvert ouverts ouverte ouvertes ouvrez ouvre ouvrent ouverture* horaires horaire ferme fermes fermez ferment fermee fermeture* terecht");
        words(
                Concept.COST,
                "kost kosten kostte geld rekenen rekent vragen ticketprijs entree entreeprijs prijs prijzen prijslijst tarief tarieven tariev* duur goedkoop bedrag uurtarief* cost costs price prices pricing rate rates fee fees charge charges expensive much kostet preis preise tarif tarife teuer gebuhr* prix coute coutent"
                        + " couter tarifs cher coutent payant geld");
        words(
                Concept.PLACE,
                "adres locatie route gevestigd vestiging vestigingen zitten bevindt bevinden address located location directions adresse standort anfahrt befindet situe situee situes trouve trouvez trouver gelegen liegt");
        words(
                Concept.PARKING,
                "parkeer* parkeren geparkeerd parking park parken parkplatz parkplatze parkhaus garer stationner stationnement parkings");
        words(
                Concept.RETURN,
                "retour* terugsturen terugbrengen teruggeven terugzenden teruggestuurd ruilen omruilen geruild ruil bedenktijd return returns returning refund exchange zuruckgeben zuruckschicken zurucksenden umtausch* ruckgabe* retoure* rucksendung* retourner renvoyer echanger remboursement* rembourser");
        words(
                Concept.DELIVERY,
                "levertijd* bezorg* lever* geleverd verzend* verzonden thuisbezorgd opsturen deliver* shipping shipped ship shipment liefer* versand* verschick* geliefert livr* expedi* envoi envoyez");
        words(
                Concept.PAYMENT,
                "betaal* betalen betaling* ideal pinnen pin creditcard contant achteraf klarna termijnen pay payment* card cash bezahl* zahl* kreditkarte bar rechnung payer paiement* carte especes paie");
        words(
                Concept.CANCEL,
                "annuleer* annuleren annulering* afzeggen opzeggen opzeg* opzegtermijn cancel* storn* kundigen kundigung* absagen annul* resili*");
        words(Concept.WARRANTY, "garantie garanties waarborg warranty guarantee gewahrleistung fabrieksgarantie");
        words(
                Concept.APPOINTMENT,
                "afspraak afspraken reserveren reserveer* reservering* gereserveerd boek boeken boeking* appointment* book booking bookings reserve reserving reservation* termin termine terminvereinbarung buchen buchung* reservier* rendez-vous rendezvous reserver reserv* inplannen");
        words(
                Concept.CONTACT,
                "bereik* bellen telefoonnummer telefonisch telefoon mailen mailadres e-mailadres emailadres contact contacteren reach phone telephone call email erreich* anrufen telefonnummer telefonisch joindre telephone appeler contacter kontakt");
        words(
                Concept.RENT,
                "huren huur verhuur verhuren verhuurt huurt gehuurd rent renting hire rental rentals mieten miete verleih* leihen ausleihen louer location louez lenen leen");
        words(
                Concept.REPAIR,
                "repareren repareert reparatie* gerepareerd herstellen herstelling* repair* fix fixing reparieren reparatur* repar*");
        words(
                Concept.CHANGE,
                "wijzigen wijzig wijziging* veranderen aanpassen verzetten verplaatsen verschuiven omboeken change changing move reschedule andern anderung* verschieben modifier changer deplacer reporter");
        words(
                Concept.ACCESS,
                "rolstoel* toegankelijk* rolstoeltoegankelijk invalide* mindervalide* lift wheelchair* accessible accessibility rollstuhl* barrierefrei* fauteuil handicap* accessible* ascenseur");
        words(
                Concept.PETS,
                "hond honden huisdier* dieren kat dog dogs pet pets animals hund hunde haustier* chien chiens animaux");
        words(Concept.CHILDREN, "kind kinderen kids child children baby kinder enfant enfants bebe");
        words(
                Concept.JOB,
                "vacature* solliciteren sollicitatie* stage baan job jobs vacancy vacancies vacature* bewerben stelle stellenangebot* emploi postuler");
        words(Concept.FREE_OF_CHARGE, "gratis kosteloos kostenlos umsonst gratuit* free vrijblijvend");
        words(Concept.HOME, "huis woning appartement flat house home haus wohnung maison appartement logement");
        words(Concept.AREA, "regio regio's streek gebied werkgebied area region gegend gebiet secteur");
        words(Concept.AGE, "leeftijd leeftijden oud age old alter alt");
        words(
                Concept.ALLOWED,
                "toegestaan toegelaten toelaatbaar verboden welkom allowed permitted forbidden welcome erlaubt gestattet verboten autorise autorisee autorises autorisees permis permise interdit interdite admis admise admises");
        words(
                Concept.TIME,
                "maandag* dinsdag* woensdag* donderdag* vrijdag* zaterdag* zondag* weekend* weekeind* feestdag* kerst* pasen pinksteren koningsdag hemelvaart* vandaag morgen vanavond vanmiddag vanochtend overmorgen avond* ochtend* middag* uur nieuwjaar*"
                        + " monday* tuesday* wednesday* thursday* friday* saturday* sunday* weekends holiday* christmas easter today tomorrow tonight evening* morning* afternoon* oclock"
                        + " montag* dienstag* mittwoch* donnerstag* freitag* samstag* sonntag* wochenende feiertag* weihnacht* ostern heute abend* uhr lundi* mardi* mercredi* jeudi* vendredi* samedi* dimanche* noel paques aujourd'hui aujourd demain soir matin feries ferie");
        words(
                Concept.VENUE,
                "winkel zaak kantoor bedrijf balie vestiging shop store office desk geschaft laden buro firma magasin boutique bureau entreprise filiaal receptie");
        words(
                Concept.FAMILY,
                "moeder vader man vrouw zoon dochter opa oma ouders vriend vriendin gezin familie mother father husband wife son daughter parents friend family mutter vater mann frau sohn tochter eltern familie mere pere mari femme fils fille parents amie");
        stop(
                "ge gij uwe uwen zijde zijt hebde kunde moogt ne nen den keer allez alle kort gezegd afvragen vroeg vraag afvroeg mij zeg zegt de het een 't en of om te in op aan bij van voor met naar tot uit over door als dan dat die dit deze er hier daar ik je jij u we wij jullie ze zij hij men mij me mijn m'n jouw uw ons onze hun zich is ben bent zijn was waren"
                        + " wordt worden word heb hebt heeft hebben had kan kun kunt kunnen kon zou zouden wil wilt willen mag mogen moet moeten zal zullen gaat gaan ga doe doet doen komt komen kom nog ook wel niet geen al alleen maar even eens eigenlijk graag"
                        + " heel erg zo toch nou nu ja nee hoi hallo hey dag goedemorgen goedemiddag goedenavond goedendag goeiemorgen goeiedag beste geachte heer mevrouw meneer dank bedankt dankjewel alvast vriendelijk alstublieft alsjeblieft aub svp groet groeten mvg weten vraag vragen"
                        + " vraagje vertellen zeggen informatie info wat wie waar wanneer hoe welke welk hoeveel waarom laat lang vaak snel soms altijd eventueel misschien precies ongeveer iets iemand zelf gewoon gelijk direct meteen verder mogelijk benieuwd mogelijkheid soort want dus omdat hoor hè ff effe"
                        + " maken maak nodig krijg krijgen vinden vind zien zie werkt werken gebruiken staat staan geldt gelden per elke alle veel meer minder ander andere soort bestaat bied biedt bieden geven geeft geef zet zetten neer overal gemiddeld ongeveer lekker samen daarvoor daarmee waarmee waarvoor artikel artikelen product producten item items something things thing hele nieuwe nieuw bezig dagje keer jaar jaren bepaalde zoals soorten methodes methode the a an and or of to in on at for with from by as is are am was were be been do does did have has had can could"
                        + " will would may might must should shall i you we they he she it my your our their me us them this that these those there here what who where when how which why much many long late often please thanks thank hello hi hey dear good morning afternoon evening know tell ask question wonder wondering like just also too not no yes any some get"
                        + " possible der die das ein eine einen einem einer und oder zu im am um an auf bei von fur mit nach bis aus uber durch als dann es ich du sie wir ihr er mich mir mein meine meinen uns unser ist sind war waren wird werden habe haben hat hatte kann konnen konnte mochte will wollen darf muss mussen soll bitte danke hallo guten tag morgen wissen frage"
                        + " fragen sagen was wer wo wann wie welche wieviel viel warum lange spat gibt auch noch nur nicht kein keine gern gerne man le la les un une des du de et ou a au aux en dans sur pour avec par que qui quoi quand comment ou quel quelle quels quelles pourquoi est sont suis etes etait ai as avons avez ont peut peux pouvez puis peuvent veux voudrais"
                        + " voulez dois doit faut je tu il elle on nous vous ils elles mon ma mes votre vos notre nos ce cette ces c s l d j n qu y ne pas plus si bonjour merci salut savoir question dire est-ce t m fait faire heure quelle jusqu jusque longtemps avoir etre");
        stop(
                Language.NL,
                "laten fysiek fysieke kwijt gewoon gewone beetje via ben zonder momenteel ineens ooit geval idee jou jullie me mezelf m'n mn ne die zo'n n beide wellicht uiterlijk zelfs ofzo zit zitten zat klopt mee erbij ervoor iedereen");
        stop(
                Language.EN,
                "u r ur pls plz come came take make made need want own one someone somewhere anywhere there's wheres whats im ill let use really using going go start bring im us");
        stop(
                Language.DE,
                "machen macht mach geht gehen euch ihr habt bekomme bekommt bekommen kriege kriegt brauche brauchen braucht moglich ob denn mal etwas ware wurde wurden eigentlich dafur dabei solange vorher vorbei nen nem gibts habts bieten bietet anbieten");
        stop(
                Language.FR,
                "possible chez peut-on puis-je avez-vous ya ca cela faut-il doit-on dois-je est-ce-que etes-vous y-a-t-il t-il combien svp deja tout toute tous fois sommes vais va aller petit peu deux trouve trouver quelque chose place avec vos leur leurs sans jusqu'a vers etes");
        // Words of time and place that must not be lost with the stop words.
        STOP.removeAll(Set.of("morgen", "evening", "afternoon", "morning"));
    }

    private Concepts() {}

    /**
     * Whether two concepts are one where money is asked after: "moet ik betalen voor", "wat kost", "is het gratis". How one can
     * pay is another matter, which is why the concepts themselves are not one.
     */
    static boolean isMoney(Concept concept) {
        return concept == Concept.COST || concept == Concept.FREE_OF_CHARGE || concept == Concept.PAYMENT;
    }

    /** Whether a folded word says nothing about what is asked. */
    static boolean isStop(String word, Language language) {
        return ((STOP.contains(word) || STOP_IN.getOrDefault(language, Set.of()).contains(word))
                        && !THINGS.getOrDefault(language.code(), Set.of()).contains(word))
                || (word.length() == 1 && !Character.isDigit(word.charAt(0)));
    }

    /**
     * What a folded word stands for.
     *
     * @param concepts of the word, or of its last part
     * @param isPart whether only a part of the word says so ("toegangsprijzen")
     */
    record Meaning(Set<Concept> concepts, boolean isPart) {

        static final Meaning NONE = new Meaning(Set.of(), false);
    }

    /** The concepts of a folded word, none for most. */
    static Meaning of(String word) {
        Concept exact = WORDS.get(word);
        if (exact != null) {
            return new Meaning(Set.of(exact), false);
        }
        Set<Concept> found = EnumSet.noneOf(Concept.class);
        for (Map.Entry<String, Concept> start : STARTS) {
            if (word.startsWith(start.getKey())) {
                found.add(start.getValue());
                break;
            }
        }
        boolean whole = !found.isEmpty();
        for (int i = SHORTEST_FIRST_PART; i + SHORTEST_LAST_PART <= word.length(); i++) {
            Concept last = WORDS.get(word.substring(i));
            if (last != null) {
                found.add(last);
                break;
            }
        }
        return found.isEmpty() ? Meaning.NONE : new Meaning(Set.copyOf(found), !whole);
    }

    private static void words(Concept concept, String words) {
        for (String word : List.of(words.split(" ", -1))) {
            if (word.endsWith("*")) {
                STARTS.add(Map.entry(Text.fold(word.substring(0, word.length() - 1)), concept));
            } else if (!word.isEmpty()) {
                WORDS.putIfAbsent(Text.fold(word), concept);
            }
        }
    }

    private static void stop(Language language, String words) {
        Set<String> own = STOP_IN.computeIfAbsent(language, k -> new HashSet<>());
        for (String word : List.of(words.split(" ", -1))) {
            own.add(Text.fold(word));
        }
    }

    private static void stop(String words) {
        for (String word : List.of(words.split(" ", -1))) {
            STOP.add(Text.fold(word));
        }
    }
}
