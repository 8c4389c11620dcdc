package io.balie.nlu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A small project as people write them: seven intents with a handful of examples, some annotated, and a retrieval intent. */
public final class Cinema {

    private static final Pattern ANNOTATED = Pattern.compile("\\[([^]]+)]\\(([^:)]+)(?::([^)]+))?\\)");

    private Cinema() {}

    /** Everything. */
    public static TrainingData data() {
        return new TrainingData(
                examples(),
                Map.of("the big apple", "New York", "NYC", "New York"),
                Map.of("booking", List.of("\\bB\\d{4}\\b")),
                Map.of("film", List.of("Alien", "Jaws", "Spirited Away")),
                Map.of(
                        "faq/opening",
                        List.of("We are open every day from noon until midnight."),
                        "faq/parking",
                        List.of("There is a car park behind the cinema.")));
    }

    /** The examples. */
    public static List<Example> examples() {
        List<Example> all = new ArrayList<>();
        add(all, "greet", "hi", "hello", "hey there", "good morning", "good evening", "hello!");
        add(all, "goodbye", "bye", "see you", "good night", "have a nice day", "see you later");
        add(all, "affirm", "yes", "sure", "of course", "that sounds good", "correct");
        add(all, "deny", "no", "never", "I don't think so", "not really", "no way");
        add(
                all,
                "book_film",
                "I want to see [Alien](film)",
                "two tickets for [Jaws](film) please",
                "book [Spirited Away](film) for tonight",
                "can I book [Jaws](film)",
                "please reserve seats for [Alien](film)",
                "is [Spirited Away](film) still showing",
                "my booking is [B1234](booking)");
        add(
                all,
                "book_train",
                "from [Berlin](city.from) to [Rome](city.to)",
                "a train from [Paris](city.from) to [Madrid](city.to)",
                "I travel from [Oslo](city.from) to [New York](city.to)",
                "ticket to [Vienna](city.to) from [Bern](city.from)",
                "I must get from [Lisbon](city.from) to [Prague](city.to)",
                "to [Dublin](city.to) from [NYC](city.from:New York) please");
        add(all, "faq/opening", "when are you open", "what are the opening hours", "are you open on sunday");
        add(all, "faq/parking", "where can I park", "is there a car park", "can I leave my car with you");
        return all;
    }

    private static void add(List<Example> all, String intent, String... texts) {
        for (String text : texts) {
            all.add(example(intent, text));
        }
    }

    /** An example of marked text: {@code [Rome](city.to:Roma)} is a city with a role and a value. */
    public static Example example(String intent, String marked) {
        Matcher matcher = ANNOTATED.matcher(marked);
        StringBuilder text = new StringBuilder();
        List<Entity> entities = new ArrayList<>();
        int at = 0;
        while (matcher.find()) {
            text.append(marked, at, matcher.start());
            int start = text.length();
            text.append(matcher.group(1));
            int dot = matcher.group(2).indexOf('.');
            entities.add(new Entity(
                    dot < 0 ? matcher.group(2) : matcher.group(2).substring(0, dot),
                    start,
                    text.length(),
                    Optional.ofNullable(matcher.group(3)).orElse(matcher.group(1)),
                    "annotation",
                    dot < 0 ? Optional.empty() : Optional.of(matcher.group(2).substring(dot + 1)),
                    Optional.empty(),
                    OptionalDouble.empty()));
            at = matcher.end();
        }
        text.append(marked, at, marked.length());
        return new Example(text.toString(), intent, Language.EN, entities);
    }
}
