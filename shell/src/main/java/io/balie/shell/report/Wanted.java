package io.balie.shell.report;

/**
 * Which files a test is to write beside its report.
 *
 * @param successes what was right
 * @param errors what was wrong
 * @param warnings what was right and still surprised
 * @param pictures confusion matrices and histograms
 */
public record Wanted(boolean successes, boolean errors, boolean warnings, boolean pictures) {

    /** What Rasa writes if nothing else is asked. */
    public static final Wanted USUAL = new Wanted(false, true, true, true);
}
