package io.balie.dialog.screening;

import io.balie.dialog.event.Sign;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The two sides of a message by a customer who also sells something: "tot wanneer kan ik mijn afspraak verzetten? En ik wil u ook een aanbod doen".
 *
 * @param matter what is asked as a customer
 * @param offer what is offered
 */
record Sides(List<String> matter, List<String> offer) {

    /** Between sentences, and before a clause with a subject of its own. */
    private static final Pattern BORDER = Pattern.compile(
            "(?<=[.!?;])\\s+|,?\\s+(?=(?:daarnaast|verder|trouwens|overigens|besides|außerdem|übrigens|par ailleurs)(?![\\p{L}]))"
                    + "|,?\\s+(?=(?:maar|en|but|and|aber|und|mais|et)\\s+(?:ook\\s+|also\\s+)?(?:ik|wij|we|i|ich|wir|je|nous)(?![\\p{L}]))",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /**
     * The sides of a message.
     *
     * @param known whether the company knows the answer to a text
     */
    static Sides of(String text, Predicate<String> known) {
        List<String> matter = new ArrayList<>();
        List<String> offer = new ArrayList<>();
        for (String part : BORDER.split(text)) {
            List<Sign> signs = Belief.phrases(part);
            if (signs.stream().anyMatch(sign -> Situation.OFFERING.contains(sign.name()))) {
                offer.add(part.strip());
            } else if (ContentWords.count(part) >= 2
                    && (signs.stream().anyMatch(sign -> Situation.OWN.contains(sign.name()))
                            || Wording.asksForCallback(part) && Wording.givesReason(part)
                            || known.test(part))) {
                matter.add(part.strip());
            }
        }
        return new Sides(List.copyOf(matter), List.copyOf(offer));
    }

    boolean both() {
        return !matter.isEmpty() && !offer.isEmpty();
    }
}
