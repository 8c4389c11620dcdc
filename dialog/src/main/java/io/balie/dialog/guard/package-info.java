/** The gate that every reply passes: no colleague's name, number or address leaves the house. */
@NullMarked
package io.balie.dialog.guard;

import org.jspecify.annotations.NullMarked;
