package io.balie.proofreading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A variation of a response, with its places filled by samples.
 *
 * @param response the action that says it
 * @param conditions on slots and facts, by name
 * @param where the file it stands in
 */
record Said(String response, String text, Map<String, String> conditions, String where) {

    /** Values as long as they get in earnest, so that the length of a filled text means something. */
    private static final Map<String, String> SAMPLES = Map.ofEntries(
            Map.entry("company_name", "Voorbeeldbedrijf"),
            Map.entry("assistant", "Sanne"),
            Map.entry("greeting", "Goedemiddag"),
            Map.entry("vendor_email", "acquisitie@voorbeeld.example"),
            Map.entry("website", "https://www.voorbeeld.example"),
            Map.entry("link", "https://www.voorbeeld.example/openingstijden"),
            Map.entry("due", "morgen, dinsdag 24 november, om 10.30 uur"),
            Map.entry("next_opening", "dinsdag 24 november om 9.00 uur"),
            Map.entry("answer", "De winkel is op werkdagen open van 9.00 tot 18.00 uur."),
            Map.entry("summary_question", "Begrijp ik het goed dat u een nieuwe slang voor de pomp zoekt?"),
            Map.entry("unclear", "de pomp"));

    /** Every variation below a bot's domain. */
    static List<Said> below(Path bot) {
        List<Said> said = new ArrayList<>();
        for (Path file : files(bot)) {
            for (Map.Entry<String, List<Map<String, Object>>> response :
                    responses(file).entrySet()) {
                for (Map<String, Object> variation : response.getValue()) {
                    if (variation.get("text") instanceof String text) {
                        said.add(new Said(
                                response.getKey(),
                                filled(text),
                                conditions(variation),
                                bot.relativize(file).toString()));
                    }
                }
            }
        }
        return said;
    }

    private static List<Path> files(Path bot) {
        try (Stream<Path> walk = Files.walk(bot)) {
            return walk.filter(file -> {
                        String name = bot.relativize(file).toString();
                        return name.equals("domain.yml") || (name.startsWith("domain/") && name.endsWith(".yml"));
                    })
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked") // the product's own reader has checked the shape; this one only looks at texts
    private static Map<String, List<Map<String, Object>>> responses(Path file) {
        try {
            Object root = new Load(
                            LoadSettings.builder().setLabel(file.toString()).build())
                    .loadFromString(Files.readString(file));
            Map<String, List<Map<String, Object>>> none = Map.of();
            return root instanceof Map<?, ?> map && map.get("responses") instanceof Map<?, ?> responses
                    ? (Map<String, List<Map<String, Object>>>) responses
                    : none;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> conditions(Map<String, Object> variation) {
        Map<String, String> conditions = new LinkedHashMap<>();
        if (variation.get("condition") instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> condition) {
                    conditions.put(String.valueOf(condition.get("name")), String.valueOf(condition.get("value")));
                }
            }
        }
        return conditions;
    }

    private static String filled(String text) {
        String filled = text.strip();
        for (Map.Entry<String, String> sample : SAMPLES.entrySet()) {
            filled = filled.replace("{" + sample.getKey() + "}", sample.getValue());
        }
        return filled;
    }

    /** Without a language it is said in every language. */
    boolean isIn(String language) {
        return Optional.ofNullable(conditions.get("language")).orElse(language).equals(language);
    }

    /** Without a form of address it is said to everybody. */
    boolean addresses(String form) {
        return Optional.ofNullable(conditions.get("address_form")).orElse(form).equals(form);
    }

    @Override
    public String toString() {
        return "%s %s %s: \"%s\"".formatted(where, response, conditions, text);
    }
}
