package io.balie.nlu.entities;

import io.balie.nlu.Language;
import io.balie.nlu.Message;
import io.balie.nlu.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Organisations that stand in a message by their own name: by what it is made of, by the word before it, or well known. */
final class Organisations implements Rule {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final String BY_RULE = "name";
    // A firm that everybody knows stands, whatever is learned about names.
    private static final String KNOWN_FIRM = "firm";
    private static final int MOST_WORDS = 10;
    private static final Pattern WORD = Pattern.compile("\\p{Lu}[\\p{L}\\d'’.-]{0,40}|\\p{L}[\\p{L}'’-]{0,40}|&|\\d+");
    // What stands right before an organisation: "de bloemenzaak Fleur & Zo", "klantenservice van Meubelhal Zuid".
    private static final Pattern CUE = Pattern.compile(
            "(?:\\b(?:bij|chez|bei|werk(?:zaam)? (?:bij|voor)|work(?:ing)? (?:at|for)|travaille pour|arbeite (?:bei|für)|namens|behalf of"
                    + "|(?:klantenservice|klantendienst|afdeling \\p{L}+|administratie|medewerker|medewerkster|directeur|eigenaar|eigenaresse|rekening(?:nummer)?"
                    + "|verzoek|firma|fa\\.?|bedrijf|winkel|zaak|webshop|restaurant|hotel|salon|kapsalon|garage|vereniging|stichting|team|leverancier|chauffeur|monteur"
                    + "|inkoper|manager|boekhouder|overname|customer service|supplier|manager|owner|company|firm|kundendienst|kundenservice|firma|geschäftsführer|société|entreprise|directeur|gérant|responsable)"
                    + "(?: (?:van|of|at|from|de|von|der|bij))?|\\p{L}{2,}(?:zaak|winkel|bedrijf|bureau|kantoor|fabriek|salon|praktijk))"
                    + "(?: (?:van|of|de|het|onze|the|der|die|dem|la|le|l'))?) $",
            FLAGS);
    private static final Pattern EMPLOYER = Pattern.compile(
            "\\b(?:werk(?:t|en|zaam)? (?:\\p{L}+ )?(?:bij|voor)|work(?:s|ing)? (?:at|for)|travaille (?:chez|pour)|arbeite (?:bei|für)|firma|bedrijf|company|société) $",
            FLAGS);
    private static final Pattern PAIR = Pattern.compile(
            "(?<![\\p{L}&])((?:\\p{Lu}[\\p{L}'’-]{1,40} ){1,3}(?:&|und|en|et|and) (?:Zo|Zonen|Zn\\.?|Zoon|Dochters?|Partners?|Co|Söhne|Sohn|Fils|Sons|Associés))(?![\\p{L}])"
                    + "|(?<![\\p{L}&])(\\p{Lu}[\\p{L}'’-]{1,40}(?: \\p{Lu}[\\p{L}'’-]{1,40})? & \\p{Lu}[\\p{L}'’-]{1,40}(?: \\p{Lu}[\\p{L}'’-]{1,40})?)"
                    + "|(?<![\\p{L}&])((?:Gebr\\.|Gebroeders|Gebr|Gebrüder|Frères|Fa\\.) (?:(?:Van|De|van|de|der|den|ten|ter|von) ){0,3}\\p{Lu}[\\p{L}'’-]{1,40})");
    private static final Set<String> LINKS = Set.of(
            "&", "en", "and", "und", "et", "van", "de", "der", "den", "het", "voor", "du", "des", "la", "of", "for");
    static final Set<String> KNOWN = Set.of(
            ("rabobank abnamro ing ziggo kpn vodafone odido t-mobile telekom telenet proximus belfius kbc argenta bnp philips siemens"
                            + " postnl bpost dhl dpd gls ups fedex hermes bol bol.com coolblue mediamarkt zalando wehkamp ikea hema"
                            + " gamma praxis hornbach karwei kruidvat etos lidl aldi jumbo carrefour colruyt delhaize auchan leclerc"
                            + " essent eneco vattenfall engie edf greenchoice luminus rwe allianz aegon achmea interpolis"
                            + " belastingdienst uwv svb kadaster duo microsoft apple amazon ibm oracle shell bosch miele"
                            + " samsung exact afas paypal klarna adyen mollie visa mastercard postbank santander commerzbank sparkasse"
                            + " volksbank orange sfr bouygues randstad tempo-team manpower adecco heineken unilever asml bunq knab"
                            + " triodos sns ns nmbs sncf ryanair klm transavia lufthansa tui booking airbnb uber picnic gorillas")
                    .split(" ", -1));
    // Names of known firms that are words too count only with a cue.
    private static final Set<String> ALSO_WORDS = Set.of(
            "duo",
            "ns",
            "bol",
            "praxis",
            "shell",
            "orange",
            "apple",
            "jumbo",
            "gamma",
            "visa",
            "exact",
            "booking",
            "tempo-team",
            "hermes",
            "ing",
            "picnic",
            "uber",
            "oracle",
            "ups");
    static final Set<String> PLACES = Set.of(
            ("amsterdam rotterdam utrecht eindhoven groningen tilburg almere breda nijmegen apeldoorn haarlem arnhem enschede zwolle"
                            + " leiden maastricht dordrecht deventer delft alkmaar antwerpen gent brugge leuven brussel mechelen luik"
                            + " hasselt nederland belgie belgië duitsland frankrijk engeland europa vlaanderen limburg brabant friesland"
                            + " zeeland gelderland drenthe overijssel holland berlin hamburg münchen köln frankfurt wien zürich emden"
                            + " deutschland österreich schweiz paris lyon lille marseille bruxelles liège france belgique london germany"
                            + " netherlands belgium europe ihnen euch uns mir ihm ihr dir jullie u mij ons whatsapp google facebook"
                            + " instagram linkedin internet marktplaats")
                    .split(" ", -1));

    private final Optional<Predicate<String>> common;

    /** With a dictionary, as for {@link Persons}. */
    Organisations(Optional<Predicate<String>> common) {
        this.common = common;
    }

    /** One word of a message. */
    private record Word(String text, String folded, int start, int end, boolean first) {

        boolean isCapital() {
            return Character.isUpperCase(text.charAt(0)) && !(text.length() == 2 && text.endsWith("."));
        }
    }

    @Override
    public void find(String clean, Message message, Language language, List<Found> found) {
        Search pair = Search.of(PAIR, clean);
        while (pair.find()) {
            int group = pair.group(1) != null ? 1 : pair.group(2) != null ? 2 : 3;
            int start = withoutHead(pair.group(group), pair.start(group));
            add(found, start, pair.end(group), clean, BY_RULE);
        }
        List<Word> words = words(clean);
        boolean nouns = language.equals(Language.DE);
        int i = 0;
        while (i < words.size()) {
            int next = run(clean, words, i);
            if (next > i) {
                judge(clean, words.subList(i, next), nouns, found);
            } else if (isKnown(words.get(i))) {
                add(found, words.get(i).start(), words.get(i).end(), clean, KNOWN_FIRM);
            }
            i = Math.max(i + 1, next);
        }
    }

    private void judge(String clean, List<Word> found, boolean nouns, List<Found> all) {
        List<Word> run = found;
        while (!run.isEmpty()
                && run.get(0).first()
                && (isCommon(run.get(0).folded())
                        || NameParts.NO_NAME.contains(run.get(0).folded())
                        || Persons.NOT_AT_START.contains(run.get(0).folded()))
                && !NameParts.isCompanyWord(run.get(0).folded())) {
            run = run.subList(1, run.size());
        }
        while (!run.isEmpty() && LINKS.contains(run.get(0).text())) {
            run = run.subList(1, run.size());
        }
        int link = link(run);
        if (link > 0 && (GivenNames.is(run.get(0).folded()) || !isCompany(run.subList(0, link)))) {
            run = run.subList(link + 1, run.size()); // "Jean-Pierre van Immo Schelde"
        }
        if (run.isEmpty()) {
            return;
        }
        Word first = run.get(0);
        Word last = run.get(run.size() - 1);
        if (!Found.isFree(all, first.start(), last.end())) {
            return;
        }
        boolean company = isCompany(run);
        boolean unknown = run.stream().anyMatch(w -> !isCommon(w.folded()) && !NameParts.isCompanyWord(w.folded()));
        boolean known = run.stream().anyMatch(Organisations::isKnown);
        int from = Math.max(0, first.start() - 60);
        boolean led = ends(CUE, clean.substring(from, first.start()));
        boolean person = GivenNames.is(first.folded()) || NameParts.isTitle(first.folded());
        boolean place = PLACES.contains(first.text().toLowerCase(Locale.ROOT));
        boolean harry =
                run.size() > 1 && run.size() < 4 && !first.first() && !nouns && GivenNames.is(last.folded()) && !person;
        boolean employer = ends(EMPLOYER, clean.substring(from, first.start()));
        if (place || (person && !company && !(employer && run.size() > 1))) {
            return;
        }
        boolean isName = known
                || (employer && person)
                || (company && run.size() > 1 && (!nouns || unknown))
                || (led && unknown && (!nouns || !isCommon(first.folded())))
                || harry;
        if (isName) {
            add(all, first.start(), last.end(), clean, known ? KNOWN_FIRM : BY_RULE);
        }
    }

    // Both want a space at the end: most words have none before them that could be asked about.
    private static boolean ends(Pattern cue, String before) {
        return before.stripTrailing().length() < before.length()
                && Search.of(cue, before).find();
    }

    private static boolean isCompany(List<Word> run) {
        return run.stream().anyMatch(w -> NameParts.isCompanyWord(w.folded()));
    }

    // Where somebody ends and the place they are from begins; "Van Vliet" and "van den Berg" are one name.
    private static int link(List<Word> run) {
        for (int i = 1; i + 1 < run.size(); i++) {
            String word = run.get(i).text();
            boolean of = word.equals("van")
                    || word.equals("von")
                    || word.equals("of")
                    || word.equals("voor")
                    || word.equals("for");
            boolean article = LINKS.contains(run.get(i + 1).text());
            String next = run.get(article && i + 2 < run.size() ? i + 2 : i + 1).text();
            boolean french = word.equals("de") && run.get(i + 1).text().equals("la") || word.equals("du");
            if (french && GivenNames.is(run.get(0).folded()) && isCompany(run.subList(i + 1, run.size()))) {
                return word.equals("du") ? i : i + 1;
            }
            if (of && !NameParts.isSurnameAfterVan(article ? run.get(i + 1).text() : "", next)) {
                return article ? i + 1 : i;
            }
        }
        return 0;
    }

    private static boolean isKnown(Word word) {
        String name = word.folded().endsWith(".")
                ? word.folded().substring(0, word.folded().length() - 1)
                : word.folded();
        return KNOWN.contains(name) && (!ALSO_WORDS.contains(name) || (word.isCapital() && !word.first()));
    }

    private boolean isCommon(String folded) {
        return common.isPresent() && common.get().test(folded);
    }

    // The end of a run of capitals, with small words between them: "Vastgoed Partners Noord", "Bank van de Arbeid".
    private static int run(String clean, List<Word> words, int i) {
        int last = i - 1;
        for (int at = i; at < words.size() && at < i + MOST_WORDS; at++) {
            Word word = words.get(at);
            boolean joined = at == i || isJoined(clean, words.get(at - 1), word);
            if (!joined
                    || !(word.isCapital()
                            || (at > i
                                    && (LINKS.contains(word.text())
                                            || word.text().matches("\\d{1,4}"))))) {
                break;
            }
            if (word.isCapital()) {
                last = at;
            }
        }
        return last + 1;
    }

    private static boolean isJoined(String clean, Word one, Word other) {
        return clean.substring(one.end(), other.start()).equals(" ");
    }

    private static List<Word> words(String clean) {
        List<Word> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(clean);
        int end = 0;
        while (matcher.find()) {
            String text = matcher.group();
            int stop = matcher.end();
            if (text.endsWith(".") || text.endsWith("-") || text.endsWith("'")) {
                boolean initial = text.length() == 2 || text.indexOf('.') < text.length() - 1;
                if (!initial) {
                    text = text.substring(0, text.length() - 1);
                    stop--;
                }
            }
            String gap = clean.substring(end, matcher.start());
            boolean first = words.isEmpty() || gap.chars().anyMatch(c -> ".!?\n:;\"".indexOf(c) >= 0);
            words.add(new Word(text, Text.fold(text), matcher.start(), stop, first));
            end = stop;
        }
        return words;
    }

    // "Met Jansen & Zonen": the first word of a sentence may not belong to it
    private int withoutHead(String name, int start) {
        int space = name.indexOf(' ');
        String head = space < 0 ? name : name.substring(0, space);
        boolean other = name.substring(space + 1).indexOf('&') > 1;
        boolean word = NameParts.NO_NAME.contains(Text.fold(head)) || Persons.NOT_AT_START.contains(Text.fold(head));
        return other && word ? start + space + 1 : start;
    }

    private static void add(List<Found> found, int start, int end, String clean, String by) {
        if (Found.isFree(found, start, end)) {
            found.add(new Found("organisation", start, end, clean.substring(start, end), by));
        }
    }
}
