package io.balie.dialog.retelling;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a French clause that is about to follow "que": nobody's "je", no question's order, verbs that go with their subjects. */
final class FrenchCheck implements Checked.Reader {
    private static final Pattern OWN =
            Pattern.compile("(?iU)(?<![\\p{L}-])(?:je|j'|m'|me|mon|ma|mes|moi)(?![\\p{L}-]|'(?<!j'|m'))");
    private static final Pattern INVERTED = Pattern.compile(
            "(?iU)\\b\\p{L}+-(?:t-)?(?:je|vous|nous|il|elle|ils|elles|on|tu|ce|moi|toi|le|la|les)\\b(?<!rendez-vous)|\\best-ce\\b");
    private static final Pattern GAP = Pattern.compile(
            "(?U)\\b(?:que|ne|de|se|te|jusque|lorsque|puisque) (?=[aeiouéèêâîôûAEÉI])(?!onze|oui\\b|ouistiti)|\\bsi ils?\\b|\\bce est\\b|\\b(?:le|la) (?=[aeéèêiou]\\p{L}{2})(?!une\\b|onze|oui\\b|onzième|un\\b|uns\\b|iPhone|iPad)");
    private static final Pattern RUDE = Pattern.compile(
            "(?iU)\\b(?:merde|putain|bordel|con(?:ne|nard|nards|nerie)?|chier|foutre|foutu\\w*|svp|stp|slt|bjr|bonjour|salut|coucou|jsuis|koi|pk|pb|c (?=quand|quoi|pas))\\b");
    private static final Pattern LEARNER = Pattern.compile(
            "(?iU)\\b(?:(?:êtes|es) \\p{L}+(?:é|i|u) (?:le|la|les|un|une|votre|vos|des) (?!\\d|lendemain|jour|semaine|mois|nuit|matin|soir|week|premier)|pas (?:vouloir|comprendre|pouvoir|avoir|recevoir|savoir)$|(?:vous|nous) (?:pas|vouloir|avoir|être|pouvoir|besoin)\\b|le (?:lettre|facture|carte|commande|voiture|réponse|livraison|maison)|la (?:colis|problème|numéro|compte|rendez-vous)|un (?:facture|carte|commande|réponse|question|lettre)|une (?:problème|colis|compte|rendez-vous))");
    private static final Pattern TWICE = Pattern.compile(
            "(?iU)\\b(?:si|que) (?:si|que|quand|pourquoi|comment|combien)\\b(?<!si combien)|\\b(\\p{L}{2,}) \\1\\b(?<!\\b(?:vous vous|nous nous))");
    /** "chez nous elle est": a clause with nothing before it. */
    private static final Pattern RUN_ON = Pattern.compile(
            "(?iU)(?<=\\p{L} )(?<!\\b(?:que|si|et|mais|ou|où|car|quand|comme|dont|donc|depuis|alors|puis|ni|là|aussi|combien|comment|pourquoi|hier|maintenant|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|matin|soir|heure|temps|pourtant) )(?:elle|il|ils|elles|je|on) (?:est|sont|a|ont|était|n'|ne|va|fait|s'|se|me|vous|nous)");

    private static final Pattern HANGING = Pattern.compile(
            "(?iU)^(?:comment|pourquoi|quand|où|combien|quoi)(?: ça)?,|\\bc'est (?:quand|quoi|où|comment)\\b");
    private static final String LINKS =
            "(?iU)^(?:et|mais|ou|donc|car|puis|qui|que|qu'|dont|où|alors que|alors qu'|parce que|parce qu'|puisque|si|s'il|quand|lorsque|lorsqu'|bien que|même|malgré|avec|sans|pour|dans|en|à|au|aux|de|des|du|d'|chez|après|avant|depuis|plutôt|notamment|surtout|comme|sauf|ni|soit|afin|ce qui|ce que|non|pas|puisqu'|dès|jusqu'|y compris|tandis|sur|par|malheureusement|cependant|pourtant)(?![\\p{L}]).*";

    private final FrenchVerbs verbs;
    private final Function<String, List<String>> tokens;

    FrenchCheck(FrenchVerbs verbs, Function<String, List<String>> tokens) {
        this.verbs = verbs;
        this.tokens = tokens;
    }

    @Override
    public Optional<String> fault(Piece piece) {
        String body = piece.body();
        for (Pattern pattern : List.of(OWN, INVERTED, GAP, RUDE, LEARNER, TWICE, HANGING)) {
            Matcher matcher = pattern.matcher(body);
            if (matcher.find()) {
                return Optional.of("'" + matcher.group().strip() + "'");
            }
        }
        Matcher running = RUN_ON.matcher(body);
        if (piece.kind() == Piece.Kind.STATEMENT && running.find()) {
            return Optional.of("'" + running.group() + "' with nothing before it");
        }
        Optional<String> person = person(tokens.apply(body));
        if (person.isPresent()) {
            return person;
        }
        if (piece.kind() == Piece.Kind.QUESTION) {
            boolean whether = body.matches("(?iU)s(?:i |').*");
            return whether && verbs.mains(tokens.apply(body.replaceFirst("(?i)^si |^s'", ""))) < 1
                    ? Optional.of("no finite verb")
                    : spliced(body, true);
        }
        return piece.kind() == Piece.Kind.STATEMENT ? spliced(body, false) : spliced(body, true);
    }

    /** "vous" and "nous" with a verb that is not theirs. */
    private Optional<String> person(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = FrenchVerbs.low(words, i);
            boolean place = i == 0
                    || FrenchVerbs.low(words, i - 1)
                            .matches("que|si|et|mais|,|quand|comment|pourquoi|où|combien|car|dont|lorsque|ou|puisque");
            if (!word.matches("vous|nous") || !place) {
                continue;
            }
            int verb = i + 1;
            while (FrenchVerbs.low(words, verb).matches("ne|n'|vous|nous|se|s'|le|la|les|l'|lui|leur|y|en")) {
                verb++;
            }
            String form = FrenchVerbs.low(words, verb);
            boolean own = verbs.goesWith(form, word.equals("vous") ? "2 p" : "1 p");
            boolean ours = verb > i + 1 && verbs.goesWith(form, word.equals("vous") ? "1 p" : "2 p");
            if (!own && !ours) {
                return Optional.of("'" + word + " " + form + "'");
            }
            if (verbs.infinitive(form) && verb == i + 1) {
                return Optional.of("'" + word + " " + form + "'");
            }
        }
        return Optional.empty();
    }

    private Optional<String> spliced(String body, boolean whole) {
        int mains = whole ? 1 : 0;
        String[] segments = body.replaceAll("\\([^()]*\\)", "").split("[,;]\\s+|\\s[:–—-]\\s", -1);
        for (int i = 0; i < segments.length; i++) {
            String segment = segments[i].strip();
            boolean linked = segment.matches(LINKS);
            List<String> words = tokens.apply(segment);
            int own = verbs.mains(words);
            if (linked && i > 0 || own < 1) {
                continue;
            }
            if (i == 0
                    && linked
                    && segments.length > 1
                    && segment.matches("(?iU)^(?:si|s'il|quand|lorsque|comme|alors que|puisque|même)(?![\\p{L}]).*")) {
                continue;
            }
            if (i == 0 && !whole && FrenchVerbs.low(words, 0).matches("n'|ne")) {
                return Optional.of("no subject");
            }
            mains += i == 0 && whole ? 0 : 1;
            if (mains > 1 && i > 0) {
                return Optional.of("a second clause after a comma");
            }
        }
        return mains == 0 ? Optional.of("no finite verb") : Optional.empty();
    }
}
