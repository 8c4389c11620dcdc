package io.balie.nlu.pipeline;

/**
 * What is used where another component is configured.
 *
 * @param component as configured
 * @param used a sentence about what does its work
 * @param isSubstitute whether the component has no counterpart, so that something else, or nothing, takes its place
 */
public record Note(String component, String used, boolean isSubstitute) {

    static final String UNKNOWN = "not known: left out.";

    /** Whether the name is neither a component's nor a class path, and so most likely misspelt. */
    public boolean isUnknown() {
        return used.equals(UNKNOWN);
    }

    @Override
    public String toString() {
        return component + ": " + used;
    }
}
