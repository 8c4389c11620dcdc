package io.balie.dialog.retelling;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Joins clauses to one: shared openings said once, "en dat" and "maar dat" between, numbers behind their nouns. */
final class Joining {
    private final Wording wording;

    Joining(Wording wording) {
        this.wording = wording;
    }

    /** The pieces as one clause. */
    String join(List<Piece> pieces) {
        StringBuilder text = new StringBuilder();
        Piece before = null;
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = i == 0 ? pieces.get(0) : sharing(pieces.get(0), pieces.get(i));
            if (before == null) {
                text.append(piece.clause());
                before = piece;
                continue;
            }
            boolean sameLead = !piece.lead().isEmpty() && piece.lead().equals(before.lead());
            boolean last = pieces.subList(i + 1, pieces.size()).stream().noneMatch(p -> p.joint() == Piece.Joint.AND);
            boolean plain = text.indexOf(" " + wording.and() + " " + wording.that() + " ") < 0;
            String that = elided(wording.that(), piece.clause());
            text.append(
                    switch (piece.joint()) {
                        case AND -> {
                            if (sameLead) {
                                yield (last ? " " + wording.and() + " " : ", ") + piece.body();
                            }
                            // the comma of a clause within the one before is closed again
                            boolean nested = wording.and().equals("und")
                                    && before.clause().contains(", ");
                            yield (last || !plain ? (nested ? ", " : " ") + wording.and() + " " : ", ")
                                    + that
                                    + piece.clause();
                        }
                        case BUT -> ", " + wording.but() + " " + that + piece.clause();
                        case OR ->
                            sameLead
                                    ? " " + wording.or() + " " + alternative(piece.body())
                                    : " " + wording.or() + " " + that + piece.clause();
                        case BECAUSE -> ", " + elided(wording.because(), piece.clause()) + piece.clause();
                        case AND_SAME -> " " + wording.and() + " " + piece.body();
                        case BUT_SAME -> ", " + wording.but() + " " + piece.body();
                        case OR_SAME -> " " + wording.or() + " " + piece.body();
                    });
            before = piece;
        }
        return text.toString();
    }

    /** "of u X of dat u Y": "of of" is no Dutch. */
    private String alternative(String body) {
        String whether = wording.or() + " ";
        return wording.or().equals("of") && body.startsWith(whether) ? "dat " + body.substring(whether.length()) : body;
    }

    /** In the third person "de klant" is said once: "de klant heeft betaald, maar heeft niets ontvangen". */
    private Piece sharing(Piece first, Piece piece) {
        String customer = wording.customer();
        boolean shared = wording.that().isEmpty()
                && piece.joint() != Piece.Joint.BECAUSE
                && first.clause().startsWith(customer)
                && piece.clause().startsWith(customer);
        return shared
                ? new Piece(
                        piece.joint(),
                        piece.kind(),
                        "",
                        piece.clause().substring(customer.length()),
                        piece.sure(),
                        piece.trace())
                : piece;
    }

    /** The conjunction with its space, or with an apostrophe where French wants one. */
    static String elided(String that, String clause) {
        if (that.isEmpty()) {
            return "";
        }
        boolean french = that.endsWith("que");
        boolean vowel = !clause.isEmpty()
                && "aàeiouyéèêâîôûhAÀEIOUÉÈÊ".indexOf(clause.charAt(0)) >= 0
                && !clause.startsWith("y ")
                && !clause.startsWith("ha");
        return french && vowel ? that.substring(0, that.length() - 1) + "'" : that + " ";
    }

    String withReferences(String clause, List<Reference> references) {
        String result = clause;
        for (Reference reference : references) {
            if (result.contains(reference.code())) {
                continue;
            }
            Matcher noun = Pattern.compile(
                            "(?iu)(?<![\\p{L}])" + Pattern.quote(reference.label()) + "(?![\\p{L}])(?! [\\d(#])")
                    .matcher(result);
            boolean named = !reference.label().isEmpty() && noun.find();
            // what is quoted stays as it was typed
            if (named && result.substring(0, noun.start()).chars().noneMatch(c -> "\"„«".indexOf(c) >= 0)) {
                result = result.substring(0, noun.end()) + " (" + reference.code() + ")" + result.substring(noun.end());
            } else {
                String label = reference.label().isEmpty() ? "" : wording.noun(reference.label()) + " ";
                result = result + " (" + label + reference.code() + ")";
            }
        }
        return result;
    }
}
