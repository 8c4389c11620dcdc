package io.balie.data.search;

import io.balie.nlu.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Turns what is wanted into a question to the index, in its blinded terms. */
final class Asking {

    private static final Pattern PART = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private final Blinding blinding;
    private final Words words;
    private final Identities identities;

    Asking(Blinding blinding, Words words, Identities identities) {
        this.blinding = blinding;
        this.words = words;
        this.identities = identities;
    }

    Query of(Wanted wanted) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
        said(wanted.words()).forEach(part -> all.add(part, Occur.FILTER));
        exact(all, "category", wanted.category());
        exact(all, "outcome", wanted.outcome());
        exact(all, "action", wanted.action());
        exact(all, "policy", wanted.policy());
        exact(all, "intent", wanted.intent());
        exact(all, "by", wanted.saidBy());
        wanted.reason()
                .ifPresent(reason -> words.folded(reason)
                        .forEach(word -> all.add(term(SearchIndex.REASON, word.text()), Occur.FILTER)));
        if (wanted.since().isPresent() || wanted.until().isPresent()) {
            long from = wanted.since().map(SearchIndex::micros).orElse(Long.MIN_VALUE);
            long to = wanted.until().map(until -> SearchIndex.micros(until) - 1).orElse(Long.MAX_VALUE);
            all.add(LongPoint.newRangeQuery(SearchIndex.AT, from, to), Occur.FILTER);
        }
        wanted.belief()
                .ifPresent(belief -> all.add(
                        DoublePoint.newRangeQuery(
                                SearchIndex.BELIEF, DoublePoint.nextUp(belief), Double.POSITIVE_INFINITY),
                        Occur.FILTER));
        return all.build();
    }

    /** Whoever goes by this number, address or name; a name also where its words stand together in what was said. */
    Query naming(String person) {
        Optional<String> known = identities.of(person);
        if (known.isPresent()) {
            return term(SearchIndex.WHO, known.get());
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        any.add(term(SearchIndex.WHO, Identities.name(person)), Occur.SHOULD);
        phrase(person).ifPresent(phrase -> any.add(phrase, Occur.SHOULD));
        return any.build();
    }

    private List<Query> said(String typed) {
        List<Query> parts = new ArrayList<>();
        StringBuilder rest = new StringBuilder(typed);
        for (Identities.Place place : identities.in(typed, Language.NL).reversed()) {
            BooleanQuery.Builder either = new BooleanQuery.Builder();
            either.add(term(SearchIndex.WHO, place.identity()), Occur.SHOULD);
            phrase(typed.substring(place.start(), place.end())).ifPresent(exactly -> either.add(exactly, Occur.SHOULD));
            parts.add(either.build());
            rest.replace(place.start(), place.end(), " ");
        }
        Matcher part = PART.matcher(rest);
        while (part.find()) {
            if (part.group(1) != null) {
                phrase(part.group(1)).ifPresent(parts::add);
            } else {
                anyForm(part.group(2)).ifPresent(parts::add);
            }
        }
        return parts;
    }

    private Optional<Query> phrase(String text) {
        List<Words.Word> said = words.folded(text);
        if (said.isEmpty()) {
            return Optional.empty();
        }
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        int at = -1;
        for (Words.Word word : said) {
            at += word.step();
            phrase.add(new Term(SearchIndex.WORD, blinding.term(SearchIndex.WORD, word.text())), Math.max(at, 0));
        }
        return Optional.of(phrase.build());
    }

    private Optional<Query> anyForm(String word) {
        Optional<Query> exactly = phrase(word);
        if (exactly.isEmpty()) {
            return exactly;
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        any.add(exactly.get(), Occur.SHOULD);
        List<Words.Word> said = words.folded(word);
        if (said.size() == 1) { // of several, each alone would say too little
            words.stems(said.getFirst().text()).forEach(stem -> any.add(term(SearchIndex.STEM, stem), Occur.SHOULD));
        }
        return Optional.of(any.build());
    }

    private Query term(String field, String word) {
        return new TermQuery(new Term(field, blinding.term(field, word)));
    }

    private void exact(BooleanQuery.Builder all, String field, Optional<String> value) {
        value.ifPresent(given -> all.add(term(field, given), Occur.FILTER));
    }
}
