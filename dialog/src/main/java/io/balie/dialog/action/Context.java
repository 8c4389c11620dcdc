package io.balie.dialog.action;

import io.balie.dialog.company.BusinessTime;
import io.balie.dialog.company.Company;
import io.balie.dialog.company.Knowledge;
import io.balie.dialog.domain.Domain;
import io.balie.dialog.event.Reason;
import io.balie.dialog.guard.NameGuard;
import io.balie.dialog.reply.Replies;
import io.balie.dialog.retelling.Reteller;
import io.balie.nlu.Language;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What an action may look at, beside the tracker.
 *
 * @param now the moment of the turn
 * @param facts what replies of this turn may depend on: slots, the scene, what a policy added; asked for only where something is said, for a policy may
 *     have to plan the turn for it
 * @param actions the other actions of the bot
 * @param outside what is reached outside the program
 * @param reasons is told what the action finds, for auditors
 */
public record Context(
        Instant now,
        Domain domain,
        Company company,
        BusinessTime time,
        Knowledge knowledge,
        Reteller reteller,
        Replies replies,
        NameGuard guard,
        Supplier<Map<String, Object>> facts,
        Actions actions,
        Outside outside,
        Consumer<Reason> reasons) {

    /**
     * What a bot reaches outside the program.
     *
     * @param actions runs the actions that the bot's author has written
     * @param responses words responses in place of the domain; empty: the domain does
     */
    public record Outside(ActionServer actions, Optional<ResponseGenerator> responses) {

        /** Nothing outside is reached. */
        public static final Outside NONE = new Outside(ActionServer.NONE, Optional.empty());
    }

    /** The same for an action whose reasons are kept apart. */
    Context telling(Consumer<Reason> others) {
        return new Context(
                now, domain, company, time, knowledge, reteller, replies, guard, facts, actions, outside, others);
    }

    /** The text as it may leave the house; that something was taken out is told. */
    String guarded(String text, Language language) {
        List<NameGuard.Leak> leaks = guard.leaks(text); // once, so that it takes no longer where there is something
        if (!leaks.isEmpty()) {
            Map<NameGuard.Kind, Long> taken = leaks.stream()
                    .collect(Collectors.groupingBy(
                            NameGuard.Leak::kind, () -> new EnumMap<>(NameGuard.Kind.class), Collectors.counting()));
            taken.forEach((kind, times) -> reasons.accept(new Reason.Guarded(
                    switch (kind) {
                        case NAME -> Reason.Guard.NAME;
                        case NUMBER -> Reason.Guard.NUMBER;
                        case ADDRESS -> Reason.Guard.ADDRESS;
                    },
                    times.intValue())));
        }
        return NameGuard.clean(text, leaks, language);
    }

    /** Whether the bot is a front desk, with its script and its own actions, rather than any Rasa project. */
    boolean frontDesk() {
        return actions.frontDesk();
    }
}
