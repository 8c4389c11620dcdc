package io.balie.shell.command;

import io.balie.data.privacy.Mask;
import io.balie.data.search.Wanted;
import io.balie.data.transcript.Summary;
import io.balie.shell.Surroundings;
import io.balie.shell.conversation.Auditor;
import io.balie.shell.conversation.TranscriptSearch;
import io.balie.shell.desk.Desks;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.line.Talk;
import io.balie.shell.transcript.Refs;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import tools.jackson.databind.json.JsonMapper;

/** Finds what was said. */
public final class SearchCommands {

    private static final String GROUP = "Auditing";
    private static final int LONGEST = 160;
    private static final Set<String> SPEAKERS = Set.of("user", "bot", "agent", "note");

    private final Auditing auditing;
    private final Desks desks;
    private final Talk talk;

    /** Searches the transcripts below {@code BALIE_HOME}. */
    public SearchCommands(Surroundings surroundings, Desks desks, Talk talk) {
        this.auditing = new Auditing(surroundings);
        this.desks = desks;
        this.talk = talk;
    }

    /** Search. */
    @Command(
            name = {"transcripts", "search"},
            group = GROUP,
            description = "Find what was said, by words and by what was decided.",
            help = """
                    All the words must be there, in any form ('fiets' finds 'fietsen'); what stands between quotes must be said so, word by word. A
                    telephone number is found in any spelling. The latest come first; times are the company's, with the offset. What points to a person is masked; 'transcripts show' shows
                    all. Every search that finds something is noted. Without words, everything that fits the options is found.""")
    public void search(
            @Argument(index = 0, description = "WORDS...", defaultValue = "") String words,
            @Option(longName = "category", description = "only conversations of this category") String category,
            @Option(longName = "outcome", description = "only conversations with this outcome") String outcome,
            @Option(longName = "since", description = "from this day or moment on: " + Times.FORMS) String since,
            @Option(longName = "until", description = "up to and with this day, or before this moment") String until,
            @Option(
                            longName = "belief-above",
                            description = "only where the log-odds that this is a seller are above it")
                    String belief,
            @Option(longName = "reason", description = "only where the bot's reason has these words") String reason,
            @Option(longName = "action", description = "only turns with this action") String action,
            @Option(longName = "policy", description = "only turns in which this policy decided") String policy,
            @Option(longName = "intent", description = "only messages with this intent, and their answers")
                    String intent,
            @Option(longName = "said-by", description = "user, bot, agent (a person in its place) or note")
                    String saidBy,
            @Option(longName = "limit", description = "at most so many", defaultValue = "20") int limit,
            @Option(longName = "company", description = ModelCommands.COMPANY) String company,
            @Option(longName = "as", description = Auditing.AS) String as,
            @Option(longName = "why", description = Auditing.WHY) String why,
            @Option(longName = "json", description = ModelCommands.JSON, defaultValue = "false") boolean json,
            CommandContext context) {
        if (limit < 1) {
            throw new CommandFailed(Status.WRONG_USAGE, "--limit is %d, expected at least 1.".formatted(limit));
        }
        if (!saidBy.isBlank() && !SPEAKERS.contains(saidBy)) {
            throw new CommandFailed(
                    Status.WRONG_USAGE, "--said-by is '%s', expected user, bot, agent or note.".formatted(saidBy));
        }
        auditing.mustBeKnown("--category", category, Auditing.CATEGORIES, Summary::category);
        auditing.mustBeKnown("--outcome", outcome, Auditing.OUTCOMES, Summary::outcome);
        Times times = Times.of(desks, company);
        Wanted wanted = new Wanted(
                words,
                given(category),
                given(outcome),
                times.since(since),
                times.until(until),
                number("--belief-above", belief),
                given(reason),
                given(action),
                given(policy),
                given(intent),
                given(saidBy),
                limit);
        String country = Auditing.country(desks, company);
        Auditor.Look look = auditing.by("transcripts search", as, why);
        TranscriptSearch.Answer answer =
                auditing.telling("", () -> auditing.search(country).search(wanted, look));
        show(answer, words, Mask.of(country), times, json, context.outputWriter());
    }

    private void show(
            TranscriptSearch.Answer answer, String words, Mask mask, Times times, boolean json, PrintWriter out) {
        if (json) {
            List<Map<String, @Nullable Object>> found = new ArrayList<>();
            for (TranscriptSearch.Found one : answer.found()) {
                Map<String, @Nullable Object> item = new LinkedHashMap<>();
                item.put("conversation", one.conversation().ref());
                item.put("turn", one.hit().turn());
                item.put("seq", one.hit().seq());
                item.put("at", one.hit().at().toString());
                item.put("by", one.by());
                item.put("text", mask.naming(one.names()).text(one.text()));
                item.put("category", one.conversation().category().orElse(null));
                item.put("outcome", one.conversation().outcome().orElse(null));
                found.add(item);
            }
            out.println(JsonMapper.shared().writeValueAsString(Map.of("total", answer.total(), "found", found)));
            return;
        }
        if (answer.found().isEmpty()) {
            talk.say("Nothing was found.");
            return;
        }
        String form = "%-12s  %4s  %-" + Times.WIDTH + "s  %-5s  %s";
        out.println(form.formatted("ref", "turn", "time", "by", "said"));
        for (TranscriptSearch.Found one : answer.found()) {
            out.println(form.formatted(
                    Refs.brief(one.conversation().ref()),
                    one.hit().turn(),
                    times.shown(one.hit().at()),
                    one.by(),
                    snippet(mask.naming(one.names()).text(Shown.plain(one.text())), words)));
        }
        if (answer.total() > answer.found().size()) {
            talk.say("%d of %d; --limit shows more".formatted(answer.found().size(), answer.total()));
        }
    }

    /** The part of a long text where the first of the words stands, if one of them stands there as it was typed. */
    static String snippet(String text, String words) {
        if (text.length() <= LONGEST) {
            return text;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        int at = -1;
        for (String word :
                words.toLowerCase(Locale.ROOT).replace('"', ' ').strip().split("\\s+")) {
            int found = word.isEmpty() ? -1 : lower.indexOf(word);
            at = at < 0 ? found : at;
        }
        int from = Math.clamp(at - LONGEST / 3, 0, text.length() - LONGEST);
        int to = from + LONGEST;
        if (from > 0 && Character.isLowSurrogate(text.charAt(from))) {
            from++;
        }
        if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) {
            to--;
        }
        return (from > 0 ? "…" : "") + text.substring(from, to).strip() + (to < text.length() ? "…" : "");
    }

    private static Optional<String> given(String value) {
        return Optional.of(value).filter(text -> !text.isBlank());
    }

    private static OptionalDouble number(String option, String value) {
        if (value.isBlank()) {
            return OptionalDouble.empty();
        }
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException e) {
            number = Double.NaN;
        }
        if (!Double.isFinite(number)) {
            throw new CommandFailed(
                    Status.WRONG_USAGE,
                    "%s is '%s', expected a number, such as 0 (as likely as not) or 2.2 (nine in ten)."
                            .formatted(option, Shown.plain(value)));
        }
        return OptionalDouble.of(number);
    }
}
