package io.balie.dialog.company;

import java.time.LocalDate;

/** Which days are public holidays. */
@FunctionalInterface
public interface Holidays {

    /** No day is. */
    Holidays NONE = day -> false;

    /** Whether this day is a public holiday. */
    boolean on(LocalDate day);
}
