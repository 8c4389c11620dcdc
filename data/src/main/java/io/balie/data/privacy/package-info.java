/** Keeps people's data out of what need not show it. */
@NullMarked
package io.balie.data.privacy;

import org.jspecify.annotations.NullMarked;
