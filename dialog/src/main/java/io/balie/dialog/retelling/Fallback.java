package io.balie.dialog.retelling;

import java.util.ArrayList;
import java.util.List;

/**
 * The clause that is always right, for what the grammar could not re-tell: it says that the question is about what was typed.
 *
 * <p>A text is quoted only where nobody is addressed in it: "je" in the customer's words would stand beside our own "u". Otherwise the
 * things are named that it is about.
 */
final class Fallback {
    private static final int MOST_TOPICS = 3;

    private final Wording wording;
    private final Grammar grammar;

    Fallback(Wording wording, Grammar grammar) {
        this.wording = wording;
        this.grammar = grammar;
    }

    String clause(List<String> sentences, List<Reference> references) {
        String quote = Story.bare(Cleaning.clean(String.join(" ", sentences)).replace('\n', ' '));
        List<String> about = new ArrayList<>();
        for (Reference reference : references.subList(0, Math.min(2, references.size()))) {
            String label = reference.label().isEmpty() ? "" : wording.noun(reference.label()) + " ";
            about.add(label + reference.code());
        }
        boolean addressed = wording.persons().matcher(quote).find();
        if (!addressed && !quote.isEmpty()) {
            String said = wording.about() + " " + (about.isEmpty() ? wording.following() : listed(about))
                    + wording.aboutEnd();
            return said + wording.quoted(fitted(quote, Story.LONGEST_CLAUSE - 15 - said.length()));
        }
        for (String topic : grammar.topics(quote)) {
            if (about.size() < MOST_TOPICS) {
                about.add(topic);
            }
        }
        String said = wording.about() + " " + listed(about) + wording.aboutEnd();
        return about.isEmpty() || said.length() > Story.LONGEST_CLAUSE ? wording.asking() : said;
    }

    private String listed(List<String> topics) {
        if (topics.size() < 2) {
            return String.join("", topics);
        }
        return String.join(", ", topics.subList(0, topics.size() - 1)) + " " + wording.and() + " "
                + topics.get(topics.size() - 1);
    }

    private static String fitted(String quote, int room) {
        if (quote.codePointCount(0, quote.length()) <= room) {
            return quote;
        }
        String cut = quote.substring(0, quote.offsetByCodePoints(0, room));
        int space = cut.lastIndexOf(' ');
        return (space > room / 2 ? cut.substring(0, space) : cut) + " …";
    }
}
