package io.balie.nlu.model;

import io.balie.nlu.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Our exact entities under the names that Duckling has for them. */
final class Dimensions {

    private static final String EXTRACTOR = "DucklingEntityExtractor";

    private Dimensions() {}

    static List<Entity> of(List<Entity> found, Optional<List<String>> wanted) {
        List<Entity> named = new ArrayList<>();
        for (Entity entity : found) {
            String dimension = switch (entity.type()) {
                case "phone" -> "phone-number";
                case "email" -> "email";
                case "time", "date" -> "time";
                case "amount" -> "amount-of-money";
                default -> "";
            };
            if (!dimension.isEmpty() && wanted.map(w -> w.contains(dimension)).orElse(true)) {
                named.add(new Entity(
                        dimension,
                        entity.start(),
                        entity.end(),
                        dimension.equals("amount-of-money") ? sum(entity.value()) : entity.value(),
                        EXTRACTOR,
                        Optional.empty(),
                        Optional.empty(),
                        OptionalDouble.of(1)));
            }
        }
        return named;
    }

    // "12.50 EUR" is 12.50 in Duckling; the unit stands beside it.
    private static String sum(String amount) {
        int gap = amount.indexOf(' ');
        return gap < 0 ? amount : amount.substring(0, gap);
    }
}
