/**
 * The story graph as one HTML file that needs nothing else: no network, no library.
 *
 * <p>{@link io.balie.shell.visualize.GraphPage#html} is the front door. {@link io.balie.shell.visualize.Layout} finds a place for everything: columns by
 * distance from the start, in each column an order with few crossings.
 */
@NullMarked
package io.balie.shell.visualize;

import org.jspecify.annotations.NullMarked;
