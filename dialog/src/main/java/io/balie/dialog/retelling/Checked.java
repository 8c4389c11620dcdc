package io.balie.dialog.retelling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The last step of a grammar: what is about to be said is read once more, as a stranger would. */
final class Checked {
    /** Finds what is wrong with a clause. */
    interface Reader {
        /** What is wrong with the clause, for people to read; empty if nothing is. */
        Optional<String> fault(Piece piece);
    }

    private Checked() {}

    /** The pieces with those doubted that have a fault; these are left out where another asks the question. */
    static List<Piece> by(Reader reader, List<Piece> pieces) {
        List<Piece> read = new ArrayList<>();
        for (Piece piece : pieces) {
            Optional<String> fault = piece.sure() < Story.SURE_ENOUGH || piece.kind() == Piece.Kind.TOPIC
                    ? Optional.empty()
                    : reader.fault(piece);
            read.add(fault.map(f -> marked(piece, f)).orElse(piece));
        }
        List<Piece> good = read.stream()
                .filter(p -> p.sure() >= Story.SURE_ENOUGH && p.kind() != Piece.Kind.TOPIC)
                .toList();
        boolean asks = good.stream().anyMatch(p -> p.kind() == Piece.Kind.QUESTION || p.kind() == Piece.Kind.REQUEST);
        boolean leans = good.stream().anyMatch(p -> p.joint() != Piece.Joint.AND && p.joint() != Piece.Joint.BUT);
        if (good.size() == read.size() || !asks || leans) {
            return read;
        }
        List<Piece> kept = new ArrayList<>(good);
        kept.set(0, good.get(0).with(Piece.Joint.AND).traced("check: a clause that is not right is left out"));
        return kept;
    }

    private static Piece marked(Piece piece, String fault) {
        return piece.doubted().traced("check: " + fault + " in: " + piece.clause());
    }
}
