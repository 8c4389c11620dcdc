package io.balie.faults;

/** Breaks one thing, as often as asked, and counts what came of it. */
public interface FaultProgram {

    /** One word. */
    String name();

    /** One line: what is promised, and with which settings it is tried. */
    String promise();

    /**
     * Break it.
     *
     * @return what was counted, and every promise that did not hold
     * @throws Exception if it could not be tried at all
     */
    // Each breaks something else: files, processes, threads. Whoever runs it only says that it could not be done.
    Outcome run(Settings settings) throws Exception;
}
