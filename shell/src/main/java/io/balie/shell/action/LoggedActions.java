package io.balie.shell.action;

import io.balie.dialog.action.ActionServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator of actions that could not be run. A rejection is no fault, and told nobody. */
record LoggedActions(ActionServer server) implements ActionServer {

    private static final Logger LOG = LoggerFactory.getLogger(LoggedActions.class);

    @Override
    public Answer run(Call call) {
        Answer answer = server.run(call);
        if (answer instanceof Answer.Failed failed) {
            LOG.error("{}", failed.reason());
        }
        return answer;
    }

    @Override
    public boolean has(String action) {
        return server.has(action);
    }
}
