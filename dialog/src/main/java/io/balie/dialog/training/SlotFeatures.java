package io.balie.dialog.training;

import io.balie.dialog.domain.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What policies see of a slot's value: numbers, by the slot's type. */
final class SlotFeatures {

    private static final String OTHER = "__other__";

    private SlotFeatures() {}

    /** Numbers from 0 to 1; all 0 if there is no value or it cannot be seen; none if the slot does not count. */
    static List<Double> of(Slot slot, @Nullable Object value) {
        if (!slot.influence()) {
            return List.of();
        }
        return switch (slot.type()) {
            case ANY -> List.of();
            case TEXT -> List.of(value == null ? 0.0 : 1.0);
            case LIST -> List.of(isFilledList(value) ? 1.0 : 0.0);
            case BOOL -> truth(value).map(is -> List.of(1.0, is ? 1.0 : 0.0)).orElse(List.of(0.0, 0.0));
            case FLOAT -> share(slot, value);
            case CATEGORICAL -> category(slot, value);
        };
    }

    /** A value that is no list becomes a list of one when it is set, so any value that is not empty fills. */
    private static boolean isFilledList(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case List<?> list -> !list.isEmpty();
            case String text -> !text.isEmpty();
            case Boolean flag -> flag;
            case Number number -> number.doubleValue() != 0;
            default -> true;
        };
    }

    private static Optional<Boolean> truth(@Nullable Object value) {
        return switch (value) {
            case null -> Optional.empty();
            case Boolean flag -> Optional.of(flag);
            case Number number -> Optional.of(number.doubleValue() == 1);
            case String text -> {
                String plain = text.strip().toLowerCase(Locale.ROOT);
                if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                    yield Optional.of(Double.parseDouble(text) == 1);
                }
                yield plain.equals("true") || plain.equals("false")
                        ? Optional.of(plain.equals("true"))
                        : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private static List<Double> share(Slot slot, @Nullable Object value) {
        OptionalDouble number = number(value);
        if (number.isEmpty()) {
            return List.of(0.0, 0.0);
        }
        double least = slot.min().orElse(0);
        double most = slot.max().orElse(1);
        double range = Math.abs(most - least);
        double capped = Math.max(least, Math.min(most, number.getAsDouble()));
        return List.of(1.0, (capped - least) / (range > 0 ? range : 1));
    }

    private static OptionalDouble number(@Nullable Object value) {
        return switch (value) {
            case Number number -> OptionalDouble.of(number.doubleValue());
            case Boolean flag -> OptionalDouble.of(flag ? 1 : 0);
            case String text -> {
                try {
                    yield OptionalDouble.of(Double.parseDouble(text.strip()));
                } catch (NumberFormatException e) {
                    yield OptionalDouble.empty();
                }
            }
            case null -> OptionalDouble.empty();
            default -> OptionalDouble.empty();
        };
    }

    private static List<Double> category(Slot slot, @Nullable Object value) {
        List<String> values = new ArrayList<>(
                slot.values().stream().map(v -> v.toLowerCase(Locale.ROOT)).toList());
        if (!values.contains(OTHER)) {
            values.add(OTHER);
        }
        int at = -1;
        if (value != null) {
            int known = values.indexOf(value.toString().toLowerCase(Locale.ROOT));
            at = known < 0 ? values.indexOf(OTHER) : known;
        }
        List<Double> features = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            features.add(i == at ? 1.0 : 0.0);
        }
        return List.copyOf(features);
    }
}
