package io.balie.nlu.entities;

/** What lists of names and words say about a word. */
public final class WordClues {

    private static final int GIVEN = 1;
    private static final int ONLY_GIVEN = 2;
    private static final int PARTICLE = 4;
    private static final int TITLE = 8;
    private static final int COMPANY = 16;
    private static final int NO_NAME = 32;
    private static final int SURNAME = 64;
    private static final int NOT_AT_START = 128;
    private static final int KNOWN_FIRM = 256;
    private static final int PLACE = 512;

    private WordClues() {}

    /** The clues that hold for a word, in lower case and without accents, as bits; below 1024. */
    public static int of(String folded) {
        return (GivenNames.is(folded) ? GIVEN : 0)
                | (GivenNames.isOnly(folded) ? ONLY_GIVEN : 0)
                | (NameParts.isParticle(folded) ? PARTICLE : 0)
                | (NameParts.isTitle(folded) ? TITLE : 0)
                | (NameParts.isCompanyWord(folded) ? COMPANY : 0)
                | (NameParts.NO_NAME.contains(folded) ? NO_NAME : 0)
                | (NameParts.ALSO_SURNAMES.contains(folded) ? SURNAME : 0)
                | (Persons.NOT_AT_START.contains(folded) ? NOT_AT_START : 0)
                | (Organisations.KNOWN.contains(folded) ? KNOWN_FIRM : 0)
                | (Organisations.PLACES.contains(folded) ? PLACE : 0);
    }
}
