package io.balie.shell;

import java.io.ObjectInputFilter;

/**
 * Nothing is ever made of serialised Java objects here: a file that holds some is somebody's attempt to run code. Libraries that
 * would read them (DL4J's {@code ModelSerializer} does) are refused by the Java machine itself.
 */
final class Deserialisation {

    private Deserialisation() {}

    /** Refuse every class for the whole process, also where the launcher did not; where a filter is set, that one stays. */
    static void refuse() {
        if (ObjectInputFilter.Config.getSerialFilter() == null) {
            ObjectInputFilter.Config.setSerialFilter(ObjectInputFilter.Config.createFilter("!*"));
        }
    }
}
