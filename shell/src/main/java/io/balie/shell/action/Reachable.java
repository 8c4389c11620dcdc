package io.balie.shell.action;

import io.balie.dialog.action.ActionServer;
import io.balie.dialog.action.Context;
import io.balie.dialog.custom.JavaActions;
import io.balie.dialog.domain.Domain;
import io.balie.nlu.Language;
import java.time.ZoneId;
import java.util.Optional;

/**
 * All that a bot can reach outside the program. Here one starts: {@link #outside} makes what turns are taken with.
 *
 * @param actionServer runs the actions that no jar has; empty: those fail, with a message that says so
 * @param domainOnlyWhereNeeded whether only actions that ask for it are sent the domain (Rasa: {@code enable_selective_domain})
 * @param zipped whether what is sent to the action server is compressed (Rasa: {@code COMPRESS_ACTION_SERVER_REQUEST})
 * @param responseServer words the responses; empty: the domain does
 * @param jars the Java actions beside the bot
 */
public record Reachable(
        Optional<Endpoint> actionServer,
        boolean domainOnlyWhereNeeded,
        boolean zipped,
        Optional<Endpoint> responseServer,
        ActionJars jars) {

    /**
     * What the turns of a bot are taken with.
     *
     * @param language the language of the bot
     * @param zone where the clock of reminders is that do not tell theirs
     */
    public Context.Outside outside(Domain domain, Language language, ZoneId zone) {
        ActionServer server = actionServer
                .<ActionServer>map(endpoint ->
                        new HttpActionServer(endpoint, domainOnlyWhereNeeded, zipped, new EventReader(language, zone)))
                .orElse(ActionServer.NONE);
        return new Context.Outside(
                new LoggedActions(new JavaActions(jars.actions(), jars.validators(), server)),
                responseServer.map(endpoint -> new HttpResponseGenerator(endpoint, domain)));
    }
}
