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

/** Persons and organisations, by the words around them and by how they are written. */
final class Persons implements Rule {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int MOST_WORDS = 6;
    private static final int MOST_SMALL = 4;

    // After these comes a name, however it is written.
    private static final Pattern STRONG = Pattern.compile(
            "(?:\\b(?:(?:mijn|m'n|me) (?:volledige )?naam is|(?:mijn|me) naam:|(?:mijn |m'n |me )?(?:achter|voor)naam(?: is|:)?|de naam is|naam ?:|ik heet|u spreekt met|je spreekt met|spreekt u met|t\\.?n\\.?v\\.?|op naam van|op de naam"
                    + "|my (?:full )?name is|my name's|(?:sur|last |first )name(?:'s| is|:)?|name ?:|you're (?:speaking|chatting|talking) (?:with|to)|under the name(?: of)?|the name's"
                    + "|(?:mein )?(?:nach|vor)name(?: ist|:)?|mein name ist|mein name:|ich heisse|ich heiße|sie sprechen mit|hier spricht|auf den namen|name ist"
                    + "|nom de famille(?: est|:)?|je m'appelle|mon nom est|mon nom :|nom ?:|au nom de)\\s+)",
            FLAGS);
    // These alone are also said of names in general.
    private static final Pattern BARE_CUE = Pattern.compile(
            "(?:mijn |m'n |me )?(?:achter|voor)naam|(?:sur|last |first )name|(?:mein )?(?:nach|vor)name|nom de famille",
            FLAGS);
    // After these it must look like one.
    private static final Pattern WEAK = Pattern.compile(
            "(?:^|[\\s,.!?(])(?:ik ben|met|dit is|dat is|hier is|hier ist|hier|mijn collega|collega|i'm|i am|im|this is|it's|it is|here is|ich bin|das ist|je suis|ici|c'est|moi c'est|ask for|vraag naar|spreken met|de naam|the name|le nom|der name)\\s+",
            FLAGS);
    // "met jan van acme": small letters are taken for a name only where an origin follows.
    private static final Pattern SMALL = Pattern.compile(
            "^(?:\\p{L}+[ ,!.]+){0,2}(?:u spreekt )?met (?=\\p{Ll}[\\p{L}' -]{1,30}? (?:van|namens|vanuit) )(?!betrekking|spoed|mijn|een|de|het|wie|onze|mij|ons)",
            FLAGS);
    // The same in any message of which the words are known; "met" only where a message begins.
    private static final Pattern SMALL_AFTER = Pattern.compile(
            "(?:(^(?:(?:(?:hallo|hoi|hey|hi|dag|ja|goede\\p{L}*|goeie\\p{L}*|goeden\\p{L}*|morgen|middag|avond|daar|moi)[ ,!.]+){0,3}(?:u spreekt |je spreekt )?met ))|(?:^|[\\s,.!?(])(?:ik ben|i'm|i am|im|this is|ich bin|hier ist|je suis|hier) )(?=\\p{Ll}[\\p{L}'-]{2,})",
            FLAGS);
    private static final Pattern CLAUSE_ENDS = Pattern.compile(
            "\\s*(?:$|[,.!?;:\\n-]|(?:en|and|und|et|van|from|of|uit|aus|de chez|von|hier|here|namens|met)\\b)", FLAGS);
    private static final Pattern BARE =
            Pattern.compile("\\s*(\\p{Lu}[\\p{L}'-]*\\.?(?: [\\p{L}'-]+\\.?){1,3}?)[ .!,]*");
    private static final Pattern BEHIND = Pattern.compile(
            "(?:^|[.!?,\\n]\\s{0,3}+)(\\p{Lu}[\\p{L}'-]{1,40}\\s{1,3}+(?:(?:\\p{Lu}[\\p{L}'-]{1,40}|van|de|der|den|ten|ter|te|von|zu|el|al|du|la|le|'t|di|da)\\s{1,3}+){0,4})(?:hier|here|speaking|am apparat|à l'appareil|is de naam|is mijn naam|is my name)\\b");
    private static final Pattern TITLED = Pattern.compile(
            "\\b(?:(?:ome|oom|tante|opa|oma|onkel|tonton|dr|drs|ir|ing|prof|mej|fam|familie)\\.?|t\\.?a\\.?v\\.?|ter attentie van|de heer|meneer|mijnheer|mevrouw|dhr\\.?|mevr\\.?|mw\\.?|mr\\.?|mrs\\.?|ms\\.?|herrn?|frau|monsieur|madame|mme\\.?)\\s+",
            FLAGS);
    private static final Pattern SIGNED = Pattern.compile(
            "(?:\\b(?:mvg|m\\.v\\.g\\.?|met (?:vriendelijke|hartelijke|beste) groet(?:en)?|vriendelijke groet(?:en)?|hartelijke groet(?:en)?|groet(?:en)?|groetjes|gr|grt|hoogachtend"
                    + "|(?:kind|best|warm) regards|regards|yours (?:sincerely|faithfully)|cheers|sincerely|best wishes"
                    + "|mit freundlichen grüßen|mit freundlichem gruß|(?:viele|beste|liebe|freundliche) grüße|gruß|grüße|mfg|lg|vg"
                    + "|cordialement|bien cordialement|bien à vous|salutations(?: distinguées)?|sincères salutations)(?!\\p{L})[.,!]?(?: van)?\\s*)([^.!?\\n,]{2,50})\\s*[.!]?\\s*(?:$|[\\n,])",
            FLAGS);
    private static final Pattern ON_BEHALF = Pattern.compile(
            "\\b(?:namens|on behalf of|im namen (?:von|der)|im auftrag (?:von|der)|pour le compte de|de la part de|werk(?:zaam)? (?:bij|voor)|(?:ik|wij) (?:werk|werken|bel|bellen) (?:vanuit|namens|voor)|i work (?:for|at)|ons bedrijf(?: heet| is)?|mijn bedrijf(?: heet| is)?|bedrijf ?:|organisatie ?:|company ?:|firma ?:|(?:our|my) company(?: is)?|wij zijn|we are|wir sind|nous sommes|wij van|ik ben van|ik bel van|calling from|i'm from|ich rufe von)\\s+(?:(?:de|het|the|der|die|la|le|firma|bedrijf|stichting|la société)\\s+)?(?-i:\\p{Ll}{4,}\\s+(?=\\p{Lu}))?",
            FLAGS);
    private static final Pattern LEGAL_FORM = Pattern.compile(
            "(?<![\\p{L}\\d&'.-])((?:[\\p{Lu}\\d][\\p{L}\\d&'.-]{0,40}+|&|en|and|und|et|van|de|der|het|voor)(?:\\s+(?:[\\p{Lu}\\d][\\p{L}\\d&'.-]{0,40}+|&|en|and|und|et|van|de|der|het|voor)){0,5})\\s+((?i:b\\.?v\\.?|n\\.?v\\.?|v\\.?o\\.?f\\.?|gmbh|ltd\\.?|bvba|holding|sprl|asbl|vzw|ltda|gmbh & co\\.? kg)|AG|LLC|Inc\\.?|SARL|SAS|SA|KG|UG|SRL|Groep|groep|Group|plc|e\\.V\\.|CV|OHG)(?![\\p{L}\\d])",
            Pattern.UNICODE_CASE);
    private static final Pattern OF = Pattern.compile(
            "\\G(?: (?:hier|here|speaking))?,?\\s*(?:(?:bel ik |en ik bel |calling |ik bel )?(?:van|vanuit|namens|bij|from|of|at|with|von|vom|von der|aus|de chez|chez|de|du|pour|-|\\|)\\s+(?:(?:der firma|la société|de firma|het bedrijf|de|het|the|der|la|le|firma|bedrijf)\\s+)?)",
            FLAGS);
    private static final Pattern NAME_WORD =
            Pattern.compile("(?<![\\p{L}\\d@._'-])(?:(?:\\p{Lu}\\.){1,4}|\\p{L}[\\p{L}'-]{1,30})(?![\\d@_])");
    private static final Pattern INITIALS = Pattern.compile("(?:\\p{Lu}\\.){1,4}");
    private static final Pattern INITIALS_AND_NAME = Pattern.compile(
            "(?:\\p{Lu}\\. ?){1,4}(?:(?:van|de|der|den|ten|ter|te|von|du|le|la|el|al) ){0,3}\\p{Lu}\\p{Ll}");
    private static final Pattern SURNAME_FOLLOWS =
            Pattern.compile(" (?:(?:van|de|der|den|ten|ter|te|von|du|le|la|el|al) ){0,3}\\p{Lu}\\p{Ll}");
    private static final Pattern OPENING = Pattern.compile(
            "^(?:\\s*(?i:hallo|hoi|hey|hi|dag|hello|goe\\p{L}*|bonjour|moin|servus|guten (?:tag|morgen|abend)|good (?:morning|afternoon|evening))[ ,!.]+)?"
                    + "((?:\\p{Lu}[\\p{L}'-]*\\.?)(?: (?:\\p{Lu}[\\p{L}'-]*\\.?|van|de|der|den|ten|ter|te|von|du|le|la|el|al)){0,4})(?=,| (?:van|von|de chez|from|bij) )");
    private static final Pattern WORD =
            Pattern.compile("\\G[ \\t]*('[tsTS](?=\\s)|(?:\\p{Lu}\\.){1,4}|[\\p{L}][\\p{L}'-]*\\.?|\\d[\\d\\p{L}]*|&)");
    private static final Pattern CONTRACTION = Pattern.compile(
            "(?i:[cjmns])'(?-i:\\p{Ll}).*|D'accord|[GQ]'\\p{Ll}.*|.*'(?:m|ve|d|ll|re|nt)|(?:It|That|He|She|There|What|Who|Let|Here)'s|.*n't|Mornin'?"
                    + "|.+-(?:moi|toi|la|le|les|nous|vous|y|ci|là|tu|il|elle|on|je)|Demi-.*",
            Pattern.UNICODE_CASE);
    private static final Set<String> ORGANISATION_LINKS = Set.of(
            "&", "en", "and", "und", "et", "op", "van", "de", "der", "het", "voor", "of", "for", "in", "the", "du",
            "des", "la");
    static final Set<String> NOT_AT_START = Set.of(
            "ik",
            "u",
            "wij",
            "we",
            "kunt",
            "kan",
            "mag",
            "met",
            "hallo",
            "hoi",
            "goedemorgen",
            "goedemiddag",
            "goedenavond",
            "goedendag",
            "dag",
            "beste",
            "geachte",
            "nee",
            "ja",
            "i",
            "the",
            "a",
            "an",
            "hello",
            "hi",
            "dear",
            "good",
            "no",
            "yes",
            "thanks",
            "ich",
            "sie",
            "wir",
            "guten",
            "nein",
            "herr",
            "frau",
            "je",
            "vous",
            "nous",
            "bonjour",
            "non",
            "oui",
            "merci",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "maandag",
            "dinsdag",
            "woensdag",
            "donderdag",
            "vrijdag",
            "zaterdag",
            "zondag",
            "montag",
            "dienstag",
            "mittwoch",
            "donnerstag",
            "freitag",
            "samstag",
            "sonntag",
            "januari",
            "februari",
            "maart",
            "april",
            "mei",
            "juni",
            "juli",
            "augustus",
            "september",
            "oktober",
            "november",
            "december",
            "belgie",
            "duitsland",
            "amsterdam",
            "rotterdam",
            "utrecht",
            "den",
            "my",
            "mijn",
            "het",
            "de",
            "een",
            "is",
            "er",
            "dit",
            "dat",
            "wat",
            "wie",
            "hoe",
            "waar",
            "it",
            "what",
            "who",
            "how",
            "nog",
            "kunnen",
            "graag",
            "betreft",
            "vraag",
            "klacht",
            "internet",
            "google",
            "whatsapp",
            "your",
            "uw",
            "our",
            "ons",
            "onze",
            "customer",
            "january",
            "february",
            "march",
            "june",
            "july",
            "august",
            "october",
            "english",
            "dutch",
            "german",
            "french",
            "nederlands",
            "engels",
            "duits",
            "frans",
            "deutsch",
            "kerst",
            "pasen",
            "kvk",
            "btw",
            "seo",
            "ict",
            "hr",
            "mkb",
            "zzp",
            "cv",
            "bv",
            "kunde",
            "kundin",
            "pas",
            "client");

    private final Optional<Predicate<String>> common;

    /**
     * Rules with a dictionary.
     *
     * @param common tells a word of the language, folded, from one that may be a name; without it, what is written small or stands
     *     alone is no name
     */
    Persons(Optional<Predicate<String>> common) {
        this.common = common;
    }

    @Override
    public void find(String clean, Message message, Language language, List<Found> found) {
        if (clean.length() < 3) {
            return;
        }
        legalForms(clean, found);
        strong(clean, found);
        alone(clean, found);
        Search signed = Search.of(SIGNED, clean);
        while (signed.find()) {
            if (Character.isUpperCase(at(clean, signed.start(1))) || isName(clean, signed.start(1))) {
                person(clean, signed.start(1), Math.min(clean.length(), signed.end(1)), true, found);
            }
        }
        Search behind = Search.of(BEHIND, clean);
        while (behind.find()) {
            person(clean, behind.start(1), clean.length(), false, found);
        }
        Search titled = Search.of(TITLED, clean);
        while (titled.find()) {
            titled(clean, titled.end(), found);
        }
        Search weak = Search.of(WEAK, clean);
        int from = 0;
        while (from <= clean.length() && weak.find(from)) {
            boolean contracted = weak.group().strip().equalsIgnoreCase("im") && !language.equals(Language.EN);
            boolean noun = language.equals(Language.DE) && isNoun(clean, weak.end());
            boolean written = Character.isUpperCase(at(clean, weak.end())) || isParticleAt(clean, weak.end());
            if (written && !contracted && !noun) {
                person(clean, weak.end(), clean.length(), false, found);
            }
            from = Math.max(weak.end() - 1, weak.start() + 1);
        }
        common.ifPresent(words -> withDictionary(clean, words, found));
        given(clean, language, found);
        organisations(clean, found);
    }

    // In German every noun is written with a capital: one that is in the dictionary is no name.
    private boolean isNoun(String clean, int from) {
        List<Part> parts = words(clean, from, clean.length());
        return !parts.isEmpty()
                && isCommon(Text.fold(parts.get(0).text()))
                && !GivenNames.is(Text.fold(parts.get(0).text()));
    }

    // "dhr pietersen", "mevrouw Linde", "der Herr Fischer von der Telekom"
    private void titled(String clean, int from, List<Found> found) {
        List<Part> parts = words(clean, from, clean.length());
        if (parts.isEmpty()) {
            return;
        }
        String first = parts.get(0).text();
        String folded = Text.fold(first);
        if (!isCapital(first)) {
            boolean small = folded.length() > 2
                    && !hasCapitalInside(clean)
                    && !NameParts.isTitle(folded)
                    && !NameParts.NO_NAME.contains(folded)
                    && !STOPS.contains(folded)
                    && (NameParts.ALSO_SURNAMES.contains(folded)
                            || GivenNames.isOnly(folded)
                            || (common.isPresent() && !isCommon(folded)));
            person(clean, from, clean.length(), small || NameParts.isParticle(folded) && isSmallSurname(parts), found);
            return;
        }
        boolean surname = !GivenNames.is(folded)
                && !isInitial(first)
                && !NameParts.isParticle(folded)
                && !NameParts.isTitle(folded);
        boolean from2 = parts.size() > 2
                && (parts.get(1).text().equals("von") || parts.get(1).text().equals("vom"));
        if (surname && from2) {
            person(clean, from, parts.get(0).end(), false, found);
            organisationOf(clean, parts.get(0).end(), found);
            return;
        }
        person(clean, from, clean.length(), false, found);
    }

    // Who writes other words with a capital writes names so, too.
    private static boolean hasCapitalInside(String clean) {
        for (int i = 2; i < clean.length(); i++) {
            if (Character.isUpperCase(clean.charAt(i))
                    && clean.charAt(i - 1) == ' '
                    && Character.isLetter(clean.charAt(i - 2))) {
                return true;
            }
        }
        return false;
    }

    private boolean isSmallSurname(List<Part> parts) {
        for (Part part : parts) {
            String folded = Text.fold(part.text());
            if (!NameParts.isParticle(folded)) {
                return NameParts.ALSO_SURNAMES.contains(folded) || (common.isPresent() && !isCommon(folded));
            }
        }
        return false;
    }

    private static boolean isInitial(String word) {
        return INITIALS.matcher(word).matches();
    }

    // "Sommer, guten Tag", "Van den Berg, spreek ik met ...": a name before a comma opens the message.
    private void alone(String clean, List<Found> found) {
        Matcher opening = OPENING.matcher(clean);
        if (opening.find()) {
            List<Part> parts = words(clean, opening.start(1), opening.end(1));
            String folded = parts.isEmpty() ? "" : Text.fold(parts.get(0).text());
            boolean comma = at(clean, opening.end(1)) == ',';
            boolean article = isArticle(folded)
                    && parts.size() > 1
                    && isCommon(Text.fold(parts.get(1).text()));
            boolean name = parts.size() > 1
                    ? NameParts.isParticle(folded) && comma && !article && !folded.equals("het") && !folded.equals("op")
                            || GivenNames.is(folded)
                            || parts.stream()
                                    .noneMatch(p -> isCommon(Text.fold(p.text()))
                                            || NameParts.NO_NAME.contains(Text.fold(p.text())))
                    : NameParts.ALSO_SURNAMES.contains(folded)
                            || GivenNames.is(folded)
                            || (common.isPresent()
                                    && !isCommon(folded)
                                    && !NOT_AT_START.contains(folded)
                                    && !NameParts.NO_NAME.contains(folded));
            boolean company = parts.stream().anyMatch(p -> NameParts.isCompanyWord(Text.fold(p.text())));
            if (name && !company && !parts.isEmpty()) {
                person(clean, opening.start(1), clean.length(), false, found);
            }
        }
    }

    // Given names anywhere: with a capital, or written small where they are nothing else.
    private void given(String clean, Language language, List<Found> found) {
        Matcher word = NAME_WORD.matcher(clean);
        int end = 0;
        while (word.find()) {
            String text = word.group();
            String folded = Text.fold(text.endsWith("'s") ? text.substring(0, text.length() - 2) : text);
            String gap = clean.substring(end, word.start());
            boolean first = end == 0 || gap.chars().anyMatch(c -> ".!?\n:;\"".indexOf(c) >= 0);
            end = word.end();
            boolean initials = isInitial(text)
                    && INITIALS_AND_NAME
                            .matcher(clean)
                            .region(word.start(), clean.length())
                            .lookingAt();
            boolean surname = !first
                    && !language.equals(Language.DE)
                    && Character.isUpperCase(text.charAt(0))
                    && NameParts.ALSO_SURNAMES.contains(folded);
            if (!initials && !surname && !GivenNames.is(folded)) {
                continue;
            }
            boolean capital = Character.isUpperCase(text.charAt(0))
                    && !(text.length() > 3
                            && text.equals(text.toUpperCase(Locale.ROOT))
                            && !clean.equals(clean.toUpperCase(Locale.ROOT)));
            boolean german = language.equals(Language.DE);
            boolean only = GivenNames.isOnly(folded);
            boolean followed = SURNAME_FOLLOWS
                    .matcher(clean)
                    .region(word.end(), clean.length())
                    .lookingAt();
            boolean name = initials
                    || surname
                    || (capital
                            ? only
                                    || (first || german
                                            ? followed && !(first && NOT_AT_START.contains(folded))
                                            : !NOT_AT_START.contains(folded))
                            : only && folded.length() > 3 && !isCommon(folded));
            if (name && Found.isFree(found, word.start(), word.end())) {
                person(clean, word.start(), clean.length(), !capital, found);
            }
        }
    }

    // "met karin", "ik ben kees de groot", and a message that is a name and nothing else.
    private void withDictionary(String clean, Predicate<String> words, List<Found> found) {
        Search small = Search.of(SMALL_AFTER, clean);
        while (small.find()) {
            boolean met = small.group(1) != null;
            List<Part> parts = words(clean, small.end(), clean.length());
            int last = nameEnd(parts, 0, true);
            if (parts.isEmpty() || !isUnknown(parts.get(0).text(), words) || last < 0) {
                continue;
            }
            boolean several = last > 0;
            int end = parts.get(last).end();
            boolean ends =
                    CLAUSE_ENDS.matcher(clean).region(end, clean.length()).lookingAt();
            boolean surname = several
                    && (NameParts.isParticle(parts.get(1).text())
                            || isUnknown(parts.get(1).text(), words));
            if (ends && (met || surname)) {
                person(clean, small.end(), clean.length(), true, found);
            }
        }
        Matcher bare = BARE.matcher(clean);
        if (bare.matches() && found.isEmpty()) {
            List<Part> parts = words(clean, bare.start(1), bare.end(1));
            if (isBareName(parts, words)) {
                person(clean, bare.start(1), bare.end(1), true, found);
            }
        }
    }

    private static boolean isBareName(List<Part> parts, Predicate<String> words) {
        boolean afterParticle = false;
        int capitals = 0;
        for (int i = 0; i < parts.size(); i++) {
            String word = parts.get(i).text();
            String folded = Text.fold(word);
            boolean particle = i > 0 && i + 1 < parts.size() && NameParts.isParticle(folded);
            if (particle) {
                afterParticle = true;
                continue;
            }
            boolean mayBeWord = afterParticle
                    || (i > 0 && NameParts.ALSO_SURNAMES.contains(folded))
                    || (i == 0 && parts.size() > 2 && NameParts.ALSO_GIVEN.contains(folded));
            boolean isName =
                    isCapital(word) && !NameParts.isCompanyWord(folded) && (mayBeWord || isUnknown(word, words));
            if (!isName) {
                return false;
            }
            capitals++;
            afterParticle = false;
        }
        return capitals >= 2 && parts.size() <= 4;
    }

    private static boolean isUnknown(String word, Predicate<String> words) {
        String folded = Text.fold(word);
        return !words.test(folded)
                && !NameParts.NO_NAME.contains(folded)
                && !NOT_AT_START.contains(folded)
                && !STOPS.contains(folded);
    }

    private void strong(String clean, List<Found> found) {
        Matcher small = SMALL.matcher(clean);
        if (small.find()) {
            person(clean, small.end(), clean.length(), true, found);
        }
        Search strong = Search.of(STRONG, clean);
        while (strong.find()) {
            boolean bare = BARE_CUE.matcher(strong.group().strip()).matches();
            if (!bare || Character.isUpperCase(at(clean, strong.end())) || isName(clean, strong.end())) {
                person(clean, strong.end(), clean.length(), true, found);
            }
        }
    }

    // "surname okafor", but not "a surname will do"
    private boolean isName(String clean, int from) {
        List<Part> parts = words(clean, from, clean.length());
        String folded = parts.isEmpty() ? "" : Text.fold(parts.get(0).text());
        return !parts.isEmpty()
                && (common.isPresent() ? isUnknown(folded, common.get()) : GivenNames.isOnly(folded))
                && !NameParts.isParticle(folded);
    }

    private static char at(String clean, int i) {
        return i < clean.length() ? clean.charAt(i) : ' ';
    }

    private static boolean isParticleAt(String clean, int i) {
        Matcher word = WORD.matcher(clean).region(i, clean.length());
        return word.find()
                && NameParts.isParticle(word.group(1).toLowerCase(Locale.ROOT))
                && word.end() + 1 < clean.length()
                && Character.isUpperCase(clean.charAt(word.end() + 1));
    }

    /** One word of a name. */
    private record Part(String text, int start, int end) {}

    private static List<Part> words(String clean, int from, int to) {
        List<Part> parts = new ArrayList<>();
        Matcher word = WORD.matcher(clean).region(from, to).useTransparentBounds(true);
        while (parts.size() < 12 && word.find()) {
            String text = word.group(1);
            int end = word.end(1);
            boolean initial = isInitial(text);
            boolean title = text.endsWith(".") && NameParts.isTitle(text.substring(0, text.length() - 1));
            boolean sentenceEnds = text.endsWith(".") && !initial && !title;
            if (sentenceEnds) {
                parts.add(new Part(text.substring(0, text.length() - 1), word.start(1), end - 1));
                break;
            }
            parts.add(new Part(text, word.start(1), end));
        }
        return parts;
    }

    private void person(String clean, int from, int to, boolean sure, List<Found> found) {
        List<Part> parts = words(clean, from, to);
        int first = 0;
        while (first < parts.size()
                && (isTitle(parts.get(first).text())
                        || (Text.fold(parts.get(first).text()).equals("de")
                                && first + 1 < parts.size()
                                && isTitle(parts.get(first + 1).text())))) {
            first++;
        }
        if (first + 1 < parts.size()
                && isArticle(parts.get(first).text())
                && !isCapital(parts.get(first + 1).text())
                && isCommon(Text.fold(parts.get(first + 1).text()))) {
            return; // "u spreekt met de buren"
        }
        int last = nameEnd(parts, first, sure);
        if (last < first) {
            return;
        }
        int start = parts.get(first).start();
        int end = parts.get(last).end() - (parts.get(last).text().endsWith("'s") ? 2 : 0);
        if (end <= start) {
            return; // "'s" alone
        }
        if (isContraction(parts.get(first).text()) || (!sure && isShoutedWord(parts.subList(first, last + 1), clean))) {
            return;
        }
        boolean company = parts.subList(first, last + 1).stream()
                .anyMatch(p -> isCapital(p.text()) && NameParts.isCompanyWord(Text.fold(p.text())));
        if (company) {
            organisation(clean, start, found);
            return;
        }
        if (Found.isFree(found, start, end)) {
            found.add(new Found("person", start, end, clean.substring(start, end), "name"));
            organisationOf(clean, end, found);
        } else if (found.stream().anyMatch(f -> f.type().equals("person") && f.start() == start)) {
            organisationOf(clean, end, found);
        }
    }

    // "C'est", "I'm", "D'accord", "Rassurez-moi"; "O'Brien" and "D'Hondt" are names.
    private static boolean isContraction(String word) {
        return CONTRACTION.matcher(word).matches();
    }

    // "Mit DHL", "VOTRE monteur": one word in capitals is a name only where all is written so.
    private static boolean isShoutedWord(List<Part> parts, String clean) {
        return parts.stream()
                        .allMatch(p -> p.text().length() > 2
                                && p.text().equals(p.text().toUpperCase(Locale.ROOT)))
                && !clean.equals(clean.toUpperCase(Locale.ROOT));
    }

    private static boolean isArticle(String word) {
        return Set.of("de", "het", "the", "die", "der", "das", "la", "le", "den", "een")
                .contains(word);
    }

    private static boolean isTitle(String word) {
        return NameParts.isTitle(word.endsWith(".") ? word.substring(0, word.length() - 1) : word);
    }

    /** Where the name ends, as the index of its last word; before {@code first} if there is none. */
    private int nameEnd(List<Part> parts, int first, boolean sure) {
        int last = first - 1;
        boolean capitals = first < parts.size() && isCapital(parts.get(first).text());
        boolean small = sure && !capitals;
        int given = 0;
        for (int i = first; i < parts.size() && i < first + MOST_WORDS; i++) {
            String word = parts.get(i).text();
            String folded = Text.fold(word);
            if (NameParts.isParticle(word.toLowerCase(Locale.ROOT))
                    && (i > first || !isCapital(word) || i + 1 < parts.size())) {
                int next = surnameAfterParticles(parts, i, given, small, sure);
                if (next < 0) {
                    break;
                }
                last = next;
                i = next;
                given++;
                continue;
            }
            boolean alsoGiven = i == first && NameParts.ALSO_GIVEN.contains(folded) && surnameFollows(parts, i + 1);
            boolean fits = isCapital(word)
                    ? alsoGiven || !(i == first && NOT_AT_START.contains(folded)) && !NameParts.NO_NAME.contains(folded)
                    : small
                            && word.length() > 1
                            && Character.isLetter(word.charAt(0))
                            && !NameParts.NO_NAME.contains(folded)
                            && !NOT_AT_START.contains(folded)
                            && !STOPS.contains(folded)
                            && (i == first || !isCommon(folded))
                            && given < 3;
            if (!fits) {
                break;
            }
            last = i;
            given++;
        }
        return last;
    }

    private boolean isCommon(String folded) {
        return common.isPresent() && common.get().test(folded) && !NameParts.ALSO_SURNAMES.contains(folded);
    }

    // "Wil de Boer": a word that is a name where a surname comes after it.
    private static boolean surnameFollows(List<Part> parts, int i) {
        int at = i;
        while (at < parts.size() && NameParts.isParticle(parts.get(at).text())) {
            at++;
        }
        return at > i && at < parts.size() && isCapital(parts.get(at).text());
    }

    private static final Set<String> STOPS = Set.of(
            "en",
            "and",
            "und",
            "et",
            "uit",
            "from",
            "aus",
            "tel",
            "telefoon",
            "bel",
            "mobiel",
            "nummer",
            "mijn",
            "met",
            "bij",
            "namens",
            "over",
            "voor",
            "wegens",
            "adres",
            "email",
            "e-mail",
            "mail",
            "phone",
            "number",
            "calling",
            "about",
            "with",
            "klantnummer",
            "geboren",
            "wonende",
            "dus",
            "of",
            "or",
            "oder",
            "by",
            "way",
            "trouwens",
            "overigens",
            "uw",
            "onze",
            "numero",
            "postcode",
            "als",
            "eigenaar",
            "directeur",
            "inkoper",
            "manager",
            "meneer");

    // "van den Berg", "de Vries", "'t Hart"; but "van Acme" is where somebody comes from.
    private static int surnameAfterParticles(List<Part> parts, int i, int given, boolean small, boolean sure) {
        String particle = parts.get(i).text().toLowerCase(Locale.ROOT);
        int at = i + 1;
        StringBuilder inner = new StringBuilder();
        while (at < parts.size()
                && NameParts.isParticle(parts.get(at).text().toLowerCase(Locale.ROOT))
                && at < i + 3
                && !(isCapital(parts.get(at).text()) && at + 1 >= parts.size())) {
            inner.append(parts.get(at).text());
            at++;
        }
        if (at >= parts.size()) {
            return -1;
        }
        String surname = parts.get(at).text();
        String folded = Text.fold(surname);
        if (!isCapital(surname)
                && !(small && !NameParts.NO_NAME.contains(folded) && !STOPS.contains(folded) && folded.length() > 1)) {
            return -1;
        }
        if (particle.equals("der") && given > 0) {
            return -1; // "Herr Zürcher der Leiter": only "von der" and "van der" are of a name
        }
        if (particle.equals("van")) {
            if (given > 0 && at > i + 1 && isCapital(parts.get(i + 1).text())) {
                return -1; // "Arie van Van Dam Transport"
            }
            boolean known = NameParts.isSurnameAfterVan(inner.toString(), surname);
            boolean alone =
                    given == 0 && (sure || isCapital(parts.get(i).text())); // "met Van Loon": then it is all there is
            boolean anotherFollows = followedByVan(parts, at + 1);
            return (known && given <= 1) || alone || (anotherFollows && given == 1) ? at : -1;
        }
        boolean isSmall = !isCapital(parts.get(i).text());
        if (given == 0 && isSmall && !sure) {
            return -1; // "ik ben de Rabobank", "met de Volkswagen"
        }
        if (particle.equals("von") && given > 0) {
            return followedByVan(parts, at + 1) ? at : -1; // "Sven von Stromfux" says where he is from
        }
        boolean french = particle.equals("de") || particle.equals("du");
        if (given == 0
                || (given <= 2
                        && (particle.length() > 2
                                || french
                                || particle.startsWith("'")
                                || particle.equals("el")
                                || particle.equals("al")
                                || particle.equals("te")
                                || particle.equals("di")
                                || particle.equals("da")
                                || particle.equals("la")
                                || particle.equals("le")))) {
            boolean preposition = particle.equals("in")
                    || particle.equals("op")
                    || particle.equals("over")
                    || particle.equals("bij")
                    || particle.equals("uit")
                    || particle.equals("aan")
                    || particle.equals("onder");
            return preposition && inner.isEmpty() ? -1 : given == 0 && preposition ? -1 : at;
        }
        return -1;
    }

    private static boolean followedByVan(List<Part> parts, int i) {
        return i < parts.size()
                && Set.of("van", "namens", "from", "of", "von", "bij")
                        .contains(parts.get(i).text().toLowerCase(Locale.ROOT));
    }

    private static boolean isCapital(String word) {
        return Character.isUpperCase(word.charAt(0)) || word.startsWith("'");
    }

    private void organisationOf(String clean, int from, List<Found> found) {
        Matcher of = OF.matcher(clean).region(from, clean.length()).useTransparentBounds(true);
        if (of.find()) {
            organisation(clean, of.end(), found);
            if (Character.isLowerCase(at(clean, of.end()))
                    && clean.substring(0, of.end()).chars().noneMatch(Character::isUpperCase)) {
                small(clean, of.end(), found);
            }
        }
    }

    private static void legalForms(String clean, List<Found> found) {
        Search form = Search.of(LEGAL_FORM, clean);
        while (form.find()) {
            int start = form.start(1);
            for (Part part : words(clean, start, form.end(1))) {
                String folded = Text.fold(part.text());
                boolean leading = NOT_AT_START.contains(folded)
                        || ORGANISATION_LINKS.contains(folded)
                        || !isCapitalOrDigit(part.text());
                if (!leading) {
                    start = part.start();
                    break;
                }
                start = part.end() + 1;
            }
            if (start < form.end(1)) {
                int from = start;
                int end = form.end(2);
                found.removeIf(f -> f.type().equals("organisation") && f.overlaps(from, end));
                add(found, "organisation", from, end, clean);
            }
        }
    }

    private void organisations(String clean, List<Found> found) {
        Search behalf = Search.of(ON_BEHALF, clean);
        while (behalf.find()) {
            organisation(clean, behalf.end(), found);
        }
    }

    // "dennis de wit van energie collectief nederland ik heb ...": all is small, so the words up to the next clause
    private static void small(String clean, int from, List<Found> found) {
        List<Part> parts = words(clean, from, clean.length());
        int last = -1;
        boolean company = false;
        for (int i = 0; i < parts.size() && i < MOST_SMALL; i++) {
            String folded = Text.fold(parts.get(i).text());
            if (NameParts.NO_NAME.contains(folded)
                    || NOT_AT_START.contains(folded)
                    || STOPS.contains(folded)
                    || clean.substring(
                                            i == 0 ? from : parts.get(i - 1).end(),
                                            parts.get(i).start())
                                    .indexOf(',')
                            >= 0) {
                break;
            }
            company |= NameParts.isCompanyWord(folded);
            last = i;
        }
        if (company && last > 0) {
            add(found, "organisation", parts.get(0).start(), parts.get(last).end(), clean);
        }
    }

    private static boolean isCapitalOrDigit(String word) {
        return isCapital(word) || Character.isDigit(word.charAt(0));
    }

    private void organisation(String clean, int from, List<Found> found) {
        List<Part> parts = words(clean, from, clean.length());
        int last = -1;
        for (int i = 0; i < parts.size() && i < MOST_WORDS; i++) {
            String word = parts.get(i).text();
            boolean capital =
                    isCapitalOrDigit(word) && !(i == 0 && NOT_AT_START.contains(Text.fold(word)) && parts.size() == 1);
            if (capital && !(i == 0 && Character.isDigit(word.charAt(0)))) {
                last = i;
            } else if (i == 0 || !ORGANISATION_LINKS.contains(word.toLowerCase(Locale.ROOT))) {
                break;
            }
        }
        if (last >= 0 && !(last == 0 && isCommonNoun(parts.get(0).text()))) {
            add(found, "organisation", parts.get(0).start(), parts.get(last).end(), clean);
        }
    }

    // "wir sind Hersteller", "im Auftrag der Regierung"
    private boolean isCommonNoun(String word) {
        String folded = Text.fold(word);
        return common.isPresent() && common.get().test(folded) && !Organisations.KNOWN.contains(folded);
    }

    private static void add(List<Found> found, String type, int start, int end, String clean) {
        if (Found.isFree(found, start, end)) {
            found.add(new Found(type, start, end, clean.substring(start, end), "name"));
        }
    }
}
