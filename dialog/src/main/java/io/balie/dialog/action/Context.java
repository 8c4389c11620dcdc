package io.balie.dialog.action;

import io.balie.dialog.company.BusinessTime;
import io.balie.dialog.company.Company;
import io.balie.dialog.company.Knowledge;
import io.balie.dialog.domain.Domain;
import io.balie.dialog.guard.NameGuard;
import io.balie.dialog.reply.Replies;
import io.balie.dialog.retelling.Reteller;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What an action may look at, beside the tracker.
 *
 * @param now the moment of the turn
 * @param facts what replies of this turn may depend on: slots, the scene, what a policy added
 * @param actions the other actions of the bot
 * @param outside what is reached outside the program
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
        Map<String, Object> facts,
        Actions actions,
        Outside outside) {

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

    /** Whether the bot is a front desk, with its script and its own actions, rather than any Rasa project. */
    boolean frontDesk() {
        return actions.frontDesk();
    }
}
