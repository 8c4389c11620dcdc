package io.balie.data.search;

import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.BytesRef;

/** Terms that were blinded already, for the index. */
final class BlindTokens extends TokenStream {

    /** @param step positions after the term before; 0: at the same place */
    record Token(BytesRef term, int step) {}

    private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final List<Token> all;
    private Iterator<Token> tokens;

    BlindTokens(List<Token> tokens) {
        this.all = List.copyOf(tokens);
        this.tokens = all.iterator();
    }

    @Override
    public void reset() {
        tokens = all.iterator();
    }

    @Override
    public boolean incrementToken() {
        if (!tokens.hasNext()) {
            return false;
        }
        clearAttributes();
        Token next = tokens.next();
        term.setBytesRef(next.term());
        step.setPositionIncrement(next.step());
        return true;
    }
}
