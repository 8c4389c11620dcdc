package io.balie.dialog.retelling;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From messages to the clauses that matter: what is dropped, what is merged, what corrects what, and how the rest is joined. */
final class Story {
    /** Leaves room for the confirmation question around it within 300 characters. */
    static final int LONGEST_CLAUSE = 255;

    private static final int MOST_CLAUSES = 3;
    /** More than any question weighs. */
    private static final double SUMMED_UP = 4;

    private static final int MOST_SENTENCES = 12;
    private static final Pattern WISH = Wording.pattern(
            "\\b(?:ik|wij|we) (?:wil|willen|wens|zou(?:den)? graag)\\b|\\b(?:i|we) (?:want|need|would like)\\b|\\bi'd like\\b|\\b(?:ich|wir) (?:möchten?|will|wollen)\\b|\\b(?:je|nous) (?:veux|voudrais|voulons|voudrions|souhaite)\\b");
    /** "..., mijn vraag:" announces what follows the colon. */
    private static final Pattern ANNOUNCES = Wording.pattern(
            "(?<=\\S)[,;.-]\\s*(?:dus )?(?:mijn|de|my|meine|ma|the) (?:vraag|question|frage)(?: is| ist| est)?$");

    /** "niet verkeerd geplaatst, hij is kapot": what follows the comma is what is right. */
    private static final Pattern NOT_THIS = Wording.pattern("^(?:niet|not|nicht|pas) [^,]{2,60}, (\\S+ \\S+ \\S.*)$");

    /** What is as short as this is quoted whole. */
    private static final int LONGEST_QUOTE = 120;

    private static final int LONGEST_STORY = 215;
    /** Below this a parse is quoted instead of re-told. */
    static final double SURE_ENOUGH = 0.5;

    private final double sureEnough;
    private final Wording wording;
    private final Grammar grammar;
    private final Joining joining;
    private final Fallback fallback;
    private final Additions additions;
    private final List<String> trace = new ArrayList<>();
    /** The message before was only "nee": the next says what is right. */
    private boolean denied;
    /** A correction that fits nowhere in what was said. */
    private String unplaced = "";
    /** Sentences of the messages after the first: a thing that is only named there adds to the question. */
    private final Set<String> later = new HashSet<>();
    /** Sentences that came after "kort gezegd:". */
    private final Set<String> summed = new HashSet<>();

    Story(Wording wording, Grammar grammar) {
        this(wording, grammar, SURE_ENOUGH);
    }

    /**
     * A story that tells what it is at least this sure of.
     *
     * @param sureEnough 0 to 1; the tests vary it to draw the curve that the shipped value was chosen from
     */
    Story(Wording wording, Grammar grammar, double sureEnough) {
        this.sureEnough = sureEnough;
        this.wording = wording;
        this.grammar = grammar;
        this.joining = new Joining(wording);
        this.fallback = new Fallback(wording, grammar);
        this.additions = new Additions(grammar);
    }

    /** A sentence of the story with its clauses. */
    private record Told(String sentence, List<Piece> pieces, double weight) {
        double sure() {
            return pieces.stream().mapToDouble(Piece::sure).min().orElse(0);
        }
    }

    Retelling retell(List<String> messages) {
        List<String> sentences = new ArrayList<>();
        List<Reference> references = new ArrayList<>();
        for (String message : messages) {
            read(message, sentences, references);
        }
        List<String> matter = withoutPleasantries(sentences);
        if (!unplaced.isEmpty()) {
            return fallback(List.of(String.join(" ", matter), unplaced), references, 0.3);
        }
        List<Told> told = new ArrayList<>();
        int skipped = Math.max(0, matter.size() - MOST_SENTENCES);
        for (int i = 0; i < matter.size(); i++) {
            if (i >= MOST_SENTENCES / 3 && i < MOST_SENTENCES / 3 + skipped) {
                continue;
            }
            String sentence = matter.get(i);
            List<Piece> pieces = grammar.tell(sentence);
            pieces.forEach(p -> trace.addAll(p.trace()));
            if (!pieces.isEmpty()) {
                if (pieces.size() > 1
                        && pieces.stream().anyMatch(p -> p.clause().startsWith(wording.about()))) {
                    trace.add("unsure: half of the sentence was not understood");
                    pieces = List.of(pieces.get(0).doubted());
                }
                // the first sentence says what the story is about
                double topic = told.isEmpty() && pieces.get(0).kind() == Piece.Kind.STATEMENT ? 0.9 : 0;
                told.add(new Told(sentence, pieces, weight(sentence, pieces) + topic));
            }
        }
        if (told.isEmpty()) {
            return fallback(matter.isEmpty() ? messages : matter, references, 0);
        }
        List<Told> chosen = choose(told);
        double sure = chosen.stream().mapToDouble(Told::sure).min().orElse(0);
        Told key = key(chosen);
        if (sure < sureEnough && key.sure() >= sureEnough && key.weight() >= 2) {
            List<Told> kept =
                    chosen.stream().filter(t -> t.sure() >= sureEnough).toList();
            boolean needs = wording.anaphora().matcher(bare(key.sentence())).matches() && kept.size() < chosen.size();
            if (!needs) {
                chosen = kept;
                sure = chosen.stream().mapToDouble(Told::sure).min().orElse(0) - 0.1;
                trace.add("story: sentences that were not understood are left out");
            }
        }
        if (sure < sureEnough) {
            boolean brief = matter.stream().mapToInt(String::length).sum() < LONGEST_QUOTE;
            return fallback(brief ? matter : List.of(key.sentence()), references, sure);
        }
        chosen = standing(chosen, told, matter);
        String clause = joining.withReferences(
                joining.join(chosen.stream().flatMap(t -> t.pieces().stream()).toList()), references);
        if (wording.leftover().matcher(clause).find()) {
            trace.add("unsure: a form of address was left as typed in: " + clause);
            return fallback(List.of(key.sentence()), references, Math.min(sure, 0.3));
        }
        if (clause.length() > LONGEST_CLAUSE || clause.isBlank()) {
            return fallback(List.of(key.sentence()), references, 0.4);
        }
        clause = additions.told(clause, LONGEST_CLAUSE);
        trace.add("surface: " + clause);
        return new Retelling(clause, Math.max(0, Math.min(1, sure)), false, trace);
    }

    /** The sentences of one message, after those before it: it may correct them, or add a number to them. */
    private void read(String message, List<String> sentences, List<Reference> references) {
        List<String> own = new ArrayList<>();
        String cleaned = Cleaning.clean(message);
        Matcher correction = wording.corrects().matcher(cleaned);
        if (!sentences.isEmpty() && denied) {
            denied = false;
            correct(correction.find() ? cleaned.substring(correction.end()).strip() : cleaned, sentences, references);
            return;
        }
        boolean bareNo = wording.denies().matcher(cleaned).matches();
        if (!sentences.isEmpty() && (bareNo || correction.find(0))) {
            if (!bareNo && correction.end() < cleaned.length()) {
                correct(cleaned.substring(correction.end()).strip(), sentences, references);
            } else {
                denied = true;
            }
            return;
        }
        List<String> said = Cleaning.sentences(cleaned);
        if (!sentences.isEmpty()
                && said.size() == 1
                && !wording.reference().matcher(bare(trimmed(said.get(0)))).matches()
                && additions.add(trimmed(said.get(0)))) {
            trace.add("story: added: " + said.get(0));
            return;
        }
        for (String sentence : said) {
            for (String part : parts(trimmed(sentence))) {
                Matcher reference = wording.reference().matcher(bare(part));
                if (reference.matches()) {
                    references.add(new Reference(
                            Optional.ofNullable(reference.group("label"))
                                    .orElse("")
                                    .strip(),
                            reference.group("code")));
                    trace.add("story: reference " + reference.group("code"));
                } else if (!bare(part).isEmpty()) {
                    own.add(part);
                }
            }
        }
        if (!sentences.isEmpty()) {
            later.addAll(own);
        }
        sentences.addAll(own);
    }

    /** "X: Y" is two sentences, or only Y where X announces it. */
    private List<String> parts(String sentence) {
        int colon = sentence.indexOf(": ");
        if (colon <= 0 || wording.reference().matcher(bare(sentence)).matches()) {
            return List.of(sentence);
        }
        String before =
                ANNOUNCES.matcher(trimmed(sentence.substring(0, colon).strip())).replaceFirst("");
        String after = trimmed(sentence.substring(colon + 2).strip());
        if (wording.moods().matcher(bare(before)).matches()
                || wording.pleasantries().matcher(bare(before)).matches()
                || wording.summing().matcher(bare(before)).matches()
                || before.isEmpty()) {
            trace.add("story: opener dropped: " + before);
            if (wording.summing().matcher(before + " ").lookingAt()) {
                summed.add(after);
            }
            return List.of(after);
        }
        List<String> parts = new ArrayList<>();
        parts.add(before);
        parts.addAll(parts(after));
        return parts;
    }

    private void correct(String correction, List<String> sentences, List<Reference> references) {
        Matcher reference = wording.reference().matcher(bare(correction));
        if (reference.matches()) {
            String label =
                    Optional.ofNullable(reference.group("label")).orElse("").strip();
            String code = reference.group("code");
            boolean replaced = false;
            for (int i = sentences.size() - 1; i >= 0 && !replaced; i--) {
                Matcher old = Pattern.compile(
                                "(?<![\\p{L}\\d])(?=[\\p{L}\\d./-]*\\d)[\\p{L}\\d][\\p{L}\\d./-]{1,24}(?<=[\\p{L}\\d])")
                        .matcher(sentences.get(i));
                if (old.find()) {
                    sentences.set(i, old.replaceFirst(Matcher.quoteReplacement(code)));
                    replaced = true;
                }
            }
            if (!replaced) {
                references.clear();
                references.add(new Reference(label, code));
            }
            trace.add("story: number corrected");
            return;
        }
        List<String> own = new ArrayList<>();
        for (String sentence : Cleaning.sentences(correction)) {
            String trimmed = trimmed(sentence);
            if (!bare(trimmed).isEmpty()) {
                own.addAll(parts(trimmed));
            }
        }
        if (own.isEmpty()) {
            return;
        }
        if (own.size() == 1 && additions.correct(own.get(0))) {
            trace.add("story: correction set into what was added");
            return;
        }
        Matcher instead = NOT_THIS.matcher(own.get(0));
        if (own.size() == 1
                && instead.matches()
                && grammar.tell(instead.group(1)).stream().allMatch(this::told)) {
            own.set(0, grammar.named(instead.group(1), List.copyOf(sentences)).orElse(instead.group(1)));
        }
        Optional<List<String>> corrected =
                own.size() == 1 ? grammar.correct(List.copyOf(sentences), own.get(0)) : Optional.empty();
        boolean fragment = own.size() == 1 && corrected.isEmpty() && grammar.verbless(own.get(0));
        if (fragment && !sentences.isEmpty()) {
            // what it corrects cannot be told, and without the rest it says nothing
            unplaced = own.get(0);
            trace.add("story: correction without a place: " + unplaced);
            return;
        }
        sentences.clear();
        sentences.addAll(corrected.orElse(own));
        trace.add("story: correction " + (corrected.isPresent() ? "set in: " : "instead: ")
                + String.join(" ", sentences));
    }

    /** Without greetings at its start and thanks at its end. */
    String trimmed(String sentence) {
        String rest = sentence.strip();
        for (int i = 0; i < 6; i++) {
            Matcher opening = wording.openings().matcher(rest);
            if (!opening.find()) {
                break;
            }
            rest = rest.substring(opening.end()).strip();
        }
        for (int i = 0; i < 4 && !rest.isEmpty(); i++) {
            Matcher closing = wording.closings().matcher(rest);
            if (!closing.find() || closing.start() == 0) {
                break;
            }
            boolean asked = rest.endsWith("?") && closing.group().strip().length() < 7;
            rest = rest.substring(0, closing.start()).strip() + (asked ? "?" : "");
        }
        return rest;
    }

    private List<String> withoutPleasantries(List<String> sentences) {
        List<String> matter = new ArrayList<>();
        for (String sentence : sentences) {
            if (wording.pleasantries().matcher(bare(sentence)).matches()) {
                trace.add("story: pleasantry dropped: " + sentence);
            } else {
                matter.add(sentence);
            }
        }
        List<String> calm = matter.stream()
                .filter(s -> !wording.moods().matcher(bare(s)).matches())
                .toList();
        if (matter.isEmpty()) {
            return sentences;
        }
        return calm.isEmpty() ? matter : calm;
    }

    static String bare(String sentence) {
        return sentence.replaceAll("^[\\s\\p{Punct}&&[^#(]]+|[\\s.,;:!?-]+$", "")
                        .toLowerCase(Locale.ROOT)
                        .isEmpty()
                ? ""
                : sentence.replaceAll("^[\\s.,;:!?-]+|[\\s.,;:!?-]+$", "");
    }

    private boolean told(Piece piece) {
        return piece.sure() >= sureEnough && piece.kind() != Piece.Kind.TOPIC;
    }

    private double weight(String sentence, List<Piece> pieces) {
        double weight = 0;
        double summing = summing(sentence) ? SUMMED_UP : 0;
        for (Piece piece : pieces) {
            weight = Math.max(
                    weight,
                    switch (piece.kind()) {
                        case QUESTION, REQUEST -> 3;
                        case STATEMENT ->
                            WISH.matcher(sentence).find()
                                    ? 3
                                    : wording.problem().matcher(sentence).matches() ? 2 : 1;
                        case TOPIC -> later.contains(sentence) && piece.sure() >= sureEnough ? 1 : 0.5;
                    });
        }
        return weight + summing;
    }

    /** Whether a sentence says itself that it is the point: "Kort gezegd: ...", "Mijn vraag is ...". */
    private boolean summing(String sentence) {
        return summed.contains(sentence) || wording.summing().matcher(sentence).lookingAt();
    }

    private static Told key(List<Told> told) {
        Told best = told.get(0);
        for (Told candidate : told) {
            if (candidate.weight() >= best.weight()) {
                best = candidate;
            }
        }
        return best;
    }

    /** The sentences that fit: the weightiest, and what they lean on, in the order in which they were said. */
    private List<Told> choose(List<Told> told) {
        List<Told> chosen = new ArrayList<>(told);
        chosen.removeIf(t -> t.weight() < 1 && told.stream().anyMatch(o -> o.weight() >= 1));
        while (chosen.size() > 1
                && (clauses(chosen) > MOST_CLAUSES
                        || joining.join(chosen.stream()
                                                .flatMap(t -> t.pieces().stream())
                                                .toList())
                                        .length()
                                > LONGEST_STORY)) {
            Told key = key(chosen);
            int lightest = -1;
            for (int i = 0; i < chosen.size(); i++) {
                double weight = chosen.get(i).weight() + leanedOn(chosen, i);
                boolean spared = chosen.get(i).equals(key);
                if (!spared && (lightest < 0 || weight < chosen.get(lightest).weight() + leanedOn(chosen, lightest))) {
                    lightest = i;
                }
            }
            if (lightest < 0) {
                break;
            }
            trace.add("story: left out: " + chosen.get(lightest).sentence());
            chosen.remove(lightest);
        }
        return chosen;
    }

    /** A sentence that points back at one that was left out gets it back, or the noun in the place of the pronoun. */
    private List<Told> standing(List<Told> chosen, List<Told> told, List<String> matter) {
        List<Told> standing = new ArrayList<>();
        for (Told one : chosen) {
            int at = told.indexOf(one);
            boolean leans = wording.anaphora().matcher(bare(one.sentence())).matches();
            boolean kept = at > 0
                    && !standing.isEmpty()
                    && standing.get(standing.size() - 1).equals(told.get(at - 1));
            if (!leans || kept) {
                standing.add(one);
                continue;
            }
            List<String> earlier = matter.subList(0, Math.max(0, matter.indexOf(one.sentence())));
            Optional<String> named = grammar.named(one.sentence(), earlier);
            List<Piece> pieces = named.map(grammar::tell).orElse(List.of());
            Told renamed = new Told(named.orElse(""), pieces, one.weight());
            if (!pieces.isEmpty() && renamed.sure() >= one.sure()) {
                trace.add("story: the noun in the place of the pronoun: " + renamed.sentence());
                standing.add(renamed);
            } else if (at > 0
                    && !standing.contains(told.get(at - 1))
                    && told.get(at - 1).sure() >= sureEnough
                    && clauses(chosen) < MOST_CLAUSES
                    && matter.indexOf(told.get(at - 1).sentence()) == matter.indexOf(one.sentence()) - 1) {
                standing.add(told.get(at - 1));
                standing.add(one);
            } else {
                standing.add(one);
            }
        }
        return standing;
    }

    private double leanedOn(List<Told> told, int i) {
        return i + 1 < told.size()
                        && wording.anaphora()
                                .matcher(bare(told.get(i + 1).sentence()))
                                .matches()
                ? told.get(i + 1).weight()
                : 0;
    }

    private static int clauses(List<Told> told) {
        return told.stream().mapToInt(t -> t.pieces().size()).sum();
    }

    private Retelling fallback(List<String> sentences, List<Reference> references, double sure) {
        String clause = fallback.clause(sentences, references);
        trace.add("fallback: " + clause);
        return new Retelling(clause, Math.max(0, Math.min(sure, 0.45)), true, trace);
    }
}
