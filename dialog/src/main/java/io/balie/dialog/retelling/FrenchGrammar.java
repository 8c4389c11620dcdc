package io.balie.dialog.retelling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** French: the order stays, the persons and their verbs change; inverted pronouns go back before their verb. */
final class FrenchGrammar implements Grammar {
    private static final Map<String, String> FROM_I = Map.ofEntries(
            Map.entry("suis", "êtes es"),
            Map.entry("ai", "avez as"),
            Map.entry("veux", "voulez veux"),
            Map.entry("voudrais", "voudriez voudrais"),
            Map.entry("peux", "pouvez peux"),
            Map.entry("puis", "pouvez peux"),
            Map.entry("dois", "devez dois"),
            Map.entry("vais", "allez vas"),
            Map.entry("fais", "faites fais"),
            Map.entry("reçois", "recevez reçois"),
            Map.entry("sais", "savez sais"),
            Map.entry("viens", "venez viens"),
            Map.entry("reviens", "revenez reviens"),
            Map.entry("prends", "prenez prends"),
            Map.entry("comprends", "comprenez comprends"),
            Map.entry("attends", "attendez attends"),
            Map.entry("perds", "perdez perds"),
            Map.entry("mets", "mettez mets"),
            Map.entry("vois", "voyez vois"),
            Map.entry("crois", "croyez crois"),
            Map.entry("finis", "finissez finis"),
            Map.entry("tiens", "tenez tiens"),
            Map.entry("connais", "connaissez connais"),
            Map.entry("pars", "partez pars"),
            Map.entry("sors", "sortez sors"),
            Map.entry("lis", "lisez lis"),
            Map.entry("écris", "écrivez écris"),
            Map.entry("dis", "dites dis"),
            Map.entry("vends", "vendez vends"),
            Map.entry("rends", "rendez rends"),
            Map.entry("paie", "payez paies"),
            Map.entry("essaie", "essayez essaies"),
            Map.entry("envoie", "envoyez envoies"),
            Map.entry("appelle", "appelez appelles"),
            Map.entry("rappelle", "rappelez rappelles"),
            Map.entry("achète", "achetez achètes"),
            Map.entry("préfère", "préférez préfères"),
            Map.entry("espère", "espérez espères"),
            Map.entry("déménage", "déménagez déménages"),
            Map.entry("serai", "serez seras"),
            Map.entry("aurai", "aurez auras"),
            Map.entry("étais", "étiez étais"),
            Map.entry("avais", "aviez avais"),
            Map.entry("aurais", "auriez aurais"),
            Map.entry("serais", "seriez serais"),
            Map.entry("pourrais", "pourriez pourrais"),
            Map.entry("devrais", "devriez devrais"),
            Map.entry("aimerais", "aimeriez aimerais"),
            Map.entry("souhaiterais", "souhaiteriez souhaiterais"),
            Map.entry("retrouve", "retrouvez retrouves"),
            Map.entry("arrive", "arrivez arrives"),
            Map.entry("jette", "jetez jettes"),
            Map.entry("projette", "projetez projettes"),
            Map.entry("bénéficie", "bénéficiez bénéficies"));
    private static final Map<String, String> VOUS_TO_NOUS = Map.of(
            "êtes", "sommes", "avez", "avons", "faites", "faisons", "dites", "disons", "pouvez", "pouvons", "voulez",
            "voulons");
    private static final Map<String, String> TU_TO_NOUS = Map.ofEntries(
            Map.entry("peux", "pouvons"),
            Map.entry("as", "avons"),
            Map.entry("es", "sommes"),
            Map.entry("fais", "faisons"),
            Map.entry("veux", "voulons"),
            Map.entry("vas", "allons"),
            Map.entry("dois", "devons"),
            Map.entry("sais", "savons"),
            Map.entry("vends", "vendons"),
            Map.entry("prends", "prenons"),
            Map.entry("pourrais", "pourrions"),
            Map.entry("avais", "avions"));
    private static final Pattern CONDITION = Pattern.compile(
            "(?iU)^((?:si|s'|quand|lorsque|comme) ?[^,]{4,80}), ((?:quand|comment|pourquoi|où|combien|que|qu'|quel|quelle|est-ce|puis-je|dois-je|pouvez-vous|pourriez-vous|serait-il|\\p{L}+-(?:t-)?(?:je|vous|il|elle|on))\\b.+)$");
    private static final Set<String> CLITICS = words("ne n' me m' te t' se s' le la l' les lui leur y en vous nous");
    private static final Set<String> QUESTION =
            words("quand où pourquoi comment combien quel quelle quels quelles qui que qu' quoi lequel laquelle");
    private static final Set<String> NOT_VERB_EZ = words("chez assez nez rez");
    private static final Pattern TOKEN = Pattern.compile(
            "[,;:()]|[\\p{L}]*(?:[jmtsnlcdJMTSNLCD]|[qQ]u|[lL]orsqu|[pP]uisqu|[jJ]usqu)'(?=\\p{L})|[^\\s,;:()]+(?:[.,:][^\\s,;:()]+)*");
    private static final Pattern INVERTED =
            Pattern.compile("(?iU)^(\\p{L}+)-(?:t-)?(je|vous|nous|il|elle|ils|elles|on|tu|ce)$");

    private final Voice voice;
    private final FrenchVerbs verbs = new FrenchVerbs();
    private final FrenchSplitter splitter = new FrenchSplitter(verbs, FrenchGrammar::tokens);
    private final FrenchCheck check = new FrenchCheck(verbs, FrenchGrammar::tokens);

    FrenchGrammar(Voice voice) {
        this.voice = voice;
    }

    private static Set<String> words(String list) {
        return Set.copyOf(Arrays.asList(list.strip().split("\\s+", -1)));
    }

    @Override
    public List<Piece> tell(String sentence) {
        List<String> trace = new ArrayList<>();
        trace.add("sentence: " + sentence);
        boolean asked = sentence.endsWith("?") && !FrenchSpelling.tagged(Story.bare(sentence));
        String text = FrenchSpelling.written(Story.bare(sentence));
        List<Piece> pieces = new ArrayList<>();
        List<FrenchSplitter.Part> parts = splitter.parts(text, asked);
        for (int i = 0; i < parts.size(); i++) {
            FrenchSplitter.Part part = parts.get(i);
            Piece.Joint joint = switch (part.link()) {
                case "mais", "or" -> Piece.Joint.BUT;
                case "car" -> Piece.Joint.BECAUSE;
                case "ou" -> Piece.Joint.OR;
                default -> Piece.Joint.AND;
            };
            boolean last = i + 1 == parts.size();
            boolean question = asked && (last || FrenchSplitter.asks(part.text()) || requests(part.text()));
            pieces.add(clause(part.text(), question, joint, trace));
        }
        return Checked.by(check, pieces);
    }

    private static boolean requests(String text) {
        return text.matches("(?iU)^(?:vous|tu) (?:pouvez|pourriez|peux|pourrais)\\b.*");
    }

    @Override
    public Optional<List<String>> correct(List<String> sentences, String correction) {
        List<String> fresh = tokens(Story.bare(correction));
        String verb = fresh.isEmpty() ? "" : low(fresh, fresh.size() - 1);
        boolean pointing =
                fresh.size() == 1 || (fresh.size() == 2 && low(fresh, 0).matches("l[ae]s?|l'|plutôt"));
        if (pointing && !sentences.isEmpty() && verbs.infinitive(verb)) {
            List<String> old = tokens(sentences.get(sentences.size() - 1));
            for (int i = old.size() - 1; i > 0; i--) {
                if (verbs.infinitive(low(old, i)) && !low(old, i).equals(verb)) {
                    List<String> said = new ArrayList<>(old);
                    said.set(i, verb);
                    List<String> corrected = new ArrayList<>(sentences);
                    corrected.set(sentences.size() - 1, join(said));
                    return Optional.of(corrected);
                }
            }
        }
        return Grammar.super.correct(sentences, correction);
    }

    @Override
    public boolean verbless(String fragment) {
        return !verbLike(fragment)
                && !fragment.contains(",")
                && !fragment.matches("(?iU).*\\p{L}{2,}(?:er|ir|ez)\\b.*");
    }

    @Override
    public String shifted(String fragment) {
        return shift(decapital(fragment), false);
    }

    private static boolean hasPerson(String text) {
        return text.matches("(?iU).*\\b(?:mon|ma|mes|notre|nos|votre|vos|moi|nous|vous|ton|ta|tes)\\b.*");
    }

    private boolean verbLike(String text) {
        return verbs.hasFinite(tokens(text)) || text.matches("(?iU).*(?:-je|-vous|n'|\\bne)\\b.*");
    }

    private Piece clause(String said, boolean asked, Piece.Joint joint, List<String> trace) {
        String text = said.strip();
        Matcher condition = CONDITION.matcher(text);
        if (asked && condition.matches()) {
            Piece question = clause(condition.group(2), true, joint, trace);
            return question.kind() == Piece.Kind.STATEMENT || question.kind() == Piece.Kind.TOPIC
                    ? question.doubted()
                    : question.withBody(question.body() + " " + shift(decapital(condition.group(1)), false));
        }
        Matcher request = Pattern.compile(
                        "(?iU)^(?:pouvez-vous|pourriez-vous|voulez-vous|peux-tu|pourrais-tu|est-ce que vous pou(?:vez|rriez)|vous pou(?:vez|rriez)|quelqu'un peut-il|quelqu'un pourrait-il|est-ce que quelqu'un p(?:eut|ourrait)|merci de|merci d(?=')(?!'avance)|tu p(?:eux|ourrais)|est-ce que tu p(?:eux|ourrais)|veuillez|prière de)(?: bien)?(?: vouloir)?(?: |')(.+)$")
                .matcher(text);
        if (request.matches() && (asked || text.matches("(?iU)^(?:merci|veuillez|prière).*"))) {
            String rest = request.group(1);
            Matcher tell = Pattern.compile(
                            "(?iU)^(?:me |m'|nous )(?:dire|indiquer|expliquer|préciser|confirmer|informer|faire savoir) ((?:si|s'|quand|où|pourquoi|comment|combien|quel|quelle|quels|quelles|qui|ce)\\b.+)$")
                    .matcher(rest);
            if (tell.matches()) {
                return piece(joint, Piece.Kind.QUESTION, savoir(), shift(tell.group(1), false), 0.95, trace);
            }
            String shifted = shift(rest, true);
            String lead = say("vous nous demandez", "tu nous demandes", "le client nous demande")
                    + (shifted.matches("(?iU)^[aeiouyéèêh].*") ? " d'" : " de ");
            return piece(joint, Piece.Kind.REQUEST, "", lead + shifted, 0.92, trace);
        }
        Matcher know = Pattern.compile(
                        "(?iU)^(?:savez-vous|sais-tu|je (?:voudrais|veux|souhaite|souhaiterais|aimerais)(?: bien)? savoir|j'aimerais(?: bien)? savoir|je me demandais?|je me demande|nous voulions savoir|ma question est(?: de savoir)?|je voulais(?: juste| simplement)? savoir|j'aurais voulu savoir|je voudrais demander|dites-moi|savoir) ((?:si|s'|quand|où|pourquoi|comment|combien|quel|quelle|quels|quelles|qui|ce)(?:\\b|(?<=')).+)$")
                .matcher(text);
        if (know.matches()) {
            return piece(joint, Piece.Kind.QUESTION, savoir(), shift(know.group(1), false), 0.95, trace);
        }
        Matcher whether = Pattern.compile("(?iU)^est-ce (?:que |qu')(.+)$").matcher(text);
        if (whether.matches()) {
            return piece(joint, Piece.Kind.QUESTION, savoir(), si(shift(whether.group(1), false)), 0.93, trace);
        }
        Matcher happens = Pattern.compile("(?iU)^que se passe-t-il(?: (.+))?$").matcher(text);
        if (happens.matches()) {
            String rest = happens.group(1) == null ? "" : " " + shift(happens.group(1), false);
            return piece(joint, Piece.Kind.QUESTION, savoir(), "ce qui se passe" + rest, 0.93, trace);
        }
        Matcher what = Pattern.compile("(?iU)^(?:qu'est-ce (que |qu'|qui )|que (?=\\p{L}+-(?:je|vous|il)))(.+)$")
                .matcher(text);
        if (what.matches()) {
            String opening = what.group(1) != null && what.group(1).startsWith("qui") ? "ce qui " : "ce que ";
            return piece(
                    joint,
                    Piece.Kind.QUESTION,
                    savoir(),
                    elide(opening, shift(straight(what.group(2)), false)),
                    0.9,
                    trace);
        }
        Matcher long_ = Pattern.compile(
                        "(?iU)^((?:quand|où|pourquoi|comment|combien|à quelle heure|depuis quand|jusqu'à quand)(?: de \\p{L}+)?) est-ce (?:que |qu')(.+)$")
                .matcher(text);
        if (long_.matches()) {
            return piece(
                    joint,
                    Piece.Kind.QUESTION,
                    savoir(),
                    decapital(long_.group(1)) + " " + shift(long_.group(2), false),
                    0.93,
                    trace);
        }
        String first = text.split("[ ']", 2)[0].toLowerCase(Locale.ROOT);
        boolean prepositional = text.matches(
                        "(?iU)^(?:à|de|dans|pour|avec|jusqu'à|en) (?:quel|quelle|quels|quelles|qui|combien|quand|où|quoi)\\b.*")
                || text.matches("(?iU)^(?:jusqu'à|depuis|pour) (?:quand|où)\\b.*");
        if ((QUESTION.contains(first)
                        && !first.equals("que")
                        && (asked
                                || text.matches(
                                        "(?iU).*-(?:je|vous|t-il|il|elle)\\b.*|(?:où|comment|quand|combien|pourquoi|quel|quelle)\\b.*")))
                || (prepositional && asked)) {
            return piece(joint, Piece.Kind.QUESTION, savoir(), shift(straight(decapital(text)), false), 0.9, trace);
        }
        List<String> tokens = tokens(text);
        boolean inverted =
                tokens.stream().limit(8).anyMatch(t -> INVERTED.matcher(t).matches());
        if (asked && inverted) {
            return piece(joint, Piece.Kind.QUESTION, savoir(), si(shift(straight(decapital(text)), false)), 0.9, trace);
        }
        Matcher place = Pattern.compile("(?iU)^c'est (combien|quand|où|comment|pour quand|à quelle heure)$")
                .matcher(text);
        if (place.matches()) {
            return piece(joint, Piece.Kind.QUESTION, savoir(), place.group(1) + " c'est", 0.9, trace);
        }
        Matcher kept = Pattern.compile(
                        "(?iU)^((?:vous|tu|on|ça|il|elle|ils|elles|nous|je|j'|mon|ma|le|la|les)\\b.{2,40}?) ((?:combien(?: de \\p{L}+)?|quand|où|comment|à quelle heure))( .+)?$")
                .matcher(text);
        if (asked
                && kept.matches()
                && tokens.size() < 11
                && !text.contains(",")
                && !text.matches("(?iU).*(?:sais|savez|savoir|dire)\\b.*")) {
            String rest = kept.group(3) == null ? "" : kept.group(3);
            return piece(
                    joint,
                    Piece.Kind.QUESTION,
                    savoir(),
                    kept.group(2) + " " + shift(decapital(kept.group(1)) + rest, false),
                    0.85,
                    trace);
        }
        boolean inPlace = text.matches("(?iU).+ (?:combien|quand|où|comment|pourquoi|quoi|quel|quelle|qui)\\b.*");
        if (asked && inPlace && !text.matches("(?iU).*(?:sais|savez|savoir|dire|chose|lorsque).*")) {
            return piece(joint, Piece.Kind.QUESTION, savoir(), si(shift(decapital(text), false)), 0.3, trace);
        }
        if (asked) {
            return piece(
                    joint,
                    Piece.Kind.QUESTION,
                    savoir(),
                    si(shift(decapital(text), false)),
                    verbLike(text) ? 0.85 : 0.3,
                    trace);
        }
        Matcher forbidden = Pattern.compile(
                        "(?iU)^(?:ne |n')((?:(?:me|nous|le|la|les|lui|y|en) |[ml]')*)(\\p{L}+(?:ez|tes)) (pas|plus|jamais)(?: (.+))?$")
                .matcher(text);
        if (forbidden.matches()
                && verbs.ordered(forbidden.group(2).toLowerCase(Locale.ROOT)).isPresent()) {
            String verb =
                    verbs.ordered(forbidden.group(2).toLowerCase(Locale.ROOT)).get();
            String rest = forbidden.group(4) == null ? "" : " " + forbidden.group(4);
            String shifted = shift(forbidden.group(1) + verb + rest, true);
            return piece(
                    joint,
                    Piece.Kind.REQUEST,
                    "",
                    asking() + " de ne " + forbidden.group(3) + " " + shifted,
                    0.88,
                    trace);
        }
        Matcher order = Pattern.compile("(?iU)^(\\p{L}+(?:ez|tes))(?:-(moi|nous|le|la|les))?(?: (.+))?$")
                .matcher(text);
        if (order.matches()
                && !NOT_VERB_EZ.contains(first)
                && infinitive(order.group(1).toLowerCase(Locale.ROOT)) != null) {
            String verb = infinitive(order.group(1).toLowerCase(Locale.ROOT));
            String clitic = order.group(2) == null
                    ? ""
                    : order.group(2).equals("moi") || order.group(2).equals("nous")
                            ? say("vous ", "te ", "lui ")
                            : order.group(2) + " ";
            String shifted = clitic + verb + (order.group(3) == null ? "" : " " + shift(order.group(3), true));
            String lead = say("vous nous demandez", "tu nous demandes", "le client nous demande")
                    + (shifted.matches("(?iU)^[aeiouyéèêh].*") ? " d'" : " de ");
            return piece(joint, Piece.Kind.REQUEST, "", lead + shifted, 0.88, trace);
        }
        if (!verbLike(text)) {
            return tokens.size() <= 8
                    ? piece(
                            joint,
                            Piece.Kind.TOPIC,
                            say("votre question porte sur", "ta question porte sur", "la question porte sur"),
                            hasPerson(text) ? "ceci : " + shift(decapital(text), false) : "« " + text + " »",
                            0.55,
                            trace)
                    : piece(joint, Piece.Kind.TOPIC, "", text, 0.2, trace);
        }
        return piece(
                joint, Piece.Kind.STATEMENT, "", shift(decapital(text), false), tokens.size() > 34 ? 0.7 : 0.9, trace);
    }

    /** "dois-je" → "je dois", "ma commande est-elle" → "ma commande est". */
    private static String straight(String text) {
        List<String> tokens = tokens(text);
        List<String> said = new ArrayList<>();
        boolean done = false;
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            Matcher matcher = INVERTED.matcher(token);
            if (done || !matcher.matches()) {
                said.add(token);
                continue;
            }
            done = true;
            String pronoun = matcher.group(2).toLowerCase(Locale.ROOT);
            String verb = matcher.group(1).toLowerCase(Locale.ROOT);
            boolean noun = i > 1
                    && pronoun.matches("ils?|elles?|ce")
                    && said.stream()
                            .anyMatch(w ->
                                    w.matches("(?iU)le|la|les|l'|mon|ma|mes|votre|vos|notre|nos|ce|cette|ces|un|une"));
            int at = said.size();
            while (at > 0 && CLITICS.contains(said.get(at - 1).toLowerCase(Locale.ROOT))) {
                at--;
            }
            if (!noun) {
                said.add(
                        at,
                        pronoun.matches("je|ce") && at == said.size() && verb.matches("[aeiouyéèêâôh].*")
                                ? pronoun.charAt(0) + "'"
                                : pronoun);
            }
            said.add(verb);
        }
        return join(said);
    }

    private @Nullable String infinitive(String vous) {
        return vous.matches("savez|avez|pouvez|voulez|devez|veuillez|allez|venez|êtes")
                ? null
                : verbs.ordered(vous).orElse(null);
    }

    private String asking() {
        return say("vous nous demandez", "tu nous demandes", "le client nous demande");
    }

    private String shift(String text, boolean infinitive) {
        List<String> tokens = tokens(text);
        List<String> said = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            String word = tokens.get(i);
            String low = word.toLowerCase(Locale.ROOT);
            String before = low(tokens, i - 1);
            String next = low(tokens, i + 1);
            int subject = subjectBefore(tokens, i);
            String whose = subject < 0 ? "" : low(tokens, subject);
            boolean mine = nearSubject(tokens, i).matches("je|j'|nous") && !infinitive;
            String shifted = switch (low) {
                case "je", "j'" -> say("vous", "tu", i == 0 ? "le client" : "il");
                case "me", "m'" ->
                    mine
                            ? say("vous", elision("te", next), elision("se", next))
                            : say("vous", elision("te", next), elision("lui", next));
                case "moi" -> say("vous", "toi", "lui");
                case "moi-même" -> say("vous-même", "toi-même", "lui-même");
                case "mon", "ma" -> say("votre", low.equals("mon") ? "ton" : "ta", low.equals("mon") ? "son" : "sa");
                case "mes" -> say("vos", "tes", "ses");
                case "notre" -> say("votre", "votre", "son");
                case "nos" -> say("vos", "vos", "ses");
                case "nous" -> voice == Voice.THIRD ? i == 0 ? "le client" : "il" : "vous";
                case "votre" -> "notre";
                case "vos" -> "nos";
                case "vous", "tu" -> "nous";
                default -> {
                    if (!whose.isEmpty()) {
                        yield inflect(low, whose, word);
                    }
                    String shared = low(tokens, 0);
                    boolean same = !infinitive
                            && before.matches("et|mais|ou")
                            && (shared.equals("nous")
                                    ? low.matches("\\p{L}{3,}ons")
                                    : shared.matches("je|j'") && FROM_I.containsKey(low));
                    if (same) {
                        yield inflect(low, shared, word);
                    }
                    yield word;
                }
            };
            boolean negation = low.equals("n'") && !next.isEmpty();
            if (negation && i + 1 < tokens.size()) {
                String verb = inflect(
                        next, subjectBefore(tokens, i + 1) < 0 ? "" : low(tokens, subjectBefore(tokens, i + 1)), next);
                shifted = verb.matches("(?iU)^[aeiouyéèêâôh].*") ? "n'" : "ne";
            } else if (low.equals("ne")) {
                String verb = inflect(
                        next, subjectBefore(tokens, i + 1) < 0 ? "" : low(tokens, subjectBefore(tokens, i + 1)), next);
                shifted = verb.matches("(?iU)^[aeiouyéèêâôh].*") ? "n'" : "ne";
                if (next.matches("m'|me")) {
                    shifted = "ne";
                }
            } else if (low.equals("que") || low.equals("qu'")) {
                shifted = next.matches("je|j'|nous|vous|tu|mon|ma|mes") ? "que" : word;
            }
            if (low.equals("n'") && next.equals("y")) {
                shifted = "n'";
            }
            said.add(shifted);
            if (before.isEmpty() && shifted.isEmpty()) {
                said.remove(said.size() - 1);
            }
        }
        return join(said);
    }

    private static String elision(String clitic, String next) {
        boolean vowel = next.matches("(?iU)^[aeiouyéèêâôh].*");
        return vowel && clitic.endsWith("e") ? clitic.substring(0, 1) + "'" : clitic;
    }

    /** The pronoun whose verb stands at i, with nothing but clitics between; -1 if that is not so. */
    private static int subjectBefore(List<String> tokens, int i) {
        for (int j = i - 1; j >= 0; j--) {
            String word = low(tokens, j);
            if (word.matches("je|j'|tu")) {
                return j;
            }
            if (word.matches("vous|nous")) {
                boolean subject = j == 0
                        || (!CLITICS.contains(low(tokens, j - 1))
                                && !low(tokens, j - 1)
                                        .matches("je|il|elle|on|ils|elles|j'|chez|pour|à|avec|par|de|sans|et|l'avez")
                                && !low(tokens, j - 1).matches("nous|vous|tu"));
                boolean ending = low(tokens, i).matches("(?iU)\\p{L}+(?:ez|ons|mes|tes)")
                        || low(tokens, i).matches("sommes|êtes|faites|dites");
                if (subject && ending) {
                    return j;
                }
                continue;
            }
            if (!CLITICS.contains(word)) {
                return -1;
            }
        }
        return -1;
    }

    private static String nearSubject(List<String> tokens, int i) {
        for (int j = i - 1; j >= 0; j--) {
            String word = low(tokens, j);
            if (word.matches("je|j'")) {
                return word;
            }
            if (word.matches("vous|il|elle|on|ils|elles|qui|que|,|tu")) {
                return "";
            }
        }
        return "";
    }

    private String inflect(String verb, String subject, String original) {
        if (subject.matches("nous|vous|tu") && !verb.matches("sommes")) {
            boolean ours = !subject.equals("nous");
            Optional<String> form = verbs.inflected(
                    verb, subject.equals("tu") ? "2 s" : ours ? "2 p" : "1 p", ours ? "1 p" : say("2 p", "2 p", "3 s"));
            if (form.isPresent()) {
                return form.get();
            }
        }
        return switch (subject) {
            case "je", "j'" -> {
                String known = FROM_I.get(verb);
                if (voice == Voice.THIRD) {
                    yield third(verb);
                }
                boolean formal = voice == Voice.FORMAL;
                Optional<String> form =
                        known == null ? verbs.inflected(verb, "1 s", formal ? "2 p" : "2 s") : Optional.empty();
                if (form.isPresent()) {
                    yield form.get();
                }
                if (known != null) {
                    yield known.split(" ", -1)[formal ? 0 : 1];
                }
                if (verb.endsWith("ais")) {
                    yield formal ? verb.substring(0, verb.length() - 3) + "iez" : verb;
                }
                if (verb.endsWith("rai")) {
                    yield formal
                            ? verb.substring(0, verb.length() - 2) + "ez"
                            : verb.substring(0, verb.length() - 1) + "s";
                }
                if (verb.endsWith("e")) {
                    yield formal ? verb.substring(0, verb.length() - 1) + "ez" : verb + "s";
                }
                if (verb.endsWith("is")) {
                    yield formal ? verb + "sez" : verb;
                }
                if (verb.endsWith("ds")) {
                    yield formal ? verb.substring(0, verb.length() - 1) + "ez" : verb;
                }
                yield original;
            }
            case "nous" ->
                verb.equals("sommes")
                        ? say("êtes", "êtes", "est")
                        : verb.equals("faisons")
                                ? say("faites", "faites", "fait")
                                : verb.endsWith("geons")
                                        ? verb.substring(0, verb.length() - 4) + say("ez", "ez", "e")
                                        : verb.endsWith("çons")
                                                ? verb.substring(0, verb.length() - 4) + "cez"
                                                : verb.equals("avons")
                                                        ? say("avez", "avez", "a")
                                                        : verb.endsWith("ons")
                                                                ? verb.substring(0, verb.length() - 3)
                                                                        + say("ez", "ez", "e")
                                                                : original;
            case "tu" ->
                TU_TO_NOUS.getOrDefault(
                        verb,
                        verb.endsWith("ges")
                                ? verb.substring(0, verb.length() - 1) + "ons"
                                : verb.endsWith("es") ? verb.substring(0, verb.length() - 2) + "ons" : original);
            case "vous" ->
                VOUS_TO_NOUS.getOrDefault(
                        verb,
                        verb.endsWith("cez")
                                ? verb.substring(0, verb.length() - 3) + "çons"
                                : verb.endsWith("gez")
                                        ? verb.substring(0, verb.length() - 2) + "eons"
                                        : verb.endsWith("ez")
                                                ? verb.substring(0, verb.length() - 2) + "ons"
                                                : original);
            default -> original;
        };
    }

    private static String third(String verb) {
        return switch (verb) {
            case "suis" -> "est";
            case "ai" -> "a";
            case "vais" -> "va";
            case "veux" -> "veut";
            case "peux", "puis" -> "peut";
            default ->
                verb.endsWith("ais") || verb.endsWith("is")
                        ? verb.substring(0, verb.length() - 1) + "t"
                        : verb.endsWith("ds")
                                ? verb.substring(0, verb.length() - 1)
                                : verb.endsWith("rai") ? verb.substring(0, verb.length() - 1) : verb;
        };
    }

    private String savoir() {
        return say("vous souhaitez savoir", "tu souhaites savoir", "le client souhaite savoir");
    }

    private static String si(String clause) {
        return clause.matches("(?iU)^ils?\\b.*") ? "s'" + clause : "si " + clause;
    }

    private static String elide(String opening, String clause) {
        return clause.matches("(?iU)^[aeiouyéèêh].*") && !opening.equals("ce qui ")
                ? opening.substring(0, opening.length() - 2) + "'" + clause
                : opening + clause;
    }

    private String say(String formal, String informal, String third) {
        return switch (voice) {
            case FORMAL -> formal;
            case INFORMAL -> informal;
            case THIRD -> third;
        };
    }

    private static String decapital(String text) {
        String first = text.split("[ ']", 2)[0];
        if (first.matches("M\\.?|MM\\.|Mme|Mlle|Dr|Me")) {
            return text;
        }
        boolean word =
                !first.isEmpty() && first.substring(1).equals(first.substring(1).toLowerCase(Locale.ROOT));
        return word ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1) : text;
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    private static String low(List<String> tokens, int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i).toLowerCase(Locale.ROOT) : "";
    }

    private static String join(List<String> tokens) {
        StringBuilder text = new StringBuilder();
        for (String token : tokens) {
            boolean close = token.matches("[,)]") || token.equals(".");
            boolean open = text.length() > 0
                    && (text.charAt(text.length() - 1) == '(' || text.charAt(text.length() - 1) == '\'');
            text.append(text.isEmpty() || close || open ? "" : " ").append(token);
        }
        return text.toString();
    }

    private static Piece piece(
            Piece.Joint joint, Piece.Kind kind, String lead, String body, double sure, List<String> trace) {
        trace.add(kind.name().toLowerCase(Locale.ROOT) + ": " + lead + " " + body);
        return new Piece(joint, kind, lead, body, sure, List.copyOf(trace));
    }
}
