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

/**
 * What an action may look at, beside the tracker.
 *
 * @param now the moment of the turn
 * @param facts what replies of this turn may depend on: slots, the scene, what a policy added
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
        Map<String, Object> facts) {}
