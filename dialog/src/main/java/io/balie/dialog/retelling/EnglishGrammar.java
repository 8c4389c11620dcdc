package io.balie.dialog.retelling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** English: statements keep their order, questions become indirect, requests become "you would like us to". */
final class EnglishGrammar implements Grammar {
    private static final Set<String> AUXILIARIES = EnglishVerbs.AUXILIARIES;
    private static final Set<String> PRONOUNS = WordList.of("""
            i you he she it we they this that there someone anyone somebody anybody these those
            """);
    private static final Set<String> QUESTION_WORDS =
            Set.of("who", "what", "when", "where", "why", "how", "which", "whose", "whom");
    /** Base forms, enough to find the verb after a noun phrase, and to tell an imperative. */
    private static final Set<String> VERBS = words("""
            accept add adjust advise allow answer apply arrange arrive ask assist become begin belong block book bring buy call cancel
            change charge check clean close collect come complete confirm connect contact continue correct cost cover cut deactivate
            deduct delete deliver depart do dispatch drop email end exchange expect expire explain extend fill find finish fit fix follow
            forget forward fund get give go handle happen have hear help hold include inform install invoice issue join keep know last
            leave lend let link log look lose mail make mean measure move need notify offer open order park pass pause pay pick place
            prepare print process provide put raise reach read receive recommend refund register remind remove rename renew rent repair
            repeat replace reply report request require reschedule reserve reset resolve respond restart resume return review run say
            schedule see sell send serve service set ship show sign sort speak start stay stop store submit supply support suspend swap
            switch take talk tell test text tow track train transfer translate travel try turn unblock unsubscribe update upgrade upload use
            admit afford agree appear appoint approve argue assemble attach attend break breathe burn bill breed burst carry catch cause
            chase choose climb compare compensate complain consider contain cook count crash cure cycle damage dance deal decide decline
            decorate demand deposit describe disappear discuss double download dress drink drive drip dry eat enter exist export face
            fail feel feed fight file fly fold freeze gain groom grow guarantee hang heal heat hire hurt identify improve increase
            inspect insure introduce investigate knock land lead leak lease lie lift like limit live load lock love manage match mend
            mention meet mind miss mount name obtain occur operate owe own pack paint photograph plan plant play post prefer prescribe
            press prevent promise protect prove pull push qualify quote rain recycle redeem reduce refer refuse release rely remember
            remind reopen resell result ride ring roam rotate rub ruin save scan search season seat secure seem select separate settle
            sew shine shut sit sleep smell smoke solve sound spend split spray spread stain stand stretch stick study suit suggest supervise
            swim switch taste teach think throw touch tidy transport trust tune type understand unlock use vaccinate value wake walk want
            warm warn watch water wear weld wrap
            vary verify visit wait wash weigh work write
            """);

    private static final Map<String, String> PAST = Map.ofEntries(
            Map.entry("break", "broke"),
            Map.entry("think", "thought"),
            Map.entry("feel", "felt"),
            Map.entry("stand", "stood"),
            Map.entry("understand", "understood"),
            Map.entry("drive", "drove"),
            Map.entry("meet", "met"),
            Map.entry("spend", "spent"),
            Map.entry("wear", "wore"),
            Map.entry("eat", "ate"),
            Map.entry("know", "knew"),
            Map.entry("fall", "fell"),
            Map.entry("throw", "threw"),
            Map.entry("choose", "chose"),
            Map.entry("teach", "taught"),
            Map.entry("catch", "caught"),
            Map.entry("build", "built"),
            Map.entry("cut", "cut"),
            Map.entry("hit", "hit"),
            Map.entry("hurt", "hurt"),
            Map.entry("refer", "referred"),
            Map.entry("plan", "planned"),
            Map.entry("fit", "fitted"),
            Map.entry("go", "went"),
            Map.entry("come", "came"),
            Map.entry("get", "got"),
            Map.entry("give", "gave"),
            Map.entry("take", "took"),
            Map.entry("make", "made"),
            Map.entry("pay", "paid"),
            Map.entry("send", "sent"),
            Map.entry("leave", "left"),
            Map.entry("have", "had"),
            Map.entry("do", "did"),
            Map.entry("say", "said"),
            Map.entry("tell", "told"),
            Map.entry("lose", "lost"),
            Map.entry("find", "found"),
            Map.entry("buy", "bought"),
            Map.entry("bring", "brought"),
            Map.entry("put", "put"),
            Map.entry("see", "saw"),
            Map.entry("cost", "cost"),
            Map.entry("hear", "heard"),
            Map.entry("keep", "kept"),
            Map.entry("begin", "began"),
            Map.entry("forget", "forgot"),
            Map.entry("become", "became"),
            Map.entry("sell", "sold"),
            Map.entry("stop", "stopped"),
            Map.entry("cancel", "cancelled"),
            Map.entry("travel", "travelled"),
            Map.entry("drop", "dropped"),
            Map.entry("ship", "shipped"),
            Map.entry("mean", "meant"),
            Map.entry("hold", "held"),
            Map.entry("let", "let"),
            Map.entry("set", "set"),
            Map.entry("write", "wrote"));
    private static final Set<String> AFTER_SUBJECT = words("""
            ready open closed available included possible still already now really also not never in on at from by to with without under
            free valid back broken allowed refundable a an the any more less too very enough so over out off down up here there late
            delayed covered due cheaper required necessary correct wrong true okay ok safe suitable compatible full part only coming going
            being worth sold included my your our their gone for waterproof unavailable even well
            """);
    private static final Pattern TOKEN = Pattern.compile("[,;:()]|[^\\s,;:()]+(?:[.,:][^\\s,;:()]+)*");
    private static final Pattern REQUEST = Pattern.compile(
            "(?i)^(?:please )?(?:can|could|would|will|can't|cannot|couldn't|won't) (?:you|someone|somebody|anyone|anybody)(?: please| kindly| possibly| maybe| perhaps)? (.+)$");
    private static final Pattern ASKS = Pattern.compile(
            "(?i)(?:can|could|would|will|do|does|did|is|are|am|should|shouldn't|must|may|when|where|why|how|what)\\b");
    private static final Pattern INVERTED = Pattern.compile(
            "(?i)(?:(?:when|where|why|how(?: \\p{L}+)?|what(?: \\p{L}+)?) )?(?:can|could|would|will|do|does|did|is|are|am|should) (?:i|we|you|it|they|he|she|the|my|your|there)\\b");
    private static final Pattern MIND = Pattern.compile("(?i)^would you(?: please)? mind (\\p{L}+ing) (.+)$");
    private static final Pattern FORBIDDEN = Pattern.compile("(?i)^please (?:do not|don't|never) (.+)$");
    private static final Pattern TOLD = Pattern.compile(
            "(?i)^(?:please )?(?:tell|let|inform|advise|explain to|explain|say|show|clarify|confirm)(?: me| us)?(?: know)? ((?:when|where|why|how|what|which|who|whose|if|whether) .+)$");
    private static final Pattern KNOW = Pattern.compile(
            "(?i)^(?:do you (?:happen to )?know|do you have any idea|any idea|any news on|i (?:was|am|'m) (?:just )?wondering|i wonder|i'm wondering|my question is|the question is|i'd like to know|i would like to know|i want to know|may i ask|can i ask|could i ask|i need to know) ((?:when|where|why|how|what|which|who|whose|if|whether) .+)$");
    private static final Pattern WISH = Pattern.compile(
            "(?i)^(?:can|could|may) (?:i|we)(?: please| also)? (?:have|get) ((?:a|an|the|my|some|another|more) .+)$");

    private static final Pattern CONDITION = Pattern.compile(
            "(?i)^((?:if|when|once|after|since|because|as) [^,]{4,80}), ((?:can|could|will|would|do|does|did|is|are|am|should|what|when|where|how|who|why|which|must|may) .+)$");

    /** "I am want": what no grammar allows is not made a sentence. */
    private static final Pattern BROKEN = Pattern.compile(
            "(?i).*\\b(?:am|is|are|was) (?:want|need|have|like|can|do|go|get|know|send|pay)\\b.*|.*\\b(?:not have|no have|me want|i no)\\b.*");

    /** Stands for a "you" that is known to be the subject. */
    private static final String COMPANY = "\u0002";

    private final Voice voice;
    private final EnglishVerbs verbs = new EnglishVerbs();
    private final EnglishCheck check = new EnglishCheck(verbs);

    EnglishGrammar(Voice voice) {
        this.voice = voice;
    }

    private static Set<String> words(String list) {
        return Set.copyOf(Arrays.asList(list.strip().split("\\s+", -1)));
    }

    @Override
    public List<Piece> tell(String sentence) {
        List<String> trace = new ArrayList<>();
        trace.add("sentence: " + sentence);
        boolean asked = sentence.endsWith("?");
        String text = EnglishSpelling.written(Story.bare(sentence));
        List<Piece> pieces = new ArrayList<>();
        for (String[] part : parts(text, asked)) {
            pieces.add(clause(part[1], asked, Piece.Joint.valueOf(part[0]), trace));
        }
        return Checked.by(check, pieces);
    }

    @Override
    public boolean verbless(String fragment) {
        List<String> words = tokens(fragment);
        return !words.contains(",")
                && !hasVerb(words)
                && words.stream().noneMatch(w -> PRONOUNS.contains(w) || VERBS.contains(w));
    }

    @Override
    public String shifted(String fragment) {
        return shift(fragment);
    }

    private List<String[]> parts(String text, boolean asked) {
        List<String[]> parts = new ArrayList<>();
        Matcher cut = Pattern.compile(
                        "(?i)(?:,\\s*|\\s+)(and|but|so|or)\\s+(?=(?:(?:i|we|you|it|they|he|she|there|this|that|nobody|no one|now|can|could|would|will|do|does|did|is|are|when|where|why|how|what)\\b(?! (?:of|about|a) )|(?:the|my|our|your) (?:\\S+ ){1,3}(?:is|are|was|were|has|have|does|do|did|will|can|doesn't|isn't|won't|keeps)\\b))"
                                + "|,\\s*(?=(?:(?:can|could|would|will|do|does|did|is|are|am|should|shouldn't|must|may|when|where|why|how|what|i|we|it|it's|he's|she's|there's|please|they|he|she|you|nobody|there|now (?:they|he|she|it|i|we)) ))"
                                + "|,\\s*(?=(?:the|my|our|your|this|that|his|her) (?:\\S+ ){1,3}(?:is|are|was|were|has|have|does|do|did|will|can|doesn't|isn't|won't|keeps|wasn't|hasn't|cannot)\\b)")
                .matcher(text);
        int from = 0;
        String joint = "AND";
        while (cut.find()) {
            String left = text.substring(from, cut.start()).strip();
            boolean question = cut.group(1) == null
                    && !asked
                    && ASKS.matcher(text.substring(cut.end())).lookingAt()
                    && !INVERTED.matcher(text.substring(cut.end())).lookingAt();
            if (question
                    || left.split(" ", -1).length < 3
                    || !hasVerb(tokens(left))
                    || left.matches("(?i)(?:having|being|after|since|despite|with|without) .*")
                    || left.toLowerCase(Locale.ROOT)
                                    .matches("^(?:if|when|because|since|although|while|after|before|once|as)\\b.*")
                            && !left.contains(",")
                    || (cut.group(1) == null && left.isEmpty())
                    || text.substring(cut.end()).split(" ", -1).length < 2
                    || text.substring(cut.end())
                            .matches(
                                    "(?i)(?:i|we|they|you|he|she|it) (?:do|don't|did|didn't|can|cannot|have|haven't|am|are|was|wasn't)(?: not)?[.!?]*")
                    || (left.matches("(?i).*\\b(?:my|your|the|his|her|our) \\p{L}+$")
                            && text.substring(cut.end()).matches("(?i)(?:i|we|you) .*")
                            && left.split(" ", -1).length < 3)) {
                continue;
            }
            parts.add(new String[] {joint, left});
            from = cut.end();
            joint = "but".equalsIgnoreCase(cut.group(1)) ? "BUT" : "or".equalsIgnoreCase(cut.group(1)) ? "OR" : "AND";
        }
        parts.add(new String[] {joint, text.substring(from).strip()});
        return parts;
    }

    private Piece clause(String said, boolean asked, Piece.Joint joint, List<String> trace) {
        String text = said.replaceAll("(?i)^please,? ", "Please ");
        Matcher condition = CONDITION.matcher(text);
        if (asked && condition.matches()) {
            Piece question = clause(condition.group(2), true, joint, trace);
            return question.kind() == Piece.Kind.QUESTION || question.kind() == Piece.Kind.REQUEST
                    ? question.withBody(question.body() + " " + shift(decapital(condition.group(1))))
                    : question.doubted();
        }
        Matcher know = KNOW.matcher(text);
        if (know.matches()) {
            return piece(joint, Piece.Kind.QUESTION, know(), shift(know.group(1)), 0.95, trace);
        }
        Matcher mind = MIND.matcher(text);
        if (mind.matches()
                && verbs.infinitive(mind.group(1).toLowerCase(Locale.ROOT)).isPresent()) {
            String verb =
                    verbs.infinitive(mind.group(1).toLowerCase(Locale.ROOT)).get();
            return piece(
                    joint, Piece.Kind.REQUEST, like() + " us to", verb + " " + shiftObject(mind.group(2)), 0.9, trace);
        }
        Matcher never = FORBIDDEN.matcher(text);
        if (never.matches()) {
            return piece(joint, Piece.Kind.REQUEST, like() + " us not to", shiftObject(never.group(1)), 0.9, trace);
        }
        Matcher request = REQUEST.matcher(text);
        if (request.matches()) {
            Matcher told = TOLD.matcher(request.group(1));
            if (told.matches()) {
                return piece(joint, Piece.Kind.QUESTION, know(), shift(told.group(1)), 0.95, trace);
            }
            if (!request.group(1).matches("(?i)(?:also )?(?:be|have|like|accept|take)\\b.*")) {
                return piece(joint, Piece.Kind.REQUEST, like() + " us to", shiftObject(request.group(1)), 0.92, trace);
            }
        }
        Matcher told = TOLD.matcher(text);
        if (told.matches()) {
            return piece(joint, Piece.Kind.QUESTION, know(), shift(told.group(1)), 0.93, trace);
        }
        Matcher wish = WISH.matcher(text);
        if (wish.matches()
                && !wish.group(1).matches("(?i).* (?:back|delivered|changed|refunded|repaired|replaced|moved)\\b.*")) {
            return piece(joint, Piece.Kind.REQUEST, like(), shift(wish.group(1)), 0.9, trace);
        }
        List<String> tokens = tokens(text);
        if (tokens.isEmpty()) {
            return piece(joint, Piece.Kind.TOPIC, "", "", 0, trace);
        }
        String first = low(tokens, 0);
        boolean prepositional = first.matches("until|till|since|by|for|at|in|on|to|from|with|about|under")
                && low(tokens, 1).matches("when|what|which|whom|where|whose|how");
        if ((QUESTION_WORDS.contains(first) || (asked && prepositional))
                && (asked || AUXILIARIES.contains(low(tokens, 1)) || AUXILIARIES.contains(low(tokens, 2)))) {
            return wh(tokens, joint, trace);
        }
        if (AUXILIARIES.contains(first)
                && tokens.size() > 2
                && !text.matches("(?i)(?:have|do) (?:not|n't|a|an|the|my)\\b.*")) {
            String inverted = uninvert(tokens, 0, "");
            return piece(
                    joint,
                    Piece.Kind.QUESTION,
                    know(),
                    "whether " + (inverted.isEmpty() ? text : shift(inverted)),
                    inverted.isEmpty() ? 0.2 : 0.9,
                    trace);
        }
        boolean please = first.equals("please");
        String verb = please ? low(tokens, 1) : first;
        if ((please || !asked)
                && VERBS.contains(verb)
                && tokens.size() > 1
                && !verb.matches("need|love|like|hope|enjoy|think|want|know|see|look")
                && !low(tokens, please ? 2 : 1).matches("not|no|never|still|.{2,}ed|.{2,}n't")
                && !text.matches(
                        "(?i)(?:have|got|need|order|return|repair|change|test|help|cost|report)\\b(?! (?:my|the|a|me|it|this|us)\\b).*")) {
            String rest = please ? text.substring(7).strip() : text;
            return piece(
                    joint,
                    Piece.Kind.REQUEST,
                    like() + " us to",
                    shiftObject(decapital(rest)),
                    please ? 0.92 : 0.85,
                    trace);
        }
        if (first.matches(
                "need|want|looking|got|still|never|lost|ordered|received|forgot|trying|waiting|paid|bought|haven't|didn't|have|cannot|couldn't|would")) {
            String subject = first.matches("looking|trying|waiting")
                    ? "I am "
                    : first.equals("still") && low(tokens, 1).endsWith("ing") ? "I am " : "I ";
            return piece(joint, Piece.Kind.STATEMENT, "", shift(subject + decapital(text)), 0.8, trace);
        }
        boolean note = tokens.size() < 7
                && text.matches("(?i)(?:\\S+ ){1,3}(?:not|never|already|still) (?:\\S+ )?\\p{L}+ed(?: \\S+){0,2}")
                && tokens.stream()
                        .noneMatch(t -> AUXILIARIES.contains(t.toLowerCase(Locale.ROOT))
                                || PRONOUNS.contains(t.toLowerCase(Locale.ROOT)));
        boolean clause = hasVerb(tokens) && !note;
        if (!clause) {
            boolean noun = tokens.size() <= 7 && !text.contains(",");
            return noun
                    ? piece(
                            joint,
                            Piece.Kind.TOPIC,
                            say("your question is about", "your question is about", "the question is about"),
                            hasPerson(tokens) ? shift(text) : "\"" + text + "\"",
                            0.55,
                            trace)
                    : piece(joint, Piece.Kind.TOPIC, "", text, 0.1, trace);
        }
        String body = shift(text).replaceAll("\\b(you|us) (you|we)\\b", "$1 that $2");
        double sure = BROKEN.matcher(text).matches() ? 0.3 : tokens.size() > 32 ? 0.7 : 0.92;
        return piece(joint, Piece.Kind.STATEMENT, "", body, sure, trace);
    }

    private Piece wh(List<String> tokens, Piece.Joint joint, List<String> trace) {
        int aux = -1;
        for (int i = 1; i < Math.min(tokens.size(), 7) && aux < 0; i++) {
            if (AUXILIARIES.contains(low(tokens, i))) {
                aux = i;
            }
        }
        if (aux < 0) {
            return piece(joint, Piece.Kind.QUESTION, know(), shift(decapital(String.join(" ", tokens))), 0.7, trace);
        }
        String opening = decapital(String.join(" ", tokens.subList(0, aux)));
        boolean own = low(tokens, aux).matches("do|can")
                && low(tokens, aux + 1).matches("i|we")
                && low(tokens, 0).equals("how")
                && aux == 1
                && VERBS.contains(low(tokens, aux + 2))
                && low(tokens, aux).equals("do");
        if (own) {
            return piece(
                    joint,
                    Piece.Kind.QUESTION,
                    know(),
                    "how to " + shift(String.join(" ", tokens.subList(aux + 2, tokens.size()))),
                    0.93,
                    trace);
        }
        boolean itself = low(tokens, aux).matches("is|are|was|were")
                && low(tokens, aux - 1).matches("who|what|which|\\p{L}+s")
                && aux < 3
                && verbs.is(low(tokens, aux + 1), "JJ.*|VBN|VBG")
                && !verbs.is(low(tokens, aux + 1), "DT|PRP.*|NN(?::.*)?");
        if (itself) {
            return piece(joint, Piece.Kind.QUESTION, know(), shift(decapital(String.join(" ", tokens))), 0.9, trace);
        }
        String inverted = uninvert(tokens, aux, opening);
        if (inverted.isEmpty()) {
            boolean subject = low(tokens, 0).matches("who|which|what|how");
            return piece(
                    joint,
                    Piece.Kind.QUESTION,
                    know(),
                    shift(decapital(String.join(" ", tokens))),
                    subject ? 0.6 : 0.3,
                    trace);
        }
        return piece(joint, Piece.Kind.QUESTION, know(), shift(inverted), 0.92, trace);
    }

    /** "[opening] does the shop open" → "[opening] the shop opens"; empty if the subject's end cannot be told. */
    private String uninvert(List<String> tokens, int aux, String opening) {
        String verb = low(tokens, aux);
        int end = subjectEnd(tokens, aux);
        if (end < 0 || end > tokens.size()) {
            return "";
        }
        List<String> subject = tokens.subList(aux + 1, end);
        List<String> rest = new ArrayList<>(tokens.subList(end, tokens.size()));
        List<String> said = new ArrayList<>();
        if (!opening.isEmpty()) {
            said.add(opening);
        }
        said.addAll(subject.size() == 1 && subject.get(0).equalsIgnoreCase("you") ? List.of(COMPANY) : subject);
        if (verb.matches("do|does|did")) {
            int at = 0;
            while (at < rest.size()
                    && rest.get(at)
                            .toLowerCase(Locale.ROOT)
                            .matches("still|also|already|really|actually|usually|always|ever|normally")) {
                at++;
            }
            if (at >= rest.size()) {
                return "";
            }
            String base = rest.get(at).toLowerCase(Locale.ROOT);
            if (verb.equals("does")) {
                rest.set(at, third(base));
            } else if (verb.equals("did")) {
                if (!VERBS.contains(base) && !verbs.base(base)) {
                    return "";
                }
                rest.set(
                        at,
                        PAST.getOrDefault(
                                base,
                                base.endsWith("e")
                                        ? base + "d"
                                        : base.matches(".*[^aeiou]y")
                                                ? base.substring(0, base.length() - 1) + "ied"
                                                : base + "ed"));
            }
        } else {
            said.add(verb);
        }
        said.addAll(rest);
        return join(said);
    }

    private static String third(String base) {
        return switch (base) {
            case "have" -> "has";
            case "be" -> "is";
            default ->
                base.matches(".*(?:s|sh|ch|x|z|o)")
                        ? base + "es"
                        : base.matches(".*[^aeiou]y") ? base.substring(0, base.length() - 1) + "ies" : base + "s";
        };
    }

    private int subjectEnd(List<String> tokens, int aux) {
        String next = low(tokens, aux + 1);
        if (PRONOUNS.contains(next)
                && !(next.matches("this|that|these|those")
                        && tokens.size() > aux + 3
                        && !AFTER_SUBJECT.contains(low(tokens, aux + 2))
                        && !VERBS.contains(low(tokens, aux + 2)))) {
            return aux + 2;
        }
        String verb = low(tokens, aux);
        boolean be = verb.matches("is|are|was|were|isn't|aren't|wasn't");
        for (int i = aux + 2; i < tokens.size(); i++) {
            String word = low(tokens, i);
            if (be && word.equals(",")) {
                return i;
            }
            boolean relative = be && low(tokens, i - 1).matches("i|we|you|they|he|she");
            if (relative) {
                continue;
            }
            boolean afterOf = low(tokens, i - 1)
                    .matches(
                            "of|the|a|an|my|your|our|and|in|for|between|on|at|from|by|with|to|about|this|that|these|those");
            if (afterOf) {
                continue;
            }
            boolean base = VERBS.contains(word)
                    && !be
                    && !low(tokens, i - 1).matches("the|a|my|your|our|new|next|first")
                    && !VERBS.contains(low(tokens, i + 1));
            boolean predicate = AFTER_SUBJECT.contains(word)
                    || word.matches(".*(?:ed|ing)")
                    || word.matches("been|be|gone|sent|paid|made|done|lost");
            if (verb.matches("do|does|did|can|could|will|would|should|may|must|shall")
                    ? base || word.equals("be") || word.matches("still|also|already")
                    : predicate) {
                return be ? behind(tokens, i) : i;
            }
        }
        return be ? tokens.size() : -1;
    }

    /** "is the shop in Leeds open": what is said of the shop stands behind where it is. */
    private int behind(List<String> tokens, int i) {
        if (!low(tokens, i).matches("in|on|at|from|for|by|with|near")) {
            return i;
        }
        for (int j = i + 2; j < tokens.size(); j++) {
            boolean noun = verbs.is(low(tokens, j - 1), "NN.*")
                    || Character.isUpperCase(tokens.get(j - 1).charAt(0));
            if (noun
                    && low(tokens, j)
                            .matches(
                                    "ready|open|closed|available|included|possible|free|valid|still|broken|safe|suitable|working|correct")) {
                return j;
            }
        }
        return i;
    }

    private static boolean hasPerson(List<String> tokens) {
        return tokens.stream().anyMatch(t -> t.toLowerCase(Locale.ROOT).matches("my|our|your|me|us|you"));
    }

    private boolean hasVerb(List<String> tokens) {
        return verbs.hasFinite(tokens);
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

    private String decapital(String text) {
        String opening = text.split(" ", 2)[0];
        if (opening.matches("(?:Mr|Mrs|Ms|Dr|Prof)\\.?") || verbs.name(opening)) {
            return text;
        }
        String first = text.split(" ", 2)[0];
        boolean word = first.length() > 1
                && first.substring(1).equals(first.substring(1).toLowerCase(Locale.ROOT))
                && !first.equals("I");
        boolean article = first.equals("A");
        return word || article ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1) : text;
    }

    private String know() {
        return say("you would like to know", "you would like to know", "the customer would like to know");
    }

    private String like() {
        return say("you would like", "you would like", "the customer would like");
    }

    private String say(String formal, String informal, String third) {
        return switch (voice) {
            case FORMAL -> formal;
            case INFORMAL -> informal;
            case THIRD -> third;
        };
    }

    /** What follows "us to": the company is the subject, so "you" in it can only be its object. */
    private String shiftObject(String text) {
        return shift(text.replaceAll("(?i)^(?:please|kindly|just) ", ""));
    }

    private String shift(String text) {
        List<String> tokens = tokens(decapital(text));
        List<String> said = new ArrayList<>();
        boolean third = voice == Voice.THIRD;
        for (int i = 0; i < tokens.size(); i++) {
            String word = tokens.get(i);
            String low = low(tokens, i);
            String before = low(tokens, i - 1);
            String next = low(tokens, i + 1);
            boolean mine = before.matches("i|we")
                    || (before.matches("still|just|also|really|never|already|only|currently|now")
                            && low(tokens, i - 2).matches("i|we"));
            said.add(
                    switch (low) {
                        case "i", "we" -> third ? i == 0 ? "the customer" : "they" : "you";
                        case "me", "us" -> third ? "them" : "you";
                        case "my", "our" -> third ? "their" : "your";
                        case "mine", "ours" -> third ? "theirs" : "yours";
                        case "myself", "ourselves" ->
                            third ? "themselves" : low.equals("myself") ? "yourself" : "yourselves";
                        case COMPANY -> "we";
                        case "your" -> "our";
                        case "yours" -> "ours";
                        case "yourself", "yourselves" -> "ourselves";
                        case "you" -> subject(i, before, next) ? "we" : "us";
                        case "am" -> third && before.matches("i") && i == 1 ? "is" : "are";
                        case "was" ->
                            mine && before.equals("i") ? third && i == 1 ? "was" : "were" : mine ? "were" : word;
                        case "wasn't" -> mine ? "weren't" : word;
                        case "have" -> third && i == 1 && before.matches("i|we") ? "has" : word;
                        default ->
                            third && i == 1 && before.matches("i|we") && VERBS.contains(low)
                                    ? third(low)
                                    : third
                                                    && i == 1
                                                    && before.matches("i|we")
                                                    && low.matches("want|need|like|think|live|feel")
                                            ? low + "s"
                                            : word;
                    });
        }
        return join(said);
    }

    private static boolean subject(int i, String before, String next) {
        if (i == 0
                || before.matches(
                        "that|if|when|whether|because|and|but|what|why|how|where|which|who|,|hope|think|than|as|until|unless|once|after|know|since|while")) {
            return !(before.matches("and|than") && next.isEmpty()) && !next.isEmpty();
        }
        if (AUXILIARIES.contains(next) || (AUXILIARIES.contains(before) && !before.matches("have|has|had|did|do"))) {
            return true;
        }
        if (!before.matches("to|for|with|from|by|at|on|of|about|than")
                && (PAST.containsValue(next) || next.matches("did|do|\\p{L}{3,}ed"))
                && !VERBS.contains(before)
                && !PAST.containsValue(before)) {
            return true;
        }
        return next.matches(
                "sent|charged|delivered|promised|told|said|offer|sell|have|got|made|took|cancelled|wrote|gave|never|still|also|only|recommended|require|need|use|do|accept|deliver|ship|put|left|sold|installed|repaired|supplied|booked|changed|quoted|shipped|advertise|advertised");
    }

    private static String join(List<String> tokens) {
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
