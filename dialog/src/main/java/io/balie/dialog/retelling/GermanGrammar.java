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

/** German: the finite verb goes to the end; nouns are told by their capitals, verbs by place and ending. */
final class GermanGrammar implements Grammar {
    private static final Set<String> PARTICLES = words(
            "an ab auf aus ein mit nach vor zu zurück weg um los her hin bei fest teil statt fort klar zusammen weiter herunter hoch runter rein raus ran rüber kaputt bereit frei dar vorbei");
    private static final Set<String> QUESTION = words(
            "wann warum wieso weshalb wo wie was wer wen wem welche welcher welches welchen welchem wieviel woher wohin womit wofür worauf weswegen wessen");
    private static final Set<String> SUBORDINATORS = words(
            "dass weil ob wenn als obwohl damit bevor nachdem sobald während da bis seitdem falls sodass die der das den dem welche welcher welches wo wie wann warum was wer wofür wohin womit um ohne denen dessen deren weshalb indem solange");
    private static final Map<String, String> YOU = Map.ofEntries(
            Map.entry("bin", "sind bist"),
            Map.entry("habe", "haben hast"),
            Map.entry("hab", "haben hast"),
            Map.entry("will", "wollen willst"),
            Map.entry("kann", "können kannst"),
            Map.entry("muss", "müssen musst"),
            Map.entry("darf", "dürfen darfst"),
            Map.entry("soll", "sollen sollst"),
            Map.entry("mag", "mögen magst"),
            Map.entry("weiß", "wissen weißt"),
            Map.entry("werde", "werden wirst"),
            Map.entry("würde", "würden würdest"),
            Map.entry("möchte", "möchten möchtest"),
            Map.entry("war", "waren warst"),
            Map.entry("hatte", "hatten hattest"),
            Map.entry("wurde", "wurden wurdest"),
            Map.entry("sehe", "sehen siehst"),
            Map.entry("gebe", "geben gibst"),
            Map.entry("nehme", "nehmen nimmst"),
            Map.entry("lese", "lesen liest"),
            Map.entry("spreche", "sprechen sprichst"),
            Map.entry("vergesse", "vergessen vergisst"),
            Map.entry("fahre", "fahren fährst"),
            Map.entry("lasse", "lassen lässt"),
            Map.entry("halte", "halten hältst"),
            Map.entry("erhalte", "erhalten erhältst"),
            Map.entry("schlafe", "schlafen schläfst"),
            Map.entry("verliere", "verlieren verlierst"),
            Map.entry("brauch", "brauchen brauchst"),
            Map.entry("bekam", "bekamen bekamst"),
            Map.entry("ging", "gingen gingst"));
    private static final Map<String, String> WE_FROM_DU = Map.of(
            "hast",
            "haben",
            "bist",
            "sind",
            "willst",
            "wollen",
            "kannst",
            "können",
            "musst",
            "müssen",
            "darfst",
            "dürfen",
            "wirst",
            "werden",
            "könntest",
            "könnten",
            "würdest",
            "würden",
            "weißt",
            "wissen");
    private static final Pattern TOKEN = Pattern.compile("[,;:()]|[^\\s,;:()]+(?:[.,:][^\\s,;:()]+)*");
    private static final Set<String> DROPPED =
            words("bitte mal eben kurz vielleicht eventuell gerne freundlicherweise denn eigentlich");
    /** What follows these after a comma, in the order of a main clause, is what was said. */
    private static final String SAYS =
            "gesagt|behauptet|versprochen|geschrieben|gemeint|mitgeteilt|zugesagt|versichert|erklärt|steht|stand|heißt|hieß|sagte|sagten|sagt|meint|meinte|schrieb|dachte";

    private static final Set<String> PREPOSITIONS = words(
            "laut dank statt an auf aus bei bis durch für gegen hinter in im ins am zum zur beim vom mit nach neben ohne seit über um unter von vor während wegen zu zwischen trotz innerhalb außerhalb");

    private final Voice voice;
    private final GermanVerbs verbs = new GermanVerbs();
    private final GermanClauseVerb place = new GermanClauseVerb(verbs);
    private final GermanSplitter splitter = new GermanSplitter(place);
    private final GermanCheck check;

    GermanGrammar(Voice voice) {
        this.voice = voice;
        this.check = new GermanCheck(verbs, voice);
    }

    private static Set<String> words(String list) {
        return Set.copyOf(Arrays.asList(list.strip().split("\\s+", -1)));
    }

    @Override
    public List<Piece> tell(String sentence) {
        List<String> trace = new ArrayList<>();
        trace.add("sentence: " + sentence);
        boolean asked = sentence.endsWith("?");
        String text = GermanSpelling.written(Story.bare(sentence));
        List<GermanSplitter.Part> parts =
                splitter.parts(spoken(tokens(text.replaceFirst("(?i),? oder nicht$", ""))), asked);
        List<Piece> pieces = new ArrayList<>();
        boolean mine = false;
        for (int i = 0; i < parts.size(); i++) {
            GermanSplitter.Part part = parts.get(i);
            Piece.Joint joint = switch (part.link()) {
                case "aber", "doch" -> Piece.Joint.BUT;
                case "denn" -> Piece.Joint.BECAUSE;
                case "oder" -> Piece.Joint.OR;
                default -> Piece.Joint.AND;
            };
            String words = surface(part.words());
            if (part.elided()) {
                pieces.add(sharing(part.words(), mine, joint, trace));
                continue;
            }
            mine = words.matches("(?i)(?:ich|wir|.* (?:ich|wir)) .*");
            Piece piece = clause(words, asked && i + 1 == parts.size(), joint, trace);
            Piece before = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
            boolean said = before != null
                    && part.link().isEmpty()
                    && piece.kind() == Piece.Kind.STATEMENT
                    && before.kind() == Piece.Kind.STATEMENT
                    && parts.get(i - 1).words().stream().anyMatch(w -> w.matches(SAYS));
            if (said && before != null) {
                pieces.set(pieces.size() - 1, before.withBody(before.body() + ", dass " + piece.clause()));
            } else {
                pieces.add(piece);
            }
        }
        return Checked.by(check, pieces);
    }

    /** "ich kapier": the ending that speech leaves out. */
    private List<String> spoken(List<String> words) {
        List<String> written = new ArrayList<>(words);
        for (int i = 0; i < written.size(); i++) {
            String word = written.get(i);
            boolean beside =
                    low(written, i - 1).equals("ich") || low(written, i + 1).equals("ich");
            String low = low(written, i);
            if (verbs.typedSmall(word)) {
                written.set(i, word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
            }
            if (beside && verbs.stem(low) && verbs.shaped(low + "e")) {
                written.set(i, word + "e");
            }
        }
        return written;
    }

    /** "... und hat nicht abgesagt": the subject is that of the clause before. */
    private Piece sharing(List<String> words, boolean mine, Piece.Joint joint, List<String> trace) {
        int comma = tailStart(words);
        String verb = inflect(low(words, 0), mine ? low(words, 0).matches(".*[^t]en|sind") ? "wir" : "ich" : "");
        List<String> shifted = shift(words.subList(1, comma), mine, -1);
        attach(shifted, verb);
        Piece.Joint same = joint == Piece.Joint.BUT ? Piece.Joint.BUT_SAME : Piece.Joint.AND_SAME;
        List<String> body = joined(shifted, shiftSub(words.subList(comma, words.size())));
        return piece(same, Piece.Kind.STATEMENT, "", surface(body), 0.85, trace);
    }

    @Override
    public boolean verbless(String fragment) {
        List<String> words = tokens(fragment);
        boolean verb = false;
        for (int i = 0; i < words.size(); i++) {
            String low = low(words, i);
            verb |= verbs.surely(low) || words.get(i).equals(",") || low.matches("ich|wir|sie|es|er|du|ihr|man");
            verb |= i > 1 && verbs.perhaps(words.get(i)) && i + 1 == words.size();
        }
        return !verb;
    }

    @Override
    public String shifted(String fragment) {
        List<String> words = new ArrayList<>(tokens(fragment));
        words.set(0, decapital(words.get(0)));
        return surface(shift(words, false, -1));
    }

    private Piece clause(String text, boolean asked, Piece.Joint joint, List<String> trace) {
        List<String> all = tokens(text.strip());
        List<String> main = new ArrayList<>();
        List<String> tail = new ArrayList<>();
        int comma = tailStart(all);
        main.addAll(all.subList(0, comma));
        tail.addAll(all.subList(comma, all.size()));
        if (main.isEmpty() && !tail.isEmpty()) {
            return fronted(tail, asked, joint, trace);
        }
        boolean polite = main.removeIf(w -> w.toLowerCase(Locale.ROOT).equals("bitte"));
        if (main.isEmpty()) {
            return piece(joint, Piece.Kind.TOPIC, "", text, 0.1, trace);
        }
        main.set(0, decapital(main.get(0)));
        if (low(main, 1).matches("ich|wir|er|es|man|du|ihr|mir|mich|uns")) {
            main.set(0, main.get(0).toLowerCase(Locale.ROOT));
        }
        int closing = tail.size() > 3 ? tail.subList(1, tail.size()).indexOf(",") + 1 : 0;
        if (verbAt(main) < 0
                && !QUESTION.contains(low(main, 0))
                && !finite(main, 0)
                && closing > 1
                && finite(tail, closing + 1)) {
            List<String> words = new ArrayList<>(shift(main, false, -1));
            words.addAll(shiftSub(tail.subList(0, closing)));
            words.add(",");
            List<String> after = shift(tail.subList(closing + 2, tail.size()), false, -1);
            attach(after, low(tail, closing + 1));
            words.addAll(after);
            return piece(joint, Piece.Kind.STATEMENT, "", surface(words), 0.85, trace);
        }
        String mainText = String.join(" ", main).toLowerCase(Locale.ROOT);
        boolean indirect = tail.size() > 2
                && (QUESTION.contains(low(tail, 1)) || low(tail, 1).equals("ob"));
        if (indirect
                && mainText.matches(
                        "(?:(?:können sie|könnten sie|würden sie|könnt ihr|könntet ihr|würdet ihr) (?:mir|uns)(?: \\p{L}+)? (?:sagen|mitteilen|erklären|verraten)|(?:kann|könnte) (?:mir|uns)(?: bitte| vielleicht| hier)* (?:jemand|einer)(?: bitte| hier| vielleicht)* (?:sagen|mitteilen|erklären|verraten)|wissen sie(?: vielleicht)?|weißt du|kannst du mir sagen|könntest du mir sagen|ich (?:möchte|will|würde)(?: gerne| gern)? wissen|ich frage mich|meine frage ist|(?:ich|wir) wollten?(?: gerne?| mal| nur| kurz| eben| noch)* (?:nach)?(?:fragen|wissen)|ich hätte(?: gerne?)? gewusst|sagen sie mir)")) {
            return piece(
                    joint, Piece.Kind.QUESTION, wissen(), surface(shiftSub(tail.subList(1, tail.size()))), 0.95, trace);
        }
        String first = low(main, 0);
        if (place.asks(main)) {
            int verb = -1;
            for (int i = 1; i < Math.min(main.size(), 6) && verb < 0; i++) {
                verb = finite(main, i) ? i : -1;
            }
            if (verb < 0) {
                return piece(joint, Piece.Kind.QUESTION, wissen(), text, 0.3, trace);
            }
            return piece(joint, Piece.Kind.QUESTION, wissen(), last(main, verb, tail), 0.9, trace);
        }
        boolean verbFirst = finite(main, 0)
                || (main.size() > 1
                        && low(main, 1).matches("ich|sie|wir|ihr|du|es|er")
                        && Character.isLowerCase(main.get(0).charAt(0))
                        && first.matches(".*(?:n|e|t|st)"))
                || (asked && verbs.perhaps(first))
                || (polite
                        && !asked
                        && low(main, 1).matches("mir|mich|uns|mein.*|unser.*|den|die|das|ein.*|alle")
                        && !imperative(first).isEmpty());
        if (verbFirst && main.size() > 1) {
            String second = low(main, 1);
            boolean company = second.matches("sie|du|ihr|jemand")
                    && !(second.equals("sie") && main.get(1).equals("sie") && verbs.single(first));
            if (company
                    && first.matches(
                            "können|könnten|würden|kannst|könntest|würdest|wollen|könnt|könntet|kann|könnte")) {
                List<String> rest = new ArrayList<>(main.subList(2, main.size()));
                rest.removeIf(w -> DROPPED.contains(w.toLowerCase(Locale.ROOT)));
                boolean question = rest.stream().anyMatch(w -> w.equals("auch"))
                        && rest.stream()
                                .noneMatch(w -> w.toLowerCase(Locale.ROOT).matches("mir|mich|mein.*|uns|unser.*"));
                if (!rest.isEmpty() && rest.get(rest.size() - 1).matches("\\p{Ll}+e?n") && !question) {
                    String inf = rest.remove(rest.size() - 1);
                    List<String> body = new ArrayList<>(shift(rest, false, -1));
                    body.add(inf);
                    return piece(
                            joint,
                            Piece.Kind.REQUEST,
                            like() + ", dass wir",
                            surface(joined(body, shiftSub(tail))),
                            0.92,
                            trace);
                }
            }
            if (!asked && second.equals("sie") && first.matches(".*n")) {
                List<String> rest = new ArrayList<>(main.subList(2, main.size()));
                rest.removeIf(w -> DROPPED.contains(w.toLowerCase(Locale.ROOT)));
                List<String> body = new ArrayList<>(shift(rest, false, -1));
                attach(body, first);
                return piece(
                        joint,
                        Piece.Kind.REQUEST,
                        like() + ", dass wir",
                        surface(joined(body, shiftSub(tail))),
                        0.9,
                        trace);
            }
            String base = polite && !asked ? imperative(first) : "";
            if (!base.isEmpty() && second.matches("mir|mich|uns|mein.*|unser.*|den|die|das|ein.*|alle")) {
                List<String> rest = new ArrayList<>(main.subList(1, main.size()));
                rest.removeIf(w -> DROPPED.contains(w.toLowerCase(Locale.ROOT)));
                List<String> body = new ArrayList<>(shift(rest, false, -1));
                attach(body, base);
                return piece(
                        joint,
                        Piece.Kind.REQUEST,
                        like() + ", dass wir",
                        surface(joined(body, shiftSub(tail))),
                        0.88,
                        trace);
            }
            if (!asked && first.matches("brauche|suche|möchte|habe|bin|will|kann|warte|hab") && !second.equals("ich")) {
                main.add(0, "ich");
                return piece(joint, Piece.Kind.STATEMENT, "", last(main, 1, tail), 0.8, trace);
            }
            if (!asked
                    && (main.size() < 3 || !low(main, 1).matches("ich|wir|sie|ihr|du|es|er|man|das|der|die|mein.*"))) {
                return piece(joint, Piece.Kind.TOPIC, "", text, 0.1, trace);
            }
            return piece(joint, Piece.Kind.QUESTION, wissen(), "ob " + last(main, 0, tail), asked ? 0.9 : 0.75, trace);
        }
        if (low(main, 0).equals("es") && low(main, 2).matches("niemand|keiner|jemand")) {
            main.remove(0);
            return piece(joint, Piece.Kind.STATEMENT, "", last(main, 0, tail), 0.85, trace);
        }
        if (main.size() > 3 && verbs.participle(main.get(0)) && GermanVerbs.AUXILIARIES.contains(low(main, 1))) {
            // "bekommen haben wir nur eine"
            main.add(main.remove(0));
            return piece(joint, Piece.Kind.STATEMENT, "", last(main, 0, tail), 0.8, trace);
        }
        int verb = verbAt(main);
        Piece thought = verb == 1 ? thought(main, tail, joint, trace) : null;
        if (thought != null) {
            return thought;
        }
        if (verb > 0) {
            return piece(
                    joint,
                    Piece.Kind.STATEMENT,
                    "",
                    last(main, verb, tail),
                    learner(main, verb) ? 0.3 : main.size() > 26 ? 0.6 : verbs.surely(low(main, verb)) ? 0.92 : 0.82,
                    trace);
        }
        boolean infinitive = main.size() > 1
                && main.get(main.size() - 1).matches("\\p{Ll}+e[nl]n?")
                && low(main, 0).matches("mein.*|die|den|das|eine[n]?|neue[n]?|unser.*");
        if (infinitive) {
            List<String> body = new ArrayList<>(shift(main, false, -1));
            return piece(joint, Piece.Kind.REQUEST, like() + ", dass wir", surface(body), 0.7, trace);
        }
        if (main.size() <= 7 && tail.isEmpty()) {
            return piece(
                    joint,
                    Piece.Kind.TOPIC,
                    say("es um", "es um", "es um"),
                    "„" + text.strip() + "“ geht",
                    0.55,
                    trace);
        }
        return piece(joint, Piece.Kind.TOPIC, "", text, 0.1, trace);
    }

    /** "Ich glaube, auf dem Ticket steht ...": the thought keeps the order of a main clause; empty if it is none. */
    private @Nullable Piece thought(List<String> main, List<String> tail, Piece.Joint joint, List<String> trace) {
        int comma = main.indexOf(",");
        boolean thinks = comma == 2
                && low(main, 0).matches("ich|wir")
                && low(main, 1).matches("glauben?|denken?|meinen?|hoffen?|fürchten?|vermuten?|finden?");
        List<String> inner = thinks ? joined(main.subList(3, main.size()), tail) : List.of();
        if (inner.size() < 3) {
            return null;
        }
        Piece piece = clause(String.join(" ", inner), false, joint, trace);
        String lead =
                surface(shift(main.subList(0, 1), true, 0)) + " " + inflect(low(main, 1), low(main, 0)) + ", dass";
        return piece.kind() == Piece.Kind.STATEMENT && piece.lead().isEmpty()
                ? piece(joint, Piece.Kind.STATEMENT, lead, piece.body(), piece.sure() - 0.05, trace)
                : null;
    }

    /** "Ich warten", "wir wartet": a verb that does not go with its subject. */
    private boolean learner(List<String> main, int verb) {
        String before = low(main, verb - 1);
        String after = low(main, verb + 1);
        boolean mine = before.equals("ich") || (!before.equals("wir") && after.equals("ich"));
        boolean ours = before.equals("wir") || (!mine && after.equals("wir"));
        return (mine && !verbs.mine(low(main, verb))) || (ours && !verbs.ours(low(main, verb)));
    }

    /** The infinitive of "meldet", "schick", "sende"; empty where the stem changes. */
    private String imperative(String verb) {
        if (verbs.imperative(verb).isPresent()) {
            return verbs.imperative(verb).get();
        }
        if (verb.matches("gib|nimm|hilf|lies|sprich|sieh|iss|ist|hat|wird|kann|geht") || verb.length() < 3) {
            return "";
        }
        if (verb.matches(".*[td]et")) {
            return verb.substring(0, verb.length() - 2) + "en";
        }
        if (verb.endsWith("t")) {
            return verb.substring(0, verb.length() - 1) + "en";
        }
        return verb.endsWith("e") ? verb + "n" : verb.endsWith("en") ? "" : verb + "en";
    }

    /** "Wenn ich mich einlogge, bekomme ich ...": the main clause first. */
    private Piece fronted(List<String> tokens, boolean asked, Piece.Joint joint, List<String> trace) {
        int comma = tokens.indexOf(",");
        if (comma < 0 || comma + 2 >= tokens.size()) {
            return piece(joint, Piece.Kind.TOPIC, "", String.join(" ", tokens), 0.1, trace);
        }
        List<String> sub = new ArrayList<>(tokens.subList(0, comma));
        sub.set(0, sub.get(0).toLowerCase(Locale.ROOT));
        List<String> main = new ArrayList<>(tokens.subList(comma + 1, tokens.size()));
        if (asked && QUESTION.contains(low(main, 0))) {
            Piece question = clause(String.join(" ", main), true, joint, trace);
            List<String> condition = new ArrayList<>();
            condition.add(",");
            condition.addAll(sub);
            return question.withBody(question.body() + surface(shiftSub(condition)));
        }
        if (!finite(main, 0) && !low(main, 1).matches("ich|wir|sie|es")) {
            return piece(joint, Piece.Kind.TOPIC, "", String.join(" ", tokens), 0.1, trace);
        }
        List<String> tail = new ArrayList<>();
        tail.add(",");
        tail.addAll(sub);
        String body = last(main, 0, tail);
        return asked
                ? piece(joint, Piece.Kind.QUESTION, wissen(), "ob " + body, 0.85, trace)
                : piece(joint, Piece.Kind.STATEMENT, "", body, 0.85, trace);
    }

    /** The clause with its finite verb last, persons shifted. */
    private String last(List<String> main, int verbAt, List<String> tail) {
        String verb = low(main, verbAt);
        List<String> rest = new ArrayList<>(main);
        rest.remove(verbAt);
        int subjectAt = -1;
        for (int i = 0; i < rest.size() && subjectAt < 0; i++) {
            boolean place = (i == 0 && verbAt == 1) || i == verbAt;
            String word = low(rest, i);
            if (word.equals("ich") || (place && word.matches("wir|sie|ihr|du|es|er|man|niemand|jemand|das"))) {
                subjectAt = i;
            }
        }
        String subject = subjectAt < 0 ? "" : low(rest, subjectAt);
        if (subject.equals("ihr") && subjectAt + 1 < rest.size() && verbs.noun(rest.get(subjectAt + 1))) {
            subject = "";
            subjectAt = -1;
        }
        if ((subject.equals("sie") && (verb.matches(".*t") || verbs.single(verb)))
                || (subjectAt == 0 && subject.equals("sie") && verb.matches("ist|war|hat|wird|wurde|kann|will"))) {
            subject = "other";
        }
        String said = inflect(verb, subject);
        List<String> shifted = shift(rest, subject.matches("ich|wir"), subject.equals("other") ? -1 : subjectAt);
        if (subjectAt > 0
                && verbAt > 0
                && !place.asks(main)
                && (subject.matches("ich|wir|sie|es|du|ihr|er|man")
                        || (subject.equals("other") && subjectAt == verbAt))) {
            String moved = shifted.remove(subjectAt);
            boolean weak = subjectAt < shifted.size()
                    && shifted.get(subjectAt).matches("sich|es|ihn|ihm|Ihnen|Sie|uns|dich|dir|euch");
            String light = weak ? shifted.remove(subjectAt) : "";
            shifted.add(0, moved);
            if (weak) {
                shifted.add(1, light);
            }
        }
        attach(shifted, said);
        return surface(joined(shifted, shiftSub(tail)));
    }

    /** Puts the verb last, onto its particle if that stands there. */
    private static void attach(List<String> words, String verb) {
        int end = words.size() - 1;
        boolean substitute = end > 0
                && verb.matches("hab\\p{L}*|hat|hatte\\p{L}*|hätte\\p{L}*")
                && words.get(end).matches("sollen|müssen|können|wollen|dürfen|lassen")
                && words.get(end - 1).matches("\\p{Ll}+(?:en|rn|ln|t)|werden");
        if (substitute) {
            // "hätten angerufen werden sollen": the auxiliary stands before two infinitives
            int from = end - 1;
            if (words.get(from).equals("werden") && from > 0) {
                from--;
            }
            words.add(from, verb);
            return;
        }
        if (end > 0 && PARTICLES.contains(words.get(end)) && !GermanVerbs.AUXILIARIES.contains(verb)) {
            words.set(end, words.get(end) + verb);
        } else {
            words.add(verb);
        }
    }

    private String inflect(String verb, String subject) {
        return switch (subject) {
            case "ich" -> you(verb);
            case "wir" -> voice == Voice.INFORMAL ? ihr(verb) : verb;
            case "du" -> WE_FROM_DU.getOrDefault(verb, verb.replaceAll("(?:est|st)$", "en"));
            case "ihr" ->
                verb.equals("seid") ? "sind" : verb.equals("habt") ? "haben" : verb.replaceAll("(?:et|t)$", "en");
            default -> verb;
        };
    }

    private static String ihr(String verb) {
        return switch (verb) {
            case "sind" -> "seid";
            case "haben" -> "habt";
            case "werden" -> "werdet";
            default ->
                verb.matches(".*[td]en") ? verb.substring(0, verb.length() - 1) + "t" : verb.replaceAll("en$", "t");
        };
    }

    private String you(String verb) {
        if (voice == Voice.THIRD) {
            return switch (verb) {
                case "bin" -> "ist";
                case "habe", "hab" -> "hat";
                case "werde" -> "wird";
                default ->
                    verb.endsWith("e") && !verb.matches(".*(?:te|würde|wurde|möchte)")
                            ? verb.matches(".*[td]e") ? verb + "t" : verb.substring(0, verb.length() - 1) + "t"
                            : verb;
            };
        }
        String known = YOU.get(verb);
        boolean formal = voice == Voice.FORMAL;
        if (known != null) {
            return known.split(" ", -1)[formal ? 0 : 1];
        }
        if (formal) {
            return verb.endsWith("e") ? verb + "n" : verb.endsWith("en") ? verb : verb + "en";
        }
        String stem = verb.endsWith("e") ? verb.substring(0, verb.length() - 1) : verb;
        if (verb.endsWith("te")) {
            return verb + "st";
        }
        return stem.matches(".*[td]") ? stem + "est" : stem.matches(".*[sßzx]") ? stem + "t" : stem + "st";
    }

    /** Subordinate clauses: the verb stands last already. */
    private List<String> shiftSub(List<String> tokens) {
        List<String> result = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= tokens.size(); i++) {
            if (i == tokens.size() || (tokens.get(i).equals(",") && i > from)) {
                List<String> part = tokens.subList(from, i);
                result.addAll(shiftOne(part));
                from = i;
            }
        }
        return result;
    }

    private List<String> shiftOne(List<String> part) {
        int subjectAt = -1;
        for (int i = 0; i < part.size() && subjectAt < 0; i++) {
            String word = low(part, i);
            boolean early = i <= 2 && !PREPOSITIONS.contains(low(part, i - 1));
            if (word.equals("ich")
                    || word.equals("wir")
                    || (early
                            && i > 0
                            && word.matches("sie|ihr|du")
                            && part.get(i).matches("Sie|Ihr|ihr|du|Du|sie")
                            && (part.get(i).equals("Sie") || !word.equals("sie")))) {
                subjectAt = i;
            }
        }
        String subject = subjectAt < 0 ? "" : low(part, subjectAt);
        List<String> said = new ArrayList<>(shift(part, subject.matches("ich|wir"), subjectAt));
        if (subjectAt >= 0 && !part.isEmpty()) {
            int end = part.size() - 1;
            said.set(end, inflect(low(part, end), subject));
        }
        return said;
    }

    private List<String> shift(List<String> tokens, boolean mine, int subjectAt) {
        List<String> said = new ArrayList<>();
        boolean formal = voice == Voice.FORMAL;
        for (int i = 0; i < tokens.size(); i++) {
            String word = tokens.get(i);
            String low = low(tokens, i);
            boolean preposition = PREPOSITIONS.contains(low(tokens, i - 1));
            said.add(
                    switch (low) {
                        case "ich" -> say("Sie", "du", "der Kunde");
                        case "wir" -> say("Sie", "ihr", "der Kunde");
                        case "mich" -> mine && !preposition ? say("sich", "dich", "sich") : say("Sie", "dich", "ihn");
                        case "mir" ->
                            mine && !preposition && reflexiveDative(tokens)
                                    ? say("sich", "dir", "sich")
                                    : say("Ihnen", "dir", "ihm");
                        case "uns" -> mine && !preposition ? say("sich", "euch", "sich") : say("Ihnen", "euch", "ihm");
                        case "dir", "ihnen", "euch" -> low.equals("ihnen") && !word.equals("Ihnen") ? word : "uns";
                        case "du" -> i == subjectAt ? "wir" : "uns";
                        case "ihr" -> i == subjectAt ? "wir" : possessive(tokens, i) ? "unser" : "uns";
                        case "sie" -> word.equals("Sie") || i == subjectAt ? i == subjectAt ? "wir" : "uns" : word;
                        default -> {
                            if (low.matches("mein(?:e[mnrs]?)?")) {
                                yield ending(say("Ihr", "dein", "sein"), low.substring(4));
                            }
                            if (low.matches("unser(?:e[mnrs]?)?")) {
                                yield formal || voice == Voice.THIRD
                                        ? ending(say("Ihr", "", "sein"), low.substring(5))
                                        : low.equals("unser") ? "euer" : "eur" + low.substring(5);
                            }
                            if (word.matches("Ihre[mnrs]?")) {
                                yield "unser" + word.substring(3);
                            }
                            if (low.matches("dein(?:e[mnrs]?)?")) {
                                yield "unser" + low.substring(4);
                            }
                            if (low.matches("eure[mnrs]?|euer")) {
                                yield low.equals("euer") ? "unser" : "unser" + low.substring(3);
                            }
                            yield word;
                        }
                    });
        }
        return said;
    }

    private static String ending(String stem, String ending) {
        return stem + ending;
    }

    @Override
    public Optional<List<String>> correct(List<String> sentences, String correction) {
        String verb = Story.bare(correction).toLowerCase(Locale.ROOT);
        String last = sentences.isEmpty() ? "" : sentences.get(sentences.size() - 1);
        String old = last.replaceFirst("^.*\\s", "").replaceAll("[.?!]+$", "");
        if (!verb.contains(" ") && verbs.infinitive(verb) && verbs.infinitive(old)) {
            List<String> corrected = new ArrayList<>(sentences);
            corrected.set(sentences.size() - 1, last.replaceFirst("\\S+?([.?!]*)$", verb + "$1"));
            return Optional.of(corrected);
        }
        return Grammar.super.correct(sentences, correction);
    }

    private static boolean possessive(List<String> tokens, int i) {
        return i + 1 < tokens.size() && Character.isUpperCase(tokens.get(i + 1).charAt(0));
    }

    private static boolean reflexiveDative(List<String> tokens) {
        String all = String.join(" ", tokens).toLowerCase(Locale.ROOT);
        return all.matches(
                ".*\\b(?:gekauft|bestellt|ausgesucht|überlegt|vorstellen|ansehen|leisten|kaufen|bestellen|überlegen|sicher|lasse|lassen|gelassen|merken|wünsche|wünschen|anschauen|ansehen|sparen|aussuchen|holen)\\b.*");
    }

    private int tailStart(List<String> tokens) {
        if (!tokens.isEmpty()
                        && low(tokens, 0)
                                .matches(
                                        "wenn|als|weil|da|obwohl|nachdem|falls|seitdem|sobald|bevor|dass|während|solange|ob|bis")
                        && tokens.contains(",")
                        && !finite(tokens, 1)
                || (low(tokens, 0).equals("seit")
                        && low(tokens, 1).matches("ich|wir|er|sie|es|man|der|die|das|mein|unser")
                        && tokens.indexOf(",") > 2
                        && verbs.shaped(low(tokens, tokens.indexOf(",") - 1)))) {
            return 0;
        }
        for (int i = 1; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).equals(",")
                    && (withZu(tokens, i + 1)
                            || SUBORDINATORS.contains(low(tokens, i + 1))
                            || (PREPOSITIONS.contains(low(tokens, i + 1))
                                    && low(tokens, i + 2).matches("de[nmr]|die|das|welche[nmr]?")))) {
                return i;
            }
        }
        return tokens.size();
    }

    /** ", meinen Termin zu verschieben": an infinitive clause runs to the end or to the next comma. */
    private boolean withZu(List<String> tokens, int from) {
        int end = from;
        while (end < tokens.size() && !tokens.get(end).equals(",")) {
            end++;
        }
        return end - from > 1
                && !finite(tokens, from)
                && (low(tokens, end - 1).matches("\\p{Ll}{2,}zu\\p{Ll}{2,}e[lr]?n")
                        || (low(tokens, end - 2).equals("zu")
                                && low(tokens, end - 1).matches("\\p{Ll}+n"))
                        || (low(tokens, end - 3).equals("zu")
                                && low(tokens, end - 1).equals("lassen"))
                        || (low(tokens, end - 2).equals("zu")
                                && low(tokens, end - 1).equals("lassen")));
    }

    private int verbAt(List<String> main) {
        return place.at(main);
    }

    private boolean finite(List<String> tokens, int i) {
        return place.finite(tokens, i);
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

    private String decapital(String word) {
        String low = word.toLowerCase(Locale.ROOT);
        boolean small = GermanVerbs.AUXILIARIES.contains(low)
                || QUESTION.contains(low)
                || PREPOSITIONS.contains(low)
                || SUBORDINATORS.contains(low)
                || low.matches(
                        "ich|wir|es|er|man|mein.*|unser.*|der|die|das|den|dem|ein.*|kein.*|dies.*|leider|alle|viele|hiermit")
                || (verbs.small(word) && !word.matches("Ihre[mnrs]?"));
        return small ? low : word;
    }

    private String wissen() {
        return say("Sie wissen möchten,", "du wissen möchtest,", "der Kunde wissen möchte,");
    }

    private String like() {
        return say("Sie möchten", "du möchtest", "der Kunde möchte");
    }

    private String say(String formal, String informal, String third) {
        return switch (voice) {
            case FORMAL -> formal;
            case INFORMAL -> informal;
            case THIRD -> third;
        };
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static String surface(List<String> tokens) {
        StringBuilder text = new StringBuilder();
        for (String token : tokens) {
            boolean close = token.matches("[,;:)]");
            boolean open = text.length() > 0 && text.charAt(text.length() - 1) == '(';
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
