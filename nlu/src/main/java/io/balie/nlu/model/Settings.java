package io.balie.nlu.model;

import io.balie.nlu.Language;
import io.balie.nlu.classifier.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a model is made.
 *
 * @param recipe how the classifier learns, with the seed
 * @param languages to tell apart, the most usual first
 * @param heldOut share of the examples that the calibration is measured on, from 0 (none: confidences stay as learned) to below 0.5
 * @param outOfScope names of intents whose examples are out of scope; capitals and signs in names do not matter
 */
public record Settings(Recipe recipe, List<Language> languages, double heldOut, List<String> outOfScope) {

    private static final List<String> USUALLY_OUT_OF_SCOPE = List.of(NluModel.OUT_OF_SCOPE, "oos");

    /** @throws IllegalArgumentException if there is no language or the share is out of range */
    public Settings {
        languages = List.copyOf(languages);
        outOfScope = List.copyOf(outOfScope);
        if (languages.isEmpty()) {
            throw new IllegalArgumentException("No language is configured, expected at least one.");
        }
        if (!(heldOut >= 0 && heldOut < 0.5)) {
            throw new IllegalArgumentException("Held-out share is %s, expected 0 to below 0.5.".formatted(heldOut));
        }
    }

    /** Settings with the usual names for what is out of scope. */
    public Settings(Recipe recipe, List<Language> languages, double heldOut) {
        this(recipe, languages, heldOut, USUALLY_OUT_OF_SCOPE);
    }

    private static final long SEED = 20261123;
    private static final List<String> KNOWN = List.of(
            "batch",
            "drop_hidden",
            "drop_input",
            "epochs",
            "held_out",
            "hidden",
            "members",
            "name",
            "out_of_scope",
            "rate",
            "seed",
            "smoothing");

    /** The usual settings. */
    public static Settings standard(long seed, List<Language> languages) {
        return new Settings(Recipe.standard(seed), languages, 0.1);
    }

    /**
     * The settings that options name, as they stand in a bot's configuration; what is not named is as usual.
     *
     * <p>Known are {@code epochs}, {@code hidden}, {@code batch} and {@code members} (whole, 1 and up), {@code seed} (whole), {@code rate} (above 0, at
     * most 1), {@code drop_input}, {@code drop_hidden} and {@code smoothing} (from 0 to below 1) and {@code held_out} (from 0 to
     * below 0.5), {@code out_of_scope} (an intent or a list of them; usually {@code out_of_scope} and {@code oos}); {@code name} is
     * passed over.
     *
     * @throws IllegalArgumentException naming every option that is unknown or has a wrong value
     */
    public static Settings of(Map<String, Object> options, List<Language> languages) {
        List<String> faults = new ArrayList<>();
        new TreeMap<>(options)
                .keySet().stream()
                        .filter(name -> !KNOWN.contains(name))
                        .forEach(name -> faults.add("Option '%s' is not known, expected one of %s."
                                .formatted(name, String.join(", ", KNOWN))));
        Options read = new Options(options, faults);
        long seed = read.whole("seed", SEED, Long.MIN_VALUE, Long.MAX_VALUE);
        Recipe usual = Recipe.standard(seed);
        int hidden = (int) read.whole("hidden", usual.hidden(), 1, 4096);
        int epochs = (int) read.whole("epochs", usual.epochs(), 1, 1000);
        int batch = (int) read.whole("batch", usual.batch(), 1, 4096);
        int members = (int) read.whole("members", usual.members(), 1, 16);
        double rate = read.share("rate", usual.rate(), Double.MIN_VALUE, Math.nextUp(1.0), "above 0 to 1");
        double dropInput = read.share("drop_input", usual.dropInput(), 0, 1, "0 to below 1");
        double dropHidden = read.share("drop_hidden", usual.dropHidden(), 0, 1, "0 to below 1");
        double smoothing = read.share("smoothing", usual.smoothing(), 0, 1, "0 to below 1");
        double heldOut = read.share("held_out", 0.1, 0, 0.5, "0 to below 0.5");
        List<String> outOfScope = read.names("out_of_scope", USUALLY_OUT_OF_SCOPE);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", faults));
        }
        return new Settings(
                new Recipe(hidden, epochs, batch, rate, dropInput, dropHidden, smoothing, members, seed),
                languages,
                heldOut,
                outOfScope);
    }

    /** Whether the examples of an intent are out of scope. */
    public boolean isOutOfScope(String intent) {
        return outOfScope.stream().anyMatch(name -> plain(name).equals(plain(intent)));
    }

    boolean[] outOfScope(List<String> intents) {
        boolean[] outside = new boolean[intents.size()];
        for (int k = 0; k < outside.length; k++) {
            outside[k] = isOutOfScope(intents.get(k));
        }
        return outside;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** Reads options and notes what is wrong with them, so that all of it is told at once. */
    private record Options(Map<String, Object> values, List<String> faults) {

        long whole(String name, long usual, long least, long most) {
            Object value = values.get(name);
            if (value == null && !values.containsKey(name)) {
                return usual;
            }
            boolean isWhole = value instanceof Integer || value instanceof Long;
            if (isWhole
                    && value instanceof Number number
                    && number.longValue() >= least
                    && number.longValue() <= most) {
                return number.longValue();
            }
            String range = least == Long.MIN_VALUE ? "" : " from %d to %d".formatted(least, most);
            faults.add("Option '%s' is '%s', expected a whole number%s.".formatted(name, value, range));
            return usual;
        }

        List<String> names(String name, List<String> usual) {
            Object value = values.get(name);
            if (!values.containsKey(name)) {
                return usual;
            }
            if (value instanceof String one) {
                return List.of(one);
            }
            if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
                return list.stream().map(String.class::cast).toList();
            }
            faults.add("Option '%s' is '%s', expected an intent or a list of intents.".formatted(name, value));
            return usual;
        }

        double share(String name, double usual, double least, double below, String range) {
            Object value = values.get(name);
            if (value == null && !values.containsKey(name)) {
                return usual;
            }
            if (value instanceof Number number && number.doubleValue() >= least && number.doubleValue() < below) {
                return number.doubleValue();
            }
            faults.add("Option '%s' is '%s', expected a number, %s.".formatted(name, value, range));
            return usual;
        }
    }
}
