package io.balie.dialog.retelling;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which words of a German clause are its verbs, by the full-form dictionary. For one thread. */
final class GermanVerbs {
    static final Set<String> AUXILIARIES = WordList.of("""
            bin bist ist sind seid sei seien war waren warst habe hast hat habt haben hatte hatten hattet werde wirst wird werden werdet wurde wurden würde
            würden kann kannst können könnt konnte konnten könnte könnten will willst wollen wollt wollte wollten muss musst müssen müsst musste
            mussten müsste müssten darf dürfen durfte durften dürfte dürften soll sollst sollen sollte sollten mag mögen möchte möchten möchtest
            hätte hätten wäre wären
            """);
    /** Forms that a verb has too, and that are hardly ever it. */
    private static final Set<String> NEVER = WordList.of("""
            bitte bitten danke letzte letzten statt laut weise weit weiter eine einen meine meinen keine seine seinen deine ihre unsere diese
            alle beide viele andere erste zweite dritte gute alte neue rote falsche kalte kaputte lange kurze ganze halbe eigene seit mal gerade
            sehr fast gleich morgen heute gestern genau erst trotz dank samt nahe rund zeit paar sonst selbst gar gern gerne leider nie außer
            wegen während neben gegen zwischen oben unten hinten innen außen euren unseren zwar sogar sieben acht zehn anderen eben herr
            zuerst schon noch nur
            """);

    private static final String OTHER = "ART.*|PRO.*|PRP.*|KON.*|NEG.*|ADV.*|ZAL.*|ADJ.*";
    private static final List<String> PARTICLES = List.of(
            "zurück",
            "zusammen",
            "weiter",
            "herunter",
            "runter",
            "vorbei",
            "bereit",
            "kaputt",
            "teil",
            "statt",
            "fest",
            "frei",
            "raus",
            "rein",
            "hoch",
            "nach",
            "fort",
            "auf",
            "aus",
            "ein",
            "mit",
            "vor",
            "weg",
            "los",
            "her",
            "hin",
            "bei",
            "ab",
            "an",
            "zu",
            "um",
            "dar");

    /** Read on first use: a company that answers in another language never waits for them. */
    private static final class Shared {
        static final FullForms.Books BOOKS = FullForms.Books.read("de", "german");
    }

    private final FullForms forms = new FullForms(Shared.BOOKS);

    /** Whether a word is a finite verb wherever it stands: no infinitive and no participle looks like it. */
    boolean surely(String word) {
        if (AUXILIARIES.contains(word)) {
            return true;
        }
        return forms.knows(word)
                && perhaps(word)
                && !is(word, t -> t.startsWith("VER:INF") || t.startsWith("VER:PA2") || t.startsWith("PA2"));
    }

    /** Whether a word may be a finite verb. */
    boolean perhaps(String word) {
        if (AUXILIARIES.contains(word)) {
            return true;
        }
        return !word.isEmpty()
                && Character.isLowerCase(word.charAt(0))
                && !NEVER.contains(word)
                && is(word, GermanVerbs::finiteTag)
                && !is(word, t -> t.matches(OTHER));
    }

    /** Whether a word has the form of a finite verb, whatever else it may be. */
    boolean shaped(String word) {
        return AUXILIARIES.contains(word) || is(word, GermanVerbs::finiteTag);
    }

    /** Whether only one does what the verb says: "kann", "fehlt". */
    boolean single(String word) {
        return is(word, t -> t.matches("VER:(?:AUX:|MOD:)?3:SIN.*"))
                && !is(word, t -> t.matches("VER:(?:AUX:|MOD:)?3:PLU.*"));
    }

    private static boolean finiteTag(String tag) {
        return tag.matches("VER:(?:AUX:|MOD:)?[123]:.*");
    }

    /** A form with its particle written to it counts as its verb. */
    private boolean is(String word, Predicate<String> tag) {
        if (forms.any(word, tag)) {
            return true;
        }
        if (forms.knows(word)) {
            return false;
        }
        for (String particle : PARTICLES) {
            if (word.startsWith(particle) && word.length() > particle.length() + 2) {
                return forms.any(word.substring(particle.length()), tag);
            }
        }
        return false;
    }

    boolean infinitive(String word) {
        return is(word, t -> t.startsWith("VER:INF") || t.matches("VER:(?:AUX|MOD):INF.*"));
    }

    boolean participle(String word) {
        return is(word, t -> t.startsWith("VER:PA2") || t.startsWith("PA2") || t.matches("VER:(?:AUX|MOD):PA2.*"));
    }

    boolean withZu(String word) {
        return is(word, t -> t.startsWith("VER:EIZ"));
    }

    /** Whether "ich" may be its subject; so it is of a word that is not known. */
    boolean mine(String word) {
        return !is(word, GermanVerbs::finiteTag) && !infinitive(word)
                || is(word, t -> t.matches("VER:(?:AUX:|MOD:)?1:SIN.*"));
    }

    /** Whether "wir" may be its subject; so it is of a word that is not known. */
    boolean ours(String word) {
        return !is(word, GermanVerbs::finiteTag) || is(word, t -> t.matches("VER:(?:AUX:|MOD:)?1:PLU.*"));
    }

    /** A verb of "ich" or of "du" alone. */
    boolean personal(String word) {
        return is(word, t -> t.matches("VER:(?:AUX:|MOD:)?(?:1:SIN:PRÄ|2:SIN).*"))
                && !is(word, t -> t.matches("VER:(?:AUX:|MOD:)?(?:3:SIN:(?:PRÄ|PRT|KJ2)|3:PLU).*"));
    }

    /** A noun, or a name. */
    boolean noun(String word) {
        return forms.any(word, t -> t.startsWith("SUB") || t.startsWith("EIG") || t.startsWith("ABK"));
    }

    boolean pluralNoun(String word) {
        return forms.any(word, t -> t.matches("SUB:(?:NOM|AKK):PLU.*"))
                && !forms.any(word, t -> t.matches("SUB:NOM:SIN.*"));
    }

    /** A noun that was typed small: nothing is written so, and with a capital it is known. */
    boolean typedSmall(String word) {
        return word.matches("\\p{Ll}{4,}")
                && forms.readings(word).isEmpty()
                && noun(word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }

    /** A word that is written small: it is no noun, and in small letters the dictionary has it. */
    boolean small(String word) {
        String low = word.toLowerCase(Locale.ROOT);
        return !low.equals(word)
                && !forms.readings(low).isEmpty()
                && !forms.any(low, t -> t.startsWith("EIG"))
                && !noun(word);
    }

    boolean knows(String word) {
        return forms.knows(word);
    }

    /** The form of a verb for another person, such as {@code 2:SIN}; empty if the dictionary has none. */
    Optional<String> inflected(String verb, String from, String to) {
        for (FullForms.Reading reading : forms.readings(verb)) {
            String tag = reading.tag();
            if (tag.matches("VER:(?:AUX:|MOD:)?" + from + ":(?:PRÄ|PRT|KJ2).*")) {
                Optional<String> form = forms.form(reading.lemma(), tag.replace(":" + from + ":", ":" + to + ":"));
                if (form.isPresent()) {
                    return form;
                }
            }
        }
        return Optional.empty();
    }

    /** "kapier": what is an order to one, and nothing else. */
    boolean stem(String word) {
        return is(word, t -> t.startsWith("VER:IMP:SIN")) && !is(word, t -> !t.startsWith("VER:IMP:SIN"));
    }

    /** The infinitive of an imperative of one or of many: "gib", "schickt". */
    Optional<String> imperative(String verb) {
        return forms.readings(verb).stream()
                .filter(r -> r.tag().startsWith("VER:IMP"))
                .map(FullForms.Reading::lemma)
                .findFirst();
    }
}
