/**
 * Breaks things on purpose and says whether what is promised held: kills, power cuts, full disks, crowds, changed bits.
 *
 * <p>Start here: {@link io.balie.faults.Faults} runs one {@link io.balie.faults.FaultProgram} by its name. Its short form is a test of the
 * ordinary build. To add one: implement {@code FaultProgram}, and put it among {@code Faults.PROGRAMS}.
 */
@NullMarked
package io.balie.faults;

import org.jspecify.annotations.NullMarked;
