/**
 * Points of conversations that somebody wants to count: "an order was placed", "the form was never finished".
 *
 * <p>A {@link io.balie.dialog.marker.Marker} is a condition over events, or conditions joined; {@link io.balie.dialog.marker.Markers} says where in a
 * conversation each applies, session by session, and {@link io.balie.dialog.marker.MarkerStatistics} counts that over many conversations.
 *
 * <p>Traps: a marker applies at events, not at messages, and no event is of two kinds, so {@code and} is of use with slots alone; of {@code at_least_once} and
 * {@code never} only the first event that it applies to is reported.
 */
@NullMarked
package io.balie.dialog.marker;

import org.jspecify.annotations.NullMarked;
