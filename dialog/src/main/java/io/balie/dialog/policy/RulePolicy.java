package io.balie.dialog.policy;

import io.balie.dialog.domain.Bot;
import io.balie.dialog.domain.Domain;
import io.balie.dialog.event.Event;
import io.balie.dialog.event.Reason;
import io.balie.dialog.tracker.Tracker;
import io.balie.dialog.training.History;
import io.balie.dialog.training.Replay;
import io.balie.dialog.training.TrainingStory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Applies the rules of the bot's author, keeps forms going, and falls back when nothing else is to be done; as Rasa's.
 *
 * <p>A rule applies when the conversation's latest states are the rule's first ones; where several do, the one that says most. While a form asks, it goes on after
 * every message, unless it turned the message down; then rules say what is answered before it goes on.
 */
public final class RulePolicy implements Policy {

    private static final String NAME = "RulePolicy";

    private final Domain domain;
    private final Options options;
    private final RuleBook book;
    private final Set<String> onlyInRules;
    private final History.RuleOnly ruleOnly;
    private final List<Contradiction> contradictions;

    /**
     * How to apply rules.
     *
     * @param priority among policies that are as confident
     * @param fallbackConfidence how sure the fallback is that it is needed ({@code core_fallback_threshold}), 0 to 1
     * @param fallbackAction what is done when nothing else is
     * @param fallback whether there is a fallback
     * @param restrict whether a rule may have one message of the user at most
     * @param check whether rules are compared with each other and with the stories
     * @param asSureAsNlu whether a rule is as confident as the message's reading
     */
    public record Options(
            int priority,
            double fallbackConfidence,
            String fallbackAction,
            boolean fallback,
            boolean restrict,
            boolean check,
            boolean asSureAsNlu) {

        private static final int PRIORITY = 4;
        private static final double FALLBACK_CONFIDENCE = 0.3;
        private static final String FALLBACK = "action_default_fallback";

        /** As {@code config.yml} says. */
        public static Options of(Bot.Setting setting) {
            return new Options(
                    (int) setting.number("priority", PRIORITY),
                    setting.number("core_fallback_threshold", FALLBACK_CONFIDENCE),
                    Objects.toString(setting.options().get("core_fallback_action_name"), FALLBACK),
                    setting.flag("enable_fallback_prediction", true),
                    setting.flag("restrict_rules", true),
                    setting.flag("check_for_contradictions", true),
                    setting.flag("use_nlu_confidence_as_score", false));
        }
    }

    /**
     * The policy for one bot.
     *
     * @param stories rules and stories; see {@link #contradictions} for what is wrong with them
     */
    public RulePolicy(Domain domain, List<TrainingStory> stories, Options options) {
        RuleTraining training = new RuleTraining(domain, stories, options);
        this.domain = domain;
        this.options = options;
        this.book = training.book();
        this.onlyInRules = training.onlyInRules();
        this.ruleOnly = training.ruleOnly();
        this.contradictions = List.copyOf(training.contradictions());
    }

    /** What is wrong with the rules; with any of these a bot is not to be trained. */
    public List<Contradiction> contradictions() {
        return contradictions;
    }

    /** What only rules know of, and stories do not see. */
    public History.RuleOnly ruleOnly() {
        return ruleOnly;
    }

    @Override
    public Optional<Decision> decide(Tracker tracker, Instant now) {
        Replay replay = Replay.of(domain, tracker);
        RuleBook.Verdict verdict = book.verdict(replay, false);
        List<Event> events = verdict.interrupted() ? List.of(new Event.LoopInterrupted(now, true)) : List.of();
        if (verdict.action().isPresent()) {
            boolean hidden = verdict.source().map(onlyInRules::contains).orElse(false);
            return Optional.of(new Decision(
                    verdict.action().get(),
                    confidence(replay),
                    NAME,
                    options.priority(),
                    List.of(because(verdict)),
                    Map.of(),
                    hidden,
                    verdict.byText(),
                    verdict.loopGoesOn(),
                    events));
        }
        if (!options.fallback() && events.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Decision(
                        options.fallback() ? options.fallbackAction() : Decision.LISTEN,
                        options.fallback() ? options.fallbackConfidence() : 0,
                        NAME,
                        options.priority(),
                        List.of(new Reason.Fallback(options.fallbackConfidence())))
                .with(events));
    }

    private double confidence(Replay replay) {
        return options.asSureAsNlu()
                ? replay.message()
                        .flatMap(said -> said.reading().best())
                        .map(guess -> guess.confidence())
                        .orElse(1.0)
                : 1;
    }

    private Reason because(RuleBook.Verdict verdict) {
        String source = verdict.source().orElse("");
        if (source.startsWith(RuleBook.BY_DEFAULT)) {
            return new Reason.Obeyed(source.substring(RuleBook.BY_DEFAULT.length()));
        }
        if (source.startsWith(RuleBook.BY_LOOP)) {
            return new Reason.FormGoesOn(loopOf(source));
        }
        RuleBook.Learned rule = book.rules().get(source);
        // What the verdict names is a key of the book, unless something else than a rule decided.
        return rule == null
                ? new Reason.Plain(Reason.Cause.NOBODY_KNOWS)
                : new Reason.Rule(
                        rule.place().name(), rule.place().where(), rule.place().step());
    }

    private static String loopOf(String source) {
        String loop = source.substring(RuleBook.BY_LOOP.length());
        return loop.endsWith(RuleBook.THEN_LISTEN)
                ? loop.substring(0, loop.length() - RuleBook.THEN_LISTEN.length())
                : loop;
    }
}
