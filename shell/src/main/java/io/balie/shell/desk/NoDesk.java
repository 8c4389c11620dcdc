package io.balie.shell.desk;

/** There is no model to serve with: it was taken away. */
public final class NoDesk extends RuntimeException {

    /** Without a cause: somebody asked for it. */
    public NoDesk() {
        super("No agent loaded. To continue processing, a model of a trained agent needs to be loaded.");
    }
}
