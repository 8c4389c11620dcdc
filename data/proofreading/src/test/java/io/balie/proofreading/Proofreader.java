package io.balie.proofreading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.languagetool.JLanguageTool;
import org.languagetool.Languages;
import org.languagetool.rules.RuleMatch;
import org.languagetool.rules.spelling.SpellingCheckRule;

/** Finds what is wrong with texts; every method returns the findings, one line each. */
final class Proofreader {

    static final int LONGEST = 300;
    private static final List<String> LANGUAGES = List.of("nl", "en", "de", "fr");
    private static final List<String> FORMS = List.of("formal", "informal");

    /** Rules that are not ours, each with its reason. */
    private static final Map<String, String> DISABLED =
            Map.of("EEN_PAAR_DOET", "'een paar' in the sense of some takes the plural");

    /** Words that the dictionary lacks: samples, and words of the trade. */
    private static final List<String> WORDS =
            List.of("Voorbeeldbedrijf", "Sanne", "acquisitie@voorbeeld.example", "chatgesprek");

    private static final Map<String, Pattern> FORMAL = Map.of(
            "nl", words("u|uw|uzelf|U|Uw"),
            // At the start of a sentence Sie may be they.
            "de", Pattern.compile("(?<=[\\p{L},] )(?:Sie|Ihnen|Ihr|Ihre|Ihrem|Ihren|Ihrer|Ihres)(?!\\p{L})"),
            "fr", words("[Vv]ous|[Vv]otre|[Vv]os"));
    private static final Map<String, Pattern> INFORMAL = Map.of(
            // jullie is informal too, also for several people.
            "nl", words("[Jj]e|[Jj]ij|[Jj]ou|[Jj]ouw|[Jj]ullie|[Jj]ezelf"),
            "de", words("[Dd]u|[Dd]ich|[Dd]ir|[Dd]eine?[mnrs]?|[Ee]uch|[Ee]uer"),
            "fr", words("[Tt]u|[Tt]e|[Tt]oi|[Tt]on|[Tt]a|[Tt]es|[Tt]'"));

    private Proofreader() {}

    private static Pattern words(String words) {
        return Pattern.compile("(?<![\\p{L}])(?:" + words + ")(?![\\p{L}])");
    }

    /** Spelling and grammar of the Dutch texts. */
    static List<String> dutch(List<Said> said) {
        JLanguageTool tool = new JLanguageTool(Languages.getLanguageForShortCode("nl"));
        DISABLED.keySet().forEach(tool::disableRule);
        tool.getAllActiveRules().stream()
                .filter(SpellingCheckRule.class::isInstance)
                .forEach(rule -> ((SpellingCheckRule) rule).addIgnoreTokens(WORDS));
        List<String> found = new ArrayList<>();
        for (Said one : said) {
            if (!"nl".equals(one.conditions().get("language"))) {
                continue;
            }
            try {
                for (RuleMatch match : tool.check(one.text())) {
                    found.add("%s: %s: '%s', %s %s"
                            .formatted(
                                    one,
                                    match.getRule().getId(),
                                    one.text().substring(match.getFromPos(), match.getToPos()),
                                    match.getMessage(),
                                    match.getSuggestedReplacements().stream()
                                            .limit(3)
                                            .toList()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    /** Texts that address somebody in the other form, or in a form where none is asked for. */
    static List<String> wrongAddress(List<Said> said) {
        List<String> found = new ArrayList<>();
        for (Said one : said) {
            String language = one.conditions().get("language");
            if (language == null || !FORMAL.containsKey(language)) {
                continue;
            }
            String form = one.conditions().get("address_form");
            if (!"formal".equals(form)) {
                first(FORMAL, language, one).ifPresent(word -> found.add("%s says '%s'.".formatted(one, word)));
            }
            if (!"informal".equals(form)) {
                first(INFORMAL, language, one).ifPresent(word -> found.add("%s says '%s'.".formatted(one, word)));
            }
        }
        return found;
    }

    private static Optional<String> first(Map<String, Pattern> patterns, String language, Said said) {
        Pattern pattern = patterns.get(language);
        Matcher matcher = pattern == null ? null : pattern.matcher(said.text());
        return matcher != null && matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    /** Texts that are longer, filled, than a message may be. */
    static List<String> tooLong(List<Said> said) {
        return said.stream()
                .filter(one -> one.text().length() > LONGEST)
                .map(one -> "%s has %d characters.".formatted(one, one.text().length()))
                .toList();
    }

    /** Places that no sample fills: either the bot's or this module's fault. */
    static List<String> unfilled(List<Said> said) {
        return said.stream()
                .filter(one -> one.text().contains("{"))
                .map(Said::toString)
                .toList();
    }

    /** Responses that lack a language or a form of address, for each set of their other conditions. */
    static List<String> missing(List<Said> said) {
        Map<String, List<Said>> situations = new TreeMap<>();
        for (Said one : said) {
            Map<String, String> others = new TreeMap<>(one.conditions());
            others.remove("language");
            others.remove("address_form");
            situations
                    .computeIfAbsent(one.response() + " " + others, s -> new ArrayList<>())
                    .add(one);
        }
        Set<String> found = new TreeSet<>();
        situations.forEach((situation, variations) -> {
            for (String language : LANGUAGES) {
                for (String form : FORMS) {
                    if (variations.stream().noneMatch(one -> one.isIn(language) && one.addresses(form))) {
                        found.add("%s lacks %s %s.".formatted(situation, language, form));
                    }
                }
            }
        });
        return List.copyOf(found);
    }
}
