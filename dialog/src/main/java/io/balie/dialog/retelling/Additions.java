package io.balie.dialog.retelling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What later messages add without a sentence of their own: "morgen om 11 uur", "in Schwarz". It is told in brackets. */
final class Additions {
    private static final int LONGEST = 60;
    private static final int MOST = 3;
    /** Opens with a preposition, a time or an amount; "die van donderdag" points at one of several. */
    private static final Pattern OPENS = Wording.pattern(
            "^(?:(?:(?:en |and |und |et |oh? ja |ach ja )?(?:graag |liefst |bitte |preferably |am liebsten |de préférence |plutôt )?)"
                    + "(?:op|om|in|naar|voor|van|vanaf|tot|bij|met|zonder|per|uit|morgen|overmorgen|vandaag|vanavond|vanmiddag|volgende|komende"
                    + "|(?:maan|dins|woens|donder|vrij|zater|zon)dag|die van|het liefst (?:op|om|in|voor)"
                    + "|(?:bought|ordered|purchased)(?= (?:in|on|at|from|last|yesterday))|(?:two|three|four|five|six|seven|eight|nine|ten) \\p{L}+|on|at|for|from|to|with|without|by|around|near|tomorrow|tonight|next|this (?:week|month|evening|afternoon)|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
                    + "|am|um|im|ab|für|mit|ohne|nach|bis|heute|übermorgen|nächsten?|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
                    + "|en|au|aux|à|dans|pour|avec|sans|sur|vers|demain|le (?:matin|soir|midi|week-end)|l'après-midi|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
                    + "|\\d{1,4}(?: \\p{L}+)?) ?.*$");

    private static final Pattern MANNERS =
            Wording.pattern("[,; ]+(?:graag|liefst|please|bitte|gerne?|svp|s'il vous plaît)$");

    private final Grammar grammar;
    private final List<String> said = new ArrayList<>();

    Additions(Grammar grammar) {
        this.grammar = grammar;
    }

    /** Keeps a message that only adds; false if it is more than that, or if there is no room. */
    boolean add(String message) {
        Optional<String> kept = fragment(message);
        if (kept.isEmpty() || said.size() >= MOST) {
            return false;
        }
        said.add(kept.get());
        return true;
    }

    /** Sets a correction into what was added last; false if it has no place there. */
    boolean correct(String correction) {
        Optional<List<String>> corrected = Swap.into(said, correction);
        corrected.ifPresent(all -> {
            said.clear();
            said.addAll(all);
        });
        return corrected.isPresent();
    }

    /** The clause with what was added, as far as it fits. */
    String told(String clause, int longest) {
        if (said.isEmpty()) {
            return clause;
        }
        List<String> shifted = said.stream()
                .map(grammar::shifted)
                .filter(part -> !clause.contains(part))
                .toList();
        String whole = shifted.isEmpty() ? clause : clause + " (" + String.join(", ", shifted) + ")";
        return whole.length() > longest ? clause : whole;
    }

    private Optional<String> fragment(String message) {
        String bare = MANNERS.matcher(Story.bare(message)).replaceFirst("");
        boolean plain = !message.endsWith("?")
                && bare.length() <= LONGEST
                && OPENS.matcher(bare).matches()
                && grammar.verbless(bare);
        return plain ? Optional.of(bare) : Optional.empty();
    }
}
