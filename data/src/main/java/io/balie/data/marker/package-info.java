/** Reads {@code markers.yml}: the points of conversations that somebody wants to count. */
@NullMarked
package io.balie.data.marker;

import org.jspecify.annotations.NullMarked;
