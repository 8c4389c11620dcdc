/** The company that the desk stands in front of: its names, hours, directory and policy, and what time means to it. */
@NullMarked
package io.balie.dialog.company;

import org.jspecify.annotations.NullMarked;
